//! Who asks for a page, and what was sent: read once, before a handler begins.

use super::cookie;
use super::frame::Frame;
use super::input::Input;
use super::pace::Inside;
use super::problem::Problem;
use super::run;
use super::site::Site;
use super::words::Words;
use augenmass_casework::installation::Installation;
use augenmass_casework::sign_in::{self, Session, SessionSecret};
use augenmass_casework::words::Language;
use augenmass_domain::{Actor, Private};
use axum::extract::{
    ConnectInfo, DefaultBodyLimit, FromRequest, FromRequestParts as _, MatchedPath, Multipart,
    RawPathParams, Request,
};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::response::Response;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use uuid::Uuid;

/// Who asks, and for what.
#[derive(Clone)]
pub(crate) struct Asker {
    pub site: Site,
    pub words: Words,
    pub path: String,
    /// The pattern of the route that led here.
    pub matched: String,
    pub method: Method,
    pub input: Input,
    pub query: Input,
    pub headers: HeaderMap,
    session: Option<Session>,
    secret: Option<SessionSecret>,
    params: Vec<(String, String)>,
    from: IpAddr,
}

impl Asker {
    /// The installation.
    pub(crate) fn installation(&self) -> &Installation {
        &self.site.installation
    }

    /// The session, where somebody is signed in.
    pub(crate) const fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// The secret of the session, to end or renew it.
    pub(crate) const fn secret(&self) -> Option<&SessionSecret> {
        self.secret.as_ref()
    }

    /// Who is signed in.
    pub(crate) fn actor(&self) -> Result<&Actor, Problem> {
        let session = self.session.as_ref().ok_or(Problem::SignIn)?;
        Ok(&session.actor)
    }

    /// The address that asks, for limited tries. Behind a trusted proxy, the last address that it did
    /// not name itself.
    pub(crate) const fn from(&self) -> IpAddr {
        self.from
    }

    /// Counts this request for who is inside.
    ///
    /// # Errors
    /// [`Problem::TooFast`] where there were more this minute than are allowed.
    pub(crate) fn count(&self, who: Inside) -> Result<(), Problem> {
        let form = self.method == Method::POST;
        let counted = self
            .site
            .paces
            .count(who, form, &self.site.settings.requests);
        counted.map_err(|seconds| Problem::TooFast { seconds, form })
    }

    /// A part of the path; empty where there is none.
    pub(crate) fn param(&self, name: &str) -> &str {
        let mut params = self.params.iter();
        params
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value)
    }

    /// The id in the path. What is no id does not exist.
    pub(crate) fn id(&self) -> Result<Uuid, Problem> {
        self.param("id").parse().map_err(|_| Problem::NotFound)
    }

    /// The frame of the page.
    pub(crate) fn frame(&self) -> Frame {
        let mut frame = Frame::new(&self.site, self.words, self.session.as_ref(), &self.path);
        let done = self.done();
        if let Some(action) = augenmass_domain::Action::ALL
            .iter()
            .find(|action| done == Some(action.name()))
        {
            frame.done = self
                .words
                .with("done", "action", self.words.action(*action));
        }
        frame
    }

    /// A secret field that was sent.
    pub(crate) fn private(&self, name: &str) -> Private<String> {
        Private::new(self.input.raw(name).to_owned())
    }

    /// The key that a form of a page without session carries: a cookie and the field must be equal.
    pub(crate) fn visitor_key(&self) -> Option<&str> {
        cookie::read(&self.headers, cookie::VISITOR)
    }

    /// True where the form that was sent comes from a page of this session (or of this visitor).
    pub(crate) fn form_is_ours(&self) -> bool {
        let sent = self.input.raw("form-key");
        let wanted = match &self.session {
            Some(session) => Some(session.form_key()),
            None => self.visitor_key(),
        };
        wanted.is_some_and(|wanted| !wanted.is_empty() && same(wanted, sent))
    }
}

/// Compares in a time that does not tell where two texts differ.
pub(super) fn same(one: &str, other: &str) -> bool {
    let unequal = one
        .bytes()
        .zip(other.bytes())
        .fold(0, |sum, (a, b)| sum | (a ^ b));
    one.len() == other.len() && unequal == 0
}

