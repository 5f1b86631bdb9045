//! Webhooks in the responses of the administration API.

use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    domain::{
        AccountId, Timestamp,
        webhook::{
            DisabledReason, WebhookEndpoint, delivery::DeliveryState, event_type::EventType,
        },
    },
    service::webhooks::deliveries::DeliveryRow,
};

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Webhook)]
pub struct WebhookView {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    #[schema(example = "https://app.example.com/hook")]
    url: String,
    #[schema(value_type = Vec<EventType>)]
    types: Vec<&'static str>,
    disabled: bool,
    /// Null while it is enabled.
    #[schema(required = true)]
    disabled_reason: Option<DisabledReason>,
    /// The end of the previous secret, while two sign.
    #[schema(format = "date-time", required = true)]
    previous_secret_until: Option<String>,
    #[schema(format = "date-time")]
    created_at: String,
    #[schema(format = "date-time")]
    updated_at: String,
    /// The secret, only in the response to its creation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false, pattern = "^whsec_[A-Za-z0-9+/]{43}=$")]
    secret: Option<String>,
}

impl WebhookView {
    pub fn of(endpoint: &WebhookEndpoint) -> Self {
        Self {
            id: endpoint.id,
            url: endpoint.url.to_string(),
            types: endpoint.types.names(),
            disabled: endpoint.disabled.is_some(),
            disabled_reason: endpoint.disabled,
            previous_secret_until: endpoint.previous_secret_until.map(Timestamp::to_rfc3339),
            created_at: endpoint.created_at.to_rfc3339(),
            updated_at: endpoint.updated_at.to_rfc3339(),
            secret: None,
        }
    }

    pub(super) fn with_secret(self, secret: String) -> Self {
        Self { secret: Some(secret), ..self }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = WebhookDelivery)]
pub struct DeliveryView {
    /// The id of the event, which is the header `webhook-id`.
    #[schema(value_type = String, format = "uuid")]
    event_id: Uuid,
    #[serde(rename = "type")]
    #[schema(example = "account.created")]
    event_type: String,
    #[schema(value_type = Option<String>, format = "uuid", required = true)]
    account_id: Option<AccountId>,
    state: DeliveryState,
    /// Number of attempts.
    attempts: i64,
    #[schema(format = "date-time")]
    created_at: String,
    /// The time of the next attempt.
    #[schema(format = "date-time", required = true)]
    due_at: Option<String>,
    #[schema(format = "date-time", required = true)]
    finished_at: Option<String>,
    /// The time of the last attempt.
    #[schema(format = "date-time", required = true)]
    attempted_at: Option<String>,
    /// Duration of the last attempt, in milliseconds.
    #[schema(required = true)]
    duration_ms: Option<i64>,
    /// The status of the last answer.
    #[schema(required = true)]
    status: Option<i64>,
    /// The beginning of the body of the last answer, at most 1,024 bytes.
    #[schema(required = true)]
    answer: Option<String>,
    /// A short code of the reason why the last attempt failed.
    #[schema(required = true, example = "http_503")]
    failure: Option<String>,
    /// The body that is sent.
    #[schema(value_type = std::collections::BTreeMap<String, serde_json::Value>)]
    payload: Map<String, Value>,
}

impl DeliveryView {
    pub fn of(row: DeliveryRow) -> Self {
        Self {
            event_id: row.event_id,
            event_type: row.event_type,
            account_id: row.account_id,
            state: row.state,
            attempts: row.attempts,
            created_at: row.created_at.to_rfc3339(),
            due_at: row.due_at.map(Timestamp::to_rfc3339),
            finished_at: row.finished_at.map(Timestamp::to_rfc3339),
            attempted_at: row.attempted_at.map(Timestamp::to_rfc3339),
            duration_ms: row.duration_ms,
            status: row.status,
            answer: row.answer,
            failure: row.failure,
            payload: serde_json::from_str(&row.body).unwrap_or_default(),
        }
    }
}
