//! A logout token (Back-Channel Logout 1.0, sections 2.4 and 2.6): the service says that somebody is signed
//! out. Anybody can send one, so nothing of it counts before its signature.

use super::tokens::{ALGORITHMS, CLOCKS};
use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine as _};
use openidconnect::JsonWebKey as _;
use openidconnect::core::{CoreJsonWebKeySet, CoreJwsSigningAlgorithm};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// What makes a token one of these.
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// Seconds that a token lasts which does not say it (section 2.4 recommends two minutes at most).
const LASTS: i64 = 120;
/// The longest token that is read, bytes.
const LONGEST: usize = 16 * 1024;

/// Who is signed out.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct LogoutToken {
    /// Who (`sub`).
    pub subject: Option<String>,
    /// Which session at the service (`sid`).
    pub session: Option<String>,
    /// The token's own id (`jti`).
    pub id: String,
    /// Until when it could be sent again, seconds.
    pub until: i64,
}

/// Why a token does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// Its key is not known; the service may have a new one.
    UnknownKey,
    /// Something else, in words for logs.
    Token(&'static str),
}

#[derive(Deserialize)]
struct Header {
    alg: CoreJwsSigningAlgorithm,
    kid: Option<String>,
    typ: Option<String>,
    crit: Option<Value>,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    aud: Audience,
    iat: i64,
    exp: Option<i64>,
    jti: String,
    sub: Option<String>,
    sid: Option<String>,
    nonce: Option<Value>,
    events: Map<String, Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Some(Vec<String>),
}

impl Audience {
    fn names(&self, client: &str) -> bool {
        match self {
            Self::One(one) => one == client,
            Self::Some(some) => some.iter().any(|one| one == client),
        }
    }
}

/// Checks a token at a moment (seconds).
pub(super) fn check(
    token: &str,
    keys: &CoreJsonWebKeySet,
    (issuer, client): (&str, &str),
    now: i64,
) -> Result<LogoutToken, Wrong> {
    if token.len() > LONGEST {
        return Err(Wrong::Token("too long"));
    }
    let (signed, signature) = token.rsplit_once('.').ok_or(Wrong::Token("form"))?;
    let (header, claims) = signed.split_once('.').ok_or(Wrong::Token("form"))?;
    let header: Header = part(header)?;
    is_signed(&header, keys, signed, signature)?;
    let claims: Claims = part(claims)?;
    let until = claims.exp.unwrap_or(claims.iat.saturating_add(LASTS));
    let until = until.saturating_add(CLOCKS);
    let wrong = [
        (claims.iss != issuer, "issuer"),
        (!claims.aud.names(client), "audience"),
        (now >= until, "expired"),
        (claims.iat > now.saturating_add(CLOCKS), "from the future"),
        (claims.nonce.is_some(), "nonce"),
        (claims.jti.is_empty(), "id"),
        (claims.sub.is_none() && claims.sid.is_none(), "nobody"),
        (
            !claims.events.get(EVENT).is_some_and(Value::is_object),
            "event",
        ),
    ];
    match wrong.into_iter().find(|(wrong, _)| *wrong) {
        Some((_, why)) => Err(Wrong::Token(why)),
        None => Ok(LogoutToken {
            subject: claims.sub,
            session: claims.sid,
            id: claims.jti,
            until,
        }),
    }
}

fn part<T: DeserializeOwned>(text: &str) -> Result<T, Wrong> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(text);
    let bytes = bytes.map_err(|_| Wrong::Token("form"))?;
    serde_json::from_slice(&bytes).map_err(|_| Wrong::Token("form"))
}

