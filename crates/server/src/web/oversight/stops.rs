//! `/stopps`: what holds about equal treatment, and the steps of those who watch over it: the
//! status of the statistics office, breaches, and the release of a stop by three people (M-2, M-3, M-5, M-7).

use super::{OVERSIGHT, draws};
use crate::web::asker::Asker;
use crate::web::figures::table::review_samples;
use crate::web::form::{Choice, Control, Field, Form};
use crate::web::frame::{Frame, Link};
use crate::web::input::Input;
use crate::web::problem::Problem;
use crate::web::public::figures::reckoned;
use crate::web::route::{Answer, Door, Route, handler};
use crate::web::words::Words;
use crate::web::{html, single};
use askama::Template;
use augenmass_casework::answer::review_in_words;
use augenmass_casework::clock::now_at;
use augenmass_casework::fairness::{self, Standing};
use augenmass_casework::gate::FormKey;
use augenmass_casework::manifest::sha256_hex;
use augenmass_casework::{Error, open_to_all};
use augenmass_domain::fairness::{Breach, StatementKind};
use augenmass_domain::{Action, Law, Role};
use augenmass_statistics::fairness::FairnessPlan;
use axum::response::{IntoResponse as _, Redirect};

const PATH: &str = "/stopps";
/// Who releases stops: the head of department carries out the vote of the council.
const HEAD: &[Role] = &[Role::HeadOfDepartment];
/// Who has something to do here.
const BOTH: &[Role] = &[
    Role::DataProtectionOfficer,
    Role::Ombudsperson,
    Role::AuditOffice,
    Role::HeadOfDepartment,
];
/// The largest status and the largest plan that are read, bytes.
const LONGEST: usize = 64 * 1024;

/// All pages here.
pub(super) const ROUTES: [Route; 6] = [
    Route::page(PATH, Door::Work(BOTH), handler!(show)),
    step("/stopps/bescheid", OVERSIGHT),
    step("/stopps/verstoss", OVERSIGHT),
    step("/stopps/stellungnahme", OVERSIGHT),
    step("/stopps/aufhebung", HEAD),
    step("/stopps/anlass", HEAD),
];

const fn step(path: &'static str, roles: &'static [Role]) -> Route {
    Route::form(path, Door::Work(roles), handler!(ask), handler!(take))
}

/// The steps, each with the end of its path.
const STEPS: [(&str, Action); 5] = [
    ("bescheid", Action::FileFairnessStatus),
    ("verstoss", Action::ReportBreach),
    ("stellungnahme", Action::StateOnStop),
    ("aufhebung", Action::ReleaseStop),
    ("anlass", Action::ApproveGround),
];

/// The latest status in words.
pub(crate) struct Latest {
    pub band: String,
    pub quarter: String,
    pub until: String,
    pub counts: bool,
}

#[derive(Template)]
#[template(path = "oversight/stops.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub latest: Option<Latest>,
    /// Each stop with the moment it began.
    pub stops: Vec<(String, String)>,
    /// What is still missing before the stops can be released.
    pub missing: Vec<String>,
    pub retired: Vec<String>,
    pub steps: Vec<Link>,
    /// True while every file is reviewed masked (M-2).
    pub watched: bool,
    /// Masked and clear review beside each other; empty until figures are published (M-6).
    pub review: Vec<String>,
    /// To the check of the draw, for those who may look through the log.
    pub draws: Option<Link>,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let standing = open_to_all::fairness(asker.installation()).await?;
    let law = asker.installation().gate.law();
    let role = asker.actor()?.role;
    let published = reckoned(&asker.site).await?;
    html(&Page {
        review: published.map_or_else(Vec::new, |known| {
            review_in_words(asker.words.0, &known.1.figures)
        }),
        ..page(asker.words, asker.frame(), law, role, standing)
    })
}

