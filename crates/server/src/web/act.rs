//! A command as a page: what is asked, the form, and what happens with it. Each command that people give
//! is one [`Act`] in a file of its own; what is the same for all of them is here.

mod next;

pub(crate) use next::{Next, next};

use super::asker::Asker;
use super::form::{Field, Form};
use super::frame::Frame;
use super::input::Input;
use super::problem::Problem;
use super::route::{Answer, Door, Route, handler};
use super::section::{self, record_title};
use super::words::Words;
use super::{acts, html, html_again};
use askama::Template;
use augenmass_casework::Error;
use augenmass_casework::desk::{self, Directory};
use augenmass_casework::gate::{FormKey, Narrowed, Submitted};
use augenmass_casework::{kept, open_to_all, runs};
use augenmass_domain::id::RunId;
use augenmass_domain::run::{Run, RunCommand};
use augenmass_domain::{
    Action, Actor, Command, Kind, Law, PersonalKind, Private, Purpose, Role, State, next_actions,
};
use axum::response::{IntoResponse as _, Redirect};
use jiff::civil::{Date, DateTime};
use uuid::Uuid;

/// A command as a page.
pub(crate) struct Act {
    /// The action that policies decide; `action-<name>` is the title, `help-<name>` what is explained.
    pub action: Action,
    /// On a record of which kind it is offered; a command without a record has its own kind.
    pub on: Kind,
    /// Its path; `{id}` is the record.
    pub path: &'static str,
    /// Who may come to its page; what they may do is decided by the gate.
    pub roles: &'static [Role],
    /// For which purpose.
    pub purpose: Purpose,
    /// What is asked.
    pub fields: fn(&Around<'_>) -> Vec<Field>,
    /// The command, where all that is needed was sent.
    pub read: fn(&mut Input, &Around<'_>) -> Option<Command>,
}

/// What a form may offer.
pub(crate) struct Around<'a> {
    /// The words.
    pub words: Words,
    /// The wall clock.
    pub now: DateTime,
    /// The law as data.
    pub law: &'a Law,
    /// Who acts.
    pub actor: &'a Actor,
    /// Offices, carriers, staff.
    pub directory: &'a Directory,
    /// The record it is about.
    pub state: Option<&'a State>,
    /// What belongs to the case that it is about, as the account may see it.
    pub related: &'a [State],
    /// The runs that are open today.
    pub runs: &'a [Run],
    /// What single acts need beside that.
    pub also: &'a Also,
}

/// What single acts need beside what all of them need; empty for the others.
#[derive(Default)]
pub(crate) struct Also {
    /// For costs: the runs that are not reported yet, open or not.
    pub unreported: Vec<Run>,
    /// For the form that confirms a draft: the personal data of the draft.
    pub draft: Vec<PersonalKind>,
    /// For an indication: the classes of grounds that have retired themselves.
    pub retired: Vec<String>,
    /// For the report of a run: the command, with what is known of its costs.
    pub report: Option<RunCommand>,
}

impl Act {
    /// Its path for a record.
    pub(crate) fn path_for(&self, id: Uuid) -> String {
        self.path.replace("{id}", &id.to_string())
    }

    /// Its route.
    pub(crate) const fn route(&'static self) -> Route {
        Route::form(
            self.path,
            Door::Work(self.roles),
            handler!(show),
            handler!(take),
        )
    }
}

impl<'a> Around<'a> {
    /// About no record.
    fn bare(asker: &'a Asker, actor: &'a Actor, directory: &'a Directory, also: &'a Also) -> Self {
        let gate = &asker.installation().gate;
        Self {
            words: asker.words,
            now: gate.now().local,
            law: gate.law(),
            actor,
            directory,
            state: None,
            related: &[],
            runs: &[],
            also,
        }
    }
}

impl Around<'_> {
    /// Today.
    pub(crate) fn today(&self) -> Date {
        self.now.date()
    }

