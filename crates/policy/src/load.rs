//! Reading and checking schema and policies: strict, at load, with the file and policy named.

use crate::error::PolicyError;
use crate::policy::PolicyNote;
use cedar_policy::{Effect, PolicyId, PolicySet, Schema, ValidationMode, Validator};
use std::str::FromStr;

/// Reads the schema.
pub fn schema(text: &str) -> Result<Schema, PolicyError> {
    let broken = |reason: String| PolicyError::Schema { reason };
    let (schema, warnings) =
        Schema::from_cedarschema_str(text).map_err(|e| broken(e.to_string()))?;
    let warnings: Vec<String> = warnings.map(|w| w.to_string()).collect();
    if warnings.is_empty() {
        Ok(schema)
    } else {
        Err(broken(warnings.join("; ")))
    }
}

/// Reads all files into one set; each policy goes by its `@id`.
pub fn policies(
    schema: &Schema,
    files: &[(&str, &str)],
) -> Result<(PolicySet, Vec<PolicyNote>), PolicyError> {
    let validator = Validator::new(schema.clone());
    let mut set = PolicySet::new();
    let mut notes = Vec::new();
    for (file, text) in files {
        for policy in read(file, text)? {
            let note = note(file, &policy)?;
            let policy = policy.new_id(PolicyId::new(&note.id));
            check(&validator, &note, &policy)?;
            set.add(policy).map_err(|_| PolicyError::DuplicateId {
                file: note.file.clone(),
                policy: note.id.clone(),
            })?;
            notes.push(note);
        }
    }
    Ok((set, notes))
}

/// The policies of one file, in the order of the text.
fn read(file: &str, text: &str) -> Result<Vec<cedar_policy::Policy>, PolicyError> {
    let set = PolicySet::from_str(text).map_err(|e| PolicyError::Syntax {
        file: file.to_owned(),
        reason: located(&e, text),
    })?;
    if set.templates().next().is_some() {
        return Err(PolicyError::Template {
            file: file.to_owned(),
        });
    }
    let mut policies: Vec<_> = set.policies().cloned().collect();
    // Cedar names them policy0, policy1, … in the order of the text.
    policies.sort_by_key(|policy| number(policy.id()));
    Ok(policies)
}

fn number(id: &PolicyId) -> usize {
    AsRef::<str>::as_ref(id)
        .trim_start_matches("policy")
        .parse()
        .unwrap_or(usize::MAX)
}

/// Cedar's message, with the line where the first unreadable policy begins.
fn located(errors: &cedar_policy::ParseErrors, text: &str) -> String {
    let mut begins: Vec<usize> = text.match_indices("\n@id(").map(|(at, _)| at + 1).collect();
    begins.push(text.len());
    let unreadable = begins.windows(2).find_map(|pair| match pair {
        [from, to] => text
            .get(*from..*to)
            .filter(|one| PolicySet::from_str(one).is_err())
            .map(|_| *from),
        _ => None,
    });
    match unreadable.and_then(|at| text.get(..at)) {
        Some(before) => {
            let line = before.matches('\n').count() + 1;
            format!("in the policy from line {line}: {errors}")
        }
        None => errors.to_string(),
    }
}

fn note(file: &str, policy: &cedar_policy::Policy) -> Result<PolicyNote, PolicyError> {
    let annotation = |name: &'static str, known: &str| {
        policy
            .annotation(name)
            .filter(|value| !value.trim().is_empty())
            .map(str::to_owned)
            .ok_or_else(|| PolicyError::NoAnnotation {
                file: file.to_owned(),
                policy: known.to_owned(),
                annotation: name,
            })
    };
    let id = annotation(
        "id",
        &format!("number {}", number(policy.id()).saturating_add(1)),
    )?;
    let norm = annotation("norm", &id)?;
    Ok(PolicyNote {
        file: file.to_owned(),
        forbids: policy.effect() == Effect::Forbid,
        id,
        norm,
    })
}

/// Strict validation of one policy. A warning counts as an error: a policy that can never apply says
/// something to its reader that is not so.
fn check(
    validator: &Validator,
    note: &PolicyNote,
    policy: &cedar_policy::Policy,
) -> Result<(), PolicyError> {
    let invalid = |reason: String| PolicyError::Invalid {
        file: note.file.clone(),
        policy: note.id.clone(),
        reason,
    };
    let alone = PolicySet::from_policies([policy.clone()]).map_err(|e| invalid(e.to_string()))?;
    let result = validator.validate(&alone, ValidationMode::Strict);
    let reasons: Vec<String> = result
        .validation_errors()
        .map(ToString::to_string)
        .chain(result.validation_warnings().map(ToString::to_string))
        .collect();
    if reasons.is_empty() {
        Ok(())
    } else {
        Err(invalid(reasons.join("; ")))
    }
}
