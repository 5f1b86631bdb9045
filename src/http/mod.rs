//! The only place that knows axum. `router` is the route table.

pub mod api;
pub mod assets;
pub mod branding;
pub mod callbacks;
pub mod client_address;
mod completion;
pub mod compression;
pub mod cookies;
mod declared_origins;
pub mod device;
pub mod docs;
mod entity_tags;
pub mod error;
pub mod exchange;
pub mod flow;
pub mod form_or_json;
pub mod forms;
pub mod forwarded;
pub mod headers;
pub mod health;
pub mod id_documents;
mod in_process;
pub mod language;
pub mod listener;
pub mod messages;
pub mod not_found;
pub mod openapi;
pub mod owners;
pub mod pages;
pub mod passkeys;
pub mod platform;
pub mod platform_codes;
pub mod platform_enrolments;
mod platform_transport;
pub mod power;
pub mod same_origin;
pub mod sdk;
pub mod session;
pub mod signed;
pub mod this_machine;

use std::{sync::Arc, time::Duration};

use axum::{
    Extension, Router,
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

use crate::{platform::Platform, server::Server, service};

/// The largest body of a form or a JSON request, in bytes: `ownIdData` of 64 KiB, percent-encoded.
const BODY_LIMIT: usize = 256 * 1024;
/// How long a request may take before it is answered with 408.
const TIMEOUT: Duration = Duration::from_secs(30);
/// How long a file may take to arrive.
const UPLOAD_TIMEOUT: Duration = Duration::from_secs(60 * 60);
/// How long nothing of it may arrive.
const UPLOAD_PAUSE: Duration = Duration::from_secs(60);

/// Every address the server answers at. Layers that belong together are one to axum, the outermost first: each is copied.
///
/// # Errors
/// What keeps the local platform from starting.
pub fn router(server: &Arc<Server>) -> Result<Router, crate::platform::Error> {
    // Leptos renders on tokio; a second router in one process finds it set already.
    any_spawner::Executor::init_tokio().ok();

    let callbacks = Router::new()
        .route("/api/ownid/setOwnIDDataByLoginId", post(callbacks::set_data))
        .route("/api/ownid/getOwnIDDataByLoginId", post(callbacks::get_data))
        .route("/api/ownid/getSessionByLoginId", post(callbacks::get_session))
        .route("/api/ownid/sendSms", post(messages::send_sms))
        .route("/api/ownid/sendEmail", post(messages::send_email))
        .route("/api/ownid/verifyIdDoc", post(id_documents::verify))
        .layer(DefaultBodyLimit::max(callbacks::BODY_LIMIT))
        .with_state(Arc::clone(server));
    let callbacks = callbacks::unless_elsewhere(server, callbacks);

    let platform = platform::start(server, callbacks.clone())?;

    let pages = Router::new()
        .route("/", get(pages::home::show))
        .route("/login", get(pages::login::show).post(pages::login::submit))
        .route("/register", get(pages::register::show).post(pages::register::submit))
        .merge(journeys(server))
        .route("/setup/{token}", get(pages::setup::show).post(pages::setup::submit))
        .merge(own_pages(server))
        .merge(administration(server))
        .route("/language", post(pages::language::choose))
        .route("/dev/inbox", get(pages::inbox::show))
        .route("/dev/id-document", get(pages::id_document::show).post(pages::id_document::submit))
        .route("/logout", post(exchange::log_out))
        .merge(account_api(server))
        .layer(
            ServiceBuilder::new()
                .layer(DefaultBodyLimit::max(BODY_LIMIT))
                .layer(from_fn_with_state(Arc::clone(server), same_origin::require))
                .layer(session::layer(server))
                .layer(from_fn_with_state(Arc::clone(server), language::speak))
                .layer(Extension(platform.clone()))
                .layer(compression::of_pages()),
        )
        .with_state(Arc::clone(server));

    let for_browsers = Router::new()
        .merge(pages)
        .merge(administration_api(server, platform.clone()))
        .merge(files(server))
        .merge(platform.map(|platform| platform::router(server, platform)).unwrap_or_default())
        .route("/healthz", get(health::show).with_state(Arc::clone(server)))
        .fallback(not_found::answer)
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, TIMEOUT))
        .merge(uploads(server))
        .layer(
            ServiceBuilder::new()
                .layer(from_fn_with_state(Arc::clone(server), headers::secure))
                .layer(from_fn_with_state(Arc::clone(server), pages::problem::draw))
                .layer(CatchPanicLayer::custom(error::panicked)),
        );
    let callbacks = callbacks.layer(
        ServiceBuilder::new()
            .layer(CatchPanicLayer::custom(error::panicked))
            .layer(map_response_with_state(Arc::clone(server), error::report)),
    );
    Ok(for_browsers.merge(callbacks))
}

