//! The person concerned: she comes in by the code of a letter, without an account, and sees what the city
//! has about her and why, who read it, replies, asks and complains (P-03, P-04, P-05, P-06).
//!
//! Everything here goes through the gate as [`augenmass_domain::Role::PersonConcerned`]; that she reaches
//! her own matter and nothing else stands in `policies/person-concerned.cedar`. How the history names her
//! and what becomes of a code: `docs/decisions/0023-letter-code.md`.
//!
//! What she is shown comes from [`overview()`] and [`who_read`] alone. A receipt says that something arrived;
//! its event and its states are not for a page: they would tell that a case was halted (R16, P-11).

mod overview;
mod readings;
mod standing;

pub use augenmass_domain::{CodeProblem, LetterCode as Code};
pub use overview::{
    Decision, HandedOver, LetterSent, Notice, Overview, PlannedVisit, Replied, Requested, overview,
};
pub(crate) use readings::kept_from;
pub use readings::{Access, kept_since, who_read};
pub use standing::{Next, NextStep, Progress, Way};

use crate::error::Error;
use crate::gate::Receipt;
use crate::installation::Installation;
use augenmass_domain::case::{CaseCommand, Reply};
use augenmass_domain::id::{CaseId, LetterId, OfficeId, PersonId, SubjectRequestId};
use augenmass_domain::subject_request::{SubjectRequestCommand, SubjectRequestKind};
use augenmass_domain::{Actor, Command, Kind, Private, Purpose, State};
use augenmass_store::FoundLetter;
use jiff::civil::Date;

/// What she acts for, always.
const PURPOSE: Purpose = Purpose::SubjectRights;

/// Who came in: one person in the numbering of one office, by one letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concerned(FoundLetter);

impl Concerned {
    /// The person as an actor: her own matter, nothing else.
    #[must_use]
    pub const fn actor(&self) -> Actor {
        Actor::person_concerned(self.0.person)
    }
    /// Her case.
    #[must_use]
    pub const fn case(&self) -> CaseId {
        self.0.case
    }
    /// The office that wrote to her.
    #[must_use]
    pub const fn office(&self) -> OfficeId {
        self.0.office
    }
    /// The person, in the numbering of that office.
    #[must_use]
    pub const fn person(&self) -> PersonId {
        self.0.person
    }
    /// The letter whose code it was: what a session keeps instead of the code ([`come_back`]).
    #[must_use]
    pub const fn letter(&self) -> LetterId {
        self.0.letter
    }
}

/// Comes in by a code; leaves an access row. `None` where no letter has this code, or the data behind it
/// were erased: the same answer, found by the same one question (P-04, N-11).
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn enter(installation: &Installation, code: &Code) -> Result<Option<Concerned>, Error> {
    let gate = &installation.gate;
    let Some(found) = gate.store().letter_by_code(code).await? else {
        return Ok(None);
    };
    let who = Concerned(found);
    match gate.come_in(&who.actor(), who.case()).await {
        Ok(()) => Ok(Some(who)),
        // Nobody is told more than of a code that never was.
        Err(Error::NotFound | Error::Refused(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Who came in before, by the letter that a session keeps; leaves no row of its own. `None` once the data
/// were erased.
///
/// # Errors
/// [`Error::Internal`] where the store cannot be asked.
pub async fn come_back(
    installation: &Installation,
    letter: LetterId,
) -> Result<Option<Concerned>, Error> {
    let found = installation.gate.store().letter_with_code(letter).await?;
    Ok(found.map(Concerned))
}

async fn submit(
    installation: &Installation,
    who: &Concerned,
    command: impl Into<Command>,
) -> Result<Receipt, Error> {
    installation
        .gate
        .submit(&who.actor(), PURPOSE, command)
        .await
}

/// Replies to a letter; [`Overview::way`] says when that is possible. In a hearing she makes her
/// statement instead ([`make_statement`]).
///
/// # Errors
/// [`Error::Rejected`] where the case does not wait for a reply any more.
pub async fn reply(
    installation: &Installation,
    who: &Concerned,
    reply: Reply,
    words: Option<Private<String>>,
) -> Result<Receipt, Error> {
    let id = who.case();
    submit(
        installation,
        who,
        CaseCommand::RecordReply { id, reply, words },
    )
    .await
}

/// Asks for an interpreter, or a letter in another language or script; `language` is sealed as her
/// communication preference, for letters and visits alone. Possible in a hearing, too (P-03, P-07).
///
/// # Errors
/// As [`reply`].
pub async fn ask_for_interpreter(
    installation: &Installation,
    who: &Concerned,
    language: Option<Private<String>>,
) -> Result<Receipt, Error> {
    reply(installation, who, Reply::AsksForInterpreter, language).await
}

/// Asks for a conversation before anything is decided (P-03).
///
/// # Errors
/// As [`reply`].
pub async fn ask_for_hearing(
    installation: &Installation,
    who: &Concerned,
    words: Option<Private<String>>,
) -> Result<Receipt, Error> {
    reply(installation, who, Reply::AsksForHearing, words).await
}

/// Makes her statement in a hearing (§ 28 VwVfG NRW, P-03). Where the hearing stands still, it arrives as a
/// reply: the answer does not tell that it does (§§ 51, 52 BMG; R16, P-11).
///
/// # Errors
/// [`Error::Rejected`] where there is no hearing, or nothing is said.
pub async fn make_statement(
    installation: &Installation,
    who: &Concerned,
    words: Private<String>,
) -> Result<Receipt, Error> {
    let id = who.case();
    let gate = &installation.gate;
    let case = gate
        .view(&who.actor(), PURPOSE, Kind::Case, id.uuid())
        .await?;
    match case {
        State::Case(case) if case.was_in().is_some() && !words.reveal().trim().is_empty() => {
            reply(installation, who, Reply::Other, Some(words)).await
        }
        _ => {
            submit(
                installation,
                who,
                CaseCommand::RecordStatement { id, words },
            )
            .await
        }
    }
}

/// What became of something asked.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The request.
    pub id: SubjectRequestId,
    /// By when it must be answered.
    pub due: Option<Date>,
    /// What is given for an accepted command.
    pub receipt: Receipt,
}

/// Asks for access, correction, erasure or restriction, objects or complains (P-05, P-06). An open
/// complaint freezes hand-overs (R34).
///
/// # Errors
/// [`Error::NotFound`] once the data were erased.
pub async fn ask(
    installation: &Installation,
    who: &Concerned,
    request: SubjectRequestKind,
    words: Option<Private<String>>,
) -> Result<Asked, Error> {
    let case = who.case();
    let command = SubjectRequestCommand::Receive {
        case,
        request,
        words,
    };
    let receipt = submit(installation, who, command).await?;
    let made = receipt.states.iter().find_map(|state| match state {
        State::SubjectRequest(made) => Some((made.id(), made.due())),
        _ => None,
    });
    let missing = || Error::Internal(format!("no {}", Kind::SubjectRequest.name()));
    let (id, due) = made.ok_or_else(missing)?;
    Ok(Asked { id, due, receipt })
}
