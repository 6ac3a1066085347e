//! Writes the permission matrix.

use crate::world::{Question, actor, office};
use augenmass_domain::action::{Action, Purpose};
use augenmass_domain::actor::Role;
use augenmass_domain::state::Kind;
use std::fmt::Write;

const HEAD: &str = "\
# Who may what

This page is written by a test from the policies in `policies/` and compared with them on each run:
it says what the programme does, not what somebody intended. ✓ permitted for at least one purpose,
– refused.

Each section is one kind of record. The first table shows the usual situation: the record lies in the
own office (or belongs to the own carrier), somebody else began it, its run is open, nothing is in the
way. The tables after it show only the rows that change in another situation. Actions without a row
cannot be asked about this kind of record at all.

Whether an action is *possible* (the state of the record, deadlines, documents) is decided by the rules
of the domain, not here. A ✓ is necessary, never sufficient.

| Short | Role |
|---|---|
";

/// Column headings.
const fn short(role: Role) -> &'static str {
    match role {
        Role::Clerk => "Cl",
        Role::SecondSignatory => "2nd",
        Role::RegistryOfficer => "RO",
        Role::RegistryLead => "RL",
        Role::Coordinator => "Co",
        Role::HeadOfDepartment => "HD",
        Role::SocialWorker => "SW",
        Role::DataProtectionOfficer => "DPO",
        Role::Ombudsperson => "Om",
        Role::Finance => "Fi",
        Role::AuditOffice => "Au",
        Role::CouncilOffice => "CO",
        Role::CouncilOfficeLead => "CL",
        Role::CouncilMember => "CM",
        Role::Administrator => "Ad",
        Role::PersonConcerned => "PC",
        Role::Job => "Job",
    }
}

/// The role with its German title.
const fn title(role: Role) -> &'static str {
    match role {
        Role::Clerk => "clerk in an office (Sachbearbeitung)",
        Role::SecondSignatory => "second signatory in an office (Zweitzeichnung)",
        Role::RegistryOfficer => "officer of the residents' registry (Meldebehörde)",
        Role::RegistryLead => "lead of the residents' registry (Zweitzeichnung Meldebehörde)",
        Role::Coordinator => "coordinator (Koordinierungsstelle)",
        Role::HeadOfDepartment => "head of department (Dezernatsleitung)",
        Role::SocialWorker => "social worker of a carrier (Fachkraft eines freien Trägers)",
        Role::DataProtectionOfficer => "data-protection officer (behördliche Datenschutzbeauftragte Person)",
        Role::Ombudsperson => "ombudsperson (Ombudsperson)",
        Role::Finance => "finance (Kämmerei)",
        Role::AuditOffice => "audit office (Rechnungsprüfungsamt)",
        Role::CouncilOffice => "council office (Ratsbüro)",
        Role::CouncilOfficeLead => "lead of the council office (Leitung Ratsbüro)",
        Role::CouncilMember => "council member (Ratsmitglied)",
        Role::Administrator => "administrator (Kontenverwaltung)",
        Role::PersonConcerned => "person concerned (betroffene Person)",
        Role::Job => "scheduled job (Zeitauftrag)",
    }
}

/// A situation that differs from the usual one.
#[derive(Clone, Copy)]
enum Situation {
    Usual,
    OtherCompartment,
    HandedOver,
    Published,
    BegunByTheSame,
    Excluded,
    Stopped,
    Protected,
    ComplaintOpen,
    RunNotOpen,
}

impl Situation {
    const OTHERS: [Self; 9] = [
        Self::OtherCompartment,
        Self::HandedOver,
        Self::Published,
        Self::BegunByTheSame,
        Self::Excluded,
        Self::Stopped,
        Self::Protected,
        Self::ComplaintOpen,
        Self::RunNotOpen,
    ];

