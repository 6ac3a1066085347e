//! A year of the invented city: every step through the gate, in the order of its clock.

mod cast;
mod doors;
mod fairness;
mod plan;
mod rights;
mod runs;

use self::cast::{Cast, cast};
use self::plan::{begin_of, explanations, first_day, ground, next_monday};
use self::runs::{Ahead, Running};

use super::city::{City, People};
use super::people::draw;
use super::set_up::{RunPlan, record_costs};
use super::statistics::DemoStatistics;
use super::story::{Script, Step, Story, Timed};
use crate::clock::SetClock;
use crate::error::Error;
use crate::fairness::Filed;
use crate::gate::Receipt;
use crate::installation::Installation;
use crate::jobs;
use augenmass_domain::case::{
    CaseCommand, Consequence, DeclineReason, ExoneratingSource, ReopenGround, Rung,
};
use augenmass_domain::id::{
    AccompanimentId, CaseId, DisclosureId, IndicationId, OfficeId, RunId, SubjectRequestId, VisitId,
};
use augenmass_domain::indication::{
    ContactChannel, IndicationCommand, IndicationEntry, PriorContact,
};
use augenmass_domain::law::calendar;
use augenmass_domain::person::PersonRecord;
use augenmass_domain::{Command, Kind, Private, Purpose};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha20Rng;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The first working day of the invented year.
pub const BEGIN: Date = date(2025, 1, 7);
/// The last day on which a new item may come in.
pub const LAST_INTAKE: Date = date(2025, 12, 19);
/// The day after which nothing more is played.
pub const END: Date = date(2026, 1, 31);

/// One item of the city's work.
struct Item {
    story: Story,
    /// `schule`, `ordnung` or `wohnen`: the stem of the logins of its office.
    stem: &'static str,
    office: OfficeId,
    /// Which of the runs it belongs to.
    run: usize,
    ground: &'static str,
    person: PersonRecord,
    fact_on: Date,
    indication: Option<IndicationId>,
    case: Option<CaseId>,
    accompaniment: Option<AccompanimentId>,
    visit: Option<VisitId>,
    disclosure: Option<DisclosureId>,
    request: Option<SubjectRequestId>,
}

/// What the year came to, for the person at the terminal.
#[derive(Clone, Debug, Default)]
pub struct YearBook {
    /// Commands that were accepted.
    pub accepted: usize,
    /// Commands that a rule or a policy turned down, as the stories want it.
    pub turned_down: usize,
    /// Files that the second person saw masked.
    pub masked: usize,
    /// Cases with a hearing, latest last, for the sample of the letter.
    pub hearing_cases: Vec<CaseId>,
    /// Cases closed after a letter as unremarkable, latest last.
    pub cleared_cases: Vec<CaseId>,
    /// Cases to which a first letter was sent, latest last.
    pub letter_cases: Vec<CaseId>,
    /// Visits, latest last, for the sample of an order.
    pub visits: Vec<VisitId>,
    /// What the statistics office said, quarter by quarter.
    pub statuses: Vec<Filed>,
}

/// The year itself.
pub struct Year<'a> {
    installation: &'a Installation,
    clock: Arc<SetClock>,
    cast: Cast,
    items: Vec<Item>,
    steps: Vec<(Timed, usize)>,
    begin: Date,
    ahead: Vec<Ahead>,
    running: Vec<Running>,
    statistics: Option<DemoStatistics>,
    book: YearBook,
}

