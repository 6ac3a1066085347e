//! What was sent with a form: read field by field; what is wrong is kept beside the field, and nothing
//! that was typed is lost.

use super::words::Words;
use axum::body::Bytes;
use jiff::civil::{Date, DateTime, Time};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// A file that was sent.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    /// The field.
    pub field: String,
    /// Its name on the sender's machine, without folders.
    pub name: String,
    /// Its content.
    pub bytes: Bytes,
}

/// The fields of a form as they were sent.
#[derive(Clone)]
pub(crate) struct Input {
    words: Words,
    pairs: Vec<(String, String)>,
    files: Vec<Sent>,
    wrong: Vec<(String, String)>,
}

/// What was typed may be personal data: it reaches no log.
impl std::fmt::Debug for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Input({} fields)", self.pairs.len())
    }
}

impl Input {
    /// Nothing sent yet.
    pub(crate) const fn empty(words: Words) -> Self {
        Self {
            words,
            pairs: Vec::new(),
            files: Vec::new(),
            wrong: Vec::new(),
        }
    }

    /// From `application/x-www-form-urlencoded`.
    pub(crate) fn encoded(words: Words, body: &[u8]) -> Self {
        let mut input = Self::empty(words);
        input.pairs = form_urlencoded::parse(body).into_owned().collect();
        input
    }

    /// The fields of these names, as [`Self::encoded`] reads them.
    pub(crate) fn to_encoded(&self, names: impl Iterator<Item = impl AsRef<str>>) -> String {
        let mut text = form_urlencoded::Serializer::new(String::new());
        for name in names {
            for value in self.all(name.as_ref()) {
                text.append_pair(name.as_ref(), &value);
            }
        }
        text.finish()
    }

    /// Adds a field that was sent.
    pub(crate) fn add(&mut self, name: &str, value: String) {
        self.pairs.push((name.to_owned(), value));
    }

    /// Adds a file that was sent.
    pub(crate) fn add_file(&mut self, field: &str, name: &str, bytes: Bytes) {
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
        self.files.push(Sent {
            field: field.to_owned(),
            name: name.to_owned(),
            bytes,
        });
    }

    /// The file of a field, where one was chosen.
    pub(crate) fn file<'a>(&'a self, name: &'a str) -> Option<&'a Bytes> {
        self.files(name).next().map(|sent| &sent.bytes)
    }

    /// The files of a field.
    pub(crate) fn files<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Sent> {
        let sent = self.files.iter();
        sent.filter(move |sent| sent.field == name && !sent.bytes.is_empty())
    }

