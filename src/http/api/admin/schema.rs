//! `/api/admin/schema`

use std::collections::HashMap;

use axum::{
    Json,
    body::Bytes,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    domain::{
        access::{scope::Scope, strength::ProtectedAction},
        text::json_text::strip_bom,
    },
    http::{
        api::{
            openapi::{BodyRefusals, Page, Preconditions, Refusals},
            parameters::{IdempotencyKey, MayIfMatch},
            request::{Call, Desk, IfMatch, cursor, cut, etag, limit},
        },
        error::{Mistake, Problem},
        extract::form_or_json::require_json,
    },
    service::schema::{self, Mode, Report, SchemaRow},
};

/// A JSON Schema (draft 2020-12) of the profile of every account, with annotations under `x-vestibule`.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "it describes")]
struct AccountSchema(HashMap<String, Value>);

/// The schema in force, as it was written.
#[utoipa::path(
    get,
    path = "/api/admin/schema",
    operation_id = "getSchema",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    responses(
        (status = 200, description = "The JSON Schema, with its version as ETag.", body = AccountSchema),
        Refusals,
    ),
)]
pub async fn show(call: Call) -> Result<Response, Problem> {
    let Desk { server, caller, .. } = &call.desk;
    caller.require(Scope::SchemaRead)?;
    let version = schema::current(server).await?.in_force;
    let kind = [(header::CONTENT_TYPE, "application/json")];
    Ok((etag(version.number), kind, version.schema.as_json().to_owned()).into_response())
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Set {
    /// Only say which accounts the schema does not fit, whether it is forced or not.
    dry_run: Option<bool>,
    /// Take the schema, and mark the accounts that it does not fit.
    force: Option<bool>,
}

/// How a schema fits the accounts there are.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Fit {
    /// The version in force now.
    version: i64,
    accounts: u64,
    failing: u64,
    /// Some of those that fail, at most 20.
    sample: Vec<Misfit>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Misfit {
    #[schema(value_type = String, format = "uuid")]
    account_id: Uuid,
    problems: Vec<Mistake>,
}

/// Put a schema in force, from the version that If-Match names.
#[utoipa::path(
    put,
    path = "/api/admin/schema",
    operation_id = "replaceSchema",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(Set, MayIfMatch),
    request_body(content = AccountSchema, example = json!({
        "type": "object",
        "properties": {"firstName": {"type": "string", "maxLength": 100, "x-vestibule": {"write": "user"}}},
        "additionalProperties": true,
    })),
    responses(
        (status = 200, description = "How it fits the accounts.", body = Fit),
        Refusals,
        BodyRefusals,
        Preconditions,
    ),
)]
pub async fn replace(call: Call<Set>, headers: HeaderMap, body: Bytes) -> Result<Response, Problem> {
    let is_dry = call.query.dry_run.unwrap_or(false);
    if !is_dry && call.if_match.is_none() {
        call.desk.caller.require(Scope::SchemaWrite)?;
        IfMatch::check(None, 0)?;
    }
    set(call, &headers, &body).await
}

/// Put a schema in force, as OwnID's API does: without If-Match it takes the place of whichever is.
#[utoipa::path(
    post,
    path = "/api/admin/schema",
    operation_id = "postSchema",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(Set, MayIfMatch, IdempotencyKey),
    request_body(content = AccountSchema, example = json!({
        "type": "object",
        "properties": {"firstName": {"type": "string", "maxLength": 100, "x-vestibule": {"write": "user"}}},
        "additionalProperties": true,
    })),
    responses(
        (status = 200, description = "How it fits the accounts.", body = Fit),
        Refusals,
        BodyRefusals,
        Preconditions,
    ),
)]
pub async fn post(call: Call<Set>, headers: HeaderMap, body: Bytes) -> Result<Response, Problem> {
    set(call, &headers, &body).await
}

async fn set(call: Call<Set>, headers: &HeaderMap, body: &[u8]) -> Result<Response, Problem> {
    let Desk { server, caller, .. } = &call.desk;
    caller.require(Scope::SchemaWrite)?;
    require_json(headers)?;
    let document = std::str::from_utf8(strip_bom(body)).map_err(|_| Problem::of_status(StatusCode::BAD_REQUEST))?;
    let mode = match (call.query.dry_run.unwrap_or(false), call.query.force.unwrap_or(false)) {
        (true, _) => Mode::DryRun,
        (false, true) => Mode::Force,
        (false, false) => Mode::Careful,
    };
    if mode != Mode::DryRun {
        call.desk.require(ProtectedAction::ChangeSchema)?;
    }
    let from = match &call.if_match {
        None | Some(IfMatch::Any) => None,
        some => Some(IfMatch::check(some.as_ref(), schema::current(server).await?.in_force.number)?),
    };
    let (version, report) = schema::set(server, caller, (document, from), mode).await?;
    Ok((etag(version), Json(Fit { version, ..Fit::of(report) })).into_response())
}

impl Fit {
    fn of(report: Report) -> Self {
        let misfit = |misfit: schema::Misfit| Misfit {
            account_id: misfit.account_id,
            problems: misfit.problems.into_iter().map(|p| Mistake::new(p.pointer, p.code, p.message)).collect(),
        };
        Self {
            version: 0,
            accounts: report.accounts,
            failing: report.failing,
            sample: report.sample.into_iter().map(misfit).collect(),
        }
    }
}

/// The report of a schema that was refused.
pub fn report(report: Report) -> Value {
    let Fit { accounts, failing, sample, .. } = Fit::of(report);
    json!({ "accounts": accounts, "failing": failing, "sample": sample })
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct List {
    /// The nextCursor of the page before.
    #[param(pattern = "^[0-9]{1,18}$")]
    cursor: Option<String>,
    /// How many items: 1 to 200, the newest first.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200, default = 50)]
    limit: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SchemaVersion {
    version: i64,
    #[schema(value_type = AccountSchema)]
    schema: Value,
    /// Who set it, as the audit log names them.
    author: String,
    #[schema(format = "date-time")]
    created_at: String,
    /// When all accounts followed it; null while they are brought to it.
    #[schema(format = "date-time", required = true)]
    indexed_at: Option<String>,
}

/// List the versions of the schema.
#[utoipa::path(
    get,
    path = "/api/admin/schema/versions",
    operation_id = "listSchemaVersions",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(List),
    responses(
        (status = 200, description = "The versions, the newest first.", body = Page<SchemaVersion>),
        Refusals,
    ),
)]
pub async fn versions(call: Call<List>) -> Result<Response, Problem> {
    let Desk { server, caller, .. } = &call.desk;
    let before = cursor(call.query.cursor.as_deref(), |text| text.parse().ok())?.unwrap_or(i64::MAX);
    let most = limit(call.query.limit.as_deref())?.get();
    let mut rows = schema::versions_before(server, caller, before, i64::from(most) + 1).await?;
    let next = cut(&mut rows, most, |row| row.version.to_string());
    let items: Vec<_> = rows.into_iter().map(SchemaVersion::of).collect();
    Ok((call.link(next.as_deref()), Json(json!({ "items": items, "nextCursor": next }))).into_response())
}

impl SchemaVersion {
    fn of(row: SchemaRow) -> Self {
        Self {
            version: row.version,
            schema: serde_json::from_str(&row.document).unwrap_or_default(),
            author: row.author,
            created_at: row.created_at.to_rfc3339(),
            indexed_at: row.indexed_at.map(crate::domain::Timestamp::to_rfc3339),
        }
    }
}
