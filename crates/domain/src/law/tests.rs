use super::*;
use crate::actor::Role;
use crate::fact::Track;
use jiff::civil::date;

fn with_grounds(text: &str) -> Result<Law, LawError> {
    Law::from_texts(text, Law::FLOWS, Law::RETENTION, Law::DEADLINES)
}

fn with_flows(text: &str) -> Result<Law, LawError> {
    Law::from_texts(Law::GROUNDS, text, Law::RETENTION, Law::DEADLINES)
}

#[test]
fn the_shipped_files_are_accepted() {
    let law = Law::from_texts(Law::GROUNDS, Law::FLOWS, Law::RETENTION, Law::DEADLINES)
        .expect("accepted");
    assert_eq!(law, Law::shipped());
}

#[test]
fn all_twenty_two_flows_of_the_matrix_are_there_and_four_more() {
    let mut numbers: Vec<u8> = Law::shipped().flows().map(|flow| flow.number).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=26).collect::<Vec<u8>>());
}

#[test]
fn health_address_and_anonymous_grounds_are_present_but_off() {
    let law = Law::shipped();
    for key in [
        "missed-check-up",
        "school-entry-exam-no-contact",
        "health-content",
        "address-attribute",
        "anonymous-tip",
        "youth-help-content",
    ] {
        assert!(!law.ground(key).expect(key).standing.is_on(), "{key}");
    }
}

#[test]
fn every_class_of_grounds_has_a_ground_that_is_on() {
    let law = Law::shipped();
    for class in GroundClass::ALL {
        assert!(
            law.grounds()
                .any(|ground| ground.class == *class && ground.standing.is_on()),
            "{class:?}"
        );
    }
}

#[test]
fn no_hand_over_leads_to_the_foreigners_authority_or_from_the_youth_office_to_the_coordinator() {
    let law = Law::shipped();
    for flow in law.flows().filter(|flow| flow.is_open()) {
        assert!(
            !flow
                .to
                .contains(&Body::Outside(OutsideBody::ForeignersAuthority)),
            "{}",
            flow.key
        );
        assert!(
            !flow.to.contains(&OfficeKind::Coordination.into()),
            "{}",
            flow.key
        );
        assert!(
            flow.key == "police-single-request"
                || flow.key == Flow::RECTIFICATION_TO_RECIPIENTS
                || !flow.to.contains(&Body::Outside(OutsideBody::Police))
        );
    }
}

#[test]
fn the_notice_to_the_registry_carries_only_the_minimal_statement() {
    let law = Law::shipped();
    let flow = law.flow(Flow::NOTICE_TO_REGISTRY).expect("present");
    let names: Vec<&str> = flow.fields.iter().map(|field| field.name()).collect();
    assert_eq!(
        names,
        [
            "register-may-be-wrong",
            "person-address-key",
            "date",
            "sending-body"
        ]
    );
    assert!(flow.is_open() && flow.connects(OfficeKind::School, OfficeKind::Registry));
    assert!(!flow.connects(OfficeKind::Coordination, OfficeKind::Registry));
    assert!(!flow.allows_field("name"));
}

#[test]
fn a_police_request_of_184_days_is_refused_and_only_the_head_of_office_decides() {
    let law = Law::shipped();
    let flow = law.flow("police-single-request").expect("present");
    let today = date(2026, 9, 1);
    assert!(flow.accepts_request(Some(date(2026, 3, 2)), today));
    assert!(!flow.accepts_request(Some(date(2026, 3, 1)), today));
    assert!(!flow.accepts_request(Some(date(2026, 9, 2)), today));
    assert!(!flow.accepts_request(None, today));
    assert!(
        flow.decided_by.accepts(Role::HeadOfDepartment)
            && !flow.decided_by.accepts(Role::SecondSignatory)
    );
}

#[test]
fn a_ground_about_nationality_is_not_accepted_on_or_off() {
    let text = Law::GROUNDS.replace("[ground.address-attribute]", "[ground.foreign-nationality]");
    assert!(matches!(
        with_grounds(&text),
        Err(LawError::Prohibited {
            word: "national",
            ..
        })
    ));
    let text = Law::GROUNDS.replace("Anonymer Hinweis allein", "Staatsangehörigkeit");
    assert!(matches!(
        with_grounds(&text),
        Err(LawError::Prohibited {
            word: "staatsangehör",
            ..
        })
    ));
}

#[test]
fn an_extra_key_a_duplicate_ground_and_an_unknown_office_are_not_accepted() {
    let extra = Law::GROUNDS.replacen("strength =", "nationality = \"x\"\nstrength =", 1);
    let twice = format!("{}\n[ground.post-returned]\n", Law::GROUNDS);
    let office = Law::GROUNDS.replace("offices = [\"health\"]", "offices = [\"secret-service\"]");
    for (text, names) in [
        (extra, "nationality"),
        (twice, "post-returned"),
        (office, "secret-service"),
    ] {
        let error = with_grounds(&text).expect_err(names).to_string();
        assert!(
            error.contains("grounds.toml") && error.contains(names),
            "{error}"
        );
    }
}

#[test]
fn a_ground_that_is_never_to_be_used_cannot_be_switched_on() {
    let text = Law::GROUNDS.replacen("on = false\noff-reason = \"Collected", "on = true\n#", 1);
    let error = with_grounds(&text).expect_err("never").to_string();
    assert!(
        error.contains("missed-check-up") && error.contains("never"),
        "{error}"
    );
}