    /// What was sent in a field, as it was typed.
    pub(crate) fn raw(&self, name: &str) -> &str {
        let mut pairs = self.pairs.iter();
        pairs
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value)
    }

    /// All that was sent in a field.
    pub(crate) fn all(&self, name: &str) -> Vec<String> {
        let pairs = self.pairs.iter().filter(|(known, _)| known == name);
        pairs.map(|(_, value)| value.clone()).collect()
    }

    /// What was sent to a path, as one number: the same words in another form have the same.
    pub(crate) fn fingerprint(&self, path: &str) -> String {
        let mut hash = Sha256::new_with_prefix(b"augenmass/said/v1\0");
        let said = self
            .pairs
            .iter()
            .filter(|(name, _)| !OF_THE_FORM.contains(&name.as_str()));
        let parts = said.flat_map(|(name, value)| [name.as_str(), value.as_str()]);
        for part in std::iter::once(path).chain(parts) {
            hash.update(part.len().to_be_bytes());
            hash.update(part);
        }
        hex::encode(hash.finalize())
    }

    /// What was sent and is longer than some words, without the keys of forms.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = &str> {
        let values = self.pairs.iter().map(|(_, value)| value.trim());
        values.filter(|value| value.split_whitespace().count() >= WORDS_OF_A_SENTENCE)
    }

    /// What is wrong: field and sentence.
    pub(crate) fn wrong(&self) -> &[(String, String)] {
        &self.wrong
    }

    /// Says what is wrong with a field, by the key of a sentence.
    pub(crate) fn say(&mut self, name: &str, key: &str) {
        let sentence = self.words.t(key);
        self.say_text(name, sentence);
    }

    /// Says what is wrong with a field.
    pub(crate) fn say_text(&mut self, name: &str, sentence: String) {
        self.wrong.push((name.to_owned(), sentence));
    }

    /// A text that must be there.
    pub(crate) fn text(&mut self, name: &str) -> Option<String> {
        let text = self.maybe_text(name);
        if text.is_none() {
            self.say(name, "wrong-empty");
        }
        text
    }

    /// A text that may be missing.
    pub(crate) fn maybe_text(&self, name: &str) -> Option<String> {
        let text = self.raw(name).trim();
        (!text.is_empty()).then(|| text.replace("\r\n", "\n"))
    }

    /// A day.
    pub(crate) fn day(&mut self, name: &str) -> Option<Date> {
        let text = self.text(name)?;
        let day = read_day(&text);
        if day.is_none() {
            self.say(name, "wrong-day");
        }
        day
    }

    /// A day that may be missing; `Some(None)` where it is.
    #[expect(clippy::option_option, reason = "missing and wrong are not the same")]
    pub(crate) fn maybe_day(&mut self, name: &str) -> Option<Option<Date>> {
        match self.maybe_text(name) {
            None => Some(None),
            Some(_) => self.day(name).map(Some),
        }
    }

    /// A time of day, e.g. 14:30.
    pub(crate) fn time(&mut self, name: &str) -> Option<Time> {
        let text = self.text(name)?.replace('.', ":");
        let time = ["%H:%M", "%H:%M:%S"]
            .iter()
            .find_map(|form| Time::strptime(form, &text).ok());
        if time.is_none() {
            self.say(name, "wrong-time");
        }
        time
    }

    /// A day and a time of day in two fields, `<name>-day` and `<name>-time`.
    pub(crate) fn moment(&mut self, day: &str, time: &str) -> Option<DateTime> {
        let (day, time) = (self.day(day), self.time(time));
        Some(day?.to_datetime(time?))
    }

    /// A whole number that is not negative.
    pub(crate) fn number(&mut self, name: &str) -> Option<u32> {
        let number = self.text(name)?.parse().ok();
        if number.is_none() {
            self.say(name, "wrong-number");
        }
        number
    }

    /// One of a closed list, by name.
    pub(crate) fn one<T: Copy>(
        &mut self,
        name: &str,
        all: &[T],
        of: fn(T) -> &'static str,
    ) -> Option<T> {
        let sent = self.raw(name).to_owned();
        let found = all.iter().copied().find(|one| of(*one) == sent);
        if found.is_none() {
            self.say(name, "wrong-choice");
        }
        found
    }

    /// Some of a closed list, by name; what is not in it is left out.
    pub(crate) fn some<T: Copy>(&self, name: &str, all: &[T], of: fn(T) -> &'static str) -> Vec<T> {
        let sent = self.all(name);
        let known = all.iter().copied();
        known
            .filter(|one| sent.iter().any(|s| s == of(*one)))
            .collect()
    }

    /// An id chosen from a list.
    pub(crate) fn id(&mut self, name: &str) -> Option<Uuid> {
        let id = self.raw(name).parse().ok();
        if id.is_none() {
            self.say(name, "wrong-choice");
        }
        id
    }

    /// Yes or no.
    pub(crate) fn yes(&mut self, name: &str) -> Option<bool> {
        self.one(name, &[true, false], |yes| if yes { "yes" } else { "no" })
    }
}

/// A day as the browser sends it (2026-01-31) or as people type it (31.1.2026).
/// Fields that belong to a form and not to what is said in it.
const OF_THE_FORM: [&str; 2] = ["form-key", "once"];
/// From so many words on it is worth copying.
const WORDS_OF_A_SENTENCE: usize = 4;
/// A day of these years; what is typed beyond them is a slip.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2099;

fn read_day(text: &str) -> Option<Date> {
    let forms = ["%Y-%m-%d", "%d.%m.%Y"];
    let day = forms
        .iter()
        .find_map(|form| Date::strptime(form, text).ok());
    day.filter(|day| YEARS.contains(&day.year()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use augenmass_casework::words::Language;

    fn input(body: &str) -> Input {
        Input::encoded(Words(Language::German), body.as_bytes())
    }

    #[test]
    fn a_day_may_be_typed_as_people_do() {
        let mut read = input("a=2026-01-31&b=31.1.2026&c=31.2.2026&d=&e=+");
        assert_eq!(read.day("a"), Some(jiff::civil::date(2026, 1, 31)));
        assert_eq!(read.day("a"), read.day("b"));
        assert_eq!(read.day("c"), None);
        for text in ["9999-12-31", "1.1.2100", "0000-01-01"] {
            assert_eq!(input(&format!("a={text}")).day("a"), None, "{text}");
        }
        assert_eq!(read.maybe_day("d"), Some(None));
        assert_eq!(read.day("e"), None);
        let fields: Vec<&str> = read.wrong().iter().map(|(field, _)| &**field).collect();
        assert_eq!(fields, ["c", "e"]);
    }

    #[test]
    fn what_was_typed_is_not_in_debug_output() {
        assert_eq!(format!("{:?}", input("name=Geheim")), "Input(1 fields)");
    }
}
