-- Schema 1 for PostgreSQL 15+. Its sister lies in ../sqlite; a test compares their columns.
-- Ids are hyphenated UUIDs, moments RFC 3339 in UTC with six decimals, days ISO 8601, booleans 0/1.
-- Binary columns hold ciphertext, hashes and salts only (N-18).

CREATE TABLE installation (
    single BIGINT PRIMARY KEY CHECK (single = 1),
    id TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('municipality', 'family-benefits-office', 'statistics-office')),
    name TEXT COLLATE "C" NOT NULL,
    demo BIGINT NOT NULL CHECK (demo IN (0, 1)),
    log_origin TEXT COLLATE "C" NOT NULL,
    since TEXT COLLATE "C" NOT NULL,
    wrapped_key BYTEA NOT NULL
);

CREATE TABLE office (
    id TEXT COLLATE "C" PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    wrapped_key BYTEA NOT NULL
);

CREATE TABLE carrier (
    id TEXT COLLATE "C" PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL
);

CREATE TABLE account (
    id TEXT COLLATE "C" PRIMARY KEY,
    login TEXT COLLATE "C" NOT NULL UNIQUE,
    name TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    office_id TEXT COLLATE "C" REFERENCES office (id),
    carrier_id TEXT COLLATE "C" REFERENCES carrier (id),
    active BIGINT NOT NULL CHECK (active IN (0, 1))
);

-- Hinweis: present state; references and dates as columns, the rest in body (JSON).
CREATE TABLE indication (
    id TEXT COLLATE "C" PRIMARY KEY,
    office_id TEXT COLLATE "C" REFERENCES office (id),
    run_id TEXT COLLATE "C",
    person_id TEXT COLLATE "C",
    case_id TEXT COLLATE "C",
    carrier_id TEXT COLLATE "C",
    started_by TEXT COLLATE "C",
    handed_to TEXT COLLATE "C",
    excluded TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    due TEXT COLLATE "C",
    since TEXT COLLATE "C" NOT NULL,
    changed TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL
);

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
    id TEXT COLLATE "C" PRIMARY KEY,
    office_id TEXT COLLATE "C" REFERENCES office (id),
    run_id TEXT COLLATE "C",
    person_id TEXT COLLATE "C",
    case_id TEXT COLLATE "C",
    carrier_id TEXT COLLATE "C",
    started_by TEXT COLLATE "C",
    handed_to TEXT COLLATE "C",
    excluded TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    due TEXT COLLATE "C",
    since TEXT COLLATE "C" NOT NULL,
    changed TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL
);

CREATE INDEX cases_by_office ON cases (office_id, since, id) WHERE office_id IS NOT NULL;
CREATE INDEX cases_by_run ON cases (run_id, since, id) WHERE run_id IS NOT NULL;
CREATE INDEX cases_by_person ON cases (person_id, since, id) WHERE person_id IS NOT NULL;
CREATE INDEX cases_by_case ON cases (case_id, since, id) WHERE case_id IS NOT NULL;
CREATE INDEX cases_by_carrier ON cases (carrier_id, since, id) WHERE carrier_id IS NOT NULL;
CREATE INDEX cases_by_due ON cases (due) WHERE due IS NOT NULL;

-- Vor-Ort-Termin: present state; references and dates as columns, the rest in body (JSON).
CREATE TABLE visit (
    id TEXT COLLATE "C" PRIMARY KEY,
    office_id TEXT COLLATE "C" REFERENCES office (id),
    run_id TEXT COLLATE "C",
    person_id TEXT COLLATE "C",
    case_id TEXT COLLATE "C",
    carrier_id TEXT COLLATE "C",
    started_by TEXT COLLATE "C",
    handed_to TEXT COLLATE "C",
    excluded TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    due TEXT COLLATE "C",
    since TEXT COLLATE "C" NOT NULL,
    changed TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL
);

CREATE INDEX visit_by_office ON visit (office_id, since, id) WHERE office_id IS NOT NULL;
CREATE INDEX visit_by_run ON visit (run_id, since, id) WHERE run_id IS NOT NULL;
CREATE INDEX visit_by_person ON visit (person_id, since, id) WHERE person_id IS NOT NULL;
CREATE INDEX visit_by_case ON visit (case_id, since, id) WHERE case_id IS NOT NULL;
CREATE INDEX visit_by_carrier ON visit (carrier_id, since, id) WHERE carrier_id IS NOT NULL;
CREATE INDEX visit_by_due ON visit (due) WHERE due IS NOT NULL;

