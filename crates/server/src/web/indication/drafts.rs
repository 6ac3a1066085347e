//! `/hinweise/entwuerfe`: drafts from a file, at most twenty rows per office and day. A draft is no
//! indication: a person confirms each one (R08). The same file sent twice makes no second draft: its rows
//! are known by then (R31).

use super::DRAFTS;
use crate::print::plain_error;
use crate::web::asker::Asker;
use crate::web::form::{Choice, Control, Field, Form};
use crate::web::frame::Frame;
use crate::web::problem::Problem as PageProblem;
use crate::web::route::Answer;
use crate::web::words::Words;
use crate::web::{html, html_again};
use askama::Template;
use augenmass_casework::Error;
use augenmass_casework::drafts::{self, COLUMNS, MAX_ROWS, ReadDrafts};
use augenmass_casework::gate::Narrowed;
use augenmass_domain::id::RunId;
use augenmass_domain::indication::IndicationCommand;
use augenmass_domain::run::Run;
use augenmass_domain::{Action, Kind, Purpose, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Redirect};

const PURPOSE: Purpose = Purpose::Screening;

#[derive(Template)]
#[template(path = "indication/drafts.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub form: Form,
    /// How many drafts the office may still make today.
    pub left: u32,
    /// Drafts that were made now.
    pub made: usize,
}

/// The form.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    html(&page(&asker).await?)
}

/// A file, sent.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    let mut page = page(&asker).await?;
    let words = asker.words;
    let mut input = asker.input.clone();
    let run = input.id("run").map(RunId::from_uuid);
    let rest = input.all("rest").iter().any(|sent| sent == "yes");
    let (problems, commands) = match read_file(&asker, run) {
        None => {
            input.say("file", "wrong-no-file");
            (Vec::new(), None)
        }
        Some(Err(problem)) => match problem.line {
            Some(line) => (vec![(line, problem.said(words.0))], None),
            None => {
                input.say_text("file", problem.said(words.0));
                (Vec::new(), None)
            }
        },
        Some(Ok(read)) => {
            let problems = read.problems.iter();
            let said = problems.map(|it| (it.line.unwrap_or(0), it.said(words.0)));
            (said.collect(), Some(commands(read)))
        }
    };
    page.form = page.form.with(&input);
    let (Some(commands), Some(_)) = (commands, run) else {
        tell(&mut page, problems);
        return html_again(&page);
    };
    let (gate, actor) = (&asker.installation().gate, asker.actor()?);
    if !rest && !problems.is_empty() {
        // What the rules say of the other rows is named in the same pass.
        let turned_down = drafts::try_out(gate, actor, PURPOSE, &commands).await;
        tell(&mut page, [problems, said(words, &turned_down)].concat());
        return html_again(&page);
    }
    let rows = u32::try_from(commands.len()).unwrap_or(u32::MAX);
    if !rest && rows > page.left {
        let left = words.with("drafts-too-many", "left", page.left);
        page.form.wrong.push(left);
        return html_again(&page);
    }
    let done = drafts::import(gate, actor, PURPOSE, commands, rest).await?;
    let turned_down = said(words, &done.turned_down);
    tell(&mut page, [problems, turned_down].concat());
    if page.form.wrong.is_empty() {
        let list = asker.told("/hinweise?stand=draft", Action::ImportDraft.name());
        return Ok(Redirect::to(&list).into_response());
    }
    page.made(words, done.imported);
    html_again(&page)
}

/// A sentence about a line of the file.
type Said = (u64, String);

/// What rules and policy turned down, in words.
fn said(words: Words, turned_down: &[(u64, Error)]) -> Vec<Said> {
    let said = turned_down.iter().map(|(line, error)| {
        let why = plain_error(words.0, error);
        (*line, drafts::turned_down(words.0, *line, error, why))
    });
    said.collect()
}

/// Puts what is wrong above the form, in the order of the file.
fn tell(page: &mut Page, mut said: Vec<Said>) {
    said.sort_by_key(|(line, _)| *line);
    let said = said.into_iter().map(|(_, sentence)| sentence);
    page.form.wrong.extend(said);
}

