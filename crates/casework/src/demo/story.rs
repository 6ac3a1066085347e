//! The stories of the invented city: what happens to one item, as dated steps.
//!
//! A story is chosen before a person is drawn, and steps depend on the story and the calendar only.

use augenmass_domain::case::{Assessment, Reply, Ruling, Rung};
use augenmass_domain::visit::DoorFinding;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Weekday, time};
use serde::Deserialize;

/// What happens to one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Story {
    /// Illness explains the fact: dropped at screening.
    DroppedIllness,
    /// School elsewhere explains it: dropped at screening.
    DroppedSchoolElsewhere,
    /// A single weak ground: parked, then expired.
    ParkedWeak,
    /// The second person declines the case.
    Declined,
    /// First letter: they live there.
    LetterLivesHere,
    /// First letter: moved inside Germany; register corrected.
    LetterMovedWithinGermany,
    /// First letter: school elsewhere.
    LetterSchoolElsewhere,
    /// First letter: illness.
    LetterIllness,
    /// Reached by a contact in their language.
    ContactLivesHere,
    /// Came to the invitation; support agreed.
    InvitationSupport,
    /// Met at the first visit.
    VisitMet,
    /// The accompanist stops the visit; it ends without a finding.
    VisitStopped,
    /// Nobody met at two visits: unresolved, nothing adverse.
    VisitsUnresolved,
    /// Another household at two visits: hearing, deregistration, final.
    HearingDeregistered,
    /// The same, and an objection succeeds.
    HearingObjection,
    /// The statement in the hearing clears it up: no measure.
    HearingNoMeasure,
    /// Nobody acts for six months.
    Expired,
    /// The register holds a disclosure block.
    Protected,
    /// A complaint freezes a hand-over; it is answered, then the hand-over goes.
    Complaint,
    /// The same facts are reported again and refused.
    ReReported,
}

/// One thing that somebody does.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// The clerk records the indication.
    Record,
    /// The same facts once more (refused, R31).
    RecordAgain,
    /// The second signatory screens; `true`: an innocent explanation holds.
    Screen(bool),
    /// The office gives the notice.
    GiveNotice,
    /// The registry proposes a case.
    Propose,
    /// The registry's second person approves.
    Approve,
    /// Or declines.
    Decline,
    /// The next rung.
    TakeRung(Rung),
    /// A reply.
    Reply(Reply),
    /// Exonerating facts looked for; how many found.
    Exonerate(u8),
    /// The carrier is asked for a window.
    AskCarrier(DateTime),
    /// The carrier confirms.
    CarrierConfirms,
    /// The visit is ordered.
    OrderVisit(DateTime),
    /// The accompanist checks in.
    CheckIn,
    /// The visit is recorded.
    RecordVisit(DoorFinding, DateTime),
    /// The accompanist stops it.
    StopVisit,
    /// Support is offered.
    OfferSupport,
    /// Support is accepted or not.
    RecordSupport(bool),
    /// Assessment.
    Assess(Assessment),
    /// Closing.
    Close,
    /// Hearing until a day.
    OpenHearing(Date),
    /// The person's statement.
    Statement,
    /// Consequences are listed.
    ListConsequences,
    /// The social service is told.
    InformSocialService,
    /// Decision.
    Decide(Ruling),
    /// The month has passed.
    Finalise,
    /// An objection arrives.
    Objection,
    /// The case is reopened.
    Reopen,
    /// The objection is answered.
    AnswerObjection,
    /// A complaint arrives.
    Complain,
    /// Somebody asks for a hand-over while the complaint is open (rejected, R34).
    RequestHandOver,
    /// The complaint is answered.
    AnswerComplaint,
    /// The hand-over is approved by the second person.
    ApproveHandOver,
    /// And sent.
    SendHandOver,
    /// And accepted.
    AcceptHandOver,
}

/// A step with its moment on the wall clock.
#[derive(Clone, Debug, PartialEq)]
pub struct Timed {
    /// When.
    pub at: DateTime,
    /// What.
    pub step: Step,
}

/// Builds the dated steps of one story.
pub struct Script<'a> {
    day: Date,
    minute: i8,
    steps: Vec<Timed>,
    is_working_day: &'a dyn Fn(Date) -> bool,
}

