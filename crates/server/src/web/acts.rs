//! All commands that people give on pages.

use super::act::Act;
use super::{
    accompaniment, administration, assistance, case, cost, hand_over, indication, inquiry, package,
    received, request, run, visit,
};
use augenmass_domain::{Action, Kind, Role};
use uuid::Uuid;

/// All acts, area by area.
const ALL: &[&[&Act]] = &[
    indication::ACTS,
    case::ACTS,
    accompaniment::ACTS,
    visit::ACTS,
    hand_over::ACTS,
    request::ACTS,
    run::ACTS,
    package::ACTS,
    received::ACTS,
    assistance::ACTS,
    cost::ACTS,
    inquiry::ACTS,
    administration::ACTS,
];

/// All acts.
pub(crate) fn all() -> impl Iterator<Item = &'static Act> {
    ALL.iter().copied().flatten().copied()
}

/// A command and the page where people give it.
#[derive(Clone, Copy)]
pub(crate) struct Step {
    /// The action.
    pub action: Action,
    /// On a record of which kind it is offered.
    pub on: Kind,
    /// The path of its page; `{id}` is the record.
    pub path: &'static str,
    /// Who may come to its page.
    pub roles: &'static [Role],
}

impl Step {
    /// Its path for a record.
    pub(crate) fn path_for(&self, id: Uuid) -> String {
        self.path.replace("{id}", &id.to_string())
    }
}

/// The steps whose pages show more than a form.
const PAGES: &[&[Step]] = &[inquiry::STEPS];

/// All steps: the acts, and those with pages of their own.
pub(crate) fn steps() -> impl Iterator<Item = Step> {
    let acts = all().map(|act| Step {
        action: act.action,
        on: act.on,
        path: act.path,
        roles: act.roles,
    });
    acts.chain(PAGES.iter().copied().flatten().copied())
}

/// What may be done but is not waited for: it begins when somebody has a reason.
const NOT_WAITED_FOR: [Action; 18] = [
    Action::ReconsiderIndication,
    Action::HaltCase,
    Action::ExcludeAccounts,
    Action::ReferEndangerment,
    Action::OfferSupport,
    Action::RequestAccompaniment,
    Action::DeclineAccompaniment,
    Action::RequestDisclosure,
    Action::ReceiveSubjectRequest,
    Action::ExtendSubjectRequest,
    Action::PauseRun,
    Action::CloseRun,
    Action::SuspendPayment,
    Action::ResumePayment,
    Action::RequestAssistance,
    Action::EndPackage,
    // One tap must not end a visit: it is the second of two.
    Action::StopVisit,
    Action::CancelVisit,
];

/// True for what a record in this state waits for.
pub(crate) fn is_waited_for(action: Action, state: &str) -> bool {
    // The topics of an inquiry may be assigned anew until it is signed off; only a new one waits for it.
    let again = action == Action::AssignInquiry && state != "received";
    !again && !NOT_WAITED_FOR.contains(&action)
}

/// Steps with a page of their own to which the work on a record leads.
const LEADING: [Action; 3] = [
    Action::DraftAnswer,
    Action::SignOffAnswer,
    Action::PublishInquiry,
];

/// True for the step to which the work on a record leads: what else may be done only prepares it.
pub(crate) fn leads(action: Action) -> bool {
    LEADING.contains(&action)
}
