//! `/brief/antwort`: her reply.

use super::{below_standing, form, inside, once};
use crate::web::asker::Asker;
use crate::web::form::{Choice, Control, Field, Form};
use crate::web::route::Answer;
use augenmass_casework::concerned;
use augenmass_domain::Private;
use augenmass_domain::case::Reply;

const TITLE: (&str, &str) = ("letter-reply", "help-letter-reply");

/// What can be replied here; asking for an interpreter or a conversation has pages of its own.
const REPLIES: [Reply; 6] = [
    Reply::LivesHere,
    Reply::MovedWithinGermany,
    Reply::MovedAbroad,
    Reply::SchoolElsewhere,
    Reply::Illness,
    Reply::Other,
];

fn asked(asker: &Asker) -> Form {
    let words = asker.words;
    let replies = Choice::of(words, "own-reply", &REPLIES, Reply::name);
    let fields = vec![
        Field::new(words, "reply", "field-own-reply", Control::Radios(replies)),
        Field::new(words, "words", "field-own-words", Control::Lines)
            .optional()
            .hint(words.t("hint-own-words")),
    ];
    form(asker, "/brief/antwort", fields, "letter-send")
}

/// Asks.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    inside(&asker).await?;
    below_standing(&asker, TITLE, asked(&asker))
}

/// The reply, sent.
pub(in crate::web) async fn take(asker: Asker) -> Answer {
    let who = inside(&asker).await?;
    let mut input = asker.input.clone();
    let Some(reply) = input.one("reply", &REPLIES, Reply::name) else {
        return below_standing(&asker, TITLE, asked(&asker).with(&input));
    };
    let words = input.maybe_text("words").map(Private::new);
    let work = concerned::reply(asker.installation(), &who, reply, words);
    once(&asker, asked(&asker), TITLE, work).await
}
