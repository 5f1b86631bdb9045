//! Webhooks in the bodies of requests.

use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    domain::{
        access::scope::Scope,
        webhook::{
            WebhookEndpoint, WebhookUrl,
            event_type::{EventType, EventTypes},
        },
    },
    http::{
        api::{
            body::Members,
            request::{AdminContext, IfMatch},
        },
        error::Problem,
    },
    service::{
        retries::RetryWindow,
        webhooks::{self, WebhookPatch},
    },
};

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "describes the members that `read_new_webhook` reads")]
pub(super) struct NewWebhook {
    /// https, unless the setting `webhook_private_hosts` names the host; without user and fragment.
    #[schema(
        max_length = 2000,
        pattern = "^https?://[^@#]+$",
        example = "https://app.example.com/hook"
    )]
    url: String,
    #[schema(value_type = Vec<EventType>, min_items = 1, max_items = 14)]
    types: Vec<String>,
}

/// The members to change.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "describes the members that `change` reads")]
pub(super) struct WebhookChange {
    #[schema(
        value_type = String,
        required = false,
        max_length = 2000,
        pattern = "^https?://[^@#]+$",
        example = "https://app.example.com/hook"
    )]
    url: Option<String>,
    #[schema(value_type = Vec<EventType>, required = false, min_items = 1, max_items = 14)]
    types: Option<Vec<String>>,
    /// False enables the webhook again: what waited less than three days is sent.
    #[schema(value_type = bool, required = false)]
    disabled: Option<bool>,
}

/// Reads the body of a creation.
///
/// # Errors
/// 422 with every mistake.
pub(super) fn read_new_webhook(
    body: Map<String, Value>,
) -> Result<(WebhookUrl, EventTypes), Problem> {
    let mut members = Members::new(body);
    let url = members.take_parsed("url", WebhookUrl::parse);
    let url = members.require("url", url);
    let types = take_types(&mut members);
    let types = members.require("types", types);
    members.finish()?;

    url.zip(types).ok_or_else(|| Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY))
}

/// A change of a webhook, as a request asks for it.
#[derive(Debug)]
pub(super) struct RequestedWebhookChange<'a> {
    pub id: Uuid,
    /// The versions from which it may be made.
    pub if_match: Option<&'a IfMatch>,
    pub body: Map<String, Value>,
}

/// Changes a webhook. A change that is allowed from any version is not prevented by others in the
/// meantime.
pub(super) async fn change(
    context: &AdminContext,
    requested: RequestedWebhookChange<'_>,
) -> Result<WebhookEndpoint, Problem> {
    let AdminContext { server, caller, .. } = context;
    let RequestedWebhookChange { id, if_match, body } = requested;
    caller.require(Scope::WebhooksWrite)?;

    let window = RetryWindow::start();
    loop {
        let endpoint = webhooks::get(server, caller, id).await?;
        let version = IfMatch::check(if_match, endpoint.version)?;
        let patch = read_patch(body.clone(), version)?;

        let done = webhooks::change(server, caller, id, patch).await;
        if let Some(done) = window.unless_stale(done) {
            return Ok(done?);
        }
    }
}

fn read_patch(body: Map<String, Value>, version: i64) -> Result<WebhookPatch, Problem> {
    let mut members = Members::new(body);
    for name in ["url", "types", "disabled"] {
        if members.is_null(name) {
            members.add_mistake(name, "required", "cannot be removed");
        }
    }
    let url = members.take_parsed("url", WebhookUrl::parse);
    let types = take_types(&mut members);
    let disabled = members.take_flag("disabled");
    members.finish()?;
    Ok(WebhookPatch { version, url, types, disabled })
}

fn take_types(members: &mut Members) -> Option<EventTypes> {
    let items = members.take_list("types", EventType::ALL.len())?;
    let names: Vec<_> = items.iter().filter_map(Value::as_str).collect();
    if names.len() < items.len() {
        members.add_mistake("types", "wrong_type", "must be a list of names");
        return None;
    }

    let types = EventTypes::parse(names);
    types.map_err(|error| members.add_mistake("types", "not_allowed", error.to_string())).ok()
}
