//! The language that somebody is spoken to in: their account's, else the one they chose here before, else the one that their
//! browser likes best of ours.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use tower_sessions::Session;
use vestibule_app::{Language, i18n::speaking::in_language};

use crate::{
    config::Web,
    http::{cookies, session},
    server::Server,
    service::accounts::locale,
};

const COOKIE: &str = "vestibule-language";

/// Has a page and all that is said while it is made come out in one language. The answer remembers which, for whoever draws
/// another page in its stead.
pub async fn speak(State(server): State<Arc<Server>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path.starts_with("/api/") {
        return next.run(request).await;
    }
    let for_staff = path.starts_with("/admin") || path.starts_with("/dev/");
    let own = of_account(&server, request.extensions().get::<Session>()).await;
    let language = own.unwrap_or_else(|| of_browser(request.headers()));
    let language = if for_staff { language.for_staff() } else { language };
    let mut response = in_language(language, next.run(request)).await;
    response.extensions_mut().insert(language);
    response
}

/// As far as the request alone tells.
pub fn of_browser(headers: &HeaderMap) -> Language {
    let accepted = || Language::accepted(headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?);
    cookies::value(headers, COOKIE).and_then(Language::find).or_else(accepted).unwrap_or(Language::DEFAULT)
}

/// A page does without it when it cannot be read: what is amiss there is the page's own to tell.
async fn of_account(server: &Server, session: Option<&Session>) -> Option<Language> {
    let account = session::account(session?).await.ok()??;
    let locale = locale::of(server, account).await.ok()??;
    Language::find(&locale)
}

/// The cookie that keeps the choice for a year; it names a language and nobody.
pub fn keep(language: Language, web: &Web) -> Option<HeaderValue> {
    let secure = if web.is_https() { "; Secure" } else { "" };
    let tag = language.tag();
    let cookie = format!("{COOKIE}={tag}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&cookie).ok()
}
