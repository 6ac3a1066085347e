-- Schema 3 for SQLite: the codes of letters (Briefcodes). Its sister lies in ../postgres.
-- The code itself stands on paper only; here is a keyed hash of it. A row lives as long as the person's
-- key: erasing the person deletes it.

CREATE TABLE letter_code (
    token BLOB PRIMARY KEY CHECK (length(token) = 32),
    letter_id TEXT NOT NULL UNIQUE REFERENCES letter (id),
    case_id TEXT NOT NULL,
    office_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    since TEXT NOT NULL,
    FOREIGN KEY (office_id, person_id) REFERENCES person (office_id, person_id)
) STRICT;

CREATE INDEX letter_code_by_person ON letter_code (office_id, person_id);
CREATE INDEX letter_code_by_case ON letter_code (case_id);
