//! The cookie that binds a code flow to its browser (docs/security-behaviours.md, b14).

use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderName, HeaderValue, header, request::Parts},
};
use tower_sessions::cookie::{Cookie, SameSite, time::Duration};

use crate::{
    domain::Token,
    http::{cookies, state::AppState},
    platform::codes,
    server::Server,
};

/// The secret of the flow that this browser is in.
#[derive(Clone, Debug)]
pub struct Flow(pub Option<Token>);

impl FromRequestParts<AppState> for Flow {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        Ok(Self(secret(&state.server, &parts.headers)))
    }
}

/// The secret that the browser's cookie holds.
pub fn secret(server: &Server, headers: &HeaderMap) -> Option<Token> {
    cookies::value(headers, name(server)).map(Token::from_client)
}

/// Lets the browser keep the flow's secret.
pub fn keep(server: &Server, flow: &Token) -> [(HeaderName, HeaderValue); 1] {
    let age = Duration::try_from(codes::FLOW).unwrap_or(Duration::HOUR);
    set(&cookie(server, flow.reveal().to_owned(), age))
}

/// Lets the browser forget it.
pub fn forget(server: &Server) -> [(HeaderName, HeaderValue); 1] {
    set(&cookie(server, String::new(), Duration::ZERO))
}

fn set(cookie: &Cookie<'static>) -> [(HeaderName, HeaderValue); 1] {
    let value = HeaderValue::from_str(&cookie.to_string());
    [(header::SET_COOKIE, value.unwrap_or_else(|_| HeaderValue::from_static("")))]
}

fn cookie(server: &Server, value: String, age: Duration) -> Cookie<'static> {
    Cookie::build((name(server), value))
        .http_only(true)
        .secure(server.config.web.is_https())
        .same_site(SameSite::Lax)
        .path("/")
        .max_age(age)
        .build()
}

fn name(server: &Server) -> &'static str {
    if server.config.web.is_https() { "__Host-vestibule-code" } else { "vestibule-code" }
}
