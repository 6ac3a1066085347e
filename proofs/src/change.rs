//! The texts of schema and policies, and changes of them in memory.

use crate::error::ProofError;
use augenmass_policy::Policy;

/// The file name of the schema in a [`Change`].
pub(crate) const SCHEMA: &str = "schema.cedarschema";

/// The texts that proofs are made over.
#[derive(Clone, Debug)]
pub struct Texts {
    /// The schema.
    pub schema: String,
    /// The policies: file name and text.
    pub policies: Vec<(String, String)>,
}

/// One change of the texts.
#[derive(Clone, Copy, Debug)]
pub enum Change {
    /// The policy with this id is taken out.
    Without(&'static str),
    /// In this file the first text, inside the policy with this id (or anywhere, where the id is
    /// empty), becomes the second.
    Instead {
        /// The file.
        file: &'static str,
        /// The policy, or empty.
        policy: &'static str,
        /// What stands there.
        old: &'static str,
        /// What stands there instead.
        new: &'static str,
    },
    /// This policy comes in.
    With(&'static str),
}

impl Texts {
    /// The texts that are compiled into the programme.
    #[must_use]
    pub fn shipped() -> Self {
        let (schema, policies) = Policy::shipped_texts();
        Self {
            schema: schema.to_owned(),
            policies: policies
                .iter()
                .map(|(file, text)| ((*file).to_owned(), (*text).to_owned()))
                .collect(),
        }
    }

    /// The same texts with changes.
    ///
    /// # Errors
    /// [`ProofError::NothingToChange`] where a text to be changed is not there: the policies moved on.
    pub fn changed(&self, changes: &[Change]) -> Result<Self, ProofError> {
        let mut texts = self.clone();
        for change in changes {
            texts.change(change)?;
        }
        Ok(texts)
    }

    fn change(&mut self, change: &Change) -> Result<(), ProofError> {
        match *change {
            Change::With(policy) => {
                self.policies.push(("added".to_owned(), policy.to_owned()));
                Ok(())
            }
            Change::Without(id) => {
                let changed = self.policies.iter_mut().find_map(|(_, text)| {
                    let (from, until) = place(text, id)?;
                    text.replace_range(from..until, "");
                    Some(())
                });
                changed.ok_or_else(|| ProofError::NothingToChange {
                    file: "policies",
                    text: id.to_owned(),
                })
            }
            Change::Instead {
                file,
                policy,
                old,
                new,
            } => {
                let missing = || ProofError::NothingToChange {
                    file,
                    text: format!("{policy}: {old}"),
                };
                let text = self.file(file).ok_or_else(missing)?;
                let (from, until) = place(text, policy).ok_or_else(missing)?;
                let part = text.get(from..until).unwrap_or_default();
                if !part.contains(old) {
                    return Err(missing());
                }
                let part = part.replacen(old, new, 1);
                text.replace_range(from..until, &part);
                Ok(())
            }
        }
    }

    fn file(&mut self, name: &str) -> Option<&mut String> {
        if name == SCHEMA {
            return Some(&mut self.schema);
        }
        self.policies
            .iter_mut()
            .find(|(file, _)| file == name)
            .map(|(_, text)| text)
    }
}

/// Where the policy with this id stands: from its `@id` to its `;`. Without an id, the whole text.
fn place(text: &str, id: &str) -> Option<(usize, usize)> {
    if id.is_empty() {
        return Some((0, text.len()));
    }
    let from = text.find(&format!("@id(\"{id}\")"))?;
    let rest = text.get(from..)?;
    // A norm may hold a semicolon; a policy ends with one at the end of a line after its bracket.
    let end = [");\n", "};\n"]
        .iter()
        .filter_map(|end| rest.find(end))
        .min()?;
    Some((from, from + end + 2))
}
