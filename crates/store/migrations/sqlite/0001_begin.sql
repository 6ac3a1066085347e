-- Schema 1 for SQLite. Its sister lies in ../postgres; a test compares their columns.
-- Ids are hyphenated UUIDs, moments RFC 3339 in UTC with six decimals, days ISO 8601, booleans 0/1.
-- Binary columns hold ciphertext, hashes and salts only (N-18).

CREATE TABLE installation (
    single INTEGER PRIMARY KEY CHECK (single = 1),
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('municipality', 'family-benefits-office', 'statistics-office')),
    name TEXT NOT NULL,
    demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
    log_origin TEXT NOT NULL,
    since TEXT NOT NULL,
    wrapped_key BLOB NOT NULL
) STRICT;

CREATE TABLE office (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    wrapped_key BLOB NOT NULL
) STRICT;

CREATE TABLE carrier (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE account (
    id TEXT PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    office_id TEXT REFERENCES office (id),
    carrier_id TEXT REFERENCES carrier (id),
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

-- Hinweis: present state; references and dates as columns, the rest in body (JSON).
CREATE TABLE indication (
    id TEXT PRIMARY KEY,
    office_id TEXT REFERENCES office (id),
    run_id TEXT,
    person_id TEXT,
    case_id TEXT,
    carrier_id TEXT,
    started_by TEXT,
    handed_to TEXT,
    excluded TEXT NOT NULL,
    state TEXT NOT NULL,
    due TEXT,
    since TEXT NOT NULL,
    changed TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX indication_by_office ON indication (office_id, since, id) WHERE office_id IS NOT NULL;
CREATE INDEX indication_by_run ON indication (run_id, since, id) WHERE run_id IS NOT NULL;
CREATE INDEX indication_in_run ON indication (run_id, office_id, state) WHERE run_id IS NOT NULL;
CREATE INDEX indication_by_person ON indication (person_id, since, id) WHERE person_id IS NOT NULL;
CREATE INDEX indication_by_case ON indication (case_id, since, id) WHERE case_id IS NOT NULL;
CREATE INDEX indication_by_carrier ON indication (carrier_id, since, id) WHERE carrier_id IS NOT NULL;
CREATE INDEX indication_by_receiver ON indication (handed_to, since, id) WHERE handed_to IS NOT NULL;
CREATE INDEX indication_by_due ON indication (due) WHERE due IS NOT NULL;

-- Vorgang: present state; references and dates as columns, the rest in body (JSON).
CREATE TABLE cases (
    id TEXT PRIMARY KEY,
    office_id TEXT REFERENCES office (id),
    run_id TEXT,
    person_id TEXT,
    case_id TEXT,
    carrier_id TEXT,
    started_by TEXT,
    handed_to TEXT,
    excluded TEXT NOT NULL,
    state TEXT NOT NULL,
    due TEXT,
    since TEXT NOT NULL,
    changed TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX cases_by_office ON cases (office_id, since, id) WHERE office_id IS NOT NULL;
CREATE INDEX cases_by_run ON cases (run_id, since, id) WHERE run_id IS NOT NULL;
CREATE INDEX cases_by_person ON cases (person_id, since, id) WHERE person_id IS NOT NULL;
CREATE INDEX cases_by_case ON cases (case_id, since, id) WHERE case_id IS NOT NULL;
CREATE INDEX cases_by_carrier ON cases (carrier_id, since, id) WHERE carrier_id IS NOT NULL;
CREATE INDEX cases_by_due ON cases (due) WHERE due IS NOT NULL;

-- Vor-Ort-Termin: present state; references and dates as columns, the rest in body (JSON).
CREATE TABLE visit (
    id TEXT PRIMARY KEY,
    office_id TEXT REFERENCES office (id),
    run_id TEXT,
    person_id TEXT,
    case_id TEXT,
    carrier_id TEXT,
    started_by TEXT,
    handed_to TEXT,
    excluded TEXT NOT NULL,
    state TEXT NOT NULL,
    due TEXT,
    since TEXT NOT NULL,
    changed TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX visit_by_office ON visit (office_id, since, id) WHERE office_id IS NOT NULL;
CREATE INDEX visit_by_run ON visit (run_id, since, id) WHERE run_id IS NOT NULL;
CREATE INDEX visit_by_person ON visit (person_id, since, id) WHERE person_id IS NOT NULL;
CREATE INDEX visit_by_case ON visit (case_id, since, id) WHERE case_id IS NOT NULL;
CREATE INDEX visit_by_carrier ON visit (carrier_id, since, id) WHERE carrier_id IS NOT NULL;
CREATE INDEX visit_by_due ON visit (due) WHERE due IS NOT NULL;

-- Begleitung: present state; references and dates as columns, the rest in body (JSON).
CREATE TABLE accompaniment (
    id TEXT PRIMARY KEY,
    office_id TEXT REFERENCES office (id),
    run_id TEXT,
    person_id TEXT,
    case_id TEXT,
    carrier_id TEXT,
    started_by TEXT,
    handed_to TEXT,
    excluded TEXT NOT NULL,
    state TEXT NOT NULL,
    due TEXT,
    since TEXT NOT NULL,
    changed TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX accompaniment_by_office ON accompaniment (office_id, since, id) WHERE office_id IS NOT NULL;
CREATE INDEX accompaniment_by_run ON accompaniment (run_id, since, id) WHERE run_id IS NOT NULL;
CREATE INDEX accompaniment_by_person ON accompaniment (person_id, since, id) WHERE person_id IS NOT NULL;
CREATE INDEX accompaniment_by_case ON accompaniment (case_id, since, id) WHERE case_id IS NOT NULL;
CREATE INDEX accompaniment_by_carrier ON accompaniment (carrier_id, since, id) WHERE carrier_id IS NOT NULL;
CREATE INDEX accompaniment_by_due ON accompaniment (due) WHERE due IS NOT NULL;

-- Durchgang: present state; references and dates as columns, the rest in body (JSON).
CREATE TABLE run (
    id TEXT PRIMARY KEY,
    office_id TEXT REFERENCES office (id),
    run_id TEXT,
    person_id TEXT,
    case_id TEXT,
    carrier_id TEXT,
    started_by TEXT,
    handed_to TEXT,
    excluded TEXT NOT NULL,
    state TEXT NOT NULL,
    due TEXT,
    since TEXT NOT NULL,
    changed TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX run_by_office ON run (office_id, since, id) WHERE office_id IS NOT NULL;
CREATE INDEX run_by_run ON run (run_id, since, id) WHERE run_id IS NOT NULL;
CREATE INDEX run_by_person ON run (person_id, since, id) WHERE person_id IS NOT NULL;
CREATE INDEX run_by_case ON run (case_id, since, id) WHERE case_id IS NOT NULL;
CREATE INDEX run_by_carrier ON run (carrier_id, since, id) WHERE carrier_id IS NOT NULL;
CREATE INDEX run_by_due ON run (due) WHERE due IS NOT NULL;

-- Übermittlung: present state; references and dates as columns, the rest in body (JSON).
CREATE TABLE disclosure (
    id TEXT PRIMARY KEY,
    office_id TEXT REFERENCES office (id),
    run_id TEXT,
    person_id TEXT,
    case_id TEXT,
    carrier_id TEXT,
    started_by TEXT,
    handed_to TEXT,
    excluded TEXT NOT NULL,
    state TEXT NOT NULL,
    due TEXT,
    since TEXT NOT NULL,
    changed TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX disclosure_by_office ON disclosure (office_id, since, id) WHERE office_id IS NOT NULL;
CREATE INDEX disclosure_by_run ON disclosure (run_id, since, id) WHERE run_id IS NOT NULL;
CREATE INDEX disclosure_by_person ON disclosure (person_id, since, id) WHERE person_id IS NOT NULL;
CREATE INDEX disclosure_by_case ON disclosure (case_id, since, id) WHERE case_id IS NOT NULL;
CREATE INDEX disclosure_by_carrier ON disclosure (carrier_id, since, id) WHERE carrier_id IS NOT NULL;
CREATE INDEX disclosure_by_receiver ON disclosure (handed_to, since, id) WHERE handed_to IS NOT NULL;
CREATE INDEX disclosure_by_due ON disclosure (due) WHERE due IS NOT NULL;

-- Anfrage: present state; references and dates as columns, the rest in body (JSON).
CREATE TABLE inquiry (
    id TEXT PRIMARY KEY,
    office_id TEXT REFERENCES office (id),
    run_id TEXT,
    person_id TEXT,
    case_id TEXT,
    carrier_id TEXT,
    started_by TEXT,
    handed_to TEXT,
    excluded TEXT NOT NULL,
    state TEXT NOT NULL,
    due TEXT,
    since TEXT NOT NULL,
    changed TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX inquiry_by_office ON inquiry (office_id, since, id) WHERE office_id IS NOT NULL;
CREATE INDEX inquiry_by_run ON inquiry (run_id, since, id) WHERE run_id IS NOT NULL;
CREATE INDEX inquiry_by_person ON inquiry (person_id, since, id) WHERE person_id IS NOT NULL;
CREATE INDEX inquiry_by_case ON inquiry (case_id, since, id) WHERE case_id IS NOT NULL;
CREATE INDEX inquiry_by_carrier ON inquiry (carrier_id, since, id) WHERE carrier_id IS NOT NULL;
CREATE INDEX inquiry_by_due ON inquiry (due) WHERE due IS NOT NULL;

-- Betroffenenantrag: present state; references and dates as columns, the rest in body (JSON).
CREATE TABLE subject_request (
    id TEXT PRIMARY KEY,
    office_id TEXT REFERENCES office (id),
    run_id TEXT,
    person_id TEXT,
    case_id TEXT,
    carrier_id TEXT,
    started_by TEXT,
    handed_to TEXT,
    excluded TEXT NOT NULL,
    state TEXT NOT NULL,
    due TEXT,
    since TEXT NOT NULL,
    changed TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX subject_request_by_office ON subject_request (office_id, since, id) WHERE office_id IS NOT NULL;
CREATE INDEX subject_request_by_run ON subject_request (run_id, since, id) WHERE run_id IS NOT NULL;
CREATE INDEX subject_request_by_person ON subject_request (person_id, since, id) WHERE person_id IS NOT NULL;
CREATE INDEX subject_request_by_case ON subject_request (case_id, since, id) WHERE case_id IS NOT NULL;
CREATE INDEX subject_request_by_carrier ON subject_request (carrier_id, since, id) WHERE carrier_id IS NOT NULL;
CREATE INDEX subject_request_by_due ON subject_request (due) WHERE due IS NOT NULL;

-- Kosten: present state; references and dates as columns, the rest in body (JSON).
CREATE TABLE cost (
    id TEXT PRIMARY KEY,
    office_id TEXT REFERENCES office (id),
    run_id TEXT,
    person_id TEXT,
    case_id TEXT,
    carrier_id TEXT,
    started_by TEXT,
    handed_to TEXT,
    excluded TEXT NOT NULL,
    state TEXT NOT NULL,
    due TEXT,
    since TEXT NOT NULL,
    changed TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX cost_by_office ON cost (office_id, since, id) WHERE office_id IS NOT NULL;
CREATE INDEX cost_by_run ON cost (run_id, since, id) WHERE run_id IS NOT NULL;
CREATE INDEX cost_by_person ON cost (person_id, since, id) WHERE person_id IS NOT NULL;
CREATE INDEX cost_by_case ON cost (case_id, since, id) WHERE case_id IS NOT NULL;
CREATE INDEX cost_by_carrier ON cost (carrier_id, since, id) WHERE carrier_id IS NOT NULL;
CREATE INDEX cost_by_due ON cost (due) WHERE due IS NOT NULL;

-- The append-only history. The body is the record, byte for byte as the log commits to it.
CREATE TABLE history (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    day TEXT NOT NULL,
    resource_kind TEXT NOT NULL,
    resource_id TEXT,
    person_id TEXT,
    office_id TEXT,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'refused', 'rejected', 'read')),
    body TEXT NOT NULL
) STRICT;

CREATE INDEX history_by_resource ON history (resource_kind, resource_id, seq);
CREATE INDEX history_by_person ON history (person_id, seq) WHERE person_id IS NOT NULL;
CREATE INDEX history_drafts ON history (office_id, day) WHERE action = 'importDraft';
CREATE INDEX history_reads ON history (at) WHERE outcome = 'read';

-- What is counted, without any id. The body is the record that the log commits to.
CREATE TABLE fact (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    recorded_on TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

-- One row per leaf; idx is set once, by the sequencer. Without its salt a leaf says nothing.
CREATE TABLE leaf (
    no INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL CHECK (source IN ('history', 'fact')),
    source_seq INTEGER NOT NULL,
    commitment BLOB NOT NULL CHECK (length(commitment) = 32),
    salt BLOB CHECK (length(salt) = 32),
    idx INTEGER UNIQUE,
    UNIQUE (source, source_seq)
) STRICT;

CREATE INDEX leaf_pending ON leaf (no) WHERE idx IS NULL;

CREATE TABLE tree_hash (
    idx INTEGER PRIMARY KEY,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TABLE checkpoint (
    size INTEGER PRIMARY KEY,
    root BLOB NOT NULL CHECK (length(root) = 32),
    signed_note TEXT NOT NULL,
    signed_at TEXT NOT NULL
) STRICT;

-- A person concerned within one office: numbers only, nothing about the person.
-- No person id spans offices.
CREATE TABLE person (
    office_id TEXT NOT NULL REFERENCES office (id),
    person_id TEXT NOT NULL,
    since TEXT NOT NULL,
    erased_at TEXT,
    PRIMARY KEY (office_id, person_id),
    UNIQUE (person_id)
) STRICT;

CREATE TABLE person_key (
    office_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    wrapped_key BLOB NOT NULL,
    PRIMARY KEY (office_id, person_id),
    FOREIGN KEY (office_id, person_id) REFERENCES person (office_id, person_id)
) STRICT;

-- The blind index: who is asked for by exact name and birth date is found inside one office, and
-- nowhere else. Tokens of two offices never meet.
CREATE TABLE person_index (
    office_id TEXT NOT NULL,
    token BLOB NOT NULL CHECK (length(token) = 32),
    person_id TEXT NOT NULL,
    PRIMARY KEY (office_id, token, person_id),
    FOREIGN KEY (office_id, person_id) REFERENCES person (office_id, person_id)
) STRICT;

-- Personal data: ciphertext only. What kind of data it is lies inside.
CREATE TABLE personal (
    id TEXT PRIMARY KEY,
    office_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    since TEXT NOT NULL,
    version INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    FOREIGN KEY (office_id, person_id) REFERENCES person (office_id, person_id)
) STRICT;

CREATE INDEX personal_by_person ON personal (person_id, since, id);

CREATE TABLE reported (
    office_id TEXT NOT NULL REFERENCES office (id),
    run_id TEXT NOT NULL,
    token BLOB NOT NULL CHECK (length(token) = 32),
    until TEXT NOT NULL,
    PRIMARY KEY (run_id, token, office_id)
) STRICT;

-- Disclosure blocks (§§ 51, 52 BMG): blind tokens, so that the answer is yes or no, never a list.
CREATE TABLE block (
    token BLOB PRIMARY KEY CHECK (length(token) = 32),
    since TEXT NOT NULL
) STRICT;

-- Stops of visits (fairness stop, zero-tolerance breach): in force until lifted.
CREATE TABLE stop (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    cause TEXT NOT NULL,
    since TEXT NOT NULL,
    lifted_at TEXT
) STRICT;

CREATE TABLE letter (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    case_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    office_id TEXT NOT NULL REFERENCES office (id),
    dated TEXT NOT NULL,
    reply_by TEXT,
    since TEXT NOT NULL,
    printed_at TEXT
) STRICT;

CREATE INDEX letter_by_case ON letter (case_id, since, id);
CREATE INDEX letter_waiting ON letter (office_id, since, id) WHERE printed_at IS NULL;

CREATE TABLE erasure (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    office_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    due TEXT NOT NULL,
    class TEXT NOT NULL,
    ordered_at TEXT NOT NULL,
    done_at TEXT,
    FOREIGN KEY (office_id, person_id) REFERENCES person (office_id, person_id)
) STRICT;

CREATE INDEX erasure_open ON erasure (office_id, person_id, seq) WHERE done_at IS NULL;

CREATE TABLE job_run (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    job TEXT NOT NULL,
    at TEXT NOT NULL,
    outcome TEXT NOT NULL
) STRICT;

CREATE INDEX job_run_latest ON job_run (job, seq);

-- Append-only, also for someone who opens the database by hand and does not mean to break it.
CREATE TRIGGER history_refuses_update BEFORE UPDATE ON history
BEGIN
    SELECT RAISE(ABORT, 'history is append-only');
END;
CREATE TRIGGER history_refuses_delete BEFORE DELETE ON history
    WHEN OLD.outcome <> 'read'
BEGIN
    SELECT RAISE(ABORT, 'history is append-only');
END;
CREATE TRIGGER fact_refuses_update BEFORE UPDATE ON fact
BEGIN
    SELECT RAISE(ABORT, 'fact is append-only');
END;
CREATE TRIGGER fact_refuses_delete BEFORE DELETE ON fact
BEGIN
    SELECT RAISE(ABORT, 'fact is append-only');
END;
CREATE TRIGGER leaf_refuses_delete BEFORE DELETE ON leaf
BEGIN
    SELECT RAISE(ABORT, 'leaf is append-only');
END;
CREATE TRIGGER leaf_refuses_update BEFORE UPDATE ON leaf
    WHEN NEW.no <> OLD.no OR NEW.source <> OLD.source OR NEW.source_seq <> OLD.source_seq
    OR NEW.commitment <> OLD.commitment
    OR (OLD.idx IS NOT NULL AND (NEW.idx IS NULL OR NEW.idx <> OLD.idx))
    OR (NEW.salt IS NOT NULL AND (OLD.salt IS NULL OR NEW.salt <> OLD.salt))
BEGIN
    SELECT RAISE(ABORT, 'leaf is append-only');
END;
CREATE TRIGGER tree_hash_refuses_update BEFORE UPDATE ON tree_hash
BEGIN
    SELECT RAISE(ABORT, 'tree_hash is append-only');
END;
CREATE TRIGGER tree_hash_refuses_delete BEFORE DELETE ON tree_hash
BEGIN
    SELECT RAISE(ABORT, 'tree_hash is append-only');
END;
CREATE TRIGGER checkpoint_refuses_update BEFORE UPDATE ON checkpoint
BEGIN
    SELECT RAISE(ABORT, 'checkpoint is append-only');
END;
CREATE TRIGGER checkpoint_refuses_delete BEFORE DELETE ON checkpoint
BEGIN
    SELECT RAISE(ABORT, 'checkpoint is append-only');
END;