/// What the file holds; `None` where none was sent.
fn read_file(asker: &Asker, run: Option<RunId>) -> Option<Result<ReadDrafts, drafts::Problem>> {
    let file = asker.input.file("file")?;
    let office = asker.actor().ok()?.office?;
    let today = asker.installation().gate.now().today();
    // Without a run the file is still looked through, so that all problems are named at once.
    let run = run.unwrap_or(RunId::from_uuid(uuid::Uuid::nil()));
    let law = asker.installation().gate.law();
    Some(drafts::read(file, office, run, today, law))
}

/// The commands of the good rows, with their lines.
fn commands(read: ReadDrafts) -> Vec<(u64, IndicationCommand)> {
    let rows = read.good.into_iter();
    let commands = rows.map(|row| {
        let command = IndicationCommand::ImportDraft(Box::new(row.entry));
        (row.line, command)
    });
    commands.collect()
}

async fn page(asker: &Asker) -> Result<Page, PageProblem> {
    let (gate, actor) = (&asker.installation().gate, asker.actor()?);
    let open = Narrowed {
        states: vec!["open".to_owned()],
        ..Narrowed::default()
    };
    let runs = gate.list(actor, PURPOSE, Kind::Run, &open).await?.records;
    let today = gate.now().today();
    let runs = runs.into_iter().filter_map(|state| match state {
        State::Run(run) if run.is_open_on(today) => Some(run),
        _ => None,
    });
    let runs: Vec<Run> = runs.collect();
    let mut form = form(asker.words, &runs);
    form.form_key = asker.frame().form_key().to_owned();
    Ok(Page {
        frame: asker
            .frame()
            .titled(asker.words.action(Action::ImportDraft))
            .below("/hinweise", asker.words.t("page-indications")),
        form,
        left: gate.drafts_left_today(actor).await?,
        made: 0,
    })
}

fn form(words: Words, runs: &[Run]) -> Form {
    let choices = runs
        .iter()
        .map(|run| Choice::new(run.id(), run.plan().title.clone()));
    let run = Field::new(
        words,
        "run",
        "field-run",
        Control::Select(choices.collect()),
    );
    let rest = vec![Choice::new("yes", words.t("drafts-rest"))];
    Form {
        target: DRAFTS.to_owned(),
        fields: vec![
            match runs {
                [only] => run.preset(only.id()),
                _ => run,
            },
            Field::new(
                words,
                "file",
                "field-drafts-file",
                Control::File(".csv,text/csv"),
            )
            .hint(words.with("hint-drafts-file", "rows", MAX_ROWS)),
            Field::new(words, "rest", "field-drafts-rest", Control::Checks(rest)).optional(),
        ],
        submit: words.action(Action::ImportDraft),
        form_key: String::new(),
        ..Form::default()
    }
}

/// `/hinweise/entwuerfe/vorlage.csv`: the columns, for a spreadsheet.
pub(in crate::web) async fn template(_: Asker) -> Answer {
    let head = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"vorlage-entwuerfe.csv\"",
        ),
    ];
    // The mark at the beginning tells spreadsheets that it is UTF-8.
    let body = format!("\u{feff}{}\r\n", COLUMNS.join(";"));
    Ok((head, body).into_response())
}

impl Page {
    /// Says how many drafts were made although some lines were not taken over.
    fn made(&mut self, words: Words, count: usize) {
        self.made = count;
        if count > 0 {
            self.form.wrong_title = words.t("drafts-missing");
        }
    }

    /// Examples for tests: empty, with bad rows, and with some taken over.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let page = |wrong: Vec<String>, made| {
            let mut form = form(words, &[]);
            form.wrong = wrong;
            let mut page = Self {
                frame: Frame::sample(words).titled(words.action(Action::ImportDraft)),
                form,
                left: 20,
                made: 0,
            };
            page.made(words, made);
            page
        };
        let said = [("line", "3".to_owned()), ("what", words.t("wrong-no-file"))];
        vec![
            page(Vec::new(), 0),
            page(vec![words.with("drafts-too-many", "left", 4)], 0),
            page(vec![words.filled("draft-at-line", &said)], 7),
        ]
    }
}