-- Begleitung: present state; references and dates as columns, the rest in body (JSON).
CREATE TABLE accompaniment (
    id TEXT COLLATE "C" PRIMARY KEY,
    office_id TEXT COLLATE "C" REFERENCES office (id),
    run_id TEXT COLLATE "C",
    person_id TEXT COLLATE "C",
    case_id TEXT COLLATE "C",
    carrier_id TEXT COLLATE "C",
    started_by TEXT COLLATE "C",
    handed_to TEXT COLLATE "C",
    excluded TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    due TEXT COLLATE "C",
    since TEXT COLLATE "C" NOT NULL,
    changed TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL
);

CREATE INDEX accompaniment_by_office ON accompaniment (office_id, since, id) WHERE office_id IS NOT NULL;
CREATE INDEX accompaniment_by_run ON accompaniment (run_id, since, id) WHERE run_id IS NOT NULL;
CREATE INDEX accompaniment_by_person ON accompaniment (person_id, since, id) WHERE person_id IS NOT NULL;
CREATE INDEX accompaniment_by_case ON accompaniment (case_id, since, id) WHERE case_id IS NOT NULL;
CREATE INDEX accompaniment_by_carrier ON accompaniment (carrier_id, since, id) WHERE carrier_id IS NOT NULL;
CREATE INDEX accompaniment_by_due ON accompaniment (due) WHERE due IS NOT NULL;

-- Durchgang: present state; references and dates as columns, the rest in body (JSON).
CREATE TABLE run (
    id TEXT COLLATE "C" PRIMARY KEY,
    office_id TEXT COLLATE "C" REFERENCES office (id),
    run_id TEXT COLLATE "C",
    person_id TEXT COLLATE "C",
    case_id TEXT COLLATE "C",
    carrier_id TEXT COLLATE "C",
    started_by TEXT COLLATE "C",
    handed_to TEXT COLLATE "C",
    excluded TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    due TEXT COLLATE "C",
    since TEXT COLLATE "C" NOT NULL,
    changed TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL
);

CREATE INDEX run_by_office ON run (office_id, since, id) WHERE office_id IS NOT NULL;
CREATE INDEX run_by_run ON run (run_id, since, id) WHERE run_id IS NOT NULL;
CREATE INDEX run_by_person ON run (person_id, since, id) WHERE person_id IS NOT NULL;
CREATE INDEX run_by_case ON run (case_id, since, id) WHERE case_id IS NOT NULL;
CREATE INDEX run_by_carrier ON run (carrier_id, since, id) WHERE carrier_id IS NOT NULL;
CREATE INDEX run_by_due ON run (due) WHERE due IS NOT NULL;

-- Übermittlung: present state; references and dates as columns, the rest in body (JSON).
CREATE TABLE disclosure (
    id TEXT COLLATE "C" PRIMARY KEY,
    office_id TEXT COLLATE "C" REFERENCES office (id),
    run_id TEXT COLLATE "C",
    person_id TEXT COLLATE "C",
    case_id TEXT COLLATE "C",
    carrier_id TEXT COLLATE "C",
    started_by TEXT COLLATE "C",
    handed_to TEXT COLLATE "C",
    excluded TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    due TEXT COLLATE "C",
    since TEXT COLLATE "C" NOT NULL,
    changed TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL
);

CREATE INDEX disclosure_by_office ON disclosure (office_id, since, id) WHERE office_id IS NOT NULL;
CREATE INDEX disclosure_by_run ON disclosure (run_id, since, id) WHERE run_id IS NOT NULL;
CREATE INDEX disclosure_by_person ON disclosure (person_id, since, id) WHERE person_id IS NOT NULL;
CREATE INDEX disclosure_by_case ON disclosure (case_id, since, id) WHERE case_id IS NOT NULL;
CREATE INDEX disclosure_by_carrier ON disclosure (carrier_id, since, id) WHERE carrier_id IS NOT NULL;
CREATE INDEX disclosure_by_receiver ON disclosure (handed_to, since, id) WHERE handed_to IS NOT NULL;
CREATE INDEX disclosure_by_due ON disclosure (due) WHERE due IS NOT NULL;

