-- Schema 2 for SQLite: who signs in and how, forms sent once, deputies. Its sister lies in ../postgres.
-- Secrets are never kept: of a session and of a form only their SHA-256, of a password its argon2id hash,
-- of a second factor the sealed secret (docs/keys.md, docs/decisions/0022-sign-in.md).

-- Shown to people; gives no permission by itself. Refers to an account.
ALTER TABLE account ADD COLUMN deputy_id TEXT;

-- The password of an account that signs in without OpenID Connect. The second factor counts once its
-- first code was accepted (totp_last_step); tries are counted per account.
CREATE TABLE credential (
    account_id TEXT PRIMARY KEY REFERENCES account (id),
    password_hash TEXT NOT NULL,
    must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
    changed_at TEXT NOT NULL,
    totp_sealed BLOB,
    totp_last_step INTEGER,
    failures INTEGER NOT NULL,
    locked_until TEXT
) STRICT;

CREATE TABLE session (
    token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    account_id TEXT NOT NULL REFERENCES account (id),
    begun_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    until TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('password', 'open-id-connect', 'demo')),
    factor_open INTEGER NOT NULL CHECK (factor_open IN (0, 1)),
    oidc_subject TEXT,
    oidc_session TEXT
) STRICT;

CREATE INDEX session_by_account ON session (account_id);
CREATE INDEX session_by_oidc_subject ON session (oidc_subject) WHERE oidc_subject IS NOT NULL;
CREATE INDEX session_by_oidc_session ON session (oidc_session) WHERE oidc_session IS NOT NULL;

-- What became of signing in. A login that nobody has is not written down.
CREATE TABLE sign_in_event (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    account_id TEXT,
    event TEXT NOT NULL
) STRICT;

CREATE INDEX sign_in_event_by_time ON sign_in_event (at);

-- A form that was carried out, and the record it made or changed: it is never carried out twice.
CREATE TABLE submission (
    form_key_hash BLOB PRIMARY KEY CHECK (length(form_key_hash) = 32),
    account_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    record_id TEXT,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX submission_by_time ON submission (at);

CREATE TRIGGER sign_in_event_refuses_update BEFORE UPDATE ON sign_in_event
BEGIN
    SELECT RAISE(ABORT, 'sign_in_event is append-only');
END;
CREATE TRIGGER submission_refuses_update BEFORE UPDATE ON submission
BEGIN
    SELECT RAISE(ABORT, 'submission is append-only');
END;
