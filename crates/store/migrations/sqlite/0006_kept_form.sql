-- Schema 6 for SQLite: forms that somebody has begun and keeps. Its sister lies in ../postgres.
-- One for each account and page, sealed, gone when the form is sent and at the latest with the forms that
-- nobody sends again.

CREATE TABLE kept_form (
    account_id TEXT NOT NULL REFERENCES account (id),
    path TEXT NOT NULL,
    sealed BLOB NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (account_id, path)
) STRICT;

CREATE INDEX kept_form_by_time ON kept_form (at);
