//! The administrators' part of the route table.

use std::sync::Arc;

use axum::{extract::DefaultBodyLimit, middleware::from_fn_with_state};
use tower::ServiceBuilder;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    api::{auth, idempotency},
    middleware,
    route_table::{PlainRoutes, get, post},
    session,
    state::AppState,
};
use crate::server::Server;

/// The administrators' pages.
pub(super) fn pages(server: &Arc<Server>) -> OpenApiRouter<AppState> {
    use super::pages::admin::{
        accounts::{
            self, applications as account_applications, bulk_action, deleted, detail, export,
            passkeys, relations,
        },
        applications::{self, access as application_access, detail as application},
        audit, branding, code_locks, import, jobs, mails, overview, schema, settings, tokens,
        webhooks::{self, detail as webhook},
    };
    OpenApiRouter::new()
        .plain("/admin", get(overview::show))
        .plain("/admin/accounts", get(accounts::show).post(accounts::create))
        .plain("/admin/accounts/act", get(bulk_action::show).post(bulk_action::start))
        .plain("/admin/accounts/export", post(export::download))
        .plain("/admin/accounts/{id}", get(detail::show).post(detail::save))
        .plain("/admin/accounts/{id}/disable", post(detail::disable))
        .plain("/admin/accounts/{id}/enable", post(detail::enable))
        .plain("/admin/accounts/{id}/delete", post(detail::delete))
        .plain("/admin/accounts/{id}/addresses", post(relations::save_addresses))
        .plain("/admin/accounts/{id}/sessions", post(relations::end_sessions))
        .plain("/admin/accounts/{id}/applications", post(account_applications::end))
        .plain("/admin/accounts/{id}/passkeys", post(passkeys::remove))
        .plain("/admin/accounts/{id}/recovery", post(relations::start_recovery))
        .plain("/admin/code-locks", post(code_locks::lift))
        .plain("/admin/deleted", get(deleted::show).post(deleted::restore))
        .plain("/admin/jobs", get(jobs::list))
        .plain("/admin/jobs/{id}", get(jobs::show))
        .plain("/admin/jobs/{id}/import", post(import::import_checked))
        .plain("/admin/jobs/{id}/problems.csv", get(jobs::problems))
        .plain("/admin/import", get(import::show))
        .plain("/admin/import/{id}", get(import::plan).post(import::start))
        .plain("/admin/schema", get(schema::show).post(schema::submit))
        .plain("/admin/applications", get(applications::show).post(applications::create))
        .plain("/admin/applications/{id}", get(application::show).post(application::save))
        .plain("/admin/applications/{id}/secret", post(application::rotate))
        .plain("/admin/applications/{id}/access", post(application_access::end))
        .plain("/admin/applications/{id}/delete", post(application::delete))
        .plain("/admin/webhooks", get(webhooks::show).post(webhooks::create))
        .plain("/admin/webhooks/{id}", get(webhook::show).post(webhook::save))
        .plain("/admin/webhooks/{id}/secret", post(webhook::rotate))
        .plain("/admin/webhooks/{id}/test", post(webhook::test))
        .plain("/admin/webhooks/{id}/resend", post(webhook::resend))
        .plain("/admin/webhooks/{id}/delete", post(webhook::delete))
        .plain("/admin/tokens", get(tokens::show).post(tokens::create))
        .plain("/admin/tokens/revoke", post(tokens::revoke))
        .plain("/admin/audit", get(audit::show))
        .plain("/admin/settings", get(settings::show))
        .plain("/admin/branding", get(branding::show))
        .plain("/admin/branding/sample", get(branding::sample))
        .plain("/admin/branding/accent.css", get(branding::accent))
        .plain("/admin/mails", get(mails::show))
        .plain("/admin/mails/sample", get(mails::sample))
        .route_layer(from_fn_with_state(Arc::clone(server), middleware::completion::ensure))
        .route_layer(from_fn_with_state(Arc::clone(server), session::form_owner::of_account))
}

/// The administration API.
pub(super) fn api(state: &AppState) -> OpenApiRouter<AppState> {
    use super::api::admin::{
        accounts::{
            self, applications as account_applications, batch, deleted, passkeys, recovery,
            sessions,
        },
        applications::{self, grants, secret, sessions as application_sessions},
        audit, code_locks, records, schema, tokens,
        webhooks::{self, deliveries, secret as webhook_secret},
    };
    let server = &state.server;
    OpenApiRouter::new()
        .routes(routes!(accounts::list, accounts::create))
        .merge(deleted::with_restore(
            state,
            routes!(accounts::show, accounts::replace, accounts::patch, accounts::delete),
            routes!(deleted::restore),
        ))
        .routes(routes!(deleted::list))
        .routes(routes!(batch::run))
        .routes(routes!(passkeys::list))
        .routes(routes!(passkeys::remove))
        .routes(routes!(recovery::start))
        .routes(routes!(code_locks::lift))
        .routes(routes!(sessions::list, sessions::end_all))
        .routes(routes!(sessions::end))
        .routes(routes!(account_applications::list, account_applications::end_all))
        .routes(routes!(account_applications::end))
        .routes(routes!(schema::show, schema::replace, schema::post))
        .routes(routes!(schema::versions))
        .routes(routes!(audit::list))
        .routes(routes!(records::messages))
        .routes(routes!(records::id_documents))
        .routes(routes!(tokens::list, tokens::create))
        .routes(routes!(tokens::revoke))
        .routes(routes!(applications::list, applications::create))
        .routes(routes!(
            applications::show,
            applications::replace,
            applications::patch,
            applications::delete
        ))
        .routes(routes!(secret::rotate))
        .routes(routes!(grants::list, grants::end_all))
        .routes(routes!(grants::end))
        .routes(routes!(application_sessions::list, application_sessions::end_all))
        .routes(routes!(application_sessions::end))
        .routes(routes!(webhooks::list, webhooks::create))
        .routes(routes!(webhooks::show, webhooks::patch, webhooks::delete))
        .routes(routes!(webhook_secret::rotate))
        .routes(routes!(deliveries::test))
        .routes(routes!(deliveries::list))
        .routes(routes!(deliveries::resend))
        .layer(
            ServiceBuilder::new()
                .layer(DefaultBodyLimit::max(super::api::BODY_LIMIT))
                .layer(session::layer(server))
                .layer(from_fn_with_state(Arc::clone(server), auth::require))
                .layer(from_fn_with_state(Arc::clone(server), middleware::completion::ensure))
                .layer(from_fn_with_state(Arc::clone(server), idempotency::once)),
        )
}
