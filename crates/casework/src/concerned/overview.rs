//! What the city has about a person and why, and what happens next (Art. 15 GDPR, P-04, P-05).

use super::standing::{next, standing, way};
use super::{Concerned, NextStep, PURPOSE, Progress, Way};
use crate::error::Error;
use crate::gate::Narrowed;
use crate::installation::Installation;
use crate::letters::sealed_source;
use augenmass_domain::case::{Case, CaseFile, Origin, Reply, Ruling};
use augenmass_domain::disclosure::{Disclosure, Stage as HandOver};
use augenmass_domain::fact::CaseOutcome;
use augenmass_domain::id::{OfficeId, PersonalId, SubjectRequestId};
use augenmass_domain::law::{GroundClass, Law};
use augenmass_domain::person::PersonRecord;
use augenmass_domain::subject_request::{RequestAnswer, Stage, SubjectRequest, SubjectRequestKind};
use augenmass_domain::visit::{Interpreter, LegalMode, Visit};
use augenmass_domain::{Action, Kind, LetterKind, PersonalKind, Private, State};
use augenmass_store::Office;
use jiff::ToSpan as _;
use jiff::civil::{Date, Time};

/// What the city has about a person and why. Closed words, days and names of offices; of personal data
/// her own record and what she asked for, nothing else.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The office that clarifies.
    pub office: String,
    /// Her own record, as the registry has it.
    pub person: PersonRecord,
    /// Where the case stands.
    pub progress: Progress,
    /// How it ended, once it has.
    pub outcome: Option<CaseOutcome>,
    /// What happens next, until when.
    pub next: NextStep,
    /// What she can do now, beside asking and complaining.
    pub way: Way,
    /// From whom the registry has it: the notices that the case rests on.
    pub notices: Vec<Notice>,
    /// The letters to her, oldest first.
    pub letters: Vec<LetterSent>,
    /// Her replies, oldest first; their words are sealed.
    pub replies: Vec<Replied>,
    /// The visit that is planned.
    pub visit: Option<PlannedVisit>,
    /// The last day of her hearing, while it runs.
    pub hearing_until: Option<Date>,
    /// The decision, while it stands.
    pub decision: Option<Decision>,
    /// True for a case of the benefit check, at the family benefits office.
    pub benefit_check: bool,
    /// Since when payment is provisionally suspended, and the last day, while it is (§ 71 EStG).
    pub suspended: Option<(Date, Date)>,
    /// To whom her data were handed over (Art. 15(1)(c) GDPR).
    pub handed_over: Vec<HandedOver>,
    /// What letters and visits need to be understood, as she set it.
    pub preference: Option<Private<String>>,
    /// What she asked for, oldest first.
    pub requests: Vec<Requested>,
    /// True while an open complaint freezes hand-overs (R34).
    pub hand_overs_frozen: bool,
    /// When her data are erased, once it is known.
    pub erase_on: Option<Date>,
}

/// A notice that the case rests on. The evidence stays with the office that has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The office that gave it.
    pub office: String,
    /// When.
    pub given_on: Option<Date>,
    /// The class of its ground.
    pub ground: GroundClass,
}

/// A letter to her.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LetterSent {
    /// Which.
    pub kind: LetterKind,
    /// Its date.
    pub on: Date,
    /// The last day to reply, where there is one.
    pub reply_by: Option<Date>,
}

/// A reply of hers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replied {
    /// What.
    pub reply: Reply,
    /// When.
    pub on: Date,
}

/// A visit that is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedVisit {
    /// The day.
    pub day: Date,
    /// Not before.
    pub from: Time,
    /// Not after.
    pub until: Time,
    /// The free carrier whose social worker comes along and can stop the visit (P-08).
    pub carrier: Option<String>,
    /// Whether an interpreter comes along.
    pub interpreter: Interpreter,
    /// A woman comes along if she asks (P-08).
    pub woman_available: bool,
    /// True where she may decline entry without a reason and without a disadvantage (N-08).
    pub entry_may_be_declined: bool,
}

/// A decision. Its reasons stand in the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The ruling.
    pub ruling: Ruling,
    /// When.
    pub on: Date,
    /// The last day to object.
    pub objection_until: Date,
}

/// A hand-over of her data to another body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedOver {
    /// To whom, as `policies/flows.toml` names bodies.
    pub to: String,
    /// On which norm.
    pub norm: String,
    /// Which fields.
    pub fields: Vec<String>,
    /// When.
    pub on: Date,
}

/// Something she asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Requested {
    /// The request.
    pub id: SubjectRequestId,
    /// What for.
    pub kind: SubjectRequestKind,
    /// When.
    pub on: Date,
    /// By when it must be answered; `None` once it is.
    pub due: Option<Date>,
    /// How it was answered, and when.
    pub answered: Option<(RequestAnswer, Date)>,
}

