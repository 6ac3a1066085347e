//! Accompaniment: a carrier's own account confirms that a qualified social worker comes to a visit.
//! Without [`ConfirmedAccompaniment`] a visit cannot be built (N-05, P-08).
//! Requested → Confirmed | Declined; Confirmed → Used.
//!
//! A request or confirmation that is not used by the end of its window lapses: it stays as it is and
//! nothing can be done with it any more. The drawing is `docs/states/accompaniment.md`.

mod command;

pub use command::AccompanimentCommand;

use crate::action::Action;
use crate::actor::Role;
use crate::case::Case;
use crate::circumstances::Circumstances;
use crate::decision::Decision;
use crate::id::{AccompanimentId, AccountId, CarrierId, CaseId, Ids, OfficeId, RunId, VisitId};
use crate::law::calendar::last_day_to_plan;
use crate::moment::Now;
use crate::state::Facets;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

/// Qualification of the accompanist; each is bound by § 203(1) StGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Qualification {
    /// State-recognised social worker.
    SocialWorker,
    /// State-recognised social pedagogue.
    SocialPedagogue,
}

impl Qualification {
    /// All words.
    pub const ALL: &[Self] = &[Self::SocialWorker, Self::SocialPedagogue];

    /// The name on pages, kebab-case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SocialWorker => "social-worker",
            Self::SocialPedagogue => "social-pedagogue",
        }
    }
}

/// What was asked; every state keeps it. No name, no address, no person (P-09).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    id: AccompanimentId,
    case: CaseId,
    office: OfficeId,
    run: RunId,
    carrier: CarrierId,
    from: DateTime,
    until: DateTime,
    requested_by: AccountId,
    excluded: Vec<AccountId>,
}

/// What the carrier promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// The accompanist's qualification.
    pub qualification: Qualification,
    /// A woman is available if the family asks (P-08).
    pub woman_available: bool,
}

/// An accompaniment in its one state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Accompaniment {
    /// The carrier was asked.
    Requested(Requested),
    /// The carrier's own account confirmed.
    Confirmed(Confirmed),
    /// The carrier's own account declined; no reason is asked.
    Declined(Declined),
    /// Used up by one visit.
    Used(Used),
}

/// The carrier was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requested {
    asked: Asked,
}

/// The carrier's own account confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    asked: Asked,
    promise: Promise,
}

/// The carrier's own account declined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declined {
    asked: Asked,
}

/// Used up by one visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Used {
    asked: Asked,
    promise: Promise,
    visit: VisitId,
}

/// The proof that a carrier's own account confirmed the accompaniment of one visit of one case. It
/// comes only from an [`Accompaniment`] that is confirmed, and is used up by planning the visit: it
/// can be neither built, nor copied, nor stored.
///
/// ```compile_fail
/// use augenmass_domain::accompaniment::{ConfirmedAccompaniment, Promise};
/// fn out_of_thin_air(promise: Promise) -> ConfirmedAccompaniment {
///     ConfirmedAccompaniment { promise }
/// }
/// ```
///
/// ```compile_fail
/// use augenmass_domain::accompaniment::ConfirmedAccompaniment;
/// fn twice(one: &ConfirmedAccompaniment) -> (ConfirmedAccompaniment, ConfirmedAccompaniment) {
///     (one.clone(), one.clone())
/// }
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct ConfirmedAccompaniment {
    id: AccompanimentId,
    carrier: CarrierId,
    promise: Promise,
}

/// What a confirmation leaves behind in the visit.
pub(crate) struct Accompanied {
    pub(crate) id: AccompanimentId,
    pub(crate) carrier: CarrierId,
    pub(crate) qualification: Qualification,
    pub(crate) woman_available: bool,
}

impl ConfirmedAccompaniment {
    /// The carrier.
    #[must_use]
    pub const fn carrier(&self) -> CarrierId {
        self.carrier
    }
    pub(crate) const fn into_parts(self) -> Accompanied {
        Accompanied {
            id: self.id,
            carrier: self.carrier,
            qualification: self.promise.qualification,
            woman_available: self.promise.woman_available,
        }
    }
}

/// Why an accompaniment cannot be used for a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotUsable {
    /// Not confirmed, declined, or used up.
    NotConfirmed,
    /// Confirmed for another case.
    OtherCase,
    /// The visit lies outside the window.
    OutsideWindow,
}