fn page(words: Words, frame: Frame, law: &Law, role: Role, standing: Standing) -> Page {
    let may = |action| STEPS.iter().any(|(_, one)| *one == action) && roles(action).contains(&role);
    let wanted = |action| match action {
        Action::StateOnStop | Action::ReleaseStop => !standing.stops.is_empty(),
        Action::ApproveGround => !standing.retired.is_empty(),
        _ => true,
    };
    let steps = STEPS
        .iter()
        .filter(|(_, action)| may(*action) && wanted(*action));
    let steps = steps.map(|(end, action)| Link::to(format!("{PATH}/{end}"), words.action(*action)));
    let missing = StatementKind::ALL
        .into_iter()
        .filter(|kind| !standing.stops.is_empty() && !standing.statements.contains(kind))
        .map(|kind| words.t(&format!("choice-statement-{}", kind.name())));
    Page {
        frame: frame.titled(words.t("page-stops")),
        steps: steps.collect(),
        watched: standing.watched,
        review: Vec::new(),
        draws: draws::SEE
            .contains(&role)
            .then(|| Link::to(draws::PATH, words.t("page-draws"))),
        missing: missing.collect(),
        latest: standing.latest.map(|status| Latest {
            band: words.t(&format!("fairness-band-{}", status.band)),
            quarter: status.quarter.to_string(),
            until: words.day(status.counts_until),
            counts: standing.counts,
        }),
        stops: standing
            .stops
            .into_iter()
            .map(|stop| {
                let since = words.moment(now_at(stop.since).local);
                (words.t(&format!("choice-stop-{}", stop.cause)), since)
            })
            .collect(),
        retired: standing
            .retired
            .iter()
            .map(|one| grounds_of(words, law, &one.ground))
            .collect(),
    }
}

/// Who may take a step, as the policies have it.
const fn roles(action: Action) -> &'static [Role] {
    match action {
        Action::ReleaseStop | Action::ApproveGround => HEAD,
        _ => OVERSIGHT,
    }
}

/// The names of the grounds of a class.
fn grounds_of(words: Words, law: &Law, class: &str) -> String {
    let grounds = law.grounds().filter(|ground| ground.class.name() == class);
    let names: Vec<String> = grounds
        .map(|ground| crate::web::public::name(words, &ground.name_de, &ground.name_en))
        .collect();
    names.join("; ")
}

/// The step of a path.
fn step_of(asker: &Asker) -> Result<Action, Problem> {
    let end = asker.path.rsplit('/').next().unwrap_or_default();
    let known = STEPS.iter().find(|(one, _)| *one == end);
    known.map(|(_, action)| *action).ok_or(Problem::NotFound)
}

/// Asks for what a step needs.
async fn ask(asker: Asker) -> Answer {
    let form = blank(&asker).await?;
    shown(&asker, form)
}

fn shown(asker: &Asker, form: Form) -> Answer {
    let action = step_of(asker)?.name();
    single::show(
        asker,
        &format!("action-{action}"),
        &format!("help-{action}"),
        form,
    )
}

async fn blank(asker: &Asker) -> Result<Form, Problem> {
    let (installation, words) = (asker.installation(), asker.words);
    let standing = open_to_all::fairness(installation).await?;
    let action = step_of(asker)?;
    Ok(Form {
        target: asker.path.clone(),
        fields: fields(words, installation.gate.law(), action, &standing),
        submit: words.action(action),
        form_key: asker.frame().form_key().to_owned(),
        once: FormKey::fresh(installation),
        ..Form::default()
    })
}

