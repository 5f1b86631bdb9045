//! `/auth/verify`: the answer to a proxy about a request to an application.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use url::form_urlencoded;

use super::{
    ENTRY_PATH,
    cookies::ApplicationCookies,
    redeem,
    request::ProxiedRequest,
    responses::{header_value, unknown_application},
};
use crate::{
    domain::{
        ReturnPath,
        forward_auth::{ApplicationTarget, ForwardedIdentity, forwarded_request::Dialect},
    },
    http::error::Problem,
    journeys::enter_application::CALLBACK_PATH,
    runtime::metrics::catalogue::FORWARD_AUTH,
    server::Server,
    service::forward_auth::{self, EntryDecision},
};

/// Decides about the request that the headers describe.
pub async fn answer(
    State(server): State<Arc<Server>>,
    request: Request,
) -> Result<Response, Problem> {
    let proxied = ProxiedRequest::read(&server, request.into_parts().0)?;
    let response = if proxied.forwarded.target.path() == CALLBACK_PATH {
        redeem::answer(&server, &proxied).await?
    } else {
        decide(&server, &proxied).await?
    };
    Ok(uncached(response))
}

async fn decide(server: &Server, proxied: &ProxiedRequest) -> Result<Response, Problem> {
    let target = &proxied.forwarded.target;
    let cookie = ApplicationCookies::of(target).session(&proxied.headers);
    let log_in = |code, detail| {
        if proxied.opens_page && proxied.forwarded.dialect == Dialect::Forwarded {
            redirect_to_entry(server, proxied)
        } else {
            Problem::new(StatusCode::UNAUTHORIZED, code, detail).into_response()
        }
    };

    let decision = forward_auth::decide(server, target, cookie).await?;
    FORWARD_AUTH.increment([(&decision).into()]);
    Ok(match decision {
        EntryDecision::Admitted(identity) => admit(&identity),
        EntryDecision::NotLoggedIn => log_in("not_logged_in", "Log in to open this application."),
        EntryDecision::LoginTooWeak => {
            log_in("login_too_weak", "Log in again, as this application asks for it.")
        }
        EntryDecision::NotAdmitted => not_admitted(server, proxied),
        EntryDecision::UnknownApplication => unknown_application().into_response(),
    })
}

/// Lets the request through, with the identity of the person.
fn admit(identity: &ForwardedIdentity) -> Response {
    let mut response = StatusCode::OK.into_response();
    for (name, value) in identity.headers() {
        // The values have no characters that a header cannot carry.
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    response
}

/// Sends the browser to our own host, where the person logs in. The application's host knows the
/// browser again by a cookie; one that it has is kept, for logins in other tabs.
fn redirect_to_entry(server: &Server, proxied: &ProxiedRequest) -> Response {
    let target = &proxied.forwarded.target;
    let cookies = ApplicationCookies::of(target);
    let binding = cookies.binding(&proxied.headers).unwrap_or_else(|| server.random.token());

    let location = entry_url(server, target, binding.hash().as_str());
    let headers = [cookies.set_binding(&binding), (header::LOCATION, header_value(&location))];
    (StatusCode::FOUND, headers).into_response()
}

/// Refuses an account without the roles. A browser shows the refusal on our own host, in the
/// language of its user.
fn not_admitted(server: &Server, proxied: &ProxiedRequest) -> Response {
    let problem = Problem::new(
        StatusCode::FORBIDDEN,
        "not_admitted",
        "This account may not open this application.",
    );
    let mut response = problem.into_response();

    if proxied.opens_page {
        let page = entry_url(server, &proxied.forwarded.target, "");
        response.headers_mut().insert(header::REFRESH, header_value(&format!("0; url={page}")));
    }
    response
}

/// The page on our own host by which a browser with this binding enters the application. A target
/// that is too long to come back to after a login becomes the start page.
fn entry_url(server: &Server, target: &ApplicationTarget, binding_hash: &str) -> String {
    let path = entry_path(target, binding_hash);
    let path = if ReturnPath::is_too_long(&path) {
        entry_path(&target.start_page(), binding_hash)
    } else {
        path
    };
    format!("{}{path}", server.config.web.origin().ascii_serialization())
}

fn entry_path(target: &ApplicationTarget, binding_hash: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("target", &target.to_url())
        .append_pair("binding", binding_hash)
        .finish();
    format!("{ENTRY_PATH}?{query}")
}

/// The answer as one that no proxy keeps.
fn uncached(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
