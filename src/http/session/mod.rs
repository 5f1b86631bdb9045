//! Cookie sessions: tower-sessions over our own table.

pub mod code_flow_cookie;
pub mod device;
pub mod form_owner;
pub mod routes;
mod store;

use std::{net::IpAddr, sync::Arc, time::Duration};

use axum::{
    extract::FromRequestParts,
    http::{HeaderName, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use tower::util::MapResponseLayer;
use tower_cookies::Cookies;
use tower_sessions::{
    Expiry, Session, SessionManagerLayer, cookie::SameSite, session, session_store,
};

use self::store::DbSessionStore;
use super::{
    cookies::{SecretCookie, set_cookie},
    error::Problem,
    extract::client_address::ClientAddress,
};
use crate::{
    domain::{
        AccountId, SessionType, TokenHash, device::UserAgent, session::AuthenticationContext,
    },
    http::state::AppState,
    platform::Platform,
    server::Server,
    service::{
        caller::Caller,
        login::{sessions, sign_in::SignedIn},
        oauth::grants::AuthorizingSession,
    },
};

/// Login that a session belongs to, stored under [`LOGIN_KEY`] beside its
/// [`AuthenticationContext`]: all that a request needs.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Login {
    account_id: AccountId,
    session_type: SessionType,
    /// Hash by which the account knows the browser.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    device: Option<String>,
}

const LOGIN_KEY: &str = "login";

/// Key of the id of a session that [`begin`] has begun, until its cookie is set.
const BEGUN_KEY: &str = "begun";

type ResponseLayer = MapResponseLayer<fn(Response) -> Response>;

/// Layer that reads and writes the session cookie (`docs/security-behaviours.md` b23).
pub fn layer(server: &Arc<Server>) -> (ResponseLayer, SessionManagerLayer<DbSessionStore>) {
    let web = &server.config.web;

    let sessions = SessionManagerLayer::new(DbSessionStore(Arc::clone(server)))
        .with_name(SecretCookie::Session.name(web))
        .with_secure(web.is_https())
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/");
    (MapResponseLayer::new(describe_unsaved), sessions)
}

/// Turns the bare 500 of a session that could not be saved after the handler into a problem. All
/// other failures are problems already.
fn describe_unsaved(response: Response) -> Response {
    let is_bare = response.status() == StatusCode::INTERNAL_SERVER_ERROR
        && response.extensions().get::<Problem>().is_none();

    if is_bare {
        Problem::of_status(StatusCode::SERVICE_UNAVAILABLE).retry_after(COME_BACK).into_response()
    } else {
        response
    }
}

/// Delay after which clients may retry while the session table cannot be reached.
const COME_BACK: Duration = Duration::from_secs(2);

/// The client of a login, as its session records it.
#[derive(Clone, Debug)]
pub struct LoginClient {
    pub address: IpAddr,
    pub user_agent: UserAgent,
    /// Cookies of the request, and those to set.
    pub cookies: Cookies,
    pub platform: Option<Arc<Platform>>,
    /// Session that the request came with.
    session: Session,
}

impl FromRequestParts<AppState> for LoginClient {
    type Rejection = <Session as FromRequestParts<AppState>>::Rejection;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Self, Self::Rejection> {
        let Ok(ClientAddress(address)) = ClientAddress::from_request_parts(parts, state).await;
        let session = Session::from_request_parts(parts, state).await?;
        let header = parts.headers.get(header::USER_AGENT).map_or(&b""[..], HeaderValue::as_bytes);
        Ok(Self {
            address,
            user_agent: UserAgent::read(header),
            cookies: parts.extensions.get().cloned().unwrap_or_default(),
            platform: state.platform.clone(),
            session,
        })
    }
}

/// Starts a session under a new token and ends the browser's previous one
/// (`docs/security-behaviours.md` b22). Applications keep what they were given in one of the same
/// account.
pub async fn begin(
    server: &Arc<Server>,
    signed_in: SignedIn,
    client: LoginClient,
) -> Result<(), Problem> {
    let device =
        device::note(server, &client, &signed_in).await?.map(|device| device.as_str().to_owned());

    let LoginClient { session, user_agent, address, .. } = client;
    let SignedIn { account_id, session_type, method, .. } = signed_in;
    let authentication = AuthenticationContext {
        method,
        authenticated_at: server.clock.now(),
        user_agent,
        address: address.to_canonical(),
    };

    let login = Login { account_id, session_type, device };

    // Only a session that is alive has an id once it was loaded.
    account(&session).await?;
    let previous = id(&session);
    let begun = store::begin(server, previous.as_ref(), &login, &authentication).await?;

    if previous.is_some() {
        // Not `flush`, which would keep the id for the next record, and with it any holder of that
        // id. The row of the previous id is gone already.
        session.cycle_id().await.map_err(unavailable)?;
        session.clear().await;
    }
    session.set_expiry(Some(Expiry::AtDateTime(store::date(sessions::latest_end(
        server,
        session_type,
    )))));
    session.insert(BEGUN_KEY, begun.to_string()).await.map_err(unavailable)?;
    session.insert(AuthenticationContext::KEY, authentication).await.map_err(unavailable)?;
    session.insert(LOGIN_KEY, login).await.map_err(unavailable)
}

/// Ends the session on the server (`docs/security-behaviours.md` b25).
pub async fn end(session: &Session) -> Result<(), Problem> {
    session.flush().await.map_err(unavailable)
}

/// Headers that end the session in the browser (`docs/security-behaviours.md` b25): they remove the
/// session cookie and the pages' storage. The cookies of the language and of the known browser
/// stay.
pub fn forget(server: &Server) -> [(HeaderName, HeaderValue); 2] {
    // tower-sessions removes the cookie too, but without `Secure`, and browsers then keep a
    // `__Host-` cookie.
    let cookie = set_cookie(&SecretCookie::Session.removal(&server.config.web));
    let storage = HeaderValue::from_static("\"storage\"");

    [(HeaderName::from_static("clear-site-data"), storage), cookie]
}

/// The account of the request's session, if it has one that is alive.
#[derive(Clone, Copy, Debug)]
pub struct SignedInAs(pub Option<AccountId>);

impl<S: Send + Sync> FromRequestParts<S> for SignedInAs {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let session = Session::from_request_parts(parts, state)
            .await
            .map_err(|(status, _)| Problem::of_status(status))?;

        account(&session).await.map(Self)
    }
}

