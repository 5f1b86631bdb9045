//! Tokens that an application gets for a grant.

use std::sync::Arc;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use serde::Serialize;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::{grants::GrantRequest, nameable_scopes, sid, subject};
use crate::{
    domain::{
        Application, Timestamp, TokenHash,
        application::settings::AccessTokenFormat,
        credentials::jws::{self, KeySet, SigningAlgorithm},
        oauth::{
            ClaimsRequest, OAuthScopes,
            claims::{self, NamedClaims},
            subject::{acr, amr},
        },
        session::AuthMethod,
    },
    server::Server,
    service::{Error, Result, accounts::details, schema},
    store::{
        Tx,
        oauth::{
            grants::AuthorizationGrant,
            tokens::{self as store, OAuthToken, OAuthTokenKind},
        },
    },
};

/// A successful answer of the token endpoint (RFC 6749 §5.1, OpenID Connect Core §3.1.3.3).
#[derive(Debug, Serialize)]
pub struct TokenSet {
    access_token: String,
    token_type: &'static str,
    /// Lifetime of the access token, in seconds.
    expires_in: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id_token: Option<String>,
    scope: String,
}

/// Prefixes of opaque tokens, by which secret scanners recognise a leaked one.
const ACCESS_PREFIX: &str = "vat_";
const REFRESH_PREFIX: &str = "vrt_";

/// Tokens to be issued to an application.
#[derive(Debug)]
pub struct TokenRequest<'a> {
    pub application: &'a Application,
    /// `None` for an application that acts for itself.
    pub grant: Option<&'a AuthorizationGrant>,
    /// Scopes of the access token and the ID token.
    pub scopes: OAuthScopes,
    /// Scopes of the refresh token, which is issued if the grant is one for offline access.
    pub refresh_scopes: OAuthScopes,
    pub resource: Option<String>,
    /// The signing keys, which are read before a transaction: reading them can make new ones.
    pub keys: Arc<KeySet>,
}

/// Tokens that are signed, and are to be recorded before the application gets them.
#[derive(Debug)]
pub struct UnrecordedTokens {
    pub tokens: TokenSet,
    pub rows: Vec<OAuthToken>,
}

/// Issues the access token, and a refresh token and an ID token where the scopes ask for them.
pub async fn issue(server: &Server, request: &TokenRequest<'_>) -> Result<UnrecordedTokens> {
    let now = server.clock.now();
    let openid = &server.config.openid;
    let is_offline = request.refresh_scopes.has(OAuthScopes::OFFLINE_ACCESS);

    let access_token = access_token(server, request, now)?;
    let access_expires_at = now.plus(openid.access_token_lifetime);
    let access = request.row(OAuthTokenKind::Access, &access_token, now, access_expires_at);
    let mut rows = vec![access];

    let refresh_token = if is_offline {
        let token = format!("{REFRESH_PREFIX}{}", server.random.token().reveal());
        let expires_at = now.plus(openid.refresh_token_idle_lifetime);
        rows.push(request.row(OAuthTokenKind::Refresh, &token, now, expires_at));
        Some(token)
    } else {
        None
    };
    let id_token = match request.grant {
        Some(grant) if request.scopes.has(OAuthScopes::OPENID) => {
            Some(id_token(server, request, grant, &access_token).await?)
        }
        Some(_) | None => None,
    };

    let tokens = TokenSet {
        access_token,
        token_type: "Bearer",
        expires_in: openid.access_token_lifetime.as_secs(),
        refresh_token,
        id_token,
        scope: request.scopes.to_string(),
    };
    Ok(UnrecordedTokens { tokens, rows })
}

impl UnrecordedTokens {
    /// Records the tokens, which may be given to the application once the transaction is
    /// committed.
    pub async fn record(self, tx: &mut Tx) -> Result<TokenSet> {
        for row in &self.rows {
            store::create(tx, row).await?;
        }
        Ok(self.tokens)
    }
}

impl TokenRequest<'_> {
    fn row(
        &self,
        kind: OAuthTokenKind,
        token: &str,
        created_at: Timestamp,
        expires_at: Timestamp,
    ) -> OAuthToken {
        let scopes = match kind {
            OAuthTokenKind::Access => &self.scopes,
            OAuthTokenKind::Refresh => &self.refresh_scopes,
        };

        OAuthToken {
            token_hash: TokenHash::of(token.as_bytes()),
            kind,
            application_id: self.application.id.clone(),
            grant_id: self.grant.map(|grant| grant.id),
            scopes: scopes.clone(),
            resource: self.resource.clone(),
            created_at,
            expires_at: self.grant.map_or(expires_at, |grant| expires_at.min(grant.expires_at)),
            used_at: None,
        }
    }
}

fn access_token(server: &Server, request: &TokenRequest<'_>, now: Timestamp) -> Result<String> {
    let secret = server.random.token();
    match request.application.settings.access_token_format {
        AccessTokenFormat::Opaque => Ok(format!("{ACCESS_PREFIX}{}", secret.reveal())),
        AccessTokenFormat::Jwt => {
            let mut claims = jwt_access_claims(server, request, now);
            claims.insert("jti".to_owned(), json!(secret.reveal()));
            sign(server, &request.keys, SigningAlgorithm::Es256, "at+jwt", &claims)
        }
    }
}

