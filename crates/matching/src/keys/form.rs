use serde::Deserialize;

/// The part of a record that a form speaks of. Forms of one group are not independent of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The given name.
    Given,
    /// The sex: beside a whole given name it tells nothing more.
    Sex,
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
    /// First three signs of the second code of the first given name.
    #[serde(rename = "given.short")]
    GivenShort,
    /// Last three letters of the first given name.
    #[serde(rename = "given.ending")]
    GivenEnding,
    /// Cologne code of the last given name.
    #[serde(rename = "given.last-sound")]
    GivenLastSound,
    /// First letter of the first given name.
    #[serde(rename = "given.initial")]
    GivenInitial,
    /// First letter, or the sign that the record has no given name.
    #[serde(rename = "given.initial-or-absent")]
    GivenInitialOrAbsent,
    /// The sex.
    #[serde(rename = "sex")]
    Sex,
    /// The first part of the family name in the search form.
    #[serde(rename = "family.letters")]
    FamilyLetters,
    /// Cologne code of the first part of the family name.
    #[serde(rename = "family.sound")]
    FamilySound,
    /// Second code of the first part of the family name.
    #[serde(rename = "family.skeleton")]
    FamilySkeleton,
    /// First three signs of the second code of the first part of the family name.
    #[serde(rename = "family.short")]
    FamilyShort,
    /// Last three letters of the first part of the family name.
    #[serde(rename = "family.ending")]
    FamilyEnding,
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
    /// The first of the further fields, by sound; digits stay.
    #[serde(rename = "other")]
    Other,
    /// The second of the further fields, likewise.
    #[serde(rename = "other-2")]
    Other2,
}

impl Form {
    /// Every form, in the order of its declaration.
    pub const ALL: [Self; 28] = [
        Self::GivenLetters,
        Self::GivenSound,
        Self::GivenSkeleton,
        Self::GivenShort,
        Self::GivenEnding,
        Self::GivenLastSound,
        Self::GivenInitial,
        Self::GivenInitialOrAbsent,
        Self::Sex,
        Self::FamilyLetters,
        Self::FamilySound,
        Self::FamilySkeleton,
        Self::FamilyShort,
        Self::FamilyEnding,
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
        Self::Other2,
    ];

    /// What the form speaks of.
    #[must_use]
    pub const fn group(self) -> Group {
        match self {
            Self::GivenLetters
            | Self::GivenSound
            | Self::GivenSkeleton
            | Self::GivenShort
            | Self::GivenEnding
            | Self::GivenLastSound
            | Self::GivenInitial
            | Self::GivenInitialOrAbsent => Group::Given,
            Self::Sex => Group::Sex,
            Self::FamilyLetters
            | Self::FamilySound
            | Self::FamilySkeleton
            | Self::FamilyShort
            | Self::FamilyEnding
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
            Self::Other | Self::Other2 => Group::Other,
        }
    }

    /// What it is called in the name of a kind.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::GivenLetters => "given name",
            Self::GivenSound => "given name by sound",
            Self::GivenSkeleton => "given name by skeleton",
            Self::GivenShort => "beginning of the given name by skeleton",
            Self::GivenEnding => "end of the given name",
            Self::GivenLastSound => "last given name by sound",
            Self::GivenInitial => "initial",
            Self::GivenInitialOrAbsent => "initial or none",
            Self::Sex => "sex",
            Self::FamilyLetters => "family name",
            Self::FamilySound => "family name by sound",
            Self::FamilySkeleton => "family name by skeleton",
            Self::FamilyShort => "beginning of the family name by skeleton",
            Self::FamilyEnding => "end of the family name",
            Self::FamilyLastSound => "last family name by sound",
            Self::FamilyInitial => "family initial",
            Self::FamilyBeginning => "family beginning",
            Self::BirthDate => "date",
            Self::BirthYear => "year",
            Self::BirthMonthDay => "day and month",
            Self::BirthYearMonth => "year and month",
            Self::BirthYearDay => "year and day",
            Self::StreetSound => "street",
            Self::HouseNumber => "house",
            Self::Postcode => "postcode",
            Self::PlaceSound => "place",
            Self::Other => "further field",
            Self::Other2 => "second further field",
        }
    }

    /// True for the forms of a given name that hold little of it.
    #[must_use]
    pub const fn is_little_of_a_given_name(self) -> bool {
        matches!(
            self,
            Self::GivenEnding | Self::GivenInitial | Self::GivenInitialOrAbsent
        )
    }

    /// True for the forms that hold the family name as a whole.
    #[must_use]
    pub const fn is_whole_family_name(self) -> bool {
        matches!(
            self,
            Self::FamilyLetters | Self::FamilySound | Self::FamilySkeleton | Self::FamilyLastSound
        )
    }
}
