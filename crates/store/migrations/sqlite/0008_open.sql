-- Schema 8 for SQLite: a record says whether something is still to be done, so that what is open is found without
-- reading through all that was ever closed. Its sister lies in ../postgres.

ALTER TABLE indication ADD COLUMN open TEXT NOT NULL DEFAULT 'no';
ALTER TABLE cases ADD COLUMN open TEXT NOT NULL DEFAULT 'no';
ALTER TABLE visit ADD COLUMN open TEXT NOT NULL DEFAULT 'no';
ALTER TABLE accompaniment ADD COLUMN open TEXT NOT NULL DEFAULT 'no';
ALTER TABLE run ADD COLUMN open TEXT NOT NULL DEFAULT 'no';
ALTER TABLE disclosure ADD COLUMN open TEXT NOT NULL DEFAULT 'no';
ALTER TABLE inquiry ADD COLUMN open TEXT NOT NULL DEFAULT 'no';
ALTER TABLE subject_request ADD COLUMN open TEXT NOT NULL DEFAULT 'no';
ALTER TABLE cost ADD COLUMN open TEXT NOT NULL DEFAULT 'no';

UPDATE indication SET open = 'yes' WHERE state IN ('draft', 'recorded', 'put-forward', 'notice-given');
UPDATE cases SET open = 'yes' WHERE state IN ('proposed', 'clarifying', 'visit-ordered', 'assessed', 'hearing', 'decided', 'reopened', 'halted');
UPDATE visit SET open = 'yes' WHERE state IN ('planned', 'under-way');
UPDATE accompaniment SET open = 'yes' WHERE state IN ('requested', 'confirmed');
UPDATE run SET open = 'yes' WHERE state IN ('draft', 'approved', 'open', 'paused', 'closed');
UPDATE disclosure SET open = 'yes' WHERE state IN ('requested', 'approved', 'sent');
UPDATE inquiry SET open = 'yes' WHERE state IN ('received', 'assigned', 'contributions-open', 'drafted', 'signed-off', 'answered');
UPDATE subject_request SET open = 'yes' WHERE state IN ('received', 'extended');
-- A notice is done once a case began from it.
UPDATE indication SET open = 'no' WHERE person_there IN (SELECT person_id FROM cases WHERE person_id IS NOT NULL);

CREATE INDEX indication_waits ON indication (person_there) WHERE open = 'yes' AND person_there IS NOT NULL;
CREATE INDEX indication_open_by_office ON indication (office_id, since, id) WHERE open = 'yes' AND office_id IS NOT NULL;
CREATE INDEX indication_open_by_receiver ON indication (handed_to, since, id) WHERE open = 'yes' AND handed_to IS NOT NULL;
CREATE INDEX cases_open_by_office ON cases (office_id, since, id) WHERE open = 'yes' AND office_id IS NOT NULL;
CREATE INDEX visit_open_by_office ON visit (office_id, since, id) WHERE open = 'yes' AND office_id IS NOT NULL;
CREATE INDEX visit_open_by_carrier ON visit (carrier_id, since, id) WHERE open = 'yes' AND carrier_id IS NOT NULL;
CREATE INDEX accompaniment_open_by_office ON accompaniment (office_id, since, id) WHERE open = 'yes' AND office_id IS NOT NULL;
CREATE INDEX accompaniment_open_by_carrier ON accompaniment (carrier_id, since, id) WHERE open = 'yes' AND carrier_id IS NOT NULL;
CREATE INDEX disclosure_open_by_office ON disclosure (office_id, since, id) WHERE open = 'yes' AND office_id IS NOT NULL;
CREATE INDEX disclosure_open_by_receiver ON disclosure (handed_to, since, id) WHERE open = 'yes' AND handed_to IS NOT NULL;
CREATE INDEX subject_request_open_by_office ON subject_request (office_id, since, id) WHERE open = 'yes' AND office_id IS NOT NULL;
