//! `/anfragen/neu`: an inquiry is taken in from its text. The page shows how it was read, and somebody
//! confirms the split into questions before anything is kept.

use crate::web::asker::Asker;
use crate::web::case::page::Entry;
use crate::web::form::{Choice, Control, Field, Form};
use crate::web::frame::{Frame, Link};
use crate::web::problem::Problem;
use crate::web::route::Answer;
use crate::web::section::record_title;
use crate::web::words::Words;
use crate::web::{html, html_again};
use askama::Template;
use augenmass_casework::Error;
use augenmass_casework::gate::{FormKey, Submitted};
use augenmass_casework::inquiries::{OrderError, Received, known_alike, read_text, receive_once};
use augenmass_domain::inquiry::{Inquiry, ReadInquiry, Reading};
use augenmass_domain::{Action, Kind, State};
use axum::response::{IntoResponse as _, Redirect};

use super::answer::form_name;

/// The longest text, bytes: it is sent a second time with the confirmation.
const LONGEST: usize = 256 * 1024;
/// The name of the field that says: it is another one.
const ANOTHER: &str = "another";

/// A question as it was read.
pub(crate) struct Split {
    pub number: u16,
    pub text: String,
    /// True where a person should look closely.
    pub unsure: bool,
}

/// How a text was read.
pub(crate) struct AsRead {
    pub entries: Vec<Entry>,
    pub preface: String,
    pub questions: Vec<Split>,
    pub closing: String,
    pub removed: Vec<String>,
    /// Inquiries like it that are not ended.
    pub known: Vec<Link>,
    /// Asks whether it is another one, where there are such.
    pub another: Option<Field>,
    /// The file, byte for byte, in hexadecimal digits.
    pub bytes: String,
    pub once: String,
}

#[derive(Template)]
#[template(path = "inquiry/receive.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub help: String,
    /// `None` until a text was sent.
    pub read: Option<AsRead>,
    pub form: Form,
}

/// Asks for the text.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    html(&page(&asker, None, form(&asker)))
}

/// Shows how it was read; takes it in, where that was confirmed.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    let mut input = asker.input.clone();
    let Some(bytes) = sent(&asker) else {
        input.say("file", "wrong-empty");
        return html_again(&page(&asker, None, form(&asker).with(&input)));
    };
    let from = match input.file("file") {
        Some(_) => "file",
        None => "text",
    };
    if let Some(wrong) = unfit(&bytes) {
        input.say(from, wrong);
        return html_again(&page(&asker, None, form(&asker).with(&input)));
    }
    let (read, sha256) = match read_text(&bytes) {
        Ok(read) => read,
        Err(OrderError::Input(_)) => {
            input.say(from, "wrong-inquiry-text");
            return html_again(&page(&asker, None, form(&asker).with(&input)));
        }
        Err(OrderError::Gate(error)) => return Err(error.into()),
    };
    let installation = asker.installation();
    if input.raw("confirmed") != "yes" {
        let known = known_alike(installation, &read, &sha256).await?;
        return html(&as_sent(&asker, &read, &bytes, &known));
    }
    let key = FormKey::parse(input.raw("once")).ok_or(Problem::StaleForm)?;
    let (actor, another) = (asker.actor()?, input.raw(ANOTHER) == "yes");
    let text = (read.clone(), sha256);
    match receive_once(installation, actor, text, another, &key).await {
        Ok(Received::Taken(submitted)) => {
            Ok(Redirect::to(&after(&asker, &submitted)).into_response())
        }
        Ok(Received::Known(known)) => {
            let mut page = as_sent(&asker, &read, &bytes, &known);
            let asked = page
                .read
                .iter_mut()
                .filter_map(|read| read.another.as_mut());
            asked.for_each(|field| field.wrong = asker.words.t("wrong-inquiry-known"));
            html_again(&page)
        }
        Err(Error::Rejected(rule)) => {
            let mut form = form(&asker);
            let problem = Problem::Gate(Error::Rejected(rule));
            form.wrong.push(problem.sentence(asker.words));
            html_again(&page(&asker, None, form))
        }
        Err(error) => Err(error.into()),
    }
}

/// The page that shows how a text was read, with the text to be corrected below.
fn as_sent(asker: &Asker, read: &ReadInquiry, bytes: &[u8], known: &[Inquiry]) -> Page {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut form = form(asker);
    form.fields.retain(|field| field.name == "text");
    for field in &mut form.fields {
        field.values = vec![text.clone()];
    }
    page(asker, Some(as_read(asker, read, bytes, known)), form)
}

/// What keeps the bytes from being read at all, by the key of its sentence.
fn unfit(bytes: &[u8]) -> Option<&'static str> {
    if is_no_text(bytes) {
        Some("wrong-inquiry-no-text")
    } else if bytes.len() > LONGEST {
        Some("wrong-inquiry-too-long")
    } else {
        None
    }
}

/// True for a PDF, a packed file (as of a word processor) and whatever else is no text.
fn is_no_text(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF") || bytes.starts_with(b"PK\x03\x04") || bytes.contains(&0)
}

/// The bytes that were sent: a file, a confirmed file, or a pasted text.
fn sent(asker: &Asker) -> Option<Vec<u8>> {
    let input = &asker.input;
    if let Some(file) = input.file("file") {
        return Some(file.to_vec());
    }
    if !input.raw("bytes").is_empty() {
        return hex::decode(input.raw("bytes")).ok();
    }
    input.maybe_text("text").map(String::into_bytes)
}