impl Accompaniment {
    const fn asked(&self) -> &Asked {
        match self {
            Self::Requested(x) => &x.asked,
            Self::Confirmed(x) => &x.asked,
            Self::Declined(x) => &x.asked,
            Self::Used(x) => &x.asked,
        }
    }
    pub(crate) const fn excluded_mut(&mut self) -> &mut Vec<AccountId> {
        match self {
            Self::Requested(x) => &mut x.asked.excluded,
            Self::Confirmed(x) => &mut x.asked.excluded,
            Self::Declined(x) => &mut x.asked.excluded,
            Self::Used(x) => &mut x.asked.excluded,
        }
    }
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> AccompanimentId {
        self.asked().id
    }
    /// The case for which it was asked.
    #[must_use]
    pub const fn case(&self) -> CaseId {
        self.asked().case
    }
    /// The carrier that was asked.
    #[must_use]
    pub const fn carrier(&self) -> CarrierId {
        self.asked().carrier
    }
    /// The window, wall clock.
    #[must_use]
    pub const fn window(&self) -> (DateTime, DateTime) {
        (self.asked().from, self.asked().until)
    }
    /// What the carrier promised, once confirmed.
    #[must_use]
    pub const fn promise(&self) -> Option<Promise> {
        match self {
            Self::Confirmed(x) => Some(x.promise),
            Self::Used(x) => Some(x.promise),
            Self::Requested(_) | Self::Declined(_) => None,
        }
    }
    /// The visit that used it up.
    #[must_use]
    pub const fn used_for(&self) -> Option<VisitId> {
        match self {
            Self::Used(x) => Some(x.visit),
            _ => None,
        }
    }
    /// True where its window has passed unused: it can no longer be confirmed or used.
    #[must_use]
    pub fn has_lapsed(&self, now: Now) -> bool {
        matches!(self, Self::Requested(_) | Self::Confirmed(_)) && self.asked().until <= now.local
    }
    /// The name of its state, kebab-case.
    #[must_use]
    pub const fn state_name(&self) -> &'static str {
        match self {
            Self::Requested(_) => "requested",
            Self::Confirmed(_) => "confirmed",
            Self::Declined(_) => "declined",
            Self::Used(_) => "used",
        }
    }
    /// What policy and storage may see: no person, so that the carrier has none to look up.
    #[must_use]
    pub fn facets(&self) -> Facets {
        let asked = self.asked();
        let open = matches!(self, Self::Requested(_) | Self::Confirmed(_));
        Facets {
            office: Some(asked.office),
            run: Some(asked.run),
            carrier: Some(asked.carrier),
            started_by: Some(asked.requested_by),
            excluded: asked.excluded.clone(),
            due: open.then(|| asked.until.date()),
            ..Facets::default()
        }
    }

    /// Whether it is confirmed for this case and its window holds the visit.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub(crate) fn usable(
        &self,
        case: CaseId,
        from: DateTime,
        until: DateTime,
    ) -> Result<(), NotUsable> {
        let Self::Confirmed(Confirmed { asked, .. }) = self else {
            return Err(NotUsable::NotConfirmed);
        };
        if asked.case != case {
            return Err(NotUsable::OtherCase);
        }
        if from < asked.from || until > asked.until {
            return Err(NotUsable::OutsideWindow);
        }
        Ok(())
    }

    /// Uses the confirmation up for one visit of this case within the window.
    pub(crate) fn take(
        self,
        case: CaseId,
        from: DateTime,
        until: DateTime,
        visit: VisitId,
    ) -> Result<(ConfirmedAccompaniment, Self), NotUsable> {
        self.usable(case, from, until)?;
        let Self::Confirmed(Confirmed { asked, promise }) = self else {
            return Err(NotUsable::NotConfirmed);
        };
        let confirmed = ConfirmedAccompaniment {
            id: asked.id,
            carrier: asked.carrier,
            promise,
        };
        let used = Self::Used(Used {
            asked,
            promise,
            visit,
        });
        Ok((confirmed, used))
    }
}

crate::rejections! {
    /// Rules of this aggregate.
    AccompanimentRejection {
        /// There is no such request or case, or it may not be seen.
        Missing => "accompaniment.missing", "R10";
        /// The state does not allow this step.
        NotInThisState => "accompaniment.not-in-this-state", "N-04";
        /// The family benefits office visits nobody: it asks the municipality for assistance.
        VisitByAssistance => "accompaniment.visit-by-assistance", "§§ 99, 111, 112 AO; N-05";
        /// The account is excluded for a conflict of interest.
        ExcludedAccount => "accompaniment.excluded-account", "§§ 20, 21 VwVfG NRW";
        /// Not possible at present. General on purpose: it must not tell of a protected person
        /// (R16, P-11).
        NotPossibleNow => "accompaniment.not-possible-now", "§ 24(1) VwVfG NRW";
        /// A window begins in the future and ends after its begin on the same day.
        WindowInvalid => "accompaniment.window-invalid", "N-05";
        /// The window has passed.
        WindowPassed => "accompaniment.window-passed", "N-05";
        /// Nobody is asked for a day more than two years ahead.
        WindowTooFar => "accompaniment.window-too-far", "N-05";
        /// A carrier does not ask itself.
        NotAskedByCarrier => "accompaniment.not-asked-by-carrier", "P-08; P-09";
        /// Only the carrier that was asked answers, with its own account.
        OwnCarrierOnly => "accompaniment.own-carrier-only", "N-05; P-08";
        /// Only a social worker answers.
        SocialWorkerOnly => "accompaniment.social-worker-only", "P-08; § 203(1) no. 6 StGB";
    }
}

