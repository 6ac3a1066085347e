//! The texts that are compiled in. A change of a policy is a change of the programme: it is reviewed,
//! versioned and released like one.

macro_rules! policy_files {
    ($($file:literal),* $(,)?) => {
        /// The policies by topic: file name and text.
        pub const POLICIES: &[(&str, &str)] =
            &[$(($file, include_str!(concat!("../../../policies/", $file)))),*];
    };
}

/// The schema.
pub const SCHEMA: &str = include_str!("../../../policies/schema.cedarschema");

policy_files! {
    "indications.cedar",
    "cases.cedar",
    "visits.cedar",
    "accompaniment.cedar",
    "runs.cedar",
    "hand-overs.cedar",
    "inquiries.cedar",
    "subject-requests.cedar",
    "person-concerned.cedar",
    "office-systems.cedar",
    "costs.cedar",
    "reconciliation.cedar",
    "benefit-check.cedar",
    "oversight.cedar",
    "housekeeping.cedar",
    "fairness.cedar",
    "stops.cedar",
    "purposes.cedar",
}
