//! The ladder: letter → contact in the person's language → invitation, and what comes back.

use super::file::{CaseFile, ExoneratingRecord, ReplyGiven, RungTaken};
use super::halt;
use super::periods;
use super::rejection::CaseRejection;
use super::states::{Case, Clarifying, WasIn};
use super::words::{ExoneratingSource, Reply, Rung};
use crate::circumstances::Circumstances;
use crate::decision::{Decision, LetterKind, PersonalKind};
use crate::fact::Counted;
use crate::id::Ids;
use crate::private::Private;
use jiff::civil::Date;

impl CaseFile {
    /// True where a reply explains the matter, so that no further rung and no visit is needed. That
    /// the family lives there settles it together with a look at the register's history.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.replies.iter().any(|given| match given.reply {
            Reply::MovedWithinGermany
            | Reply::MovedAbroad
            | Reply::SchoolElsewhere
            | Reply::Illness => true,
            Reply::LivesHere => self.exonerating.iter().any(|record| {
                record
                    .looked_in
                    .contains(&ExoneratingSource::RegisterHistory)
            }),
            Reply::AsksForInterpreter | Reply::AsksForHearing | Reply::Other => false,
        })
    }
    /// True while the person waits for the interpreter they asked for: the reply period stands
    /// still until a contact has been made (P-03, P-07).
    #[must_use]
    pub fn waits_for_interpreter(&self) -> bool {
        self.replies.iter().any(|given| {
            given.reply == Reply::AsksForInterpreter
                && !self
                    .rungs
                    .iter()
                    .skip(given.after_rungs)
                    .any(|taken| taken.rung == Rung::Contact)
        })
    }
    /// True where a reply came after the last rung.
    #[must_use]
    pub fn has_replied_since_the_last_rung(&self) -> bool {
        let rungs = self.rungs.len();
        self.replies.iter().any(|given| given.after_rungs == rungs)
    }
    /// The next rung, if one is left.
    #[must_use]
    pub fn next_rung(&self) -> Option<Rung> {
        let taken = |rung: &Rung| self.rungs.iter().any(|x| x.rung == *rung);
        Rung::ALL.iter().copied().find(|rung| !taken(rung))
    }
    /// True while the period to reply to a rung has not passed.
    #[must_use]
    pub fn reply_period_runs(&self, today: Date) -> bool {
        self.rungs.iter().any(|taken| today <= taken.reply_by)
    }
    /// True once all rungs were taken and their periods have passed.
    #[must_use]
    pub fn is_exhausted(&self, today: Date) -> bool {
        self.next_rung().is_none()
            && !self.waits_for_interpreter()
            && !self.reply_period_runs(today)
    }
}