/// Up to which day a page tells what happened. It stands still where the register protects a person, or
/// a case was halted for that: who holds an old letter learns nothing new, not even that (§§ 51, 52 BMG;
/// R16, P-11).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shown(Option<Date>);

impl Shown {
    /// True where the page tells of this day.
    pub(super) fn on(self, day: Date) -> bool {
        self.0.is_none_or(|last| day <= last)
    }
    const fn stands_still(self) -> bool {
        self.0.is_some()
    }
    /// The file of a case as far as the page tells of it.
    fn file(self, case: &Case, law: &Law) -> CaseFile {
        match self.0 {
            Some(last) => case.file().as_of(law, last),
            None => case.file().clone(),
        }
    }
}

/// Up to which day the page of this case tells what happened.
pub(super) async fn shown(
    installation: &Installation,
    who: &Concerned,
    case: &Case,
) -> Result<Shown, Error> {
    if let Some(since) = case.halted_since() {
        return Ok(Shown(Some(since.saturating_sub(1.day()))));
    }
    let gate = &installation.gate;
    if !gate.is_protected(who.person()).await? {
        return Ok(Shown(None));
    }
    let letters = gate.store().letters_of(case.id()).await?;
    let last = letters.iter().map(|letter| letter.order.date).max();
    Ok(Shown(Some(last.unwrap_or(Date::MIN))))
}

/// What the city has about her and why, who has it, and what happens next until when. Leaves an access
/// row (P-04, N-11).
///
/// # Errors
/// [`Error::NotFound`] once the data were erased.
pub async fn overview(installation: &Installation, who: &Concerned) -> Result<Overview, Error> {
    let gate = &installation.gate;
    let (actor, id) = (who.actor(), who.case().uuid());
    let action = Action::ReadPersonalData;
    let (state, data) = gate
        .read_personal(&actor, PURPOSE, action, Kind::Case, id)
        .await?;
    let State::Case(case) = state else {
        return Err(Error::NotFound);
    };
    let person = data.iter().find_map(|(_, content)| match content {
        PersonalKind::Person { record } => Some(record.reveal().clone()),
        _ => None,
    });
    let shown = shown(installation, who, &case).await?;
    let offices = gate.store().offices().await?;
    let visit = visit(installation, who, shown).await?;
    let requests = requests(installation, who, shown).await?;
    let standing = standing(&case);
    let day = visit.as_ref().map(|visit| visit.day);
    let (today, law) = (gate.now().today(), gate.law());
    let file = shown.file(&case, law);
    Ok(Overview {
        office: name_of(&offices, who.office()),
        person: person.ok_or(Error::NotFound)?,
        progress: standing.progress,
        outcome: case.outcome(),
        next: next(&case, &file, (today, law), day),
        way: way(standing.progress),
        notices: notices(installation, &case, &offices).await?,
        letters: letters(installation, &case, shown).await?,
        replies: replies(&file),
        visit,
        hearing_until: standing.hearing.map(|record| record.until),
        decision: case.decision().map(|record| Decision {
            ruling: record.ruling,
            on: record.on,
            objection_until: record.objection_until,
        }),
        benefit_check: matches!(file.origin(), Origin::Received(_)),
        suspended: file
            .suspension()
            .filter(|last| last.runs())
            .map(|last| (last.since, last.until)),
        handed_over: handed_over(installation, who, shown).await?,
        preference: preference(&file, &data),
        hand_overs_frozen: requests.iter().any(Requested::freezes_hand_overs),
        requests,
        erase_on: case.erase_on(),
    })
}

fn name_of(offices: &[Office], id: OfficeId) -> String {
    let office = offices.iter().find(|known| known.id == id);
    office.map_or_else(String::new, |office| office.name.clone())
}

async fn notices(
    installation: &Installation,
    case: &Case,
    offices: &[Office],
) -> Result<Vec<Notice>, Error> {
    let mut notices = Vec::new();
    for source in case.file().sources() {
        let id = source.indication.uuid();
        let stored = installation.gate.store().load(Kind::Indication, id).await?;
        let given_on = match stored.map(|stored| stored.state) {
            Some(State::Indication(indication)) => {
                indication.notice().map(|notice| notice.given_on)
            }
            _ => None,
        };
        notices.push(Notice {
            office: name_of(offices, source.office),
            given_on,
            ground: source.ground,
        });
    }
    // An office that sealed an indication is named as well as one that gave a notice.
    let sealed = sealed_source(installation, case).await?;
    notices.extend(sealed.map(|sealed| Notice {
        office: sealed.office,
        given_on: Some(sealed.opened_on),
        ground: sealed.ground,
    }));
    Ok(notices)
}

