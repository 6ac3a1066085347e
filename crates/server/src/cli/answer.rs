//! `augenmass answer`: the written and the oral answer to an inquiry.

use super::open::{Which, acting, failure};
use super::{Done, Failure, say};
use crate::print::{answer_page, answer_paper, renderer};
use augenmass_casework::answer::AnswerDocument;
use augenmass_casework::inquiries::{self, AnswerOrder};
use augenmass_domain::Role;
use augenmass_paper::Document;
use clap::Args;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// Beantwortet eine Anfrage des Rates aus den Aufzeichnungen
///
/// Schreibt answer.pdf, oral.pdf, answer.html und answer.json. Bis eine zweite Person die Antwort
/// freigegeben hat (--sign-off-as), steht auf jeder Seite „Entwurf“.
#[derive(Args)]
pub(crate) struct Answer {
    #[command(flatten)]
    which: Which,
    /// Text der Anfrage (UTF-8 oder Latin-1, wie aus einem PDF)
    #[arg(long, value_name = "FILE")]
    inquiry: PathBuf,
    /// Stichtag (JJJJ-MM-TT), einschließlich
    #[arg(long, value_name = "DATE")]
    as_of: Date,
    /// Ordner für die Ausgabe
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Themen je Frage, wenn die Regeln sie falsch erkannt haben (TOML, siehe docs/operate/answer.md)
    #[arg(long, value_name = "FILE")]
    topics: Option<PathBuf>,
    /// Beiträge anderer Stellen und Bewertungen (TOML, siehe docs/operate/answer.md)
    #[arg(long, value_name = "FILE")]
    contributions: Option<PathBuf>,
    /// Konto, das entwirft; ohne Angabe das erste mit der Rolle council-office
    #[arg(long = "as", value_name = "LOGIN")]
    acting_as: Option<String>,
    /// Konto der Dezernatsleitung für Bewertungen aus --contributions
    #[arg(long, value_name = "LOGIN")]
    judge_as: Option<String>,
    /// Konto der zweiten Person, die den Entwurf freigibt
    #[arg(long, value_name = "LOGIN")]
    sign_off_as: Option<String>,
}

impl Answer {
    pub(crate) async fn run(self) -> Done {
        let inquiry = read_limited(&self.inquiry)?;
        let text = |path: &Option<PathBuf>| -> Result<Option<String>, Failure> {
            path.as_deref().map(read_text).transpose()
        };
        let order = AnswerOrder {
            inquiry,
            as_of: self.as_of,
            topics: text(&self.topics)?,
            contributions: text(&self.contributions)?,
        };
        let installation = self.which.open().await?;
        let drafter = acting(&installation, self.acting_as.as_deref(), Role::CouncilOffice).await?;
        let judge = match &self.judge_as {
            Some(login) => Some(acting(&installation, Some(login), Role::HeadOfDepartment).await?),
            None => installation.actor_with(Role::HeadOfDepartment).await.ok(),
        };
        let drafted = inquiries::answer(&installation, &drafter, judge.as_ref(), &order)
            .await
            .map_err(|error| match error {
                inquiries::OrderError::Input(what) => {
                    Failure::input(format!("{}: {what}", self.inquiry.display()))
                }
                inquiries::OrderError::Gate(error) => failure(error),
            })?;
        let mut document = drafted.document;
        if let Some(login) = &self.sign_off_as {
            let second = acting(&installation, Some(login), Role::CouncilOfficeLead).await?;
            document = inquiries::sign_off(&installation, &second, drafted.inquiry, document)
                .await
                .map_err(failure)?;
        }
        write(&document, &self.out)?;
        for doubt in &document.inquiry.unsure {
            say(doubt);
        }
        say(format!(
            "{} Fragen beantwortet{}; Ausgabe in {}",
            document.questions.len(),
            if document.draft { " (Entwurf)" } else { "" },
            self.out.display()
        ));
        Ok(())
    }
}

/// The largest inquiry that is read, bytes.
const MAX_INQUIRY: u64 = 1024 * 1024;

fn read_limited(path: &Path) -> Result<Vec<u8>, Failure> {
    let wrong = |what: &str| Failure::input(format!("{}: {what}", path.display()));
    let length = std::fs::metadata(path).map_err(|error| wrong(&error.to_string()))?.len();
    if length > MAX_INQUIRY {
        return Err(wrong("ist größer als 1 MB; bitte nur den Text der Anfrage angeben"));
    }
    std::fs::read(path).map_err(|error| wrong(&error.to_string()))
}

fn read_text(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| Failure::input(format!("{}: {error}", path.display())))
}

/// Writes the four files: first all are made, then all are written, each under its final name only
/// when it is complete.
pub(crate) fn write(document: &AnswerDocument, out: &Path) -> Done {
    let broken = |error: &dyn std::fmt::Display| Failure::broken(format!("{}: {error}", out.display()));
    let papers = [
        Document::Answer(Box::new(answer_paper::written(document))),
        Document::OralNotes(answer_paper::oral(document)),
    ];
    let renderer = renderer().map_err(|error| broken(&error))?;
    let mut pdfs = renderer.render(&papers).map_err(|error| broken(&error))?.into_iter();
    let page = answer_page::render(document).map_err(|error| broken(&error))?;
    std::fs::create_dir_all(out).map_err(|error| broken(&error))?;
    let files: [(&str, Vec<u8>); 4] = [
        ("answer.pdf", pdfs.next().unwrap_or_default()),
        ("oral.pdf", pdfs.next().unwrap_or_default()),
        ("answer.html", page.into_bytes()),
        ("answer.json", document.to_json().into_bytes()),
    ];
    for (name, bytes) in files {
        let part = out.join(format!(".{name}.part"));
        std::fs::write(&part, bytes).map_err(|error| broken(&error))?;
        std::fs::rename(&part, out.join(name)).map_err(|error| broken(&error))?;
    }
    Ok(())
}
