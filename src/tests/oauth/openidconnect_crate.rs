//! The crate `openidconnect`, a relying party that we did not write.

use std::pin::Pin;

use openidconnect::{
    AccessToken, AccessTokenHash, AdditionalProviderMetadata, AsyncHttpClient, AuthenticationFlow,
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, HttpRequest, HttpResponse, IntrospectionUrl, IssuerUrl, Nonce,
    OAuth2TokenResponse, PkceCodeChallenge, ProviderMetadata, RedirectUrl, RequestTokenError,
    RevocationUrl, Scope, TokenIntrospectionResponse, TokenResponse,
    core::{
        CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClient, CoreClientAuthMethod,
        CoreErrorResponseType, CoreGrantType, CoreIdTokenClaims, CoreJsonWebKey,
        CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreRequestTokenError,
        CoreResponseMode, CoreResponseType, CoreRevocableToken, CoreSubjectIdentifierType,
        CoreTokenResponse, CoreUserInfoClaims,
    },
};
use serde::{Deserialize, Serialize};

use super::{PERSON, logged_in};
use crate::tests::support::{
    harness::{App, TestDatabase, on_both, text},
    relying_party::{REDIRECT_URI, RelyingParty, returned},
};

on_both!(
    the_openidconnect_crate_logs_in_and_refreshes,
    the_openidconnect_crate_asks_about_tokens_and_revokes_them,
);

/// The issuer: the crate revokes tokens by https alone.
const ISSUER: &str = "https://login.example.com";

async fn the_openidconnect_crate_logs_in_and_refreshes(database: TestDatabase) {
    let app = start(database).await;
    let http = CrateTransport { client: app.client.clone(), origin: app.url("") };
    let client = discover(&app, &http).await;
    let (tokens, claims) = log_in(&app, &client, &http).await;
    assert_eq!(claims.audiences().len(), 1);
    assert!(claims.auth_time().is_some() && claims.auth_context_ref().is_some());

    let userinfo: CoreUserInfoClaims = client
        .user_info(tokens.access_token().clone(), Some(claims.subject().clone()))
        .unwrap()
        .request_async(&http)
        .await
        .unwrap();
    assert_eq!(userinfo.email().map(|email| email.as_str()), Some(PERSON));
    assert_eq!(userinfo.email_verified(), Some(true));

    let refresh_token = tokens.refresh_token().unwrap();
    let refreshed: CoreTokenResponse =
        client.exchange_refresh_token(refresh_token).unwrap().request_async(&http).await.unwrap();
    assert_ne!(refreshed.access_token().secret(), tokens.access_token().secret());
    let verifier = client.id_token_verifier();
    let later =
        refreshed.id_token().unwrap().claims(&verifier, |_: Option<&Nonce>| Ok(())).unwrap();
    assert_eq!(later.subject(), claims.subject());
    assert_eq!(later.auth_time(), claims.auth_time());
}

async fn the_openidconnect_crate_asks_about_tokens_and_revokes_them(database: TestDatabase) {
    let app = start(database).await;
    let http = CrateTransport { client: app.client.clone(), origin: app.url("") };
    let client = discover(&app, &http).await;
    let (tokens, _) = log_in(&app, &client, &http).await;

    let access_token = tokens.access_token();
    let described = client.introspect(access_token).request_async(&http).await.unwrap();
    assert!(described.active());
    assert_eq!(described.client_id(), Some(client.client_id()));
    assert!(described.exp() > described.iat());

    let refresh_token = tokens.refresh_token().unwrap();
    for token in [
        CoreRevocableToken::AccessToken(access_token.clone()),
        CoreRevocableToken::RefreshToken(refresh_token.clone()),
    ] {
        client.revoke_token(token).unwrap().request_async(&http).await.unwrap();
    }
    let described = client.introspect(access_token).request_async(&http).await.unwrap();
    assert!(!described.active());
    assert!(described.client_id().is_none(), "RFC 7662 §2.2");
    assert!(userinfo_is_refused(&client, access_token.clone(), &http).await);

    let refused = client
        .exchange_refresh_token(refresh_token)
        .unwrap()
        .request_async(&http)
        .await
        .unwrap_err();
    assert_eq!(reason(&refused), Some(&CoreErrorResponseType::InvalidGrant));
}

