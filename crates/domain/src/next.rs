//! What a state leaves open: the actions that can follow it, for a page that offers them. Whether one
//! of them succeeds is decided by its rules and by policy, not here.

use crate::action::Action;
use crate::state::Kind;
use crate::{accompaniment, case, disclosure, inquiry, subject_request, visit};

type Table = &'static [(&'static str, &'static str, &'static str)];

/// The actions that can follow the state of a record, in the order of [`Action::ALL`]. Actions on
/// records that begin with this one (a case from an indication, a hand-over from a case) are named too.
#[must_use]
#[expect(
    clippy::too_many_lines,
    reason = "a list: one entry for each kind of record"
)]
pub fn next_actions(kind: Kind, state: &str) -> Vec<Action> {
    let by_name = |table: Table, name: fn(Action) -> &'static str| {
        let leaves = |action: &Action| {
            table
                .iter()
                .any(|(from, what, _)| *from == state && *what == name(*action))
        };
        Action::ALL
            .iter()
            .copied()
            .filter(leaves)
            .collect::<Vec<_>>()
    };
    match kind {
        Kind::Indication => indication(state),
        Kind::Case => {
            let mut actions = by_name(case::transitions(), Action::name);
            actions.extend(by_name(case::transitions_of_benefit_check(), Action::name));
            actions.retain(|action| {
                ![Action::FileVisitReport, Action::ReportAssistance].contains(action)
            });
            actions.retain(|action| *action != Action::RecordVisit);
            actions.retain(|action| ![Action::StopVisit, Action::CancelVisit].contains(action));
            actions.extend(about_a_case(state));
            actions
        }
        Kind::Visit => {
            let mut actions = by_name(visit::transitions(), Action::name);
            let own = [
                Action::CheckIn,
                Action::RecordVisit,
                Action::StopVisit,
                Action::CancelVisit,
            ];
            actions.retain(|action| own.contains(action));
            actions
        }
        Kind::Accompaniment => {
            let mut actions = by_name(accompaniment::transitions(), Action::name);
            actions.retain(|action| *action != Action::OrderVisit);
            actions
        }
        Kind::Disclosure => by_name(disclosure::TRANSITIONS, disclosure_step),
        Kind::SubjectRequest => by_name(subject_request::TRANSITIONS, request_step),
        Kind::Run => run(state),
        Kind::Inquiry => by_name(inquiry::TRANSITIONS, inquiry_step),
        Kind::Cost => match state {
            "recorded" | "planned" => vec![Action::RecordCost],
            _ => Vec::new(),
        },
        Kind::Package => package(state),
        Kind::Received => match state {
            "unsure" => vec![Action::DecideReceived],
            "accepted" => vec![Action::ProposeCase],
            _ => Vec::new(),
        },
        Kind::Assistance => match state {
            "requested" => vec![Action::ApproveAssistance],
            "approved" => vec![Action::SendAssistance],
            "sent" => vec![Action::FileVisitReport],
            "received" => vec![Action::ReportAssistance],
            _ => Vec::new(),
        },
        Kind::Installation => Vec::new(),
    }
}

/// The steps of a reconciliation, and giving it up.
fn package(state: &str) -> Vec<Action> {
    match state {
        "committed" => vec![Action::RequestEvaluation, Action::EndPackage],
        "sealed" => vec![Action::RespondToRequest, Action::EndPackage],
        "requested" => vec![Action::OpenPackage, Action::EndPackage],
        "answered" | "opened" => vec![Action::ReceiptPackage, Action::EndPackage],
        "receipted" => vec![Action::EndPackage],
        _ => Vec::new(),
    }
}

// The tables of some aggregates name commands, not actions.

const fn disclosure_step(action: Action) -> &'static str {
    match action {
        Action::ApproveDisclosure => "Approve",
        Action::SendDisclosure => "Send",
        Action::AcceptDisclosure => "Accept",
        Action::RejectDisclosure => "Reject",
        _ => "",
    }
}

const fn request_step(action: Action) -> &'static str {
    match action {
        Action::ExtendSubjectRequest => "Extend",
        Action::AnswerSubjectRequest => "Answer",
        _ => "",
    }
}

const fn inquiry_step(action: Action) -> &'static str {
    match action {
        Action::AssignInquiry => "Assign",
        Action::RequestContribution => "RequestContribution",
        Action::EnterContribution => "EnterContribution",
        Action::DraftAnswer => "Draft",
        Action::WriteJudgement => "WriteJudgement",
        Action::SignOffAnswer => "SignOff",
        Action::AnswerInquiry => "Answer",
        Action::PublishInquiry => "Publish",
        _ => "",
    }
}

fn indication(state: &str) -> Vec<Action> {
    match state {
        "draft" => vec![Action::RecordIndication],
        "recorded" => vec![Action::ScreenIndication],
        "put-forward" => vec![
            Action::GiveNotice,
            Action::SealIndication,
            Action::ReconsiderIndication,
        ],
        "notice-given" => vec![Action::ProposeCase],
        _ => Vec::new(),
    }
}

/// What begins with a case: requests to a carrier, hand-overs, what the person asks for.
fn about_a_case(state: &str) -> Vec<Action> {
    let mut actions = Vec::new();
    if state == "clarifying" {
        actions.push(Action::RequestAccompaniment);
        actions.push(Action::RequestAssistance);
    }
    if !["declined", "expired"].contains(&state) {
        actions.push(Action::RequestDisclosure);
    }
    actions.push(Action::ReceiveSubjectRequest);
    actions
}

fn run(state: &str) -> Vec<Action> {
    match state {
        "draft" => vec![Action::GiveOpinion, Action::ApproveRun],
        "approved" => vec![Action::OpenRun],
        "open" => vec![Action::PauseRun, Action::CloseRun],
        "paused" => vec![Action::ResumeRun, Action::CloseRun],
        "closed" => vec![Action::ReportRun],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_open_state_of_a_case_leaves_something_to_a_person() {
        for state in Kind::Case.states() {
            let actions = next_actions(Kind::Case, state);
            assert!(actions.contains(&Action::ReceiveSubjectRequest), "{state}");
            assert!(!actions.contains(&Action::RecordVisit), "{state}");
        }
        assert!(next_actions(Kind::Case, "proposed").contains(&Action::ApproveCase));
        assert!(next_actions(Kind::Case, "clarifying").contains(&Action::OrderVisit));
    }

    #[test]
    fn final_states_leave_nothing() {
        for (kind, state) in [
            (Kind::Indication, "dropped"),
            (Kind::Indication, "expired"),
            (Kind::Visit, "recorded"),
            (Kind::Run, "reported"),
            (Kind::Inquiry, "published"),
            (Kind::SubjectRequest, "answered"),
            (Kind::Accompaniment, "declined"),
        ] {
            assert_eq!(next_actions(kind, state), [], "{kind:?} {state}");
        }
    }

    #[test]
    fn a_hand_over_is_approved_then_sent_then_answered() {
        let of = |state| next_actions(Kind::Disclosure, state);
        assert_eq!(of("requested"), [Action::ApproveDisclosure]);
        assert_eq!(of("approved"), [Action::SendDisclosure]);
        assert_eq!(
            of("sent"),
            [Action::AcceptDisclosure, Action::RejectDisclosure]
        );
    }
}
