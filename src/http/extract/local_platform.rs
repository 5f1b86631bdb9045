//! The local platform, for routes that need it.

use std::sync::Arc;

use axum::{
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
};

use crate::{
    http::{error::Problem, state::AppState},
    platform::Platform,
};

/// Requires the local platform. With OwnID's cloud there is none, and the request is answered with
/// 404.
#[derive(Clone, Debug)]
pub struct LocalPlatform(pub Arc<Platform>);

impl FromRequestParts<AppState> for LocalPlatform {
    type Rejection = Problem;

    async fn from_request_parts(_: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        state.platform.clone().map(Self).ok_or_else(|| Problem::of_status(StatusCode::NOT_FOUND))
    }
}
