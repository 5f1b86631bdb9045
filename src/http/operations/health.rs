//! `GET /healthz`.

use std::sync::Arc;

use axum::extract::State;

use crate::{
    http::{error::Problem, openapi::Failures},
    server::Server,
    service,
};

/// Health of the server, for load balancers and for scripts that wait until it has started.
#[utoipa::path(
    get,
    path = "/healthz",
    operation_id = "getHealth",
    tag = "server",
    security(()),
    responses(
        (
            status = 200, description = "The server can answer requests.", body = String,
            content_type = "text/plain"
        ),
        Failures,
    ),
)]
pub async fn show(State(server): State<Arc<Server>>) -> Result<&'static str, Problem> {
    server.db.check().await.map_err(service::Error::from)?;
    Ok("ok")
}
