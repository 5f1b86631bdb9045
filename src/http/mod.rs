//! HTTP, and the only place that knows axum. This file is the route table; the local platform has
//! its own in [`platform::router`].

pub mod api;
pub mod assets;
pub mod callbacks;
pub mod cookies;
pub mod error;
pub mod extract;
pub mod listener;
pub mod middleware;
pub mod not_found;
pub mod openapi;
pub mod operations;
pub mod pages;
pub mod platform;
mod service_error;
pub mod session;
pub mod state;

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::StatusCode,
    middleware::{from_fn_with_state, map_response_with_state},
    routing::{delete, get, post},
};
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::CompressionLayer,
    timeout::{RequestBodyTimeoutLayer, TimeoutLayer},
};

use self::state::AppState;
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
pub fn callback_routes(server: &Arc<Server>) -> Router {
    let callbacks = Router::new()
        .route("/api/ownid/setOwnIDDataByLoginId", post(callbacks::set_data))
        .route("/api/ownid/getOwnIDDataByLoginId", post(callbacks::get_data))
        .route("/api/ownid/getSessionByLoginId", post(callbacks::get_session))
        .route("/api/ownid/sendSms", post(callbacks::messages::send_sms))
        .route("/api/ownid/sendEmail", post(callbacks::messages::send_email))
        .route("/api/ownid/verifyIdDoc", post(callbacks::id_documents::verify))
        .layer(DefaultBodyLimit::max(callbacks::BODY_LIMIT))
        .with_state(Arc::clone(server));
    callbacks::unless_elsewhere(server, callbacks)
}

/// Every route. `callbacks` are those of [`callback_routes`], which have no cookies and no pages.
///
/// axum copies each layer, so layers that belong together are combined, the outermost first.
pub fn router(state: &AppState, callbacks: Router) -> Router {
    let server = &state.server;
    let pages = Router::new()
        .route("/", get(pages::home::show))
        .route("/login", get(pages::login::show).post(pages::login::submit))
        .route("/register", get(pages::register::show).post(pages::register::submit))
        .merge(flow_pages(server))
        .route("/setup/{token}", get(pages::setup::show).post(pages::setup::submit))
        .merge(own_pages(server))
        .merge(administration(server))
        .route("/language", post(pages::language::choose))
        .route("/dev/inbox", get(pages::dev::inbox::show))
        .route("/dev/id-document", get(pages::dev::id_document::show).post(pages::dev::id_document::submit))
        .route("/logout", post(session::routes::log_out))
        .merge(account_api(server))
        .layer(
            ServiceBuilder::new()
                .layer(DefaultBodyLimit::max(BODY_LIMIT))
                .layer(from_fn_with_state(Arc::clone(server), middleware::same_origin::require))
                .layer(session::layer(server))
                .layer(from_fn_with_state(Arc::clone(server), extract::language::speak))
                .layer(middleware::compression::of_pages()),
        )
        .with_state(state.clone());

    let for_browsers = Router::new()
        .merge(pages)
        .merge(administration_api(state))
        .merge(files(server))
        .merge(state.platform.clone().map(|platform| platform::router(server, platform)).unwrap_or_default())
        .route("/healthz", get(operations::health::show).with_state(Arc::clone(server)))
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
    for_browsers.merge(callbacks)
}

/// The user's own pages.
fn own_pages(server: &Arc<Server>) -> Router<AppState> {
    use pages::{
        account::{self, delete, recovery_codes, security, sessions},
        login::passkey_prompt,
    };
    Router::new()
        .route("/account", get(account::show).post(account::save))
        .route("/account/sessions", post(sessions::submit))
        .route("/account/security", get(security::show))
        .route("/account/security/passkeys", post(security::change_passkey))
        .route("/account/security/password", post(security::change_password))
        .route("/account/security/enrolment", post(security::enrolment))
        .route("/account/passkey", get(passkey_prompt::show).post(passkey_prompt::decline))
        .route("/account/recovery-codes", get(recovery_codes::show).post(recovery_codes::make))
        .route("/account/delete", get(delete::show).post(delete::delete))
        .route_layer(from_fn_with_state(Arc::clone(server), middleware::completion::ensure))
        .route_layer(from_fn_with_state(Arc::clone(server), session::form_owner::of_account))
}

