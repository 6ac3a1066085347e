-- Schema 9 for SQLite: a status belongs to the plan that it was signed for, whichever manifests name it, so that
-- one new plan can take the place of several. Its sister lies in ../postgres.

ALTER TABLE fairness_status DROP COLUMN named_plan;

ALTER TABLE fairness_plan RENAME TO fairness_plan_8;

-- Which plan has taken the place of the one that manifests name.
CREATE TABLE fairness_plan (
    named_plan TEXT NOT NULL,
    plan TEXT NOT NULL,
    since TEXT NOT NULL,
    PRIMARY KEY (named_plan, plan)
) STRICT;

INSERT INTO fairness_plan (named_plan, plan, since) SELECT named_plan, plan, since FROM fairness_plan_8;

DROP TABLE fairness_plan_8;

-- Visits ordered under schema 8 were not noted as open.
UPDATE visit SET open = 'yes' WHERE state IN ('planned', 'under-way');
