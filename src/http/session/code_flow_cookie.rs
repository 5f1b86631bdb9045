//! What the pages of codes share: the cookie that binds a flow to its browser (behaviour b14), and work that is done afterwards.

use std::{convert::Infallible, sync::Arc};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header, request::Parts},
};
use tower_sessions::cookie::{Cookie, SameSite, time::Duration};
use vestibule_app::Language;

use crate::{
    domain::Token,
    http::{cookies, error::Problem, extract::language},
    platform::{Error, Platform, codes},
    server::Server,
};

/// The local platform. With OwnID's cloud there is none, and so there are no pages that need it.
#[derive(Clone, Debug)]
pub struct Local(pub Arc<Platform>);

impl FromRequestParts<Arc<Server>> for Local {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<Server>) -> Result<Self, Problem> {
        let platform = parts.extensions.get::<Option<Arc<Platform>>>().cloned().flatten();
        platform.map(Self).ok_or_else(|| Problem::of_status(StatusCode::NOT_FOUND))
    }
}

/// The secret of the flow that this browser is in.
#[derive(Clone, Debug)]
pub struct Flow(pub Option<Token>);

impl FromRequestParts<Arc<Server>> for Flow {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, server: &Arc<Server>) -> Result<Self, Infallible> {
        Ok(Self(secret(server, &parts.headers)))
    }
}

/// The secret that the browser's cookie holds.
pub fn secret(server: &Server, headers: &HeaderMap) -> Option<Token> {
    cookies::value(headers, name(server)).map(Token::presented)
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

/// Does what takes longer for an address that has an account, after the answer: its time tells nothing (behaviour b17). It speaks
/// the language of the request.
pub fn afterwards(server: &Server, work: impl Future<Output = Result<(), Error>> + Send + 'static) {
    let work = language::within(Language::spoken(), work);
    server.background_tasks.spawn(async move {
        if let Err(error) = work.await {
            tracing::error!(%error, "a code could not be sent");
        }
    });
}
