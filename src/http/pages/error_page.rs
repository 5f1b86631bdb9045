//! Problems as a person sees them.

use super::{Page, SignedInAs, places};
use crate::{
    http::{
        error::{self, Problem},
        extract::{form_or_json, language},
        middleware::same_origin,
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

/// Gives every refusal its form: a page for people, JSON for programs. It also covers what axum itself refuses.
pub async fn draw(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let server = &state.server;
    let for_program = is_for_program(request.uri().path(), request.headers());
    let (mut parts, body) = request.into_parts();
    let Ok(page) = Page::from_request_parts(&mut parts, &state).await;
    let of_browser = language::of_browser(&parts.headers);
    let came_from = (parts.method != Method::GET).then(|| came_from(server, &parts.headers)).flatten();
    let mut response = next.run(Request::from_parts(parts, body)).await;
    let status = response.status();
    let finished =
        !status.is_client_error() && !status.is_server_error() || is_page(&response) || is_empty_by_design(&response);
    if finished {
        return response;
    }
    let request_id = error::identify(&mut response, &server.random);
    let known = response.extensions().get::<Problem>().cloned();
    if for_program {
        return if known.is_some() {
            response
        } else {
            keep_headers(&response, Problem::of_status(status).into_response())
        };
    }
    let code = known.as_ref().map_or("", |problem| problem.code);
    let (title, detail) = texts::problem_of(code).unwrap_or_else(|| texts::problem(status.as_u16()));
    let wait = known.as_ref().filter(|_| status == StatusCode::TOO_MANY_REQUESTS).and_then(Problem::minutes);
    let action = action(status, code);
    let detail = move || wait.map_or_else(|| String::from(detail), texts::try_again_in);
    let view = move |detail| ProblemView { status: status.as_u16(), title, detail, request_id, action };
    let mut site = page.site(SignedInAs(None));
    if let Some(page) = came_from {
        site.here = page;
    }
    let spoken = response.extensions().get::<Language>().copied();
    let drawn = page.render(status, move || vestibule_app::problem(site, view(detail())));
    let drawn = in_language(spoken.unwrap_or(of_browser), drawn).await;
    keep_headers(&response, drawn)
}

/// The next step to offer, if it is not the start page.
fn action(status: StatusCode, code: &str) -> Option<(&'static str, Text)> {
    match (status, code) {
        (StatusCode::UNAUTHORIZED, _) => Some(("/login", texts::LOG_IN)),
        (_, "form_of_another_login" | "link_used") => Some(("/account", texts::TO_ACCOUNT)),
        (_, "form_of_another_flow") => Some(("/code", texts::CODE_HEADING)),
        _ => None,
    }
}

/// The page of ours that a form was sent from, with all that its address says.
fn came_from(server: &Server, headers: &HeaderMap) -> Option<String> {
    let referrer = Url::parse(headers.get(header::REFERER)?.to_str().ok()?).ok()?;
    let is_ours = same_origin::is_ours(&referrer, &server.config.web.public_url);
    let is_page = places::page_of(referrer.path()) == referrer.path();
    (is_ours && is_page).then(|| referrer[Position::BeforePath..Position::AfterQuery].to_owned())
}

/// What the refusal said in headers stays true of the page: which methods there are, when to come back, which cookie to drop.
fn keep_headers(refused: &Response, mut drawn: Response) -> Response {
    for name in [
        HeaderName::from_static("x-request-id"),
        header::ALLOW,
        header::RETRY_AFTER,
        header::SET_COOKIE,
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        header::VARY,
    ] {
        for value in refused.headers().get_all(&name) {
            drawn.headers_mut().append(name.clone(), value.clone());
        }
    }
    drawn
}

/// Programs call the API and the platform; anywhere else they say that they want JSON.
fn is_for_program(path: &str, headers: &HeaderMap) -> bool {
    let api = ["/api/", "/platform/", "/sdk/", "/assets/", "/brand/"].iter().any(|prefix| path.starts_with(prefix));
    let accept = headers.get(header::ACCEPT).map_or("", |accept| accept.to_str().unwrap_or_default());
    let sends_json = form_or_json::is_json(headers);
    api || (accept.contains("json") && !accept.contains("text/html")) || (sends_json && !accept.contains("text/html"))
}

fn is_page(response: &Response) -> bool {
    response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// The protocol wants some refusals without a body; they say so with an explicit length.
fn is_empty_by_design(response: &Response) -> bool {
    response.headers().get(header::CONTENT_LENGTH) == Some(&HeaderValue::from_static("0"))
}
