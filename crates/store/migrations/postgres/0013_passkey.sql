-- Schema 13 for PostgreSQL: passkeys beside the second factor of a local account, and what a session was asked for them.
-- Its sister lies in ../sqlite. Public keys only; the private ones never leave their devices
-- (docs/decisions/0063-passkeys.md).

CREATE TABLE passkey (
    credential_id BYTEA PRIMARY KEY CHECK (length(credential_id) BETWEEN 1 AND 1023),
    account_id TEXT COLLATE "C" NOT NULL REFERENCES credential (account_id),
    public_key BYTEA NOT NULL CHECK (length(public_key) = 65),
    label TEXT COLLATE "C" NOT NULL,
    counter BIGINT NOT NULL CHECK (counter BETWEEN 0 AND 4294967295),
    made_at TEXT COLLATE "C" NOT NULL,
    used_at TEXT COLLATE "C"
);

CREATE INDEX passkey_by_account ON passkey (account_id);

-- Thirty-two random bytes that a passkey signs, once and until this moment.
ALTER TABLE session ADD COLUMN question TEXT COLLATE "C";
ALTER TABLE session ADD COLUMN question_until TEXT COLLATE "C";
