//! `/healthz`

use std::sync::Arc;

use axum::extract::State;

use crate::{
    http::{error::Problem, openapi::Failures},
    server::Server,
    service,
};

/// The server's health: for a load balancer, and for whoever waits for the start.
#[utoipa::path(
    get,
    path = "/healthz",
    operation_id = "getHealth",
    tag = "server",
    security(()),
    responses((status = 200, description = "It can.", body = String, content_type = "text/plain"), Failures),
)]
pub async fn show(State(server): State<Arc<Server>>) -> Result<&'static str, Problem> {
    server.db.check().await.map_err(service::Error::from)?;
    Ok("ok")
}
