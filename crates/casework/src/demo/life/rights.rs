//! Complaints, objections and hand-overs.

use super::{Year, known};
use crate::demo::story::Step;
use crate::error::Error;
use augenmass_domain::disclosure::DisclosureCommand;
use augenmass_domain::id::{CaseId, DisclosureId, SubjectRequestId};
use augenmass_domain::subject_request::{RequestAnswer, SubjectRequestCommand, SubjectRequestKind};
use augenmass_domain::{Kind, Private, Purpose};

/// The hand-over that the story of the complaint makes: telling a recipient (Art. 19 GDPR).
const HAND_OVER: &str = "rectification-to-recipients";

impl Year<'_> {
    pub(super) async fn rights_step(&mut self, index: usize, step: Step) -> Result<(), Error> {
        let item = self.item(index)?;
        let case = known(item.case)?;
        let (request, disclosure) = (item.request, item.disclosure);
        let words = Some(Private::new("In eigenen Worten (erfunden).".to_owned()));
        match step {
            Step::Objection | Step::Complain => {
                let (login, kind) = if step == Step::Complain {
                    ("ombud", SubjectRequestKind::Complaint)
                } else {
                    ("datenschutz", SubjectRequestKind::Objection)
                };
                let command = SubjectRequestCommand::Receive {
                    case,
                    request: kind,
                    words,
                };
                let receipt = self.submit(login, Purpose::SubjectRights, command).await?;
                let id = receipt
                    .id_of(Kind::SubjectRequest)
                    .map(SubjectRequestId::from_uuid);
                if let Some(item) = self.items.get_mut(index) {
                    item.request = id;
                }
            }
            Step::AnswerObjection | Step::AnswerComplaint => {
                let login = if step == Step::AnswerComplaint {
                    "ombud"
                } else {
                    "datenschutz"
                };
                let answer = RequestAnswer::Granted;
                let command = SubjectRequestCommand::Answer {
                    id: known(request)?,
                    answer,
                };
                self.submit(login, Purpose::SubjectRights, command).await?;
            }
            Step::RequestHandOver => self.request_hand_over(index, case).await?,
            Step::ApproveHandOver => {
                let id = known(disclosure)?;
                self.hand_over("melde.leitung", DisclosureCommand::Approve { id })
                    .await?;
            }
            Step::SendHandOver => {
                let id = known(disclosure)?;
                self.hand_over("melde.1", DisclosureCommand::Send { id })
                    .await?;
            }
            Step::AcceptHandOver => {
                let id = known(disclosure)?;
                self.hand_over("melde.1", DisclosureCommand::Accept { id })
                    .await?;
            }
            _ => {}
        }
        Ok(())
    }

    async fn hand_over(&mut self, login: &str, command: DisclosureCommand) -> Result<(), Error> {
        self.submit(login, Purpose::RegisterClarification, command)
            .await?;
        Ok(())
    }

    /// The first request falls on the open complaint and is turned down; the second goes through.
    async fn request_hand_over(&mut self, index: usize, case: CaseId) -> Result<(), Error> {
        let command = DisclosureCommand::Request {
            case,
            flow: HAND_OVER.to_owned(),
            fields: vec!["rectification".to_owned(), "sending-body".to_owned()],
            necessity: Private::new("Empfänger der früheren Mitteilung (erfunden).".to_owned()),
            requested_on: None,
        };
        let frozen = self.installation.complaint_is_open(case).await?;
        if frozen {
            self.submit_in_vain("melde.1", Purpose::RegisterClarification, command)
                .await?;
            let unlawful = DisclosureCommand::Request {
                case,
                flow: "police-list".to_owned(),
                fields: vec!["name".to_owned()],
                necessity: Private::new("Anfrage nach einer Liste (erfunden).".to_owned()),
                requested_on: None,
            };
            return self
                .submit_in_vain("melde.1", Purpose::RegisterClarification, unlawful)
                .await;
        }
        let receipt = self
            .submit("melde.1", Purpose::RegisterClarification, command)
            .await?;
        let id = receipt.id_of(Kind::Disclosure).map(DisclosureId::from_uuid);
        if let Some(item) = self.items.get_mut(index) {
            item.disclosure = id;
        }
        Ok(())
    }

    /// What people try who may not: another office's indication, personal data without a task. Both
    /// are refused and counted.
    pub(super) async fn be_curious(&self) -> Result<(), Error> {
        let gate = &self.installation.gate;
        let of_school = self
            .items
            .iter()
            .find(|item| item.stem == "schule" && item.indication.is_some());
        if let Some(id) = of_school.and_then(|item| item.indication) {
            let clerk = self.cast.actor("ordnung.1")?;
            let seen = gate
                .view(clerk, Purpose::Screening, Kind::Indication, id.uuid())
                .await;
            expect_refusal(seen.map(|_| ()))?;
        }
        if let Some(id) = self.items.iter().find_map(|item| item.case) {
            let coordinator = self.cast.actor("koordination")?;
            let action = augenmass_domain::Action::ReadPersonalData;
            let read = gate
                .read_personal(
                    coordinator,
                    Purpose::Steering,
                    action,
                    Kind::Case,
                    id.uuid(),
                )
                .await;
            expect_refusal(read.map(|_| ()))?;
        }
        Ok(())
    }
}

fn expect_refusal(outcome: Result<(), Error>) -> Result<(), Error> {
    match outcome {
        Err(Error::Refused(_) | Error::NotFound) => Ok(()),
        Err(error) => Err(error),
        Ok(()) => Err(Error::Internal(
            "somebody saw what they must not see".to_owned(),
        )),
    }
}
