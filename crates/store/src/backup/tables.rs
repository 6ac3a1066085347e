//! The tables of a backup with their columns, in an order in which references can be loaded. A test
//! compares them with the schema, so that no table and no column is forgotten.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Text,
    Number,
    Bytes,
}

/// A table as a backup knows it.
#[derive(Debug)]
pub struct Table {
    name: &'static str,
    pub(super) columns: &'static [(&'static str, Form)],
    pub(super) count: &'static str,
    pub(super) select: &'static str,
    pub(super) insert: &'static str,
}

impl Table {
    /// Its name, which is also the name of its file.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The names of its columns.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().map(|(name, _)| *name)
    }
}

/// `table!("name" by "order": 1 first Text, 2 second Number)`.
macro_rules! table {
    ($name:literal by $order:literal:
     1 $first:ident $first_form:ident $(, $no:literal $column:ident $form:ident)*) => {
        Table {
            name: $name,
            columns: &[
                (stringify!($first), Form::$first_form)
                $(, (stringify!($column), Form::$form))*
            ],
            count: concat!("SELECT COUNT(*) AS n FROM ", $name),
            select: concat!(
                "SELECT ", stringify!($first) $(, ", ", stringify!($column))*,
                " FROM ", $name, " ORDER BY ", $order
            ),
            insert: concat!(
                "INSERT INTO ", $name, " (", stringify!($first) $(, ", ", stringify!($column))*,
                ") VALUES ($1" $(, ", $", $no)*, ")"
            ),
        }
    };
}

/// A table of states.
macro_rules! states {
    ($name:literal) => {
        table!($name by "id": 1 id Text, 2 office_id Text, 3 run_id Text, 4 person_id Text,
            5 case_id Text, 6 carrier_id Text, 7 started_by Text, 8 handed_to Text,
            9 excluded Text, 10 state Text, 11 due Text, 12 since Text, 13 changed Text,
            14 version Number, 15 body Text, 16 person_there Text, 17 open Text)
    };
}

/// What is kept with the data.
pub const DATA: &[Table] = &[
    table!("installation" by "single": 1 single Number, 2 id Text, 3 kind Text, 4 name Text,
        5 demo Number, 6 log_origin Text, 7 since Text, 8 wrapped_key Bytes),
    table!("office" by "id": 1 id Text, 2 name Text, 3 kind Text, 4 wrapped_key Bytes),
    table!("carrier" by "id": 1 id Text, 2 name Text),
    table!("account" by "id": 1 id Text, 2 login Text, 3 name Text, 4 role Text, 5 office_id Text,
        6 carrier_id Text, 7 active Number, 8 deputy_id Text),
    table!("credential" by "account_id": 1 account_id Text, 2 password_hash Text,
        3 must_change Number, 4 changed_at Text, 5 totp_sealed Bytes, 6 totp_last_step Number,
        7 failures Number, 8 locked_until Text),
    table!("passkey" by "credential_id": 1 credential_id Bytes, 2 account_id Text, 3 public_key Bytes,
        4 label Text, 5 counter Number, 6 made_at Text, 7 used_at Text),
    states!("indication"),
    states!("cases"),
    states!("visit"),
    states!("accompaniment"),
    states!("run"),
    states!("disclosure"),
    states!("inquiry"),
    states!("subject_request"),
    states!("cost"),
    states!("package"),
    states!("received_indication"),
    states!("assistance"),
    table!("history" by "seq": 1 seq Number, 2 at Text, 3 day Text, 4 resource_kind Text,
        5 resource_id Text, 6 person_id Text, 7 office_id Text, 8 actor Text, 9 action Text,
        10 outcome Text, 11 body Text),
    table!("fact" by "seq": 1 seq Number, 2 recorded_on Text, 3 body Text),
    table!("leaf" by "no": 1 no Number, 2 source Text, 3 source_seq Number, 4 commitment Bytes,
        5 salt Bytes, 6 idx Number),
    table!("tree_hash" by "idx": 1 idx Number, 2 hash Bytes),
    table!("checkpoint" by "size": 1 size Number, 2 root Bytes, 3 signed_note Text, 4 signed_at Text),
    table!("person" by "office_id, person_id": 1 office_id Text, 2 person_id Text, 3 since Text,
        4 erased_at Text),
    table!("personal" by "id": 1 id Text, 2 office_id Text, 3 person_id Text, 4 since Text,
        5 version Number, 6 sealed Bytes),
    table!("block" by "token": 1 token Bytes, 2 since Text),
    table!("stop" by "seq": 1 seq Number, 2 cause Text, 3 since Text, 4 lifted_at Text),
    table!("fairness_status" by "plan, quarter": 1 plan Text, 2 quarter Text, 3 band Text,
        4 issued_on Text, 5 counts_until Text, 6 signed_text Text, 7 account_id Text, 8 filed_at Text,
        9 ended_at Text),
    table!("fairness_plan" by "named_plan, plan": 1 named_plan Text, 2 plan Text, 3 since Text),
    table!("stop_statement" by "kind, at, account_id": 1 kind Text, 2 at Text, 3 account_id Text,
        4 document Text),
    table!("retired_ground" by "ground, since": 1 ground Text, 2 since Text, 3 finished Number,
        4 decided Number, 5 approved_at Text),
    table!("letter" by "id": 1 id Text, 2 kind Text, 3 case_id Text, 4 person_id Text,
        5 office_id Text, 6 dated Text, 7 reply_by Text, 8 since Text, 9 printed_at Text),
    table!("erasure" by "seq": 1 seq Number, 2 office_id Text, 3 person_id Text, 4 due Text,
        5 class Text, 6 ordered_at Text, 7 done_at Text),
    table!("job_run" by "seq": 1 seq Number, 2 job Text, 3 at Text, 4 outcome Text),
];

