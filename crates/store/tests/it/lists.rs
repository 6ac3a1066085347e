use crate::base::on_both;
use crate::given::*;
use augenmass_domain::id::AccountId;
use augenmass_domain::inquiry::Inquiry;
use augenmass_domain::scope::{Aspect, Relation, Standing};
use augenmass_domain::{Actor, Kind, Role, Scope, State};
use augenmass_store::{ListQuery, MAX_PAGE, StoreError};

on_both!(a_list_comes_in_the_order_of_arrival_page_by_page);
async fn a_list_comes_in_the_order_of_arrival_page_by_page() {
    let home = Home::new().await;
    // The ids run against the order of arrival.
    for (minute, n) in [(1, 9_u128), (2, 5), (3, 7), (3, 6), (4, 1)] {
        let mut batch = home.batch(minute);
        batch.changes.push(change(cost(n), None));
        home.store.commit(batch).await.unwrap();
    }
    let mut query = ListQuery::of(Kind::Cost);
    query.limit = 2;
    let mut seen = Vec::new();
    loop {
        let page = home.store.list(&query).await.unwrap();
        let Some(last) = page.last() else { break };
        query.after = Some(last.cursor());
        seen.extend(
            page.iter()
                .map(|stored| stored.state.id().as_u128() - 0xC000),
        );
    }
    assert_eq!(seen, [9, 5, 6, 7, 1]);
    assert_eq!(home.store.count(&query, u64::MAX).await.unwrap(), 5);
}

on_both!(all_pages_come_in_the_order_of_arrival);
async fn all_pages_come_in_the_order_of_arrival() {
    let home = Home::new().await;
    let many = u128::from(MAX_PAGE) + 2;
    let mut batch = home.batch(1);
    for n in 1..=many {
        batch.changes.push(change(cost(n), None));
    }
    home.store.commit(batch).await.unwrap();
    let all = home.store.list_all(ListQuery::of(Kind::Cost)).await;
    let seen: Vec<u128> = all
        .unwrap()
        .iter()
        .map(|stored| stored.state.id().as_u128() - 0xC000)
        .collect();
    assert_eq!(seen, (1..=many).collect::<Vec<_>>());
}

/// An inquiry of a file, with the day of its letter, at a stage.
fn inquiry(n: u128, sha256: &str, dated: &str, stage: serde_json::Value) -> State {
    let found = |value: &str| serde_json::json!({"value": value, "unsure": false});
    let missing = serde_json::json!({"value": null, "unsure": true});
    // What is quoted in a text is no field.
    let preface = format!("\"sha256\":\"{}\"", "c".repeat(64));
    let inquiry: Inquiry = serde_json::from_value(serde_json::json!({
        "id": uuid(0xD000 + n),
        "read": {
            "group": found("Fraktion"), "committee": missing, "session_date": missing,
            "dated": found(dated), "papers": [], "subject": missing, "forms": ["written"],
            "signatory": missing, "preface": preface, "questions": [], "closing": "",
        },
        "sha256": sha256, "received_on": "2026-03-02", "received_by": uuid(0xAC), "topics": {},
        "contributions": [], "judgements": {}, "draft": null, "stage": stage,
    }))
    .unwrap();
    inquiry.into()
}

on_both!(inquiries_of_the_same_file_or_day_are_found_as_long_as_they_are_not_ended);
async fn inquiries_of_the_same_file_or_day_are_found_as_long_as_they_are_not_ended() {
    let home = Home::new().await;
    let [one, other, neither] = ["a", "b", "c"].map(|digit| digit.repeat(64));
    let received = || serde_json::json!({"stage": "received"});
    let published = serde_json::json!({
        "stage": "published", "signed_by": uuid(0xAC), "orally": null,
        "in_writing": "2026-03-02", "on": "2026-03-02",
    });
    let mut batch = home.batch(1);
    for state in [
        inquiry(1, &one, "2026-02-01", received()),
        inquiry(2, &other, "2026-02-02", received()),
        inquiry(3, &one, "2026-02-02", published),
    ] {
        batch.changes.push(change(state, None));
    }
    home.store.commit(batch).await.unwrap();
    let day = |day| Some(jiff::civil::date(2026, 2, day));
    for (sha256, dated, expected) in [
        (&*one, None, vec![1]),
        (&*one, day(2), vec![1, 2]),
        (&*other, day(3), vec![2]),
        (&*neither, day(1), vec![1]),
        (&*neither, None, vec![]),
    ] {
        let found = home.store.inquiries_like(sha256, dated).await.unwrap();
        let found = found
            .iter()
            .map(|stored| stored.state.id().as_u128() - 0xD000);
        assert_eq!(found.collect::<Vec<u128>>(), expected, "{sha256} {dated:?}");
    }
}

on_both!(every_filter_works_with_every_kind);
async fn every_filter_works_with_every_kind() {
    let home = Home::new().await;
    let queries = |kind| {
        let of = || ListQuery::of(kind);
        [
            of(),
            ListQuery {
                office: Some(office(SCHOOL)),
                ..of()
            },
            ListQuery {
                run: Some(run_id()),
                ..of()
            },
            ListQuery {
                person: Some(person(SCHOOL)),
                ..of()
            },
            ListQuery::of_case(kind, augenmass_domain::id::CaseId::from_uuid(uuid(1))),
            ListQuery {
                carrier: Some(augenmass_domain::id::CarrierId::from_uuid(uuid(1))),
                ..of()
            },
            ListQuery {
                due_by: Some(now(0).today()),
                ..of()
            },
            ListQuery {
                states: vec!["recorded".into(), "draft".into()],
                ..of()
            },
        ]
    };
    for kind in Kind::ALL {
        for query in queries(kind) {
            let listed = home.store.list(&query).await;
            if kind == Kind::Installation {
                assert!(matches!(listed, Err(StoreError::Batch { .. })));
                continue;
            }
            assert_eq!(listed.unwrap(), [], "{query:?}");
            assert_eq!(home.store.count(&query, u64::MAX).await.unwrap(), 0);
        }
    }
}

