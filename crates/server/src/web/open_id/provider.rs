//! Talking to the service: what it is (OpenID Connect Discovery 1.0), its keys, the exchange of a code, the
//! check of an ID token. The moment is always the installation's.

use super::Failed;
use super::service::Service;
use super::tokens::{ALGORITHMS, CLOCKS};
use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine as _};
use jiff::{SignedDuration, Timestamp};
use openidconnect::core::{
    CoreClient, CoreClientAuthMethod, CoreErrorResponseType, CoreIdToken, CoreJsonWebKeySet,
};
use openidconnect::url::Url;
use openidconnect::{
    AuthType, AuthorizationCode, ClaimsVerificationError, DiscoveryError, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, Nonce, PkceCodeVerifier, ProviderMetadataWithLogout, RedirectUrl,
    RequestTokenError, SignatureVerificationError, TokenResponse as _,
};
use serde_json::{Map, Value};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// How long what the service says of itself is believed.
const FRESH: SignedDuration = SignedDuration::from_hours(1);
/// So often, at most, the service is asked again where it did not answer, or where a key is not known:
/// anybody can send a token.
const ASK_EVERY: SignedDuration = SignedDuration::from_secs(10);
/// How long the service may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// What the service says of itself, with its keys.
pub(super) type Metadata = Arc<ProviderMetadataWithLogout>;
/// A client of the service, for one sign-in.
pub(super) type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;
/// What an ID token says, once it was checked.
pub(super) type Claims = Map<String, Value>;

#[derive(Clone)]
struct Known {
    metadata: Metadata,
    at: Timestamp,
    keys_at: Timestamp,
}

/// The connection to the service.
pub(super) struct Provider {
    http: reqwest::Client,
    known: Mutex<Option<Known>>,
    /// When the service last did not answer. Whoever holds it asks; the others wait for the answer.
    asking: tokio::sync::Mutex<Option<Timestamp>>,
}

impl Provider {
    /// Asks nobody yet.
    ///
    /// # Errors
    /// In words, where the machine's certificates cannot be read.
    pub(super) fn new(service: &Service) -> Result<Self, String> {
        let local = service.is_local();
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(PATIENCE / 2)
            .timeout(PATIENCE)
            .https_only(!local);
        let http = match local {
            true => http.no_proxy(),
            false => http,
        };
        Ok(Self {
            http: http.build().map_err(|error| told(&error))?,
            known: Mutex::default(),
            asking: tokio::sync::Mutex::default(),
        })
    }

    /// Asks the service what it is.
    ///
    /// # Errors
    /// In words, for who sets it up.
    pub(super) async fn look(&self, service: &Service) -> Result<Metadata, String> {
        let issuer = service.issuer.clone();
        let metadata = ProviderMetadataWithLogout::discover_async(issuer, &self.http).await;
        let metadata = metadata.map_err(|error| match &error {
            DiscoveryError::Response(status, _, _) => format!("{status}"),
            other => told(other),
        })?;
        let Some(token) = metadata.token_endpoint() else {
            return Err("token_endpoint".to_owned());
        };
        let ended = &metadata.additional_metadata().end_session_endpoint;
        let mut addresses = vec![
            metadata.authorization_endpoint().url(),
            token.url(),
            metadata.jwks_uri().url(),
        ];
        addresses.extend(ended.as_ref().map(|ended| ended.url()));
        match addresses.into_iter().find(|url| !service.is_safe(url)) {
            Some(open) => Err(format!("http: {open}")),
            None => Ok(Arc::new(metadata)),
        }
    }

