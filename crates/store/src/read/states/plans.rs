//! An index serves each list whose scope names the own office, receiver or carrier, and one of its own that
//! of what is open.

use super::{ListQuery, list_statement, listed};
use crate::read::facts::FACTS;
use crate::read::history::{HISTORY, Logged};
use crate::{InstallationKind, MasterKey, NewInstallation, Store};
use augenmass_domain::id::{AccountId, CarrierId, OfficeId};
use augenmass_domain::scope::{Aspect, Relation, Standing};
use augenmass_domain::{Actor, Kind, Role, Scope};
use own_database::OwnDatabase;
use rand_chacha::rand_core::SeedableRng as _;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, Row as _};
use std::collections::BTreeSet;
use uuid::Uuid;

#[path = "../../../tests/it/own_database.rs"]
mod own_database;

const ANY: Standing<'static> = Standing {
    office: Relation::Other,
    receiver: Relation::Other,
    carrier: Relation::Other,
    starter: Relation::Other,
    excluded: false,
    complaint_open: false,
    person: Relation::Other,
    state: "",
};

fn scope(kind: Kind, aspect: Aspect, standing: Standing<'static>) -> Scope {
    let actor = Actor {
        account: AccountId::from_uuid(Uuid::from_u128(1)),
        role: Role::Clerk,
        office: Some(OfficeId::from_uuid(Uuid::from_u128(2))),
        carrier: Some(CarrierId::from_uuid(Uuid::from_u128(3))),
        person: None,
    };
    let counts = BTreeSet::from([aspect, Aspect::Excluded]);
    Scope::new(kind, &actor, counts, [standing])
}

async fn plan(store: &Store, query: &ListQuery) -> String {
    let own = query.own().expect("a scope with rows");
    explained(store, list_statement(query, &own).expect("a table")).await
}

async fn explained(store: &Store, statement: &str) -> String {
    let explain = format!("EXPLAIN QUERY PLAN {statement}");
    let rows = sqlx::query(AssertSqlSafe(explain))
        .fetch_all(&store.database.read)
        .await
        .expect("a plan");
    let steps: Vec<String> = rows.iter().map(|row| row.get("detail")).collect();
    steps.join("; ")
}

/// A new installation without a row.
async fn empty(url: &str) -> Store {
    let new = NewInstallation {
        kind: InstallationKind::Municipality,
        name: "Musterstadt".to_owned(),
        demo: true,
        log_origin: "augenmass.example.de/log".to_owned(),
        at: "2026-03-02T08:00:00Z".parse().expect("a moment"),
    };
    let mut chance = rand_chacha::ChaCha20Rng::seed_from_u64(1);
    Store::create(url, MasterKey::from_bytes([1; 32]), new, &mut chance)
        .await
        .expect("a store")
}

#[tokio::test]
async fn what_every_row_shares_leads_and_no_list_is_sorted() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite:{}", folder.path().join("plans.sqlite").display());
    let store = empty(&url).await;
    let own = Relation::Own;
    for (kind, aspect, standing, index, open) in [
        (
            Kind::Case,
            Aspect::Office,
            Standing { office: own, ..ANY },
            "cases_by_office",
            "cases_open_by_office",
        ),
        (
            Kind::Indication,
            Aspect::Receiver,
            Standing {
                receiver: own,
                ..ANY
            },
            "indication_by_receiver",
            "indication_open_by_receiver",
        ),
        (
            Kind::Visit,
            Aspect::Carrier,
            Standing {
                carrier: own,
                ..ANY
            },
            "visit_by_carrier",
            "visit_open_by_carrier",
        ),
        (
            Kind::Case,
            Aspect::State,
            ANY,
            "cases_by_since",
            "cases_open_by_since",
        ),
    ] {
        let mut query = ListQuery::within(scope(kind, aspect, standing));
        for (only_open, index) in [(false, index), (true, open)] {
            query.open = only_open;
            let plan = plan(&store, &query).await;
            assert!(plan.contains(&format!("USING INDEX {index} ")), "{plan}");
            assert!(!plan.contains("TEMP B-TREE"), "{plan}");
        }
        query.open = false;
        query.states = vec![kind.open_states()[0].to_owned()];
        let plan = plan(&store, &query).await;
        assert!(plan.contains(&format!("USING INDEX {open} ")), "{plan}");
    }
}

#[tokio::test]
async fn the_log_is_read_along_its_order_page_by_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite:{}", folder.path().join("plans.sqlite").display());
    let store = empty(&url).await;
    for statement in [FACTS, HISTORY] {
        let plan = explained(&store, statement).await;
        assert!(!plan.contains("TEMP B-TREE"), "{plan}");
    }
    for which in Logged::ALL {
        let plan = explained(&store, which.newest()).await;
        let index = ["history_not_accepted", "history_of_drafts"];
        assert!(index.iter().any(|index| plan.contains(index)), "{plan}");
        assert!(!plan.contains("TEMP B-TREE"), "{plan}");
    }
}

