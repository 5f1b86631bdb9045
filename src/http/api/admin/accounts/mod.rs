//! `/api/admin/accounts`

pub mod batch;
pub mod body;
pub mod deleted;
pub mod openapi;
pub mod operations;
pub mod passkeys;
pub mod recovery;
pub mod sessions;
pub mod view;

use axum::{
    Json,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::json;

use self::{
    openapi::{AccountChange, NewAccount},
    view::{AccountPart, AccountView, FieldNames, Fields},
};
use crate::{
    http::{
        api::{
            body::Body,
            openapi::{Accounts, BodyRefusals, NotFound, Preconditions, Refusals},
            parameters::{IdempotencyKey, IfMatch, OneId},
            request::{Call, Desk, Id, etag, limit},
        },
        error::Problem,
    },
    service::accounts::{
        details::{self, Details},
        list::{self, Request, Total},
    },
};

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct List {
    /// SCIM's filter grammar (RFC 7644, section 3.4.2.2) over id, loginId, status, roles, emails, phones, createdAt, updatedAt,
    /// lastLoginAt and `profile.<field>`.
    #[param(example = "status eq \"active\" and profile.lastName sw \"M\"")]
    filter: Option<String>,
    /// Part of the login id, an address or a searchable field: three characters or more.
    #[param(min_length = 3, example = "alice")]
    q: Option<String>,
    /// createdAt, loginId, lastLoginAt or `profile.<field>`; with a minus sign before it in reverse.
    #[param(
        pattern = r"^(-?(createdAt|loginId|lastLoginAt|profile\.[A-Za-z][A-Za-z0-9_]{0,63}))?$",
        example = "-createdAt"
    )]
    sort: Option<String>,
    /// The nextCursor of the page before.
    cursor: Option<String>,
    /// How many items: 1 to 200.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200, default = 50)]
    limit: Option<String>,
    /// The members to show, with commas between; of the profile also single ones, such as profile.lastName.
    #[param(value_type = Option<FieldNames>, inline)]
    fields: Option<String>,
    /// Whether to say how many fit: exactly up to 10,000 and without conditions, else about.
    total: Option<bool>,
}

/// List accounts.
#[utoipa::path(
    get,
    path = "/api/admin/accounts",
    operation_id = "listAccounts",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(List),
    responses(
        (status = 200, description = "A page of accounts.", body = Accounts),
        Refusals,
    ),
)]
pub async fn list(call: Call<List>) -> Result<Response, Problem> {
    let Desk { server, caller, .. } = &call.desk;
    let fields = Fields::parse(call.query.fields.as_deref())?;
    let request = Request {
        filter: call.query.filter.clone(),
        search: call.query.q.clone(),
        sort: call.query.sort.clone(),
        cursor: call.query.cursor.clone(),
        limit: limit(call.query.limit.as_deref())?,
        total: call.query.total.unwrap_or(false),
    };
    let page = list::list(server, caller, &request).await?;
    let items = view::all(&call.desk, &page.items, &fields).await?;
    let mut body = json!({ "items": items, "nextCursor": page.next });
    match page.total {
        None => {}
        Some(Total::Exactly(total)) => body["total"] = json!(total),
        Some(Total::About(total)) => {
            body["total"] = json!(total);
            body["totalIsEstimate"] = json!(true);
        }
    }
    Ok((call.link(page.next.as_deref()), Json(body)).into_response())
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
        "loginId": "alice@example.com", "emails": [{"value": "alice@example.org", "verified": false}],
        "profile": {"firstName": "Alice"},
    })),
    responses(
        (status = 201, description = "The account. Location and ETag name it.", body = AccountView),
        Refusals,
        BodyRefusals,
    ),
)]
pub async fn create(call: Call, Body(body): Body) -> Result<Response, Problem> {
    let account = operations::create(&call.desk, body).await?;
    let location = [(header::LOCATION, format!("/api/admin/accounts/{}", account.row.id))];
    Ok((StatusCode::CREATED, location, shown(&call.desk, &account).await?).into_response())
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Show {
    /// The members to show, with commas between.
    #[param(value_type = Option<FieldNames>, inline)]
    fields: Option<String>,
}

/// Read an account.
#[utoipa::path(
    get,
    path = "/api/admin/accounts/{id}",
    operation_id = "getAccount",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId, Show),
    responses(
        (status = 200, description = "The account, with its ETag.", body = AccountPart),
        Refusals,
        NotFound,
    ),
)]
pub async fn show(call: Call<Show>, Id(id): Id) -> Result<Response, Problem> {
    let fields = Fields::parse(call.query.fields.as_deref())?;
    let account = details::get(&call.desk.server, &call.desk.caller, id).await?;
    let version = account.row.version;
    let mut shown = view::all(&call.desk, &[account], &fields).await?;
    Ok((etag(version), Json(shown.pop())).into_response())
}

/// Replace an account.
#[utoipa::path(
    put,
    path = "/api/admin/accounts/{id}",
    operation_id = "replaceAccount",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId, IfMatch),
    request_body(content = AccountChange, example = json!({
        "emails": [], "phones": [{"value": "+14155552671", "verified": true}], "status": "active", "roles": ["editor"],
        "profile": {"firstName": "Alice", "lastName": "Miller"},
    })),
    responses(
        (status = 200, description = "The account as it is now.", body = AccountView),
        Refusals,
        BodyRefusals,
        NotFound,
        Preconditions,
    ),
)]
pub async fn replace(call: Call, Id(id): Id, Body(body): Body) -> Result<Response, Problem> {
    let account = operations::change(&call.desk, (id, call.if_match.as_ref()), body, true).await?;
    shown(&call.desk, &account).await
}

/// Change an account by JSON Merge Patch (RFC 7396).
#[utoipa::path(
    patch,
    path = "/api/admin/accounts/{id}",
    operation_id = "patchAccount",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId, IfMatch),
    request_body(
        content = AccountChange,
        content_type = "application/merge-patch+json",
        example = json!({"status": "disabled", "profile": {"lastName": null}}),
    ),
    responses(
        (status = 200, description = "The account as it is now.", body = AccountView),
        Refusals,
        BodyRefusals,
        NotFound,
        Preconditions,
    ),
)]
pub async fn patch(call: Call, Id(id): Id, Body(body): Body) -> Result<Response, Problem> {
    let account = operations::change(&call.desk, (id, call.if_match.as_ref()), body, false).await?;
    shown(&call.desk, &account).await
}

/// Delete an account.
#[utoipa::path(
    delete,
    path = "/api/admin/accounts/{id}",
    operation_id = "deleteAccount",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId, IfMatch),
    responses(
        (status = 204, description = "It can be restored for 30 days."),
        Refusals,
        NotFound,
        Preconditions,
    ),
)]
pub async fn delete(call: Call, Id(id): Id) -> Result<StatusCode, Problem> {
    operations::delete(&call.desk, (id, call.if_match.as_ref())).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The account with its version.
pub async fn shown(desk: &Desk, account: &Details) -> Result<Response, Problem> {
    let body = view::whole(desk, account).await?;
    Ok((etag(account.row.version), Json(body)).into_response())
}
