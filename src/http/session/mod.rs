//! The cookie session: tower-sessions over our own table.

pub mod code_flow_cookie;
pub mod device;
pub mod form_owner;
pub mod power;
pub mod routes;

use std::{convert::Infallible, fmt, net::IpAddr, sync::Arc, time::Duration};

use axum::{
    extract::FromRequestParts,
    http::{HeaderName, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use sqlx::types::Uuid;
use time::OffsetDateTime;
use tower::util::MapResponseLayer;
use tower_cookies::Cookies;
use tower_sessions::{
    Expiry, Session, SessionManagerLayer, SessionStore,
    cookie::{Cookie, SameSite},
    session::{self, Id, Record},
    session_store,
};

use super::{api, error::Problem, extract::client_address::ClientAddress};
use crate::{
    domain::{
        SessionType, Timestamp, TokenHash,
        access::strength::InsufficientAuthentication,
        device::UserAgent,
        session::{AuthMethod, AuthenticationContext},
    },
    http::state::AppState,
    platform::Platform,
    server::Server,
    service::{
        self,
        login::{sessions, sign_in::SignedIn},
    },
};

/// Whose session it is, under [`KEY`]: all that its requests need. [`AuthenticationContext`] stands beside it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Login {
    account_id: Uuid,
    session_type: SessionType,
    /// What the account knows its browser by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    device: Option<String>,
}

const KEY: &str = "login";

type AnswerLayer = MapResponseLayer<fn(Response) -> Response>;

/// The layer that reads and writes the cookie (behaviour b23).
pub fn layer(server: &Arc<Server>) -> (AnswerLayer, SessionManagerLayer<Rows>) {
    let https = server.config.web.is_https();
    let sessions = SessionManagerLayer::new(Rows(Arc::clone(server)))
        .with_name(name(server))
        .with_secure(https)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/");
    (MapResponseLayer::new(unsaved), sessions)
}

/// Gives its words to the bare 500 of a session that could not be saved behind the handler. Every other failure has them.
fn unsaved(response: Response) -> Response {
    let bare =
        response.status() == StatusCode::INTERNAL_SERVER_ERROR && response.extensions().get::<Problem>().is_none();
    if bare {
        Problem::of_status(StatusCode::SERVICE_UNAVAILABLE).retry_after(COME_BACK).into_response()
    } else {
        response
    }
}

/// When it is worth trying again to reach the sessions.
const COME_BACK: Duration = Duration::from_secs(2);

fn name(server: &Server) -> &'static str {
    if server.config.web.is_https() { "__Host-vestibule" } else { "vestibule" }
}

/// Who asks to be logged in, as a session remembers it.
#[derive(Clone, Debug)]
pub struct Client {
    pub address: IpAddr,
    pub user_agent: UserAgent,
    /// What the browser brought, and what it is to keep.
    pub cookies: Cookies,
    pub platform: Option<Arc<Platform>>,
}

impl FromRequestParts<AppState> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let ClientAddress(address) = ClientAddress::from_request_parts(parts, state).await?;
        let header = parts.headers.get(header::USER_AGENT).map_or(&b""[..], HeaderValue::as_bytes);
        Ok(Self {
            address,
            user_agent: UserAgent::read(header),
            cookies: parts.extensions.get().cloned().unwrap_or_default(),
            platform: state.platform.clone(),
        })
    }
}

/// Begins a session under a new token; the one that the browser came with ends (behaviour b22).
pub async fn begin(
    session: &Session,
    server: &Arc<Server>,
    signed_in: SignedIn,
    client: Client,
) -> Result<(), Problem> {
    let device = device::note(server, &client, &signed_in).await?.map(|device| device.as_str().to_owned());
    let SignedIn { account_id, session_type, method, .. } = signed_in;
    let authentication = AuthenticationContext {
        method,
        authenticated_at: server.clock.now(),
        user_agent: client.user_agent,
        address: client.address.to_canonical(),
    };
    // Not `flush`: that would keep the id for the next record, and with it whoever knew it.
    session.cycle_id().await.map_err(unavailable)?;
    session.clear().await;
    session.set_expiry(Some(Expiry::AtDateTime(date(sessions::latest_end(server, session_type)))));
    session.insert(AuthenticationContext::KEY, authentication).await.map_err(unavailable)?;
    session.insert(KEY, Login { account_id, session_type, device }).await.map_err(unavailable)
}

/// Ends the session on the server (behaviour b25).
pub async fn end(session: &Session) -> Result<(), Problem> {
    session.flush().await.map_err(unavailable)
}

