-- Schema 10 for SQLite: track 2. A package is one passage of the private reconciliation, a received indication
-- one of its payloads at the family benefits office, a request for assistance one visit asked for. Its sister
-- lies in ../postgres (docs/decisions/0037-reconciliation-in-use.md).

-- Paket des Abgleichs: present state; references and dates as columns, the rest in body (JSON).
CREATE TABLE package (
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
    body TEXT NOT NULL,
    person_there TEXT,
    open TEXT NOT NULL DEFAULT 'no'
) STRICT;

CREATE INDEX package_by_office ON package (office_id, since, id) WHERE office_id IS NOT NULL;
CREATE INDEX package_by_run ON package (run_id, since, id) WHERE run_id IS NOT NULL;
CREATE INDEX package_by_person ON package (person_id, since, id) WHERE person_id IS NOT NULL;
CREATE INDEX package_by_case ON package (case_id, since, id) WHERE case_id IS NOT NULL;
CREATE INDEX package_by_carrier ON package (carrier_id, since, id) WHERE carrier_id IS NOT NULL;
CREATE INDEX package_by_due ON package (due) WHERE due IS NOT NULL;
CREATE INDEX package_open_by_office ON package (office_id, since, id) WHERE open = 'yes' AND office_id IS NOT NULL;

-- Erhaltener Hinweis: present state; references and dates as columns, the rest in body (JSON).
CREATE TABLE received_indication (
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
    body TEXT NOT NULL,
    person_there TEXT,
    open TEXT NOT NULL DEFAULT 'no'
) STRICT;

CREATE INDEX received_indication_by_office ON received_indication (office_id, since, id) WHERE office_id IS NOT NULL;
CREATE INDEX received_indication_by_run ON received_indication (run_id, since, id) WHERE run_id IS NOT NULL;
CREATE INDEX received_indication_by_person ON received_indication (person_id, since, id) WHERE person_id IS NOT NULL;
CREATE INDEX received_indication_by_case ON received_indication (case_id, since, id) WHERE case_id IS NOT NULL;
CREATE INDEX received_indication_by_carrier ON received_indication (carrier_id, since, id) WHERE carrier_id IS NOT NULL;
CREATE INDEX received_indication_by_due ON received_indication (due) WHERE due IS NOT NULL;
CREATE INDEX received_indication_open_by_office ON received_indication (office_id, since, id) WHERE open = 'yes' AND office_id IS NOT NULL;

-- Amtshilfeersuchen: present state; references and dates as columns, the rest in body (JSON).
CREATE TABLE assistance (
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
    body TEXT NOT NULL,
    person_there TEXT,
    open TEXT NOT NULL DEFAULT 'no'
) STRICT;

CREATE INDEX assistance_by_office ON assistance (office_id, since, id) WHERE office_id IS NOT NULL;
CREATE INDEX assistance_by_run ON assistance (run_id, since, id) WHERE run_id IS NOT NULL;
CREATE INDEX assistance_by_person ON assistance (person_id, since, id) WHERE person_id IS NOT NULL;
CREATE INDEX assistance_by_case ON assistance (case_id, since, id) WHERE case_id IS NOT NULL;
CREATE INDEX assistance_by_carrier ON assistance (carrier_id, since, id) WHERE carrier_id IS NOT NULL;
CREATE INDEX assistance_by_due ON assistance (due) WHERE due IS NOT NULL;
CREATE INDEX assistance_open_by_office ON assistance (office_id, since, id) WHERE open = 'yes' AND office_id IS NOT NULL;

-- What a package needs to go on: the key of the evaluation at the office, the seed of the commitment at the
-- family benefits office. Sealed under the office's key, in no backup, deleted at the end of the package.
CREATE TABLE package_secret (
    package_id TEXT PRIMARY KEY REFERENCES package (id),
    office_id TEXT NOT NULL REFERENCES office (id),
    since TEXT NOT NULL,
    sealed BLOB NOT NULL
) STRICT;

-- A screening is looked up by its record: the sealed package proves that it stands in the log.
CREATE INDEX history_screenings ON history (resource_id) WHERE action = 'screenIndication' AND outcome = 'accepted';
