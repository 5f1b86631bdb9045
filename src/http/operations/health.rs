//! `GET /healthz` and `GET /readyz`.

use std::sync::Arc;

use axum::{extract::State, http::StatusCode};

use crate::{
    http::{error::Problem, openapi::Failures},
    runtime::readiness::UnreadyPart,
    server::Server,
    service::readiness::{self, NotReady},
};

/// Liveness of the process. It answers as long as it serves, whatever the database does: restarting
/// it would mend nothing.
#[utoipa::path(
    get,
    path = "/healthz",
    operation_id = "getHealth",
    tag = "server",
    security(()),
    responses(
        (
            status = 200, description = "The process serves.", body = String,
            content_type = "text/plain"
        ),
        Failures,
    ),
)]
pub async fn show_liveness() -> &'static str {
    "ok"
}

/// Readiness of the server, for load balancers and for scripts that wait until it has started.
///
/// The server is ready when its database accepts writes and has the tables of this version, until
/// it is asked to stop. The code of the problem names the part at fault: `database_unavailable`,
/// `migrations_missing` or `draining`.
#[utoipa::path(
    get,
    path = "/readyz",
    operation_id = "getReadiness",
    tag = "server",
    security(()),
    responses(
        (
            status = 200, description = "The server can do its work.", body = String,
            content_type = "text/plain"
        ),
        Failures,
    ),
)]
pub async fn show_readiness(State(server): State<Arc<Server>>) -> Result<&'static str, Problem> {
    readiness::check(&server).await?;
    Ok("ready")
}

impl From<NotReady> for Problem {
    fn from(cause: NotReady) -> Self {
        let (code, detail) = match cause.part() {
            UnreadyPart::Database => {
                ("database_unavailable", "The database accepts no writes. The log has the cause.")
            }
            UnreadyPart::Migrations => (
                "migrations_missing",
                "The database lacks tables of this version. They are made when the server starts.",
            ),
            UnreadyPart::Draining => ("draining", "The server was asked to stop."),
        };
        Self::new(StatusCode::SERVICE_UNAVAILABLE, code, detail)
            .retry_after(cause.retry_after())
            .logged()
    }
}