    /// The id of the record it is about. A command about none never asks.
    pub(crate) fn id(&self) -> Uuid {
        self.state.map_or(Uuid::nil(), State::id)
    }
}

/// What was loaded for a form.
struct Gathered {
    directory: Directory,
    state: Option<State>,
    related: Vec<State>,
    runs: Vec<Run>,
    also: Also,
}

impl Gathered {
    /// True where the record belongs to no run, or to one that is open.
    fn run_is_open(&self, state: &State) -> bool {
        let run = state.facets().run;
        run.is_none_or(|run| self.runs.iter().any(|open| open.id() == run))
    }

    fn around<'a>(&'a self, asker: &'a Asker, actor: &'a Actor) -> Around<'a> {
        Around {
            state: self.state.as_ref(),
            related: &self.related,
            runs: &self.runs,
            ..Around::bare(asker, actor, &self.directory, &self.also)
        }
    }
}

#[derive(Template)]
#[template(path = "act.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub form: Form,
    pub help: Vec<String>,
    /// The record, in a line.
    pub about: String,
    /// True for what is done at a door, on a phone: large targets.
    pub large: bool,
}

/// What is done at a door, on a phone.
const AT_THE_DOOR: [Action; 3] = [Action::CheckIn, Action::RecordVisit, Action::StopVisit];

/// `/<section>/<id>/<act>`
async fn show(asker: Asker) -> Answer {
    let act = wanted(&asker)?;
    let gathered = gather(&asker, act).await?;
    let actor = asker.actor()?;
    let around = gathered.around(&asker, actor);
    let form = form(&asker, act, &around, asker.path.clone());
    let form = begun(&asker, act, form).await?;
    html(&page(&asker, act, &around, form))
}

/// `/<section>/<id>/<act>`, sent.
async fn take(asker: Asker) -> Answer {
    let act = wanted(&asker)?;
    let gathered = gather(&asker, act).await?;
    let actor = asker.actor()?;
    let around = gathered.around(&asker, actor);
    let mut input = asker.input.clone();
    if KEPT.contains(&act.action) && !input.raw(KEEP).is_empty() {
        return keep(&asker, act, &around).await;
    }
    let command = (act.read)(&mut input, &around);
    let command = command.filter(|_| input.wrong().is_empty());
    let form = form(&asker, act, &around, asker.path.clone()).with(&input);
    let Some(command) = command else {
        return html_again(&page(&asker, act, &around, form));
    };
    let key = FormKey::parse(&form.once).ok_or(Problem::StaleForm)?;
    let gate = &asker.installation().gate;
    match gate.submit_once(actor, act.purpose, command, &key).await {
        Ok(submitted) => {
            if KEPT.contains(&act.action) {
                kept::forget(asker.installation(), actor, &asker.path).await?;
            }
            Ok(Redirect::to(&after(&asker, &submitted, act)).into_response())
        }
        Err(Error::Rejected(rejection)) => {
            let mut form = form;
            let problem = Problem::Gate(Error::Rejected(rejection));
            form.wrong.push(problem.sentence(asker.words));
            html_again(&page(&asker, act, &around, form))
        }
        Err(Error::Refused(refusal)) => Err(match &gathered.state {
            Some(state) if has_moved_on(state, act) => Problem::MovedOn(record_path(state)),
            Some(state) if !gathered.run_is_open(state) => Problem::RunOver(record_path(state)),
            _ => Error::Refused(refusal).into(),
        }),
        Err(error) => Err(error.into()),
    }
}

/// True where a record that the account may see is past what was sent: somebody was faster.
fn has_moved_on(state: &State, act: &Act) -> bool {
    !next_actions(state.kind(), state.name()).contains(&act.action)
}

fn record_path(state: &State) -> String {
    let section = section::path(state.kind());
    match section::has_page(state.kind()) {
        true => format!("/{section}/{}", state.id()),
        false => format!("/{section}"),
    }
}