/// What tells the browser that its session has ended (behaviour b25): the cookie goes, and what pages stored. The other cookies
/// stay: they say how somebody likes to be spoken to, and the account knows the browser again by one.
pub fn forget(server: &Server) -> [(HeaderName, HeaderValue); 2] {
    // The layer below takes the cookie away too, but without `Secure`, and so browsers keep one whose name says `__Host-`.
    let cookie = Cookie::build((name(server), ""))
        .http_only(true)
        .secure(server.config.web.is_https())
        .same_site(SameSite::Lax)
        .path("/")
        .max_age(time::Duration::ZERO);
    let cookie = HeaderValue::from_str(&cookie.to_string()).unwrap_or_else(|_| HeaderValue::from_static(""));
    let storage = HeaderValue::from_static("\"storage\"");
    [(HeaderName::from_static("clear-site-data"), storage), (header::SET_COOKIE, cookie)]
}

/// The account that the request's session belongs to, if it has a living one.
#[derive(Clone, Copy, Debug)]
pub struct SignedInAs(pub Option<Uuid>);

impl<S: Send + Sync> FromRequestParts<S> for SignedInAs {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let session =
            Session::from_request_parts(parts, state).await.map_err(|(status, _)| Problem::of_status(status))?;
        account(&session).await.map(Self)
    }
}

/// The account that a session belongs to, if it is a living one.
pub async fn account(session: &Session) -> Result<Option<Uuid>, Problem> {
    let login = session.get::<Login>(KEY).await.map_err(unavailable)?;
    Ok(login.map(|login| login.account_id))
}

/// The request's own session. A request without a living one is refused with 401.
#[derive(Clone, Debug)]
pub struct Current {
    pub account_id: Uuid,
    /// What the session is called outside.
    pub id: TokenHash,
}

impl<S: Send + Sync> FromRequestParts<S> for Current {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let SignedInAs(account_id) = SignedInAs::from_request_parts(parts, state).await?;
        let id = parts.extensions.get::<Session>().and_then(id);
        match (account_id, id) {
            (Some(account_id), Some(id)) => Ok(Self { account_id, id }),
            _ => Err(Problem::new(StatusCode::UNAUTHORIZED, "not_logged_in", "Nobody is logged in.")),
        }
    }
}

/// How and when the session began, where that is known.
pub async fn authentication_context(session: &Session) -> Result<Option<AuthenticationContext>, Problem> {
    session.get(AuthenticationContext::KEY).await.map_err(unavailable)
}

/// How and when an administrator's session began, which must have been with a passkey.
pub async fn require_passkey(session: &Session) -> Result<AuthenticationContext, Problem> {
    let found =
        authentication_context(session).await?.filter(|authentication| authentication.method == AuthMethod::Passkey);
    found.ok_or_else(|| api::problem::lacking(InsufficientAuthentication::Passkey))
}

/// What a session is called outside.
pub fn id(session: &Session) -> Option<TokenHash> {
    session.id().map(hash)
}

#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
fn unavailable(error: session::Error) -> Problem {
    match &error {
        session::Error::Store(session_store::Error::Backend(_)) => Problem::unavailable(&error, COME_BACK),
        _ => Problem::failure(&error),
    }
}

/// Our session table as tower-sessions sees it. It stores the hash of the id, never the id.
#[derive(Clone)]
pub struct Rows(Arc<Server>);

#[async_trait::async_trait]
impl SessionStore for Rows {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        let login = record
            .data
            .get(KEY)
            .cloned()
            .ok_or_else(|| session_store::Error::Encode("a session without a login".into()))?;
        let login: Login = serde_json::from_value(login).map_err(encode)?;
        let data = serde_json::to_string(&record.data).map_err(encode)?;
        let Login { account_id, session_type, device } = login;
        let whose = (account_id, device.map(TokenHash::from));
        while !sessions::begin(&self.0, hash(record.id), whose.clone(), session_type, data.clone())
            .await
            .map_err(backend)?
        {
            record.id = Id::default();
        }
        Ok(())
    }

    async fn save(&self, record: &Record) -> session_store::Result<()> {
        let data = serde_json::to_string(&record.data).map_err(encode)?;
        sessions::save(&self.0, &hash(record.id), &data).await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        let Some(row) = sessions::find(&self.0, &hash(*id)).await.map_err(backend)? else {
            return Ok(None);
        };
        let data = serde_json::from_str(&row.data).map_err(|error| session_store::Error::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date: date(row.expires_at) }))
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        sessions::end(&self.0, &hash(*id)).await.map_err(backend)
    }
}

impl fmt::Debug for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Rows")
    }
}

/// The hash of the id as the cookie carries it.
fn hash(id: Id) -> TokenHash {
    TokenHash::of(id.to_string().as_bytes())
}

fn date(at: Timestamp) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(at.as_millis()) * 1_000_000)
        .unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
fn encode(error: serde_json::Error) -> session_store::Error {
    session_store::Error::Encode(error.to_string())
}

#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
fn backend(error: service::Error) -> session_store::Error {
    // Of a failure only its words reach the other side, and what it is called there.
    match error.passes_in() {
        Some(_) => session_store::Error::Backend(error.to_string()),
        None => session_store::Error::Decode(error.to_string()),
    }
}
