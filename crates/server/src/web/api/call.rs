//! A call: who asks, and what was sent, read once before an endpoint begins. What is unknown or stands
//! twice is refused: a parameter that was misspelt must not count as one that was left out.

use super::fault::{Expected, Fault};
use crate::web::asker;
use crate::web::site::Site;
use crate::web::words::Words;
use augenmass_casework::installation::Installation;
use augenmass_casework::office_systems::{self, Caller};
use augenmass_casework::sign_in::Limits;
use augenmass_casework::words::Language;
use augenmass_domain::Actor;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts as _, RawPathParams, Request};
use axum::http::{HeaderMap, Method, header};
use axum::response::Response;
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use std::net::IpAddr;
use std::ops::RangeInclusive;
use uuid::Uuid;

/// The longest token that is looked at.
const LONGEST_TOKEN: usize = 200;

/// Who asks, and for what.
pub(crate) struct Call {
    pub site: Site,
    pub words: Words,
    pub headers: HeaderMap,
    pub from: IpAddr,
    query: String,
    params: Vec<(String, String)>,
    body: Bytes,
    caller: Option<Caller>,
}

impl Call {
    /// The installation.
    pub(super) fn installation(&self) -> &Installation {
        &self.site.installation
    }

    /// The system that came in by its token.
    pub(super) fn actor(&self) -> Result<&Actor, Fault> {
        let caller = self.caller.as_ref().ok_or(Fault::NoToken)?;
        Ok(&caller.actor)
    }

    /// Lets the system of the token in, if it is one, and not too often in a minute.
    pub(super) async fn let_in(&mut self) -> Result<(), Fault> {
        let token = bearer(&self.headers).ok_or(Fault::NoToken)?;
        let caller = office_systems::caller(self.installation(), token).await?;
        let caller = caller.ok_or(Fault::NoToken)?;
        let most = Limits::shipped().token_requests;
        let counted = self.site.tokens.count(caller.token, most);
        counted.map_err(Fault::TooMany)?;
        self.caller = Some(caller);
        Ok(())
    }

    /// The one value of a header; `None` where it is missing, empty or no text.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut all = self.headers.get_all(name).iter();
        let value = all.next()?.to_str().ok()?.trim();
        (all.next().is_none() && !value.is_empty()).then_some(value)
    }

    /// A part of the path; empty where there is none.
    pub(super) fn param(&self, name: &str) -> &str {
        let mut params = self.params.iter();
        params
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value)
    }

    /// The id in the path. What is no id does not exist.
    pub(super) fn id(&self) -> Result<Uuid, Fault> {
        self.param("id").parse().map_err(|_| Fault::NotFound)
    }

    /// The parameters after the question mark: these and no others, each at most once.
    pub(super) fn query(&self, known: &[&'static str]) -> Result<Query, Fault> {
        let mut query = Query(Vec::new());
        for (name, value) in form_urlencoded::parse(self.query.as_bytes()) {
            let known = known.iter().find(|known| **known == name);
            let Some(known) = known.copied() else {
                return Err(Fault::UnknownParameter);
            };
            if query.text(known).is_some() {
                return Err(Fault::Parameter(known, Expected::Once));
            }
            query.0.push((known, value.into_owned()));
        }
        Ok(query)
    }

    /// What was sent as JSON.
    pub(super) fn body<T: DeserializeOwned>(&self) -> Result<T, Fault> {
        let kind = self.header("content-type").unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        if !kind.eq_ignore_ascii_case("application/json") {
            return Err(Fault::NotJson);
        }
        serde_json::from_slice(&self.body).map_err(|_| Fault::Body)
    }
}

/// What was asked after the question mark.
pub(super) struct Query(Vec<(&'static str, String)>);

impl Query {
    /// A parameter as it was sent.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        let mut all = self.0.iter();
        all.find(|(known, _)| *known == name)
            .map(|(_, value)| value.as_str())
    }

    /// A whole number within bounds.
    pub(super) fn number(
        &self,
        name: &'static str,
        bounds: RangeInclusive<i32>,
    ) -> Result<Option<i32>, Fault> {
        let wrong = || Fault::Parameter(name, Expected::Number(*bounds.start(), *bounds.end()));
        let read = |text: &str| text.parse().ok().filter(|number| bounds.contains(number));
        self.text(name)
            .map(|text| read(text).ok_or_else(wrong))
            .transpose()
    }

    /// A day.
    pub(super) fn day(&self, name: &'static str) -> Result<Option<Date>, Fault> {
        // Exactly as RFC 3339 writes a day; the parser would take more.
        let read = |text: &str| {
            text.parse::<Date>()
                .ok()
                .filter(|day| day.to_string() == text)
        };
        self.text(name)
            .map(|text| read(text).ok_or(Fault::Parameter(name, Expected::Day)))
            .transpose()
    }
}

/// The language of what is told: English where it is asked for first, else German.
pub(super) fn words(headers: &HeaderMap) -> Words {
    let asked = headers.get(header::ACCEPT_LANGUAGE);
    let asked = asked.and_then(|value| value.to_str().ok());
    let first = asked.unwrap_or_default().trim_start();
    let english = first
        .get(..2)
        .is_some_and(|tag| tag.eq_ignore_ascii_case("en"));
    Words(match english {
        true => Language::English,
        false => Language::German,
    })
}

/// The token of `Authorization: Bearer`.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    let token = token.trim();
    let fits = scheme.eq_ignore_ascii_case("bearer") && token.len() <= LONGEST_TOKEN;
    (fits && !token.is_empty()).then_some(token)
}

impl FromRequest<Site> for Call {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let words = words(&parts.headers);
        let params = RawPathParams::from_request_parts(&mut parts, site).await;
        let params = params.map_err(|_| Fault::NotFound.response(words))?;
        let params = params
            .iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let from = asker::address_of(&parts, site);
        let query = parts.uri.query().unwrap_or_default().to_owned();
        let headers = parts.headers.clone();
        let body = match parts.method {
            Method::POST => {
                let sent = Bytes::from_request(Request::from_parts(parts, body), site).await;
                sent.map_err(|_| Fault::TooLarge.response(words))?
            }
            _ => Bytes::new(),
        };
        Ok(Self {
            site: site.clone(),
            words,
            headers,
            from,
            query,
            params,
            body,
            caller: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, value.parse().unwrap())])
    }

    #[test]
    fn a_token_is_read_from_one_header_and_from_nothing_else() {
        let token = |value| bearer(&headers(header::AUTHORIZATION, value)).map(str::to_owned);
        assert_eq!(token("Bearer abc").as_deref(), Some("abc"));
        assert_eq!(token("bearer  abc ").as_deref(), Some("abc"));
        for none in ["Bearer", "Bearer ", "Basic abc", "abc", ""] {
            assert_eq!(token(none), None, "{none}");
        }
        assert_eq!(token(&format!("Bearer {}", "a".repeat(201))), None);
    }

    #[test]
    fn english_is_told_to_who_asks_for_it_first() {
        let told = |value| words(&headers(header::ACCEPT_LANGUAGE, value)).0;
        assert_eq!(told("en-GB, de;q=0.5"), Language::English);
        assert_eq!(told("de, en"), Language::German);
        assert_eq!(told("*"), Language::German);
        assert_eq!(words(&HeaderMap::new()).0, Language::German);
    }
}
