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
own office (or belongs to the own carrier, or is about the person concerned herself), somebody else
began it, its run is open, nothing is in the way. What follows are only the changes in another situation.
Actions without a row cannot be asked about this kind of record at all.

Whether an action is *possible* (the state of the record, deadlines, documents) is decided by the rules
of the domain, not here. A ✓ is necessary, never sufficient.

| Short | Role |
|---|---|
";

/// Column headings.
pub const fn short(role: Role) -> &'static str {
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
        Role::OfficeSystem => "OS",
        Role::Examiner => "Ex",
        Role::SecondExaminer => "E2",
    }
}

/// The role with its German title.
pub const fn title(role: Role) -> &'static str {
    match role {
        Role::Clerk => "clerk in an office (Sachbearbeitung)",
        Role::SecondSignatory => "second signatory in an office (Zweitzeichnung)",
        Role::RegistryOfficer => "officer of the residents' registry (Meldebehörde)",
        Role::RegistryLead => "lead of the residents' registry (Zweitzeichnung Meldebehörde)",
        Role::Coordinator => "coordinator (Koordinierungsstelle)",
        Role::HeadOfDepartment => "head of department (Dezernatsleitung)",
        Role::SocialWorker => "social worker of a carrier (Fachkraft eines freien Trägers)",
        Role::DataProtectionOfficer => {
            "data-protection officer (behördliche Datenschutzbeauftragte Person)"
        }
        Role::Ombudsperson => "ombudsperson (Ombudsperson)",
        Role::Finance => "finance (Kämmerei)",
        Role::AuditOffice => "audit office (Rechnungsprüfungsamt)",
        Role::CouncilOffice => "council office (Ratsbüro)",
        Role::CouncilOfficeLead => "lead of the council office (Leitung Ratsbüro)",
        Role::CouncilMember => "council member (Ratsmitglied)",
        Role::Administrator => "administrator (Kontenverwaltung)",
        Role::PersonConcerned => "person concerned (betroffene Person)",
        Role::Job => "scheduled job (Zeitauftrag)",
        Role::OfficeSystem => "software of an office (Fachverfahren)",
        Role::Examiner => "examiner of the family benefits office (Sachbearbeitung Familienkasse)",
        Role::SecondExaminer => {
            "second examiner of the family benefits office (Zweitzeichnung Familienkasse)"
        }
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
            Self::OtherCompartment => {
                "It lies in another office, belongs to another carrier, or is about another person"
            }
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

    /// Whether there is such a situation for a kind of record.
    const fn concerns(self, kind: Kind) -> bool {
        match self {
            Self::HandedOver => matches!(kind, Kind::Indication | Kind::Disclosure),
            Self::Published => matches!(kind, Kind::Run | Kind::Inquiry),
            Self::Excluded => !matches!(kind, Kind::Installation),
            _ => true,
        }
    }

    fn question(self, kind: Kind, role: Role) -> Question {
        let of = if matches!(self, Self::OtherCompartment | Self::HandedOver) {
            "other"
        } else {
            "own"
        };
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
            Self::BegunByTheSame => {
                usual.facets(|f| f.started_by = Some(actor(role, "own").account))
            }
            Self::Excluded => usual.facets(|f| f.excluded = vec![actor(role, "own").account]),
            Self::Stopped => usual.context(|c| c.stopped = true),
            Self::Protected => usual.context(|c| c.protected = true),
            Self::ComplaintOpen => usual.context(|c| c.complaint_open = true),
            Self::RunNotOpen => usual.context(|c| c.run_open = false),
        }
    }
}

/// Something that can be asked, and for which purposes it is permitted in the situations in which
/// most is permitted.
struct Askable {
    kind: Kind,
    action: Action,
    role: Role,
    purposes: Vec<Purpose>,
}

/// Everything that can be asked at all.
fn askables() -> Vec<Askable> {
    let open = [
        Situation::Usual,
        Situation::HandedOver,
        Situation::ComplaintOpen,
        Situation::Published,
    ];
    let mut all = Vec::new();
    for kind in Kind::ALL {
        for role in Role::ALL {
            let questions = open.map(|situation| situation.question(kind, role));
            for action in Action::ALL
                .iter()
                .copied()
                .filter(|a| !questions[0].cannot_ask(*a))
            {
                let may = |purpose: &Purpose| {
                    questions
                        .iter()
                        .any(|question| question.asks(action, *purpose).is_ok())
                };
                let purposes = Purpose::ALL.into_iter().filter(may).collect();
                all.push(Askable {
                    kind,
                    action,
                    role,
                    purposes,
                });
            }
        }
    }
    all
}