/// What can be begun and kept on the server by a button: at the door the telephone may lose the network.
const KEPT: [Action; 1] = [Action::RecordVisit];
/// The name of that button.
const KEEP: &str = "behalten";

/// Keeps what was begun. What is too long for that stays in the form.
async fn keep(asker: &Asker, act: &Act, around: &Around<'_>) -> Answer {
    let names = (act.fields)(around).into_iter().map(|field| field.name);
    let fields = Private::new(asker.input.to_encoded(names));
    let kept = kept::keep(asker.installation(), asker.actor()?, &asker.path, &fields);
    if kept.await? {
        return Ok(Redirect::to(&asker.path).into_response());
    }
    let mut form = form(asker, act, around, asker.path.clone()).with(&asker.input);
    form.keep = asker.words.t("form-keep");
    form.wrong.push(asker.words.t("form-keep-too-long"));
    html_again(&page(asker, act, around, form))
}

/// A form with what was begun and kept, where there is something.
async fn begun(asker: &Asker, act: &Act, mut form: Form) -> Result<Form, Problem> {
    if !KEPT.contains(&act.action) {
        return Ok(form);
    }
    form.keep = asker.words.t("form-keep");
    let kept = kept::kept(asker.installation(), asker.actor()?, &form.target).await?;
    Ok(match kept {
        Some(text) => Form {
            kept: true,
            ..form.with(&Input::encoded(asker.words, text.reveal().as_bytes()))
        },
        None => form,
    })
}

/// After these whoever did it may not see the record any more: a carrier sees no visit that has ended, and who steps
/// back from a case sees nothing of it.
const OUT_OF_SIGHT: [Action; 2] = [Action::StopVisit, Action::ExcludeAccounts];

/// Where one goes after it was done: to the record that it made or changed, after a visit to its case,
/// where the next step waits. Who may not see the record any more goes to the list ([`OUT_OF_SIGHT`]).
fn after(asker: &Asker, submitted: &Submitted, act: &Act) -> String {
    let goes_on = |state: &&State| act.action == Action::RecordVisit && state.kind() == Kind::Case;
    let (kind, id) = match submitted {
        Submitted::Now(receipt) => match receipt
            .states
            .iter()
            .find(goes_on)
            .or(receipt.states.first())
        {
            Some(state) => (state.kind(), Some(state.id())),
            None => (act.on, None),
        },
        Submitted::Before { kind, id } => (*kind, *id),
    };
    let place = match id {
        Some(id) if section::has_page(kind) && !OUT_OF_SIGHT.contains(&act.action) => {
            format!("/{}/{id}", section::path(kind))
        }
        _ => format!("/{}", section::path(kind)),
    };
    asker.told(&place, act.action.name())
}

/// The act whose route led here.
fn wanted(asker: &Asker) -> Result<&'static Act, Problem> {
    acts::all()
        .find(|act| act.path == asker.matched)
        .ok_or(Problem::NotFound)
}

async fn gather(asker: &Asker, act: &Act) -> Result<Gathered, Problem> {
    let state = match asker.param("id") {
        "" => None,
        _ => Some(section::seen(asker, act.on).await?),
    };
    let installation = asker.installation();
    Ok(Gathered {
        also: also(asker, act, state.as_ref()).await?,
        directory: desk::directory(installation).await?,
        related: match &state {
            Some(state) => section::related(asker, state).await?,
            None => Vec::new(),
        },
        runs: open_runs(asker, act.purpose).await?,
        state,
    })
}

/// The runs that are open today.
async fn open_runs(asker: &Asker, purpose: Purpose) -> Result<Vec<Run>, Problem> {
    let gate = &asker.installation().gate;
    let open = Narrowed {
        states: vec!["open".to_owned()],
        ..Narrowed::default()
    };
    let runs = gate.list(asker.actor()?, purpose, Kind::Run, &open).await?;
    let today = gate.now().today();
    let runs = runs.records.into_iter().filter_map(run);
    Ok(runs.filter(|run| run.is_open_on(today)).collect())
}