/// What a step asks for.
fn fields(words: Words, law: &Law, action: Action, standing: &Standing) -> Vec<Field> {
    let file = |name: &'static str, label: &str, offered| {
        Field::new(words, name, label, Control::File(offered))
    };
    let document = |label| file("document", label, "").hint(words.t("hint-stop-document"));
    match action {
        Action::FileFairnessStatus => vec![file("status", "field-fairness-status", ".txt")],
        Action::ReportBreach => {
            let what = Choice::of(words, "stop", &Breach::ALL, Breach::name);
            vec![
                Field::new(words, "breach", "field-breach", Control::Radios(what)),
                document("field-breach-document"),
            ]
        }
        Action::StateOnStop => {
            let kinds = Choice::of(words, "statement", &StatementKind::ALL, StatementKind::name);
            vec![
                Field::new(
                    words,
                    "kind",
                    "field-statement-kind",
                    Control::Radios(kinds),
                ),
                document("field-statement-document"),
            ]
        }
        Action::ReleaseStop => vec![
            document("field-council-vote"),
            file("plan", "field-new-plan", ".toml")
                .hint(words.t("hint-new-plan"))
                .optional(),
        ],
        _ => {
            let retired = standing.retired.iter();
            let choices = retired
                .map(|one| Choice::new(&one.ground, grounds_of(words, law, &one.ground)))
                .collect();
            vec![Field::new(
                words,
                "ground",
                "field-retired-ground",
                Control::Radios(choices),
            )]
        }
    }
}

/// Takes a step.
async fn take(asker: Asker) -> Answer {
    let action = step_of(&asker)?;
    let mut input = asker.input.clone();
    let key = FormKey::parse(input.raw("once")).ok_or(Problem::StaleForm)?;
    let done = match action {
        Action::FileFairnessStatus => file_status(&asker, &mut input).await,
        Action::ReportBreach => report_breach(&asker, &mut input, &key).await,
        Action::StateOnStop => state(&asker, &mut input, &key).await,
        Action::ReleaseStop => release(&asker, &mut input).await,
        _ => approve_ground(&asker, &mut input).await,
    };
    let form = || async { Ok::<Form, Problem>(blank(&asker).await?.with(&input)) };
    match done {
        Some(Ok(())) => Ok(Redirect::to(&asker.told(PATH, action.name())).into_response()),
        Some(Err(Error::Rejected(rejection))) => {
            let mut form = form().await?;
            let problem = Problem::Gate(Error::Rejected(rejection));
            form.wrong.push(problem.sentence(asker.words));
            shown(&asker, form)
        }
        Some(Err(error)) => Err(error.into()),
        None => shown(&asker, form().await?),
    }
}

/// `None`: something was missing, and is said beside its field.
type Done = Option<Result<(), Error>>;

/// A short file that was sent.
fn short(asker: &Asker, input: &mut Input, field: &str) -> Option<Vec<u8>> {
    let bytes = asker.input.file(field).map(|bytes| bytes.to_vec());
    match &bytes {
        None => input.say(field, "wrong-empty"),
        Some(bytes) if bytes.len() > LONGEST => {
            input.say(field, "wrong-fairness-file");
            return None;
        }
        Some(_) => {}
    }
    bytes
}

/// The SHA-256 of a document: the document itself stays with those who wrote it.
fn hashed(asker: &Asker, input: &mut Input) -> Option<String> {
    let hash = asker.input.file("document").map(|bytes| sha256_hex(bytes));
    if hash.is_none() {
        input.say("document", "wrong-empty");
    }
    hash
}

async fn file_status(asker: &Asker, input: &mut Input) -> Done {
    let message = short(asker, input, "status")?;
    let actor = asker.actor().ok()?;
    let filed = fairness::file_status(asker.installation(), actor, &message).await;
    Some(filed.map(|_| ()))
}

async fn report_breach(asker: &Asker, input: &mut Input, key: &FormKey) -> Done {
    let breach = input.one("breach", &Breach::ALL, Breach::name);
    let document = hashed(asker, input);
    let (breach, document, actor) = (breach?, document?, asker.actor().ok()?);
    let installation = asker.installation();
    Some(fairness::report_breach(installation, actor, breach, &document, Some(key)).await)
}

async fn state(asker: &Asker, input: &mut Input, key: &FormKey) -> Done {
    let kind = input.one("kind", &StatementKind::ALL, StatementKind::name);
    let document = hashed(asker, input);
    let (kind, document, actor) = (kind?, document?, asker.actor().ok()?);
    let installation = asker.installation();
    Some(fairness::state_on_stop(installation, actor, kind, &document, Some(key)).await)
}