fn after(asker: &Asker, submitted: &Submitted) -> String {
    let id = match submitted {
        Submitted::Now(receipt) => receipt.id_of(Kind::Inquiry),
        Submitted::Before { id, .. } => *id,
    };
    let done = Action::ReceiveInquiry.name();
    match id {
        Some(id) => asker.told(&format!("/anfragen/{id}"), done),
        None => asker.told("/anfragen", done),
    }
}

fn form(asker: &Asker) -> Form {
    blank(asker.words, asker.frame().form_key())
}

fn blank(words: Words, form_key: &str) -> Form {
    Form {
        target: "/anfragen/neu".to_owned(),
        fields: vec![
            Field::new(
                words,
                "file",
                "field-inquiry-file",
                Control::File(".txt,text/plain"),
            )
            .optional()
            .hint(words.t("hint-inquiry-file")),
            Field::new(words, "text", "field-inquiry-text", Control::Text)
                .optional()
                .hint(words.t("hint-inquiry-text")),
        ],
        submit: words.t("inquiry-read"),
        form_key: form_key.to_owned(),
        ..Form::default()
    }
}

fn as_read(asker: &Asker, read: &ReadInquiry, bytes: &[u8], known: &[Inquiry]) -> AsRead {
    let questions = read.questions.iter().map(|question| Split {
        number: question.number,
        text: question.text.clone(),
        unsure: question.unsure,
    });
    AsRead {
        entries: head(asker.words, read),
        preface: read.preface.clone(),
        questions: questions.collect(),
        closing: read.closing.clone(),
        removed: read.removed_lines.clone(),
        known: known.iter().map(|one| link(asker.words, one)).collect(),
        another: (!known.is_empty()).then(|| another(asker.words)),
        bytes: hex::encode(bytes),
        once: FormKey::fresh(asker.installation()),
    }
}

/// To an inquiry that is known.
fn link(words: Words, inquiry: &Inquiry) -> Link {
    let title = record_title(words, &State::Inquiry(inquiry.clone()));
    let day = words.day(inquiry.received_on());
    let label = words.filled("inquiry-known-one", &[("title", title), ("day", day)]);
    Link::to(format!("/anfragen/{}", inquiry.id()), label)
}

/// Asks whether it is another inquiry than those that are known.
fn another(words: Words) -> Field {
    let choice = Choice::new("yes", words.t("inquiry-another"));
    let control = Control::Checks(vec![choice]);
    Field::new(words, ANOTHER, "field-inquiry-another", control)
}

/// Who asks, for when, in which form; what was not found says so.
pub(super) fn head(words: Words, read: &ReadInquiry) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut add = |key: &str, value: Option<String>, unsure: bool| {
        let value = value.filter(|value| !value.is_empty());
        let value = value.unwrap_or_else(|| words.t("inquiry-not-found"));
        let value = match unsure {
            true => words.with("inquiry-unsure", "value", value),
            false => value,
        };
        let key = words.t(key);
        entries.push(Entry { key, value });
    };
    let day = |reading: &Reading<jiff::civil::Date>| reading.value.map(|day| words.day(day));
    add(
        "inquiry-subject",
        read.subject.value.clone(),
        read.subject.unsure,
    );
    add("inquiry-group", read.group.value.clone(), read.group.unsure);
    add(
        "inquiry-committee",
        read.committee.value.clone(),
        read.committee.unsure,
    );
    add(
        "inquiry-session",
        day(&read.session_date),
        read.session_date.unsure,
    );
    add("inquiry-dated", day(&read.dated), read.dated.unsure);
    let forms = read.forms.iter();
    let forms: Vec<String> = forms
        .map(|form| words.t(&format!("choice-answer-form-{}", form_name(*form))))
        .collect();
    add("inquiry-forms", Some(forms.join(", ")), read.forms_unsure);
    add("inquiry-papers", Some(read.papers.join(", ")), false);
    add(
        "inquiry-signatory",
        read.signatory.value.clone(),
        read.signatory.unsure,
    );
    entries
}

fn page(asker: &Asker, read: Option<AsRead>, form: Form) -> Page {
    let words = asker.words;
    let frame = asker.frame().titled(words.action(Action::ReceiveInquiry));
    Page {
        frame: frame.below("/anfragen", words.t("page-inquiries")),
        help: words.t("help-receiveInquiry"),
        read,
        form,
    }
}

impl Page {
    /// Examples for tests: asking for the text, and showing how it was read.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let read = AsRead {
            entries: vec![Entry {
                key: words.t("inquiry-group"),
                value: words.with("inquiry-unsure", "value", "Fraktion Beispiel"),
            }],
            preface: "Sehr geehrte Damen und Herren,".to_owned(),
            questions: vec![Split {
                number: 1,
                text: "Wie viele Fälle gab es?".to_owned(),
                unsure: true,
            }],
            closing: "Mit freundlichen Grüßen".to_owned(),
            removed: vec!["Seite 1 von 2".to_owned()],
            known: vec![Link::to("/anfragen/0", "Anfrage 0")],
            another: Some(another(words)),
            bytes: "00".to_owned(),
            once: "00112233445566778899aabbccddeeff".to_owned(),
        };
        let page = |read| Self {
            frame: Frame::sample(words).titled(words.action(Action::ReceiveInquiry)),
            help: words.t("help-receiveInquiry"),
            read,
            form: blank(words, "0011"),
        };
        vec![page(None), page(Some(read))]
    }
}
