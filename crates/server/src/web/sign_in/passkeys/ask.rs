//! What a page has a passkey asked, by its script, and the form that brings the answer.

use super::super::second;
use super::PATH;
use crate::web::words::Words;
use augenmass_casework::sign_in::{NewPasskeyAsked, PasskeyAsked};

/// A section of a page that stays hidden until its script runs.
#[derive(Clone, Debug)]
pub(crate) struct Asks {
    /// `create` or `get`.
    pub what: &'static str,
    /// What the script reads.
    pub data: Vec<(&'static str, String)>,
    /// The heading.
    pub title: String,
    /// What will happen.
    pub help: String,
    /// Where the form is sent.
    pub target: &'static str,
    /// Proof that the form comes from a page of this session.
    pub form_key: String,
    /// Its hidden fields; the script fills the empty ones.
    pub fields: Vec<(&'static str, String)>,
    /// What is said where the device confirmed nothing.
    pub unconfirmed: String,
    /// The words on the button.
    pub submit: String,
    /// How the button looks: `primary` or `secondary`.
    pub weight: &'static str,
}

fn fields(names: &[&'static str]) -> Vec<(&'static str, String)> {
    names.iter().map(|name| (*name, String::new())).collect()
}

impl Asks {
    /// To confirm a sign-in.
    pub(in crate::web) fn to_confirm(
        words: Words,
        form_key: &str,
        party: &str,
        asked: PasskeyAsked,
    ) -> Self {
        Self {
            what: "get",
            data: vec![
                ("question", asked.question),
                ("party", party.to_owned()),
                ("known", asked.known.join(" ")),
            ],
            title: words.t("passkey-confirm-title"),
            help: words.t("passkey-confirm-help"),
            target: second::PATH,
            form_key: form_key.to_owned(),
            fields: fields(&[
                "credential",
                "client-data",
                "authenticator-data",
                "signature",
            ]),
            unconfirmed: words.t("passkey-unconfirmed"),
            submit: words.t("passkey-confirm"),
            weight: "secondary",
        }
    }

    /// To make a passkey of this name.
    pub(in crate::web) fn to_make(
        words: Words,
        form_key: &str,
        party: &str,
        (label, asked): (&str, NewPasskeyAsked),
    ) -> Self {
        let mut fields = fields(&[
            "credential",
            "client-data",
            "authenticator-data",
            "public-key",
            "algorithm",
        ]);
        fields.push(("label", label.to_owned()));
        Self {
            what: "create",
            data: vec![
                ("question", asked.question),
                ("party", party.to_owned()),
                ("user", asked.user),
                ("login", asked.login),
                ("name", asked.name),
                ("known", asked.known.join(" ")),
            ],
            title: words.with("passkey-make-title", "label", label),
            help: words.t("passkey-make-help"),
            target: PATH,
            form_key: form_key.to_owned(),
            fields,
            unconfirmed: words.t("passkey-not-made"),
            submit: words.t("passkey-make"),
            weight: "primary",
        }
    }
}