impl<'a> Script<'a> {
    /// The steps of a story that begins on `day`; `minute` (0–59) spreads items over the hour.
    #[must_use]
    pub fn write(
        story: Story,
        day: Date,
        minute: i8,
        is_working_day: &'a dyn Fn(Date) -> bool,
    ) -> Vec<Timed> {
        let mut script = Self {
            day,
            minute,
            steps: Vec::new(),
            is_working_day,
        };
        script.after(0, 9, Step::Record);
        script.tell(story);
        script.steps
    }

    /// The same day or `days` later, moved to a working day, at `hour`.
    fn after(&mut self, days: i32, hour: i8, step: Step) {
        self.day = self.working(self.day.saturating_add(days.days()));
        self.steps.push(Timed {
            at: self.day.to_datetime(time(hour, self.minute, 0, 0)),
            step,
        });
    }

    fn working(&self, mut day: Date) -> Date {
        while !(self.is_working_day)(day) {
            day = day.saturating_add(1.days());
        }
        day
    }

    fn tell(&mut self, story: Story) {
        match story {
            Story::DroppedIllness | Story::DroppedSchoolElsewhere => {
                self.after(2, 10, Step::Screen(true));
            }
            Story::ParkedWeak => self.after(2, 10, Step::Screen(false)),
            Story::Protected => {
                self.after(2, 10, Step::Screen(false));
                self.after(1, 11, Step::GiveNotice);
                self.after(2, 9, Step::Propose);
            }
            Story::ReReported => {
                self.open_case(true);
                self.by_letter(Reply::LivesHere, Assessment::Unremarkable);
                self.after(3, 9, Step::RecordAgain);
            }
            Story::Declined => self.open_case(false),
            Story::Expired => self.open_case(true),
            Story::LetterLivesHere => self.letter(Reply::LivesHere, Assessment::Unremarkable),
            Story::LetterMovedWithinGermany => {
                self.letter(Reply::MovedWithinGermany, Assessment::RegisterToBeCorrected);
            }
            Story::LetterSchoolElsewhere => {
                self.letter(Reply::SchoolElsewhere, Assessment::Unremarkable);
            }
            Story::LetterIllness => self.letter(Reply::Illness, Assessment::Unremarkable),
            Story::ContactLivesHere => {
                self.open_case(true);
                self.after(1, 10, Step::TakeRung(Rung::ServiceLetter));
                self.after(23, 10, Step::TakeRung(Rung::Contact));
                self.after(4, 14, Step::Reply(Reply::LivesHere));
                self.settle(Assessment::Unremarkable);
            }
            Story::InvitationSupport => {
                self.ladder();
                self.after(6, 10, Step::Reply(Reply::Other));
                self.after(0, 11, Step::OfferSupport);
                self.after(2, 11, Step::RecordSupport(true));
                self.after(12, 12, Step::Exonerate(1));
                self.after(0, 13, Step::Assess(Assessment::SupportAgreed));
                self.after(1, 9, Step::Close);
            }
            Story::Complaint => self.complaint(),
            other => self.with_visits(other),
        }
    }

    /// Screening, notice, proposal, and the second person's answer.
    fn open_case(&mut self, approved: bool) {
        self.after(2, 10, Step::Screen(false));
        self.after(1, 11, Step::GiveNotice);
        self.after(3, 9, Step::Propose);
        self.after(
            1,
            14,
            if approved {
                Step::Approve
            } else {
                Step::Decline
            },
        );
    }

    fn letter(&mut self, reply: Reply, assessment: Assessment) {
        self.open_case(true);
        self.by_letter(reply, assessment);
    }

    fn by_letter(&mut self, reply: Reply, assessment: Assessment) {
        self.after(1, 10, Step::TakeRung(Rung::ServiceLetter));
        self.after(9, 15, Step::Reply(reply));
        self.settle(assessment);
    }

    fn settle(&mut self, assessment: Assessment) {
        self.after(1, 10, Step::Exonerate(1));
        self.after(1, 11, Step::Assess(assessment));
        self.after(2, 9, Step::Close);
    }