/// Decides a command about this aggregate.
///
/// # Errors
/// The rule that said no.
pub fn decide(
    command: &AccompanimentCommand,
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, AccompanimentRejection> {
    match command {
        AccompanimentCommand::Request {
            case,
            carrier,
            from,
            until,
        } => request(*case, *carrier, (*from, *until), around, ids),
        AccompanimentCommand::Confirm {
            id,
            qualification,
            woman_available,
        } => {
            let promise = Promise {
                qualification: *qualification,
                woman_available: *woman_available,
            };
            let Requested { asked } = answerable(*id, around)?;
            let confirmed = Accompaniment::Confirmed(Confirmed { asked, promise });
            Ok(Decision::to("accompaniment-confirmed", confirmed))
        }
        AccompanimentCommand::Decline { id } => {
            let Requested { asked } = answerable(*id, around)?;
            let declined = Accompaniment::Declined(Declined { asked });
            Ok(Decision::to("accompaniment-declined", declined))
        }
    }
}

fn request(
    case: CaseId,
    carrier: CarrierId,
    (from, until): (DateTime, DateTime),
    around: &Circumstances<'_>,
    ids: &mut dyn Ids,
) -> Result<Decision, AccompanimentRejection> {
    let case = around
        .case
        .as_ref()
        .filter(|loaded| loaded.id() == case)
        .ok_or(AccompanimentRejection::Missing)?;
    let file = case.file();
    if file
        .origin()
        .refuses(Action::RequestAccompaniment)
        .is_some()
    {
        return Err(AccompanimentRejection::VisitByAssistance);
    }
    around.admitted(file.excluded(), AccompanimentRejection::ExcludedAccount)?;
    if around.actor.carrier.is_some() || around.actor.role == Role::Job {
        return Err(AccompanimentRejection::NotAskedByCarrier);
    }
    if around.protected {
        return Err(AccompanimentRejection::NotPossibleNow);
    }
    if !matches!(case, Case::Clarifying(_)) {
        return Err(AccompanimentRejection::NotInThisState);
    }
    if from <= around.now.local || until <= from || until.date() != from.date() {
        return Err(AccompanimentRejection::WindowInvalid);
    }
    if from.date() > last_day_to_plan(around.now.today()) {
        return Err(AccompanimentRejection::WindowTooFar);
    }
    let asked = Asked {
        id: AccompanimentId::fresh(ids),
        case: file.id(),
        office: file.office(),
        run: file.run(),
        carrier,
        from,
        until,
        requested_by: around.actor.account,
        excluded: file.excluded().to_vec(),
    };
    Ok(Decision::to(
        "accompaniment-requested",
        Accompaniment::Requested(Requested { asked }),
    ))
}

/// The request, if this actor may answer it: the carrier's own social worker, within the window.
fn answerable(
    id: AccompanimentId,
    around: &Circumstances<'_>,
) -> Result<Requested, AccompanimentRejection> {
    let accompaniment = around
        .accompaniment
        .clone()
        .filter(|loaded| loaded.id() == id)
        .ok_or(AccompanimentRejection::Missing)?;
    let asked = accompaniment.asked();
    around.admitted(&asked.excluded, AccompanimentRejection::ExcludedAccount)?;
    if around.actor.carrier != Some(asked.carrier) {
        return Err(AccompanimentRejection::OwnCarrierOnly);
    }
    if around.actor.role != Role::SocialWorker {
        return Err(AccompanimentRejection::SocialWorkerOnly);
    }
    let lapsed = accompaniment.has_lapsed(around.now);
    match accompaniment {
        Accompaniment::Requested(_) if lapsed => Err(AccompanimentRejection::WindowPassed),
        Accompaniment::Requested(requested) => Ok(requested),
        _ => Err(AccompanimentRejection::NotInThisState),
    }
}

/// All transitions of an accompaniment: from, action, to. `[*]` is the beginning.
#[must_use]
pub const fn transitions() -> &'static [(&'static str, &'static str, &'static str)] {
    &[
        ("[*]", "requestAccompaniment", "requested"),
        ("requested", "confirmAccompaniment", "confirmed"),
        ("requested", "declineAccompaniment", "declined"),
        ("confirmed", "orderVisit", "used"),
    ]
}

#[cfg(test)]
mod tests;
