//! `augenmass serve`: the public log and published answers, read-only. The pages of the roles come
//! with the web application.

use super::open::Which;
use super::{Done, Failure, say};
use crate::web;
use augenmass_casework::installation::Installation;
use axum::Router;
use clap::Args;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

/// Stellt das öffentliche Protokoll und veröffentlichte Antworten im Netz bereit (nur lesen)
///
/// /log/checkpoint und /log/tile/… nach c2sp.org/tlog-tiles, /log/key, /antworten/…, /health.
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
        serve(
            listener,
            web::routes(installation.clone(), self.answers.clone()),
        )
        .await
    }
}

/// How long open connections may finish after the signal to end.
const GRACE: Duration = Duration::from_secs(5);

/// Serves until SIGINT (Ctrl-C) or SIGTERM, then lets open connections finish for a moment.
pub(crate) async fn serve(listener: TcpListener, routes: Router) -> Done {
    let mut terminate = signal(SignalKind::terminate()).map_err(Failure::broken)?;
    let (end, ended) = tokio::sync::oneshot::channel();
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