async fn release(asker: &Asker, input: &mut Input) -> Done {
    let vote = hashed(asker, input);
    let plan = match asker.input.file("plan") {
        None => None,
        Some(_) => {
            let text = String::from_utf8(short(asker, input, "plan")?).ok();
            let plan = text.filter(|text| FairnessPlan::parse(text).is_ok());
            if plan.is_none() {
                input.say("plan", "wrong-fairness-file");
            }
            Some(plan?)
        }
    };
    let (vote, actor) = (vote?, asker.actor().ok()?);
    Some(fairness::release_stops(asker.installation(), actor, &vote, plan.as_deref()).await)
}

async fn approve_ground(asker: &Asker, input: &mut Input) -> Done {
    let ground = input.text("ground")?;
    let actor = asker.actor().ok()?;
    Some(fairness::approve_ground(asker.installation(), actor, &ground).await)
}

impl Page {
    /// Examples for tests: nothing filed, a stop that waits, and a ground that retired.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let steps = |role| {
            let of_role = STEPS
                .iter()
                .filter(move |(_, one)| roles(*one).contains(&role));
            of_role
                .map(|(end, one)| Link::to(format!("{PATH}/{end}"), words.action(*one)))
                .collect::<Vec<_>>()
        };
        let latest = |band: &str, counts| Latest {
            band: words.t(&format!("fairness-band-{band}")),
            quarter: "2026-Q1".to_owned(),
            until: words.day(jiff::civil::date(2026, 7, 17)),
            counts,
        };
        let page = |latest, stops: &[&str], missing: &[StatementKind], steps| Self {
            frame: Frame::sample(words).titled(words.t("page-stops")),
            latest,
            stops: stops
                .iter()
                .map(|cause| {
                    let since = words.moment(crate::web::samples::now());
                    (words.t(&format!("choice-stop-{cause}")), since)
                })
                .collect(),
            missing: missing
                .iter()
                .map(|kind| words.t(&format!("choice-statement-{}", kind.name())))
                .collect(),
            retired: vec![grounds_of(words, &Law::shipped(), "post-returned")],
            steps,
            watched: !stops.is_empty(),
            review: match stops {
                [] => Vec::new(),
                _ => review_samples(words).swap_remove(1),
            },
            draws: Some(Link::to(draws::PATH, words.t("page-draws"))),
        };
        let oversight = steps(Role::DataProtectionOfficer);
        let head = steps(Role::HeadOfDepartment);
        vec![
            page(None, &[], &[], oversight.clone()),
            page(Some(latest("no-statement", true)), &[], &[], oversight),
            page(
                Some(latest("stop", false)),
                &["fairness", "banned-ground"],
                &StatementKind::ALL,
                head,
            ),
        ]
    }

    /// Examples of the forms, each empty and with what can be wrong.
    pub(super) fn forms(words: Words) -> Vec<single::Page> {
        let law = Law::shipped();
        let standing = Standing {
            watched: false,
            latest: None,
            stops: Vec::new(),
            statements: Vec::new(),
            retired: Vec::new(),
            counts: false,
        };
        let one = |(end, action): (&str, Action), input: &Input| {
            let name = action.name();
            let form = Form {
                target: format!("{PATH}/{end}"),
                fields: fields(words, &law, action, &standing),
                submit: words.action(action),
                form_key: "0011".to_owned(),
                ..Form::default()
            };
            single::Page {
                frame: Frame::sample(words).titled(words.t(&format!("action-{name}"))),
                help: words.t(&format!("help-{name}")),
                form: form.with(input),
            }
        };
        let mut wrong = Input::empty(words);
        wrong.say("document", "wrong-empty");
        for field in ["status", "plan"] {
            wrong.say(field, "wrong-fairness-file");
        }
        let empty = Input::empty(words);
        let both = STEPS.into_iter().map(|step| one(step, &empty));
        both.chain([one(STEPS[0], &wrong), one(STEPS[3], &wrong)])
            .collect()
    }
}
