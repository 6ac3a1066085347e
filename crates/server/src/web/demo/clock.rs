//! `/demo/uhr`: in demo mode only, puts the clock forward and does what became due. An installation with
//! the machine's clock has no such page.

use crate::web::asker::Asker;
use crate::web::form::{Choice, Control, Field, Form};
use crate::web::problem::Problem;
use crate::web::route::Answer;
use crate::web::sign_in::into;
use crate::web::single;
use augenmass_casework::{jobs, sign_in};

/// The steps in days; none is an hour.
const STEPS: [(&str, i64); 4] = [
    ("hour", 3_600),
    ("day", 86_400),
    ("week", 7 * 86_400),
    ("month", 30 * 86_400),
];

fn form(asker: &Asker) -> Form {
    let words = asker.words;
    let choices = STEPS.map(|(name, _)| Choice::new(name, words.t(&format!("clock-{name}"))));
    Form {
        target: "/demo/uhr".to_owned(),
        fields: vec![
            Field::new(
                words,
                "step",
                "field-clock",
                Control::Radios(choices.to_vec()),
            )
            .preset("day"),
        ],
        submit: words.t("clock-forward"),
        form_key: asker.frame().form_key().to_owned(),
        ..Form::default()
    }
}

/// Asks by how much.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    if asker.site.demo_clock.is_none() {
        return Err(Problem::NotFound);
    }
    single::show(&asker, "page-clock", "help-clock", form(&asker))
}

/// Puts it forward; nights that pass do their work. The session begins anew: it would have ended.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    let clock = asker.site.demo_clock.as_ref().ok_or(Problem::NotFound)?;
    let session = asker.session().ok_or(Problem::SignIn)?;
    let wished = asker.input.raw("step");
    let Some((name, seconds)) = STEPS.iter().find(|(name, _)| *name == wished) else {
        return single::show(
            &asker,
            "page-clock",
            "help-clock",
            form(&asker).with(&asker.input),
        );
    };
    clock.forward(*seconds);
    let installation = asker.installation();
    if *name != "hour" {
        let job = installation.actor_with(augenmass_domain::Role::Job).await?;
        jobs::round(installation, &job).await?;
        augenmass_casework::demo::keep_status(installation).await?;
    }
    let secret = sign_in::as_demo(installation, &session.login).await?;
    Ok(into(&secret, "/mein-tag"))
}