-- Anfrage: present state; references and dates as columns, the rest in body (JSON).
CREATE TABLE inquiry (
    id TEXT COLLATE "C" PRIMARY KEY,
    office_id TEXT COLLATE "C" REFERENCES office (id),
    run_id TEXT COLLATE "C",
    person_id TEXT COLLATE "C",
    case_id TEXT COLLATE "C",
    carrier_id TEXT COLLATE "C",
    started_by TEXT COLLATE "C",
    handed_to TEXT COLLATE "C",
    excluded TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    due TEXT COLLATE "C",
    since TEXT COLLATE "C" NOT NULL,
    changed TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL
);

CREATE INDEX inquiry_by_office ON inquiry (office_id, since, id) WHERE office_id IS NOT NULL;
CREATE INDEX inquiry_by_run ON inquiry (run_id, since, id) WHERE run_id IS NOT NULL;
CREATE INDEX inquiry_by_person ON inquiry (person_id, since, id) WHERE person_id IS NOT NULL;
CREATE INDEX inquiry_by_case ON inquiry (case_id, since, id) WHERE case_id IS NOT NULL;
CREATE INDEX inquiry_by_carrier ON inquiry (carrier_id, since, id) WHERE carrier_id IS NOT NULL;
CREATE INDEX inquiry_by_due ON inquiry (due) WHERE due IS NOT NULL;

-- Betroffenenantrag: present state; references and dates as columns, the rest in body (JSON).
CREATE TABLE subject_request (
    id TEXT COLLATE "C" PRIMARY KEY,
    office_id TEXT COLLATE "C" REFERENCES office (id),
    run_id TEXT COLLATE "C",
    person_id TEXT COLLATE "C",
    case_id TEXT COLLATE "C",
    carrier_id TEXT COLLATE "C",
    started_by TEXT COLLATE "C",
    handed_to TEXT COLLATE "C",
    excluded TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    due TEXT COLLATE "C",
    since TEXT COLLATE "C" NOT NULL,
    changed TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL
);

CREATE INDEX subject_request_by_office ON subject_request (office_id, since, id) WHERE office_id IS NOT NULL;
CREATE INDEX subject_request_by_run ON subject_request (run_id, since, id) WHERE run_id IS NOT NULL;
CREATE INDEX subject_request_by_person ON subject_request (person_id, since, id) WHERE person_id IS NOT NULL;
CREATE INDEX subject_request_by_case ON subject_request (case_id, since, id) WHERE case_id IS NOT NULL;
CREATE INDEX subject_request_by_carrier ON subject_request (carrier_id, since, id) WHERE carrier_id IS NOT NULL;
CREATE INDEX subject_request_by_due ON subject_request (due) WHERE due IS NOT NULL;

-- Kosten: present state; references and dates as columns, the rest in body (JSON).
CREATE TABLE cost (
    id TEXT COLLATE "C" PRIMARY KEY,
    office_id TEXT COLLATE "C" REFERENCES office (id),
    run_id TEXT COLLATE "C",
    person_id TEXT COLLATE "C",
    case_id TEXT COLLATE "C",
    carrier_id TEXT COLLATE "C",
    started_by TEXT COLLATE "C",
    handed_to TEXT COLLATE "C",
    excluded TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    due TEXT COLLATE "C",
    since TEXT COLLATE "C" NOT NULL,
    changed TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL
);

CREATE INDEX cost_by_office ON cost (office_id, since, id) WHERE office_id IS NOT NULL;
CREATE INDEX cost_by_run ON cost (run_id, since, id) WHERE run_id IS NOT NULL;
CREATE INDEX cost_by_person ON cost (person_id, since, id) WHERE person_id IS NOT NULL;
CREATE INDEX cost_by_case ON cost (case_id, since, id) WHERE case_id IS NOT NULL;
CREATE INDEX cost_by_carrier ON cost (carrier_id, since, id) WHERE carrier_id IS NOT NULL;
CREATE INDEX cost_by_due ON cost (due) WHERE due IS NOT NULL;

