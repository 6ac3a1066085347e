-- Schema 3 for PostgreSQL: the codes of letters (Briefcodes). Its sister lies in ../sqlite.
-- The code itself stands on paper only; here is a keyed hash of it. A row lives as long as the person's
-- key: erasing the person deletes it.

CREATE TABLE letter_code (
    token BYTEA PRIMARY KEY CHECK (length(token) = 32),
    letter_id TEXT COLLATE "C" NOT NULL UNIQUE REFERENCES letter (id),
    case_id TEXT COLLATE "C" NOT NULL,
    office_id TEXT COLLATE "C" NOT NULL,
    person_id TEXT COLLATE "C" NOT NULL,
    since TEXT COLLATE "C" NOT NULL,
    FOREIGN KEY (office_id, person_id) REFERENCES person (office_id, person_id)
);

CREATE INDEX letter_code_by_person ON letter_code (office_id, person_id);
CREATE INDEX letter_code_by_case ON letter_code (case_id);
