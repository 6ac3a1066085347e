use serde::Deserialize;

/// The part of a record that a form speaks of. Forms of one group are not independent of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The given name.
    Given,
    /// The family name.
    Family,
    /// The birth date or its parts.
    Birth,
    /// Street and house number.
    Street,
    /// Postcode and place.
    Place,
    /// A further exact field.
    Other,
}

/// A form of one feature: what the receiver computes once per record, and the sender in variants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Form {
    /// The first given name in the search form.
    #[serde(rename = "given.letters")]
    GivenLetters,
    /// Cologne code of the first given name.
    #[serde(rename = "given.sound")]
    GivenSound,
    /// Second code of the first given name.
    #[serde(rename = "given.skeleton")]
    GivenSkeleton,
    /// Cologne code of the last given name.
    #[serde(rename = "given.last-sound")]
    GivenLastSound,
    /// First letter of the first given name.
    #[serde(rename = "given.initial")]
    GivenInitial,
    /// First letter, or the sign that the record has no given name.
    #[serde(rename = "given.initial-or-absent")]
    GivenInitialOrAbsent,
    /// The first part of the family name in the search form.
    #[serde(rename = "family.letters")]
    FamilyLetters,
    /// Cologne code of the first part of the family name.
    #[serde(rename = "family.sound")]
    FamilySound,
    /// Second code of the first part of the family name.
    #[serde(rename = "family.skeleton")]
    FamilySkeleton,
    /// Cologne code of the last part of the family name.
    #[serde(rename = "family.last-sound")]
    FamilyLastSound,
    /// First letter of the family name.
    #[serde(rename = "family.initial")]
    FamilyInitial,
    /// First two letters of the family name.
    #[serde(rename = "family.beginning")]
    FamilyBeginning,
    /// The whole date; at most one part unknown.
    #[serde(rename = "birth.date")]
    BirthDate,
    /// The year.
    #[serde(rename = "birth.year")]
    BirthYear,
    /// Month and day.
    #[serde(rename = "birth.month-day")]
    BirthMonthDay,
    /// Year and month.
    #[serde(rename = "birth.year-month")]
    BirthYearMonth,
    /// Year and day.
    #[serde(rename = "birth.year-day")]
    BirthYearDay,
    /// Code by sound of the first six letters of the street's name.
    #[serde(rename = "street.sound")]
    StreetSound,
    /// The digits of the house number.
    #[serde(rename = "house.number")]
    HouseNumber,
    /// The postcode.
    #[serde(rename = "postcode")]
    Postcode,
    /// Code of the place's name by sound.
    #[serde(rename = "place.sound")]
    PlaceSound,
    /// The first of the further exact fields.
    #[serde(rename = "other")]
    Other,
}

impl Form {
    /// Every form, in the order of its declaration.
    pub const ALL: [Self; 22] = [
        Self::GivenLetters,
        Self::GivenSound,
        Self::GivenSkeleton,
        Self::GivenLastSound,
        Self::GivenInitial,
        Self::GivenInitialOrAbsent,
        Self::FamilyLetters,
        Self::FamilySound,
        Self::FamilySkeleton,
        Self::FamilyLastSound,
        Self::FamilyInitial,
        Self::FamilyBeginning,
        Self::BirthDate,
        Self::BirthYear,
        Self::BirthMonthDay,
        Self::BirthYearMonth,
        Self::BirthYearDay,
        Self::StreetSound,
        Self::HouseNumber,
        Self::Postcode,
        Self::PlaceSound,
        Self::Other,
    ];

    /// What the form speaks of.
    #[must_use]
    pub const fn group(self) -> Group {
        match self {
            Self::GivenLetters
            | Self::GivenSound
            | Self::GivenSkeleton
            | Self::GivenLastSound
            | Self::GivenInitial
            | Self::GivenInitialOrAbsent => Group::Given,
            Self::FamilyLetters
            | Self::FamilySound
            | Self::FamilySkeleton
            | Self::FamilyLastSound
            | Self::FamilyInitial
            | Self::FamilyBeginning => Group::Family,
            Self::BirthDate
            | Self::BirthYear
            | Self::BirthMonthDay
            | Self::BirthYearMonth
            | Self::BirthYearDay => Group::Birth,
            Self::StreetSound | Self::HouseNumber => Group::Street,
            Self::Postcode | Self::PlaceSound => Group::Place,
            Self::Other => Group::Other,
        }
    }
}
