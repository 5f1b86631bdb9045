//! Secrets of webhooks: `/api/admin/webhooks/{id}/secret`.

use axum::{
    Extension, Json,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::view::WebhookView;
use crate::{
    domain::{
        access::scope::Scope,
        webhook::{WebhookEndpoint, secret::WebhookSecret},
    },
    http::{
        api::{
            body::{JsonObject, Members},
            idempotency::ReplayBody,
            openapi::{BodyRefusals, NotFound, Refusals},
            parameters::{IdempotencyKey, OneId},
            request::{AdminContext, AdminRequest, PathId, etag},
        },
        error::Problem,
    },
    service::webhooks::{self, PreviousSecret},
};

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "describes the member that `rotate` reads")]
pub(super) struct WebhookSecretRotation {
    /// True to end the previous secret at once, as after a leak.
    #[schema(default = false)]
    ends_previous: Option<bool>,
}

/// Give a webhook another secret. It is in this response only, not even in the one to the same
/// request sent again. The previous one signs, too, for 24 hours more, or ends at once.
#[utoipa::path(
    post,
    path = "/api/admin/webhooks/{id}/secret",
    operation_id = "rotateWebhookSecret",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId, IdempotencyKey),
    request_body(content = WebhookSecretRotation, example = json!({"endsPrevious": false})),
    responses(
        (
            status = 200, description = "The webhook, with its new secret in the member secret.",
            body = WebhookView
        ),
        Refusals,
        BodyRefusals,
        NotFound,
    ),
)]
pub async fn rotate(
    request: AdminRequest,
    PathId(id): PathId<Uuid>,
    JsonObject(body): JsonObject,
) -> Result<Response, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    caller.require(Scope::WebhooksWrite)?;

    let mut members = Members::new(body);
    let ends_previous = members.take_flag("endsPrevious").unwrap_or(false);
    members.finish()?;

    let previous = if ends_previous { PreviousSecret::EndsNow } else { PreviousSecret::Overlaps };
    let secret = webhooks::rotate(server, caller, id, previous).await?;
    let endpoint = webhooks::get(server, caller, id).await?;
    Ok(respond_once(&endpoint, &secret))
}

/// Response with a webhook and its secret. The same request sent again is answered without the
/// secret.
pub(super) fn respond_once(endpoint: &WebhookEndpoint, secret: &WebhookSecret) -> Response {
    let view = WebhookView::of(endpoint);
    let replay_body = ReplayBody(json!(view).to_string());
    let response = view.with_secret(secret.reveal());
    (etag(endpoint.version), Extension(replay_body), Json(response)).into_response()
}