    /// All three rungs, each after the reply period of the one before.
    fn ladder(&mut self) {
        self.open_case(true);
        self.after(1, 10, Step::TakeRung(Rung::ServiceLetter));
        self.after(24, 10, Step::TakeRung(Rung::Contact));
        self.after(17, 10, Step::TakeRung(Rung::Invitation));
    }

    fn complaint(&mut self) {
        self.open_case(true);
        self.after(1, 10, Step::TakeRung(Rung::ServiceLetter));
        self.after(5, 9, Step::Complain);
        self.after(1, 10, Step::RequestHandOver);
        self.after(6, 11, Step::AnswerComplaint);
        self.after(1, 10, Step::RequestHandOver);
        self.after(1, 10, Step::ApproveHandOver);
        self.after(0, 14, Step::SendHandOver);
        self.after(2, 9, Step::AcceptHandOver);
        self.after(1, 15, Step::Reply(Reply::LivesHere));
        self.settle(Assessment::Unremarkable);
    }

    /// A visit that is asked for, confirmed, ordered, and takes place on the first `weekday`.
    fn visit(&mut self, weekday: Weekday, hour: i8, finding: Option<DoorFinding>) {
        let mut day = self.day.saturating_add(7.days());
        while day.weekday() != weekday || !(self.is_working_day)(day) {
            day = day.saturating_add(1.days());
        }
        let from = day.to_datetime(time(hour, 0, 0, 0));
        self.after(1, 9, Step::AskCarrier(from));
        self.after(1, 10, Step::CarrierConfirms);
        self.after(1, 11, Step::OrderVisit(from));
        self.day = day;
        let late = from.saturating_add(10.minutes());
        self.steps.push(Timed {
            at: from,
            step: Step::CheckIn,
        });
        self.steps.push(match finding {
            Some(finding) => Timed {
                at: from.saturating_add(40.minutes()),
                step: Step::RecordVisit(finding, from),
            },
            None => Timed {
                at: late,
                step: Step::StopVisit,
            },
        });
    }

    fn with_visits(&mut self, story: Story) {
        self.ladder();
        self.after(17, 9, Step::Exonerate(0));
        let met = DoorFinding::Met {
            address_confirmed: true,
        };
        match story {
            Story::VisitMet => {
                self.visit(Weekday::Tuesday, 16, Some(met));
                self.close(Assessment::Unremarkable);
            }
            Story::VisitStopped => {
                self.visit(Weekday::Wednesday, 10, None);
                self.close(Assessment::Unresolved);
            }
            Story::VisitsUnresolved => {
                self.visit(Weekday::Tuesday, 10, Some(DoorFinding::NotMet));
                self.visit(Weekday::Thursday, 16, Some(DoorFinding::EntryDeclined));
                self.close(Assessment::Unresolved);
            }
            other => self.hearing(other),
        }
    }

    fn close(&mut self, assessment: Assessment) {
        self.after(1, 9, Step::Assess(assessment));
        self.after(1, 10, Step::Close);
    }

    fn hearing(&mut self, story: Story) {
        self.visit(Weekday::Tuesday, 9, Some(DoorFinding::NotMet));
        self.visit(Weekday::Friday, 16, Some(DoorFinding::OtherHouseholdMet));
        self.after(1, 9, Step::Assess(Assessment::DoubtAboutResidence));
        let until = self.day.saturating_add(35.days());
        self.after(1, 10, Step::OpenHearing(until));
        if story == Story::HearingNoMeasure {
            self.after(9, 10, Step::Statement);
            self.day = until;
            self.after(2, 10, Step::Decide(Ruling::NoMeasure));
            return;
        }
        self.after(3, 10, Step::ListConsequences);
        self.after(0, 11, Step::InformSocialService);
        self.day = until;
        self.after(2, 10, Step::Decide(Ruling::Deregistered));
        if story == Story::HearingObjection {
            self.after(14, 9, Step::Objection);
            self.after(4, 10, Step::Reopen);
            self.after(1, 11, Step::Exonerate(2));
            self.after(1, 10, Step::Assess(Assessment::Unremarkable));
            self.after(0, 14, Step::AnswerObjection);
            self.after(1, 9, Step::Close);
        } else {
            self.after(40, 9, Step::Finalise);
        }
    }
}
