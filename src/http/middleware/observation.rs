//! Counts and traces every request and, if the settings ask for it, logs it.

use std::{sync::Arc, time::Instant};

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderValue, Method},
    middleware::{Next, from_fn_with_state},
    response::Response,
};
use utoipa_axum::router::OpenApiRouter;

use crate::{
    http::extract::client_address::{ClientAddress, is_trusted_proxy},
    runtime::{
        metrics::{
            catalogue::{HTTP_DURATION, HTTP_REQUESTS},
            interned,
        },
        request_context::RequestId,
        traces::{
            TraceSpan,
            parent::{self, X_REQUEST_ID},
        },
    },
    server::Server,
};

/// The route of a request to an address that the server does not have.
const NO_ROUTE: &str = "none";

/// Adds [`observe`] to the routes.
pub fn observe_all(routes: OpenApiRouter, server: &Arc<Server>) -> OpenApiRouter {
    routes.layer(from_fn_with_state(Arc::clone(server), observe))
}

/// Gives the request an id, counts and traces it by its route, never by its path, and writes its
/// line of the access log.
async fn observe(State(server): State<Arc<Server>>, request: Request, next: Next) -> Response {
    let observed = ObservedRequest::begin(&server, &request);
    let context = observed.span.request_context(Some(observed.id));

    let mut response = context.scope(next.run(request)).await;

    observed.end(&server, &mut response);
    response
}

/// A request under way, without anything that a client chose.
struct ObservedRequest {
    started: Instant,
    id: RequestId,
    method: &'static str,
    route: &'static str,
    /// The client's address, for the access log alone.
    client: Option<ClientAddress>,
    span: TraceSpan,
}

impl ObservedRequest {
    fn begin(server: &Server, request: &Request) -> Self {
        let started = Instant::now();
        let method = method_name(request.method());
        let route = request
            .extensions()
            .get()
            .map_or(NO_ROUTE, |path: &MatchedPath| interned(path.as_str()));
        let is_logged = server.config.web.access_log;
        Self {
            started,
            id: RequestId::new(&server.random),
            method,
            route,
            client: if is_logged { Some(ClientAddress::of(request, server)) } else { None },
            span: begin_span(server, request, method, route),
        }
    }

    fn end(self, server: &Server, response: &mut Response) {
        let Self { id, method, route, span, .. } = self;
        let (elapsed, status) = (self.started.elapsed(), response.status());
        HTTP_REQUESTS.increment([method, route, interned(status.as_str())]);
        HTTP_DURATION.record(elapsed.as_secs_f64(), [method, route]);
        span.set_number("http.response.status_code", i64::from(status.as_u16()));
        if status.is_server_error() {
            span.fail();
        }

        if server.traces.is_recording() || self.client.is_some() {
            name_request(response, id);
        }
        if let Some(ClientAddress(client)) = self.client {
            let duration_ms = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
            let (status, request_id) = (status.as_u16(), id);
            tracing::info!(
                target: "access", method, route, status, duration_ms, %request_id, %client
            );
        }
    }
}

/// The span of a request, within that of a trusted proxy. A client that is none begins a new trace,
/// whatever it sends (`docs/security-behaviours.md` b69).
fn begin_span(
    server: &Server,
    request: &Request,
    method: &'static str,
    route: &'static str,
) -> TraceSpan {
    if !server.traces.is_recording() {
        return TraceSpan::default();
    }
    let parent = if is_trusted_proxy(request.extensions(), server) {
        parent::read(request.headers())
    } else {
        None
    };
    let has_route = route != NO_ROUTE;
    let name = if has_route { format!("{method} {route}") } else { method.to_owned() };

    let span = server.traces.begin_request(name, parent);
    span.set_word("http.request.method", method);
    if has_route {
        span.set_word("http.route", route);
    }
    span
}

/// The name of a method. Others are the client's own words.
fn method_name(method: &Method) -> &'static str {
    const KNOWN: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    KNOWN.into_iter().find(|known| *known == method.as_str()).unwrap_or("other")
}

/// Adds the id by which the client can name the request. A failure has it already.
fn name_request(response: &mut Response, id: RequestId) {
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        response.headers_mut().insert(X_REQUEST_ID, value);
    }
}
