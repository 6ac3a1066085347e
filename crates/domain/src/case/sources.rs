//! What a case needs to know of a run and of an indication, in ONE place.
//!
//! WIRE HERE: outside tests nothing is known yet; in tests the values are laid out beforehand.

use crate::id::{AccountId, OfficeId, PersonId};
use crate::indication::Indication;
use crate::law::GroundClass;
use crate::run::Run;
use jiff::civil::Date;

/// What the registry is told by a notice, and who stood behind it.
#[derive(Clone, Debug)]
pub(crate) struct Notice {
    /// The recording office.
    pub(crate) office: OfficeId,
    /// The person in the recording office's numbering: erased there with the case.
    pub(crate) person_there: PersonId,
    /// The registry it was given to.
    pub(crate) registry: OfficeId,
    /// The person in the registry's numbering.
    pub(crate) person: PersonId,
    /// The class of its ground.
    pub(crate) ground: GroundClass,
    /// True where the ground is a strong documentary one (R06).
    pub(crate) documentary: bool,
    /// Who recorded it.
    pub(crate) recorded_by: AccountId,
    /// Who screened it.
    pub(crate) screened_by: AccountId,
}

/// True where the run is open today: signed manifest, not paused, not past its end.
#[cfg(not(test))]
pub(crate) const fn run_is_open(_: &Run, _: Date) -> bool {
    false
}

/// The notice, where the indication is in the state `NoticeGiven`.
#[cfg(not(test))]
pub(crate) const fn notice_of(_: &Indication) -> Option<Notice> {
    None
}

#[cfg(test)]
pub(crate) use laid_out::{notice_of, run_is_open};

/// Values that tests lay out instead of real runs and indications.
#[cfg(test)]
pub(crate) mod laid_out {
    use super::{Date, Indication, Notice, Run};
    use crate::id::IndicationId;
    use std::cell::{Cell, RefCell};
    use std::collections::HashMap;

    thread_local! {
        static RUN_OPEN: Cell<bool> = const { Cell::new(true) };
        static NOTICES: RefCell<HashMap<IndicationId, Notice>> = RefCell::default();
    }

    pub(crate) fn lay_out_run(open: bool) {
        RUN_OPEN.set(open);
    }
    pub(crate) fn lay_out_notice(id: IndicationId, notice: Notice) {
        NOTICES.with_borrow_mut(|all| all.insert(id, notice));
    }
    pub(crate) fn run_is_open(_: &Run, _: Date) -> bool {
        RUN_OPEN.get()
    }
    pub(crate) fn notice_of(indication: &Indication) -> Option<Notice> {
        NOTICES.with_borrow(|all| all.get(&indication.id()).cloned())
    }
}
