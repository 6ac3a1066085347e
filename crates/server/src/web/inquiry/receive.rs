//! `/anfragen/neu`: an inquiry is taken in from its text. The page shows how it was read, and somebody
//! confirms the split into questions before anything is kept.

use crate::web::asker::Asker;
use crate::web::case::page::Entry;
use crate::web::form::{Control, Field, Form};
use crate::web::frame::Frame;
use crate::web::problem::Problem;
use crate::web::route::Answer;
use crate::web::words::Words;
use crate::web::{html, html_again};
use askama::Template;
use augenmass_casework::Error;
use augenmass_casework::gate::{FormKey, Submitted};
use augenmass_casework::inquiries::{OrderError, read_text};
use augenmass_domain::inquiry::{InquiryCommand, ReadInquiry, Reading};
use augenmass_domain::{Action, Kind, Purpose};
use axum::response::{IntoResponse as _, Redirect};

use super::answer::form_name;

/// The longest text, bytes: it is sent a second time with the confirmation.
const LONGEST: usize = 256 * 1024;

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
    if input.raw("confirmed") != "yes" {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let mut form = form(&asker);
        form.fields.retain(|field| field.name == "text");
        for field in &mut form.fields {
            field.values = vec![text.clone()];
        }
        let read = as_read(&asker, &read, &bytes);
        return html(&page(&asker, Some(read), form));
    }
    let key = FormKey::parse(input.raw("once")).ok_or(Problem::StaleForm)?;
    let read = Box::new(read);
    let command = InquiryCommand::Receive { read, sha256 };
    let (gate, actor) = (&asker.installation().gate, asker.actor()?);
    let purpose = Purpose::CouncilInformation;
    match gate.submit_once(actor, purpose, command, &key).await {
        Ok(submitted) => Ok(Redirect::to(&after(&submitted)).into_response()),
        Err(Error::Rejected(rule)) => {
            let mut form = form(&asker);
            let problem = Problem::Gate(Error::Rejected(rule));
            form.wrong.push(problem.sentence(asker.words));
            html_again(&page(&asker, None, form))
        }
        Err(error) => Err(error.into()),
    }
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

fn after(submitted: &Submitted) -> String {
    let id = match submitted {
        Submitted::Now(receipt) => receipt.id_of(Kind::Inquiry),
        Submitted::Before { id, .. } => *id,
    };
    let done = Action::ReceiveInquiry.name();
    match id {
        Some(id) => format!("/anfragen/{id}?getan={done}"),
        None => format!("/anfragen?getan={done}"),
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

fn as_read(asker: &Asker, read: &ReadInquiry, bytes: &[u8]) -> AsRead {
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
        bytes: hex::encode(bytes),
        once: FormKey::fresh(asker.installation()),
    }
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