-- The append-only history. The body is the record, byte for byte as the log commits to it.
CREATE TABLE history (
    seq BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    at TEXT COLLATE "C" NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    resource_kind TEXT COLLATE "C" NOT NULL,
    resource_id TEXT COLLATE "C",
    person_id TEXT COLLATE "C",
    office_id TEXT COLLATE "C",
    actor TEXT COLLATE "C" NOT NULL,
    action TEXT COLLATE "C" NOT NULL,
    outcome TEXT COLLATE "C" NOT NULL CHECK (outcome IN ('accepted', 'refused', 'rejected', 'read')),
    body TEXT COLLATE "C" NOT NULL
);

CREATE INDEX history_by_resource ON history (resource_kind, resource_id, seq);
CREATE INDEX history_by_person ON history (person_id, seq) WHERE person_id IS NOT NULL;
CREATE INDEX history_drafts ON history (office_id, day) WHERE action = 'importDraft';
CREATE INDEX history_reads ON history (at) WHERE outcome = 'read';

-- What is counted, without any id. The body is the record that the log commits to.
CREATE TABLE fact (
    seq BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    recorded_on TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL
);

-- One row per leaf; idx is set once, by the sequencer. Without its salt a leaf says nothing.
CREATE TABLE leaf (
    no BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    source TEXT COLLATE "C" NOT NULL CHECK (source IN ('history', 'fact')),
    source_seq BIGINT NOT NULL,
    commitment BYTEA NOT NULL CHECK (length(commitment) = 32),
    salt BYTEA CHECK (length(salt) = 32),
    idx BIGINT UNIQUE,
    UNIQUE (source, source_seq)
);

CREATE INDEX leaf_pending ON leaf (no) WHERE idx IS NULL;

CREATE TABLE tree_hash (
    idx BIGINT PRIMARY KEY,
    hash BYTEA NOT NULL CHECK (length(hash) = 32)
);

CREATE TABLE checkpoint (
    size BIGINT PRIMARY KEY,
    root BYTEA NOT NULL CHECK (length(root) = 32),
    signed_note TEXT COLLATE "C" NOT NULL,
    signed_at TEXT COLLATE "C" NOT NULL
);

-- A person concerned within one office: numbers only, nothing about the person.
-- No person id spans offices.
CREATE TABLE person (
    office_id TEXT COLLATE "C" NOT NULL REFERENCES office (id),
    person_id TEXT COLLATE "C" NOT NULL,
    since TEXT COLLATE "C" NOT NULL,
    erased_at TEXT COLLATE "C",
    PRIMARY KEY (office_id, person_id),
    UNIQUE (person_id)
);

CREATE TABLE person_key (
    office_id TEXT COLLATE "C" NOT NULL,
    person_id TEXT COLLATE "C" NOT NULL,
    wrapped_key BYTEA NOT NULL,
    PRIMARY KEY (office_id, person_id),
    FOREIGN KEY (office_id, person_id) REFERENCES person (office_id, person_id)
);

-- The blind index: who is asked for by exact name and birth date is found inside one office, and
-- nowhere else. Tokens of two offices never meet.
CREATE TABLE person_index (
    office_id TEXT COLLATE "C" NOT NULL,
    token BYTEA NOT NULL CHECK (length(token) = 32),
    person_id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (office_id, token, person_id),
    FOREIGN KEY (office_id, person_id) REFERENCES person (office_id, person_id)
);

-- Personal data: ciphertext only. What kind of data it is lies inside.
CREATE TABLE personal (
    id TEXT COLLATE "C" PRIMARY KEY,
    office_id TEXT COLLATE "C" NOT NULL,
    person_id TEXT COLLATE "C" NOT NULL,
    since TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    FOREIGN KEY (office_id, person_id) REFERENCES person (office_id, person_id)
);

CREATE INDEX personal_by_person ON personal (person_id, since, id);

CREATE TABLE reported (
    office_id TEXT COLLATE "C" NOT NULL REFERENCES office (id),
    run_id TEXT COLLATE "C" NOT NULL,
    token BYTEA NOT NULL CHECK (length(token) = 32),
    until TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (run_id, token, office_id)
);

-- Disclosure blocks (§§ 51, 52 BMG): blind tokens, so that the answer is yes or no, never a list.
CREATE TABLE block (
    token BYTEA PRIMARY KEY CHECK (length(token) = 32),
    since TEXT COLLATE "C" NOT NULL
);

