//! `augenmass serve`: the public log and published answers, read-only. The pages of the roles come
//! with the web application.

use super::open::Which;
use super::{Done, Failure, say};
use crate::web;
use clap::Args;
use std::net::SocketAddr;
use std::path::PathBuf;

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
        let installation = self.which.open().await?;
        let listener = tokio::net::TcpListener::bind(self.listen)
            .await
            .map_err(|error| Failure::input(format!("{}: {error}", self.listen)))?;
        let address = listener.local_addr().map_err(Failure::broken)?;
        say(format!("http://{address}/"));
        axum::serve(listener, web::routes(installation, self.answers))
            .with_graceful_shutdown(async {
                let _ = tokio::signal::ctrl_c().await;
            })
            .await
            .map_err(Failure::broken)
    }
}
