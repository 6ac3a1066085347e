//! What the demonstration says at its end: where the results lie, how they are checked, who may enter where.

use super::super::open::failure;
use super::super::{Done, say};
use super::papers::WAITING;
use crate::web::{self, Words};
use augenmass_casework::demo::YearBook;
use augenmass_casework::installation::Installation;
use augenmass_casework::words::Language;
use std::fmt::Display;
use std::net::SocketAddr;
use std::path::Path;

/// So many people of one role are named when the demonstration is served.
const NAMED: usize = 4;

pub(super) fn results(book: &YearBook, dir: &Path, database: &str) {
    let out = dir.join("out");
    say(format!(
        "{} Schritte angenommen, {} abgelehnt (so wollen es die Geschichten)",
        book.accepted, book.turned_down
    ));
    say(format!(
        "{} Hinweise hat die zweite Person verdeckt geprüft, ausgelost (nachrechnen: augenmass fairness draws)",
        book.masked
    ));
    told("Die Antwort an den Rat:", out.join("answer.pdf").display());
    told("Der Sprechzettel:", out.join("oral.pdf").display());
    let figures = out.join("figures");
    told("Die Kennzahlen:", figures.join("index.html").display());
    let audit = format!("augenmass audit-tables {}", figures.display());
    told("Tabellen prüfen:", audit);
    let answer = out.join("answer.json");
    let verify = format!(
        "augenmass verify --answer {} --database {database}",
        answer.display()
    );
    told("Nachrechnen:", verify);
    let (log, key) = (out.join("log"), out.join("log.pub"));
    let verify = format!("ledger-verify {} --key {}", log.display(), key.display());
    told("Protokoll prüfen:", verify);
}

/// A line of the summary.
fn told(label: &str, what: impl Display) {
    say(format!("{label:<25}{what}"));
}

/// Where the served demonstration is entered: who holds which role, the letters with their codes, and, last
/// in sight, the address.
pub(super) async fn doors(installation: &Installation, address: SocketAddr, out: &Path) -> Done {
    let words = Words(Language::German);
    say("Wer hier arbeitet (Rolle, Name, Kennung; ein Klick genügt, ohne Kennwort):");
    for (role, people) in web::people(installation).await.map_err(failure)? {
        let mut names = people
            .iter()
            .map(|(login, name)| format!("{name} ({login})"));
        let named = names.by_ref().take(NAMED).collect::<Vec<_>>().join(", ");
        let more = match names.count() {
            0 => String::new(),
            count => format!(" und {count} weitere"),
        };
        say(format!("  {:<42} {named}{more}", words.role(role)));
    }
    told("In eine Rolle eintreten:", format!("http://{address}/demo"));
    say(format!(
        "Als angeschriebene Person: http://{address}/brief mit dem Code aus {}",
        out.join("letters").join(WAITING).display()
    ));
    told(
        "Die Stadt im Browser:",
        format!("http://{address}/ (Strg-C beendet)"),
    );
    Ok(())
}