fn is_signed(
    header: &Header,
    keys: &CoreJsonWebKeySet,
    signed: &str,
    signature: &str,
) -> Result<(), Wrong> {
    // An ID token with its type named is no word to sign out.
    let kind = header.typ.as_deref().unwrap_or("JWT");
    let known = ["JWT", "logout+jwt", "application/logout+jwt"];
    if !known.iter().any(|known| kind.eq_ignore_ascii_case(known)) || header.crit.is_some() {
        return Err(Wrong::Token("type"));
    }
    if !ALGORITHMS.contains(&header.alg) {
        return Err(Wrong::Token("algorithm"));
    }
    let signature = BASE64_URL_SAFE_NO_PAD.decode(signature);
    let signature = signature.map_err(|_| Wrong::Token("form"))?;
    let mut fitting = keys.keys().iter().filter(|key| {
        let id = key.key_id().map(|id| id.as_str());
        header.kid.is_none() || header.kid.as_deref() == id
    });
    let right = |key: &openidconnect::core::CoreJsonWebKey| {
        let verified = key.verify_signature(&header.alg, signed.as_bytes(), &signature);
        verified.is_ok()
    };
    let mut met = false;
    if fitting.any(|key| {
        met = true;
        right(key)
    }) {
        return Ok(());
    }
    match met {
        true => Err(Wrong::Token("signature")),
        false => Err(Wrong::UnknownKey),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use openidconnect::core::CoreEdDsaPrivateSigningKey;
    use openidconnect::{JsonWebKeyId, PrivateSigningKey as _};
    use serde_json::json;

    /// RFC 8410, section 10.3: the private key of the example.
    const KEY: &str = "-----BEGIN PRIVATE KEY-----\n\
        MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n\
        -----END PRIVATE KEY-----\n";
    const NOW: i64 = 1_790_000_000;
    const PARTIES: (&str, &str) = ("https://sso.example", "augenmass");

    fn key() -> CoreEdDsaPrivateSigningKey {
        let id = JsonWebKeyId::new("k1".to_owned());
        CoreEdDsaPrivateSigningKey::from_ed25519_pem(KEY, Some(id)).unwrap()
    }

    fn keys() -> CoreJsonWebKeySet {
        CoreJsonWebKeySet::new(vec![key().as_verification_key()])
    }

    fn signed(header: &Value, claims: &Value) -> String {
        let part = |value: &Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", part(header), part(claims));
        let signature = key().sign(&CoreJwsSigningAlgorithm::EdDsa, signed.as_bytes());
        let signature = BASE64_URL_SAFE_NO_PAD.encode(signature.unwrap());
        format!("{signed}.{signature}")
    }

    fn header() -> Value {
        json!({"alg": "EdDSA", "kid": "k1", "typ": "logout+jwt"})
    }

    fn claims() -> Value {
        json!({
            "iss": "https://sso.example", "aud": "augenmass", "iat": NOW - 5, "exp": NOW + 60,
            "jti": "j1", "sub": "s1", "sid": "a", "events": {EVENT: {}},
        })
    }

    fn with(name: &str, value: Value) -> Value {
        let mut claims = claims();
        claims[name] = value;
        claims
    }

    fn without(name: &str) -> Value {
        let mut claims = claims();
        claims.as_object_mut().unwrap().remove(name);
        claims
    }

    fn checked(header: &Value, claims: &Value) -> Result<LogoutToken, Wrong> {
        check(&signed(header, claims), &keys(), PARTIES, NOW)
    }

    #[test]
    fn a_right_token_names_who_is_signed_out() {
        let token = checked(&header(), &claims()).unwrap();
        assert_eq!(token.subject.as_deref(), Some("s1"));
        assert_eq!(token.session.as_deref(), Some("a"));
        assert_eq!((&*token.id, token.until), ("j1", NOW + 60 + CLOCKS));
        for claims in [
            without("sub"),
            without("sid"),
            without("exp"),
            with("aud", json!(["x", "augenmass"])),
            with("exp", json!(NOW - CLOCKS + 1)),
            with("iat", json!(NOW + CLOCKS)),
        ] {
            assert!(checked(&header(), &claims).is_ok(), "{claims}");
        }
        for typ in [
            json!({"alg": "EdDSA"}),
            json!({"alg": "EdDSA", "typ": "jwt"}),
        ] {
            assert!(checked(&typ, &claims()).is_ok(), "{typ}");
        }
    }

    #[test]
    fn each_claim_that_is_wrong_is_refused() {
        let mut anonymous = without("sub");
        anonymous.as_object_mut().unwrap().remove("sid");
        for (why, claims) in [
            ("issuer", with("iss", json!("https://other.example"))),
            ("audience", with("aud", json!("other"))),
            ("audience", with("aud", json!(["other"]))),
            ("expired", with("exp", json!(NOW - CLOCKS))),
            ("from the future", with("iat", json!(NOW + CLOCKS + 1))),
            ("nonce", with("nonce", json!("n"))),
            ("id", with("jti", json!(""))),
            ("nobody", anonymous),
            ("event", with("events", json!({}))),
            ("event", with("events", json!({EVENT: true}))),
            ("form", without("events")),
            ("form", without("iat")),
            ("form", without("jti")),
        ] {
            let wrong = checked(&header(), &claims);
            assert_eq!(wrong, Err(Wrong::Token(why)), "{claims}");
        }
        let old = json!({"iat": NOW - LASTS - CLOCKS});
        let mut old_without_end = without("exp");
        old_without_end["iat"] = old["iat"].clone();
        assert_eq!(
            checked(&header(), &old_without_end),
            Err(Wrong::Token("expired"))
        );
    }

    #[test]
    fn no_byte_of_a_token_can_be_altered() {
        let right = signed(&header(), &claims());
        for place in 0..right.len() {
            for other in ["A", "b", "-", ".", "=", "ß"] {
                let mut altered = right.clone();
                altered.replace_range(place..=place, other);
                if altered != right {
                    let checked = check(&altered, &keys(), PARTIES, NOW);
                    assert!(checked.is_err(), "{place} {other}");
                }
            }
            assert!(check(&right[..place], &keys(), PARTIES, NOW).is_err());
        }
    }

    #[test]
    fn without_the_services_signature_nothing_counts() {
        for (why, header) in [
            ("algorithm", json!({"alg": "none"})),
            ("algorithm", json!({"alg": "HS256", "kid": "k1"})),
            ("signature", json!({"alg": "RS256", "kid": "k1"})),
            ("type", json!({"alg": "EdDSA", "typ": "at+jwt"})),
            ("type", json!({"alg": "EdDSA", "crit": ["x"]})),
        ] {
            let wrong = checked(&header, &claims());
            let form = why == "algorithm" && wrong == Err(Wrong::Token("form"));
            assert!(
                form || wrong == Err(Wrong::Token(why)),
                "{header}: {wrong:?}"
            );
        }
        let unknown = json!({"alg": "EdDSA", "kid": "k2"});
        assert_eq!(checked(&unknown, &claims()), Err(Wrong::UnknownKey));
        let right = signed(&header(), &claims());
        let other = signed(&header(), &with("sub", json!("s2")));
        let (_, signature) = right.rsplit_once('.').unwrap();
        let (other, _) = other.rsplit_once('.').unwrap();
        let forged = check(&format!("{other}.{signature}"), &keys(), PARTIES, NOW);
        assert_eq!(forged, Err(Wrong::Token("signature")));
        for text in ["", "a", "a.b", "a.b.c", "..", &"a".repeat(LONGEST + 1)] {
            assert!(check(text, &keys(), PARTIES, NOW).is_err(), "{text:.9}");
        }
    }
}