impl<'a> Year<'a> {
    /// Plans the year: stories first, then dates, then people, each from a generator of its own.
    ///
    /// # Errors
    /// Where the data files name what is not there.
    pub async fn plan(
        installation: &'a Installation,
        clock: Arc<SetClock>,
        city: &City,
        size: &str,
        seed: u64,
        run: RunId,
    ) -> Result<Self, Error> {
        let broken = |what: &dyn std::fmt::Display| Error::Internal(what.to_string());
        let people = People::shipped().map_err(|error| broken(&error))?;
        let size = city.sizes.get(size).ok_or_else(|| {
            Error::Internal(format!("there is no size `{size}` in demo/city.toml"))
        })?;
        let cast = cast(installation, city, run).await?;
        let mut dates = ChaCha20Rng::seed_from_u64(seed);
        let mut names = ChaCha20Rng::seed_from_u64(seed ^ 0x6e61_6d65_6e00_0000);
        let mut year = Self {
            installation,
            clock,
            cast,
            items: Vec::new(),
            steps: Vec::new(),
            begin: begin_of(size.first_year()),
            ahead: Vec::new(),
            running: vec![Running::new(run, &RunPlan::of_year(size.first_year()))],
            statistics: None,
            book: YearBook::default(),
        };
        for (run, of) in size.years().enumerate() {
            for (story, nth) in each(&size.stories_of(run)) {
                let day = first_day(story, nth, of, &mut dates);
                let minute = dates.gen_range(0..60);
                let drawn = draw(&mut names, city, &people, begin_of(of))
                    .map_err(|error| broken(&error))?;
                let (stem, office) = year.cast.reporter(nth)?;
                year.steps.extend(
                    Script::write(story, day, minute, &calendar::is_working_day)
                        .into_iter()
                        .map(|timed| (timed, year.items.len())),
                );
                year.items.push(Item {
                    story,
                    stem,
                    office,
                    run,
                    ground: ground(story, stem),
                    person: drawn.record,
                    fact_on: day.saturating_sub(9.days()),
                    indication: None,
                    case: None,
                    accompaniment: None,
                    visit: None,
                    disclosure: None,
                    request: None,
                });
            }
        }
        year.steps.sort_by_key(|(timed, index)| (timed.at, *index));
        Ok(year)
    }

    /// How many steps there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Plays the year. Every Monday morning the jobs run; `progress` is told after each step.
    ///
    /// # Errors
    /// The first step that does not go as its story says.
    pub async fn play(mut self, mut progress: impl FnMut(DateTime)) -> Result<YearBook, Error> {
        let mut monday = next_monday(self.begin);
        for (timed, index) in std::mem::take(&mut self.steps) {
            if timed.at.date() > END {
                break;
            }
            self.runs_until(timed.at).await?;
            while monday <= timed.at.date() {
                self.jobs(monday).await?;
                monday = monday.saturating_add(7.days());
            }
            self.clock.set(timed.at);
            self.step(index, timed.step).await?;
            progress(timed.at);
        }
        while monday <= END {
            self.jobs(monday).await?;
            monday = monday.saturating_add(7.days());
        }
        Ok(self.book)
    }

    async fn jobs(&mut self, day: Date) -> Result<(), Error> {
        self.clock
            .set(day.to_datetime(jiff::civil::time(5, 30, 0, 0)));
        jobs::round(self.installation, self.cast.actor("frist")?).await?;
        if day.saturating_add(7.days()).month() != day.month() {
            record_costs(self.installation, self.cast.latest_run()?).await?;
        }
        if day.day() <= 7 {
            self.look_at_fairness(day).await?;
        }
        if day.day() <= 7 && matches!(day.month(), 3 | 6 | 9 | 12) {
            self.be_curious().await?;
        }
        Ok(())
    }

    fn item(&self, index: usize) -> Result<&Item, Error> {
        self.items
            .get(index)
            .ok_or_else(|| Error::Internal("an item of the year is missing".to_owned()))
    }

    async fn submit(
        &mut self,
        login: &str,
        purpose: Purpose,
        command: impl Into<Command>,
    ) -> Result<Receipt, Error> {
        let actor = self.cast.actor(login)?.clone();
        let receipt = self
            .installation
            .gate
            .submit(&actor, purpose, command)
            .await?;
        self.book.accepted += 1;
        Ok(receipt)
    }

    /// A command that a rule or a policy must turn down.
    async fn submit_in_vain(
        &mut self,
        login: &str,
        purpose: Purpose,
        command: impl Into<Command>,
    ) -> Result<(), Error> {
        let actor = self.cast.actor(login)?.clone();
        match self
            .installation
            .gate
            .submit(&actor, purpose, command)
            .await
        {
            Err(Error::Rejected(_) | Error::Refused(_) | Error::NotFound) => {
                self.book.turned_down += 1;
                Ok(())
            }
            Ok(receipt) => Err(Error::Internal(format!(
                "`{}` should have been turned down",
                receipt.event
            ))),
            Err(error) => Err(error),
        }
    }