async fn also(asker: &Asker, act: &Act, state: Option<&State>) -> Result<Also, Problem> {
    let mut also = Also::default();
    let gate = &asker.installation().gate;
    let actor = asker.actor()?;
    let shown = asker.method == axum::http::Method::GET;
    match (act.action, state) {
        (Action::RecordCost, _) => {
            let unreported = Narrowed {
                open: true,
                ..Narrowed::default()
            };
            let runs = gate.list(actor, act.purpose, Kind::Run, &unreported);
            let runs = runs.await?.records.into_iter();
            also.unreported = runs.filter_map(run).collect();
        }
        (Action::RecordIndication, None) => {
            also.retired = open_to_all::retired_grounds(asker.installation()).await?;
        }
        (Action::RecordIndication, Some(draft)) if shown => {
            let read = Action::ReadPersonalData;
            let data = gate.read_personal(actor, act.purpose, read, draft.kind(), draft.id());
            let data = data.await?.1.into_iter();
            also.draft = data.map(|(_, content)| content).collect();
        }
        (Action::ReportRun, Some(run)) => {
            let id = RunId::from_uuid(run.id());
            also.report = Some(runs::report_command(asker.installation(), id).await?);
        }
        _ => {}
    }
    Ok(also)
}

fn run(state: State) -> Option<Run> {
    match state {
        State::Run(run) => Some(run),
        _ => None,
    }
}

fn form(asker: &Asker, act: &Act, around: &Around<'_>, target: String) -> Form {
    Form {
        target,
        fields: (act.fields)(around),
        submit: asker.words.action(act.action),
        form_key: asker
            .session()
            .map_or_else(String::new, |s| s.form_key().to_owned()),
        once: FormKey::fresh(asker.installation()),
        ..Form::default()
    }
}

fn page(asker: &Asker, act: &Act, around: &Around<'_>, form: Form) -> Page {
    let words = asker.words;
    let section = section::path(act.on);
    let title = words.action(act.action);
    let mut frame = asker.frame().titled(title);
    frame = frame.below(format!("/{section}"), words.t(section::title(act.on)));
    let about = around
        .state
        .map_or_else(String::new, |state| record_title(words, state));
    if let Some(state) = around.state
        && section::has_page(act.on)
    {
        frame = frame.below(format!("/{section}/{}", state.id()), about.clone());
    }
    Page {
        frame,
        form,
        help: help(words, act.action),
        about,
        large: AT_THE_DOOR.contains(&act.action),
    }
}

/// What is explained above a form.
fn help(words: Words, action: Action) -> Vec<String> {
    let help = words.t(&format!("help-{}", action.name()));
    help.lines().map(str::to_owned).collect()
}

impl Page {
    /// The form of each act, empty and with something wrong.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let law = Law::shipped();
        let directory = Directory::default();
        let also = Also::default();
        let actor = super::samples::actor();
        let mut pages = Vec::new();
        for act in acts::all() {
            let around = Around {
                words,
                now: super::samples::now(),
                law: &law,
                actor: &actor,
                directory: &directory,
                state: None,
                related: &[],
                runs: &[],
                also: &also,
            };
            let form = Form {
                target: act.path_for(Uuid::nil()),
                fields: (act.fields)(&around),
                submit: words.action(act.action),
                form_key: "0123456789abcdef".to_owned(),
                once: "00112233445566778899aabbccddeeff".to_owned(),
                ..Form::default()
            };
            let mut input = Input::empty(words);
            let _ = (act.read)(&mut input, &around);
            for form in [form.clone(), form.with(&input)] {
                let frame = Frame::sample(words).titled(words.action(act.action));
                pages.push(Self {
                    frame,
                    form,
                    help: help(words, act.action),
                    about: String::new(),
                    large: AT_THE_DOOR.contains(&act.action),
                });
            }
        }
        pages
    }
}
