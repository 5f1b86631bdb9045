//! Counts and, if the settings ask for it, logs every request.

use std::{sync::Arc, time::Instant};

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, Method},
    middleware::{Next, from_fn_with_state},
    response::Response,
};
use utoipa_axum::router::OpenApiRouter;

use crate::{
    http::{error, extract::client_address::ClientAddress},
    runtime::metrics::{
        catalogue::{HTTP_DURATION, HTTP_REQUESTS},
        interned, is_recording,
    },
    server::Server,
};

/// The route of a request to an address that the server does not have.
const NO_ROUTE: &str = "none";

/// Adds [`observe`] to the routes, if there is anything to do for it.
pub fn observe_all(routes: OpenApiRouter, server: &Arc<Server>) -> OpenApiRouter {
    if is_recording() || server.config.web.access_log {
        routes.layer(from_fn_with_state(Arc::clone(server), observe))
    } else {
        routes
    }
}

/// Counts the request by its route, never by its path, and writes its line of the access log.
async fn observe(State(server): State<Arc<Server>>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = method_name(request.method());
    let route =
        request.extensions().get().map_or(NO_ROUTE, |path: &MatchedPath| interned(path.as_str()));
    let client = if server.config.web.access_log {
        Some(ClientAddress::of(&request, &server).0)
    } else {
        None
    };

    let mut response = next.run(request).await;

    let elapsed = started.elapsed();
    let status = interned(response.status().as_str());
    HTTP_REQUESTS.increment([method, route, status]);
    HTTP_DURATION.record(elapsed.as_secs_f64(), [method, route]);
    if let Some(client) = client {
        let request_id = request_id(&mut response, &server);
        let duration_ms = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
        let status = response.status().as_u16();
        tracing::info!(
            target: "access", method, route, status, duration_ms, request_id, %client
        );
    }
    response
}

/// The name of a method. Others are the client's own words.
fn method_name(method: &Method) -> &'static str {
    const KNOWN: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    KNOWN.into_iter().find(|known| *known == method.as_str()).unwrap_or("other")
}

/// The id that the response has, or a new one, by which its client can name the line.
fn request_id(response: &mut Response, server: &Server) -> String {
    const HEADER: HeaderName = HeaderName::from_static("x-request-id");
    let known = response.headers().get(HEADER).and_then(|id| id.to_str().ok());
    if let Some(id) = known {
        return id.to_owned();
    }

    let id = error::request_id(&server.random);
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HEADER, value);
    }
    id
}
