//! Cookies: five, all of this site alone, none readable by scripts.

use axum::http::{HeaderMap, HeaderValue, header};

/// The session of somebody signed in.
pub(crate) const SESSION: &str = "__Host-augenmass";
/// What ties a form to a visitor who is not signed in.
pub(crate) const VISITOR: &str = "__Host-augenmass-besuch";
/// Who came in by the code of a letter.
pub(crate) const LETTER: &str = "__Host-augenmass-brief";
/// A sign-in that was begun at the city's service.
pub(crate) const OPEN_ID: &str = "__Host-augenmass-anmeldung";
/// The language that was chosen.
pub(crate) const LANGUAGE: &str = "__Host-augenmass-sprache";

/// The value of a cookie.
pub(crate) fn read<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let all = headers.get_all(header::COOKIE).iter();
    let pairs = all
        .filter_map(|value| value.to_str().ok())
        .flat_map(|text| text.split(';'));
    pairs
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value)
}

/// Sets a cookie until the browser is closed. Values are of letters, digits, `-` and `_`.
pub(crate) fn set(headers: &mut HeaderMap, name: &str, value: &str) {
    put(
        headers,
        &format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax"),
    );
}

/// Sets a cookie for some seconds. `Lax`, as the way back from another site must bring it.
pub(crate) fn set_for(headers: &mut HeaderMap, name: &str, value: &str, seconds: i64) {
    put(
        headers,
        &format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}"),
    );
}

/// Takes a cookie back.
pub(crate) fn clear(headers: &mut HeaderMap, name: &str) {
    put(
        headers,
        &format!("{name}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"),
    );
}

/// Takes a cookie back because somebody leaves: the browser also forgets the pages that it kept, those for the Back
/// key among them.
pub(crate) fn leave(headers: &mut HeaderMap, name: &str) {
    clear(headers, name);
    headers.insert(CLEAR_SITE_DATA, HeaderValue::from_static("\"cache\""));
}

/// W3C Clear Site Data, section 3.1.
const CLEAR_SITE_DATA: &str = "clear-site-data";

fn put(headers: &mut HeaderMap, text: &str) {
    if let Ok(value) = HeaderValue::from_str(text) {
        headers.append(header::SET_COOKIE, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_read_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.insert(
            header::COOKIE,
            HeaderValue::from_static("x__Host-augenmass=no; __Host-augenmass=yes"),
        );
        assert_eq!(read(&headers, SESSION), Some("yes"));
        assert_eq!(read(&headers, VISITOR), None);
    }

    #[test]
    fn who_leaves_takes_the_cookie_and_the_kept_pages_along() {
        let mut headers = HeaderMap::new();
        leave(&mut headers, LETTER);
        let cookie = headers[header::SET_COOKIE].to_str().unwrap_or_default();
        assert!(
            cookie.starts_with(LETTER) && cookie.ends_with("Max-Age=0"),
            "{cookie}"
        );
        assert_eq!(headers[CLEAR_SITE_DATA], "\"cache\"");
    }
}
