-- Schema 13 for SQLite: passkeys beside the second factor of a local account, and what a session was asked for them.
-- Its sister lies in ../postgres. Public keys only; the private ones never leave their devices
-- (docs/decisions/0063-passkeys.md).

CREATE TABLE passkey (
    credential_id BLOB PRIMARY KEY CHECK (length(credential_id) BETWEEN 1 AND 1023),
    account_id TEXT NOT NULL REFERENCES credential (account_id),
    public_key BLOB NOT NULL CHECK (length(public_key) = 65),
    label TEXT NOT NULL,
    counter INTEGER NOT NULL CHECK (counter BETWEEN 0 AND 4294967295),
    made_at TEXT NOT NULL,
    used_at TEXT
) STRICT;

CREATE INDEX passkey_by_account ON passkey (account_id);

-- Thirty-two random bytes that a passkey signs, once and until this moment.
ALTER TABLE session ADD COLUMN question TEXT;
ALTER TABLE session ADD COLUMN question_until TEXT;
