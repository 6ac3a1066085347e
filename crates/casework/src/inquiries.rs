//! Answering an inquiry: read → receive → assign → contributions → draft → sign-off.
//!
//! The inquiry lives in the store; answering the same file again continues where it stood.

mod composing;
mod contribution_file;
mod printed;
mod working;

pub use self::composing::contributions_today;
pub(crate) use self::printed::as_printed;
pub use self::working::{
    Received, draft_once, draft_to_print, drafted, known_alike, preview, proposed_topics,
    publish_once, read_text, receive_once,
};

use self::composing::Occasion;
use self::contribution_file::ContributionFile;
pub use self::contribution_file::check_contributions;
use crate::answer::AnswerDocument;
use crate::error::Error;
use crate::installation::Installation;
use crate::manifest::sha256_hex;
use crate::outcome_report;
use crate::publications::publish;
use augenmass_domain::id::InquiryId;
use augenmass_domain::inquiry::topics::{TopicRules, parse_override};
use augenmass_domain::inquiry::{AnswerForm, Inquiry, InquiryCommand, ReadInquiry, Topic, read};
use augenmass_domain::law::calendar;
use augenmass_domain::{Actor, Kind, Purpose, State};
use augenmass_store::ListQuery;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What to answer.
#[derive(Clone, Debug)]
pub struct AnswerOrder {
    /// The inquiry's file.
    pub inquiry: Vec<u8>,
    /// Cut-off day.
    pub as_of: Date,
    /// Topics per question, where a person overrides the rules (TOML).
    pub topics: Option<String>,
    /// Contributions and judgements (TOML).
    pub contributions: Option<String>,
}

/// A drafted answer.
#[derive(Clone, Debug)]
pub struct Drafted {
    /// The inquiry's id.
    pub inquiry: InquiryId,
    /// The answer.
    pub document: AnswerDocument,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum OrderError {
    /// A file is not what it should be; says what to do.
    #[error("{0}")]
    Input(String),
    /// The gate said no, or something broke.
    #[error(transparent)]
    Gate(#[from] Error),
}

/// By when a body is asked for what it knows: ten working days, in time for the answer.
fn usual_deadline(inquiry: &Inquiry, today: Date) -> Date {
    let usual = calendar::add_working_days(today, 10);
    usual.min(inquiry.contributions_until(today))
}

/// Text of an inquiry's bytes: UTF-8, else Windows-1252 (which holds Latin-1).
///
/// # Errors
/// Where the bytes are no text at all.
fn decode(bytes: &[u8]) -> Result<String, OrderError> {
    if bytes.contains(&0) {
        return Err(OrderError::Input(
            "ist keine Textdatei; bitte den Text der Anfrage (z. B. mit pdftotext) angeben"
                .to_owned(),
        ));
    }
    Ok(match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
    })
}

/// Answers an inquiry as a draft. `judge` writes judgements that the contributions file holds.
///
/// # Errors
/// [`OrderError::Input`] where a file is wrong; nothing is written then.
pub async fn answer(
    installation: &Installation,
    drafter: &Actor,
    judge: Option<&Actor>,
    order: &AnswerOrder,
) -> Result<Drafted, OrderError> {
    let read =
        read(&decode(&order.inquiry)?).map_err(|error| OrderError::Input(error.to_string()))?;
    let overridden = order.topics.as_deref().map(parse_override).transpose();
    let overridden = overridden.map_err(|error| OrderError::Input(error.to_string()))?;
    let entries = order.contributions.as_deref().map_or_else(
        || Ok(ContributionFile::default()),
        |text| ContributionFile::read(text, &read),
    )?;
    let rules = TopicRules::shipped().map_err(|error| Error::Internal(error.to_string()))?;
    let sha256 = sha256_hex(&order.inquiry);
    let desk = Desk {
        installation,
        drafter,
        rules: &rules,
    };
    let id = desk.receive(&read, &sha256).await?;
    desk.assign(id, &read, overridden.as_ref()).await?;
    desk.contributions(id, &read, &entries).await?;
    desk.judgements(id, judge, &entries).await?;
    let reckoning = publish(installation, drafter, order.as_of).await?;
    let inquiry = desk.inquiry(id).await?;
    let occasion = Occasion {
        as_of: order.as_of,
        drafted_on: installation.gate.now().today(),
        reports: outcome_report::filed(installation).await?,
    };
    let document = composing::document(installation, &rules, &inquiry, &reckoning, occasion);
    desk.submit(InquiryCommand::Draft {
        id,
        answer_sha256: document.content_sha256(),
        as_of: order.as_of,
        tree_size: reckoning.checkpoint.size,
    })
    .await?;
    Ok(Drafted {
        inquiry: id,
        document,
    })
}

/// A second person signs off exactly this draft; gives the document without the draft mark.
///
/// # Errors
/// [`Error::Rejected`] where it is the same person or another draft.
pub async fn sign_off(
    installation: &Installation,
    second: &Actor,
    id: InquiryId,
    mut document: AnswerDocument,
) -> Result<AnswerDocument, Error> {
    let command = InquiryCommand::SignOff {
        id,
        answer_sha256: document.content_sha256(),
    };
    installation
        .gate
        .submit(second, Purpose::CouncilInformation, command)
        .await?;
    document.draft = false;
    Ok(document)
}

/// The answer was given in a form; afterwards it may be published.
///
/// # Errors
/// [`Error::Rejected`] before sign-off.
pub async fn give(
    installation: &Installation,
    actor: &Actor,
    id: InquiryId,
    forms: &[AnswerForm],
    publish: bool,
) -> Result<(), Error> {
    let submit = |command| {
        installation
            .gate
            .submit(actor, Purpose::CouncilInformation, command)
    };
    for form in forms {
        submit(InquiryCommand::Answer { id, form: *form }).await?;
    }
    if publish {
        submit(InquiryCommand::Publish { id }).await?;
    }
    Ok(())
}

/// One answer in the making.
struct Desk<'a> {
    installation: &'a Installation,
    drafter: &'a Actor,
    rules: &'a TopicRules,
}

