//! The parts of a request of a logged-in user.

use std::{net::IpAddr, sync::Arc};

use axum::{extract::FromRequestParts, http::request::Parts};

use crate::{
    http::{
        error::Problem, extract::client_address::ClientAddress, session::CurrentSession,
        state::AppState,
    },
    platform::Platform,
    server::Server,
};

/// A request under a session. One without a live session is refused with 401.
#[derive(Debug)]
pub struct OwnRequest {
    pub server: Arc<Server>,
    /// `None` with OwnID's cloud.
    pub platform: Option<Arc<Platform>>,
    pub current: CurrentSession,
    /// IP address of the client.
    pub address: IpAddr,
}

impl FromRequestParts<AppState> for OwnRequest {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let current = CurrentSession::from_request_parts(parts, state).await?;
        let Ok(ClientAddress(address)) = ClientAddress::from_request_parts(parts, state).await;

        Ok(Self {
            server: Arc::clone(&state.server),
            platform: state.platform.clone(),
            current,
            address,
        })
    }
}
