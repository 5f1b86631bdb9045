//! HTTP, and the only place that knows axum. This file is the route table, of which
//! `administration` has the administrators' part; the local platform has its own in
//! [`platform::router`], and the well-known addresses in [`well_known::routes`].

mod administration;
pub mod api;
pub mod assets;
pub mod callbacks;
pub mod cookies;
pub mod error;
pub mod extract;
pub mod forward_auth;
pub mod https_redirect;
pub mod listener;
pub mod middleware;
pub mod not_found;
pub mod oauth;
pub mod openapi;
pub mod operations;
pub mod pages;
pub mod platform;
mod route_table;
mod service_error;
pub mod session;
pub mod state;
pub mod well_known;

use std::{sync::Arc, time::Duration};

use axum::{
    extract::DefaultBodyLimit,
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state, map_response_with_state},
};
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::CompressionLayer,
    timeout::{RequestBodyTimeoutLayer, TimeoutLayer},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use self::{
    openapi::PublishedDocument,
    route_table::{PlainRoutes, get, post},
    state::AppState,
};
use crate::{server::Server, service};

/// Limit of a form or a JSON body, in bytes: `ownIdData` of 64 KiB, percent-encoded.
const BODY_LIMIT: usize = 256 * 1024;
/// Time after which a request is answered with 408.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);
/// Time limit of a whole upload.
const UPLOAD_TIMEOUT: Duration = Duration::from_secs(60 * 60);
/// Time limit of a pause within an upload.
const UPLOAD_PAUSE: Duration = Duration::from_secs(60);

/// The routes that the platform calls, unless the local platform serves another back end.
pub fn callback_routes(server: &Arc<Server>) -> OpenApiRouter {
    let callbacks = OpenApiRouter::new()
        .routes(routes!(callbacks::set_data))
        .routes(routes!(callbacks::get_data))
        .routes(routes!(callbacks::session_tokens::get_session))
        .routes(routes!(callbacks::messages::send_sms))
        .routes(routes!(callbacks::messages::send_email))
        .routes(routes!(callbacks::id_documents::verify))
        .layer(DefaultBodyLimit::max(callbacks::BODY_LIMIT))
        .with_state(Arc::clone(server));
    callbacks::unless_elsewhere(server, callbacks)
}

/// Every route, and the table of them. `callbacks` are those of [`callback_routes`], which have no
/// cookies and no pages.
///
/// axum copies each layer, so layers that belong together are combined, the outermost first.
pub fn router(state: &AppState, callbacks: OpenApiRouter) -> OpenApiRouter {
    let server = &state.server;
    let document = PublishedDocument::default();

    let pages = OpenApiRouter::new()
        .plain("/", get(pages::home::show))
        .plain("/login", get(pages::login::show).post(pages::login::submit))
        .plain("/register", get(pages::register::show).post(pages::register::submit))
        .merge(flow_pages(server))
        .plain("/setup/{token}", get(pages::setup::show).post(pages::setup::submit))
        .merge(own_pages(server))
        .merge(administration::pages(server))
        .merge(forward_auth::pages())
        .merge(oauth::pages(server))
        .plain("/language", post(pages::language::choose))
        .merge(pages::dev::routes())
        .plain("/logout", post(session::routes::log_out))
        .merge(account_api(server))
        .layer(
            ServiceBuilder::new()
                .layer(DefaultBodyLimit::max(BODY_LIMIT))
                .layer(from_fn_with_state(Arc::clone(server), middleware::same_origin::require))
                .layer(from_fn_with_state(state.clone(), middleware::opener_policy::relax))
                .layer(from_fn(middleware::return_path::require_short))
                .layer(session::layer(server))
                .layer(from_fn_with_state(Arc::clone(server), extract::language::speak))
                .layer(middleware::compression::of_pages()),
        );

    let local_platform = state.platform.clone().map(|platform| platform::router(server, platform));
    let for_browsers = OpenApiRouter::new()
        .merge(pages)
        .routes(routes!(operations::health::show_liveness))
        .routes(routes!(operations::health::show_readiness))
        .plain("/doctor", get(operations::inspection::show))
        .merge(administration::api(state))
        .merge(files(&document))
        .merge(well_known::routes())
        .merge(oauth::routes(server))
        .with_state(state.clone())
        .merge(local_platform.unwrap_or_default())
        .fallback(not_found::respond)
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, REQUEST_TIMEOUT))
        .merge(uploads(state))
        .layer(
            ServiceBuilder::new()
                .layer(from_fn_with_state(Arc::clone(server), middleware::headers::secure))
                .layer(from_fn_with_state(state.clone(), pages::error_page::render_errors))
                .layer(CatchPanicLayer::custom(error::panicked)),
        );

    let callbacks = callbacks.layer(
        ServiceBuilder::new()
            .layer(CatchPanicLayer::custom(error::panicked))
            .layer(map_response_with_state(Arc::clone(server), error::report)),
    );

    let table = OpenApiRouter::with_openapi(openapi::head())
        .merge(callbacks)
        .merge(forward_auth::questions(server))
        .merge(oauth::documents(server))
        .merge(for_browsers);
    document.publish(table.get_openapi());
    middleware::observation::observe_all(table, server)
}

