-- Schema 7 for SQLite: what the closed statistics office says, how a stop ends, and which grounds have
-- retired. Its sister lies in ../postgres. A status holds a band and no figure
-- (docs/decisions/0029-fairness-monitor-in-use.md).

-- The plan that a status was signed for, and the plan that the manifests of the runs name; the two differ
-- after a release (fairness_plan). A status counts as long as no release has ended it.
CREATE TABLE fairness_status (
    plan TEXT NOT NULL,
    quarter TEXT NOT NULL,
    named_plan TEXT NOT NULL,
    band TEXT NOT NULL CHECK (band IN ('no-statement', 'watch', 'stop')),
    issued_on TEXT NOT NULL,
    counts_until TEXT NOT NULL,
    signed_text TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES account (id),
    filed_at TEXT NOT NULL,
    ended_at TEXT,
    PRIMARY KEY (plan, quarter)
) STRICT;

-- Which plan has taken the place of the one that the manifests name.
CREATE TABLE fairness_plan (
    plan TEXT PRIMARY KEY,
    named_plan TEXT NOT NULL,
    since TEXT NOT NULL
) STRICT;

-- What was stated on a stop before its release.
CREATE TABLE stop_statement (
    kind TEXT NOT NULL CHECK (kind IN ('cause-analysis', 'panel-statement')),
    at TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES account (id),
    document TEXT NOT NULL,
    PRIMARY KEY (kind, at, account_id)
) STRICT;

-- Grounds that retired themselves: on how many finished cases, and since when they are approved again.
CREATE TABLE retired_ground (
    ground TEXT NOT NULL,
    since TEXT NOT NULL,
    finished INTEGER NOT NULL,
    decided INTEGER NOT NULL,
    approved_at TEXT,
    PRIMARY KEY (ground, since)
) STRICT;
