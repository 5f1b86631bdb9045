//! Problems as pages.

use super::{Page, SignedInAs, places};
use crate::{
    http::{
        error::{self, Problem},
        extract::{form_or_json, language},
        middleware::{opener_policy::CROSS_ORIGIN_OPENER_POLICY, same_origin},
        state::AppState,
    },
    server::Server,
};
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use url::{Position, Url};
use vestibule_app::{
    Language, ProblemView, Text,
    i18n::{speaking::in_language, texts},
};

/// Middleware that renders every error response, those of axum included: a page for users, JSON for
/// programs.
pub async fn render_errors(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let server = &state.server;
    let for_program = is_for_program(request.uri().path(), request.headers());
    let (mut parts, body) = request.into_parts();
    let Ok(page) = Page::from_request_parts(&mut parts, &state).await;
    let browser_language = language::of_browser(&parts.headers);
    let came_from =
        if parts.method == Method::GET { None } else { came_from(server, &parts.headers) };

    let mut response = next.run(Request::from_parts(parts, body)).await;
    let status = response.status();

    let is_error = status.is_client_error() || status.is_server_error();
    let is_described = is_page(&response) || is_json(&response) || is_empty_by_design(&response);
    if !is_error || is_described {
        return response;
    }

    let request_id = error::identify(&mut response, &server.random);
    let known = response.extensions().get::<Problem>().cloned();
    match known {
        Some(_) if for_program => return response,
        None if for_program => {
            return keep_headers(&response, Problem::of_status(status).into_response());
        }
        _ => {}
    }

    let view = problem_view(status, known.as_ref(), request_id);
    let mut site = page.site(SignedInAs(None));
    if let Some(page) = came_from {
        site.here = page;
    }

    let response_language = response.extensions().get::<Language>().copied();
    let page = page.render(status, move || vestibule_app::problem(site, view()));
    let page = in_language(response_language.unwrap_or(browser_language), page).await;
    keep_headers(&response, page)
}

/// The view of a problem. Its words are chosen when it is drawn, in the language of the page.
fn problem_view(
    status: StatusCode,
    known: Option<&Problem>,
    request_id: String,
) -> impl FnOnce() -> ProblemView + use<> {
    let code = known.map_or("", |problem| problem.code);
    let (title, detail) =
        texts::problem_of(code).unwrap_or_else(|| texts::problem(status.as_u16()));
    let wait = match known {
        Some(problem) if status == StatusCode::TOO_MANY_REQUESTS => problem.minutes(),
        _ => None,
    };
    let action = next_step(status, code);

    move || {
        let detail = wait.map_or_else(|| String::from(detail), texts::try_again_in);
        ProblemView { status: status.as_u16(), title, detail, request_id, action }
    }
}

/// Link to a next step other than the start page.
fn next_step(status: StatusCode, code: &str) -> Option<(&'static str, Text)> {
    match (status, code) {
        (StatusCode::UNAUTHORIZED, _) => Some(("/login", texts::LOG_IN)),
        (_, "form_of_another_login" | "link_used") => Some(("/account", texts::TO_ACCOUNT)),
        (_, "form_of_another_flow") => Some(("/code", texts::CODE_HEADING)),
        _ => None,
    }
}

/// Path and query of our page that a form was sent from.
fn came_from(server: &Server, headers: &HeaderMap) -> Option<String> {
    let referrer = Url::parse(headers.get(header::REFERER)?.to_str().ok()?).ok()?;
    let is_ours = same_origin::is_ours(&referrer, &server.config.web.public_url);
    let is_page = places::page_of(referrer.path()) == referrer.path();

    if is_ours && is_page {
        Some(referrer[Position::BeforePath..Position::AfterQuery].to_owned())
    } else {
        None
    }
}

/// Copies headers of the refusal that are true of the page as well, such as the allowed methods,
/// the time of a retry, a removed cookie, or the policy of a login for an application.
fn keep_headers(refusal: &Response, mut page: Response) -> Response {
    for name in [
        HeaderName::from_static("x-request-id"),
        header::ALLOW,
        header::RETRY_AFTER,
        header::SET_COOKIE,
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        header::VARY,
        CROSS_ORIGIN_OPENER_POLICY,
    ] {
        for value in refusal.headers().get_all(&name) {
            page.headers_mut().append(name.clone(), value.clone());
        }
    }
    page
}

/// True for requests to the API and the platform, and for those that ask for JSON elsewhere.
fn is_for_program(path: &str, headers: &HeaderMap) -> bool {
    let is_page_of_authorization = matches!(
        path,
        "/oauth2/authorize" | "/oauth2/consent" | "/oauth2/logout" | "/oauth2/logout/confirm"
    );
    let api = ["/api/", "/platform/", "/sdk/", "/assets/", "/brand/", "/oauth2/"]
        .iter()
        .any(|prefix| path.starts_with(prefix))
        && !is_page_of_authorization
        || matches!(path, "/healthz" | "/readyz");
    let accept =
        headers.get(header::ACCEPT).map_or("", |accept| accept.to_str().unwrap_or_default());
    let sends_json = form_or_json::is_json(headers);

    api || (accept.contains("json") && !accept.contains("text/html"))
        || (sends_json && !accept.contains("text/html"))
}

fn is_page(response: &Response) -> bool {
    response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|media_type| media_type.as_bytes().starts_with(b"text/html"))
}

/// True for refusals in the words of another protocol than our own.
fn is_json(response: &Response) -> bool {
    response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|media_type| media_type.as_bytes() == b"application/json")
}

/// True for refusals that the protocol requires to be without a body. They carry an explicit
/// length.
fn is_empty_by_design(response: &Response) -> bool {
    response.headers().get(header::CONTENT_LENGTH) == Some(&HeaderValue::from_static("0"))
}
