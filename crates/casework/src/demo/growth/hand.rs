//! One case in hand: its records as they stand, and the command of each step.

use crate::error::Error;
use crate::gather::Gathered;
use augenmass_domain::case::{Assessment, Case, CaseCommand, ExoneratingSource, Reply, Rung};
use augenmass_domain::id::{CaseId, OfficeId, RunId};
use augenmass_domain::indication::{
    Answer, ContactChannel, Indication, IndicationCommand, IndicationEntry, InnocentExplanations,
    PriorContact,
};
use augenmass_domain::person::PersonRecord;
use augenmass_domain::{Command, Facets, Kind, Private, Purpose, State};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::HashMap;
use uuid::Uuid;

/// The steps of a case that the first letter ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Record,
    Screen,
    GiveNotice,
    Propose,
    Approve,
    Letter,
    Reply,
    Exonerate,
    Assess,
    Close,
}

impl Act {
    pub(super) const ALL: [Self; 10] = [
        Self::Record,
        Self::Screen,
        Self::GiveNotice,
        Self::Propose,
        Self::Approve,
        Self::Letter,
        Self::Reply,
        Self::Exonerate,
        Self::Assess,
        Self::Close,
    ];
}

/// One case and what it grew from.
pub(super) struct Hand {
    stem: &'static str,
    entry: Box<IndicationEntry>,
    indication: Option<Indication>,
    case: Option<Case>,
    versions: HashMap<(Kind, Uuid), i64>,
}

fn missing() -> Error {
    Error::Internal("a step refers to a record that was never made".to_owned())
}

impl Hand {
    pub(super) fn new(
        office: OfficeId,
        stem: &'static str,
        run: RunId,
        person: PersonRecord,
        today: Date,
    ) -> Self {
        let fact_on = today.saturating_sub(9.days());
        let ground = match stem {
            "schule" => "not-enrolled",
            _ => "document-contradicts-register",
        };
        Self {
            stem,
            entry: Box::new(IndicationEntry {
                office,
                run,
                ground: ground.to_owned(),
                fact_on,
                evidence: Private::new(format!("Vermerk {stem} (erfunden)")),
                prior_contact: Some(PriorContact {
                    channel: ContactChannel::Letter,
                    on: fact_on.saturating_sub(20.days()),
                }),
                person,
            }),
            indication: None,
            case: None,
            versions: HashMap::new(),
        }
    }

    pub(super) fn entry(&self) -> &IndicationEntry {
        &self.entry
    }

    pub(super) fn office(&self) -> OfficeId {
        self.entry.office
    }

    pub(super) fn case_id(&self) -> Result<CaseId, Error> {
        self.case.as_ref().map(Case::id).ok_or_else(missing)
    }

    /// Takes over the states that a step brought about.
    pub(super) fn take(&mut self, states: &[State]) {
        for state in states {
            let version = self.versions.entry((state.kind(), state.id()));
            *version.or_insert(0) += 1;
            match state {
                State::Indication(indication) => self.indication = Some(indication.clone()),
                State::Case(case) => self.case = Some(case.clone()),
                _ => {}
            }
        }
    }

    /// Who does the step, for which purpose, by which command.
    pub(super) fn command(
        &self,
        act: Act,
        registry: OfficeId,
        today: Date,
    ) -> Result<(&'static str, Purpose, Command), Error> {
        if matches!(act, Act::Record | Act::Screen | Act::GiveNotice) {
            return self.of_the_office(act, registry);
        }
        let login = match act {
            Act::Approve => "melde.leitung",
            _ => "melde.1",
        };
        let command = self.of_the_registry(act, today)?;
        Ok((login, Purpose::RegisterClarification, command.into()))
    }

    fn of_the_office(
        &self,
        act: Act,
        registry: OfficeId,
    ) -> Result<(&'static str, Purpose, Command), Error> {
        let (clerk, second) = match self.stem {
            "schule" => ("schule.1", "schule.2"),
            _ => ("ordnung.1", "ordnung.2"),
        };
        let id = self.indication.as_ref().map(Indication::id);
        let (login, command) = match act {
            Act::Record => {
                let entry = self.entry.clone();
                (clerk, IndicationCommand::Record { draft: None, entry })
            }
            Act::Screen => {
                let (id, explanations) = (id.ok_or_else(missing)?, nothing_explains());
                (second, IndicationCommand::Screen { id, explanations })
            }
            _ => {
                let (id, to) = (id.ok_or_else(missing)?, registry);
                (second, IndicationCommand::GiveNotice { id, to })
            }
        };
        Ok((login, Purpose::Screening, command.into()))
    }

    fn of_the_registry(&self, act: Act, today: Date) -> Result<CaseCommand, Error> {
        if act == Act::Propose {
            let indication = self.indication.as_ref().ok_or_else(missing)?;
            return Ok(CaseCommand::Propose {
                indications: vec![indication.id()],
                excluded: Vec::new(),
            });
        }
        let id = self.case_id()?;
        Ok(match act {
            Act::Approve => CaseCommand::Approve { id },
            Act::Letter => CaseCommand::TakeRung {
                id,
                rung: Rung::ServiceLetter,
                reply_by: today.saturating_add(22.days()),
            },
            Act::Reply => CaseCommand::RecordReply {
                id,
                reply: Reply::LivesHere,
                words: Some(Private::new("Antwort der Familie (erfunden).".to_owned())),
            },
            Act::Exonerate => CaseCommand::RecordExonerating {
                id,
                looked_in: vec![
                    ExoneratingSource::RegisterHistory,
                    ExoneratingSource::OfficeFile,
                ],
                found: 1,
                words: None,
            },
            Act::Assess => CaseCommand::Assess {
                id,
                assessment: Assessment::Unremarkable,
            },
            _ => CaseCommand::Close { id },
        })
    }

    /// The records that the gate would load for a step, with their versions.
    pub(super) fn fill(&self, act: Act, gathered: &mut Gathered<'_>) {
        for ((kind, id), version) in &self.versions {
            gathered.remember(*kind, *id, *version);
        }
        if act == Act::Record {
            gathered.facets = Facets {
                office: Some(self.entry.office),
                run: Some(self.entry.run),
                ..Facets::default()
            };
            return;
        }
        gathered.around.person = Some(self.entry.person.clone());
        if let Some(indication) = &self.indication {
            let facets = indication.facets();
            if act == Act::Propose {
                gathered.facets = Facets {
                    office: facets.handed_to.first().copied(),
                    run: facets.run,
                    person: indication.notice().map(|notice| notice.person_at_registry),
                    ..Facets::default()
                };
                gathered.around.indications.push(indication.clone());
                return;
            }
            if self.case.is_none() {
                gathered.facets = facets;
                gathered.state_name = Some(indication.state_name().to_owned());
                gathered.around.indications.push(indication.clone());
            }
        }
        if let Some(case) = &self.case {
            let state = State::Case(case.clone());
            gathered.facets = state.facets();
            gathered.state_name = Some(state.name().to_owned());
            gathered.around.case = Some(case.clone());
        }
    }
}

const fn nothing_explains() -> InnocentExplanations {
    InnocentExplanations {
        school_elsewhere: Answer::DoesNotExplain,
        moved_within_germany: Answer::NotKnown,
        waiting_list: Answer::DoesNotExplain,
        illness: Answer::DoesNotExplain,
        eu_residence: Answer::NotKnown,
        letters_not_received: Answer::DoesNotExplain,
    }
}
