//! The cookie that binds a code flow to its browser (`docs/security-behaviours.md` b14).

use std::sync::Arc;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderName, HeaderValue, request::Parts},
};
use time::Duration;

use crate::{
    domain::Token,
    http::{
        cookies::{self, SecretCookie, set_cookie},
        error::Problem,
        extract::local_platform::LocalPlatform,
        state::AppState,
    },
    platform::{Platform, codes},
    server::Server,
};

/// The browser's code flow, which only the local platform has.
#[derive(Clone, Debug)]
pub struct CodeFlow {
    pub platform: Arc<Platform>,
    /// Secret of the flow, if the browser is in one.
    pub secret: Option<Token>,
}

impl FromRequestParts<AppState> for CodeFlow {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let LocalPlatform(platform) = LocalPlatform::from_request_parts(parts, state).await?;
        Ok(Self { platform, secret: secret(&state.server, &parts.headers) })
    }
}

/// Secret in the browser's cookie.
pub fn secret(server: &Server, headers: &HeaderMap) -> Option<Token> {
    cookies::value(headers, SecretCookie::CodeFlow.name(&server.config.web)).map(Token::from_client)
}

/// Header that stores the flow's secret in the browser.
pub fn keep(server: &Server, flow: &Token) -> [(HeaderName, HeaderValue); 1] {
    let age = Duration::try_from(codes::FLOW_LIFETIME).unwrap_or(Duration::HOUR);
    [set_cookie(&SecretCookie::CodeFlow.with(&server.config.web, flow.reveal(), age))]
}

/// Header that removes it.
pub fn forget(server: &Server) -> [(HeaderName, HeaderValue); 1] {
    [set_cookie(&SecretCookie::CodeFlow.removal(&server.config.web))]
}
