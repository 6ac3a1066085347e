//! What a hand-over needs of the flow matrix: the one place where it is looked up.

use crate::actor::Role;
use crate::law::Law;

/// One flow of the matrix (dossier 4a, R11).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FlowRule {
    /// False where the matrix names the flow only to say that it is closed.
    pub open: bool,
    /// The receiving body.
    pub to: String,
    /// The norm.
    pub norm: String,
    /// The only fields that may go (R12).
    pub fields: Vec<String>,
    /// Roles of which the second person must have one.
    pub second_person_roles: Vec<Role>,
    /// True where the other body must have asked in writing.
    pub needs_request: bool,
    /// How many days old that request may be.
    pub request_max_age_days: i32,
}

/// The flow with that key; `None` where the matrix does not hold it.
pub(super) fn flow_rule(_: &Law, key: &str) -> Option<FlowRule> {
    let row = |open, to: &str, norm: &str, fields: &[&str], second, needs_request| FlowRule {
        open,
        to: to.to_owned(),
        norm: norm.to_owned(),
        fields: fields.iter().map(|f| (*f).to_owned()).collect(),
        second_person_roles: second,
        needs_request,
        request_max_age_days: 183,
    };
    match key {
        "registry-notice" => Some(row(
            true,
            "registry",
            "§ 6(2) BMG",
            &["register-possibly-wrong"],
            vec![Role::SecondSignatory, Role::RegistryLead],
            false,
        )),
        "police-request" => Some(row(
            true,
            "police",
            "§ 68 SGB X",
            &["name", "birth-date", "address", "whereabouts", "employer"],
            vec![Role::HeadOfDepartment],
            true,
        )),
        "youth-office-health" => Some(row(
            false,
            "coordinator",
            "§ 64(1) SGB VIII",
            &["examination-missed"],
            vec![Role::HeadOfDepartment],
            false,
        )),
        _ => None,
    }
}

/// A law for tests of this crate.
#[cfg(test)]
pub(crate) fn law_for_tests() -> Law {
    Law {}
}
