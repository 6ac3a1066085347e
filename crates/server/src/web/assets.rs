//! Style sheets, fonts and the one script, compiled in: one binary to install, no request to anybody else.

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use sha2::{Digest as _, Sha256};
use std::sync::LazyLock;

struct Asset {
    name: &'static str,
    kind: &'static str,
    bytes: &'static [u8],
}

macro_rules! assets {
    ($($name:literal $kind:literal),* $(,)?) => {
        &[$(Asset {
            name: $name,
            kind: $kind,
            bytes: include_bytes!(concat!("../../assets/", $name)),
        }),*]
    };
}

const ASSETS: &[Asset] = assets![
    "kern.css" "text/css; charset=utf-8",
    "augenmass.css" "text/css; charset=utf-8",
    "passkey.js" "text/javascript; charset=utf-8",
    "fonts/noto-sans-latin-wght-normal.woff2" "font/woff2",
    "fonts/noto-sans-latin-ext-wght-normal.woff2" "font/woff2",
    "fonts/noto-sans-greek-wght-normal.woff2" "font/woff2",
    "fonts/noto-sans-greek-ext-wght-normal.woff2" "font/woff2",
    "fonts/noto-sans-cyrillic-wght-normal.woff2" "font/woff2",
    "fonts/noto-sans-cyrillic-ext-wght-normal.woff2" "font/woff2",
    "fonts/noto-sans-vietnamese-wght-normal.woff2" "font/woff2",
];

/// A part of the paths that changes with the content, so that browsers may keep what they have.
static EDITION: LazyLock<String> = LazyLock::new(|| {
    let mut all = Sha256::new();
    for asset in ASSETS {
        all.update(asset.name);
        all.update(asset.bytes);
    }
    let mut edition = hex::encode(all.finalize());
    edition.truncate(12);
    edition
});

/// The path of a style sheet or of the script.
pub(crate) fn path(name: &str) -> String {
    format!("/gestaltung/{}/{name}", EDITION.as_str())
}

/// The routes of all assets.
pub(crate) fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    ASSETS.iter().fold(Router::new(), |router, asset| {
        router.route(&path(asset.name), get(move || async move { give(asset) }))
    })
}

fn give(asset: &'static Asset) -> Response {
    let long = HeaderValue::from_static("public, max-age=31536000, immutable");
    let mut response = asset.bytes.into_response();
    let kind = HeaderValue::from_static(asset.kind);
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response.headers_mut().insert(header::CACHE_CONTROL, long);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_asks_nobody_and_makes_no_other() {
        let scripts = ASSETS.iter().filter(|asset| asset.name.ends_with(".js"));
        let scripts: Vec<&Asset> = scripts.collect();
        let [script] = scripts[..] else {
            panic!("one script")
        };
        let text = std::str::from_utf8(script.bytes).unwrap();
        for word in [
            "fetch(",
            "XMLHttpRequest",
            "WebSocket",
            "import",
            "eval(",
            "Function(",
            "innerHTML",
            "insertAdjacent",
            "createElement",
            "Storage",
            "cookie",
            "://",
        ] {
            assert!(!text.contains(word), "{word}");
        }
    }

    #[test]
    fn style_sheets_ask_nobody_else() {
        for asset in ASSETS.iter().filter(|asset| asset.name.ends_with(".css")) {
            let text = std::str::from_utf8(asset.bytes).unwrap();
            assert!(!text.contains("@import"), "{}", asset.name);
            for url in text.split("url(").skip(1) {
                let url = url.trim_start_matches(['"', '\'']);
                assert!(
                    url.starts_with("data:") || url.starts_with("fonts/"),
                    "{}",
                    asset.name
                );
            }
        }
    }
}
