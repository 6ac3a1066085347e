//! A contribution as the answer prints it.

use crate::answer::{AnswerContribution, ContributionState, FigureStatus, requested};
use augenmass_domain::inquiry::{Contribution, ContributionContent};
use jiff::civil::Date;

/// A contribution as an answer of a day prints it.
pub(crate) fn as_printed(contribution: &Contribution, today: Date) -> AnswerContribution {
    let supplied = contribution.entered.as_ref();
    let by = contribution
        .by
        .or(supplied.map(|it| it.received_on))
        .unwrap_or(today);
    let mut answer = requested(&contribution.body, by, today);
    if let Some(it) = supplied {
        entered(&mut answer, &it.content);
        answer.source = Some(it.source.clone());
        answer.supplied_by = Some(it.supplied_by.clone());
        answer.received_on = Some(it.received_on);
    }
    answer
}

fn entered(answer: &mut AnswerContribution, content: &ContributionContent) {
    match content {
        ContributionContent::Nil => answer.state = ContributionState::Nil,
        ContributionContent::Text { text } => {
            answer.state = ContributionState::Text;
            answer.text = Some(text.clone());
        }
        ContributionContent::Figure { label, value, unit } => {
            answer.state = ContributionState::Figure;
            answer.text = Some(label.clone());
            answer.value = Some(*value);
            answer.unit = Some(unit.clone());
            answer.status = Some(FigureStatus::Reported);
        }
    }
}