impl FromRequest<Site> for Asker {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let words = language(&parts.headers);
        let broken = |problem: Problem| problem.plain(words);
        let params = RawPathParams::from_request_parts(&mut parts, site).await;
        let params = params.map_err(|_| broken(Problem::NotFound))?;
        let params = params
            .iter()
            .map(|(k, v)| (k.to_owned(), v.to_owned()))
            .collect();
        let secret = cookie::read(&parts.headers, cookie::SESSION)
            .map(|secret| SessionSecret::from(secret.to_owned()));
        let session = match &secret {
            None => None,
            Some(secret) => sign_in::resume(&site.installation, secret)
                .await
                .map_err(|error| broken(error.into()))?,
        };
        let from = address_of(&parts, site);
        let query = parts.uri.query().unwrap_or_default().to_owned();
        let asker = Self {
            words,
            path: parts.uri.path().to_owned(),
            matched: parts
                .extensions
                .get::<MatchedPath>()
                .map_or_else(String::new, |path| path.as_str().to_owned()),
            method: parts.method.clone(),
            query: Input::encoded(words, query.as_bytes()),
            headers: parts.headers.clone(),
            secret: secret.filter(|_| session.is_some()),
            session,
            params,
            from,
            input: Input::empty(words),
            site: site.clone(),
        };
        let mut request = Request::from_parts(parts, body);
        // Documents of a run are larger than any form; only who is signed in may send them.
        if asker.session.is_some() && asker.matched == run::TAKES_FILES {
            DefaultBodyLimit::max(run::MOST_SENT).apply(&mut request);
        }
        let input = read_input(request, site, words).await.map_err(broken)?;
        Ok(Self { input, ..asker })
    }
}

/// The language that was chosen; German where none was.
fn language(headers: &HeaderMap) -> Words {
    cookie::read(headers, cookie::LANGUAGE)
        .and_then(Words::of_tag)
        .unwrap_or(Words(Language::German))
}

/// The address that a request comes from, for limited tries.
pub(super) fn address_of(parts: &Parts, site: &Site) -> IpAddr {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map_or(Ipv4Addr::UNSPECIFIED.into(), |info| info.0.ip());
    address(peer, &parts.headers, &site.settings.trusted_proxies)
}

/// The address that asks: the peer, or what a trusted proxy says of it.
fn address(peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> IpAddr {
    if !trusted.contains(&peer) {
        return peer;
    }
    let said = headers
        .get("x-forwarded-for")
        .and_then(|value| value.to_str().ok());
    let hops = said.unwrap_or_default().rsplit(',');
    let mut hops = hops.filter_map(|hop| hop.trim().parse::<IpAddr>().ok());
    hops.find(|hop| !trusted.contains(hop)).unwrap_or(peer)
}

async fn read_input(request: Request, site: &Site, words: Words) -> Result<Input, Problem> {
    if request.method() != Method::POST {
        return Ok(Input::empty(words));
    }
    let kind = request.headers().get(header::CONTENT_TYPE);
    let kind = kind
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    if !kind.starts_with("multipart/form-data") {
        let bytes = axum::body::Bytes::from_request(request, site).await;
        return Ok(Input::encoded(
            words,
            &bytes.map_err(|_| Problem::TooLarge)?,
        ));
    }
    let multipart = Multipart::from_request(request, site).await;
    let mut multipart = multipart.map_err(|_| Problem::TooLarge)?;
    let mut input = Input::empty(words);
    while let Some(field) = multipart
        .next_field()
        .await
        .map_err(|_| Problem::TooLarge)?
    {
        let name = field.name().unwrap_or_default().to_owned();
        let file = field.file_name().map(str::to_owned);
        let bytes = field.bytes().await.map_err(|_| Problem::TooLarge)?;
        if let Some(file) = file {
            input.add_file(&name, &file, bytes);
        } else {
            input.add(&name, String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    Ok(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        let proxy: IpAddr = "10.0.0.1".parse().unwrap();
        let stranger: IpAddr = "192.0.2.9".parse().unwrap();
        let mut headers = HeaderMap::new();
        headers.insert(
            "x-forwarded-for",
            "6.6.6.6, 198.51.100.4, 10.0.0.1".parse().unwrap(),
        );
        assert_eq!(address(stranger, &headers, &[proxy]), stranger);
        let seen: IpAddr = "198.51.100.4".parse().unwrap();
        assert_eq!(address(proxy, &headers, &[proxy]), seen);
        assert_eq!(address(proxy, &HeaderMap::new(), &[proxy]), proxy);
    }

    #[test]
    fn keys_are_the_same_only_where_they_are_equal() {
        assert!(same("abc", "abc"));
        assert!(!same("abc", "abd"));
        assert!(!same("abc", "ab"));
        assert!(!same("", "a"));
    }
}