/// The claims of an access token that is a JWT (RFC 9068 §2.2).
fn jwt_access_claims(
    server: &Server,
    request: &TokenRequest<'_>,
    now: Timestamp,
) -> Map<String, Value> {
    let TokenRequest { application, grant, scopes, resource, .. } = request;
    let openid = &server.config.openid;
    let mut claims = Map::from_iter([
        ("iss".to_owned(), json!(openid.issuer)),
        ("aud".to_owned(), json!(resource.as_deref().unwrap_or(application.id.as_str()))),
        ("client_id".to_owned(), json!(application.id)),
        ("iat".to_owned(), json!(seconds(now))),
        ("exp".to_owned(), json!(seconds(now.plus(openid.access_token_lifetime)))),
        ("scope".to_owned(), json!(scopes.to_string())),
    ]);

    match grant {
        Some(grant) => {
            let subject = subject(server, application, grant.account_id);
            claims.insert("sub".to_owned(), json!(subject));
            claims.extend(authentication_claims(grant.method, grant.authenticated_at));
        }
        None => drop(claims.insert("sub".to_owned(), json!(application.id))),
    }
    claims
}

/// The ID token of a grant (OpenID Connect Core §2).
async fn id_token(
    server: &Server,
    token_request: &TokenRequest<'_>,
    grant: &AuthorizationGrant,
    access_token: &str,
) -> Result<String> {
    let TokenRequest { application, keys, .. } = token_request;
    let now = server.clock.now();
    let openid = &server.config.openid;
    let request = GrantRequest::of(grant)?;

    let mut claims = requested_claims(server, token_request, grant, &request).await?;
    claims.extend(authentication_claims(grant.method, grant.authenticated_at));
    claims.extend([
        ("iss".to_owned(), json!(openid.issuer)),
        ("sub".to_owned(), json!(subject(server, application, grant.account_id))),
        ("aud".to_owned(), json!(application.id)),
        ("azp".to_owned(), json!(application.id)),
        ("iat".to_owned(), json!(seconds(now))),
        ("exp".to_owned(), json!(seconds(now.plus(openid.id_token_lifetime)))),
        ("sid".to_owned(), json!(sid(server, application, &grant.session_id))),
        ("at_hash".to_owned(), json!(half_hash(access_token))),
    ]);
    if let Some(nonce) = request.nonce {
        claims.insert("nonce".to_owned(), json!(nonce));
    }
    let algorithm = application.settings.id_token_signed_response_alg;
    sign(server, keys, algorithm, "JWT", &claims)
}

/// The claims about the account that the application asked for in the ID token.
async fn requested_claims(
    server: &Server,
    TokenRequest { application, scopes, .. }: &TokenRequest<'_>,
    grant: &AuthorizationGrant,
    request: &GrantRequest,
) -> Result<Map<String, Value>> {
    let request = request.claims.as_deref().and_then(ClaimsRequest::parse).unwrap_or_default();
    if request.id_token.is_empty() {
        return Ok(Map::new());
    }

    let account = details::own(server, grant.account_id).await?;
    let schema = schema::current(server).await?.in_force;
    let within = nameable_scopes(application, scopes);
    let named = NamedClaims { names: &request.id_token, within: &within };
    Ok(claims::of_id_token(&account, &schema.schema, named))
}

/// The time and the method of the owner's login (OpenID Connect Core §2, RFC 8176).
pub fn authentication_claims(
    method: AuthMethod,
    authenticated_at: Timestamp,
) -> Map<String, Value> {
    let mut claims = Map::from_iter([
        ("auth_time".to_owned(), json!(seconds(authenticated_at))),
        ("acr".to_owned(), json!(acr(method))),
    ]);
    if !amr(method).is_empty() {
        claims.insert("amr".to_owned(), json!(amr(method)));
    }
    claims
}

/// Signs claims with the key of this algorithm that is in force.
pub fn sign(
    server: &Server,
    keys: &KeySet,
    algorithm: SigningAlgorithm,
    typ: &str,
    claims: &Map<String, Value>,
) -> Result<String> {
    let key = keys.signing(algorithm, server.clock.now());
    let signed = key.and_then(|key| jws::sign(key, typ, claims));
    signed.ok_or_else(|| Error::Corrupt("there is no signing key".to_owned()))
}

/// Seconds since the Unix epoch, as JWTs write times (RFC 7519 §2, `NumericDate`).
pub fn seconds(at: Timestamp) -> i64 {
    at.as_millis().div_euclid(1_000)
}

/// The left half of SHA-256, as `at_hash` has it (OpenID Connect Core §3.1.3.6).
fn half_hash(token: &str) -> String {
    BASE64URL.encode(&Sha256::digest(token)[..16])
}
