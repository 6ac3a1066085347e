//! An index serves each list whose scope names the own office, receiver or carrier, and one of its own that
//! of what is open.

use super::{ListQuery, list_statement};
use crate::{InstallationKind, MasterKey, NewInstallation, Store};
use augenmass_domain::id::{AccountId, CarrierId, OfficeId};
use augenmass_domain::scope::{Aspect, Relation, Standing};
use augenmass_domain::{Actor, Kind, Role, Scope};
use rand_chacha::rand_core::SeedableRng as _;
use sqlx::{AssertSqlSafe, Row as _};
use std::collections::BTreeSet;
use uuid::Uuid;

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
    let statement = list_statement(query, &own).expect("a table");
    let explain = format!("EXPLAIN QUERY PLAN {statement}");
    let rows = sqlx::query(AssertSqlSafe(explain))
        .fetch_all(&store.database.read)
        .await
        .expect("a plan");
    let steps: Vec<String> = rows.iter().map(|row| row.get("detail")).collect();
    steps.join("; ")
}

#[tokio::test]
async fn what_every_row_shares_leads_and_no_list_is_sorted() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite:{}", folder.path().join("plans.sqlite").display());
    let new = NewInstallation {
        kind: InstallationKind::Municipality,
        name: "Musterstadt".to_owned(),
        demo: true,
        log_origin: "augenmass.example.de/log".to_owned(),
        at: "2026-03-02T08:00:00Z".parse().expect("a moment"),
    };
    let mut chance = rand_chacha::ChaCha20Rng::seed_from_u64(1);
    let store = Store::create(&url, MasterKey::from_bytes([1; 32]), new, &mut chance)
        .await
        .expect("a store");
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
    ] {
        let mut query = ListQuery::within(scope(kind, aspect, standing));
        for (only_open, index) in [(false, index), (true, open)] {
            query.open = only_open;
            let plan = plan(&store, &query).await;
            assert!(plan.contains(&format!("USING INDEX {index} ")), "{plan}");
            assert!(!plan.contains("TEMP B-TREE"), "{plan}");
        }
    }
}
