//! The city's sign-in service as the configuration names it.

use openidconnect::url::{Host, Url};
use openidconnect::{ClientId, ClientSecret, IssuerUrl};
use serde_json::{Map, Value};

/// The service, and who this installation is for it.
#[derive(Clone, Debug)]
pub(crate) struct Service {
    /// Who signs the tokens; its address is where the service is asked what it is.
    pub issuer: IssuerUrl,
    /// The name of this installation at the service.
    pub client: ClientId,
    /// What proves it.
    pub secret: ClientSecret,
    /// The address of this site as browsers know it.
    pub site: Url,
    /// Where the tokens say what.
    pub names: ClaimNames,
}

/// The names of claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ClaimNames {
    /// The login.
    pub login: String,
    /// The role, one or several.
    pub role: String,
    /// The office.
    pub office: String,
    /// The carrier.
    pub carrier: String,
}

impl Service {
    /// An address of this site, for the service.
    pub(super) fn page(&self, path: &str) -> Url {
        let mut page = self.site.clone();
        page.set_path(path);
        page
    }

    /// True where a service on this machine may be asked without TLS.
    pub(super) fn is_local(&self) -> bool {
        is_loopback(self.issuer.url())
    }

    /// True where an address that the service names may be used.
    pub(super) fn is_safe(&self, address: &Url) -> bool {
        is_safe(address, self.is_local())
    }
}

/// True where an address needs TLS and has it, or is on this machine and may do without.
pub(super) fn is_safe(address: &Url, local: bool) -> bool {
    let clean = address.username().is_empty() && address.password().is_none();
    let closed = address.scheme() == "https";
    clean && (closed || (local && address.scheme() == "http" && is_loopback(address)))
}

fn is_loopback(address: &Url) -> bool {
    match address.host() {
        Some(Host::Ipv4(v4)) => v4.is_loopback(),
        Some(Host::Ipv6(v6)) => v6.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

/// What is wrong with an address that is not closed.
const TLS: &str = "muss mit https:// beginnen; http:// geht nur auf diesem Rechner";

/// Checks the address of the pages as browsers know it.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn check_site(site: &Url) -> Result<(), &'static str> {
    if !is_safe(site, true) {
        return Err(TLS);
    }
    let bare = site.path() == "/" && site.query().is_none();
    if !bare || site.fragment().is_some() {
        return Err("ist die Adresse der Seiten ohne Pfad");
    }
    Ok(())
}

impl Service {
    /// Checks what was configured.
    ///
    /// # Errors
    /// The word of the file that is wrong, and why.
    pub(crate) fn check(&self) -> Result<(), (&'static str, &'static str)> {
        let issuer = self.issuer.url();
        if !is_safe(issuer, true) {
            return Err(("issuer", TLS));
        }
        if issuer.query().is_some() || issuer.fragment().is_some() {
            return Err(("issuer", "darf kein ? und kein # enthalten"));
        }
        check_site(&self.site).map_err(|why| ("public-address", why))?;
        if self.client.trim().is_empty() {
            return Err(("client-id", "darf nicht leer sein"));
        }
        if self.secret.secret().is_empty() {
            return Err(("client-secret-file", "ist leer"));
        }
        Ok(())
    }
}

/// The texts of a claim: one, several, or none where it is no text.
pub(super) fn texts(claims: &Map<String, Value>, name: &str) -> Vec<String> {
    let one = |value: &Value| value.as_str().map(str::to_owned);
    match claims.get(name) {
        Some(Value::Array(all)) => all.iter().filter_map(one).collect(),
        Some(value) => one(value).into_iter().collect(),
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    fn service(issuer: &str, site: &str) -> Service {
        Service {
            issuer: IssuerUrl::new(issuer.to_owned()).unwrap(),
            client: ClientId::new("augenmass".to_owned()),
            secret: ClientSecret::new("x".to_owned()),
            site: url(site),
            names: ClaimNames {
                login: "login".to_owned(),
                role: "role".to_owned(),
                office: "office".to_owned(),
                carrier: "carrier".to_owned(),
            },
        }
    }

    #[test]
    fn without_tls_only_on_this_machine() {
        let here = "https://augenmass.example";
        for (issuer, site, wrong) in [
            ("https://sso.example/realms/stadt", here, None),
            ("http://127.0.0.1:9", "http://127.0.0.1:8", None),
            ("http://[::1]:9", "http://localhost:8", None),
            ("http://sso.example", here, Some("issuer")),
            ("http://127.0.0.1.example", here, Some("issuer")),
            ("http://a:b@127.0.0.1", here, Some("issuer")),
            ("https://sso.example/?a", here, Some("issuer")),
            (
                "https://sso.example",
                "http://augenmass.example",
                Some("public-address"),
            ),
            (
                "https://sso.example",
                "https://augenmass.example/x",
                Some("public-address"),
            ),
        ] {
            let checked = service(issuer, site).check();
            assert_eq!(
                checked.err().map(|(word, _)| word),
                wrong,
                "{issuer} {site}"
            );
        }
    }

    #[test]
    fn a_service_elsewhere_names_no_address_without_tls() {
        let far = service("https://sso.example", "https://augenmass.example");
        assert!(far.is_safe(&url("https://keys.example/jwks")));
        assert!(!far.is_safe(&url("http://sso.example/token")));
        assert!(!far.is_safe(&url("http://127.0.0.1/token")));
        let near = service("http://127.0.0.1:9", "http://127.0.0.1:8");
        assert!(near.is_safe(&url("http://127.0.0.1:9/token")));
        assert!(!near.is_safe(&url("http://sso.example/token")));
    }

    #[test]
    fn a_claim_is_one_text_or_several() {
        let claims = serde_json::json!({"one": "a", "some": ["a", 1, "b"], "none": {"a": "b"}});
        let claims = claims.as_object().unwrap();
        assert_eq!(texts(claims, "one"), ["a"]);
        assert_eq!(texts(claims, "some"), ["a", "b"]);
        assert_eq!(texts(claims, "none"), [] as [&str; 0]);
        assert_eq!(texts(claims, "missing"), [] as [&str; 0]);
    }
}
