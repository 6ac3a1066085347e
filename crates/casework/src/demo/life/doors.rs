//! Accompaniment, order, check-in, record: the steps at the door.

use super::{Year, known};
use crate::demo::story::Step;
use crate::error::Error;
use augenmass_domain::accompaniment::{AccompanimentCommand, Qualification};
use augenmass_domain::case::CaseCommand;
use augenmass_domain::id::{AccompanimentId, CarrierId, VisitId};
use augenmass_domain::visit::{AtTheDoor, DoorFinding, Interpreter, LegalMode, Told, VisitCommand};
use augenmass_domain::{Kind, Purpose};
use jiff::ToSpan;
use jiff::civil::DateTime;

impl Year<'_> {
    pub(super) async fn visit_step(&mut self, index: usize, step: Step) -> Result<(), Error> {
        let item = self.item(index)?;
        let (stem, _) = self.carrier_of(index)?;
        let accompanist = format!("{stem}.1");
        match step {
            Step::AskCarrier(from) => self.ask_carrier(index, from).await?,
            Step::CarrierConfirms => {
                let command = AccompanimentCommand::Confirm {
                    id: known(item.accompaniment)?,
                    qualification: Qualification::SocialWorker,
                    woman_available: true,
                };
                self.submit(&accompanist, Purpose::Accompaniment, command)
                    .await?;
            }
            Step::OrderVisit(from) => self.order_visit(index, from).await?,
            Step::CheckIn => {
                let command = VisitCommand::CheckIn {
                    id: known(item.visit)?,
                };
                self.submit(&accompanist, Purpose::Accompaniment, command)
                    .await?;
            }
            Step::StopVisit => {
                let command = VisitCommand::Stop {
                    id: known(item.visit)?,
                };
                self.submit(&accompanist, Purpose::Accompaniment, command)
                    .await?;
            }
            Step::RecordVisit(finding, from) => {
                let command = VisitCommand::Record {
                    id: known(item.visit)?,
                    door: told_of(&finding),
                    finding,
                    mode: LegalMode::Consent,
                    from,
                    until: from.saturating_add(30.minutes()),
                };
                self.submit("melde.2", Purpose::RegisterClarification, command)
                    .await?;
            }
            _ => {}
        }
        Ok(())
    }

    async fn ask_carrier(&mut self, index: usize, from: DateTime) -> Result<(), Error> {
        let (_, carrier) = self.carrier_of(index)?;
        let command = AccompanimentCommand::Request {
            case: known(self.item(index)?.case)?,
            carrier,
            from,
            until: from.saturating_add(2.hours()),
        };
        let receipt = self
            .submit("koordination", Purpose::Accompaniment, command)
            .await?;
        let id = receipt
            .id_of(Kind::Accompaniment)
            .map(AccompanimentId::from_uuid);
        if let Some(item) = self.items.get_mut(index) {
            item.accompaniment = id;
        }
        Ok(())
    }

    /// The carriers take turns: the stem of its logins, and its id.
    fn carrier_of(&self, index: usize) -> Result<(String, CarrierId), Error> {
        let carriers = &self.cast.carriers;
        carriers
            .get(index % carriers.len().max(1))
            .cloned()
            .ok_or_else(|| Error::Internal("the invented city has no carrier".to_owned()))
    }

    async fn order_visit(&mut self, index: usize, from: DateTime) -> Result<(), Error> {
        let item = self.item(index)?;
        let command = CaseCommand::OrderVisit {
            id: known(item.case)?,
            accompaniment: known(item.accompaniment)?,
            mode: LegalMode::Consent,
            interpreter: Interpreter::OfferedNoAnswer,
            from,
            until: from.saturating_add(1.hours()),
        };
        let receipt = self
            .submit("melde.leitung.2", Purpose::RegisterClarification, command)
            .await?;
        let id = receipt.id_of(Kind::Visit).map(VisitId::from_uuid);
        self.book.visits.extend(id);
        if let Some(item) = self.items.get_mut(index) {
            item.visit = id;
        }
        Ok(())
    }
}

/// What else is told of a visit: children were there where somebody was met; who declined at the door had agreed
/// before, and whether children were there is not known.
const fn told_of(finding: &DoorFinding) -> AtTheDoor {
    let (consent_withdrawn, children_present) = match finding {
        DoorFinding::Met { .. } => (Told::No, Told::Yes),
        DoorFinding::EntryDeclined => (Told::Yes, Told::NotKnown),
        DoorFinding::NotMet | DoorFinding::OtherHouseholdMet => (Told::No, Told::No),
    };
    AtTheDoor {
        consent_withdrawn,
        children_present,
    }
}
