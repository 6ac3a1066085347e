//! Who comes in where: every route, every role.

use super::Town;
use super::browser::Browser;
use crate::web::route::Door;
use crate::web::{acts, routes};
use augenmass_domain::Role;
use axum::http::StatusCode;
use std::collections::BTreeSet;

/// A path of a route with something in place of its parameters.
fn filled(path: &str) -> String {
    let id = "0192f0c0-0000-7000-8000-000000000001";
    let parts = path.split('/').map(|part| match part {
        "{tag}" => "en",
        part if part.starts_with('{') => id,
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn no_page_with_a_door_opens_to_a_stranger() {
    let town = Town::found().await;
    for route in routes::all().filter(|route| route.door != Door::Public) {
        let path = filled(route.path);
        let mut stranger = Browser::new(&town);
        let shown = stranger.get(&path).await;
        assert_eq!(shown.location.as_deref(), Some("/anmelden"), "{path}");
        assert_eq!(shown.text, "", "{path}");
        if route.take.is_some() {
            let sent = stranger.post(&path, &[("form-key", "x")]).await;
            assert_eq!(sent.location.as_deref(), Some("/anmelden"), "{path}");
        }
    }
}

#[tokio::test]
async fn who_has_no_work_on_a_page_is_told_that_there_is_none() {
    let town = Town::found().await;
    let accounts = town.installation.account_list().await.unwrap();
    for (login, _, role) in accounts {
        if role == Role::Job {
            continue;
        }
        let mut browser = Browser::of(&town, &login).await;
        for route in routes::all() {
            let Door::Work(roles) = route.door else {
                continue;
            };
            let path = filled(route.path);
            let shown = browser.get(&path).await;
            assert_ne!(
                shown.status,
                StatusCode::INTERNAL_SERVER_ERROR,
                "{login} {path}"
            );
            if !roles.contains(&role) {
                assert_eq!(shown.status, StatusCode::NOT_FOUND, "{login} {path}");
            }
        }
    }
}

#[test]
fn each_path_stands_in_the_table_once() {
    let mut known = BTreeSet::new();
    for route in routes::all() {
        assert!(known.insert(route.path), "{} stands twice", route.path);
    }
}

/// The columns of `docs/permission-matrix.md`.
const COLUMNS: [(&str, Role); 20] = [
    ("Cl", Role::Clerk),
    ("2nd", Role::SecondSignatory),
    ("RO", Role::RegistryOfficer),
    ("RL", Role::RegistryLead),
    ("Co", Role::Coordinator),
    ("HD", Role::HeadOfDepartment),
    ("SW", Role::SocialWorker),
    ("DPO", Role::DataProtectionOfficer),
    ("Om", Role::Ombudsperson),
    ("Fi", Role::Finance),
    ("Au", Role::AuditOffice),
    ("CO", Role::CouncilOffice),
    ("CL", Role::CouncilOfficeLead),
    ("CM", Role::CouncilMember),
    ("Ad", Role::Administrator),
    ("PC", Role::PersonConcerned),
    ("Job", Role::Job),
    ("OS", Role::OfficeSystem),
    ("Ex", Role::Examiner),
    ("E2", Role::SecondExaminer),
];

/// The roles to which the policies ever leave an action, by the generated matrix.
fn permitted(matrix: &str, action: &str) -> BTreeSet<Role> {
    let mut permitted = BTreeSet::new();
    let mut head: Vec<&str> = Vec::new();
    for line in matrix.lines().filter(|line| line.starts_with('|')) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        if cells.get(1) == Some(&"Cl") {
            head = cells;
        } else if cells.first() == Some(&action) {
            let marks = head.iter().zip(&cells).filter(|(_, mark)| **mark == "✓");
            for (column, _) in marks {
                let role = COLUMNS.iter().find(|(name, _)| name == column);
                permitted.extend(role.map(|(_, role)| *role));
            }
        }
    }
    permitted
}

/// Permitted by policy, but never possible: no page is made for it.
const NEVER: [(&str, Role); 1] = [
    // A request hangs on a case, and no office but the registry has cases.
    ("receiveSubjectRequest", Role::SecondSignatory),
];

/// A door that is narrower than the policies keeps somebody from their work; a wider one shows a form
/// that can only end in a refusal.
#[test]
fn the_door_of_an_act_is_as_wide_as_the_policies() {
    let matrix = include_str!("../../../../../docs/permission-matrix.md");
    let mut unlike = Vec::new();
    for act in acts::all() {
        let mut permitted = permitted(matrix, act.action.name());
        // The person concerned comes in by the code of a letter, not by a door of the offices.
        permitted.remove(&Role::PersonConcerned);
        permitted.remove(&Role::Job);
        // An office system comes in by its token (`web/api`).
        permitted.remove(&Role::OfficeSystem);
        for (_, role) in NEVER
            .iter()
            .filter(|(action, _)| *action == act.action.name())
        {
            assert!(
                permitted.remove(role),
                "{} is not permitted anyway",
                act.path
            );
        }
        // An action that begins on records of several kinds has several doors.
        let doors = acts::all().filter(|other| other.action == act.action);
        let door: BTreeSet<Role> = doors.flat_map(|other| other.roles).copied().collect();
        if door != permitted {
            unlike.push((act.path, door, permitted));
        }
    }
    assert!(unlike.is_empty(), "path, door, policies: {unlike:#?}");
}