impl Desk<'_> {
    async fn submit(&self, command: InquiryCommand) -> Result<crate::gate::Receipt, Error> {
        self.installation
            .gate
            .submit(self.drafter, Purpose::CouncilInformation, command)
            .await
    }

    async fn inquiry(&self, id: InquiryId) -> Result<Inquiry, Error> {
        let purpose = Purpose::CouncilInformation;
        let state = self
            .installation
            .gate
            .view(self.drafter, purpose, Kind::Inquiry, id.uuid())
            .await?;
        match state {
            State::Inquiry(inquiry) => Ok(inquiry),
            _ => Err(Error::NotFound),
        }
    }

    /// The inquiry of this very file, if it was received before and is not answered yet; else new.
    async fn receive(&self, read: &ReadInquiry, sha256: &str) -> Result<InquiryId, Error> {
        let gate = &self.installation.gate;
        let seen = gate.seen(self.drafter, Purpose::CouncilInformation, Kind::Inquiry);
        let known = of_file(self.installation, seen, sha256).await?;
        if let Some(open) = known.iter().find(|inquiry| inquiry.output_is_draft()) {
            return Ok(open.id());
        }
        let command = InquiryCommand::Receive {
            read: Box::new(read.clone()),
            sha256: sha256.to_owned(),
        };
        let receipt = self.submit(command).await?;
        receipt
            .id_of(Kind::Inquiry)
            .map(InquiryId::from_uuid)
            .ok_or_else(|| Error::Internal("the inquiry was received without an id".to_owned()))
    }

    async fn assign(
        &self,
        id: InquiryId,
        read: &ReadInquiry,
        overridden: Option<&BTreeMap<u16, Vec<Topic>>>,
    ) -> Result<(), Error> {
        let topics: BTreeMap<u16, Vec<Topic>> = read
            .questions
            .iter()
            .map(|question| {
                (
                    question.number,
                    self.topics(question.number, &question.text, overridden).0,
                )
            })
            .collect();
        if self.inquiry(id).await?.topics() == &topics {
            return Ok(());
        }
        self.submit(InquiryCommand::Assign { id, topics }).await?;
        Ok(())
    }

    /// A person's reading wins over the rules.
    fn topics(
        &self,
        number: u16,
        text: &str,
        overridden: Option<&BTreeMap<u16, Vec<Topic>>>,
    ) -> (Vec<Topic>, Vec<String>) {
        if let Some(topics) = overridden.and_then(|topics| topics.get(&number)) {
            return (topics.clone(), vec!["manual".to_owned()]);
        }
        let assigned = self.rules.assign(text);
        (assigned.topics, assigned.because)
    }

    /// Asks the bodies that the questions name, and enters what the file brings.
    async fn contributions(
        &self,
        id: InquiryId,
        read: &ReadInquiry,
        entries: &ContributionFile,
    ) -> Result<(), OrderError> {
        let today = self.installation.gate.now().today();
        let known = self.inquiry(id).await?;
        let default_by = usual_deadline(&known, today);
        let mut asked: BTreeMap<(u16, String), Date> = BTreeMap::new();
        for question in &read.questions {
            let (topics, _) = self.topics(question.number, &question.text, None);
            for body in self.rules.contributors(&question.text, &topics) {
                asked.insert((question.number, body), default_by);
            }
        }
        for entry in &entries.contribution {
            asked.insert((entry.question, entry.body.clone()), entry.by()?);
        }
        for ((question, body), by) in asked {
            if !known
                .contributions()
                .iter()
                .any(|c| c.question == question && c.body == body)
            {
                self.submit(InquiryCommand::RequestContribution {
                    id,
                    question,
                    body,
                    by,
                })
                .await?;
            }
        }
        for entry in &entries.contribution {
            let Some(content) = entry.content()? else {
                continue;
            };
            let done = known
                .contributions()
                .iter()
                .filter(|c| c.question == entry.question && c.body == entry.body)
                .any(|c| {
                    c.entered
                        .as_ref()
                        .is_some_and(|entered| entered.content == content)
                });
            if !done {
                self.submit(InquiryCommand::EnterContribution {
                    id,
                    question: entry.question,
                    body: entry.body.clone(),
                    source: entry.source.clone().unwrap_or_default(),
                    supplied_by: entry.supplied_by.clone().unwrap_or_default(),
                    content,
                })
                .await?;
            }
        }
        Ok(())
    }

    async fn judgements(
        &self,
        id: InquiryId,
        judge: Option<&Actor>,
        entries: &ContributionFile,
    ) -> Result<(), OrderError> {
        let known = self.inquiry(id).await?;
        for entry in &entries.judgement {
            if known
                .judgements()
                .get(&entry.question)
                .is_some_and(|known| known.text == entry.text)
            {
                continue;
            }
            let judge = judge.ok_or_else(|| {
                OrderError::Input(
                    "eine Bewertung schreibt nur die Dezernatsleitung; bitte --judge-as nennen"
                        .to_owned(),
                )
            })?;
            let command = InquiryCommand::WriteJudgement {
                id,
                question: entry.question,
                text: entry.text.clone(),
            };
            self.installation
                .gate
                .submit(judge, Purpose::CouncilInformation, command)
                .await?;
        }
        Ok(())
    }
}

