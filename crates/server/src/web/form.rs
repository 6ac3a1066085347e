//! A form as a page shows it: its fields with label, hint, what was typed and what is wrong with it.

use super::input::Input;
use super::words::Words;
use std::borrow::Cow;

/// How a field is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Control {
    /// One line; the word is the browser's `autocomplete`.
    Line(&'static str),
    /// One line that is not shown while it is typed.
    Secret(&'static str),
    /// Several lines.
    Lines,
    /// A whole text, of any length that may be sent.
    Text,
    /// A day.
    Day,
    /// A time of day.
    Time,
    /// A whole number.
    Number,
    /// One of a list, all visible.
    Radios(Vec<Choice>),
    /// One of a list, folded.
    Select(Vec<Choice>),
    /// Some of a list.
    Checks(Vec<Choice>),
    /// A file; the words are what the browser offers.
    File(&'static str),
    /// Several files at once.
    Files,
}

/// One of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// What is explained.
    pub hint: String,
}

impl Choice {
    /// A choice without explanation.
    pub(crate) fn new(value: impl ToString, label: impl Into<String>) -> Self {
        Self {
            value: value.to_string(),
            label: label.into(),
            hint: String::new(),
        }
    }

    /// Yes and no.
    pub(crate) fn yes_no(words: Words) -> Vec<Self> {
        vec![
            Self::new("yes", words.t("yes")),
            Self::new("no", words.t("no")),
        ]
    }

    /// The words of a closed list, by the keys `choice-<list>-<name>`.
    pub(crate) fn of<T: Copy>(
        words: Words,
        list: &str,
        all: &[T],
        name: fn(T) -> &'static str,
    ) -> Vec<Self> {
        let one = |value: &T| {
            let name = name(*value);
            Self::new(name, words.t(&format!("choice-{list}-{name}")))
        };
        all.iter().map(one).collect()
    }
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    /// The name under which it is sent; also the id on the page.
    pub name: Cow<'static, str>,
    /// What it asks.
    pub label: String,
    /// What helps to answer.
    pub hint: String,
    /// How it is filled in.
    pub control: Control,
    /// False where it may be left empty.
    pub required: bool,
    /// What was typed or chosen.
    pub values: Vec<String>,
    /// What is wrong with it.
    pub wrong: String,
}

impl Field {
    /// A required field; `key` is its label.
    pub(crate) fn new(
        words: Words,
        name: impl Into<Cow<'static, str>>,
        key: &str,
        control: Control,
    ) -> Self {
        Self {
            name: name.into(),
            label: words.t(key),
            hint: String::new(),
            control,
            required: true,
            values: Vec::new(),
            wrong: String::new(),
        }
    }

    /// It may be left empty.
    pub(crate) fn optional(mut self) -> Self {
        self.required = false;
        self
    }

    /// With a hint.
    pub(crate) fn hint(mut self, hint: String) -> Self {
        self.hint = hint;
        self
    }

    /// With what is likely.
    pub(crate) fn preset(mut self, value: impl ToString) -> Self {
        self.values = vec![value.to_string()];
        self
    }

    /// The first value.
    pub(crate) fn value(&self) -> &str {
        self.values.first().map_or("", String::as_str)
    }

    /// True where the choice was made.
    pub(crate) fn chosen(&self, choice: &Choice) -> bool {
        self.values.contains(&choice.value)
    }

    /// The type of the browser's input.
    pub(crate) const fn input_type(&self) -> &'static str {
        match self.control {
            Control::Secret(_) => "password",
            Control::Day => "date",
            Control::Time => "time",
            Control::File(_) | Control::Files => "file",
            _ => "text",
        }
    }

    /// What the browser may fill in.
    pub(crate) const fn autocomplete(&self) -> &'static str {
        match self.control {
            Control::Line(word) | Control::Secret(word) => word,
            _ => "",
        }
    }

    /// True where what was typed is never shown again.
    pub(crate) const fn is_secret(&self) -> bool {
        matches!(self.control, Control::Secret(_))
    }

    /// True where one file is sent, or several.
    pub(crate) const fn is_file(&self) -> bool {
        matches!(self.control, Control::File(_) | Control::Files)
    }

    /// True where several files may be sent.
    pub(crate) const fn is_many(&self) -> bool {
        matches!(self.control, Control::Files)
    }

    /// True where little is typed.
    pub(crate) const fn is_short(&self) -> bool {
        matches!(self.control, Control::Day | Control::Time | Control::Number)
    }

    /// The ids of what describes the field, for `aria-describedby`.
    pub(crate) fn described_by(&self) -> String {
        let mut ids = Vec::new();
        if !self.hint.is_empty() {
            ids.push(format!("{}-hint", self.name));
        }
        if !self.wrong.is_empty() {
            ids.push(format!("{}-wrong", self.name));
        }
        ids.join(" ")
    }
}

/// A form with its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Form {
    /// Where it is sent.
    pub target: String,
    /// Its fields.
    pub fields: Vec<Field>,
    /// The words on its button.
    pub submit: String,
    /// Proof that the form comes from a page of this session.
    pub form_key: String,
    /// What makes a second submission of the same form count once; a corrected form keeps it. Empty
    /// where that does not matter.
    pub once: String,
    /// The words on the button that keeps what was filled in for later; empty where there is none.
    pub keep: String,
    /// True where the fields show what was kept.
    pub kept: bool,
    /// What is wrong beside single fields: a rule that said no.
    pub wrong: Vec<String>,
    /// What stands above that; empty where nothing was saved, which is said then.
    pub wrong_title: String,
}

impl Form {
    /// Puts what was typed back into the fields, with what is wrong beside each.
    pub(crate) fn with(mut self, input: &Input) -> Self {
        for field in &mut self.fields {
            if !field.is_secret() && !field.is_file() {
                field.values = input.all(&field.name);
            }
            let mut wrong = input.wrong().iter();
            if let Some((_, sentence)) = wrong.find(|(name, _)| *name == field.name) {
                field.wrong.clone_from(sentence);
            }
        }
        let stray = |name: &str| !self.fields.iter().any(|field| field.name == name);
        let strays = input.wrong().iter().filter(|(name, _)| stray(name));
        let strays: Vec<String> = strays.map(|(_, sentence)| sentence.clone()).collect();
        self.wrong.extend(strays);
        if !input.raw("once").is_empty() {
            input.raw("once").clone_into(&mut self.once);
        }
        self
    }

    /// True where nothing that must be filled in is empty.
    pub(crate) fn is_filled_in(&self) -> bool {
        let mut fields = self.fields.iter();
        fields.all(|field| !field.required || !field.value().is_empty())
    }

    /// Fields with something wrong.
    pub(crate) fn wrong_fields(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| !field.wrong.is_empty())
    }

    /// True where something is wrong.
    pub(crate) fn is_wrong(&self) -> bool {
        !self.wrong.is_empty() || self.wrong_fields().next().is_some()
    }

    /// True where a file is sent with it.
    pub(crate) fn has_file(&self) -> bool {
        let mut fields = self.fields.iter();
        fields.any(Field::is_file)
    }
}
