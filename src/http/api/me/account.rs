//! `/api/account`: a person reads and changes their own account, under the cookie of their session.

use std::sync::Arc;

use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    http::{
        api::{
            admin::accounts::view::{self, AccountView},
            request::{IfMatch, etag},
        },
        error::Problem,
        extract::{
            client_address::ClientAddress,
            form_or_json::{parse_json, require_merge_patch},
        },
        openapi::{ChangeRefusals, SessionRefusals},
        session::Current,
    },
    platform::Platform,
    server::Server,
    service::{
        accounts::{
            self,
            details::{self, Details},
        },
        caller::Caller,
        overtaken_changes::Tries,
    },
};

/// What a person may change about their account.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OwnAccountChange)]
pub struct Change {
    /// A JSON Merge Patch (RFC 7396) of the profile: of the fields that the account schema lets them write.
    #[serde(default)]
    #[schema(value_type = crate::http::api::admin::accounts::openapi::Profile)]
    profile: Map<String, Value>,
}

/// Read one's own account.
#[utoipa::path(
    get,
    path = "/api/account",
    operation_id = "getOwnAccount",
    tag = "account",
    security(("session" = [])),
    responses((status = 200, description = "The account, and its version as the ETag.", body = AccountView), SessionRefusals),
)]
pub async fn show(
    State(server): State<Arc<Server>>,
    State(platform): State<Option<Arc<Platform>>>,
    current: Current,
) -> Result<Response, Problem> {
    let account = details::own(&server, current.account_id).await?;
    answer(&server, platform.as_deref(), &account).await
}

/// Change one's own account.
///
/// With `If-Match`, only if it still has that version.
#[utoipa::path(
    patch,
    path = "/api/account",
    operation_id = "patchOwnAccount",
    tag = "account",
    security(("session" = [])),
    request_body = Change,
    responses((status = 200, description = "The account as it is now.", body = AccountView), SessionRefusals, ChangeRefusals),
)]
pub async fn patch(
    State(server): State<Arc<Server>>,
    (State(platform), current, ClientAddress(address)): (State<Option<Arc<Platform>>>, Current, ClientAddress),
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    require_merge_patch(&headers)?;
    let Change { profile } = parse_json(&body)?;
    let if_match = IfMatch::of(&headers)?.unwrap_or(IfMatch::Any);
    let caller = Caller::account(&server, current.account_id, address).await?;
    let account = change(&server, &caller, (current.account_id, &if_match), &profile).await?;
    answer(&server, platform.as_deref(), &account).await
}

/// Changes the profile of the account as it is now, if it may be changed from that version.
async fn change(
    server: &Server,
    caller: &Caller,
    (id, if_match): (Uuid, &IfMatch),
    profile: &Map<String, Value>,
) -> Result<Details, Problem> {
    let tries = Tries::begin();
    loop {
        let account = details::own(server, id).await?;
        let version = IfMatch::check(Some(if_match), account.row.version)?;
        let done = accounts::change_own(server, caller, (id, version), profile.clone()).await;
        if let Some(done) = tries.unless_stale(done) {
            return Ok(done?);
        }
    }
}

async fn answer(server: &Server, platform: Option<&Platform>, account: &Details) -> Result<Response, Problem> {
    let view = view::own(server, platform, account).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], etag(account.row.version), Json(view)).into_response())
}
