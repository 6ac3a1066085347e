//! Numbers for whoever runs the programme, in the text format of Prometheus: requests by route and class of
//! answer, how long they took, the size of the log. No ids, no logins, no addresses of people or machines.

use super::site::Site;
use augenmass_casework::log;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The upper ends of the classes of duration, seconds.
const ENDS: [f64; 8] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];

#[derive(Clone, Copy, Default)]
struct Timed {
    within: [u64; ENDS.len()],
    count: u64,
    seconds: f64,
}

/// What was counted since the programme began.
#[derive(Default)]
pub(crate) struct Metrics {
    answers: Mutex<BTreeMap<(String, u16), u64>>,
    times: Mutex<Timed>,
}

impl Metrics {
    fn count(&self, route: &str, status: StatusCode, took: Duration) {
        let class = status.as_u16() / 100;
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        *answers.entry((route.to_owned(), class)).or_default() += 1;
        drop(answers);
        let seconds = took.as_secs_f64();
        let mut times = self.times.lock().unwrap_or_else(PoisonError::into_inner);
        times.count += 1;
        times.seconds += seconds;
        for (within, end) in times.within.iter_mut().zip(ENDS) {
            *within += u64::from(seconds <= end);
        }
    }

    fn text(&self) -> String {
        let mut text = String::from("# TYPE augenmass_http_requests_total counter\n");
        let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        for ((route, class), count) in answers.iter() {
            let _ = writeln!(
                text,
                "augenmass_http_requests_total{{route=\"{route}\",class=\"{class}xx\"}} {count}"
            );
        }
        drop(answers);
        let times = *self.times.lock().unwrap_or_else(PoisonError::into_inner);
        text.push_str("# TYPE augenmass_http_request_seconds histogram\n");
        for (within, end) in times.within.iter().zip(ENDS) {
            let _ = writeln!(
                text,
                "augenmass_http_request_seconds_bucket{{le=\"{end}\"}} {within}"
            );
        }
        let _ = writeln!(
            text,
            "augenmass_http_request_seconds_bucket{{le=\"+Inf\"}} {0}\naugenmass_http_request_seconds_sum {1}\naugenmass_http_request_seconds_count {0}",
            times.count, times.seconds
        );
        text
    }
}

/// Counts a request by the pattern of its route, never by its path, and writes a line about it.
pub(super) async fn counted(State(site): State<Site>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or_else(|| "none".to_owned(), |path| path.as_str().to_owned());
    let method = request.method().clone();
    let begun = Instant::now();
    let response = next.run(request).await;
    let took = begun.elapsed();
    let status = response.status();
    site.metrics.count(&route, status, took);
    tracing::info!(%method, route, status = status.as_u16(), ms = took.as_millis(), "answered");
    response
}

/// `/metrics`, on an address of its own.
pub(super) async fn show(State(site): State<Site>) -> Response {
    let mut text = site.metrics.text();
    if let Ok(size) = log::size(&site.installation).await {
        let _ = writeln!(
            text,
            "# TYPE augenmass_log_leaves gauge\naugenmass_log_leaves {size}"
        );
    }
    let kind = "text/plain; version=0.0.4; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], text).into_response()
}

/// `/ready`: the database answers.
pub(super) async fn ready(State(site): State<Site>) -> Response {
    match log::size(&site.installation).await {
        Ok(_) => "ready\n".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_counted_by_route_and_class() {
        let metrics = Metrics::default();
        metrics.count("/vorgaenge/{id}", StatusCode::OK, Duration::from_millis(7));
        metrics.count("/vorgaenge/{id}", StatusCode::OK, Duration::from_millis(70));
        metrics.count(
            "/vorgaenge/{id}",
            StatusCode::NOT_FOUND,
            Duration::from_secs(9),
        );
        let text = metrics.text();
        for line in [
            "augenmass_http_requests_total{route=\"/vorgaenge/{id}\",class=\"2xx\"} 2",
            "augenmass_http_requests_total{route=\"/vorgaenge/{id}\",class=\"4xx\"} 1",
            "augenmass_http_request_seconds_bucket{le=\"0.01\"} 1",
            "augenmass_http_request_seconds_bucket{le=\"0.1\"} 2",
            "augenmass_http_request_seconds_bucket{le=\"+Inf\"} 3",
        ] {
            assert!(text.lines().any(|known| known == line), "{line}\n{text}");
        }
    }
}