/// A person's own pages.
fn own_pages(server: &Arc<Server>) -> Router<Arc<Server>> {
    use pages::{account, leaving, offer, recovery_codes, security, sessions};
    Router::new()
        .route("/account", get(account::show).post(account::save))
        .route("/account/sessions", post(sessions::submit))
        .route("/account/security", get(security::show))
        .route("/account/security/passkeys", post(security::change_passkey))
        .route("/account/security/password", post(security::change_password))
        .route("/account/security/enrolment", post(security::enrolment))
        .route("/account/passkey", get(offer::show).post(offer::later))
        .route("/account/recovery-codes", get(recovery_codes::show).post(recovery_codes::make))
        .route("/account/delete", get(leaving::show).post(leaving::delete))
        .route_layer(from_fn_with_state(Arc::clone(server), completion::ensure))
        .route_layer(from_fn_with_state(Arc::clone(server), forms::of_account))
}

/// The pages that lead in without a passkey or a password at hand: those of a flow, and those that begin one or name it.
fn journeys(server: &Arc<Server>) -> Router<Arc<Server>> {
    use pages::{code, leaving, login_code, not_me, recover, recovery, recovery_codes};
    let of_flow = Router::new()
        .route("/code", get(code::show).post(code::submit))
        .route("/code/new", post(code::renew))
        .route("/recover/new", get(recovery::show).post(recovery::submit))
        .route_layer(from_fn_with_state(Arc::clone(server), forms::of_flow));
    Router::new()
        .route("/login/code", get(login_code::show).post(login_code::submit))
        .route("/link/{token}", get(code::link))
        .route("/recover", get(recover::show).post(recover::submit))
        .route("/recover/code", get(recovery_codes::ask).post(recovery_codes::redeem))
        .route("/not-me/{token}", get(not_me::show).post(not_me::end))
        .route("/undo/{token}", get(leaving::offer_undo).post(leaving::undo))
        .merge(of_flow)
        .route_layer(from_fn_with_state(Arc::clone(server), completion::ensure))
}

/// The administrators' pages.
fn administration(server: &Arc<Server>) -> Router<Arc<Server>> {
    use pages::admin::{
        account, account_parts, accounts, act, audit, bin, branding, code_locks, export, import, jobs, overview,
        schema, settings, tokens,
    };
    Router::new()
        .route("/admin", get(overview::show))
        .route("/admin/accounts", get(accounts::show).post(accounts::create))
        .route("/admin/accounts/act", get(act::show).post(act::order))
        .route("/admin/accounts/export", post(export::download))
        .route("/admin/accounts/{id}", get(account::show).post(account::save))
        .route("/admin/accounts/{id}/disable", post(account::disable))
        .route("/admin/accounts/{id}/enable", post(account::enable))
        .route("/admin/accounts/{id}/delete", post(account::delete))
        .route("/admin/accounts/{id}/addresses", post(account_parts::save_addresses))
        .route("/admin/accounts/{id}/sessions", post(account_parts::end_sessions))
        .route("/admin/accounts/{id}/passkeys", post(account_parts::remove_passkey))
        .route("/admin/accounts/{id}/recovery", post(account_parts::start_recovery))
        .route("/admin/code-locks", post(code_locks::lift))
        .route("/admin/deleted", get(bin::show).post(bin::restore))
        .route("/admin/jobs", get(jobs::list))
        .route("/admin/jobs/{id}", get(jobs::show))
        .route("/admin/jobs/{id}/import", post(import::again))
        .route("/admin/jobs/{id}/problems.csv", get(jobs::problems))
        .route("/admin/import", get(import::show))
        .route("/admin/import/{id}", get(import::plan).post(import::order))
        .route("/admin/schema", get(schema::show).post(schema::submit))
        .route("/admin/tokens", get(tokens::show).post(tokens::create))
        .route("/admin/tokens/revoke", post(tokens::revoke))
        .route("/admin/audit", get(audit::show))
        .route("/admin/settings", get(settings::show))
        .route("/admin/branding", get(branding::show))
        .route("/admin/branding/sample", get(branding::sample))
        .route("/admin/branding/accent.css", get(branding::accent))
        .route_layer(from_fn_with_state(Arc::clone(server), completion::ensure))
        .route_layer(from_fn_with_state(Arc::clone(server), forms::of_account))
}

