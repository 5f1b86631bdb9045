//! The local platform's addresses.

use std::sync::Arc;

use axum::Router;

use crate::{
    platform::{Error, Platform},
    server::Server,
};

/// The platform, unless OwnID's cloud plays its part. `callbacks` is how it reaches this server's users.
pub fn start(_server: &Arc<Server>, _callbacks: Router) -> Result<Option<Arc<Platform>>, Error> {
    Ok(None)
}

/// Its routes.
pub fn router(_server: &Arc<Server>, _platform: Arc<Platform>) -> Router {
    Router::new()
}
