## The public site