#[test]
fn a_ground_that_needs_an_opinion_is_switched_on_only_with_one() {
    let on = Law::GROUNDS.replacen(
        "on = false\noff-reason = \"Health grounds",
        "on = true\n#",
        1,
    );
    assert!(with_grounds(&on).is_err());
    let contact = "required-prior-contact = { channels = [\"letter\"], min-days-before = 14 }";
    let opinion = on.replacen(
        "offices = [\"health\"]",
        &format!("{contact}\nlegal-opinion = \"opinion-7\"\noffices = [\"health\"]"),
        1,
    );
    assert!(
        with_grounds(&opinion)
            .expect("accepted")
            .ground("school-entry-exam-no-contact")
            .expect("present")
            .standing
            .is_on()
    );
}

#[test]
fn a_flow_to_an_unknown_body_or_with_an_unknown_field_is_not_accepted() {
    let body = Law::FLOWS.replacen("to = [\"youth\"]", "to = [\"press\"]", 1);
    let field = Law::FLOWS.replacen("\"dwelling-defects\"", "\"nationality\"", 1);
    let number = Law::FLOWS.replacen("number = 7\n", "number = 8\n", 1);
    let closed = Law::FLOWS.replacen("open = false\n", "open = true\n", 1);
    for text in [body, field, number, closed] {
        assert!(
            with_flows(&text)
                .expect_err("refused")
                .to_string()
                .contains("flows.toml")
        );
    }
}

#[test]
fn track_one_cannot_lose_its_flow_unnoticed() {
    let text = Law::FLOWS.replace("[flow.notice-to-registry]", "[flow.other]");
    assert!(
        with_flows(&text)
            .expect_err("refused")
            .to_string()
            .contains("notice-to-registry")
    );
}

#[test]
fn a_missing_retention_class_and_a_shorter_hearing_are_not_accepted() {
    let retention = Law::RETENTION.replace("[open-case]", "[open-cases]");
    assert!(Law::from_texts(Law::GROUNDS, Law::FLOWS, &retention, Law::DEADLINES).is_err());
    let hearing = Law::DEADLINES.replacen("amount = 28", "amount = 27", 1);
    assert!(Law::from_texts(Law::GROUNDS, Law::FLOWS, Law::RETENTION, &hearing).is_err());
}

#[test]
fn retention_classes_end_on_the_documented_days() {
    let law = Law::shipped();
    let start = date(2026, 1, 31);
    for (class, end) in [
        (RetentionClass::DraftIndication, date(2026, 2, 14)),
        (RetentionClass::ParkedIndication, date(2026, 4, 30)),
        (RetentionClass::OpenCase, date(2026, 7, 31)),
        (RetentionClass::HandedOverCase, date(2027, 1, 31)),
        (RetentionClass::UnremarkableCase, date(2026, 3, 2)),
        (RetentionClass::AccessLog, date(2027, 12, 31)),
        (RetentionClass::KeyBackup, date(2026, 3, 2)),
    ] {
        assert_eq!(law.retention(class).ends(start), end, "{class:?}");
        assert_eq!(RetentionClass::by_name(class.name()), Some(class));
    }
}

#[test]
fn a_period_for_a_person_ends_on_a_working_day() {
    let law = Law::shipped();
    let hearing = &law.deadlines().hearing;
    // Good Friday 2026 is no day to answer: the period ends after Easter.
    assert_eq!(hearing.after(date(2026, 3, 6)), date(2026, 4, 3));
    assert_eq!(hearing.last_day(date(2026, 3, 6)), date(2026, 4, 7));
    assert_eq!(
        law.deadlines().clearing_letter.after(date(2026, 3, 30)),
        date(2026, 4, 15)
    );
}

#[test]
fn visits_take_place_by_day_on_workdays_and_saturdays_only() {
    let hours = Law::shipped().deadlines().visits.clone();
    let visit = |day: jiff::civil::Date, from: i8, until: i8| {
        hours.allow(day.at(from, 0, 0, 0), day.at(until, 0, 0, 0))
    };
    assert!(visit(date(2026, 3, 2), 8, 9) && visit(date(2026, 3, 7), 18, 19));
    assert!(!visit(date(2026, 3, 8), 10, 11), "Sunday");
    assert!(!visit(date(2026, 6, 4), 10, 11), "Corpus Christi");
    assert!(
        !visit(date(2026, 3, 2), 7, 9) && !visit(date(2026, 3, 2), 18, 20),
        "night"
    );
}

#[test]
fn two_visits_differ_in_weekday_and_time_of_day() {
    let hours = Law::shipped().deadlines().visits.clone();
    let monday = date(2026, 3, 2).at(9, 0, 0, 0);
    assert!(hours.differ_enough(monday, date(2026, 3, 4).at(13, 0, 0, 0)));
    assert!(!hours.differ_enough(monday, date(2026, 3, 9).at(16, 0, 0, 0)));
    assert!(!hours.differ_enough(monday, date(2026, 3, 4).at(12, 59, 0, 0)));
}

#[test]
fn a_city_without_its_own_rules_gets_the_default() {
    let law = Law::shipped();
    assert_eq!(law.deadlines().council("bochum").written_by_session, 2);
    assert_eq!(
        law.deadlines().council("elsewhere"),
        law.deadlines().council("default")
    );
}

#[test]
fn no_ground_of_the_registers_track_is_open_to_a_health_file_or_the_coordinator() {
    let law = Law::shipped();
    for ground in law.grounds().filter(|ground| ground.standing.is_on()) {
        assert!(!ground.allows_office(OfficeKind::Coordination));
        assert!(!ground.allows_office(OfficeKind::SocialService));
        assert!(
            ground.allows_track(Track::RegisterClarification)
                || ground.allows_track(Track::BenefitCheck)
        );
    }
}
