use crate::base::on_both;
use crate::given::*;
use augenmass_domain::{Action, Kind, PersonalWrite};
use augenmass_store::{Outcome, Stop, StoreError};

on_both!(a_disclosure_block_answers_yes_or_no_and_lies_in_no_clear_text);
async fn a_disclosure_block_answers_yes_or_no_and_lies_in_no_clear_text() {
    let home = Home::new().await;
    let text = "xaverine|zwoelfenbein|2019-05-04";
    assert!(!home.store.is_blocked(text).await.unwrap());
    let mut batch = home.batch(1);
    batch.blocks.push(home.store.block_token(text));
    home.store.commit(batch).await.unwrap();
    assert!(home.store.is_blocked(text).await.unwrap());
    assert!(
        !home
            .store
            .is_blocked("another|child|2019-05-04")
            .await
            .unwrap()
    );
    assert!(!contains(&home.bytes().await, b"xaverine"));
    let mut batch = home.batch(2);
    batch.unblocked.push(home.store.block_token(text));
    home.store.commit(batch).await.unwrap();
    assert!(!home.store.is_blocked(text).await.unwrap());
}

on_both!(a_stop_is_in_force_until_it_is_lifted);
async fn a_stop_is_in_force_until_it_is_lifted() {
    let home = Home::new().await;
    for (stop, stopped) in [
        (Stop::Begin("fairness".into()), true),
        (Stop::Begin("visit-without-accompaniment".into()), true),
        (Stop::Lift, false),
    ] {
        let mut batch = home.batch(1);
        batch.stop = Some(stop);
        home.store.commit(batch).await.unwrap();
        assert_eq!(home.store.is_stopped().await.unwrap(), stopped);
    }
}

on_both!(drafts_are_counted_by_office_and_day_only_where_they_were_made);
async fn drafts_are_counted_by_office_and_day_only_where_they_were_made() {
    let home = Home::new().await;
    for (minute, outcome) in [
        (1, Outcome::Accepted),
        (2, Outcome::Accepted),
        (3, Outcome::Rejected),
    ] {
        let mut batch = home.batch(minute);
        batch.history.action = Action::ImportDraft;
        batch.history.kind = Kind::Indication;
        batch.history.outcome = outcome;
        home.store.commit(batch).await.unwrap();
    }
    let today = now(0).today();
    assert_eq!(
        home.store.drafts_on(office(SCHOOL), today).await.unwrap(),
        2
    );
    assert_eq!(home.store.drafts_on(office(YOUTH), today).await.unwrap(), 0);
    let tomorrow = today.tomorrow().unwrap();
    assert_eq!(
        home.store
            .drafts_on(office(SCHOOL), tomorrow)
            .await
            .unwrap(),
        0
    );
    assert_eq!(
        home.store
            .count_in_run(run_id(), office(SCHOOL))
            .await
            .unwrap(),
        0
    );
}

on_both!(no_person_id_spans_two_offices);
async fn no_person_id_spans_two_offices() {
    let home = Home::new().await;
    home.seal(1, reason(1, SCHOOL, "eins")).await;
    let mut batch = home.batch(2);
    batch.personal.push(PersonalWrite {
        person: person(SCHOOL),
        ..reason(2, YOUTH, "zwei")
    });
    let error = home.store.commit(batch).await.unwrap_err();
    assert!(matches!(error, StoreError::Conflict { .. }), "{error}");
}