/// The inquiries of a file among those of a list, in the order in which they were received.
async fn of_file(
    installation: &Installation,
    list: ListQuery,
    sha256: &str,
) -> Result<Vec<Inquiry>, Error> {
    let stored = installation.gate.store().list_all(list).await?;
    Ok(stored
        .into_iter()
        .filter_map(|stored| match stored.state {
            State::Inquiry(inquiry) if inquiry.sha256() == sha256 => Some(inquiry),
            _ => None,
        })
        .collect())
}

/// The inquiry of a file, the latest received. Where the actor may not see it, the check of an answer
/// must not pass as if there were none: the gate refuses.
pub(crate) async fn find(
    installation: &Installation,
    actor: &Actor,
    sha256: &str,
) -> Result<Option<Inquiry>, Error> {
    let all = ListQuery::of(Kind::Inquiry);
    let Some(inquiry) = of_file(installation, all, sha256).await?.pop() else {
        return Ok(None);
    };
    let purpose = match actor.role {
        augenmass_domain::Role::AuditOffice | augenmass_domain::Role::DataProtectionOfficer => {
            Purpose::Oversight
        }
        _ => Purpose::CouncilInformation,
    };
    installation
        .gate
        .view(actor, purpose, Kind::Inquiry, inquiry.id().uuid())
        .await?;
    Ok(Some(inquiry))
}
