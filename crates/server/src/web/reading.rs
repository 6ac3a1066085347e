//! A record with its personal data, where the account may read them. Each reading leaves its entry.

use super::asker::Asker;
use super::problem::Problem;
use super::section::purpose_for;
use augenmass_casework::gate::{Masked, Seen, Sight};
use augenmass_casework::reconciliation::{Comparison, read_comparison};
use augenmass_domain::id::PersonalId;
use augenmass_domain::person::PersonRecord;
use augenmass_domain::{Kind, PersonalKind, State};

/// What a record's page may show.
pub(crate) struct Reading {
    /// The record, as the account may see it.
    pub seen: Seen,
    /// The personal data; empty where they may not be read or are erased.
    data: Vec<(PersonalId, PersonalKind)>,
    /// What a masked review leaves of them, where the record waits for its second person (M-6).
    pub masked: Option<Masked>,
    /// True where the data are erased.
    pub erased: bool,
}

/// The record that the path names. Who works without seeing whom it concerns sees the state, without an
/// attempt to read more; so does everybody where the data are erased.
pub(crate) async fn read(asker: &Asker, kind: Kind) -> Result<Reading, Problem> {
    let (actor, id) = (asker.actor()?, asker.id()?);
    let purpose = purpose_for(actor.role, kind);
    let gate = &asker.installation().gate;
    let (seen, sight) = gate.see(actor, purpose, kind, id).await?;
    let (mut data, mut masked, mut erased) = (Vec::new(), None, false);
    match sight {
        Sight::NotForThis => {}
        Sight::Masked(left) => masked = Some(left),
        Sight::Read(read) => {
            erased = read.is_empty();
            data = read;
        }
    }
    Ok(Reading {
        seen,
        data,
        masked,
        erased,
    })
}

impl Reading {
    /// The record, as the account may see it.
    pub(crate) const fn state(&self) -> &State {
        self.seen.state()
    }

    /// The person concerned.
    pub(crate) fn person(&self) -> Option<&PersonRecord> {
        self.data.iter().find_map(|(_, content)| match content {
            PersonalKind::Person { record } => Some(record.reveal()),
            _ => None,
        })
    }

    /// The comparison of two records, field by field.
    pub(crate) fn comparison(&self) -> Option<Comparison> {
        self.data.iter().find_map(|(_, content)| match content {
            PersonalKind::Comparison { fields } => read_comparison(fields.reveal()),
            _ => None,
        })
    }

    /// The words behind a reference: a reason, a statement, a file reference.
    pub(crate) fn words(&self, id: PersonalId) -> Option<&str> {
        let (_, content) = self.data.iter().find(|(known, _)| *known == id)?;
        match content {
            PersonalKind::Reason { text } | PersonalKind::Statement { text } => Some(text.reveal()),
            PersonalKind::Evidence { reference } => Some(reference.reveal()),
            PersonalKind::Person { .. }
            | PersonalKind::CommunicationPreference { .. }
            | PersonalKind::Comparison { .. } => None,
        }
    }
}
