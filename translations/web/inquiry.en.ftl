## Inquiries of the council (Anfragen), from intake to publication.
