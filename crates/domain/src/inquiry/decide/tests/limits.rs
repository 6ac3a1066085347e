//! How long, how large and how late a contribution may be.

use super::*;

#[test]
fn a_contribution_and_a_judgement_are_as_long_as_the_answer_can_hold() {
    let inquiry = assigned();
    let enter = |body: &str, source: &str, supplied_by: &str, content| {
        let command = InquiryCommand::EnterContribution {
            id: inquiry.id,
            question: 1,
            body: body.to_owned(),
            source: source.to_owned(),
            supplied_by: supplied_by.to_owned(),
            content,
        };
        act(DRAFTER, DAY, Some(&inquiry), &command).map(|_| ())
    };
    let nil = || ContributionContent::Nil;
    let figure = |label: &str, value, unit: &str| ContributionContent::Figure {
        label: label.to_owned(),
        value,
        unit: unit.to_owned(),
    };
    // Characters count, not bytes.
    let (fits, long) = ("ä".repeat(LINE_LIMIT), "ä".repeat(LINE_LIMIT + 1));
    assert_eq!(enter(&fits, &fits, &fits, figure(&fits, 0, &fits)), Ok(()));
    for (body, source, name, content) in [
        (&*long, "Brief", "Leitung", nil()),
        ("Jobcenter", &*long, "Leitung", nil()),
        ("Jobcenter", "Brief", &*long, nil()),
        ("Jobcenter", "Brief", "Leitung", figure(&long, 3, "Fälle")),
        ("Jobcenter", "Brief", "Leitung", figure("Fälle", 3, &long)),
    ] {
        assert_eq!(enter(body, source, name, content), Err(R::LineTooLong));
    }
    let text = |length| ContributionContent::Text {
        text: "ä".repeat(length),
    };
    let said = |content| enter("Jobcenter", "Brief", "Leitung", content);
    assert_eq!(said(text(TEXT_LIMIT)), Ok(()));
    assert_eq!(said(text(TEXT_LIMIT + 1)), Err(R::TextTooLong));
    assert_eq!(said(figure("Fälle", -3, "Fälle")), Err(R::FigureNegative));
    let ask = InquiryCommand::RequestContribution {
        id: inquiry.id,
        question: 1,
        body: long,
        by: date(2026, 3, 10),
    };
    let asked = act(DRAFTER, DAY, Some(&inquiry), &ask);
    assert_eq!(asked.map(|_| ()), Err(R::LineTooLong));
    let judged = judgement(&inquiry, &"ä".repeat(TEXT_LIMIT + 1));
    assert_eq!(
        act(HEAD, DAY, Some(&inquiry), &judged).map(|_| ()),
        Err(R::JudgementTooLong)
    );
}

#[test]
fn a_contribution_is_asked_for_in_time_for_the_answer_or_within_a_year() {
    let mut inquiry = assigned();
    let refused = |inquiry: &Inquiry, day, by| {
        let asked = act(DRAFTER, day, Some(inquiry), &ask(inquiry, by));
        asked.map(|_| ()).err()
    };
    let session = date(2026, 3, 20);
    assert_eq!(refused(&inquiry, DAY, session), None);
    for late in [date(2026, 3, 21), date(9999, 12, 31)] {
        assert_eq!(refused(&inquiry, DAY, late), Some(R::DeadlineTooLate));
    }
    // Once the day of the answer has come, a contribution may still be asked for.
    let tomorrow = date(2026, 3, 21);
    assert_eq!(refused(&inquiry, session, tomorrow), None);
    // Without a session the council's period counts; in old records nothing does.
    inquiry.read.session_date.value = None;
    let (end, after) = (date(2026, 4, 30), date(2026, 5, 1));
    assert_eq!(refused(&inquiry, DAY, end), None);
    assert_eq!(refused(&inquiry, DAY, after), Some(R::DeadlineTooLate));
    inquiry.answer_by = None;
    let (year, after) = (date(2027, 3, 1), date(2027, 3, 2));
    assert_eq!(refused(&inquiry, DAY, year), None);
    assert_eq!(refused(&inquiry, DAY, after), Some(R::DeadlineTooLate));
}
