//! `augenmass reconcile send|fetch`: the files of a package over HTTPS, to or from the letterbox of the other side.

use super::With;
use super::step::{card, folder, office_of, wrong};
use crate::cli::open::failure;
use crate::cli::{Done, Failure, say};
use crate::print::progress;
use crate::web::messages::{OFFSET, QUESTION, WHOLE};
use augenmass_casework::installation::Installation;
use augenmass_casework::reconciliation::Card;
use augenmass_casework::reconciliation::letterbox::{
    Asked, Fetching, Letterbox, PIECE, Piece, Taken, name_of, read_piece, sha256,
};
use augenmass_domain::Actor;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use clap::Args;
use openidconnect::url::{Host, Url};
use reqwest::{Client, Response, StatusCode};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Where the other side's pages are.
#[derive(Args, Clone)]
pub(super) struct Line {
    /// Adresse der anderen Seite, z. B. `https://abgleich.stadt.example/`
    #[arg(long, value_name = "URL")]
    url: Url,
    /// Zertifikat der Stelle, die das der anderen Seite ausgestellt hat (PEM); sonst gelten die des Rechners
    #[arg(long, value_name = "FILE")]
    ca: Option<PathBuf>,
}

/// How long one piece may take.
const PATIENCE: Duration = Duration::from_mins(5);

/// One letterbox of the other side, seen from here.
struct Wire<'a> {
    http: Client,
    at: Url,
    installation: &'a Installation,
    own: Card,
    other: Card,
    letterbox: String,
}

fn broke(error: &reqwest::Error) -> Failure {
    // Without the address: it is known to who typed it.
    Failure::broken(format!(
        "die Verbindung zur anderen Seite kam nicht zustande oder brach ab ({}); der Befehl kann wiederholt werden",
        if error.is_timeout() {
            "Zeit abgelaufen"
        } else {
            "Netz oder Zertifikat"
        }
    ))
}

impl<'a> Wire<'a> {
    async fn lay(
        installation: &'a Installation,
        actor: &Actor,
        with: &With,
        line: &Line,
    ) -> Result<Self, Failure> {
        let office = office_of(actor)?;
        let own = Card::own(installation, office).await.map_err(failure)?;
        let other = card(with)?;
        let local = match line.url.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(ip)) => ip.is_loopback(),
            Some(Host::Ipv6(ip)) => ip.is_loopback(),
            None => false,
        };
        if line.url.scheme() != "https" && !local {
            return Err(Failure::input(
                "Nachrichten gehen nur verschlüsselt auf den Weg; bitte eine Adresse mit https:// nennen",
            ));
        }
        Ok(Self {
            http: client(line.ca.as_deref())?,
            at: line.url.clone(),
            letterbox: name_of(&other, &own),
            installation,
            own,
            other,
        })
    }

    /// Asks one thing, signed.
    async fn ask(
        &self,
        piece: Piece,
        (offset, whole): (u64, u64),
        bytes: Option<Vec<u8>>,
    ) -> Result<Response, Failure> {
        let path = format!("nachrichten/{}/{}", self.letterbox, piece.name());
        let url = self.at.join(&path).map_err(Failure::input)?;
        let asked = Asked {
            what: if bytes.is_some() { "put" } else { "get" },
            letterbox: &self.letterbox,
            name: piece.name(),
            offset,
            whole,
            sha256: &sha256(bytes.as_deref().unwrap_or_default()),
        };
        let note = asked.sign(self.installation).map_err(failure)?;
        let request = match bytes {
            Some(bytes) => self.http.put(url).body(bytes),
            None => self.http.get(url),
        };
        let request = request
            .header(QUESTION, BASE64_STANDARD.encode(note))
            .header(OFFSET, offset)
            .header(WHOLE, whole);
        request.send().await.map_err(|error| broke(&error))
    }

    /// Sends a message from where the other side has it.
    async fn send(&self, piece: Piece, path: &Path) -> Done {
        let bar = progress::bar("Senden", 0);
        let mut offset = 0;
        loop {
            let Some((bytes, whole)) = read_piece(path, offset).map_err(wrong)? else {
                return Ok(());
            };
            bar.at(offset, whole);
            let answer = self.ask(piece, (offset, whole), Some(bytes)).await?;
            if answer.status() == StatusCode::CONFLICT
                && let Some(there) = number(&answer, &OFFSET).filter(|there| *there != offset)
            {
                offset = there;
                continue;
            }
            if answer.status() != StatusCode::OK {
                return Err(said_no(answer.status(), piece));
            }
            let note = limited(answer, 4096).await?;
            let taken = Taken::read(&self.other, &self.letterbox, piece.name(), &note);
            let taken = taken.ok_or_else(|| {
                Failure::input(format!(
                    "{}: die Bestätigung trägt nicht die Unterschrift der Karte; ist das die richtige Adresse?",
                    piece.name()
                ))
            })?;
            if taken.whole {
                bar.finish();
                say(format!("{}: angekommen und geprüft", piece.name()));
                return Ok(());
            }
            offset = taken.there;
        }
    }

    /// Fetches a message, from where it is here; false where the other side has none yet.
    async fn fetch(&self, fetching: Fetching, piece: Piece) -> Result<bool, Failure> {
        let bar = progress::bar("Holen", 0);
        loop {
            let there = fetching.there();
            let answer = self.ask(piece, (there, 0), None).await?;
            match answer.status() {
                StatusCode::OK => {}
                StatusCode::NOT_FOUND => return Ok(false),
                other => return Err(said_no(other, piece)),
            }
            let whole = number(&answer, &WHOLE).unwrap_or(0);
            let bytes = limited(answer, PIECE).await?;
            let nothing_more = bytes.is_empty();
            fetching.go_on(&bytes).map_err(wrong)?;
            bar.at(fetching.there(), whole);
            if fetching.there() >= whole || nothing_more {
                bar.finish();
                let cards = (&self.own, &self.other);
                let path = fetching.finish(self.installation, cards).await;
                say(format!(
                    "{}: geholt und geprüft",
                    path.map_err(wrong)?.display()
                ));
                return Ok(true);
            }
        }
    }
}

