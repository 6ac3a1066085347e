//! The configuration file of `augenmass serve`: what does not change from start to start. Options on the
//! command line win over it, so do variables of the environment.

use super::open::{Which, check_keys, private};
use super::{Done, Failure, read_text, say};
use crate::web::{ClaimNames, OpenId, Requests, Service, check_site};
use augenmass_casework::sign_in::RelyingParty;
use clap::Args;
use openidconnect::url::{Host, Url};
use openidconnect::{ClientId, ClientSecret, IssuerUrl};
use serde::Deserialize;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

/// The greatest size of the file, bytes.
const LIMIT: u64 = 64 * 1024;

/// What may stand in the file. Anything else is refused, so that a slip of the pen does nothing silently.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Configuration {
    /// The database, e.g. `sqlite:/srv/augenmass/municipality.sqlite`.
    pub database: Option<String>,
    /// The folder of keys.
    pub keys: Option<PathBuf>,
    /// The address.
    pub listen: Option<SocketAddr>,
    /// The folder of published answers.
    pub answers: Option<PathBuf>,
    /// The folder of letterboxes (`docs/operate/reconcile.md`); without it no message is taken over HTTPS.
    pub messages: Option<PathBuf>,
    /// Proxies whose `X-Forwarded-For` is believed.
    #[serde(default)]
    pub trusted_proxies: Vec<IpAddr>,
    /// The address of `/metrics`; without it there is none.
    pub metrics: Option<SocketAddr>,
    /// The address of the pages as browsers know it, for passkeys and the sign-in service.
    pub public_address: Option<String>,
    /// The city's sign-in service; without it there are local accounts only.
    pub open_id: Option<OpenIdTable>,
    /// How much one account may ask for; what is not said is as shipped.
    #[serde(default)]
    pub requests: RequestsTable,
}

/// How much one account, or whoever came in by a letter, may ask for in a minute.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RequestsTable {
    /// Pages that are opened.
    pages: Option<u32>,
    /// Forms that are sent.
    forms: Option<u32>,
}

/// The city's sign-in service (`docs/operate/sign-in.md`).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct OpenIdTable {
    /// Who signs the tokens.
    issuer: String,
    /// The name of this installation at the service.
    client_id: String,
    /// The file with what proves it; without it the environment is asked ([`SECRET`]).
    client_secret_file: Option<PathBuf>,
    /// The address of the pages, where it does not stand above all tables.
    public_address: Option<String>,
    /// The claim with the login.
    #[serde(default = "login_claim")]
    login_claim: String,
    /// The claim with the role.
    #[serde(default = "role_claim")]
    role_claim: String,
    /// The claim with the name of the office.
    #[serde(default = "office_claim")]
    office_claim: String,
    /// The claim with the name of the carrier.
    #[serde(default = "carrier_claim")]
    carrier_claim: String,
}

/// The variable that holds the secret where no file is named.
const SECRET: &str = "AUGENMASS_OPEN_ID_SECRET";
/// The greatest size of a file with a secret, bytes.
const MAX_SECRET: u64 = 4 * 1024;

fn login_claim() -> String {
    "preferred_username".to_owned()
}

fn role_claim() -> String {
    "augenmass_role".to_owned()
}

fn office_claim() -> String {
    "augenmass_office".to_owned()
}

fn carrier_claim() -> String {
    "augenmass_carrier".to_owned()
}

impl OpenIdTable {
    /// The service, checked, for pages at an address.
    fn service(&self, site: Option<Url>) -> Result<Service, Failure> {
        let wrong = |word: &str, why: &str| Failure::input(format!("[open-id] {word}: {why}"));
        let address = |word: &str, text: &str| {
            Url::parse(text).map_err(|_| wrong(word, "ist keine Adresse (https://…)"))
        };
        address("issuer", &self.issuer)?;
        let service = Service {
            issuer: IssuerUrl::new(self.issuer.clone())
                .map_err(|_| wrong("issuer", "ist keine Adresse (https://…)"))?,
            client: ClientId::new(self.client_id.clone()),
            secret: ClientSecret::new(self.secret()?),
            site: site.ok_or_else(|| wrong("public-address", "fehlt"))?,
            names: ClaimNames {
                login: self.login_claim.clone(),
                role: self.role_claim.clone(),
                office: self.office_claim.clone(),
                carrier: self.carrier_claim.clone(),
            },
        };
        service.check().map_err(|(word, why)| wrong(word, why))?;
        Ok(service)
    }

    fn secret(&self) -> Result<String, Failure> {
        let Some(path) = &self.client_secret_file else {
            return std::env::var(SECRET).map_err(|_| {
                Failure::input(format!(
                    "[open-id] client-secret-file: bitte eine Datei nennen, oder {SECRET} setzen"
                ))
            });
        };
        let text = read_text(path, MAX_SECRET, "ist zu groß für ein Geheimnis")?;
        let metadata = std::fs::metadata(path).map_err(Failure::broken)?;
        private(path, &metadata)?;
        Ok(text.trim().to_owned())
    }
}