-- Stops of visits (fairness stop, zero-tolerance breach): in force until lifted.
CREATE TABLE stop (
    seq BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    cause TEXT COLLATE "C" NOT NULL,
    since TEXT COLLATE "C" NOT NULL,
    lifted_at TEXT COLLATE "C"
);

CREATE TABLE letter (
    id TEXT COLLATE "C" PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL,
    case_id TEXT COLLATE "C" NOT NULL,
    person_id TEXT COLLATE "C" NOT NULL,
    office_id TEXT COLLATE "C" NOT NULL REFERENCES office (id),
    dated TEXT COLLATE "C" NOT NULL,
    reply_by TEXT COLLATE "C",
    since TEXT COLLATE "C" NOT NULL,
    printed_at TEXT COLLATE "C"
);

CREATE INDEX letter_by_case ON letter (case_id, since, id);
CREATE INDEX letter_waiting ON letter (office_id, since, id) WHERE printed_at IS NULL;

CREATE TABLE erasure (
    seq BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    office_id TEXT COLLATE "C" NOT NULL,
    person_id TEXT COLLATE "C" NOT NULL,
    due TEXT COLLATE "C" NOT NULL,
    class TEXT COLLATE "C" NOT NULL,
    ordered_at TEXT COLLATE "C" NOT NULL,
    done_at TEXT COLLATE "C",
    FOREIGN KEY (office_id, person_id) REFERENCES person (office_id, person_id)
);

CREATE INDEX erasure_open ON erasure (office_id, person_id, seq) WHERE done_at IS NULL;

CREATE TABLE job_run (
    seq BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    job TEXT COLLATE "C" NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    outcome TEXT COLLATE "C" NOT NULL
);

CREATE INDEX job_run_latest ON job_run (job, seq);

-- Statistics for the planner hold samples of what they are about, and outlive it: none of what may be erased.
ALTER TABLE person_key ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE personal ALTER COLUMN sealed SET STATISTICS 0;
ALTER TABLE person_index ALTER COLUMN token SET STATISTICS 0;
ALTER TABLE reported ALTER COLUMN token SET STATISTICS 0;
ALTER TABLE block ALTER COLUMN token SET STATISTICS 0;
ALTER TABLE leaf ALTER COLUMN salt SET STATISTICS 0;
ALTER TABLE history ALTER COLUMN body SET STATISTICS 0;

-- Append-only, also for someone who opens the database by hand and does not mean to break it.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;

CREATE TRIGGER history_refuses_update BEFORE UPDATE ON history FOR EACH ROW
    EXECUTE FUNCTION refuse_change();
CREATE TRIGGER history_refuses_delete BEFORE DELETE ON history FOR EACH ROW
    WHEN (OLD.outcome <> 'read')
    EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fact_refuses_update BEFORE UPDATE ON fact FOR EACH ROW
    EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fact_refuses_delete BEFORE DELETE ON fact FOR EACH ROW
    EXECUTE FUNCTION refuse_change();
CREATE TRIGGER leaf_refuses_delete BEFORE DELETE ON leaf FOR EACH ROW
    EXECUTE FUNCTION refuse_change();
CREATE TRIGGER leaf_refuses_update BEFORE UPDATE ON leaf FOR EACH ROW
    WHEN (NEW.no <> OLD.no OR NEW.source <> OLD.source OR NEW.source_seq <> OLD.source_seq
    OR NEW.commitment <> OLD.commitment
    OR (OLD.idx IS NOT NULL AND (NEW.idx IS NULL OR NEW.idx <> OLD.idx))
    OR (NEW.salt IS NOT NULL AND (OLD.salt IS NULL OR NEW.salt <> OLD.salt)))
    EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tree_hash_refuses_update BEFORE UPDATE ON tree_hash FOR EACH ROW
    EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tree_hash_refuses_delete BEFORE DELETE ON tree_hash FOR EACH ROW
    EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoint_refuses_update BEFORE UPDATE ON checkpoint FOR EACH ROW
    EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoint_refuses_delete BEFORE DELETE ON checkpoint FOR EACH ROW
    EXECUTE FUNCTION refuse_change();