    fn known(&self) -> Option<Known> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.clone()
    }

    fn fresh(&self, now: Timestamp) -> Option<Metadata> {
        let known = self.known()?;
        (now.duration_since(known.at).abs() < FRESH).then_some(known.metadata)
    }

    fn keep(&self, known: Known) {
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(known);
    }

    /// What the service is, asked at most once an hour.
    pub(super) async fn metadata(
        &self,
        service: &Service,
        now: Timestamp,
    ) -> Result<Metadata, Failed> {
        if let Some(metadata) = self.fresh(now) {
            return Ok(metadata);
        }
        let mut failed_at = self.asking.lock().await;
        if let Some(metadata) = self.fresh(now) {
            return Ok(metadata);
        }
        if failed_at.is_some_and(|at| now.duration_since(at).abs() < ASK_EVERY) {
            return Err(Failed::Unreachable("no answer a moment ago"));
        }
        let metadata = self.look(service).await.map_err(|why| {
            tracing::error!(why, "the sign-in service cannot be asked what it is");
            *failed_at = Some(now);
            Failed::Unreachable("discovery")
        })?;
        self.keep(Known {
            metadata: metadata.clone(),
            at: now,
            keys_at: now,
        });
        Ok(metadata)
    }

    /// The same with new keys; `None` where they were asked for a moment ago.
    pub(super) async fn with_new_keys(&self, now: Timestamp) -> Result<Option<Metadata>, Failed> {
        let known = self
            .known()
            .filter(|known| now.duration_since(known.keys_at).abs() >= ASK_EVERY);
        let Some(known) = known else { return Ok(None) };
        self.keep(Known {
            keys_at: now,
            ..known.clone()
        });
        let keys = CoreJsonWebKeySet::fetch_async(known.metadata.jwks_uri(), &self.http).await;
        let keys = keys.map_err(|_| Failed::Unreachable("keys"))?;
        let metadata = Arc::new((*known.metadata).clone().set_jwks(keys));
        self.keep(Known {
            metadata: metadata.clone(),
            keys_at: now,
            ..known
        });
        Ok(Some(metadata))
    }

    /// A client of the service.
    pub(super) fn client(service: &Service, metadata: &Metadata) -> Client {
        let ways = metadata.token_endpoint_auth_methods_supported();
        let offers = |way| ways.is_some_and(|ways| ways.contains(&way));
        let body = offers(CoreClientAuthMethod::ClientSecretPost)
            && !offers(CoreClientAuthMethod::ClientSecretBasic);
        let (client, secret) = (service.client.clone(), service.secret.clone());
        CoreClient::from_provider_metadata((**metadata).clone(), client, Some(secret))
            .set_redirect_uri(RedirectUrl::from_url(service.page(super::back::PATH)))
            .set_auth_type(match body {
                true => AuthType::RequestBody,
                false => AuthType::BasicAuth,
            })
    }

    /// Gives a code for an ID token.
    pub(super) async fn exchange(
        &self,
        client: &Client,
        code: String,
        verifier: String,
    ) -> Result<CoreIdToken, Failed> {
        let request = client.exchange_code(AuthorizationCode::new(code));
        let request = request.map_err(|_| Failed::Unreachable("no token endpoint"))?;
        let request = request.set_pkce_verifier(PkceCodeVerifier::new(verifier));
        let tokens = request.request_async(&self.http).await;
        let tokens = tokens.map_err(|error| match error {
            RequestTokenError::ServerResponse(said)
                if *said.error() == CoreErrorResponseType::InvalidClient =>
            {
                Failed::Unreachable("client or secret not taken")
            }
            RequestTokenError::ServerResponse(_) => Failed::Unfinished("code not taken"),
            RequestTokenError::Request(_) => Failed::Unreachable("token endpoint"),
            RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
                Failed::Unreachable("token answer")
            }
        })?;
        let token = tokens.id_token().cloned();
        token.ok_or(Failed::Unreachable("no ID token"))
    }

    /// Checks an ID token: signature, issuer, audience, nonce, end (OpenID Connect Core, 3.1.3.7). A key
    /// that is not known may be new.
    pub(super) async fn claims(
        &self,
        service: &Service,
        client: &Client,
        (token, nonce): (&CoreIdToken, &Nonce),
        now: Timestamp,
    ) -> Result<Claims, Failed> {
        let mut verified = verified(client, token, nonce, now);
        if let Err(ClaimsVerificationError::SignatureVerification(
            SignatureVerificationError::NoMatchingKey,
        )) = verified
            && let Some(metadata) = self.with_new_keys(now).await?
        {
            let client = Self::client(service, &metadata);
            verified = self::verified(&client, token, nonce, now);
        }
        verified.map_err(|error| Failed::Unfinished(why(&error)))?;
        payload(token).ok_or(Failed::Unfinished("form of the token"))
    }
}

fn verified(
    client: &Client,
    token: &CoreIdToken,
    nonce: &Nonce,
    now: Timestamp,
) -> Result<(), ClaimsVerificationError> {
    let clocks = SignedDuration::from_secs(CLOCKS);
    let past: SystemTime = now.saturating_sub(clocks).unwrap_or(now).into();
    let future: SystemTime = now.saturating_add(clocks).unwrap_or(now).into();
    let verifier = client
        .id_token_verifier()
        .set_allowed_algs(ALGORITHMS)
        .set_time_fn(move || past.into())
        .set_issue_time_verifier_fn(move |at| match SystemTime::from(at) <= future {
            true => Ok(()),
            false => Err("from the future".to_owned()),
        });
    token.claims(&verifier, nonce).map(drop)
}

/// What a token says that was checked.
fn payload(token: &CoreIdToken) -> Option<Claims> {
    let text = token.to_string();
    let part = text.split('.').nth(1)?;
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(part).ok()?;
    serde_json::from_slice(&bytes).ok()
}

/// The reason without anything that the token says.
const fn why(error: &ClaimsVerificationError) -> &'static str {
    match error {
        ClaimsVerificationError::Expired(_) => "token expired",
        ClaimsVerificationError::InvalidAudience(_) => "token for another audience",
        ClaimsVerificationError::InvalidIssuer(_) => "token of another issuer",
        ClaimsVerificationError::InvalidNonce(_) => "token with another nonce",
        ClaimsVerificationError::SignatureVerification(_) => "signature of the token",
        _ => "token",
    }
}

/// An error with its causes.
fn told(error: &dyn std::error::Error) -> String {
    let mut told = error.to_string();
    let mut cause = error.source();
    while let Some(next) = cause {
        told.push_str(": ");
        told.push_str(&next.to_string());
        cause = next.source();
    }
    told
}

/// Where the browser goes to sign out at the service, where it can.
pub(super) fn end_of_session(service: &Service, metadata: &Metadata) -> Option<Url> {
    let ended = metadata
        .additional_metadata()
        .end_session_endpoint
        .clone()?;
    let back = openidconnect::PostLogoutRedirectUrl::from_url(service.page("/"));
    let request = openidconnect::LogoutRequest::from(ended)
        .set_client_id(service.client.clone())
        .set_post_logout_redirect_uri(back);
    Some(request.http_get_url())
}