    async fn registry(&mut self, command: CaseCommand) -> Result<Receipt, Error> {
        self.submit("melde.1", Purpose::RegisterClarification, command)
            .await
    }

    async fn registry_lead(&mut self, command: CaseCommand) -> Result<Receipt, Error> {
        self.submit("melde.leitung", Purpose::RegisterClarification, command)
            .await
    }

    async fn step(&mut self, index: usize, step: Step) -> Result<(), Error> {
        match step {
            Step::Record | Step::RecordAgain | Step::Screen(_) | Step::GiveNotice => {
                self.office_step(index, step).await
            }
            Step::AskCarrier(_)
            | Step::CarrierConfirms
            | Step::OrderVisit(_)
            | Step::CheckIn
            | Step::RecordVisit(..)
            | Step::StopVisit => self.visit_step(index, step).await,
            Step::Objection
            | Step::AnswerObjection
            | Step::Complain
            | Step::AnswerComplaint
            | Step::RequestHandOver
            | Step::ApproveHandOver
            | Step::SendHandOver
            | Step::AcceptHandOver => self.rights_step(index, step).await,
            Step::Propose => self.propose(index).await,
            other => self.case_step(index, other).await,
        }
    }

    async fn office_step(&mut self, index: usize, step: Step) -> Result<(), Error> {
        let item = self.item(index)?;
        let clerk = format!("{}.1", item.stem);
        let second = format!("{}.2", item.stem);
        let id = item.indication;
        match step {
            Step::Record => {
                let entry = self.entry(index)?;
                let command = IndicationCommand::Record { draft: None, entry };
                let receipt = self.submit(&clerk, Purpose::Screening, command).await?;
                let id = receipt.id_of(Kind::Indication).map(IndicationId::from_uuid);
                if let Some(item) = self.items.get_mut(index) {
                    item.indication = id;
                }
            }
            Step::RecordAgain => {
                let entry = self.entry(index)?;
                let command = IndicationCommand::Record { draft: None, entry };
                self.submit_in_vain(&clerk, Purpose::Screening, command)
                    .await?;
            }
            Step::Screen(explained) => {
                let parked = item.story == Story::ParkedWeak;
                let explanations = explanations(item.story, explained);
                self.look(&second, known(id)?).await?;
                let command = IndicationCommand::Screen {
                    id: known(id)?,
                    explanations,
                };
                if parked {
                    self.submit_in_vain(&second, Purpose::Screening, command)
                        .await?;
                } else {
                    self.submit(&second, Purpose::Screening, command).await?;
                }
            }
            _ => {
                let command = IndicationCommand::GiveNotice {
                    id: known(id)?,
                    to: self.cast.registry,
                };
                if self.item(index)?.story == Story::Protected {
                    let person = self.item(index)?.person.clone();
                    let lead = self.cast.actor("melde.leitung")?.clone();
                    self.installation.block(&lead, &person).await?;
                }
                self.submit(&second, Purpose::Screening, command).await?;
            }
        }
        Ok(())
    }

    fn entry(&self, index: usize) -> Result<Box<IndicationEntry>, Error> {
        let item = self.item(index)?;
        Ok(Box::new(IndicationEntry {
            office: item.office,
            run: self.cast.run(item.run)?,
            ground: item.ground.to_owned(),
            fact_on: item.fact_on,
            evidence: Private::new(format!("Vermerk {}/{}", item.stem, index + 1)),
            prior_contact: Some(PriorContact {
                channel: ContactChannel::Letter,
                on: item.fact_on.saturating_sub(20.days()),
            }),
            person: item.person.clone(),
        }))
    }

    async fn propose(&mut self, index: usize) -> Result<(), Error> {
        let command = CaseCommand::Propose {
            indications: vec![known(self.item(index)?.indication)?],
            excluded: Vec::new(),
        };
        let receipt = self.registry(command).await?;
        let id = receipt.id_of(Kind::Case).map(CaseId::from_uuid);
        if let Some(item) = self.items.get_mut(index) {
            item.case = id;
        }
        Ok(())
    }

