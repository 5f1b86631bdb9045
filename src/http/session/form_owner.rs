//! The owner of a form. The tabs of a browser share one login and one code flow: a form that was
//! drawn for another account or flow than the current one is refused here, before any handler sees
//! it and before anything is counted.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{Method, StatusCode},
    middleware::Next,
    response::Response,
};
use tower_sessions::Session;
use url::form_urlencoded;
use vestibule_app::FormOwner;

use super::code_flow_cookie;
use crate::{
    domain::{AccountId, TokenHash},
    http::{
        error::Problem,
        extract::form_or_json::{is_form, read_form},
        session,
    },
    server::Server,
};

/// Length of the keyed hash in a form: 22 characters of Base64, or 132 bits.
const MARK_LENGTH: usize = 22;

/// Form field with the secret of a mailed link.
const LINK_FIELD: &str = "link";

/// Guards forms of the account that is logged in. Without a login, the handlers decide.
pub async fn of_account(
    State(server): State<Arc<Server>>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let session = request.extensions().get::<Session>().cloned();
    let account = match session {
        Some(session) => session::account(&session).await?,
        None => None,
    };

    let owner = account.map(|id| account_owner(&server, id));
    guard(request, next, Guard { owner, code: "form_of_another_login", takes_links: false }).await
}

/// Guards forms of the browser's code flow. Without a flow, the handlers decide.
pub async fn of_flow(
    State(server): State<Arc<Server>>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let owner = code_flow_cookie::secret(&server, request.headers())
        .map(|secret| flow_owner(&server, &secret.hash()));
    let takes_links = request.uri().path() == "/code";
    guard(request, next, Guard { owner, code: "form_of_another_flow", takes_links }).await
}

/// Mark of forms that are drawn for this account.
pub fn account_owner(server: &Server, account: AccountId) -> FormOwner {
    owner(server, &format!("account {account}"))
}

/// Mark of forms that are drawn for this flow.
pub fn flow_owner(server: &Server, flow: &TokenHash) -> FormOwner {
    owner(server, &format!("flow {}", flow.as_str()))
}

/// Derives a mark. It is keyed, so that it cannot be made up without seeing the page.
fn owner(server: &Server, subject: &str) -> FormOwner {
    let mut hash = server.form_key.hash(subject);
    hash.truncate(MARK_LENGTH);
    FormOwner(hash)
}

struct Guard {
    /// Mark that a form must carry; with `None`, all requests pass.
    owner: Option<FormOwner>,
    /// Code of the problem and of the audit event.
    code: &'static str,
    /// True where a link's secret replaces the mark: it identifies the flow itself.
    takes_links: bool,
}

async fn guard(mut request: Request, next: Next, expected: Guard) -> Result<Response, Problem> {
    let Some(owner) = expected.owner else { return Ok(next.run(request).await) };

    if !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        let (read, mark) = read_mark(request).await?;
        let is_link = expected.takes_links && mark.has_link;
        if !is_link && mark.owner.as_ref() != Some(&owner.0) {
            tracing::info!(target: "audit", event = expected.code, path = read.uri().path());
            return Err(refuse(expected.code));
        }
        request = read;
    }
    request.extensions_mut().insert(owner);

    Ok(next.run(request).await)
}

/// 409 with this code. Its page says that nothing was done, and how to continue.
fn refuse(code: &'static str) -> Problem {
    let detail = "This form belongs to another login or code than the current one in this browser. \
                  Nothing was changed.";
    Problem::new(StatusCode::CONFLICT, code, detail)
}

/// Identification of a form's owner, as the form carries it.
#[derive(Default)]
struct FormMark {
    owner: Option<String>,
    has_link: bool,
}

impl FormMark {
    fn from_pairs(pairs: form_urlencoded::Parse<'_>) -> Self {
        let mut mark = Self::default();

        for (name, value) in pairs {
            if name == FormOwner::FIELD {
                mark.owner.get_or_insert(value.into_owned());
            } else if name == LINK_FIELD {
                mark.has_link |= !value.is_empty();
            }
        }

        mark
    }
}

/// Reads the mark from the URL or the form's fields, and returns the request unconsumed. A file
/// upload is not read: its form has the mark in the URL.
async fn read_mark(request: Request) -> Result<(Request, FormMark), Problem> {
    let query = request.uri().query().unwrap_or_default();
    let in_url = FormMark::from_pairs(form_urlencoded::parse(query.as_bytes()));
    if in_url.owner.is_some() || !is_form(request.headers()) {
        return Ok((request, FormMark { has_link: false, ..in_url }));
    }

    let (request, form) = read_form(request).await?;
    Ok((request, FormMark::from_pairs(form_urlencoded::parse(&form))))
}
