//! `/brief/antrag`: access, correction, erasure, restriction, objection, complaint.

use super::{below_standing, form, inside, once};
use crate::web::asker::Asker;
use crate::web::form::{Choice, Control, Field, Form};
use crate::web::route::Answer;
use augenmass_casework::concerned;
use augenmass_casework::installation::InstallationKind;
use augenmass_domain::Private;
use augenmass_domain::subject_request::SubjectRequestKind as Kind;

const TITLE: (&str, &str) = ("letter-ask", "help-letter-ask");
const KINDS: [Kind; 6] = [
    Kind::Access,
    Kind::Correction,
    Kind::Erasure,
    Kind::Restriction,
    Kind::Objection,
    Kind::Complaint,
];

/// What can be asked: a complaint goes to the ombudsperson, whom only a municipality has; the letter of
/// a family benefits office says whom to call instead.
fn offered(asker: &Asker) -> &'static [Kind] {
    match asker.installation().kind() {
        InstallationKind::FamilyBenefitsOffice => KINDS.split_at(5).0,
        _ => &KINDS,
    }
}

fn asked(asker: &Asker) -> Form {
    let words = asker.words;
    let kinds = Choice::of(words, "own-request", offered(asker), Kind::name);
    let fields = vec![
        Field::new(words, "kind", "field-own-request", Control::Radios(kinds)),
        Field::new(words, "words", "field-own-words", Control::Lines).optional(),
    ];
    form(asker, "/brief/antrag", fields, "letter-send")
}

/// Asks what she wants.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    inside(&asker).await?;
    below_standing(&asker, TITLE, asked(&asker))
}

/// The request, sent.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    let who = inside(&asker).await?;
    let mut input = asker.input.clone();
    let Some(kind) = input.one("kind", offered(&asker), Kind::name) else {
        return below_standing(&asker, TITLE, asked(&asker).with(&input));
    };
    let words = input.maybe_text("words").map(Private::new);
    let work = concerned::ask(asker.installation(), &who, kind, words);
    once(&asker, asked(&asker), TITLE, work).await
}