/// Pages of a code flow, and pages that start or refer to one: those that need neither a passkey
/// nor a password.
fn flow_pages(server: &Arc<Server>) -> Router<AppState> {
    use pages::{
        account::{delete, disown_device, recovery_codes},
        login::code,
        recover::{self, finish},
        verify_code,
    };
    let of_flow = Router::new()
        .route("/code", get(verify_code::show).post(verify_code::submit))
        .route("/code/new", post(verify_code::renew))
        .route("/recover/new", get(finish::show).post(finish::submit))
        .route_layer(from_fn_with_state(Arc::clone(server), session::form_owner::of_flow));
    Router::new()
        .route("/login/code", get(code::show).post(code::submit))
        .route("/link/{token}", get(verify_code::link))
        .route("/recover", get(recover::show).post(recover::submit))
        .route("/recover/code", get(recovery_codes::show_form).post(recovery_codes::redeem))
        .route("/not-me/{token}", get(disown_device::show).post(disown_device::end))
        .route("/undo/{token}", get(delete::offer_undo).post(delete::undo))
        .merge(of_flow)
        .route_layer(from_fn_with_state(Arc::clone(server), middleware::completion::ensure))
}

/// The administrators' pages.
fn administration(server: &Arc<Server>) -> Router<AppState> {
    use pages::admin::{
        accounts::{self, bulk_action, deleted, detail, export, passkeys, relations},
        audit, branding, code_locks, import, jobs, overview, schema, settings, tokens,
    };
    Router::new()
        .route("/admin", get(overview::show))
        .route("/admin/accounts", get(accounts::show).post(accounts::create))
        .route("/admin/accounts/act", get(bulk_action::show).post(bulk_action::start))
        .route("/admin/accounts/export", post(export::download))
        .route("/admin/accounts/{id}", get(detail::show).post(detail::save))
        .route("/admin/accounts/{id}/disable", post(detail::disable))
        .route("/admin/accounts/{id}/enable", post(detail::enable))
        .route("/admin/accounts/{id}/delete", post(detail::delete))
        .route("/admin/accounts/{id}/addresses", post(relations::save_addresses))
        .route("/admin/accounts/{id}/sessions", post(relations::end_sessions))
        .route("/admin/accounts/{id}/passkeys", post(passkeys::remove))
        .route("/admin/accounts/{id}/recovery", post(relations::start_recovery))
        .route("/admin/code-locks", post(code_locks::lift))
        .route("/admin/deleted", get(deleted::show).post(deleted::restore))
        .route("/admin/jobs", get(jobs::list))
        .route("/admin/jobs/{id}", get(jobs::show))
        .route("/admin/jobs/{id}/import", post(import::import_checked))
        .route("/admin/jobs/{id}/problems.csv", get(jobs::problems))
        .route("/admin/import", get(import::show))
        .route("/admin/import/{id}", get(import::plan).post(import::start))
        .route("/admin/schema", get(schema::show).post(schema::submit))
        .route("/admin/tokens", get(tokens::show).post(tokens::create))
        .route("/admin/tokens/revoke", post(tokens::revoke))
        .route("/admin/audit", get(audit::show))
        .route("/admin/settings", get(settings::show))
        .route("/admin/branding", get(branding::show))
        .route("/admin/branding/sample", get(branding::sample))
        .route("/admin/branding/accent.css", get(branding::accent))
        .route_layer(from_fn_with_state(Arc::clone(server), middleware::completion::ensure))
        .route_layer(from_fn_with_state(Arc::clone(server), session::form_owner::of_account))
}

