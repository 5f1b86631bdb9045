//! The account schema: `/api/admin/schema`.

use axum::{
    Json,
    body::Bytes,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use crate::{
    domain::{AccountId, access::scope::Scope, text::json_text::strip_bom},
    http::{
        api::{
            list_response::ListResponse,
            openapi::{BodyRefusals, Preconditions, Refusals},
            parameters::{IdempotencyKey, MayIfMatch},
            request::{
                AdminContext, AdminRequest, IfMatch, PageResponse, etag, parse_cursor, parse_limit,
                truncate_page,
            },
        },
        error::{Problem, RequestMistake},
        extract::form_or_json::require_json,
    },
    service::schema::{self, ConformanceReport, SchemaRow, SchemaSetMode},
};

/// A JSON Schema (draft 2020-12) of the profile of every account, with annotations under
/// `x-vestibule`.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[schema(as = AccountSchema)]
struct SchemaDocument(Map<String, Value>);

/// Read the schema in force.
#[utoipa::path(
    get,
    path = "/api/admin/schema",
    operation_id = "getSchema",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    responses(
        (
            status = 200, description = "The JSON Schema, with its version as ETag.",
            body = SchemaDocument
        ),
        Refusals,
    ),
)]
pub async fn show(request: AdminRequest) -> Result<Response, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    let current = schema::get(server, caller).await?;
    let media_type = [(header::CONTENT_TYPE, "application/json")];
    Ok((etag(current.number), media_type, current.schema.as_json().to_owned()).into_response())
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SetSchemaQuery {
    /// Only report which accounts do not conform to the schema, forced or not.
    dry_run: Option<bool>,
    /// Set the schema, and mark the accounts that do not conform to it.
    force: Option<bool>,
}

/// Conformance of the accounts to a schema.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Fit {
    /// The version in force now.
    version: i64,
    accounts: u64,
    failing: u64,
    /// At most 20 of the failing accounts.
    sample: Vec<Misfit>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Misfit {
    #[schema(value_type = String, format = "uuid")]
    account_id: AccountId,
    problems: Vec<RequestMistake>,
}

/// Set the schema, starting from the version in If-Match.
#[utoipa::path(
    put,
    path = "/api/admin/schema",
    operation_id = "replaceSchema",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(SetSchemaQuery, MayIfMatch),
    request_body(content = SchemaDocument, example = json!({
        "type": "object",
        "properties": {
            "firstName": {"type": "string", "maxLength": 100, "x-vestibule": {"write": "user"}},
        },
        "additionalProperties": true,
    })),
    responses(
        (status = 200, description = "How the accounts conform to it.", body = Fit),
        Refusals,
        BodyRefusals,
        Preconditions,
    ),
)]
pub async fn replace(
    request: AdminRequest<SetSchemaQuery>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    let is_dry_run = request.query.dry_run.unwrap_or(false);
    if !is_dry_run && request.if_match.is_none() {
        request.context.caller.require(Scope::SchemaWrite)?;
        IfMatch::check(None, 0)?;
    }
    set(request, &headers, &body).await
}

/// Set the schema, as OwnID's API does: without If-Match, it replaces whichever is in force.
#[utoipa::path(
    post,
    path = "/api/admin/schema",
    operation_id = "postSchema",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(SetSchemaQuery, MayIfMatch, IdempotencyKey),
    request_body(content = SchemaDocument, example = json!({
        "type": "object",
        "properties": {
            "firstName": {"type": "string", "maxLength": 100, "x-vestibule": {"write": "user"}},
        },
        "additionalProperties": true,
    })),
    responses(
        (status = 200, description = "How the accounts conform to it.", body = Fit),
        Refusals,
        BodyRefusals,
        Preconditions,
    ),
)]
pub async fn post(
    request: AdminRequest<SetSchemaQuery>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Problem> {
    set(request, &headers, &body).await
}

async fn set(
    request: AdminRequest<SetSchemaQuery>,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Response, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    caller.require(Scope::SchemaWrite)?;
    require_json(headers)?;

    let document = std::str::from_utf8(strip_bom(body))
        .map_err(|_| Problem::of_status(StatusCode::BAD_REQUEST))?;

    let mode = match (request.query.dry_run.unwrap_or(false), request.query.force.unwrap_or(false))
    {
        (true, _) => SchemaSetMode::DryRun,
        (false, true) => SchemaSetMode::Force,
        (false, false) => SchemaSetMode::Careful,
    };

    let from = match &request.if_match {
        None | Some(IfMatch::Any) => None,
        some => {
            Some(IfMatch::check(some.as_ref(), schema::current(server).await?.in_force.number)?)
        }
    };

    let (version, report) = schema::set(server, caller, document, from, mode).await?;
    Ok((etag(version), Json(Fit { version, ..Fit::from_report(report) })).into_response())
}

impl Fit {
    fn from_report(report: ConformanceReport) -> Self {
        let misfit = |misfit: schema::NonConformingAccount| Misfit {
            account_id: misfit.account_id,
            problems: misfit
                .problems
                .into_iter()
                .map(|p| RequestMistake::new(p.pointer, p.code, p.message))
                .collect(),
        };

        Self {
            version: 0,
            accounts: report.accounts,
            failing: report.failing,
            sample: report.sample.into_iter().map(misfit).collect(),
        }
    }
}

/// Members of the problem for a schema that was refused.
pub fn report_members(report: ConformanceReport) -> Value {
    let Fit { accounts, failing, sample, .. } = Fit::from_report(report);
    json!({ "accounts": accounts, "failing": failing, "sample": sample })
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SchemaVersionListQuery {
    /// The nextCursor of the previous page.
    #[param(pattern = "^[0-9]{1,18}$")]
    cursor: Option<String>,
    /// Number of items: 1 to 200, the newest first.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200, default = 50)]
    limit: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SchemaVersion {
    version: i64,
    schema: SchemaDocument,
    /// The actor who set it, as in the audit log.
    author: String,
    #[schema(format = "date-time")]
    created_at: String,
    /// The time at which all accounts had been indexed by it; null until then.
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
    params(SchemaVersionListQuery),
    responses(
        (
            status = 200, description = "The versions, the newest first.",
            body = ListResponse<SchemaVersion>
        ),
        Refusals,
    ),
)]
pub async fn versions(
    request: AdminRequest<SchemaVersionListQuery>,
) -> Result<PageResponse<SchemaVersion>, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    let before = parse_cursor(request.query.cursor.as_deref(), |text| text.parse().ok())?
        .unwrap_or(i64::MAX);
    let limit = parse_limit(request.query.limit.as_deref())?.get();

    let mut rows = schema::versions_before(server, caller, before, i64::from(limit) + 1).await?;
    let next = truncate_page(&mut rows, limit, |row| row.version.to_string());

    Ok(request.page(rows.into_iter().map(SchemaVersion::of), next))
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
