//! A browser for tests: keeps cookies, fills in forms as they stand on the page, follows redirects.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode, header};
use scraper::{Html, Selector};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use tower::ServiceExt as _;

/// What came back.
pub(super) struct Shown {
    pub status: StatusCode,
    pub location: Option<String>,
    pub headers: axum::http::HeaderMap,
    pub text: String,
}

impl Shown {
    /// The texts of the elements that a selector finds.
    pub(super) fn texts(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        let page = Html::parse_document(&self.text);
        let found = page.select(&selector);
        found
            .map(|element| element.text().collect::<String>().trim().to_owned())
            .collect()
    }

    /// The values of an attribute of the elements that a selector finds.
    pub(super) fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        let page = Html::parse_document(&self.text);
        let found = page.select(&selector);
        found
            .filter_map(|element| element.attr(name).map(str::to_owned))
            .collect()
    }
}

/// What stands between the parts of a form with a file.
const BOUNDARY: &str = "4f8d2c";

/// A form with a file, ready to be sent.
pub(super) struct Filled {
    path: String,
    body: String,
}

/// A browser.
#[derive(Clone)]
pub(super) struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
    peer: Option<SocketAddr>,
    headers: Vec<(&'static str, String)>,
}

impl Browser {
    /// One that nobody has used yet.
    pub(super) fn new(pages: &impl AsRef<Router>) -> Self {
        Self {
            router: pages.as_ref().clone(),
            cookies: BTreeMap::new(),
            peer: None,
            headers: Vec::new(),
        }
    }

    /// The same at an address.
    pub(super) fn at(mut self, peer: [u8; 4]) -> Self {
        self.peer = Some(SocketAddr::from((peer, 50_000)));
        self
    }

    /// The same, with a header on each request.
    pub(super) fn with_header(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }

    /// One in which somebody stepped into a role.
    pub(super) async fn of(pages: &impl AsRef<Router>, login: &str) -> Self {
        let mut browser = Self::new(pages);
        let page = browser.get("/demo").await;
        let key = page.attributes("input[name=form-key]", "value").remove(0);
        let answer = browser
            .post("/demo", &[("form-key", &key), ("login", login)])
            .await;
        assert_eq!(answer.location.as_deref(), Some("/mein-tag"), "{login}");
        browser
    }

    async fn ask(&mut self, request: axum::http::request::Builder, body: Body) -> Shown {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(k, v)| format!("{k}={v}"))
            .collect();
        let mut request = request.header(header::COOKIE, cookies.join("; "));
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let mut request = request.body(body).unwrap();
        if let Some(peer) = self.peer {
            request.extensions_mut().insert(ConnectInfo(peer));
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        for set in response.headers().get_all(header::SET_COOKIE) {
            let (name, rest) = set.to_str().unwrap().split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let location = response.headers().get(header::LOCATION);
        let location = location.map(|value| value.to_str().unwrap().to_owned());
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Shown {
            status,
            location,
            headers,
            text,
        }
    }

    /// Opens a page.
    pub(super) async fn get(&mut self, path: &str) -> Shown {
        self.ask(Request::get(path), Body::empty()).await
    }

    /// Sends fields.
    pub(super) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Shown {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(fields);
        let kind = "application/x-www-form-urlencoded";
        let request = Request::post(path).header(header::CONTENT_TYPE, kind);
        self.ask(request, Body::from(body.finish())).await
    }

    /// Opens the page of a form and sends it with its hidden fields and these.
    pub(super) async fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> Shown {
        let page = self.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text);
        let hidden = hidden(&page);
        let hidden: Vec<(&str, &str)> = hidden.iter().map(|(k, v)| (&**k, &**v)).collect();
        self.post(path, &[&hidden, fields].concat()).await
    }

    /// Opens the page of a form and gives all that its browser would send with these fields and a file of this name.
    pub(super) async fn with_file(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        (name, content): (&str, &str),
    ) -> Filled {
        let page = self.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text);
        let mut body = String::new();
        for (name, value) in filled(&page, fields) {
            body += &format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
        }
        body += &format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{name}.txt\"\r\n\
             Content-Type: text/plain\r\n\r\n{content}\r\n--{BOUNDARY}--\r\n"
        );
        Filled {
            path: path.to_owned(),
            body,
        }
    }

    /// Sends a form with a file.
    pub(super) async fn send_filled(&mut self, form: &Filled) -> Shown {
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let request = Request::post(&form.path).header(header::CONTENT_TYPE, kind);
        self.ask(request, Body::from(form.body.clone())).await
    }

    /// Opens the page of a form and sends it twice at once, then once more.
    pub(super) async fn send_thrice(&mut self, path: &str, fields: &[(&str, &str)]) -> [Shown; 3] {
        let page = self.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text);
        let all = filled(&page, fields);
        let all: Vec<(&str, &str)> = all.iter().map(|(k, v)| (&**k, &**v)).collect();
        let (mut one, mut two) = (self.clone(), self.clone());
        let (first, second) = tokio::join!(one.post(path, &all), two.post(path, &all));
        [first, second, self.post(path, &all).await]
    }

    /// Opens a page with a form and sends it as it stands there, with these fields filled in.
    pub(super) async fn fill(&mut self, path: &str, fields: &[(&str, &str)]) -> Shown {
        let page = self.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text);
        let action = page.attributes("main form.a-form", "action").remove(0);
        let all = filled(&page, fields);
        let all: Vec<(&str, &str)> = all.iter().map(|(k, v)| (&**k, &**v)).collect();
        self.post(&action, &all).await
    }
}

/// The form in the main part of a page as it stands there, with these fields filled in.
pub(super) fn filled(page: &Shown, with: &[(&str, &str)]) -> Vec<(String, String)> {
    let page = Html::parse_document(&page.text);
    let form = Selector::parse("main form.a-form").unwrap();
    let form = page.select(&form).next().expect("a form on the page");
    let inputs = Selector::parse("input, textarea").unwrap();
    let mut fields = Vec::new();
    for input in form.select(&inputs) {
        let chosen = match input.attr("type") {
            Some("radio" | "checkbox") => input.attr("checked").is_some(),
            Some("file") => false,
            _ => true,
        };
        if let Some(name) = input.attr("name").filter(|_| chosen) {
            let text = input.text().collect::<String>();
            let value = input.attr("value").map_or(text, str::to_owned);
            fields.push((name.to_owned(), value));
        }
    }
    fields.retain(|(name, _)| with.iter().all(|(known, _)| known != name));
    fields.extend(with.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())));
    fields
}

/// The hidden fields of the form in the main part of a page.
pub(super) fn hidden(page: &Shown) -> Vec<(String, String)> {
    let names = page.attributes("main form input[type=hidden]", "name");
    let values = page.attributes("main form input[type=hidden]", "value");
    names.into_iter().zip(values).collect()
}
