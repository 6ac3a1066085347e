//! `augenmass serve`: the pages of all roles, the public site and the log.

use super::configuration::Configuration;
use super::open::Which;
use super::{Done, Failure, read_text, say};
use crate::print::letters::House;
use crate::web;
use augenmass_casework::installation::{Installation, InstallationKind};
use axum::Router;
use clap::Args;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

/// Stellt die Seiten aller Rollen, die öffentlichen Seiten und das Protokoll im Netz bereit
///
/// Gehört hinter einen Server, der TLS spricht; Sitzungen gibt es nur verschlüsselt oder auf dem
/// eigenen Rechner. /log/checkpoint und /log/tile/… nach c2sp.org/tlog-tiles, /log/key, /antworten/…, /health.
/// Einträge und Salze gehören nicht dazu; sie stehen nur in der Ausleitung für Prüfende.
#[derive(Args)]
pub(crate) struct Serve {
    /// Konfigurationsdatei (Muster: docs/operate/serve.md); was hier als Option steht, geht vor
    #[arg(
        long,
        value_name = "FILE",
        env = "AUGENMASS_CONFIG",
        hide_env_values = true
    )]
    config: Option<PathBuf>,
    /// Datenbank, z. B. sqlite:demo-data/municipality.sqlite
    #[arg(
        long,
        value_name = "URL",
        env = "AUGENMASS_DATABASE",
        hide_env_values = true
    )]
    database: Option<String>,
    /// Ordner der Schlüssel; ohne Angabe der Ordner `keys` neben der Datenbank
    #[arg(
        long,
        value_name = "DIR",
        env = "AUGENMASS_KEYS",
        hide_env_values = true
    )]
    keys: Option<PathBuf>,
    /// Adresse [ohne Angabe: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
    /// Ordner mit veröffentlichten Antworten
    #[arg(long, value_name = "DIR")]
    answers: Option<PathBuf>,
    /// Ordner der Briefkästen für den privaten Abgleich; in jedem Unterordner liegen zwei Karten
    #[arg(long, value_name = "DIR")]
    messages: Option<PathBuf>,
    /// Adresse eines Vorschaltservers, dessen X-Forwarded-For geglaubt wird (mehrfach möglich)
    #[arg(long, value_name = "IP")]
    trusted_proxy: Vec<IpAddr>,
    /// Adresse für /metrics (Prometheus); ohne Angabe gibt es keine
    #[arg(long, value_name = "ADDRESS")]
    metrics: Option<SocketAddr>,
}

/// Where the pages are, unless told otherwise.
const LISTEN: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);

impl Serve {
    pub(crate) async fn run(self) -> Done {
        let known = self.configuration()?;
        let folders = [&known.answers, &known.messages].into_iter().flatten();
        if let Some(folder) = folders.into_iter().find(|folder| !folder.is_dir()) {
            return Err(Failure::input(format!(
                "{}: diesen Ordner gibt es nicht",
                folder.display()
            )));
        }
        let which = known.which()?;
        which
            .with(async |installation| work(&known, &which, installation).await)
            .await
    }

    /// The configuration file, with what was said on the command line before it.
    fn configuration(&self) -> Result<Configuration, Failure> {
        let file = self.config.as_deref().map(Configuration::read);
        let file = file.transpose()?.unwrap_or_default();
        let mut trusted_proxies = self.trusted_proxy.clone();
        trusted_proxies.extend(file.trusted_proxies);
        Ok(Configuration {
            database: self.database.clone().or(file.database),
            keys: self.keys.clone().or(file.keys),
            listen: self.listen.or(file.listen),
            answers: self.answers.clone().or(file.answers),
            messages: self.messages.clone().or(file.messages),
            metrics: self.metrics.or(file.metrics),
            trusted_proxies,
            public_address: file.public_address,
            open_id: file.open_id,
            requests: file.requests,
        })
    }
}

async fn work(known: &Configuration, which: &Which, installation: &Arc<Installation>) -> Done {
    let open_id = known.open_id()?.map(Arc::new);
    let listener = bind(known.listen.unwrap_or(LISTEN)).await?;
    let metrics = match known.metrics {
        Some(address) => Some(bind(address).await?),
        None => None,
    };
    let address = listener.local_addr().map_err(Failure::broken)?;
    say(format!("http://{address}/"));
    let settings = web::Settings {
        answers: known.answers.clone(),
        messages: known.messages.clone(),
        trusted_proxies: known.trusted_proxies.clone(),
        house: house(which, installation)?,
        open_id,
        passkeys: known.passkeys()?.ok(),
        requests: known.requests()?,
    };
    let site = web::Site::new(installation.clone(), settings, None);
    if let Some(listener) = metrics {
        let numbers = web::metrics(site.clone());
        // Ends with the programme; what it counts is of no use without the pages.
        tokio::spawn(async move { axum::serve(listener, numbers).await });
    }
    serve(listener, web::router(site)).await
}

async fn bind(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address)
        .await
        .map_err(|error| Failure::input(format!("{address}: {error}")))
}

/// The letterhead beside the keys; the demo has its own.
fn house(which: &Which, installation: &Installation) -> Result<Option<House>, Failure> {
    let path = which.keys_folder()?.join("letterhead.toml");
    if path.exists() {
        let text = read_text(&path, MAX_LETTERHEAD, "ist größer als 64 KB")?;
        let wrong = |error| Failure::input(format!("{}: {error}", path.display()));
        return House::parse(&text).map(Some).map_err(wrong);
    }
    let demo = match installation.kind() {
        InstallationKind::FamilyBenefitsOffice => House::demo_of_benefits,
        _ => House::demo,
    };
    let demo = installation.is_demo().then(demo);
    demo.transpose().map_err(Failure::broken)
}

/// The largest letterhead that is read, bytes.
const MAX_LETTERHEAD: u64 = 64 * 1024;

/// How long open connections may finish after the signal to end.
const GRACE: Duration = Duration::from_secs(5);

/// Serves until SIGINT (Ctrl-C) or SIGTERM, then lets open connections finish for a moment.
pub(crate) async fn serve(listener: TcpListener, routes: Router) -> Done {
    // Both are listened for before the first answer.
    let mut interrupt = signal(SignalKind::interrupt()).map_err(Failure::broken)?;
    let mut terminate = signal(SignalKind::terminate()).map_err(Failure::broken)?;
    let (end, ended) = tokio::sync::oneshot::channel();
    let routes = routes.into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, routes)
        .with_graceful_shutdown(async {
            let _ = ended.await;
        })
        .into_future();
    tokio::pin!(served);
    tokio::select! {
        stopped = &mut served => return stopped.map_err(Failure::broken),
        _ = interrupt.recv() => (),
        _ = terminate.recv() => (),
    }
    let _ = end.send(());
    tokio::time::timeout(GRACE, served)
        .await
        .unwrap_or(Ok(()))
        .map_err(Failure::broken)
}
