//! `/sprache/{tag}`: chooses a language and goes back to the page.

use super::asker::Asker;
use super::cookie;
use super::problem::Problem;
use super::route::Answer;
use super::words::Words;
use axum::response::{IntoResponse as _, Redirect};

/// Keeps the choice.
pub(super) async fn show(asker: Asker) -> Answer {
    let words = Words::of_tag(asker.param("tag")).ok_or(Problem::NotFound)?;
    let mut response = Redirect::to(back(asker.query.raw("zurueck"))).into_response();
    cookie::set(response.headers_mut(), cookie::LANGUAGE, words.tag());
    Ok(response)
}

/// A page of this site, nothing else.
fn back(wished: &str) -> &str {
    let ours = wished.starts_with('/')
        && !wished.starts_with("//")
        && !wished.contains(['\\', '\r', '\n']);
    if ours { wished } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::back;

    #[test]
    fn nobody_is_sent_elsewhere() {
        assert_eq!(back("/vorgaenge"), "/vorgaenge");
        for elsewhere in [
            "https://example.org",
            "//example.org",
            "/\\example.org",
            "",
            "x",
        ] {
            assert_eq!(back(elsewhere), "/", "{elsewhere}");
        }
    }
}
