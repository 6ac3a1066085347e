//! The look into the database after an end without warning: is everything there that was acknowledged,
//! and is everything that is there whole?

use crate::town::{BEGIN, Town};
use crate::work::Told;
use augenmass_casework::log;
use augenmass_domain::Kind;
use augenmass_domain::id::{PersonId, PersonalId};
use augenmass_ledger::{Commitment, Hash, Salt, verify_export};
use augenmass_store::{HistoryRecord, Outcome, Store};
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Connection as _, Row as _};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A history row as it was found first.
struct Found {
    leaf: i64,
    record: HistoryRecord,
}

/// What the history says of a state.
struct Stated {
    times: i64,
    state: String,
    sha256: String,
}

/// Everything found so far. Each look reads what is new and compares the rest with what it knows.
pub struct Look {
    town: Town,
    history: BTreeMap<i64, Found>,
    states: BTreeMap<(String, Uuid), Stated>,
    personal: BTreeMap<PersonalId, PersonId>,
    erased: BTreeSet<PersonId>,
    checkpoints: BTreeMap<u64, String>,
    last_fact: i64,
    /// Leaves in their order: `Some` for a history row, `None` for a fact.
    leaves: BTreeMap<i64, Option<i64>>,
    rule: FactRule,
    exports: usize,
}

/// How many facts a row of the history leaves, by outcome and event: learned while nobody is killed.
#[derive(Clone, Default)]
pub struct FactRule(BTreeMap<(String, String), usize>);

impl FactRule {
    fn key(record: &HistoryRecord) -> (String, String) {
        (format!("{:?}", record.outcome), record.event.clone())
    }
}

impl Look {
    /// A look at a town, with what an undisturbed life has shown.
    pub fn at(town: &Town, rule: FactRule) -> Self {
        Self {
            town: town.clone(),
            history: BTreeMap::new(),
            states: BTreeMap::new(),
            personal: BTreeMap::new(),
            erased: BTreeSet::new(),
            checkpoints: BTreeMap::new(),
            last_fact: 0,
            leaves: BTreeMap::new(),
            rule,
            exports: 0,
        }
    }

    /// Learns how many facts belong to which row. Only where one writer wrote alone and undisturbed: there
    /// the leaves of a transaction stand side by side.
    pub fn learn(&mut self) -> FactRule {
        for (row, facts) in self.facts_behind() {
            let key = FactRule::key(&self.history[&row].record);
            let known = *self.rule.0.entry(key.clone()).or_insert(facts);
            assert_eq!(known, facts, "{key:?}");
        }
        self.rule.clone()
    }

    /// How many history rows were found.
    pub fn rows(&self) -> usize {
        self.history.len()
    }

    /// Looks at everything. Panics with the first thing that is not as it must be.
    pub async fn check(&mut self, told: &[Told]) {
        let store = self.town.store().await;
        let mut past = AnyConnection::connect(&self.town.url).await.unwrap();
        self.read_history(&mut past).await;
        self.read_facts(&mut past).await;
        self.compare_states(&mut past).await;
        self.compare_people(&mut past, &store).await;
        self.compare_log(&mut past, &store).await;
        self.compare_facts();
        for told in told {
            self.stands(told, &store).await;
        }
        past.close().await.unwrap();
        store.close().await;
    }

    /// Each new row of the history has its leaf, and the leaf commits to it.
    async fn read_history(&mut self, past: &mut AnyConnection) {
        let after = self.history.last_key_value().map_or(0, |(seq, _)| *seq);
        let rows = sqlx::query(
            "SELECT h.seq, h.body, l.no, l.commitment, l.salt FROM history h LEFT JOIN leaf l
               ON l.source = 'history' AND l.source_seq = h.seq WHERE h.seq > $1 ORDER BY h.seq",
        )
        .bind(after)
        .fetch_all(past)
        .await
        .unwrap();
        for row in rows {
            let seq = row.get(0);
            let (leaf, body) = committed(&row);
            let record: HistoryRecord = serde_json::from_str(&body).unwrap();
            let changed = !record.states.is_empty();
            assert!(
                !changed || record.outcome == Outcome::Accepted,
                "{record:?}"
            );
            for state in &record.states {
                let key = (state.kind.name().to_owned(), state.id);
                let stated = self.states.entry(key).or_insert(Stated {
                    times: 0,
                    state: String::new(),
                    sha256: String::new(),
                });
                stated.times += 1;
                state.state.clone_into(&mut stated.state);
                state.sha256.clone_into(&mut stated.sha256);
            }
            for written in record.personal.iter().filter(|it| it.commitment.is_some()) {
                self.personal.insert(written.id, record.person.unwrap());
            }
            if record.event == "personal-data-erased" {
                self.erased.insert(record.person.unwrap());
            }
            self.leaves.insert(leaf, Some(seq));
            self.history.insert(seq, Found { leaf, record });
        }
    }