/// As many rows as let the planner choose, all of one office. That office is not asked for.
const ROWS: &str = "SET session_replication_role = replica;
    INSERT INTO cases (id, office_id, excluded, state, since, changed, version, body, open)
    SELECT md5(number::text), '00000000-0000-0000-0000-000000000002', ',', 'closed', to_char(number, 'FM000000'),
      'x', 1, repeat('x', 900), 'no' FROM generate_series(1, 20000) AS number;
    INSERT INTO history (at, day, resource_kind, actor, action, outcome, body)
    SELECT 'x', 'x', 'case', 'x', 'x', CASE number % 2 WHEN 0 THEN 'read' ELSE 'accepted' END, repeat('x', 300)
      FROM generate_series(1, 20000) AS number;
    INSERT INTO fact (recorded_on, body) SELECT 'x', repeat('x', 300) FROM generate_series(1, 20000) AS number;
    INSERT INTO leaf (source, source_seq, commitment, idx)
    SELECT CASE number % 2 WHEN 0 THEN 'fact' ELSE 'history' END, number / 2 + number % 2,
      decode(repeat('00', 32), 'hex'), number - 1 FROM generate_series(1, 40000) AS number;
    ANALYZE cases, history, fact, leaf;";

/// What the server would do, for these values and for any (`plan_cache_mode`): it plans a statement anew some times, and
/// then once for all.
async fn explained_there(
    connection: &mut PgConnection,
    (statement, types, values): (&str, &str, &str),
) -> [String; 2] {
    let mut plans = [const { String::new() }; 2];
    for (plan, mode) in plans.iter_mut().zip(["custom", "generic"]) {
        let said = format!(
            "DEALLOCATE ALL; SET plan_cache_mode = force_{mode}_plan; PREPARE asked ({types}) AS {statement};
             EXPLAIN EXECUTE asked ({values})"
        );
        let rows = connection
            .fetch_all(sqlx::raw_sql(AssertSqlSafe(said)))
            .await
            .expect("a plan");
        let steps: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
        *plan = steps.join("\n");
    }
    plans
}

/// An installation with rows on the server, where one is named; the connection goes before the database.
async fn filled_there() -> Option<(PgConnection, OwnDatabase)> {
    own_database::server()?;
    let own = OwnDatabase::new(None).await;
    empty(&own.url()).await.close().await;
    let mut connection = PgConnection::connect(&own.url()).await.expect("a server");
    let told = connection.execute(sqlx::raw_sql(ROWS)).await;
    told.expect("the rows");
    Some((connection, own))
}

#[tokio::test]
async fn a_large_office_is_read_in_order_on_postgresql_too() {
    let Some((mut connection, _own)) = filled_there().await else {
        return;
    };
    let office = Standing {
        office: Relation::Own,
        ..ANY
    };
    let id = "'00000000-0000-0000-0000-000000000002'";
    for (aspect, standing, value) in [(Aspect::Office, office, id), (Aspect::State, ANY, "NULL")] {
        let query = ListQuery::within(scope(Kind::Case, aspect, standing));
        let own = query.own().expect("a scope with rows");
        let statement = list_statement(&query, &own).expect("a table");
        let scope = query.scope.as_ref().expect("a scope");
        let (codes, counts) = (
            listed(scope.codes().iter()),
            listed(scope.counts().iter().map(|aspect| aspect.name())),
        );
        let types = format!("{}bigint", "text, ".repeat(16));
        let values = format!(
            "{value}, NULL, NULL, NULL, NULL, '', NULL, NULL, '{codes}', '{counts}', {id}, NULL, NULL, NULL, '', '', 101"
        );
        for plan in explained_there(&mut connection, (statement, &types, &values)).await {
            // Of one office or of all: here that is the same, and both indexes are in order.
            assert!(plan.contains("->  Index Scan using cases_"), "{plan}");
            assert!(!plan.contains("Sort"), "{plan}");
        }
    }
}

#[tokio::test]
async fn the_log_is_read_along_its_order_on_postgresql_too() {
    let Some((mut connection, _own)) = filled_there().await else {
        return;
    };
    let (most, two) = (i64::MAX, "bigint, bigint");
    let mut statements = vec![
        (
            FACTS,
            "bigint, bigint, bigint",
            format!("8000, {most}, 100"),
        ),
        (HISTORY, two, "8000, 100".to_owned()),
    ];
    statements.extend(Logged::ALL.map(|which| (which.newest(), two, format!("{most}, 50"))));
    for (statement, types, values) in statements {
        for plan in explained_there(&mut connection, (statement, types, &values)).await {
            assert!(!plan.contains("Sort"), "{plan}");
            assert!(!plan.contains("Seq Scan"), "{plan}");
        }
    }
}
