-- Schema 4 for PostgreSQL: a notice is found by the person in the registry's numbering, one case at most begins from
-- it, and the indications of a run are counted by state from an index of their own. Its sister lies in
-- ../sqlite.

ALTER TABLE indication ADD COLUMN person_there TEXT;
ALTER TABLE cases ADD COLUMN person_there TEXT;
ALTER TABLE visit ADD COLUMN person_there TEXT;
ALTER TABLE accompaniment ADD COLUMN person_there TEXT;
ALTER TABLE run ADD COLUMN person_there TEXT;
ALTER TABLE disclosure ADD COLUMN person_there TEXT;
ALTER TABLE inquiry ADD COLUMN person_there TEXT;
ALTER TABLE subject_request ADD COLUMN person_there TEXT;
ALTER TABLE cost ADD COLUMN person_there TEXT;

-- What is there already is read from its canonical body::json #>> '{record,person_at_registry}'.
UPDATE indication SET person_there = body::json #>> '{record,person_at_registry}';

-- A notice brings a person number of its own to the registry: a second case from it is refused here, too,
-- where two people propose at once.
CREATE UNIQUE INDEX case_of_one_person ON cases (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX indication_in_run ON indication (run_id, office_id, state) WHERE run_id IS NOT NULL;
