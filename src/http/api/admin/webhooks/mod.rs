//! Webhooks: `/api/admin/webhooks`.

mod body;
pub mod deliveries;
pub mod secret;
pub mod view;

use axum::{
    Json,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use uuid::Uuid;

use self::{
    body::{NewWebhook, RequestedWebhookChange, WebhookChange},
    view::WebhookView,
};
use crate::{
    domain::access::scope::Scope,
    http::{
        api::{
            body::JsonObject,
            list_response::ListResponse,
            openapi::{BodyRefusals, NotFound, Preconditions, Refusals},
            parameters::{IdempotencyKey, IfMatchHeader, OneId},
            request::{AdminContext, AdminRequest, IfMatch, PathId, etag},
        },
        error::Problem,
    },
    service::{retries::RetryWindow, webhooks},
};

/// List all webhooks, the oldest first.
#[utoipa::path(
    get,
    path = "/api/admin/webhooks",
    operation_id = "listWebhooks",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    responses(
        (status = 200, description = "The webhooks.", body = ListResponse<WebhookView>),
        Refusals,
    ),
)]
pub async fn list(request: AdminRequest) -> Result<Json<ListResponse<WebhookView>>, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    let endpoints = webhooks::list(server, caller).await?;
    Ok(ListResponse::whole(endpoints.iter().map(WebhookView::of)))
}

/// Create a webhook. Its secret is in this response only, not even in the one to the same request
/// sent again.
#[utoipa::path(
    post,
    path = "/api/admin/webhooks",
    operation_id = "createWebhook",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(IdempotencyKey),
    request_body(content = NewWebhook, example = json!({
        "url": "https://app.example.com/hook", "types": ["account.created", "account.deleted"],
    })),
    responses(
        (
            status = 201,
            description = "The webhook, with its URL as Location, its version as ETag and its \
                           secret in the member secret.",
            body = WebhookView
        ),
        Refusals,
        BodyRefusals,
    ),
)]
pub async fn create(
    request: AdminRequest,
    JsonObject(body): JsonObject,
) -> Result<Response, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    caller.require(Scope::WebhooksWrite)?;

    let (url, types) = body::read_new_webhook(body)?;
    let (endpoint, secret) = webhooks::create(server, caller, url, types).await?;

    let location = format!("/api/admin/webhooks/{}", endpoint.id);
    let response = secret::respond_once(&endpoint, &secret);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], response).into_response())
}

/// Read a webhook.
#[utoipa::path(
    get,
    path = "/api/admin/webhooks/{id}",
    operation_id = "getWebhook",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId),
    responses(
        (status = 200, description = "The webhook, with its ETag.", body = WebhookView),
        Refusals,
        NotFound,
    ),
)]
pub async fn show(request: AdminRequest, PathId(id): PathId<Uuid>) -> Result<Response, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    let endpoint = webhooks::get(server, caller, id).await?;
    Ok((etag(endpoint.version), Json(WebhookView::of(&endpoint))).into_response())
}

/// Change a webhook by JSON Merge Patch (RFC 7396).
#[utoipa::path(
    patch,
    path = "/api/admin/webhooks/{id}",
    operation_id = "patchWebhook",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId, IfMatchHeader),
    request_body(
        content = WebhookChange,
        content_type = "application/merge-patch+json",
        example = json!({"types": ["account.created"], "disabled": false}),
    ),
    responses(
        (status = 200, description = "The webhook as it is now.", body = WebhookView),
        Refusals,
        BodyRefusals,
        NotFound,
        Preconditions,
    ),
)]
pub async fn patch(
    request: AdminRequest,
    PathId(id): PathId<Uuid>,
    JsonObject(body): JsonObject,
) -> Result<Response, Problem> {
    let requested = RequestedWebhookChange { id, if_match: request.if_match.as_ref(), body };
    let endpoint = body::change(&request.context, requested).await?;
    Ok((etag(endpoint.version), Json(WebhookView::of(&endpoint))).into_response())
}

/// Delete a webhook, and what waits for it.
#[utoipa::path(
    delete,
    path = "/api/admin/webhooks/{id}",
    operation_id = "deleteWebhook",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId, IfMatchHeader),
    responses(
        (status = 204, description = "The webhook was deleted."),
        Refusals,
        NotFound,
        Preconditions,
    ),
)]
pub async fn delete(
    request: AdminRequest,
    PathId(id): PathId<Uuid>,
) -> Result<StatusCode, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    caller.require(Scope::WebhooksWrite)?;

    let window = RetryWindow::start();
    loop {
        let endpoint = webhooks::get(server, caller, id).await?;
        let version = IfMatch::check(request.if_match.as_ref(), endpoint.version)?;
        let done = webhooks::delete(server, caller, id, version).await;
        if let Some(done) = window.unless_stale(done) {
            return Ok(done.map(|()| StatusCode::NO_CONTENT)?);
        }
    }
}
