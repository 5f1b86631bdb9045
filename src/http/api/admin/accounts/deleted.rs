//! Deleted accounts that can be restored: `/api/admin/accounts:deleted` and
//! `/api/admin/accounts/{id}:restore`.

use axum::{
    extract::{Path, Request},
    response::Response,
    routing::{MethodRouter, any},
};
use serde::{Deserialize, Serialize};
use tower::ServiceExt;
use utoipa::ToSchema;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};

use super::{operations, view::AccountResponse};
use crate::{
    domain::{AccountId, Timestamp},
    http::{
        api::{
            admin::accounts,
            list_response::ListResponse,
            openapi::{BodyRefusals, NotFound, Refusals},
            parameters::{IdempotencyKey, OneId},
            request::{
                AdminContext, AdminRequest, PageResponse, parse_cursor, parse_id, parse_limit,
                truncate_page,
            },
        },
        error::Problem,
        state::AppState,
    },
    service::{Refusal, accounts::deleted},
};

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DeletedAccountListQuery {
    /// The nextCursor of the previous page.
    #[param(pattern = "^[0-9]{1,18}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    cursor: Option<String>,
    /// Number of items: 1 to 200, the latest first.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200, default = 50)]
    limit: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BinnedAccount {
    #[schema(value_type = String, format = "uuid")]
    id: AccountId,
    login_id: String,
    #[schema(format = "date-time")]
    deleted_at: String,
    /// Time of the final erasure.
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
    params(DeletedAccountListQuery),
    responses(
        (
            status = 200, description = "Deleted accounts, the latest first.",
            body = ListResponse<BinnedAccount>
        ),
        Refusals,
    ),
)]
pub async fn list(
    request: AdminRequest<DeletedAccountListQuery>,
) -> Result<PageResponse<BinnedAccount>, Problem> {
    let AdminContext { server, caller, .. } = &request.context;

    let after = parse_cursor(request.query.cursor.as_deref(), parse_position)?;
    let limit = parse_limit(request.query.limit.as_deref())?.get();
    let mut rows = deleted::page(server, caller, after, i64::from(limit) + 1).await?;
    let next =
        truncate_page(&mut rows, limit, |row| format!("{}_{}", row.deleted_at.as_millis(), row.id));

    let items = rows.into_iter().map(|row| BinnedAccount {
        id: row.id,
        login_id: row.login_id,
        deleted_at: row.deleted_at.to_rfc3339(),
        erased_at: row.deleted_at.plus(deleted::DELETED_ACCOUNT_RETENTION).to_rfc3339(),
    });
    Ok(request.page(items, next))
}

fn parse_position(cursor: &str) -> Option<deleted::DeletedPosition> {
    let (at, id) = cursor.split_once('_')?;
    Some(deleted::DeletedPosition {
        deleted_at: Timestamp::from_millis(at.parse().ok()?),
        id: parse_id(id)?,
    })
}

/// Adds `{id}:restore` to the routes of an account. The router accepts a parameter for a whole
/// segment only, so such a path arrives as an `{id}`. Each of the two answers for its own methods.
pub fn with_restore(
    state: &AppState,
    account: UtoipaMethodRouter<AppState>,
    restore: UtoipaMethodRouter<AppState>,
) -> OpenApiRouter<AppState> {
    let (account_schemas, account_paths, account_routes) = account;
    let (restore_schemas, restore_paths, restore_routes) = restore;
    let routes =
        (account_routes.with_state(state.clone()), restore_routes.with_state(state.clone()));

    let dispatch = any(move |segment: Option<Path<String>>, request: Request| {
        let (account, restore): (MethodRouter, MethodRouter) = routes.clone();
        async move {
            let is_restore = segment.is_some_and(|Path(segment)| segment.ends_with(":restore"));
            (if is_restore { restore } else { account }).oneshot(request).await
        }
    });

    let mut table = OpenApiRouter::new().routes((account_schemas, account_paths, dispatch));
    let document = table.get_openapi_mut();
    document.paths.merge(restore_paths);
    document.components.get_or_insert_default().schemas.extend(restore_schemas);
    table
}

/// Restore a deleted account.
#[utoipa::path(
    post,
    path = "/api/admin/accounts/{id}:restore",
    operation_id = "restoreAccount",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId, IdempotencyKey),
    responses(
        (status = 200, description = "The account as it is now.", body = AccountResponse),
        Refusals,
        BodyRefusals,
        NotFound,
    ),
)]
pub async fn restore(
    request: AdminRequest,
    Path(segment): Path<String>,
) -> Result<Response, Problem> {
    let id = segment.strip_suffix(":restore").and_then(parse_id);
    let id = id.ok_or_else(|| crate::http::api::problem::of(Refusal::NotFound))?;

    let account = operations::restore(&request.context, id).await?;
    accounts::respond(&request.context, &account).await
}
