//! The route table of a server, which is made with the routes themselves.

use std::{collections::BTreeSet, sync::Arc};

use super::harness::App;
use crate::{
    http::{self, state::AppState},
    startup,
};

/// A method and a path that the server routes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Route {
    /// In capitals.
    pub(crate) method: String,
    /// With its parameters in braces.
    pub(crate) path: String,
    /// True if the published OpenAPI document describes it.
    pub(crate) is_published: bool,
}

/// Every route of a server, with its local platform.
pub(crate) fn routes(app: &App) -> BTreeSet<Route> {
    let callbacks = http::callback_routes(&app.server);
    let platform =
        startup::local_platform(&app.server, callbacks.clone().into()).unwrap().map(Arc::new);
    let state = AppState { server: Arc::clone(&app.server), platform };
    let table = serde_json::to_value(http::router(&state, callbacks).get_openapi()).unwrap();

    let mut routes = BTreeSet::new();
    for (path, operations) in table["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let is_published = operation["tags"] != serde_json::json!(["unpublished"]);
            routes.insert(Route {
                method: method.to_uppercase(),
                path: path.clone(),
                is_published,
            });
        }
    }
    routes
}
