## The page for the person concerned, by the code from the letter.
