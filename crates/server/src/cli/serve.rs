//! `augenmass serve`: the pages of all roles, the public site and the log.

use super::open::Which;
use super::{Done, Failure, read_text, say};
use crate::print::letters::House;
use crate::web;
use augenmass_casework::installation::Installation;
use axum::Router;
use clap::Args;
use std::net::{IpAddr, SocketAddr};
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
    #[command(flatten)]
    pub(crate) which: Which,
    /// Adresse
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub(crate) listen: SocketAddr,
    /// Ordner mit veröffentlichten Antworten
    #[arg(long, value_name = "DIR")]
    pub(crate) answers: Option<PathBuf>,
    /// Adresse eines Vorschaltservers, dessen X-Forwarded-For geglaubt wird (mehrfach möglich)
    #[arg(long, value_name = "IP")]
    pub(crate) trusted_proxy: Vec<IpAddr>,
}

impl Serve {
    pub(crate) async fn run(self) -> Done {
        if let Some(folder) = self.answers.as_ref().filter(|folder| !folder.is_dir()) {
            return Err(Failure::input(format!(
                "{}: diesen Ordner gibt es nicht",
                folder.display()
            )));
        }
        self.which
            .with(async |installation| self.work(installation).await)
            .await
    }

    async fn work(&self, installation: &Arc<Installation>) -> Done {
        let listener = TcpListener::bind(self.listen)
            .await
            .map_err(|error| Failure::input(format!("{}: {error}", self.listen)))?;
        let address = listener.local_addr().map_err(Failure::broken)?;
        say(format!("http://{address}/"));
        let settings = web::Settings {
            answers: self.answers.clone(),
            trusted_proxies: self.trusted_proxy.clone(),
            house: self.house(installation)?,
        };
        let site = web::Site::new(installation.clone(), settings, None);
        serve(listener, web::router(site)).await
    }
}

impl Serve {
    /// The letterhead beside the keys; the demo has its own.
    fn house(&self, installation: &Installation) -> Result<Option<House>, Failure> {
        let path = self.which.keys_folder()?.join("letterhead.toml");
        if path.exists() {
            let text = read_text(&path, MAX_LETTERHEAD, "ist größer als 64 KB")?;
            let wrong = |error| Failure::input(format!("{}: {error}", path.display()));
            return House::parse(&text).map(Some).map_err(wrong);
        }
        let demo = installation.is_demo().then(House::demo);
        demo.transpose().map_err(Failure::broken)
    }
}

/// The largest letterhead that is read, bytes.
const MAX_LETTERHEAD: u64 = 64 * 1024;

/// How long open connections may finish after the signal to end.
const GRACE: Duration = Duration::from_secs(5);

/// Serves until SIGINT (Ctrl-C) or SIGTERM, then lets open connections finish for a moment.
pub(crate) async fn serve(listener: TcpListener, routes: Router) -> Done {
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
        _ = tokio::signal::ctrl_c() => (),
        _ = terminate.recv() => (),
    }
    let _ = end.send(());
    tokio::time::timeout(GRACE, served)
        .await
        .unwrap_or(Ok(()))
        .map_err(Failure::broken)
}
