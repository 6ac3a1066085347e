//! The words of a page, in the language that was chosen.

use augenmass_casework::answer::german_date;
use augenmass_casework::gate::MOST_COUNTED;
use augenmass_casework::words::{Language, text};
use augenmass_domain::{Action, Kind, Purpose, Role};
use jiff::civil::{Date, DateTime};
use uuid::Uuid;

/// The words of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Words(pub Language);

impl Words {
    /// The tag of the language in `lang` attributes and in the cookie.
    pub(crate) const fn tag(self) -> &'static str {
        match self.0 {
            Language::German => "de",
            Language::English => "en",
            Language::PlainGerman => "de-x-leicht",
        }
    }

    /// The language of a tag.
    pub(crate) fn of_tag(tag: &str) -> Option<Self> {
        Language::ALL
            .map(Self)
            .into_iter()
            .find(|words| words.tag() == tag)
    }

    /// The text of a key.
    pub(crate) fn t(self, key: &str) -> String {
        text(self.0, key, &[])
    }

    /// The text of a key with one word inserted.
    pub(crate) fn with(self, key: &str, name: &str, value: impl ToString) -> String {
        text(self.0, key, &[(name, value.to_string())])
    }

    /// The text of a key with words inserted.
    pub(crate) fn filled(self, key: &str, arguments: &[(&str, String)]) -> String {
        text(self.0, key, arguments)
    }

    /// How many there are, as far as a list counts.
    pub(crate) fn counted(self, count: u64) -> String {
        if count > MOST_COUNTED {
            self.with("more-than", "count", MOST_COUNTED)
        } else {
            count.to_string()
        }
    }

    /// The name of an action.
    pub(crate) fn action(self, action: Action) -> String {
        self.t(&format!("action-{}", action.name()))
    }

    /// The name of a kind of record.
    pub(crate) fn kind(self, kind: Kind) -> String {
        self.t(&format!("kind-{}", kind.name()))
    }

    /// The name of a state.
    pub(crate) fn state(self, kind: Kind, state: &str) -> String {
        self.t(&format!("state-{}-{state}", kind.name()))
    }

    /// The name of a role.
    pub(crate) fn role(self, role: Role) -> String {
        self.t(&format!("role-{}", role.name()))
    }

    /// The name of a purpose.
    pub(crate) fn purpose(self, purpose: Purpose) -> String {
        self.t(&format!("purpose-{}", purpose.name()))
    }

    /// A day as people write it in the language.
    pub(crate) fn day(self, day: Date) -> String {
        match self.0 {
            Language::German | Language::PlainGerman => german_date(day),
            Language::English => day.strftime("%-d %B %Y").to_string(),
        }
    }

    /// A moment of the wall clock.
    pub(crate) fn moment(self, at: DateTime) -> String {
        let key = "moment";
        let arguments = [
            ("day", self.day(at.date())),
            ("time", at.strftime("%H:%M").to_string()),
        ];
        self.filled(key, &arguments)
    }

    /// A span of time on one day.
    pub(crate) fn window(self, (from, until): (DateTime, DateTime)) -> String {
        let arguments = [
            ("day", self.day(from.date())),
            ("from", from.strftime("%H:%M").to_string()),
            ("until", until.strftime("%H:%M").to_string()),
        ];
        self.filled("window", &arguments)
    }
}

/// What people call a record by: the last eight digits of its id, in two groups. For people only; it
/// finds nothing.
pub(crate) fn reference(id: Uuid) -> String {
    let id = id.simple().to_string().to_uppercase();
    format!("{}-{}", &id[24..28], &id[28..])
}
