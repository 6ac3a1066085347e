//! `/verwaltung/fachverfahren`: the tokens of office systems, never the token itself.

use crate::web::asker::Asker;
use crate::web::frame::Frame;
use crate::web::html;
use crate::web::route::Answer;
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::office_systems::{self, Standing, TokenRow};

/// A token.
pub(crate) struct Line {
    pub label: String,
    pub system: String,
    pub office: String,
    pub issued: String,
    pub until: String,
    pub state: String,
    /// To revoking it; empty where it lets nobody in any more.
    pub revoke: String,
}

#[derive(Template)]
#[template(path = "administration/tokens.html")]
pub(crate) struct Page {
    pub frame: Frame,
    pub tokens: Vec<Line>,
}

/// The page.
pub(in crate::web) async fn show(asker: Asker) -> Answer {
    let words = asker.words;
    let tokens = office_systems::tokens(asker.installation(), asker.actor()?).await?;
    let frame = asker.frame().titled(words.t("page-tokens"));
    html(&Page {
        frame: frame.below("/verwaltung", words.t("page-administration")),
        tokens: tokens.iter().map(|token| line(words, token)).collect(),
    })
}

fn line(words: Words, token: &TokenRow) -> Line {
    let state = match token.standing {
        Standing::Valid => "token-valid",
        Standing::Ended => "token-ended",
        Standing::Revoked => "token-revoked",
        Standing::AccountChanged => "token-account-changed",
    };
    let revocable = matches!(token.standing, Standing::Valid | Standing::AccountChanged);
    Line {
        label: token.label.clone(),
        system: token.system.clone(),
        office: token.office.clone(),
        issued: words.day(token.issued_on),
        until: words.day(token.until),
        state: words.t(state),
        revoke: match revocable {
            true => format!("/verwaltung/fachverfahren/{}/widerrufen", token.id),
            false => String::new(),
        },
    }
}

impl Page {
    /// Examples for tests.
    pub(crate) fn samples(words: Words) -> Vec<Self> {
        let line = |state: &str, revoke: &str| Line {
            label: "Produktivbetrieb".to_owned(),
            system: "Einwohnerfachverfahren".to_owned(),
            office: "Meldebehörde".to_owned(),
            issued: words.day(jiff::civil::date(2026, 2, 3)),
            until: words.day(jiff::civil::date(2027, 2, 2)),
            state: words.t(state),
            revoke: revoke.to_owned(),
        };
        let page = |tokens| Self {
            frame: Frame::sample(words).titled(words.t("page-tokens")),
            tokens,
        };
        let lines = vec![
            line("token-valid", "/verwaltung/fachverfahren/1/widerrufen"),
            line("token-revoked", ""),
        ];
        vec![page(lines), page(Vec::new())]
    }
}