on_both!(a_list_by_state_takes_the_whole_name_of_the_state);
async fn a_list_by_state_takes_the_whole_name_of_the_state() {
    let home = Home::new().await;
    let mut batch = home.batch(1);
    batch.changes.push(change(cost(1), None));
    home.store.commit(batch).await.unwrap();
    let name = cost(1).name();
    let count = async |states: &[&str]| {
        let states = states.iter().map(|&state| state.to_owned()).collect();
        let query = ListQuery {
            states,
            ..ListQuery::of(Kind::Cost)
        };
        home.store.count(&query, u64::MAX).await.unwrap()
    };
    assert_eq!(count(&[]).await, 1);
    assert_eq!(count(&["other", name]).await, 1);
    assert_eq!(count(&["other"]).await, 0);
    assert_eq!(count(&[&name[1..]]).await, 0);
}

on_both!(several_records_are_loaded_at_once_or_the_missing_one_is_reported);
async fn several_records_are_loaded_at_once_or_the_missing_one_is_reported() {
    let home = Home::new().await;
    let mut batch = home.batch(1);
    batch.changes = vec![change(cost(1), None), change(cost(2), None)];
    home.store.commit(batch).await.unwrap();
    let ids = [cost(2).id(), cost(1).id()];
    let loaded = home.store.load_all(Kind::Cost, &ids).await.unwrap();
    assert_eq!(loaded[0].state, cost(2));
    let missing = home.store.load_all(Kind::Cost, &[uuid(5)]).await;
    assert!(matches!(missing, Err(StoreError::NotFound { .. })));
}

on_both!(filters_narrow_by_what_the_state_says_of_itself);
async fn filters_narrow_by_what_the_state_says_of_itself() {
    let home = Home::new().await;
    let mut batch = home.batch(1);
    batch.changes.push(change(cost(1), None));
    home.store.commit(batch).await.unwrap();
    let of = || ListQuery::of(Kind::Cost);
    let run = Some(run_id());
    let count = async |query: ListQuery| home.store.count(&query, u64::MAX).await.unwrap();
    assert_eq!(count(ListQuery { run, ..of() }).await, 1);
    let (school, youth) = (Some(office(SCHOOL)), Some(office(YOUTH)));
    assert_eq!(
        count(ListQuery {
            run,
            office: school,
            ..of()
        })
        .await,
        1
    );
    assert_eq!(
        count(ListQuery {
            run,
            office: youth,
            ..of()
        })
        .await,
        0
    );
    let person = Some(person(SCHOOL));
    assert_eq!(
        count(ListQuery {
            person,
            office: school,
            ..of()
        })
        .await,
        0
    );
}

/// An account of the school office for which every aspect of a record counts.
fn strict(kind: Kind, standing: Standing<'static>) -> Scope {
    let actor = Actor {
        account: AccountId::from_uuid(uuid(0xAC)),
        role: Role::Clerk,
        office: Some(office(SCHOOL)),
        carrier: None,
        person: None,
    };
    Scope::new(kind, &actor, Aspect::ALL.into(), [standing])
}

const OWN: Standing<'static> = Standing {
    office: Relation::Own,
    receiver: Relation::None,
    carrier: Relation::None,
    starter: Relation::Own,
    excluded: false,
    complaint_open: false,
    person: Relation::None,
    state: "recorded",
};

#[tokio::test]
async fn a_scope_shows_what_stands_so_and_counts_nothing_else() {
    let home = Home::new().await;
    let mut batch = home.batch(1);
    batch.changes = vec![change(cost(1), None), change(cost(2), None)];
    home.store.commit(batch).await.unwrap();
    let differing = [
        (OWN, 2),
        (
            Standing {
                office: Relation::Other,
                ..OWN
            },
            0,
        ),
        (
            Standing {
                starter: Relation::Other,
                ..OWN
            },
            0,
        ),
        (
            Standing {
                excluded: true,
                ..OWN
            },
            0,
        ),
        (
            Standing {
                complaint_open: true,
                ..OWN
            },
            0,
        ),
        (
            Standing {
                state: "correction",
                ..OWN
            },
            0,
        ),
    ];
    for (standing, shown) in differing {
        let query = ListQuery::within(strict(Kind::Cost, standing.clone()));
        let listed = home.store.list(&query).await.unwrap();
        assert_eq!(listed.len(), shown, "{standing:?}");
        assert_eq!(
            home.store.count(&query, u64::MAX).await.unwrap(),
            shown as u64
        );
    }
    // What is asked for beside the scope narrows it and never widens it.
    let mut foreign = ListQuery::within(strict(Kind::Cost, OWN));
    foreign.office = Some(office(YOUTH));
    assert_eq!(home.store.list(&foreign).await.unwrap(), []);
    assert_eq!(home.store.count(&foreign, u64::MAX).await.unwrap(), 0);
    let mut other_kind = ListQuery::within(strict(Kind::Cost, OWN));
    other_kind.kind = Kind::Run;
    assert_eq!(home.store.list(&other_kind).await.unwrap(), []);
}

#[tokio::test]
async fn a_scope_works_with_every_kind() {
    let home = Home::new().await;
    for kind in Kind::ALL {
        if kind == Kind::Installation {
            continue;
        }
        let query = ListQuery::within(strict(kind, OWN));
        assert_eq!(home.store.list(&query).await.unwrap(), [], "{kind:?}");
        assert_eq!(home.store.count(&query, u64::MAX).await.unwrap(), 0);
    }
}