impl Configuration {
    /// Reads the file.
    ///
    /// # Errors
    /// With the line and what to do.
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        let text = read_text(path, LIMIT, "ist zu groß für eine Konfiguration")?;
        toml::from_str(&text).map_err(|error| {
            // Its own words would show the line, and with it a password that stands there.
            let before = error.span().and_then(|span| text.get(..span.start));
            let line = before.map_or(1, |before| before.matches('\n').count() + 1);
            let what = error.message();
            Failure::input(format!("{}: Zeile {line}: {what}", path.display()))
        })
    }

    /// The address of the pages as browsers know it, where it is named.
    ///
    /// # Errors
    /// Where it is no address that browsers can use, or named twice and not the same.
    fn public_address(&self) -> Result<Option<Url>, Failure> {
        let wrong = |why: &str| Failure::input(format!("public-address: {why}"));
        let table = self.open_id.as_ref();
        let below = table.and_then(|table| table.public_address.as_ref());
        let named = match (&self.public_address, below) {
            (Some(one), Some(other)) if one != other => {
                return Err(wrong(
                    "steht zweimal da und nicht gleich; bitte eines weglassen",
                ));
            }
            (Some(named), _) | (None, Some(named)) => named,
            (None, None) => return Ok(None),
        };
        let site = Url::parse(named).map_err(|_| wrong("ist keine Adresse (https://…)"))?;
        check_site(&site).map_err(wrong)?;
        Ok(Some(site))
    }

    /// Whose pages they are for passkeys; why there are none, where the address is not named or is a number.
    ///
    /// # Errors
    /// Where the address is wrong.
    pub(crate) fn passkeys(&self) -> Result<Result<RelyingParty, &'static str>, Failure> {
        let Some(site) = self.public_address()? else {
            return Ok(Err("public-address fehlt"));
        };
        let Some(Host::Domain(name)) = site.host() else {
            return Ok(Err(
                "public-address ist eine IP-Adresse; Passkeys brauchen einen Namen",
            ));
        };
        let origin = site.origin().ascii_serialization();
        Ok(Ok(RelyingParty::new(name.to_owned(), origin)))
    }

    /// The city's sign-in service, where one is configured. Nobody is asked yet.
    ///
    /// # Errors
    /// With the word of the file and what to do.
    pub(crate) fn open_id(&self) -> Result<Option<OpenId>, Failure> {
        let Some(table) = &self.open_id else {
            return Ok(None);
        };
        let open_id = OpenId::new(table.service(self.public_address()?)?);
        let wrong = |why| Failure::input(format!("Zertifikate dieses Rechners: {why}"));
        open_id.map(Some).map_err(wrong)
    }

    /// How much one account may ask for in a minute.
    ///
    /// # Errors
    /// Where it is too little to work with.
    pub(crate) fn requests(&self) -> Result<Requests, Failure> {
        let shipped = Requests::default();
        let most = |word: &str, most: Option<u32>, shipped| match most.unwrap_or(shipped) {
            most if most < Requests::LEAST => Err(Failure::input(format!(
                "[requests] {word}: {most} in der Minute ist zu wenig zum Arbeiten; mindestens {}",
                Requests::LEAST
            ))),
            most => Ok(most),
        };
        Ok(Requests {
            pages: most("pages", self.requests.pages, shipped.pages)?,
            forms: most("forms", self.requests.forms, shipped.forms)?,
        })
    }

    /// Which installation.
    ///
    /// # Errors
    /// Where no database is named.
    pub(crate) fn which(&self) -> Result<Which, Failure> {
        let database = self.database.clone().ok_or_else(|| {
            Failure::input(
                "es ist keine Datenbank genannt; bitte --database angeben oder `database` in die \
                 Konfiguration schreiben",
            )
        })?;
        let keys = self.keys.clone();
        Ok(Which { database, keys })
    }
}

/// Prüft eine Konfigurationsdatei, ohne etwas zu starten oder zu ändern
///
/// Liest die Datei, prüft Schlüssel und Rechte, öffnet die Datenbank und schließt sie wieder. Den
/// Anmeldedienst der Stadt fragt es, ob er antwortet.
#[derive(Args)]
pub(crate) struct CheckConfig {
    /// Konfigurationsdatei
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Den Anmeldedienst der Stadt nicht fragen (beim Start: er darf gerade fehlen)
    #[arg(long)]
    offline: bool,
}

impl CheckConfig {
    pub(crate) async fn run(self) -> Done {
        let read = Configuration::read(&self.file)?;
        let which = read.which()?;
        let requests = read.requests()?;
        let passkeys = read.passkeys()?;
        check_keys(&which.keys_folder()?)?;
        if let Some(folder) = read.answers.as_ref().filter(|folder| !folder.is_dir()) {
            return Err(Failure::input(format!(
                "{}: diesen Ordner gibt es nicht; bitte anlegen oder `answers` weglassen",
                folder.display()
            )));
        }
        which
            .with(async |installation| {
                say(format!("Stadt: {}", installation.municipality()));
                Ok(())
            })
            .await?;
        if let Some(open_id) = read.open_id()?.filter(|_| !self.offline) {
            open_id.look().await.map_err(|why| {
                Failure::input(format!(
                    "[open-id] issuer: der Anmeldedienst antwortet nicht, wie er soll ({why}); die Adresse und \
                     den Weg dorthin prüfen (docs/operate/sign-in.md)"
                ))
            })?;
            say("Anmeldedienst: antwortet");
        }
        let listen = read
            .listen
            .map_or_else(|| "127.0.0.1:8080".to_owned(), |at| at.to_string());
        say(format!("Adresse: {listen}"));
        say(match passkeys {
            Ok(pages) => format!("Passkeys: werden angeboten, für {}", pages.name()),
            Err(why) => format!("Passkeys: werden nicht angeboten ({why})"),
        });
        let Requests { pages, forms } = requests;
        say(format!(
            "Je Konto und Minute: {pages} Seiten, {forms} Formulare"
        ));
        say("Die Konfiguration ist in Ordnung.");
        Ok(())
    }
}
