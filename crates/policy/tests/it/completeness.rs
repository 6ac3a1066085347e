//! Nothing is forgotten: every action, kind, file and policy has its place.

use crate::world::{CALM, POLICY, Question, actor};
use augenmass_domain::action::{Action, Purpose};
use augenmass_domain::actor::Role;
use augenmass_domain::state::Kind;
use augenmass_policy::{Policy, PolicyError};
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn every_action_is_in_the_schema_and_every_action_of_the_schema_is_in_the_domain() {
    let (schema, _) = Policy::shipped_texts();
    let fewer = schema.replace("exportLog", "exportDiary");
    let error = Policy::from_texts(&fewer, &[]).err();
    let missing = "Action::\"exportDiary\", Action::\"exportLog\"".to_owned();
    assert_eq!(error, Some(PolicyError::SchemaDiffers { missing }));
}

#[test]
fn every_entity_type_of_the_schema_stands_for_a_type_of_the_domain() {
    let (schema, _) = Policy::shipped_texts();
    let more = format!("{schema}\nentity PoliceOfficer;\n");
    let error = Policy::from_texts(&more, &[]).err();
    assert_eq!(
        error,
        Some(PolicyError::SchemaDiffers {
            missing: "PoliceOfficer".to_owned()
        })
    );
}

#[test]
fn every_kind_has_an_entity_type_that_the_data_protection_officer_can_see() {
    for kind in Kind::ALL {
        let question = Question::about(kind, Role::DataProtectionOfficer, "-", "here");
        assert_eq!(
            question.asks(Action::ViewRecord, Purpose::Oversight).err(),
            None,
            "{kind:?}"
        );
    }
}

#[test]
fn every_action_is_permitted_to_at_least_one_role() {
    for action in Action::ALL {
        let somebody = Kind::ALL.into_iter().any(|kind| {
            Role::ALL.into_iter().any(|role| {
                Question::about(kind, role, "here", "here")
                    .state("put-forward")
                    .may(*action)
            })
        });
        assert!(somebody, "nobody may {action:?}");
    }
}

#[test]
fn every_policy_names_its_norm_and_every_id_is_kebab_case() {
    assert!(POLICY.notes().len() > 80);
    for note in POLICY.notes() {
        assert!(!note.norm.is_empty(), "{note:?}");
        assert!(
            note.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'),
            "{note:?}"
        );
    }
}

#[test]
fn every_policy_file_is_compiled_in() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies");
    let on_disk: BTreeSet<String> = std::fs::read_dir(folder)
        .expect("policies/")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| {
            Path::new(name)
                .extension()
                .is_some_and(|extension| extension == "cedar")
        })
        .collect();
    let (_, files) = Policy::shipped_texts();
    assert_eq!(
        on_disk,
        files.iter().map(|(name, _)| (*name).to_owned()).collect()
    );
}

#[test]
fn every_role_becomes_an_entity_that_can_read_figures() {
    for role in Role::ALL {
        let mut question = Question::about(Kind::Installation, role, "here", "here");
        question.new = true;
        question.actor = actor(role, "here");
        question.context = CALM;
        assert!(question.may(Action::ReadFigures), "{role:?}");
    }
}
