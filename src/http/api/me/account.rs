//! `/api/account`: the user's own account, under the cookie of their session.

use axum::{
    Json,
    body::Bytes,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::request::OwnRequest;
use crate::{
    domain::{Account, Profile},
    http::{
        api::{
            admin::accounts::view::{self, AccountResponse},
            request::{IfMatch, etag},
        },
        error::Problem,
        extract::form_or_json::{parse_json, require_merge_patch},
        openapi::{ChangeRefusals, SessionRefusals},
    },
    service::{
        accounts::{self, details},
        caller::Caller,
        retries::RetryWindow,
    },
};

/// A change that users may make to their own account.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OwnAccountChange)]
pub struct OwnAccountChange {
    /// A JSON Merge Patch (RFC 7396) of the fields that the account schema lets the user write.
    #[serde(default)]
    #[schema(value_type = Profile)]
    profile: Map<String, Value>,
}

/// Read the account.
#[utoipa::path(
    get,
    path = "/api/account",
    operation_id = "getOwnAccount",
    tag = "account",
    security(("session" = [])),
    responses(
        (
            status = 200, description = "The account, and its version as the ETag.",
            body = AccountResponse
        ),
        SessionRefusals,
    ),
)]
pub async fn show(request: OwnRequest) -> Result<Response, Problem> {
    let account = details::own(&request.server, request.current.account_id).await?;
    respond(&request, &account).await
}

/// Change the account.
///
/// With `If-Match`, only if the account still has that version.
#[utoipa::path(
    patch,
    path = "/api/account",
    operation_id = "patchOwnAccount",
    tag = "account",
    security(("session" = [])),
    request_body = OwnAccountChange,
    responses(
        (status = 200, description = "The account as it is now.", body = AccountResponse),
        SessionRefusals, ChangeRefusals,
    ),
)]
pub async fn patch(
    request: OwnRequest,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    require_merge_patch(&headers)?;

    let OwnAccountChange { profile } = parse_json(&body)?;
    let if_match = IfMatch::from_headers(&headers)?.unwrap_or(IfMatch::Any);

    let account = change_profile(&request, &if_match, &profile).await?;
    respond(&request, &account).await
}

/// Changes the profile, and reads the account again whenever another change came first.
async fn change_profile(
    request: &OwnRequest,
    if_match: &IfMatch,
    profile: &Map<String, Value>,
) -> Result<Account, Problem> {
    let OwnRequest { server, current, address, .. } = request;
    let id = current.account_id;
    let caller = Caller::account(server, id, *address).await?;
    let window = RetryWindow::start();

    loop {
        let account = details::own(server, id).await?;
        let version = IfMatch::check(Some(if_match), account.version)?;

        let done = accounts::change_own(server, &caller, id, version, profile.clone()).await;

        if let Some(done) = window.unless_stale(done) {
            return Ok(done?);
        }
    }
}

async fn respond(request: &OwnRequest, account: &Account) -> Result<Response, Problem> {
    let view = view::own(&request.server, request.platform.as_deref(), account).await?;

    Ok(([(header::CACHE_CONTROL, "no-store")], etag(account.version), Json(view)).into_response())
}
