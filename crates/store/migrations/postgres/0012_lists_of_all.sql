-- Schema 12 for PostgreSQL: who oversees all offices reads their lists in order too, without sorting them. Its sister
-- lies in ../sqlite.

CREATE INDEX indication_by_since ON indication (since, id);
CREATE INDEX cases_by_since ON cases (since, id);
CREATE INDEX visit_by_since ON visit (since, id);
CREATE INDEX accompaniment_by_since ON accompaniment (since, id);
CREATE INDEX disclosure_by_since ON disclosure (since, id);
CREATE INDEX subject_request_by_since ON subject_request (since, id);
CREATE INDEX cost_by_since ON cost (since, id);
CREATE INDEX indication_open_by_since ON indication (since, id) WHERE open = 'yes';
CREATE INDEX cases_open_by_since ON cases (since, id) WHERE open = 'yes';
CREATE INDEX visit_open_by_since ON visit (since, id) WHERE open = 'yes';
CREATE INDEX accompaniment_open_by_since ON accompaniment (since, id) WHERE open = 'yes';
CREATE INDEX disclosure_open_by_since ON disclosure (since, id) WHERE open = 'yes';
CREATE INDEX subject_request_open_by_since ON subject_request (since, id) WHERE open = 'yes';

-- What oversight reads of the history, newest first: readings, refusals, rejections, drafts with an alert.
CREATE INDEX history_not_accepted ON history (outcome, seq) WHERE outcome <> 'accepted';
CREATE INDEX history_of_drafts ON history (action, seq) WHERE action = 'importDraft';