/// The account of a session, as pages know it.
pub async fn signed_in(session: &Session) -> Result<SignedInAs, Problem> {
    account(session).await.map(SignedInAs)
}

/// The account of a session, if it is alive.
pub async fn account(session: &Session) -> Result<Option<AccountId>, Problem> {
    let login = session.get::<Login>(LOGIN_KEY).await.map_err(unavailable)?;
    Ok(login.map(|login| login.account_id))
}

/// The request's session. A request without a live one is refused with 401.
#[derive(Clone, Debug)]
pub struct CurrentSession {
    pub account_id: AccountId,
    /// Public id of the session.
    pub id: TokenHash,
}

impl<S: Send + Sync> FromRequestParts<S> for CurrentSession {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let SignedInAs(account_id) = SignedInAs::from_request_parts(parts, state).await?;
        let id = parts.extensions.get::<Session>().and_then(id);

        match (account_id, id) {
            (Some(account_id), Some(id)) => Ok(Self { account_id, id }),
            _ => Err(Problem::new(
                StatusCode::UNAUTHORIZED,
                "not_logged_in",
                "This request has no session.",
            )),
        }
    }
}

/// Method and time of the session's login, if recorded.
pub async fn authentication_context(
    session: &Session,
) -> Result<Option<AuthenticationContext>, Problem> {
    session.get(AuthenticationContext::KEY).await.map_err(unavailable)
}

/// The request's session, if an application can be authorized in it.
pub async fn authorizing(session: &Session) -> Result<Option<AuthorizingSession>, Problem> {
    let account_id = account(session).await?;
    let authentication = authentication_context(session).await?;

    Ok(match (account_id, id(session), authentication) {
        (Some(account_id), Some(session_hash), Some(authentication)) => {
            Some(AuthorizingSession { account_id, session_hash, authentication })
        }
        _ => None,
    })
}

/// The owner of a session as the caller of use cases, with the session's login.
pub async fn caller(
    server: &Server,
    session: &Session,
    id: AccountId,
    address: IpAddr,
) -> Result<Caller, Problem> {
    let caller = Caller::account(server, id, address).await?;
    let authentication = authentication_context(session).await?;

    Ok(match &authentication {
        Some(authentication) => caller.since(authentication),
        None => caller,
    })
}

/// Public id of a session: the hash of its token.
pub fn id(session: &Session) -> Option<TokenHash> {
    session.id().map(store::hash)
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function pointer in map_err")]
fn unavailable(error: session::Error) -> Problem {
    match &error {
        session::Error::Store(session_store::Error::Backend(_)) => {
            Problem::unavailable(&error, COME_BACK)
        }
        _ => Problem::failure(&error),
    }
}