/// One row: an action and, per role, whether it is permitted.
#[derive(PartialEq, Eq)]
struct Row {
    action: Action,
    permitted: Vec<bool>,
}

fn rows(kind: Kind, situation: Situation, askables: &[Askable]) -> Vec<Row> {
    let questions = Role::ALL.map(|role| situation.question(kind, role));
    let of = |action: Action| {
        askables
            .iter()
            .filter(move |one| one.kind == kind && one.action == action)
    };
    let may = |role: Role, question: &Question, action: Action| {
        of(action).filter(|one| one.role == role).any(|one| {
            one.purposes
                .iter()
                .any(|purpose| question.asks(action, *purpose).is_ok())
        })
    };
    let permitted = |action: Action| {
        Role::ALL
            .into_iter()
            .zip(&questions)
            .map(|(role, question)| may(role, question, action))
            .collect()
    };
    Action::ALL
        .iter()
        .copied()
        .filter(|action| of(*action).next().is_some())
        .map(|action| Row {
            action,
            permitted: permitted(action),
        })
        .collect()
}

fn table(out: &mut String, rows: &[&Row]) {
    let columns: Vec<&str> = Role::ALL.into_iter().map(short).collect();
    let rules = ":-:|".repeat(columns.len());
    let _ = writeln!(out, "\n| | {} |\n|---|{rules}", columns.join(" | "));
    for row in rows {
        let cells: Vec<&str> = row
            .permitted
            .iter()
            .map(|yes| if *yes { "✓" } else { "–" })
            .collect();
        let _ = writeln!(out, "| {} | {} |", row.action.name(), cells.join(" | "));
    }
}

fn section(out: &mut String, kind: Kind, askables: &[Askable]) {
    let usual = rows(kind, Situation::Usual, askables);
    let _ = writeln!(
        out,
        "\n## {}\n\n### {}",
        kind.name(),
        Situation::Usual.title()
    );
    table(out, &usual.iter().collect::<Vec<_>>());
    for situation in Situation::OTHERS
        .into_iter()
        .filter(|situation| situation.concerns(kind))
    {
        let then = rows(kind, situation, askables);
        let changed: Vec<&Row> = then
            .iter()
            .zip(&usual)
            .filter(|(then, usual)| then != usual)
            .map(|(then, _)| then)
            .collect();
        if changed.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n### {}", situation.title());
        let (some, none): (Vec<&Row>, Vec<&Row>) = changed
            .into_iter()
            .partition(|row| row.permitted.contains(&true));
        if none.len() == then.len() {
            out.push_str("\nNothing is permitted to anybody.\n");
        } else if !none.is_empty() {
            let names: Vec<&str> = none.iter().map(|row| row.action.name()).collect();
            let _ = writeln!(out, "\nRefused to everybody: {}.", names.join(", "));
        }
        if !some.is_empty() {
            table(out, &some);
        }
    }
}

/// For which purposes, per action and role.
fn purposes(out: &mut String, askables: &[Askable]) {
    out.push_str("\n## Purposes\n\nFor which purposes an action is permitted to a role, on any kind of record.\n");
    out.push_str("\n| Action | Purpose | Roles |\n|---|---|---|\n");
    for action in Action::ALL
        .iter()
        .filter(|action| **action != Action::ReadFigures)
    {
        for purpose in Purpose::ALL {
            let may = |role: &Role| {
                askables.iter().any(|one| {
                    one.action == *action && one.role == *role && one.purposes.contains(&purpose)
                })
            };
            let roles: Vec<&str> = Role::ALL.into_iter().filter(may).map(short).collect();
            if !roles.is_empty() {
                let _ = writeln!(
                    out,
                    "| {} | {} | {} |",
                    action.name(),
                    purpose.name(),
                    roles.join(", ")
                );
            }
        }
    }
    out.push_str("| readFigures | any | all |\n");
}

/// The whole page.
pub fn whole() -> String {
    let askables = askables();
    let mut out = HEAD.to_owned();
    for role in Role::ALL {
        let _ = writeln!(out, "| {} | {} |", short(role), title(role));
    }
    for kind in Kind::ALL {
        section(&mut out, kind, &askables);
    }
    purposes(&mut out, &askables);
    out
}
