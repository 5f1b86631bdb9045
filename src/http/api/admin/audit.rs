//! The audit log: `/api/admin/audit`.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::{
    domain::{AccountId, Timestamp},
    http::{
        api::{
            list_response::ListResponse,
            openapi::Refusals,
            request::{
                AdminContext, AdminRequest, PageResponse, invalid_query, parse_id, parse_limit,
            },
        },
        error::Problem,
    },
    service::admin::audit::{self, AuditQuery, StoredAuditEntry},
};

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AuditListQuery {
    /// The id of the account that was acted on.
    #[param(value_type = Option<String>, format = "uuid")]
    account: Option<String>,
    /// The actor: `account:<id>`, `token:<id>`, `command-line`, `visitor` or `server`.
    actor: Option<String>,
    #[param(example = "account_changed")]
    action: Option<String>,
    /// From this time on, in RFC 3339.
    #[param(format = "date-time")]
    since: Option<String>,
    /// Before this time, in RFC 3339.
    #[param(format = "date-time")]
    until: Option<String>,
    #[param(pattern = "^[0-9]{1,18}$")]
    cursor: Option<String>,
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200, default = 50)]
    limit: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuditEntry {
    sequence: i64,
    #[schema(format = "date-time")]
    at: String,
    actor: String,
    action: String,
    #[schema(value_type = Option<String>, format = "uuid", required = true)]
    account_id: Option<AccountId>,
    /// The IP address of the request; empty when it came from no network.
    address: String,
    /// The login id, or the name of the object; null once the account was erased.
    #[schema(required = true)]
    target: Option<String>,
    /// The old and the new value of each field that the caller may read.
    changes: Map<String, Value>,
    /// Chains the entry to the previous one.
    hash: String,
}

/// List administrative acts, the latest first.
#[utoipa::path(
    get,
    path = "/api/admin/audit",
    operation_id = "listAudit",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(AuditListQuery),
    responses(
        (status = 200, description = "Entries, the latest first.", body = ListResponse<AuditEntry>),
        Refusals,
    ),
)]
pub async fn list(
    request: AdminRequest<AuditListQuery>,
) -> Result<PageResponse<AuditEntry>, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    let query = parse_filter(&request.query)?;

    let mut rows =
        audit::list(server, caller, &AuditQuery { limit: query.limit + 1, ..query.clone() })
            .await?;

    let has_more = i64::try_from(rows.len()).is_ok_and(|found| found > query.limit);
    rows.truncate(usize::try_from(query.limit).unwrap_or(0));
    let next = if has_more { rows.last().map(|row| row.sequence.to_string()) } else { None };

    Ok(request.page(rows.into_iter().map(to_entry), next))
}

fn parse_filter(list: &AuditListQuery) -> Result<AuditQuery, Problem> {
    let account = list
        .account
        .as_deref()
        .map(|id| parse_id(id).ok_or_else(|| invalid_query("account is not an id.")));

    let time = |name: &str, text: &Option<String>| {
        let parse = |text: &str| Timestamp::parse_rfc3339(text);
        let wrong = || {
            invalid_query(format!("{name} is not an RFC 3339 time, such as 2026-01-31T12:00:00Z."))
        };
        text.as_deref().map(|text| parse(text).ok_or_else(wrong)).transpose()
    };

    let cursor = list.cursor.as_deref().map(|text| {
        text.parse().map_err(|_| invalid_query("The cursor does not belong to this list."))
    });

    Ok(AuditQuery {
        account_id: account.transpose()?,
        actor: list.actor.clone(),
        action: list.action.clone(),
        since: time("since", &list.since)?,
        until: time("until", &list.until)?,
        before: cursor.transpose()?,
        limit: i64::from(parse_limit(list.limit.as_deref())?.get()),
    })
}

fn to_entry(row: StoredAuditEntry) -> AuditEntry {
    let detail =
        row.detail.as_deref().and_then(|detail| serde_json::from_str::<Value>(detail).ok());
    let changes = detail
        .as_ref()
        .and_then(|detail| detail["changes"].as_object())
        .cloned()
        .unwrap_or_default();

    AuditEntry {
        sequence: row.sequence,
        at: row.at.to_rfc3339(),
        actor: row.actor,
        action: row.action,
        account_id: row.account_id,
        address: row.address,
        target: detail.as_ref().and_then(|detail| detail["target"].as_str()).map(str::to_owned),
        changes,
        hash: row.hash,
    }
}
