//! Accounts: `/api/admin/accounts`.

pub mod applications;
pub mod batch;
pub mod body;
pub mod deleted;
mod members;
pub mod openapi;
pub mod operations;
pub mod passkeys;
pub mod recovery;
pub mod sessions;
pub mod view;

use axum::{
    Json,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use self::{
    openapi::{AccountChange, NewAccount},
    operations::RequestedChange,
    view::{AccountPart, AccountResponse, Fields},
};
use crate::{
    domain::Account,
    http::{
        api::{
            body::JsonObject,
            openapi::{BodyRefusals, NotFound, Preconditions, Refusals},
            parameters::{IdempotencyKey, IfMatchHeader, OneId},
            request::{AdminContext, AdminRequest, PathId, etag, parse_limit},
        },
        error::Problem,
    },
    service::accounts::{
        details,
        list::{self, AccountListPage, AccountListRequest, Total},
    },
};

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AccountListParameters {
    /// SCIM's filter grammar (RFC 7644, section 3.4.2.2) over id, loginId, status, roles, emails,
    /// phones, createdAt, updatedAt, lastLoginAt and `profile.<field>`.
    #[param(example = "status eq \"active\" and profile.lastName sw \"M\"")]
    filter: Option<String>,
    /// Part of the login id, an address or a searchable field: at least three characters.
    #[param(min_length = 3, example = "alice")]
    q: Option<String>,
    /// createdAt, loginId, lastLoginAt or `profile.<field>`; descending with a leading minus sign.
    #[param(
        pattern = r"^(-?(createdAt|loginId|lastLoginAt|profile\.[A-Za-z][A-Za-z0-9_]{0,63}))?$",
        example = "-createdAt"
    )]
    sort: Option<String>,
    /// The nextCursor of the previous page.
    cursor: Option<String>,
    /// Number of items: 1 to 200.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200, default = 50)]
    limit: Option<String>,
    /// Members to include, separated by commas; single ones of the profile as profile.lastName.
    #[param(value_type = Option<Fields>, inline)]
    fields: Option<String>,
    /// True to include the number of matches: exact up to 10,000 and without conditions, otherwise
    /// an estimate.
    total: Option<bool>,
}

/// List accounts.
#[utoipa::path(
    get,
    path = "/api/admin/accounts",
    operation_id = "listAccounts",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(AccountListParameters),
    responses(
        (status = 200, description = "A page of accounts.", body = AccountList),
        Refusals,
    ),
)]
pub async fn list(
    request: AdminRequest<AccountListParameters>,
) -> Result<(HeaderMap, Json<AccountList>), Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    let fields = Fields::parse(request.query.fields.as_deref())?;

    let list_request = AccountListRequest {
        filter: request.query.filter.clone(),
        search: request.query.q.clone(),
        sort: request.query.sort.clone(),
        cursor: request.query.cursor.clone(),
        limit: parse_limit(request.query.limit.as_deref())?,
        total: request.query.total.unwrap_or(false),
    };

    let page = list::list(server, caller, &list_request).await?;
    let items = view::parts(&request.context, &page.items, &fields).await?;

    let link = request.link(page.next.as_deref());
    Ok((link, Json(AccountList::new(items, page))))
}

/// A page of accounts.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Accounts)]
pub struct AccountList {
    items: Vec<AccountPart>,
    #[schema(required = true)]
    next_cursor: Option<String>,
    /// Number of matches, if it was requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<i64>,
    /// True when `total` was estimated from a sample, and rounded to two digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    total_is_estimate: Option<bool>,
}

impl AccountList {
    fn new(items: Vec<AccountPart>, page: AccountListPage) -> Self {
        let (total, total_is_estimate) = match page.total {
            None => (None, None),
            Some(Total::Exactly(total)) => (Some(total), None),
            Some(Total::About(total)) => (Some(total), Some(true)),
        };
        Self { items, next_cursor: page.next, total, total_is_estimate }
    }
}