    async fn case_step(&mut self, index: usize, step: Step) -> Result<(), Error> {
        let id = known(self.item(index)?.case)?;
        self.remember(index, id, &step);
        let today = self.installation.gate.now().today();
        let by_lead = matches!(step, Step::Approve | Step::Decline | Step::Reopen);
        let command = match step {
            Step::Approve => CaseCommand::Approve { id },
            Step::Decline => CaseCommand::Decline {
                id,
                reason: DeclineReason::NotEnoughFacts,
            },
            Step::TakeRung(rung) => {
                let days = if rung == Rung::ServiceLetter { 22 } else { 15 };
                let reply_by = today.saturating_add(days.days());
                CaseCommand::TakeRung { id, rung, reply_by }
            }
            Step::Reply(reply) => {
                let words = Some(Private::new("Antwort der Familie (erfunden).".to_owned()));
                CaseCommand::RecordReply { id, reply, words }
            }
            Step::Exonerate(found) => {
                let looked_in = vec![
                    ExoneratingSource::RegisterHistory,
                    ExoneratingSource::OfficeFile,
                ];
                CaseCommand::RecordExonerating {
                    id,
                    looked_in,
                    found,
                    words: None,
                }
            }
            Step::OfferSupport => CaseCommand::OfferSupport { id },
            Step::RecordSupport(accepted) => CaseCommand::RecordSupport { id, accepted },
            Step::Assess(assessment) => CaseCommand::Assess { id, assessment },
            Step::Close => CaseCommand::Close { id },
            Step::Reopen => CaseCommand::Reopen {
                id,
                ground: ReopenGround::Objection,
            },
            Step::Finalise => {
                // The job is usually faster; either way the case is final afterwards.
                let actor = self.cast.actor("frist")?.clone();
                jobs::round(self.installation, &actor).await?;
                return Ok(());
            }
            other => return self.hearing_step(id, other).await,
        };
        if by_lead {
            self.registry_lead(command).await?;
        } else {
            self.registry(command).await?;
        }
        Ok(())
    }

    async fn hearing_step(&mut self, id: CaseId, step: Step) -> Result<(), Error> {
        let command = match step {
            Step::OpenHearing(until) => CaseCommand::OpenHearing {
                id,
                until,
                interpreter_offered: true,
            },
            Step::Statement => {
                let words =
                    Private::new("Wir wohnen hier; tagsüber arbeiten wir (erfunden).".to_owned());
                CaseCommand::RecordStatement { id, words }
            }
            Step::ListConsequences => {
                let consequences = vec![Consequence::ChildBenefit, Consequence::School];
                CaseCommand::ListConsequences { id, consequences }
            }
            Step::InformSocialService => CaseCommand::InformSocialService { id },
            Step::Decide(ruling) => {
                let reasons = Private::new("Die Gründe stehen im Bescheid (erfunden).".to_owned());
                self.registry_lead(CaseCommand::Decide {
                    id,
                    ruling,
                    reasons,
                })
                .await?;
                return Ok(());
            }
            _ => return Ok(()),
        };
        self.registry(command).await?;
        Ok(())
    }

    /// Keeps the cases whose papers the demo shows: their data must still be there at the end.
    fn remember(&mut self, index: usize, id: CaseId, step: &Step) {
        let story = self.items.get(index).map(|item| item.story);
        match step {
            Step::OpenHearing(_) => self.book.hearing_cases.push(id),
            Step::TakeRung(Rung::ServiceLetter) => self.book.letter_cases.push(id),
            Step::Close if story == Some(Story::LetterLivesHere) => {
                self.book.cleared_cases.push(id)
            }
            _ => {}
        }
    }
}

/// Each story as often as it happens.
fn each(stories: &BTreeMap<Story, u32>) -> impl Iterator<Item = (Story, u32)> {
    stories
        .iter()
        .flat_map(|(story, times)| (0..*times).map(|nth| (*story, nth)))
}

fn known<T>(id: Option<T>) -> Result<T, Error> {
    id.ok_or_else(|| Error::Internal("a story refers to a record that was never made".to_owned()))
}