async fn start(database: TestDatabase) -> App {
    let app = database.start(&[("VESTIBULE_PUBLIC_URL", ISSUER)]).await;
    app.account(PERSON, Some("a long password"), None).await;
    app
}

/// Carries the crate's requests to the server of the test, by the client that the server has too.
struct CrateTransport {
    client: reqwest::Client,
    /// The server's origin, in place of the issuer's.
    origin: String,
}

impl CrateTransport {
    async fn send(&self, mut request: HttpRequest) -> Result<HttpResponse, reqwest::Error> {
        let address = request.uri().to_string().replacen(ISSUER, &self.origin, 1);
        *request.uri_mut() = address.parse().unwrap();
        let response = self.client.execute(request.try_into()?).await?;

        let (status, headers) = (response.status(), response.headers().clone());
        let mut answer = HttpResponse::new(response.bytes().await?.to_vec());
        *answer.status_mut() = status;
        *answer.headers_mut() = headers;
        Ok(answer)
    }
}

impl<'c> AsyncHttpClient<'c> for CrateTransport {
    type Error = reqwest::Error;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Self::Error>> + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

/// The endpoints that OpenID Connect Discovery does not name, and RFC 8414 does.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct MoreEndpoints {
    introspection_endpoint: IntrospectionUrl,
    revocation_endpoint: RevocationUrl,
}

impl AdditionalProviderMetadata for MoreEndpoints {}

type CrateMetadata = ProviderMetadata<
    MoreEndpoints,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

type CrateClient = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointSet,
    EndpointSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// A client of the crate that knows the server by its metadata and keys.
async fn discover(app: &App, http: &CrateTransport) -> CrateClient {
    let issuer = IssuerUrl::new(ISSUER.to_owned()).unwrap();
    let metadata = CrateMetadata::discover_async(issuer, http).await.unwrap();
    let more = metadata.additional_metadata().clone();

    let party = RelyingParty::web(app).await;
    let secret = party.secret.map(ClientSecret::new);
    CoreClient::from_provider_metadata(metadata, ClientId::new(party.id), secret)
        .set_introspection_url(more.introspection_endpoint)
        .set_revocation_url(more.revocation_endpoint)
        .set_redirect_uri(RedirectUrl::new(REDIRECT_URI.to_owned()).unwrap())
}

/// The tokens of a login, with the verified claims of the ID token.
async fn log_in(
    app: &App,
    client: &CrateClient,
    http: &CrateTransport,
) -> (CoreTokenResponse, CoreIdTokenClaims) {
    let (challenge, pkce_verifier) = PkceCodeChallenge::new_random_sha256();
    let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
    let scopes = ["profile", "email", "offline_access"].map(|scope| Scope::new(scope.to_owned()));
    let (url, state, nonce) = client
        .authorize_url(flow, CsrfToken::new_random, Nonce::new_random)
        .add_scopes(scopes)
        .set_pkce_challenge(challenge)
        .url();

    let path = url.as_str().strip_prefix(ISSUER).unwrap();
    let parameters = returned(&logged_in(app).await.get(path).await);
    assert_eq!(text(&parameters["state"]), *state.secret());
    let code = AuthorizationCode::new(text(&parameters["code"]));
    let tokens = client
        .exchange_code(code)
        .unwrap()
        .set_pkce_verifier(pkce_verifier)
        .request_async(http)
        .await
        .unwrap();

    let id_token = tokens.id_token().unwrap();
    let verifier = client.id_token_verifier();
    let claims = id_token.claims(&verifier, &nonce).unwrap().clone();
    let algorithm = id_token.signing_alg().unwrap();
    let key = id_token.signing_key(&verifier).unwrap();
    let hash = AccessTokenHash::from_token(tokens.access_token(), algorithm, key).unwrap();
    assert_eq!(claims.access_token_hash(), Some(&hash));
    (tokens, claims)
}

async fn userinfo_is_refused(
    client: &CrateClient,
    token: AccessToken,
    http: &CrateTransport,
) -> bool {
    let request = client.user_info(token, None).unwrap();
    let answer: Result<CoreUserInfoClaims, _> = request.request_async(http).await;
    answer.is_err()
}

/// The code of an error that the server has answered.
fn reason(error: &CoreRequestTokenError<reqwest::Error>) -> Option<&CoreErrorResponseType> {
    match error {
        RequestTokenError::ServerResponse(response) => Some(response.error()),
        _ => None,
    }
}
