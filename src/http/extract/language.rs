//! The language of a response: the account's, else the one chosen in this browser, else the one
//! that an application proposes for a logout, else the best match of `Accept-Language`.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Uri, header},
    middleware::Next,
    response::Response,
};
use time::Duration;
use tower_sessions::Session;
use url::form_urlencoded;
use vestibule_app::{Language, i18n::speaking::in_language};

use crate::{
    config::Web,
    http::{
        cookies::{self, PreferenceCookie},
        session,
    },
    server::Server,
    service::accounts::locale,
};

/// Cookie with the language that was chosen in this browser.
const LANGUAGE_COOKIE: PreferenceCookie =
    PreferenceCookie { name: "vestibule-language", path: "/", age: Duration::days(365) };

/// Middleware that sets the language of everything made during a request. The response carries it
/// as an extension, for an error page drawn in place of it.
pub async fn speak(State(server): State<Arc<Server>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path.starts_with("/api/") {
        return next.run(request).await;
    }

    let for_staff = path.starts_with("/admin") || path.starts_with("/dev/");
    let own = of_account(&server, request.extensions().get::<Session>()).await;
    let language = own
        .or_else(|| chosen(request.headers()))
        .or_else(|| of_logout(request.uri()))
        .unwrap_or_else(|| of_browser(request.headers()));
    let language = if for_staff { language.for_staff() } else { language };

    let mut response = in_language(language, next.run(request)).await;
    response.extensions_mut().insert(language);

    response
}

/// Language of the request's cookie, else of its `Accept-Language`, else the default.
pub fn of_browser(headers: &HeaderMap) -> Language {
    let accepted = || Language::accepted(headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?);
    chosen(headers).or_else(accepted).unwrap_or(Language::DEFAULT)
}

/// Language that was chosen in this browser.
fn chosen(headers: &HeaderMap) -> Option<Language> {
    cookies::value(headers, LANGUAGE_COOKIE.name).and_then(Language::find)
}

/// Language that an application proposes for a logout (`ui_locales`, OpenID Connect RP-Initiated
/// Logout 1.0 §2), the preferred one first.
fn of_logout(uri: &Uri) -> Option<Language> {
    if !uri.path().starts_with("/oauth2/logout") {
        return None;
    }

    let mut parameters = form_urlencoded::parse(uri.query()?.as_bytes());
    let (_, tags) = parameters.find(|(name, _)| name == "ui_locales")?;
    tags.split(' ').find_map(Language::find)
}

/// Language of the account. Errors are ignored: the page itself reports them.
async fn of_account(server: &Server, session: Option<&Session>) -> Option<Language> {
    let account = session::account(session?).await.ok()??;
    let locale = locale::of(server, account).await.ok()??;
    Language::find(&locale)
}

/// Header that stores the chosen language.
pub fn keep(language: Language, web: &Web) -> Option<(HeaderName, HeaderValue)> {
    LANGUAGE_COOKIE.keep(web, language.tag())
}
