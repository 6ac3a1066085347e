//! The step that a record waits for, as a form on its own page.

use super::{Act, Also, Around, Page, begun, form, help, open_runs};
use crate::web::asker::Asker;
use crate::web::form::Form;
use crate::web::problem::Problem;
use crate::web::words::Words;
use crate::web::{acts, inquiry};
use augenmass_casework::desk::Directory;
use augenmass_domain::{Action, Purpose, State};

/// The step that a record waits for, as a form on the record's own page.
pub(crate) struct Next {
    /// The action.
    pub action: Action,
    pub title: String,
    pub help: Vec<String>,
    pub form: Form,
}

/// Forms that read personal data or reckon figures: they stay on a page of their own.
const ON_ITS_OWN_PAGE: [Action; 2] = [Action::RecordIndication, Action::ReportRun];

/// The step that a record waits for, where it is the only one or its form has nothing left to fill in.
/// `related` belongs to the same case.
pub(crate) async fn next(
    asker: &Asker,
    (state, related): (&State, &[State]),
    open: &[(Action, Purpose)],
    directory: &Directory,
) -> Result<Option<Next>, Problem> {
    let waited = open.iter().map(|(action, _)| *action);
    let waited: Vec<Action> = waited
        .filter(|action| acts::is_waited_for(*action, state.name()))
        .filter(|action| !inquiry::is_not_due(state, *action))
        .collect();
    let of = |action: &Action| acts::all().find(|a| a.action == *action && a.on == state.kind());
    let here = |act: &&Act| !ON_ITS_OWN_PAGE.contains(&act.action);
    let acts: Vec<&Act> = waited.iter().filter_map(of).filter(here).collect();
    let Some(first) = acts.first() else {
        return Ok(None);
    };
    let (runs, also) = (open_runs(asker, first.purpose).await?, Also::default());
    let around = Around {
        state: Some(state),
        related,
        runs: &runs,
        ..Around::bare(asker, asker.actor()?, directory, &also)
    };
    let mut forms = acts.into_iter().map(|act| {
        let target = act.path_for(state.id());
        (act, form(asker, act, &around, target))
    });
    let alone = waited.len() == 1;
    let Some((act, form)) = forms.find(|(_, form)| alone || form.is_filled_in()) else {
        return Ok(None);
    };
    Ok(Some(Next {
        action: act.action,
        title: asker.words.action(act.action),
        help: help(asker.words, act.action),
        form: begun(asker, act, form).await?,
    }))
}

impl Next {
    /// An example for tests.
    pub(crate) fn sample(words: Words, action: Action) -> Self {
        let pages = Page::samples(words).into_iter();
        let title = words.action(action);
        let mut forms = pages
            .map(|page| page.form)
            .filter(|form| form.submit == title);
        Self {
            action,
            help: help(words, action),
            form: forms.next().unwrap_or_default(),
            title,
        }
    }
}