    async fn read_facts(&mut self, past: &mut AnyConnection) {
        let rows = sqlx::query(
            "SELECT f.seq, f.body, l.no, l.commitment, l.salt FROM fact f LEFT JOIN leaf l
               ON l.source = 'fact' AND l.source_seq = f.seq WHERE f.seq > $1 ORDER BY f.seq",
        )
        .bind(self.last_fact)
        .fetch_all(past)
        .await
        .unwrap();
        for row in rows {
            self.last_fact = row.get(0);
            self.leaves.insert(committed(&row).0, None);
        }
    }

    /// A state has the version that the history counts, and the content that its last row names.
    async fn compare_states(&self, past: &mut AnyConnection) {
        let mut seen = 0;
        for kind in Kind::ALL.into_iter().filter(|it| *it != Kind::Installation) {
            for row in sqlx::query(select(kind))
                .fetch_all(&mut *past)
                .await
                .unwrap()
            {
                let id: String = row.get(0);
                let key = (kind.name().to_owned(), id.parse().unwrap());
                let stated = self.states.get(&key);
                let stated = stated.unwrap_or_else(|| panic!("{key:?} has no history"));
                assert_eq!(row.get::<i64, _>(1), stated.times, "version of {key:?}");
                assert_eq!(row.get::<String, _>(2), stated.state, "{key:?}");
                let body: String = row.get(3);
                let found = hex::encode(Sha256::digest(body.as_bytes()));
                assert_eq!(found, stated.sha256, "{key:?}");
                seen += 1;
            }
        }
        assert_eq!(seen, self.states.len(), "a state of the history is missing");
    }

    /// Personal data are there with their key and open with it, or are gone with it.
    async fn compare_people(&self, past: &mut AnyConnection, store: &Store) {
        let gone = text_set(
            past,
            "SELECT person_id FROM person WHERE erased_at IS NOT NULL",
        )
        .await;
        let told: BTreeSet<String> = self.erased.iter().map(PersonId::to_string).collect();
        assert_eq!(gone, told, "who is erased against the history");
        let there = text_set(past, "SELECT id FROM personal").await;
        let alive = |person: &PersonId| !self.erased.contains(person);
        let mut expected = Vec::new();
        for (id, _) in self.personal.iter().filter(|(_, person)| alive(person)) {
            expected.push(*id);
        }
        let names: BTreeSet<String> = expected.iter().map(PersonalId::to_string).collect();
        assert_eq!(there, names, "personal data against the history");
        store.personal(&expected).await.unwrap();
        for (what, statement) in HALF_DONE {
            assert_eq!(number(past, statement).await, 0, "{what}");
        }
    }

    /// Leaves, tree and checkpoints fit together; where the tree ends, it goes on.
    async fn compare_log(&self, past: &mut AnyConnection, store: &Store) {
        let rows = self.leaves.len();
        let leaves = number(past, "SELECT COUNT(*) FROM leaf").await;
        assert_eq!(
            usize::try_from(leaves).unwrap(),
            rows,
            "a leaf without its row"
        );
        let taken = number(past, "SELECT COUNT(*) FROM leaf WHERE idx IS NOT NULL").await;
        let next = number(past, "SELECT COALESCE(MAX(idx) + 1, 0) FROM leaf").await;
        assert_eq!(taken, next, "a gap in the tree");
        let head = store.head().await.unwrap();
        assert_eq!(i64::try_from(head.size).unwrap(), taken);
        for checkpoint in store.checkpoints().await.unwrap().iter().rev().take(3) {
            let then = store.head_at(checkpoint.size).await.unwrap();
            assert_eq!(then.root, checkpoint.root, "size {}", checkpoint.size);
        }
    }

