//! Signing in with the account of the city: OpenID Connect Core 1.0, authorization code with PKCE
//! (RFC 7636). Signing out there: RP-Initiated Logout 1.0 and Back-Channel Logout 1.0. Why it is so:
//! `docs/decisions/0026-open-id.md`.

pub(super) mod back;
pub(super) mod begin;
pub(super) mod ended;
mod logout_token;
mod pending;
mod provider;
mod service;
pub(super) mod signed_out;
mod used;

pub(crate) use service::{ClaimNames, Service, check_site};

use augenmass_casework::Error;
use pending::Pending;
use provider::Provider;
use std::fmt;
use used::Used;

/// The city's sign-in service, and what is under way with it.
pub(crate) struct OpenId {
    service: Service,
    provider: Provider,
    pending: Pending,
    used: Used,
}

impl OpenId {
    /// Asks nobody yet: the pages are there while the service is not.
    ///
    /// # Errors
    /// In words, where the machine's certificates cannot be read.
    pub(crate) fn new(service: Service) -> Result<Self, String> {
        Ok(Self {
            provider: Provider::new(&service)?,
            service,
            pending: Pending::default(),
            used: Used::default(),
        })
    }

    /// Asks the service for what it is.
    ///
    /// # Errors
    /// In words, for who sets it up: what was asked and what came back.
    pub(crate) async fn look(&self) -> Result<(), String> {
        self.provider.look(&self.service).await.map(drop)
    }
}

impl fmt::Debug for OpenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OpenId({})", self.service.issuer.as_str())
    }
}

/// Why signing in at the service came to nothing. The words are for logs: no token, name or login is in
/// them, and strangers are told less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failed {
    /// It was not brought to its end, or what came back cannot be trusted: one may try again.
    Unfinished(&'static str),
    /// The service knows the person, but nobody here is so.
    NotHere(&'static str),
    /// The service does not answer as it should.
    Unreachable(&'static str),
}

impl Failed {
    /// The words for logs.
    pub(crate) const fn why(self) -> &'static str {
        match self {
            Self::Unfinished(why) | Self::NotHere(why) | Self::Unreachable(why) => why,
        }
    }

    /// The key of the sentence for the person.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Unfinished(_) => "problem-open-id-unfinished",
            Self::NotHere(_) => "problem-open-id-not-here",
            Self::Unreachable(_) => "problem-open-id-unreachable",
        }
    }
}

impl From<Failed> for super::problem::Problem {
    fn from(failed: Failed) -> Self {
        Self::OpenId(failed)
    }
}

/// What is true of both kinds of tokens: who may sign how, and how far clocks may differ.
mod tokens {
    use openidconnect::core::CoreJwsSigningAlgorithm as Algorithm;

    /// Signatures that are taken: none without one, none with a shared secret.
    pub(super) const ALGORITHMS: [Algorithm; 9] = [
        Algorithm::RsaSsaPkcs1V15Sha256,
        Algorithm::RsaSsaPkcs1V15Sha384,
        Algorithm::RsaSsaPkcs1V15Sha512,
        Algorithm::RsaSsaPssSha256,
        Algorithm::RsaSsaPssSha384,
        Algorithm::RsaSsaPssSha512,
        Algorithm::EcdsaP256Sha256,
        Algorithm::EcdsaP384Sha384,
        Algorithm::EdDsa,
    ];

    /// Seconds by which the clocks of service and installation may differ.
    pub(super) const CLOCKS: i64 = 60;
}

/// The service, for a page that only exists with one.
fn of(asker: &super::asker::Asker) -> Result<&OpenId, super::problem::Problem> {
    let open_id = asker.site.settings.open_id.as_deref();
    open_id.ok_or_else(|| Error::NotFound.into())
}