fn client(ca: Option<&Path>) -> Result<Client, Failure> {
    let mut builder = Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(PATIENCE);
    if let Some(path) = ca {
        let unread = |error| Failure::input(format!("{}: {error}", path.display()));
        let pem = std::fs::read(path).map_err(unread)?;
        let certificate = reqwest::Certificate::from_pem(&pem).map_err(|_| {
            Failure::input(format!("{}: ist kein Zertifikat (PEM)", path.display()))
        })?;
        builder = builder.add_root_certificate(certificate);
    }
    builder.build().map_err(Failure::broken)
}

/// A number in a header of an answer.
fn number(answer: &Response, name: &reqwest::header::HeaderName) -> Option<u64> {
    answer.headers().get(name)?.to_str().ok()?.parse().ok()
}

/// The body of an answer, up to a limit.
async fn limited(mut answer: Response, most: usize) -> Result<Vec<u8>, Failure> {
    let mut all = Vec::new();
    while let Some(some) = answer.chunk().await.map_err(|error| broke(&error))? {
        all.extend_from_slice(&some);
        if all.len() > most {
            return Err(Failure::input(
                "die Antwort der anderen Seite ist größer, als sie sein darf",
            ));
        }
    }
    Ok(all)
}

fn said_no(status: StatusCode, piece: Piece) -> Failure {
    let name = piece.name();
    let what = match status {
        StatusCode::NOT_FOUND => {
            "die andere Seite kennt diesen Briefkasten nicht; stimmen Karten, Uhrzeit und Adresse?"
        }
        StatusCode::CONFLICT => "dort liegt schon eine andere Nachricht dieses Namens",
        StatusCode::UNPROCESSABLE_ENTITY => {
            "die andere Seite hat die Nachricht geprüft und nicht angenommen"
        }
        StatusCode::PAYLOAD_TOO_LARGE => {
            "ein Server auf dem Weg lässt so große Stücke nicht durch (nginx: client_max_body_size 16m)"
        }
        StatusCode::INSUFFICIENT_STORAGE => {
            "die andere Seite kann zurzeit nichts ablegen; bitte später wiederholen"
        }
        _ => "die andere Seite antwortet nicht wie erwartet",
    };
    Failure::input(format!("{name}: {what} ({})", status.as_u16()))
}

/// Sends every message of this side that lies in the folder.
pub(super) async fn send(
    installation: &Installation,
    actor: &Actor,
    with: &With,
    line: &Line,
) -> Done {
    let wire = Wire::lay(installation, actor, with, line).await?;
    let own = Piece::ALL
        .into_iter()
        .filter(|piece| piece.author() == installation.kind());
    for piece in own {
        let path = with.folder.join(piece.name());
        if path.exists() {
            wire.send(piece, &path).await?;
        }
    }
    Ok(())
}

/// Fetches every message of the other side that is not in the folder yet.
pub(super) async fn fetch(
    installation: &Installation,
    actor: &Actor,
    with: &With,
    line: &Line,
) -> Done {
    let wire = Wire::lay(installation, actor, with, line).await?;
    let folder = folder(with)?;
    let mut fetched = false;
    let theirs = Piece::ALL
        .into_iter()
        .filter(|piece| piece.author() == wire.other.kind);
    for piece in theirs {
        if let Some(fetching) = Fetching::of(&folder, piece) {
            fetched |= wire.fetch(fetching, piece).await?;
        }
    }
    if !fetched {
        say("Es liegt nichts Neues bereit.");
    }
    Ok(())
}

/// Makes the folder a letterbox: both cards are laid into it.
pub(super) async fn letterbox(installation: &Installation, actor: &Actor, with: &With) -> Done {
    let office = office_of(actor)?;
    let own = Card::own(installation, office).await.map_err(failure)?;
    let made = Letterbox::lay_out(&with.folder, &own, &card(with)?).map_err(wrong)?;
    say(format!(
        "{}: Briefkasten {}",
        with.folder.display(),
        made.name()
    ));
    Ok(())
}
