-- Schema 7 for PostgreSQL: what the closed statistics office says, how a stop ends, and which grounds have
-- retired. Its sister lies in ../sqlite. A status holds a band and no figure
-- (docs/decisions/0029-fairness-monitor-in-use.md).

-- The plan that a status was signed for, and the plan that the manifests of the runs name; the two differ
-- after a release (fairness_plan). A status counts as long as no release has ended it.
CREATE TABLE fairness_status (
    plan TEXT COLLATE "C" NOT NULL,
    quarter TEXT COLLATE "C" NOT NULL,
    named_plan TEXT COLLATE "C" NOT NULL,
    band TEXT COLLATE "C" NOT NULL CHECK (band IN ('no-statement', 'watch', 'stop')),
    issued_on TEXT COLLATE "C" NOT NULL,
    counts_until TEXT COLLATE "C" NOT NULL,
    signed_text TEXT COLLATE "C" NOT NULL,
    account_id TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    filed_at TEXT COLLATE "C" NOT NULL,
    ended_at TEXT COLLATE "C",
    PRIMARY KEY (plan, quarter)
);

-- Which plan has taken the place of the one that the manifests name.
CREATE TABLE fairness_plan (
    plan TEXT COLLATE "C" PRIMARY KEY,
    named_plan TEXT COLLATE "C" NOT NULL,
    since TEXT COLLATE "C" NOT NULL
);

-- What was stated on a stop before its release.
CREATE TABLE stop_statement (
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('cause-analysis', 'panel-statement')),
    at TEXT COLLATE "C" NOT NULL,
    account_id TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    document TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (kind, at, account_id)
);

-- Grounds that retired themselves: on how many finished cases, and since when they are approved again.
CREATE TABLE retired_ground (
    ground TEXT COLLATE "C" NOT NULL,
    since TEXT COLLATE "C" NOT NULL,
    finished BIGINT NOT NULL,
    decided BIGINT NOT NULL,
    approved_at TEXT COLLATE "C",
    PRIMARY KEY (ground, since)
);
