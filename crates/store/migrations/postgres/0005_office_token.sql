-- Schema 5 for PostgreSQL: the tokens of office systems (Fachverfahren). Its sister lies in ../sqlite.
-- The token itself is shown once and kept nowhere; here is its SHA-256
-- (docs/decisions/0025-api-for-office-systems.md).

CREATE TABLE office_token (
    id TEXT COLLATE "C" PRIMARY KEY,
    account_id TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    office_id TEXT COLLATE "C" NOT NULL REFERENCES office (id),
    label TEXT COLLATE "C" NOT NULL,
    token_hash BYTEA NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    issued_at TEXT COLLATE "C" NOT NULL,
    until TEXT COLLATE "C" NOT NULL,
    revoked_at TEXT COLLATE "C"
);

CREATE INDEX office_token_by_account ON office_token (account_id);