    /// There are as many facts as the rows of the history leave, no more and no fewer.
    fn compare_facts(&self) {
        if self.rule.0.is_empty() {
            return;
        }
        let mut expected = 0;
        for found in self.history.values() {
            let key = FactRule::key(&found.record);
            let facts = self.rule.0.get(&key);
            expected += facts.unwrap_or_else(|| panic!("{key:?} was never seen undisturbed"));
        }
        let facts = self.leaves.values().filter(|row| row.is_none()).count();
        assert_eq!(facts, expected, "facts against the history");
        if self.town.url.starts_with("sqlite:") {
            // One writer at a time: the leaves of a transaction stand side by side, also between two.
            for (row, facts) in self.facts_behind() {
                let key = FactRule::key(&self.history[&row].record);
                assert_eq!(facts, self.rule.0[&key], "row {row}: {key:?}");
            }
        }
    }

    /// Each history row with the number of fact leaves behind its own.
    fn facts_behind(&self) -> Vec<(i64, usize)> {
        let mut rows: Vec<(i64, usize)> = Vec::new();
        for row in self.leaves.values() {
            match (row, rows.last_mut()) {
                (Some(seq), _) => rows.push((*seq, 0)),
                (None, Some((_, facts))) => *facts += 1,
                (None, None) => panic!("the first leaf is that of a fact"),
            }
        }
        rows
    }

    /// What was told stands.
    async fn stands(&mut self, told: &Told, store: &Store) {
        match told {
            Told::Receipt {
                history,
                leaf,
                event,
                states,
            } => {
                let found = self.history.get(history);
                let found = found.unwrap_or_else(|| panic!("lost: {told:?}"));
                assert_eq!((found.leaf, &found.record.event), (*leaf, event));
                let written = &found.record.states;
                let written: Vec<_> = written.iter().map(|it| (it.kind, it.id)).collect();
                assert_eq!(&written, states, "{told:?}");
            }
            Told::Checkpoint(size, root) => {
                let kept = store.checkpoint(*size).await.unwrap();
                let kept = kept.unwrap_or_else(|| panic!("lost: {told:?}"));
                assert_eq!(kept.root.to_hex(), *root);
                let then = store.head_at(*size).await.unwrap();
                assert_eq!(then.root, kept.root);
                self.checkpoints.insert(*size, root.clone());
            }
            Told::Round(day) => {
                let open = store.due_erasures(*day).await.unwrap();
                assert_eq!(open, [], "erasures of {day} were told to be done");
            }
            Told::Open | Told::Read => {}
            Told::Failed(_) => panic!("{told:?}"),
        }
    }

    /// Takes every leaf into the tree, signs, exports, and has the export verified as an outsider does:
    /// with every checkpoint that was ever told.
    pub async fn verify(&mut self, day: Date) {
        let house = self.town.open(day, 1).await;
        let auditor = house.actor("rpa").await.unwrap();
        self.exports += 1;
        let folder = self.town.folder().join(format!("log-{}", self.exports));
        let head = log::export(&house, &auditor, &folder, |_, _| {})
            .await
            .unwrap();
        let verified = verify_export(&folder, house.signer().verifier()).unwrap();
        assert_eq!(verified.checkpoint.size, head.size);
        for (size, root) in &self.checkpoints {
            let root = Hash::from_hex(root).unwrap();
            verified.check_outside("told", *size, root).unwrap();
        }
        house.close().await;
        std::fs::remove_dir_all(folder).unwrap();
        self.check(&[]).await;
        let mut past = AnyConnection::connect(&self.town.url).await.unwrap();
        let waiting = number(&mut past, "SELECT COUNT(*) FROM leaf WHERE idx IS NULL").await;
        assert_eq!(waiting, 0, "leaves that wait after an export");
        past.close().await.unwrap();
    }

