-- Schema 5 for SQLite: the tokens of office systems (Fachverfahren). Its sister lies in ../postgres.
-- The token itself is shown once and kept nowhere; here is its SHA-256
-- (docs/decisions/0025-api-for-office-systems.md).

CREATE TABLE office_token (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id),
    office_id TEXT NOT NULL REFERENCES office (id),
    label TEXT NOT NULL,
    token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    issued_at TEXT NOT NULL,
    until TEXT NOT NULL,
    revoked_at TEXT
) STRICT;

CREATE INDEX office_token_by_account ON office_token (account_id);
