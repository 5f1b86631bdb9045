//! Messages and decisions on identity documents: `/api/admin/messages` and
//! `/api/admin/id-documents`.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    domain::{AccountId, Timestamp, id_document::policy::RefusalReason, message::MessageState},
    http::{
        api::{
            list_response::ListResponse,
            openapi::Refusals,
            request::{
                AdminContext, AdminRequest, PageResponse, invalid_query, parse_cursor, parse_id,
                parse_limit, truncate_page,
            },
        },
        error::Problem,
    },
    service::callbacks::{id_documents, messages},
};

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MessageListQuery {
    #[param(value_type = Option<MessageState>, inline)]
    state: Option<String>,
    #[param(format = "uuid")]
    cursor: Option<String>,
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200, default = 50)]
    limit: Option<String>,
}

/// A message, without its text.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Message)]
pub struct MessageView {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    /// The purpose, as in docs/messages.md.
    kind: &'static str,
    /// `sms` or `email`.
    channel: &'static str,
    state: &'static str,
    /// Masked.
    recipient: String,
    attempts: i64,
    #[schema(format = "date-time")]
    created_at: String,
    #[schema(format = "date-time")]
    expires_at: String,
    #[schema(format = "date-time", required = true)]
    finished_at: Option<String>,
    #[schema(required = true)]
    provider: Option<String>,
    #[schema(required = true)]
    provider_id: Option<String>,
    /// The reason for a failure.
    #[schema(required = true)]
    reason: Option<String>,
}

/// List messages, the latest first.
#[utoipa::path(
    get,
    path = "/api/admin/messages",
    operation_id = "listMessages",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(MessageListQuery),
    responses(
        (
            status = 200, description = "Messages, the latest first.",
            body = ListResponse<MessageView>
        ),
        Refusals,
    ),
)]
pub async fn messages(
    request: AdminRequest<MessageListQuery>,
) -> Result<PageResponse<MessageView>, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    let state = request.query.state.as_deref().map(parse_state).transpose()?;
    let before = parse_cursor(request.query.cursor.as_deref(), parse_id)?;
    let limit = parse_limit(request.query.limit.as_deref())?.get();

    let mut rows = messages::page(server, caller, state, before, limit + 1).await?;
    let next = truncate_page(&mut rows, limit, |row| row.id.to_string());

    Ok(request.page(rows.into_iter().map(MessageView::of), next))
}

impl MessageView {
    pub(in crate::http::api) fn of(row: messages::MessageRow) -> Self {
        Self {
            id: row.id,
            kind: row.kind.as_str(),
            channel: row.channel.as_str(),
            state: row.state.as_str(),
            recipient: row.recipient,
            attempts: row.attempts,
            created_at: row.created_at.to_rfc3339(),
            expires_at: row.expires_at.to_rfc3339(),
            finished_at: row.finished_at.map(Timestamp::to_rfc3339),
            provider: row.provider,
            provider_id: row.provider_id,
            reason: row.reason,
        }
    }
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct IdDocumentListQuery {
    /// The id of the account that the document was compared with.
    #[param(value_type = Option<String>, format = "uuid")]
    account: Option<String>,
    #[param(format = "uuid")]
    cursor: Option<String>,
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200, default = 50)]
    limit: Option<String>,
}

/// A decision on an identity document, without the document.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DocumentDecision {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    #[schema(format = "date-time")]
    decided_at: String,
    #[schema(value_type = String, format = "uuid")]
    account_id: AccountId,
    login_id: String,
    /// `PASSPORT` or `DRIVERLICENSE`.
    document_type: &'static str,
    number_end: String,
    accepted: bool,
    /// The first check that failed; null when the document was accepted.
    #[schema(required = true)]
    reason: Option<&'static str>,
    checks: Vec<DocumentCheck>,
}

#[derive(Debug, Serialize, ToSchema)]
struct DocumentCheck {
    name: String,
    outcome: String,
}

/// List decisions on identity documents, the latest first.
#[utoipa::path(
    get,
    path = "/api/admin/id-documents",
    operation_id = "listIdDocuments",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(IdDocumentListQuery),
    responses(
        (
            status = 200, description = "Decisions, the latest first.",
            body = ListResponse<DocumentDecision>
        ),
        Refusals,
    ),
)]
pub async fn id_documents(
    request: AdminRequest<IdDocumentListQuery>,
) -> Result<PageResponse<DocumentDecision>, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    let account = request
        .query
        .account
        .as_deref()
        .map(|id| parse_id(id).ok_or_else(|| invalid_query("account is not an id.")));
    let before = parse_cursor(request.query.cursor.as_deref(), parse_id)?;
    let limit = parse_limit(request.query.limit.as_deref())?.get();

    let mut rows =
        id_documents::page(server, caller, account.transpose()?, before, limit + 1).await?;
    let next = truncate_page(&mut rows, limit, |row| row.id.to_string());

    Ok(request.page(rows.into_iter().map(DocumentDecision::of), next))
}

impl DocumentDecision {
    pub(in crate::http::api) fn of(record: id_documents::StoredDocumentDecision) -> Self {
        let checks = id_documents::checks(&record);

        Self {
            id: record.id,
            decided_at: record.decided_at.to_rfc3339(),
            account_id: record.account_id,
            login_id: record.login_id,
            document_type: record.document_type.as_str(),
            number_end: record.number_end,
            accepted: record.reason.is_none(),
            reason: record.reason.map(RefusalReason::as_str),
            checks: checks
                .into_iter()
                .map(|(name, outcome)| DocumentCheck { name, outcome })
                .collect(),
        }
    }
}

fn parse_state(name: &str) -> Result<MessageState, Problem> {
    name.parse()
        .map_err(|_| invalid_query("state must be one of queued, sending, sent, failed, expired."))
}
