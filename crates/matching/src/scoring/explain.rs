use super::{Comparison, Level, Model, Verdict, levels, probability, verdict};
use crate::keys::Prepared;
use crate::record::Record;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// One field of a compared pair, as the examiner sees it.
#[derive(Clone, PartialEq, Zeroize, ZeroizeOnDrop)]
pub struct Compared {
    /// The field.
    #[zeroize(skip)]
    pub comparison: Comparison,
    /// The value in the opened indication.
    pub opened: String,
    /// The value in the receiver's record.
    pub held: String,
    /// How far they agree.
    #[zeroize(skip)]
    pub level: Level,
    /// What that adds to the evidence for the same child, bits.
    #[zeroize(skip)]
    pub weight: f64,
    /// What an equal name adds or takes away because it is rare or frequent in the list, bits.
    #[zeroize(skip)]
    pub rarity: f64,
}

impl std::fmt::Debug for Compared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Compared")
            .field("comparison", &self.comparison)
            .field("level", &self.level)
            .field("weight", &self.weight)
            .finish_non_exhaustive()
    }
}

impl Compared {
    /// Why the field weighs what it weighs, in one sentence without the values.
    #[must_use]
    pub const fn why(&self) -> &'static str {
        self.level.why()
    }
}

/// Why a pair was accepted, rejected or left to an examiner.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The fields, in the order of [`Comparison::ALL`].
    pub fields: Vec<Compared>,
    /// The evidence before any field, bits: how many records there are to be mistaken for.
    pub prior: f64,
    /// The sum of all, bits.
    pub evidence: f64,
    /// The probability that both are the same child.
    pub probability: f64,
    /// What follows.
    pub verdict: Verdict,
}

pub(super) fn explain(
    model: &Model,
    opened: (&Record, &Prepared),
    held: (&Record, &Prepared),
) -> Explanation {
    let levels = levels(opened.1, held.1);
    let fields = Comparison::ALL
        .into_iter()
        .zip(levels)
        .map(|(comparison, level)| Compared {
            comparison,
            opened: shown(comparison, opened.0),
            held: shown(comparison, held.0),
            level,
            weight: model.weight(comparison, level),
            rarity: model.rarity(comparison, level, held.1),
        })
        .collect();
    let evidence = model.evidence(&levels, held.1);
    Explanation {
        fields,
        prior: model.prior_weight(),
        evidence,
        probability: probability(evidence),
        verdict: verdict(&levels, evidence),
    }
}

fn shown(comparison: Comparison, record: &Record) -> String {
    let joined = |parts: &[&str]| {
        let parts: Vec<&str> = parts
            .iter()
            .copied()
            .filter(|part| !part.is_empty())
            .collect();
        parts.join(" ")
    };
    match comparison {
        Comparison::GivenName => record.given_name().to_owned(),
        Comparison::FamilyName if record.birth_name().is_empty() => record.family_name().to_owned(),
        Comparison::FamilyName => format!("{} ({})", record.family_name(), record.birth_name()),
        Comparison::BirthDate => record.birth().shown(),
        Comparison::Address => joined(&[
            record.street(),
            record.house_number(),
            record.postcode(),
            record.place(),
        ]),
        Comparison::Sex => record.sex().to_owned(),
        Comparison::Other1 => record.others().first().cloned().unwrap_or_default(),
        Comparison::Other2 => record.others().get(1).cloned().unwrap_or_default(),
    }
}

impl Level {
    /// Why the level weighs what it weighs, in one sentence.
    #[must_use]
    pub const fn why(self) -> &'static str {
        match self {
            Self::Missing => "one side does not know it: it counts for nothing",
            Self::Equal => "both are equal",
            Self::SameSound => "different letters, one sound",
            Self::OneSlip => "one letter or digit apart",
            Self::OtherPart => "a part of one name is a part of the other",
            Self::Exchanged => "given and family name stand exchanged",
            Self::Initial => "one side has only the first letter",
            Self::Similar => "similar letters",
            Self::DayAndMonthExchanged => "day and month stand exchanged",
            Self::KnownPartsEqual => "what both know of the date is equal",
            Self::TwoPartsEqual => "two of day, month and year are equal",
            Self::OnePartEqual => "one of day, month and year is equal",
            Self::StreetHousePostcode => "street, house number and postcode agree",
            Self::StreetHouse => "street and house number agree",
            Self::HousePostcode => "house number and postcode agree",
            Self::StreetPostcode => "street and postcode agree",
            Self::HousePlace => "house number and place agree",
            Self::StreetPlace => "street and place agree",
            Self::NearPostcodeHouse => "the house number agrees, the postcode is one digit apart",
            Self::Postcode => "only the postcode agrees",
            Self::Street => "only the street agrees",
            Self::Place => "only the place agrees",
            Self::House => "only the house number agrees",
            Self::Different => "they differ",
        }
    }
}
