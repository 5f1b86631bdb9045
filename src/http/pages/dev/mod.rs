//! Pages for developers, on the server's own machine alone.

pub mod id_document;
pub mod inbox;

use utoipa_axum::router::OpenApiRouter;

use crate::http::{
    route_table::{PlainRoutes, get},
    state::AppState,
};

/// Routes of the pages for developers.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .plain("/dev/inbox", get(inbox::show))
        .plain("/dev/id-document", get(id_document::show).post(id_document::submit))
}
