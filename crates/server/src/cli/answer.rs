//! `augenmass answer`: the written and the oral answer to an inquiry.

use super::open::{Which, acting, failure};
use super::{Done, Failure, day, may_be_folder, read_limited, read_text, say, unwritten};
use crate::print::answer_files::{self, write_all};
use augenmass_casework::answer::AnswerDocument;
use augenmass_casework::inquiries::{self, AnswerOrder};
use augenmass_casework::installation::Installation;
use augenmass_domain::{Role, inquiry};
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
    #[arg(long, value_name = "DATE", value_parser = day)]
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
        let order = self.order()?;
        may_be_folder(&self.out)?;
        self.which
            .with(async |installation| self.work(&order, installation).await)
            .await
    }

    async fn work(&self, order: &AnswerOrder, installation: &Installation) -> Done {
        over(self.as_of, installation)?;
        let drafter = acting(installation, self.acting_as.as_deref(), Role::CouncilOffice).await?;
        let judge = match &self.judge_as {
            Some(login) => Some(acting(installation, Some(login), Role::HeadOfDepartment).await?),
            None => installation.actor_with(Role::HeadOfDepartment).await.ok(),
        };
        let second = match &self.sign_off_as {
            Some(login) => Some(acting(installation, Some(login), Role::CouncilOfficeLead).await?),
            None => None,
        };
        let drafted = inquiries::answer(installation, &drafter, judge.as_ref(), order)
            .await
            .map_err(|error| match error {
                inquiries::OrderError::Input(what) => {
                    Failure::input(format!("{}: {what}", self.wrong_file(order).display()))
                }
                inquiries::OrderError::Gate(error) => failure(error),
            })?;
        let mut document = drafted.document;
        if let Some(second) = second {
            document = inquiries::sign_off(installation, &second, drafted.inquiry, document)
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

/// The largest inquiry, file of topics or file of contributions that is read, bytes.
const MAX_BYTES: u64 = 1024 * 1024;

impl Answer {
    /// Reads the files of the order.
    fn order(&self) -> Result<AnswerOrder, Failure> {
        let text = |path: &Option<PathBuf>| {
            let read = |path| read_text(path, MAX_BYTES, "ist größer als 1 MB; bitte kürzen");
            path.as_deref().map(read).transpose()
        };
        Ok(AnswerOrder {
            inquiry: read_limited(
                &self.inquiry,
                MAX_BYTES,
                "ist größer als 1 MB; bitte nur den Text der Anfrage angeben",
            )?,
            as_of: self.as_of,
            topics: text(&self.topics)?,
            contributions: text(&self.contributions)?,
        })
    }

    /// The file that an error of the input is about: the first that does not read by itself.
    fn wrong_file(&self, order: &AnswerOrder) -> &Path {
        let bytes = &order.inquiry;
        let text = String::from_utf8(bytes.clone())
            .unwrap_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect());
        if bytes.contains(&0) || inquiry::read(&text).is_err() {
            return &self.inquiry;
        }
        let topics = self.topics.as_deref().zip(order.topics.as_deref());
        if let Some((path, _)) =
            topics.filter(|(_, text)| inquiry::topics::parse_override(text).is_err())
        {
            return path;
        }
        self.contributions.as_deref().unwrap_or(&self.inquiry)
    }
}

/// A day that is still to come cannot be counted up to.
pub(crate) fn over(as_of: Date, installation: &Installation) -> Done {
    let today = installation.gate.now().today();
    if as_of > today {
        return Err(Failure::input(format!(
            "der Stichtag {as_of} liegt in der Zukunft; bis dahin kann noch etwas dazukommen. Spätester Stichtag: {today}"
        )));
    }
    Ok(())
}

/// Writes the four files: first all are made, then all are written, each under its final name only
/// when it is complete.
pub(crate) fn write(document: &AnswerDocument, out: &Path) -> Done {
    let files = answer_files::make(document)
        .map_err(|error| Failure::broken(format!("{}: {error}", out.display())))?;
    write_all(out, &files).map_err(|error| unwritten(out, &error))
}
