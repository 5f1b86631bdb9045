//! `Cross-Origin-Opener-Policy` of a login that an application began (HTML §7.1.3).
//!
//! The application may have opened the login in a pop-up, which reports to its opener in the end. A
//! single page with the strict policy on its way would cut the two apart for good, so that every
//! answer of the journey is without it: also a form that is drawn again, the page for a code, a
//! registration, a recovery, and what refuses one of their forms. No other page is.

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};
use url::form_urlencoded;

use crate::{
    domain::{ReturnPath, Token},
    http::{
        error::Problem,
        extract::form_or_json::{is_form, read_form},
        session::code_flow_cookie,
        state::AppState,
    },
};

pub const CROSS_ORIGIN_OPENER_POLICY: HeaderName =
    HeaderName::from_static("cross-origin-opener-policy");

/// Path of the authorization endpoint and its own pages.
const AUTHORIZATION_PREFIX: &str = "/oauth2/";

/// Pages of a login that have the path after it in their query, or in a field of their form.
const LOGIN_PATHS: [&str; 6] =
    ["/login", "/login/code", "/register", "/recover", "/recover/code", "/account/passkey"];

/// Pages of a code flow, which is stored with the path after it.
const FLOW_PATHS: [&str; 3] = ["/code", "/code/new", "/recover/new"];

/// Lets the answers of a login that an application began keep their opener.
///
/// # Errors
/// [`Problem`] 413 if a form is longer than forms may be.
pub async fn relax(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let (request, keeps_opener) = examine(&state, request).await?;
    let mut response = next.run(request).await;

    if keeps_opener && !response.status().is_redirection() {
        let policy = HeaderValue::from_static("unsafe-none");
        response.headers_mut().insert(CROSS_ORIGIN_OPENER_POLICY, policy);
    }
    Ok(response)
}

/// Returns the request unconsumed, and true if it belongs to a login that an application began.
async fn examine(state: &AppState, request: Request) -> Result<(Request, bool), Problem> {
    let path = request.uri().path();
    if path.starts_with(AUTHORIZATION_PREFIX) {
        return Ok((request, true));
    }

    if FLOW_PATHS.contains(&path) {
        let secret = code_flow_cookie::secret(&state.server, request.headers());
        let leads = is_flow_of_application(state, secret).await;
        return Ok((request, leads));
    }

    if !LOGIN_PATHS.contains(&path) {
        return Ok((request, false));
    }

    let query = request.uri().query().unwrap_or_default();
    if leads_to_application(query.as_bytes()) {
        return Ok((request, true));
    }
    if request.method().is_safe() || !is_form(request.headers()) {
        return Ok((request, false));
    }

    let (request, form) = read_form(request).await?;
    Ok((request, leads_to_application(&form)))
}

/// True for a query or a form whose `next` is an authorization.
fn leads_to_application(fields: &[u8]) -> bool {
    let mut fields = form_urlencoded::parse(fields);
    fields.any(|(name, value)| name == "next" && is_authorization(&value))
}

/// True for the code flow with this secret if an authorization waits for it. Without an answer of
/// the database, the policy stays strict.
async fn is_flow_of_application(state: &AppState, secret: Option<Token>) -> bool {
    let (Some(platform), Some(secret)) = (&state.platform, secret) else { return false };

    match platform.code_flow(&secret).await {
        Ok(flow) => flow.is_some_and(|flow| is_authorization(&flow.next)),
        Err(error) => {
            tracing::warn!(%error, "the code flow of a page could not be read");
            false
        }
    }
}

fn is_authorization(next: &str) -> bool {
    ReturnPath::parse(Some(next)).as_str().starts_with(AUTHORIZATION_PREFIX)
}
