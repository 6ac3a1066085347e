//! What a case needs to know of an indication.

use crate::id::{AccountId, OfficeId, PersonId};
use crate::indication::{Basis, Indication};
use crate::law::GroundClass;

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

/// The notice, where the indication is in the state `NoticeGiven`.
pub(crate) fn notice_of(indication: &Indication) -> Option<Notice> {
    let given = indication.notice()?;
    let core = indication.core();
    Some(Notice {
        office: core.office,
        person_there: core.person,
        registry: given.registry,
        person: given.person_at_registry,
        ground: core.class,
        documentary: given.put_forward.basis == Basis::Documentary,
        recorded_by: given.put_forward.recorded.recorded_by,
        screened_by: given.put_forward.screened_by,
    })
}
