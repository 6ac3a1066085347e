-- Schema 11 for SQLite: a package whose receipt was given still waits for its end. Its sister lies in ../postgres.

UPDATE package SET open = 'yes' WHERE state = 'receipted';
