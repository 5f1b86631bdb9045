//! Whose a form is. The tabs of a browser share one login and one flow: a form that was drawn for another account, or another flow,
//! than the one that is current by now is refused here, before any handler sees it and before anything is counted.

use std::sync::Arc;

use axum::{
    body::to_bytes,
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};
use sqlx::types::Uuid;
use tower_sessions::Session;
use url::form_urlencoded;
use vestibule_app::FormOwner;

use super::code_flow_cookie;
use crate::{
    domain::TokenHash,
    http::{BODY_LIMIT, error::Problem, session},
    server::Server,
};

/// Characters of the keyed hash that a form carries: 132 bits.
const LENGTH: usize = 22;

/// The field that carries the secret of a link.
const LINK: &str = "link";

/// Guards pages of the account that is logged in. Whoever is not logged in is left to the handlers, which ask for a login.
pub async fn of_account(State(server): State<Arc<Server>>, request: Request, next: Next) -> Result<Response, Problem> {
    let session = request.extensions().get::<Session>().cloned();
    let account = match session {
        Some(session) => session::account(&session).await?,
        None => None,
    };
    let owner = account.map(|id| account_owner(&server, id));
    guard(request, next, Guard { owner, code: "form_of_another_login", takes_links: false }).await
}

/// Guards pages of the flow that the browser is in. Without one the handlers say how to begin.
pub async fn of_flow(State(server): State<Arc<Server>>, request: Request, next: Next) -> Result<Response, Problem> {
    let owner = code_flow_cookie::secret(&server, request.headers()).map(|secret| flow_owner(&server, &secret.hash()));
    let takes_links = request.uri().path() == "/code";
    guard(request, next, Guard { owner, code: "form_of_another_flow", takes_links }).await
}

/// The value that forms carry which are drawn for this account.
pub fn account_owner(server: &Server, account: Uuid) -> FormOwner {
    owner(server, &format!("account {account}"))
}

/// The value that forms carry which are drawn for this flow.
pub fn flow_owner(server: &Server, flow: &TokenHash) -> FormOwner {
    owner(server, &format!("flow {}", flow.as_str()))
}

/// Keyed, so that nobody who does not see the page can make one up.
fn owner(server: &Server, subject: &str) -> FormOwner {
    let mut hash = server.form_key.hash(subject);
    hash.truncate(LENGTH);
    FormOwner(hash)
}

struct Guard {
    /// Whom a form must be drawn for; none leaves the request to its handler.
    owner: Option<FormOwner>,
    /// The problem's, and the audit event's.
    code: &'static str,
    /// True where the secret of a link stands for the field: it says itself which flow it is of.
    takes_links: bool,
}

async fn guard(mut request: Request, next: Next, guard: Guard) -> Result<Response, Problem> {
    let Some(owner) = guard.owner else { return Ok(next.run(request).await) };
    if !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        let (read, said) = said(request).await?;
        let is_link = guard.takes_links && said.has_link;
        if !is_link && said.owner.as_ref() != Some(&owner.0) {
            tracing::info!(target: "audit", event = guard.code, path = read.uri().path());
            return Err(refused(guard.code));
        }
        request = read;
    }
    request.extensions_mut().insert(owner);
    Ok(next.run(request).await)
}

/// # Errors
/// 409 with a stable code; the page of it says that nothing was done, and where to go on.
fn refused(code: &'static str) -> Problem {
    let detail = "This form belongs to another login or another code than the one that is under way in this browser now. \
                  Nothing was done.";
    Problem::new(StatusCode::CONFLICT, code, detail)
}

/// The part of a form that says whom it was drawn for.
#[derive(Default)]
struct Said {
    owner: Option<String>,
    has_link: bool,
}

impl Said {
    fn of(pairs: form_urlencoded::Parse<'_>) -> Self {
        let mut said = Self::default();
        for (name, value) in pairs {
            if name == FormOwner::FIELD {
                said.owner.get_or_insert(value.into_owned());
            } else if name == LINK {
                said.has_link |= !value.is_empty();
            }
        }
        said
    }
}

/// Reads whose the form is, from the address or from its fields, and gives the request back whole. A file that is sent is left
/// unread: its form says it in the address.
async fn said(request: Request) -> Result<(Request, Said), Problem> {
    let by_address = Said::of(form_urlencoded::parse(request.uri().query().unwrap_or_default().as_bytes()));
    if by_address.owner.is_some() || !has_fields(request.headers()) {
        return Ok((request, Said { has_link: false, ..by_address }));
    }
    let (parts, body) = request.into_parts();
    // A route that takes files allows far more than fields have.
    let body = to_bytes(body, BODY_LIMIT).await.map_err(|_| Problem::of_status(StatusCode::PAYLOAD_TOO_LARGE))?;
    let said = Said::of(form_urlencoded::parse(&body));
    Ok((Request::from_parts(parts, body.into()), said))
}

fn has_fields(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.trim_start().to_ascii_lowercase().starts_with("application/x-www-form-urlencoded")
}