/// Takes the next rung; a letter goes out for the service letter and the invitation.
pub(super) fn take_rung(
    case: Case,
    rung: Rung,
    reply_by: Date,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, CaseRejection> {
    let Case::Clarifying(Clarifying { mut file }) = case else {
        return Err(CaseRejection::NotInThisState);
    };
    let today = around.now.today();
    may_take(&file, rung, today)?;
    if reply_by < periods::earliest_reply_by(around.law, rung, today) {
        return Err(CaseRejection::ReplyPeriodTooShort);
    }
    if reply_by > periods::expiry_after(around.law, today) {
        return Err(CaseRejection::PeriodBeyondExpiry);
    }
    file.rungs.push(RungTaken {
        rung,
        on: today,
        reply_by,
    });
    file.acted(around.law, today);
    let letter = match rung {
        Rung::ServiceLetter => Some(LetterKind::Service),
        Rung::Contact => None,
        Rung::Invitation => Some(LetterKind::Invitation),
    };
    let order = letter.and_then(|kind| file.letter(kind, today, Some(reply_by), ids));
    let fact = letter.map(|letter| {
        file.fact(
            today,
            Counted::LetterSent {
                letter,
                in_time: None,
                days: None,
            },
        )
    });
    let mut decision = Decision::to("rung-taken", Case::from(Clarifying { file }))
        .detail("rung", rung.name())
        .detail("reply-by", reply_by);
    decision.letters.extend(order);
    decision.facts.extend(fact);
    Ok(decision)
}

/// The order of the rungs.
fn may_take(file: &CaseFile, rung: Rung, today: Date) -> Result<(), CaseRejection> {
    match can_go_on(file, today) {
        Ok(next) if next == rung => Ok(()),
        Ok(_) if asks_for_contact(file) => Err(CaseRejection::InterpreterFirst),
        Err(CaseRejection::ReplyPeriodRunning) if file.next_rung() != Some(rung) => {
            Err(CaseRejection::RungOutOfOrder)
        }
        Ok(_) => Err(CaseRejection::RungOutOfOrder),
        Err(no) => Err(no),
    }
}

/// The rung that can be taken today. Whoever asked for an interpreter gets the contact at once, and again if they ask
/// later. Errors: none is left, its time has not come, or the matter is settled.
pub(super) fn can_go_on(file: &CaseFile, today: Date) -> Result<Rung, CaseRejection> {
    if file.is_settled() {
        return Err(CaseRejection::SettledByReply);
    }
    if asks_for_contact(file) {
        return Ok(Rung::Contact);
    }
    let next = file.next_rung().ok_or(CaseRejection::RungOutOfOrder)?;
    if file.reply_period_runs(today) {
        return Err(CaseRejection::ReplyPeriodRunning);
    }
    Ok(next)
}

fn asks_for_contact(file: &CaseFile) -> bool {
    file.waits_for_interpreter() && !file.rungs.is_empty()
}

/// Records a reply. It can come at any time: after an assessment the case goes back to clarifying,
/// and a visit that is no longer needed is called off. In a hearing an interpreter can still be asked for
/// (P-03, P-07); what else is said there is a statement.
pub(super) fn record_reply(
    mut case: Case,
    reply: Reply,
    words: Option<&Private<String>>,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, CaseRejection> {
    let awaited = match case {
        Case::Clarifying(_) | Case::VisitOrdered(_) | Case::Assessed(_) | Case::Halted(_) => true,
        Case::Hearing(_) => reply == Reply::AsksForInterpreter,
        _ => false,
    };
    if !awaited {
        return Err(CaseRejection::NotInThisState);
    }
    let today = around.now.today();
    let words = words.filter(|text| !text.reveal().trim().is_empty());
    let sealed = words.map(|text| {
        let text = text.clone();
        let content = match reply {
            // Which language, which script: for letters and visits only (P-07).
            Reply::AsksForInterpreter => PersonalKind::CommunicationPreference { text },
            _ => PersonalKind::Statement { text },
        };
        case.file().seal(content, ids)
    });
    let file = case.file_mut();
    file.replies.push(ReplyGiven {
        reply,
        on: today,
        after_rungs: file.rungs.len(),
        words: sealed.as_ref().map(|write| write.id),
    });
    file.acted(around.law, today);
    let case = match case {
        Case::Assessed(assessed) => Case::from(Clarifying {
            file: assessed.file,
        }),
        Case::Halted(mut halted) => {
            if matches!(halted.was, WasIn::Assessed(_)) {
                halted.was = WasIn::Clarifying;
            }
            Case::from(halted)
        }
        other => other,
    };
    let mut decision =
        without_needless_visit("reply-recorded", case, around)?.detail("reply", reply.name());
    decision.personal.extend(sealed);
    Ok(decision)
}

/// Records where exonerating facts were looked for, and how many were found.
pub(super) fn record_exonerating(
    mut case: Case,
    looked_in: &[ExoneratingSource],
    found: u8,
    words: Option<&Private<String>>,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, CaseRejection> {
    if !matches!(
        case,
        Case::Clarifying(_) | Case::VisitOrdered(_) | Case::Hearing(_) | Case::Reopened(_)
    ) {
        return Err(CaseRejection::NotInThisState);
    }
    if looked_in.is_empty() {
        return Err(CaseRejection::LookedNowhere);
    }
    let sealed = words.map(|text| {
        let text = text.clone();
        case.file().seal(PersonalKind::Reason { text }, ids)
    });
    case.file_mut().exonerating.push(ExoneratingRecord {
        on: around.now.today(),
        looked_in: looked_in.to_vec(),
        found,
        words: sealed.as_ref().map(|write| write.id),
    });
    let mut decision = without_needless_visit("exonerating-facts-recorded", case, around)?
        .detail("looked-in", looked_in.len())
        .detail("found", found);
    decision.personal.extend(sealed);
    Ok(decision)
}

/// Calls a planned visit off once the matter is settled. A visit that is under way is recorded.
fn without_needless_visit(
    event: &'static str,
    case: Case,
    around: &Circumstances<'_>,
) -> Result<Decision, CaseRejection> {
    match case {
        Case::VisitOrdered(ordered)
            if ordered.file.is_settled() && halt::is_planned(ordered.visit, around) =>
        {
            let (file, called_off) = halt::call_off(ordered, around)?;
            Ok(called_off.add_to(Decision::to(event, Case::from(Clarifying { file }))))
        }
        other => Ok(Decision::to(event, other)),
    }
}
