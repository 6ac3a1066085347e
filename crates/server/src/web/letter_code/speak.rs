//! `/brief/dolmetschen`, `/brief/gespraech`, `/brief/aeusserung`: one field of words each.

use super::{below_standing, form, inside, once};
use crate::web::asker::Asker;
use crate::web::form::{Control, Field, Form};
use crate::web::route::Answer;
use augenmass_casework::concerned;
use augenmass_domain::Private;

const INTERPRETER: (&str, &str) = ("letter-interpreter", "help-letter-interpreter");
const CONVERSATION: (&str, &str) = ("letter-conversation", "help-letter-conversation");
const STATEMENT: (&str, &str) = ("letter-statement", "help-letter-statement");

fn interpreter(asker: &Asker) -> Form {
    let field = Field::new(asker.words, "words", "field-language", Control::Line("off"));
    let field = field.optional().hint(asker.words.t("hint-language"));
    form(asker, "/brief/dolmetschen", vec![field], "letter-send")
}

fn conversation(asker: &Asker) -> Form {
    let field = Field::new(asker.words, "words", "field-conversation", Control::Lines);
    form(
        asker,
        "/brief/gespraech",
        vec![field.optional()],
        "letter-send",
    )
}

fn statement(asker: &Asker) -> Form {
    let field = Field::new(asker.words, "words", "field-own-statement", Control::Lines);
    form(asker, "/brief/aeusserung", vec![field], "letter-send")
}

async fn shown(asker: &Asker, words: (&str, &str), form: Form) -> Answer {
    inside(asker).await?;
    below_standing(asker, words, form)
}

/// Asks for the language.
pub(in crate::web) async fn show_interpreter(asker: Asker) -> Answer {
    shown(&asker, INTERPRETER, interpreter(&asker)).await
}

/// The language, sent.
pub(in crate::web) async fn take_interpreter(asker: Asker) -> Answer {
    let who = inside(&asker).await?;
    let language = asker.input.maybe_text("words").map(Private::new);
    let work = concerned::ask_for_interpreter(asker.installation(), &who, language);
    once(&asker, interpreter(&asker), INTERPRETER, work).await
}

/// Asks when and how.
pub(in crate::web) async fn show_conversation(asker: Asker) -> Answer {
    shown(&asker, CONVERSATION, conversation(&asker)).await
}

/// The wish for a conversation, sent.
pub(in crate::web) async fn take_conversation(asker: Asker) -> Answer {
    let who = inside(&asker).await?;
    let words = asker.input.maybe_text("words").map(Private::new);
    let work = concerned::ask_for_hearing(asker.installation(), &who, words);
    once(&asker, conversation(&asker), CONVERSATION, work).await
}

/// Asks for the statement.
pub(in crate::web) async fn show_statement(asker: Asker) -> Answer {
    shown(&asker, STATEMENT, statement(&asker)).await
}

/// The statement, sent.
pub(in crate::web) async fn take_statement(asker: Asker) -> Answer {
    let who = inside(&asker).await?;
    let mut input = asker.input.clone();
    let Some(words) = input.text("words") else {
        let form = statement(&asker).with(&input);
        return below_standing(&asker, STATEMENT, form);
    };
    let work = concerned::make_statement(asker.installation(), &who, Private::new(words));
    once(&asker, statement(&asker), STATEMENT, work).await
}
