//! The route table: axum's router together with a list of its routes, which axum does not give.
//!
//! The list is an OpenAPI document. `routes!` of utoipa-axum adds operations of the APIs with their
//! descriptions, and [`PlainRoutes::plain`] adds pages, files and the platform's own endpoints,
//! which the published document leaves out. Tests read the whole table: the matrix of rights has
//! every route.

use axum::{
    handler::Handler,
    routing::{self, MethodRouter},
};
use utoipa::openapi::{
    HttpMethod, OpenApi, PathItem,
    path::{Operation, OperationBuilder, Paths},
};
use utoipa_axum::router::OpenApiRouter;

/// Tag of the operations that the published document leaves out.
const UNPUBLISHED_TAG: &str = "unpublished";

/// Handlers of one path, and their methods, which axum's own type does not tell.
pub(super) struct PlainHandlers<S> {
    methods: Vec<HttpMethod>,
    handlers: MethodRouter<S>,
}

pub(super) fn get<H: Handler<T, S>, T: 'static, S: Clone + Send + Sync + 'static>(
    handler: H,
) -> PlainHandlers<S> {
    PlainHandlers { methods: vec![HttpMethod::Get], handlers: routing::get(handler) }
}

pub(super) fn post<H: Handler<T, S>, T: 'static, S: Clone + Send + Sync + 'static>(
    handler: H,
) -> PlainHandlers<S> {
    PlainHandlers { methods: vec![HttpMethod::Post], handlers: routing::post(handler) }
}

/// A handler of every method. The table lists those that it can name.
pub(super) fn any<H: Handler<T, S>, T: 'static, S: Clone + Send + Sync + 'static>(
    handler: H,
) -> PlainHandlers<S> {
    let methods = vec![
        HttpMethod::Get,
        HttpMethod::Put,
        HttpMethod::Post,
        HttpMethod::Patch,
        HttpMethod::Delete,
    ];
    PlainHandlers { methods, handlers: routing::any(handler) }
}

impl<S: Clone + Send + Sync + 'static> PlainHandlers<S> {
    pub(super) fn post<H: Handler<T, S>, T: 'static>(mut self, handler: H) -> Self {
        self.methods.push(HttpMethod::Post);
        Self { methods: self.methods, handlers: self.handlers.post(handler) }
    }
}

/// Routes without a description.
pub(super) trait PlainRoutes<S> {
    /// Adds the handlers of a path. `OpenApiRouter::route` would leave it out of the table.
    fn plain(self, path: &str, handlers: PlainHandlers<S>) -> Self;
}

impl<S: Clone + Send + Sync + 'static> PlainRoutes<S> for OpenApiRouter<S> {
    fn plain(self, path: &str, handlers: PlainHandlers<S>) -> Self {
        let mut paths = Paths::new();
        paths.add_path_operation(
            path,
            handlers.methods,
            OperationBuilder::new().tag(UNPUBLISHED_TAG),
        );
        self.routes((Vec::new(), paths, handlers.handlers))
    }
}

/// The part of the table that is published.
pub(super) fn published(table: &OpenApi) -> OpenApi {
    let mut document = table.clone();

    document.paths.paths.retain(|_, item| {
        let mut operations = operations_of(item);
        for operation in &mut operations {
            operation.take_if(|operation| is_unpublished(operation));
        }
        operations.iter().any(|operation| operation.is_some())
    });

    document
}

/// Operations with the methods that this server has.
fn operations_of(item: &mut PathItem) -> [&mut Option<Operation>; 5] {
    [&mut item.get, &mut item.put, &mut item.post, &mut item.patch, &mut item.delete]
}

fn is_unpublished(operation: &Operation) -> bool {
    operation.tags.iter().flatten().any(|tag| tag == UNPUBLISHED_TAG)
}