/// Files and documents that are the same for every client.
fn files(server: &Arc<Server>) -> Router {
    Router::new()
        .route("/assets/{name}", get(assets::show))
        .route("/brand/{name}", get(assets::branding::show).with_state(Arc::clone(server)))
        .route("/favicon.svg", get(assets::favicon))
        .route("/favicon.ico", get(assets::favicon_for_all))
        .route("/api/openapi.json", get(openapi::show))
        .route("/api/docs", get(assets::api_docs::show))
        .route("/api/docs/{name}", get(assets::api_docs::file))
        .layer(CompressionLayer::new())
}

/// Uploads of large files, with longer timeouts.
fn uploads(state: &AppState) -> Router {
    let server = &state.server;
    Router::new()
        .route("/admin/import", post(pages::admin::import::send))
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
fn account_api(server: &Server) -> Router<AppState> {
    use api::me::{account, export, sessions};
    Router::new()
        .route("/session", get(sessions::current).post(session::routes::create_session))
        .route("/api/account", get(account::show).patch(account::patch))
        .route("/api/account/data", get(export::download))
        .route("/api/account/sessions", get(sessions::list).delete(sessions::end_others))
        .route("/api/account/sessions/{id}", get(sessions::show).put(sessions::update).delete(sessions::end))
        .layer(middleware::declared_origins::cors(server))
}

/// The administration API.
fn administration_api(state: &AppState) -> Router {
    let server = &state.server;
    Router::new()
        .route("/api/admin/accounts", get(api::admin::accounts::list).post(api::admin::accounts::create))
        .route("/api/admin/accounts:batch", post(api::admin::accounts::batch::run))
        .route("/api/admin/accounts:deleted", get(api::admin::accounts::deleted::list))
        .route(
            "/api/admin/accounts/{id}",
            api::admin::accounts::deleted::dispatch_restore(
                state,
                get(api::admin::accounts::show)
                    .put(api::admin::accounts::replace)
                    .patch(api::admin::accounts::patch)
                    .delete(api::admin::accounts::delete),
                post(api::admin::accounts::deleted::restore),
            ),
        )
        .route(
            "/api/admin/accounts/{id}/sessions",
            get(api::admin::accounts::sessions::list).delete(api::admin::accounts::sessions::end_all),
        )
        .route("/api/admin/accounts/{id}/sessions/{session}", delete(api::admin::accounts::sessions::end))
        .route("/api/admin/accounts/{id}/passkeys", get(api::admin::accounts::passkeys::list))
        .route("/api/admin/accounts/{id}/passkeys/{passkey}", delete(api::admin::accounts::passkeys::remove))
        .route("/api/admin/accounts/{id}/recovery", post(api::admin::accounts::recovery::start))
        .route("/api/admin/code-locks/{loginId}", delete(api::admin::code_locks::lift))
        .route(
            "/api/admin/schema",
            get(api::admin::schema::show).put(api::admin::schema::replace).post(api::admin::schema::post),
        )
        .route("/api/admin/schema/versions", get(api::admin::schema::versions))
        .route("/api/admin/audit", get(api::admin::audit::list))
        .route("/api/admin/messages", get(api::admin::records::messages))
        .route("/api/admin/id-documents", get(api::admin::records::id_documents))
        .route("/api/admin/tokens", get(api::admin::tokens::list).post(api::admin::tokens::create))
        .route("/api/admin/tokens/{id}", delete(api::admin::tokens::revoke))
        .layer(
            ServiceBuilder::new()
                .layer(DefaultBodyLimit::max(api::BODY_LIMIT))
                .layer(session::layer(server))
                .layer(from_fn_with_state(Arc::clone(server), api::auth::require))
                .layer(from_fn_with_state(Arc::clone(server), middleware::completion::ensure))
                .layer(from_fn_with_state(Arc::clone(server), api::idempotency::once)),
        )
        .with_state(state.clone())
}