/// What is the same for everybody.
fn files(server: &Arc<Server>) -> Router {
    Router::new()
        .route("/assets/{name}", get(assets::show))
        .route("/brand/{name}", get(branding::show).with_state(Arc::clone(server)))
        .route("/favicon.svg", get(assets::favicon))
        .route("/favicon.ico", get(assets::favicon_for_all))
        .route("/api/openapi.json", get(openapi::show))
        .route("/api/docs", get(docs::show))
        .route("/api/docs/{name}", get(docs::file))
        .layer(CompressionLayer::new())
}

/// Large files, which take their time.
fn uploads(server: &Arc<Server>) -> Router {
    Router::new()
        .route("/admin/import", post(pages::admin::import::send))
        .layer(RequestBodyTimeoutLayer::new(UPLOAD_PAUSE))
        .layer(
            ServiceBuilder::new()
                .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, UPLOAD_TIMEOUT))
                .layer(DefaultBodyLimit::max(service::uploads::MOST))
                .layer(from_fn_with_state(Arc::clone(server), same_origin::require))
                .layer(session::layer(server))
                .layer(from_fn_with_state(Arc::clone(server), forms::of_account))
                .layer(from_fn_with_state(Arc::clone(server), language::speak)),
        )
        .with_state(Arc::clone(server))
}

/// What a logged-in person's programs ask, under the cookie.
fn account_api(server: &Server) -> Router<Arc<Server>> {
    use api::{own_account, own_data, sessions};
    Router::new()
        .route("/session", get(sessions::current).post(exchange::redeem))
        .route("/api/account", get(own_account::show).patch(own_account::patch))
        .route("/api/account/data", get(own_data::download))
        .route("/api/account/sessions", get(sessions::list).delete(sessions::end_others))
        .route("/api/account/sessions/{id}", get(sessions::show).put(sessions::update).delete(sessions::end))
        .layer(declared_origins::cors(server))
}

/// The administration API.
fn administration_api(server: &Arc<Server>, platform: Option<Arc<Platform>>) -> Router {
    Router::new()
        .route("/api/admin/accounts", get(api::accounts::list).post(api::accounts::create))
        .route("/api/admin/accounts:batch", post(api::batch::run))
        .route("/api/admin/accounts:deleted", get(api::account_bin::list))
        .route(
            "/api/admin/accounts/{id}",
            api::account_bin::or_restored(
                server,
                get(api::accounts::show)
                    .put(api::accounts::replace)
                    .patch(api::accounts::patch)
                    .delete(api::accounts::delete),
                post(api::account_bin::restore),
            ),
        )
        .route("/api/admin/accounts/{id}/sessions", get(api::sessions_of::list).delete(api::sessions_of::end_all))
        .route("/api/admin/accounts/{id}/sessions/{session}", delete(api::sessions_of::end))
        .route("/api/admin/accounts/{id}/passkeys", get(api::passkeys::list))
        .route("/api/admin/accounts/{id}/passkeys/{passkey}", delete(api::passkeys::remove))
        .route("/api/admin/accounts/{id}/recovery", post(api::recovery::start))
        .route("/api/admin/code-locks/{loginId}", delete(api::code_locks::lift))
        .route("/api/admin/schema", get(api::schema::show).put(api::schema::replace).post(api::schema::post))
        .route("/api/admin/schema/versions", get(api::schema::versions))
        .route("/api/admin/audit", get(api::audit::list))
        .route("/api/admin/messages", get(api::records::messages))
        .route("/api/admin/id-documents", get(api::records::id_documents))
        .route("/api/admin/tokens", get(api::tokens::list).post(api::tokens::create))
        .route("/api/admin/tokens/{id}", delete(api::tokens::revoke))
        .layer(
            ServiceBuilder::new()
                .layer(DefaultBodyLimit::max(api::BODY_LIMIT))
                .layer(session::layer(server))
                .layer(Extension(platform))
                .layer(from_fn_with_state(Arc::clone(server), api::auth::require))
                .layer(from_fn_with_state(Arc::clone(server), completion::ensure))
                .layer(from_fn_with_state(Arc::clone(server), api::idempotency::once)),
        )
        .with_state(Arc::clone(server))
}