/// What is kept apart from the data and not for long: wrapped keys, and the blind tokens that live no
/// longer than a key or a run.
pub const KEYS: &[Table] = &[
    table!("person_key" by "office_id, person_id": 1 office_id Text, 2 person_id Text,
        3 wrapped_key Bytes),
    table!("person_index" by "office_id, token, person_id": 1 office_id Text, 2 token Bytes,
        3 person_id Text),
    table!("letter_code" by "token": 1 token Bytes, 2 letter_id Text, 3 case_id Text,
        4 office_id Text, 5 person_id Text, 6 since Text),
    table!("reported" by "run_id, token, office_id": 1 office_id Text, 2 run_id Text, 3 token Bytes,
        4 until Text),
];

/// Tables that are not part of a backup. sqlx's list of migrations is made anew by the restore. Nobody
/// stays signed in over a restore, no office system keeps its token (a revoked one would come back with an
/// older backup), forms sent before it are no longer open, and what became of signing
/// in is kept for ninety days in one place only (`sign-in-event` in `policies/retention.toml`).
pub const LEFT_OUT: &[&str] = &[
    "_sqlx_migrations",
    "kept_form",
    "office_token",
    // A key that was destroyed must not come back; a package that lost it can only end.
    "package_secret",
    "session",
    "sign_in_event",
    "submission",
];

/// PostgreSQL numbers go on after what was loaded; SQLite sees to that itself.
pub(super) const NUMBERING: [&str; 6] = [
    "SELECT setval(pg_get_serial_sequence('history', 'seq'), 1 + COALESCE(MAX(n), 0), false) FROM
       (SELECT MAX(seq) AS n FROM history UNION ALL
        SELECT MAX(source_seq) FROM leaf WHERE source = 'history') AS numbers",
    "SELECT setval(pg_get_serial_sequence('fact', 'seq'), 1 + COALESCE(MAX(seq), 0), false) FROM fact",
    "SELECT setval(pg_get_serial_sequence('leaf', 'no'), 1 + COALESCE(MAX(no), 0), false) FROM leaf",
    "SELECT setval(pg_get_serial_sequence('stop', 'seq'), 1 + COALESCE(MAX(seq), 0), false) FROM stop",
    "SELECT setval(pg_get_serial_sequence('erasure', 'seq'), 1 + COALESCE(MAX(seq), 0), false)
     FROM erasure",
    "SELECT setval(pg_get_serial_sequence('job_run', 'seq'), 1 + COALESCE(MAX(seq), 0), false)
     FROM job_run",
];
