//! The state of every route.

use std::sync::Arc;

use axum::extract::FromRef;

use crate::{platform::Platform, server::Server};

#[derive(Clone, Debug)]
pub struct AppState {
    pub server: Arc<Server>,
    /// `None` with OwnID's cloud.
    pub platform: Option<Arc<Platform>>,
}

impl FromRef<AppState> for Arc<Server> {
    fn from_ref(state: &AppState) -> Self {
        Self::clone(&state.server)
    }
}

impl FromRef<AppState> for Option<Arc<Platform>> {
    fn from_ref(state: &AppState) -> Self {
        state.platform.clone()
    }
}
