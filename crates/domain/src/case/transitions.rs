//! All transitions of a case, as a table: drawn in `docs/states/case.md`, compared by a test with
//! what the rules really do.

/// All transitions of a case: from, action, to. `[*]` is the beginning.
#[must_use]
pub const fn transitions() -> &'static [(&'static str, &'static str, &'static str)] {
    TABLE
}

const TABLE: &[(&str, &str, &str)] = &[
    ("[*]", "proposeCase", "proposed"),
    ("[*]", "proposeCase", "halted"),
    ("proposed", "approveCase", "clarifying"),
    ("proposed", "declineCase", "declined"),
    ("proposed", "haltCase", "halted"),
    ("proposed", "referEndangerment", "proposed"),
    ("proposed", "offerSupport", "proposed"),
    ("proposed", "recordSupport", "proposed"),
    ("proposed", "expireCase", "expired"),
    ("clarifying", "takeRung", "clarifying"),
    ("clarifying", "recordReply", "clarifying"),
    ("clarifying", "recordExonerating", "clarifying"),
    ("clarifying", "orderVisit", "visit-ordered"),
    ("clarifying", "assessCase", "assessed"),
    ("clarifying", "haltCase", "halted"),
    ("clarifying", "referEndangerment", "clarifying"),
    ("clarifying", "offerSupport", "clarifying"),
    ("clarifying", "recordSupport", "clarifying"),
    ("clarifying", "expireCase", "expired"),
    ("visit-ordered", "recordReply", "clarifying"),
    ("visit-ordered", "recordReply", "visit-ordered"),
    ("visit-ordered", "recordExonerating", "clarifying"),
    ("visit-ordered", "recordExonerating", "visit-ordered"),
    ("visit-ordered", "recordVisit", "clarifying"),
    ("visit-ordered", "stopVisit", "clarifying"),
    ("visit-ordered", "cancelVisit", "clarifying"),
    ("visit-ordered", "haltCase", "halted"),
    ("visit-ordered", "referEndangerment", "visit-ordered"),
    ("visit-ordered", "offerSupport", "visit-ordered"),
    ("visit-ordered", "recordSupport", "visit-ordered"),
    ("visit-ordered", "expireCase", "expired"),
    ("assessed", "recordReply", "clarifying"),
    ("assessed", "closeCase", "closed"),
    ("assessed", "openHearing", "hearing"),
    ("assessed", "haltCase", "halted"),
    ("assessed", "referEndangerment", "assessed"),
    ("assessed", "offerSupport", "assessed"),
    ("assessed", "recordSupport", "assessed"),
    ("assessed", "expireCase", "expired"),
    ("hearing", "recordReply", "hearing"),
    ("hearing", "recordExonerating", "hearing"),
    ("hearing", "openHearing", "hearing"),
    ("hearing", "recordStatement", "hearing"),
    ("hearing", "listConsequences", "hearing"),
    ("hearing", "informSocialService", "hearing"),
    ("hearing", "decideCase", "decided"),
    ("hearing", "decideCase", "closed"),
    ("hearing", "haltCase", "halted"),
    ("hearing", "referEndangerment", "hearing"),
    ("hearing", "offerSupport", "hearing"),
    ("hearing", "recordSupport", "hearing"),
    ("hearing", "expireCase", "expired"),
    ("decided", "finaliseCase", "final"),
    ("decided", "reopenCase", "reopened"),
    ("final", "reopenCase", "reopened"),
    ("reopened", "recordExonerating", "reopened"),
    ("reopened", "assessCase", "assessed"),
    ("reopened", "haltCase", "halted"),
    ("reopened", "referEndangerment", "reopened"),
    ("reopened", "offerSupport", "reopened"),
    ("reopened", "recordSupport", "reopened"),
    ("reopened", "expireCase", "expired"),
    ("halted", "recordReply", "halted"),
    ("halted", "closeCase", "closed"),
    ("halted", "resumeCase", "proposed"),
    ("halted", "resumeCase", "clarifying"),
    ("halted", "resumeCase", "assessed"),
    ("halted", "resumeCase", "hearing"),
    ("halted", "resumeCase", "reopened"),
    ("halted", "referEndangerment", "halted"),
    ("halted", "offerSupport", "halted"),
    ("halted", "recordSupport", "halted"),
    ("halted", "expireCase", "expired"),
];

/// What cases of track 2 know besides: from, action, to.
#[must_use]
pub const fn transitions_of_benefit_check() -> &'static [(&'static str, &'static str, &'static str)]
{
    OF_BENEFIT_CHECK
}

const OF_BENEFIT_CHECK: &[(&str, &str, &str)] = &[
    ("[*]", "receiveAssistance", "proposed"),
    ("[*]", "receiveAssistance", "halted"),
    ("clarifying", "resumePayment", "clarifying"),
    ("clarifying", "lapseSuspension", "clarifying"),
    ("clarifying", "fileVisitReport", "clarifying"),
    ("clarifying", "reportAssistance", "closed"),
    ("assessed", "suspendPayment", "assessed"),
    ("assessed", "resumePayment", "assessed"),
    ("assessed", "lapseSuspension", "assessed"),
    ("hearing", "suspendPayment", "hearing"),
    ("hearing", "resumePayment", "hearing"),
    ("hearing", "lapseSuspension", "hearing"),
    ("halted", "resumePayment", "halted"),
    ("halted", "lapseSuspension", "halted"),
    ("halted", "reportAssistance", "closed"),
];
