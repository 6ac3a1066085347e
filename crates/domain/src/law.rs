//! The law as data: grounds, hand-over flows, retention, deadlines. The files are in `policies/`;
//! reading them from disk is not done here.

use serde::{Deserialize, Serialize};

/// A class of grounds, as counted and published (never finer).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GroundClass {
    /// Official post came back.
    PostReturned,
    /// A child of school age is registered but at no school.
    NotEnrolled,
    /// An attendance procedure was completed without contact.
    Attendance,
    /// A document says the person moved.
    MovedAway,
    /// Another official document contradicts the register.
    OtherDocument,
}

/// The law as data.
#[derive(Clone, Debug, PartialEq)]
pub struct Law {}