/// The user's own pages.
fn own_pages(server: &Arc<Server>) -> OpenApiRouter<AppState> {
    use pages::{
        account::{self, applications, delete, recovery_codes, security, sessions},
        device,
        login::passkey_prompt,
    };
    OpenApiRouter::new()
        .plain("/account", get(account::show).post(account::save))
        .plain("/account/sessions", post(sessions::submit))
        .plain("/account/applications", get(applications::show).post(applications::submit))
        .plain("/account/security", get(security::show))
        .plain("/account/security/passkeys", post(security::change_passkey))
        .plain("/account/security/password", post(security::change_password))
        .plain("/account/security/enrolment", post(security::enrolment))
        .plain("/account/passkey", get(passkey_prompt::show).post(passkey_prompt::decline))
        .plain("/account/recovery-codes", get(recovery_codes::show).post(recovery_codes::make))
        .plain("/account/delete", get(delete::show).post(delete::delete))
        .plain("/device", get(device::show).post(device::submit))
        .plain("/device/decision", post(device::decide))
        .plain("/device/allowed", get(device::show_allowed))
        .plain("/device/denied", get(device::show_denied))
        .route_layer(from_fn_with_state(Arc::clone(server), middleware::completion::ensure))
        .route_layer(from_fn_with_state(Arc::clone(server), session::form_owner::of_account))
}

/// Pages of a code flow, and pages that start or refer to one: those that need neither a passkey
/// nor a password.
fn flow_pages(server: &Arc<Server>) -> OpenApiRouter<AppState> {
    use pages::{
        account::{delete, disown_device, recovery_codes},
        login::code,
        recover::{self, finish},
        verify_code,
    };
    let of_flow = OpenApiRouter::new()
        .plain("/code", get(verify_code::show).post(verify_code::submit))
        .plain("/code/new", post(verify_code::renew))
        .plain("/recover/new", get(finish::show).post(finish::submit))
        .route_layer(from_fn_with_state(Arc::clone(server), session::form_owner::of_flow));
    OpenApiRouter::new()
        .plain("/login/code", get(code::show).post(code::submit))
        .plain("/link/{token}", get(verify_code::link))
        .plain("/recover", get(recover::show).post(recover::submit))
        .plain("/recover/code", get(recovery_codes::show_form).post(recovery_codes::redeem))
        .plain("/not-me/{token}", get(disown_device::show).post(disown_device::end))
        .plain("/undo/{token}", get(delete::offer_undo).post(delete::undo))
        .merge(of_flow)
        .route_layer(from_fn_with_state(Arc::clone(server), middleware::completion::ensure))
}

/// Files and documents that are the same for every client.
fn files(document: &PublishedDocument) -> OpenApiRouter<AppState> {
    let document = OpenApiRouter::new()
        .plain("/api/openapi.json", get(openapi::show))
        .with_state(document.clone());
    OpenApiRouter::new()
        .plain("/assets/{name}", get(assets::show))
        .plain("/brand/{name}", get(assets::branding::show))
        .plain("/favicon.svg", get(assets::favicon))
        .plain("/favicon.ico", get(assets::favicon_for_all))
        .plain("/api/docs", get(assets::api_docs::show))
        .plain("/api/docs/{name}", get(assets::api_docs::file))
        .merge(document)
        .layer(CompressionLayer::new())
}

/// Uploads of large files, with longer timeouts.
fn uploads(state: &AppState) -> OpenApiRouter {
    let server = &state.server;
    OpenApiRouter::new()
        .plain("/admin/import", post(pages::admin::import::send))
        .layer(RequestBodyTimeoutLayer::new(UPLOAD_PAUSE))
        .layer(
            ServiceBuilder::new()
                .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, UPLOAD_TIMEOUT))
                .layer(DefaultBodyLimit::max(service::import::uploads::MAX_FILE_BYTES))
                .layer(from_fn_with_state(Arc::clone(server), middleware::same_origin::require))
                .layer(session::layer(server))
                .layer(from_fn_with_state(Arc::clone(server), session::form_owner::of_account))
                .layer(from_fn_with_state(Arc::clone(server), extract::language::speak)),
        )
        .with_state(state.clone())
}

/// The API of the user's own account, under the session cookie.
fn account_api(server: &Server) -> OpenApiRouter<AppState> {
    use api::me::{account, export, sessions};
    OpenApiRouter::new()
        .plain("/session", get(sessions::current).post(session::routes::create_session))
        .routes(routes!(account::show, account::patch))
        .routes(routes!(export::download))
        .routes(routes!(sessions::list, sessions::end_others))
        .routes(routes!(sessions::show, sessions::update, sessions::end))
        .layer(middleware::declared_origins::cors(server))
}
