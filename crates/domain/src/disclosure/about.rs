//! What hand-overs and requests need of a case, in one place.

use crate::case::Case;
use crate::fact::Track;
use crate::id::{AccountId, CaseId, OfficeId, PersonId, RunId};
use serde::{Deserialize, Serialize};

/// A case as others refer to it: references only, never content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct About {
    /// The case.
    pub case: CaseId,
    /// The office whose compartment it lies in.
    pub office: OfficeId,
    /// The person concerned, in that office's numbering.
    pub person: PersonId,
    /// The run.
    pub run: Option<RunId>,
    /// Who proposed it.
    pub started_by: Option<AccountId>,
    /// Accounts excluded for a conflict of interest.
    pub excluded: Vec<AccountId>,
    /// The track in which its facts are counted.
    pub track: Option<Track>,
}

/// The references of a case; `None` where it names no office or person.
pub(crate) fn about(case: &Case) -> Option<About> {
    let facets = case.facets();
    Some(About {
        case: case.id(),
        office: facets.office?,
        person: facets.person?,
        run: facets.run,
        started_by: facets.started_by,
        excluded: facets.excluded,
        track: Some(track(case)),
    })
}

/// The track of a case. Cases of this kind are register clarifications.
const fn track(_: &Case) -> Track {
    Track::RegisterClarification
}
