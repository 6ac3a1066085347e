-- Schema 11 for PostgreSQL: a package whose receipt was given still waits for its end. Its sister lies in ../sqlite.

UPDATE package SET open = 'yes' WHERE state = 'receipted';
