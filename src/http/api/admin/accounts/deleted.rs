//! Accounts that were deleted and can be brought back: `/api/admin/accounts:deleted` and `/api/admin/accounts/{id}:restore`.

use axum::{
    Json,
    extract::{Path, Request},
    response::{IntoResponse, Response},
    routing::{MethodRouter, any},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tower::ServiceExt;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{operations, view::AccountView};
use crate::{
    domain::Timestamp,
    http::{
        api::{
            admin::accounts,
            openapi::{BodyRefusals, NotFound, Page, Refusals},
            parameters::{IdempotencyKey, OneId},
            request::{Call, Desk, cursor, cut, limit, parse_id},
        },
        error::Problem,
        state::AppState,
    },
    service::{Refusal, accounts::deleted},
};

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct List {
    /// The nextCursor of the page before.
    #[param(pattern = "^[0-9]{1,18}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    cursor: Option<String>,
    /// How many items: 1 to 200, the latest first.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200, default = 50)]
    limit: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BinnedAccount {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    login_id: String,
    #[schema(format = "date-time")]
    deleted_at: String,
    /// When it is erased for good.
    #[schema(format = "date-time")]
    erased_at: String,
}

/// List deleted accounts that can still be restored.
#[utoipa::path(
    get,
    path = "/api/admin/accounts:deleted",
    operation_id = "listDeletedAccounts",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(List),
    responses(
        (status = 200, description = "Deleted accounts, the latest first.", body = Page<BinnedAccount>),
        Refusals,
    ),
)]
pub async fn list(call: Call<List>) -> Result<Response, Problem> {
    let Desk { server, caller, .. } = &call.desk;
    let after = cursor(call.query.cursor.as_deref(), place)?;
    let most = limit(call.query.limit.as_deref())?.get();
    let mut rows = deleted::page(server, caller, after, i64::from(most) + 1).await?;
    let next = cut(&mut rows, most, |row| format!("{}_{}", row.deleted_at.as_millis(), row.id));
    let items = rows.into_iter().map(|binned| BinnedAccount {
        id: binned.id,
        login_id: binned.login_id,
        deleted_at: binned.deleted_at.to_rfc3339(),
        erased_at: binned.deleted_at.plus(deleted::KEPT).to_rfc3339(),
    });
    let items: Vec<_> = items.collect();
    Ok((call.link(next.as_deref()), Json(json!({ "items": items, "nextCursor": next }))).into_response())
}

fn place(cursor: &str) -> Option<deleted::DeletedPosition> {
    let (at, id) = cursor.split_once('_')?;
    Some(deleted::DeletedPosition { deleted_at: Timestamp::from_millis(at.parse().ok()?), id: parse_id(id)? })
}

/// The router takes a parameter for a whole segment only, so `{id}:restore` comes in as an `{id}`: from there it goes its own way.
/// Each of the two says by itself which methods it has.
pub fn or_restored(
    state: &AppState,
    account: MethodRouter<AppState>,
    restored: MethodRouter<AppState>,
) -> MethodRouter<AppState> {
    let ways = (account.with_state(state.clone()), restored.with_state(state.clone()));
    any(move |segment: Option<Path<String>>, request: Request| {
        let (account, restored): (MethodRouter, MethodRouter) = ways.clone();
        async move {
            let is_restored = segment.is_some_and(|Path(segment)| segment.ends_with(":restore"));
            (if is_restored { restored } else { account }).oneshot(request).await
        }
    })
}

/// Bring a deleted account back.
#[utoipa::path(
    post,
    path = "/api/admin/accounts/{id}:restore",
    operation_id = "restoreAccount",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId, IdempotencyKey),
    responses(
        (status = 200, description = "The account as it is now.", body = AccountView),
        Refusals,
        BodyRefusals,
        NotFound,
    ),
)]
pub async fn restore(call: Call, Path(segment): Path<String>) -> Result<Response, Problem> {
    let id = segment.strip_suffix(":restore").and_then(parse_id);
    let id = id.ok_or_else(|| crate::http::api::problem::of(Refusal::NotFound))?;
    let account = operations::restore(&call.desk, id).await?;
    accounts::shown(&call.desk, &account).await
}