    /// A few steps that nobody disturbs, one after the other, with the jobs of three days, and what they show: on
    /// the last of them what nobody took up expires.
    pub async fn undisturbed(town: &Town) -> (Self, FactRule) {
        let tell: crate::work::Tell = std::sync::Arc::new(|_| {});
        for days in [0, 10, 200] {
            let day = BEGIN.saturating_add(jiff::ToSpan::days(days));
            let house = std::sync::Arc::new(town.open(day, 2).await);
            let seed = u64::try_from(days).unwrap();
            let mut desk = crate::work::Desk::new(house.clone(), town, seed, tell.clone()).await;
            for _ in 0..25 {
                desk.step().await.unwrap();
            }
            desk.round().await.unwrap();
            house.close().await;
        }
        let mut look = Self::at(town, FactRule::default());
        look.check(&[]).await;
        let rule = look.learn();
        (look, rule)
    }
}

/// What a transaction leaves whole or not at all.
const HALF_DONE: [(&str, &str); 5] = [
    (
        "data, key or index of somebody erased",
        "SELECT COUNT(*) FROM person p WHERE p.erased_at IS NOT NULL AND (
           EXISTS (SELECT 1 FROM personal d WHERE d.person_id = p.person_id)
           OR EXISTS (SELECT 1 FROM person_key k WHERE k.person_id = p.person_id)
           OR EXISTS (SELECT 1 FROM letter_code l WHERE l.person_id = p.person_id)
           OR EXISTS (SELECT 1 FROM person_index i WHERE i.person_id = p.person_id))",
    ),
    (
        "personal data without their key",
        "SELECT COUNT(*) FROM personal d WHERE NOT EXISTS (SELECT 1 FROM person_key k
           WHERE k.person_id = d.person_id AND k.office_id = d.office_id)",
    ),
    (
        "a key without personal data",
        "SELECT COUNT(*) FROM person_key k WHERE NOT EXISTS (SELECT 1 FROM personal d
           WHERE k.person_id = d.person_id AND k.office_id = d.office_id)",
    ),
    (
        "an open order to erase somebody erased",
        "SELECT COUNT(*) FROM erasure e JOIN person p ON p.person_id = e.person_id
           WHERE e.done_at IS NULL AND p.erased_at IS NOT NULL",
    ),
    (
        "an erasure done to somebody not erased",
        "SELECT COUNT(*) FROM erasure e JOIN person p ON p.person_id = e.person_id
           WHERE e.done_at IS NOT NULL AND p.erased_at IS NULL",
    ),
];

/// The leaf of a row, and its body, to which the leaf commits.
fn committed(row: &AnyRow) -> (i64, String) {
    let (seq, body): (i64, String) = (row.get(0), row.get(1));
    let leaf: Option<i64> = row.get(2);
    let leaf = leaf.unwrap_or_else(|| panic!("row {seq} has no leaf: {body}"));
    let commitment: Vec<u8> = row.get(3);
    let salt: Vec<u8> = row.get(4);
    let salt = Salt::from_bytes(salt.try_into().unwrap());
    let computed = Commitment::new(&salt, body.as_bytes());
    assert_eq!(computed.0.to_vec(), commitment, "leaf {leaf}");
    (leaf, body)
}

async fn number(past: &mut AnyConnection, statement: &'static str) -> i64 {
    let row = sqlx::query(statement).fetch_one(past).await.unwrap();
    row.get(0)
}

async fn text_set(past: &mut AnyConnection, statement: &'static str) -> BTreeSet<String> {
    let rows = sqlx::query(statement).fetch_all(past).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

const fn select(kind: Kind) -> &'static str {
    match kind {
        Kind::Indication => "SELECT id, version, state, body FROM indication",
        Kind::Case => "SELECT id, version, state, body FROM cases",
        Kind::Visit => "SELECT id, version, state, body FROM visit",
        Kind::Accompaniment => "SELECT id, version, state, body FROM accompaniment",
        Kind::Run => "SELECT id, version, state, body FROM run",
        Kind::Disclosure => "SELECT id, version, state, body FROM disclosure",
        Kind::Inquiry => "SELECT id, version, state, body FROM inquiry",
        Kind::SubjectRequest => "SELECT id, version, state, body FROM subject_request",
        Kind::Cost => "SELECT id, version, state, body FROM cost",
        Kind::Package => "SELECT id, version, state, body FROM package",
        Kind::Received => "SELECT id, version, state, body FROM received_indication",
        Kind::Assistance => "SELECT id, version, state, body FROM assistance",
        Kind::Installation => "",
    }
}