/// Create an account.
#[utoipa::path(
    post,
    path = "/api/admin/accounts",
    operation_id = "createAccount",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(IdempotencyKey),
    request_body(content = NewAccount, example = json!({
        "loginId": "alice@example.com",
        "emails": [{"value": "alice@example.org", "verified": false}],
        "profile": {"firstName": "Alice"},
    })),
    responses(
        (
            status = 201,
            description = "The account, with its URL as Location and its version as ETag.",
            body = AccountResponse
        ),
        Refusals,
        BodyRefusals,
    ),
)]
pub async fn create(
    request: AdminRequest,
    JsonObject(body): JsonObject,
) -> Result<Response, Problem> {
    let account = operations::create(&request.context, body).await?;

    let location = [(header::LOCATION, format!("/api/admin/accounts/{}", account.id))];
    Ok((StatusCode::CREATED, location, respond(&request.context, &account).await?).into_response())
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AccountQuery {
    /// Members to include, separated by commas.
    #[param(value_type = Option<Fields>, inline)]
    fields: Option<String>,
}

/// Read an account.
#[utoipa::path(
    get,
    path = "/api/admin/accounts/{id}",
    operation_id = "getAccount",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId, AccountQuery),
    responses(
        (status = 200, description = "The account, with its ETag.", body = AccountPart),
        Refusals,
        NotFound,
    ),
)]
pub async fn show(
    request: AdminRequest<AccountQuery>,
    PathId(id): PathId,
) -> Result<Response, Problem> {
    let fields = Fields::parse(request.query.fields.as_deref())?;

    let account = details::get(&request.context.server, &request.context.caller, id).await?;
    let version = account.version;

    let part = view::part(&request.context, &account, &fields).await?;
    Ok((etag(version), Json(part)).into_response())
}

/// Replace an account.
#[utoipa::path(
    put,
    path = "/api/admin/accounts/{id}",
    operation_id = "replaceAccount",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId, IfMatchHeader),
    request_body(content = AccountChange, example = json!({
        "emails": [], "phones": [{"value": "+14155552671", "verified": true}],
        "status": "active", "roles": ["editor"],
        "profile": {"firstName": "Alice", "lastName": "Miller"},
    })),
    responses(
        (status = 200, description = "The account as it is now.", body = AccountResponse),
        Refusals,
        BodyRefusals,
        NotFound,
        Preconditions,
    ),
)]
pub async fn replace(
    request: AdminRequest,
    PathId(id): PathId,
    JsonObject(body): JsonObject,
) -> Result<Response, Problem> {
    let requested = RequestedChange { id, if_match: request.if_match.as_ref(), body, whole: true };
    let account = operations::change(&request.context, requested).await?;
    respond(&request.context, &account).await
}

/// Change an account by JSON Merge Patch (RFC 7396).
#[utoipa::path(
    patch,
    path = "/api/admin/accounts/{id}",
    operation_id = "patchAccount",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId, IfMatchHeader),
    request_body(
        content = AccountChange,
        content_type = "application/merge-patch+json",
        example = json!({"status": "disabled", "profile": {"lastName": null}}),
    ),
    responses(
        (status = 200, description = "The account as it is now.", body = AccountResponse),
        Refusals,
        BodyRefusals,
        NotFound,
        Preconditions,
    ),
)]
pub async fn patch(
    request: AdminRequest,
    PathId(id): PathId,
    JsonObject(body): JsonObject,
) -> Result<Response, Problem> {
    let requested = RequestedChange { id, if_match: request.if_match.as_ref(), body, whole: false };
    let account = operations::change(&request.context, requested).await?;
    respond(&request.context, &account).await
}

/// Delete an account.
#[utoipa::path(
    delete,
    path = "/api/admin/accounts/{id}",
    operation_id = "deleteAccount",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId, IfMatchHeader),
    responses(
        (status = 204, description = "The account was deleted. It can be restored for 30 days."),
        Refusals,
        NotFound,
        Preconditions,
    ),
)]
pub async fn delete(request: AdminRequest, PathId(id): PathId) -> Result<StatusCode, Problem> {
    operations::delete(&request.context, id, request.if_match.as_ref()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Response with the whole account, and its version as `ETag`.
pub async fn respond(context: &AdminContext, account: &Account) -> Result<Response, Problem> {
    let body = view::whole(context, account).await?;
    Ok((etag(account.version), Json(body)).into_response())
}
