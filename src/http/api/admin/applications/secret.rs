//! Secrets of applications: `/api/admin/applications/{id}/secret`.

use axum::{
    Extension, Json,
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::{
    openapi::{OneApplication, SecretRotation},
    operations::PathApplication,
    view::ApplicationView,
};
use crate::{
    domain::{Application, access::scope::Scope},
    http::{
        api::{
            body::{JsonObject, Members},
            idempotency::ReplayBody,
            openapi::{BodyRefusals, NotFound, Refusals},
            parameters::IdempotencyKey,
            request::{AdminContext, AdminRequest, etag},
        },
        error::Problem,
    },
    service::applications::{
        self,
        secrets::{self, ReplacedSecret},
    },
};

/// Give an application another secret. It is in this response only, not even in the one to the same
/// request sent again. The previous one is valid for 24 hours more, or ends at once.
#[utoipa::path(
    post,
    path = "/api/admin/applications/{id}/secret",
    operation_id = "rotateApplicationSecret",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneApplication, IdempotencyKey),
    request_body(content = SecretRotation, example = json!({"endsPrevious": false})),
    responses(
        (
            status = 200,
            description = "The application, with its new secret in the member clientSecret.",
            body = ApplicationView
        ),
        Refusals,
        BodyRefusals,
        NotFound,
    ),
)]
pub async fn rotate(
    request: AdminRequest,
    PathApplication(id): PathApplication,
    JsonObject(body): JsonObject,
) -> Result<Response, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    caller.require(Scope::ApplicationsWrite)?;

    let mut members = Members::new(body);
    let ends_previous = members.take_flag("endsPrevious").unwrap_or(false);
    members.finish()?;

    let replaced = if ends_previous { ReplacedSecret::EndsNow } else { ReplacedSecret::Overlaps };
    let secret = secrets::rotate(server, caller, &id, replaced).await?;

    let application = applications::get(server, caller, &id).await?;
    respond_once(&request.context, &application, Some(secret)).await
}

/// Response with an application and its secret. The same request sent again is answered without the
/// secret.
pub(super) async fn respond_once(
    context: &AdminContext,
    application: &Application,
    client_secret: Option<String>,
) -> Result<Response, Problem> {
    let AdminContext { server, caller, .. } = context;
    let secrets = applications::list_secrets(server, caller, &application.id).await?;

    let view = ApplicationView::of(application.clone()).with_secrets(secrets);
    let replay_body = ReplayBody(json!(view).to_string());
    let response = view.with_client_secret(client_secret);
    Ok((etag(application.version), Extension(replay_body), Json(response)).into_response())
}