async fn letters(
    installation: &Installation,
    case: &Case,
    shown: Shown,
) -> Result<Vec<LetterSent>, Error> {
    let stored = installation.gate.store().letters_of(case.id()).await?;
    let sent = stored.iter().map(|letter| LetterSent {
        kind: letter.order.kind,
        on: letter.order.date,
        reply_by: letter.order.reply_by,
    });
    Ok(sent.filter(|letter| shown.on(letter.on)).collect())
}

fn replies(file: &CaseFile) -> Vec<Replied> {
    let given = file.replies().iter();
    given
        .map(|given| Replied {
            reply: given.reply,
            on: given.on,
        })
        .collect()
}

/// What she set last.
fn preference(file: &CaseFile, data: &[(PersonalId, PersonalKind)]) -> Option<Private<String>> {
    let given = file.replies().iter().rev();
    given
        .filter(|given| given.reply == Reply::AsksForInterpreter)
        .filter_map(|given| given.words)
        .find_map(|words| {
            data.iter().find_map(|(id, content)| match content {
                PersonalKind::CommunicationPreference { text } if *id == words => {
                    Some(text.clone())
                }
                _ => None,
            })
        })
}

/// Her own records of a kind, as policy shows them to her.
async fn own(
    installation: &Installation,
    who: &Concerned,
    kind: Kind,
) -> Result<Vec<State>, Error> {
    let mut narrowed = Narrowed {
        case: Some(who.case()),
        ..Narrowed::default()
    };
    let mut records = Vec::new();
    loop {
        let gate = &installation.gate;
        let page = gate.list(&who.actor(), PURPOSE, kind, &narrowed).await?;
        records.extend(page.records);
        narrowed.after = page.next;
        if narrowed.after.is_none() {
            return Ok(records);
        }
    }
}

async fn visit(
    installation: &Installation,
    who: &Concerned,
    shown: Shown,
) -> Result<Option<PlannedVisit>, Error> {
    let planned = own(installation, who, Kind::Visit).await?;
    let planned = planned.into_iter().find_map(|state| match state {
        State::Visit(visit @ (Visit::Planned(_) | Visit::UnderWay(_))) => Some(visit),
        _ => None,
    });
    let Some(visit) = planned.filter(|_| !shown.stands_still()) else {
        return Ok(None);
    };
    let order = visit.order();
    let carriers = installation.gate.store().carriers().await?;
    let carrier = carriers.iter().find(|known| known.id == order.carrier());
    Ok(Some(PlannedVisit {
        day: order.from().date(),
        from: order.from().time(),
        until: order.until().time(),
        carrier: carrier.map(|carrier| carrier.name.clone()),
        interpreter: order.interpreter(),
        woman_available: order.woman_available(),
        entry_may_be_declined: order.mode() == LegalMode::Consent,
    }))
}

async fn requests(
    installation: &Installation,
    who: &Concerned,
    shown: Shown,
) -> Result<Vec<Requested>, Error> {
    let own = own(installation, who, Kind::SubjectRequest).await?;
    let requests = own.iter().filter_map(|state| match state {
        State::SubjectRequest(request) => Some(Requested::of(request)),
        _ => None,
    });
    Ok(requests.filter(|request| shown.on(request.on)).collect())
}

impl Requested {
    fn of(request: &SubjectRequest) -> Self {
        Self {
            id: request.id(),
            kind: request.request(),
            on: request.received_on(),
            due: request.due(),
            answered: match request.stage() {
                Stage::Answered { answer, on, .. } => Some((answer, on)),
                Stage::Received | Stage::Extended => None,
            },
        }
    }

    fn freezes_hand_overs(&self) -> bool {
        self.kind == SubjectRequestKind::Complaint && self.answered.is_none()
    }
}

async fn handed_over(
    installation: &Installation,
    who: &Concerned,
    shown: Shown,
) -> Result<Vec<HandedOver>, Error> {
    let own = own(installation, who, Kind::Disclosure).await?;
    let sent = own.iter().filter_map(|state| match state {
        State::Disclosure(disclosure) => HandedOver::of(disclosure),
        _ => None,
    });
    Ok(sent.filter(|one| shown.on(one.on)).collect())
}

impl HandedOver {
    /// `None` as long as nothing was sent.
    fn of(disclosure: &Disclosure) -> Option<Self> {
        let on = match disclosure.stage() {
            HandOver::Sent { on, .. } => *on,
            HandOver::Accepted { sent_on, .. } | HandOver::Rejected { sent_on, .. } => *sent_on,
            HandOver::Requested | HandOver::Approved { .. } => return None,
        };
        Some(Self {
            to: disclosure.to().to_owned(),
            norm: disclosure.norm().to_owned(),
            fields: disclosure.fields().to_vec(),
            on,
        })
    }
}