    const fn title(self) -> &'static str {
        match self {
            Self::Usual => "Usual situation",
            Self::OtherCompartment => "It lies in another office, or belongs to another carrier",
            Self::HandedOver => "It lies in another office and was handed over to the own one",
            Self::Published => "It is published",
            Self::BegunByTheSame => "The same account began it",
            Self::Excluded => "The account is excluded for a conflict of interest",
            Self::Stopped => "A fairness stop is in force",
            Self::Protected => "The register protects the person (§§ 51, 52 BMG)",
            Self::ComplaintOpen => "A complaint about the case is open",
            Self::RunNotOpen => "Its run is not open",
        }
    }

    fn question(self, kind: Kind, role: Role) -> Question {
        let of = if matches!(self, Self::OtherCompartment | Self::HandedOver) { "other" } else { "own" };
        let state = match kind {
            Kind::Indication => "put-forward",
            Kind::Disclosure => "sent",
            _ => "any",
        };
        let usual = Question::about(kind, role, "own", of).state(state);
        match self {
            Self::Usual | Self::OtherCompartment => usual,
            Self::HandedOver => usual.facets(|f| f.handed_to = vec![office("own")]),
            Self::Published => usual.facets(|f| f.public = true),
            Self::BegunByTheSame => usual.facets(|f| f.started_by = Some(actor(role, "own").account)),
            Self::Excluded => usual.facets(|f| f.excluded = vec![actor(role, "own").account]),
            Self::Stopped => usual.context(|c| c.stopped = true),
            Self::Protected => usual.context(|c| c.protected = true),
            Self::ComplaintOpen => usual.context(|c| c.complaint_open = true),
            Self::RunNotOpen => usual.context(|c| c.run_open = false),
        }
    }
}

/// One row: an action and, per role, whether it is permitted.
#[derive(PartialEq, Eq)]
struct Row {
    action: Action,
    permitted: Vec<bool>,
}

fn rows(kind: Kind, situation: Situation, actions: &[Action]) -> Vec<Row> {
    let questions = Role::ALL.map(|role| situation.question(kind, role));
    let row = |action: &Action| Row {
        action: *action,
        permitted: questions.iter().map(|question| question.may(*action)).collect(),
    };
    actions.iter().map(row).collect()
}

/// The actions that can be asked about a kind of record.
fn askable(kind: Kind) -> Vec<Action> {
    let questions = Role::ALL.map(|role| Situation::Usual.question(kind, role));
    let can = |action: &&Action| questions.iter().any(|question| !question.cannot_ask(**action));
    Action::ALL.iter().filter(can).copied().collect()
}

fn table(out: &mut String, heading: &str, rows: &[&Row]) {
    let columns: Vec<&str> = Role::ALL.into_iter().map(short).collect();
    let _ = writeln!(out, "\n{heading}\n\n| | {} |\n|---|{}", columns.join(" | "), ":-:|".repeat(columns.len()));
    for row in rows {
        let cells: Vec<&str> = row.permitted.iter().map(|yes| if *yes { "✓" } else { "–" }).collect();
        let _ = writeln!(out, "| {} | {} |", row.action.name(), cells.join(" | "));
    }
}

fn section(out: &mut String, kind: Kind) {
    let actions = askable(kind);
    let usual = rows(kind, Situation::Usual, &actions);
    let _ = writeln!(out, "\n## {}", kind.name());
    table(out, &format!("{}:", Situation::Usual.title()), &usual.iter().collect::<Vec<_>>());
    for situation in Situation::OTHERS {
        let then = rows(kind, situation, &actions);
        let changed: Vec<&Row> =
            then.iter().zip(&usual).filter(|(then, usual)| then != usual).map(|(then, _)| then).collect();
        if changed.is_empty() {
            continue;
        }
        if changed.iter().all(|row| !row.permitted.contains(&true)) && changed.len() == then.len() {
            let _ = writeln!(out, "\n{}: nothing is permitted to anybody.", situation.title());
        } else {
            table(out, &format!("{}:", situation.title()), &changed);
        }
    }
}

/// For which purposes, per action and role, in the situations in which most is permitted.
fn purposes(out: &mut String) {
    out.push_str("\n## Purposes\n\nFor which purposes an action is permitted to a role, on any kind of record.\n");
    out.push_str("\n| Action | Purpose | Roles |\n|---|---|---|\n");
    let situations = [Situation::Usual, Situation::HandedOver, Situation::ComplaintOpen, Situation::Published];
    for action in Action::ALL.iter().filter(|action| **action != Action::ReadFigures) {
        for purpose in Purpose::ALL {
            let may = |role: &Role| {
                Kind::ALL.into_iter().any(|kind| {
                    situations.iter().any(|situation| situation.question(kind, *role).asks(*action, purpose).is_ok())
                })
            };
            let roles: Vec<&str> = Role::ALL.into_iter().filter(may).map(short).collect();
            if !roles.is_empty() {
                let _ = writeln!(out, "| {} | {} | {} |", action.name(), purpose.name(), roles.join(", "));
            }
        }
    }
    out.push_str("| readFigures | any | all |\n");
}

/// The whole page.
pub fn whole() -> String {
    let mut out = HEAD.to_owned();
    for role in Role::ALL {
        let _ = writeln!(out, "| {} | {} |", short(role), title(role));
    }
    for kind in Kind::ALL {
        section(&mut out, kind);
    }
    purposes(&mut out);
    out
}
