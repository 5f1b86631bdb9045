//! Applications: `/api/admin/applications`.

mod body;
pub mod grants;
mod openapi;
pub mod operations;
pub mod secret;
pub mod sessions;
pub mod view;

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use self::{
    openapi::{ApplicationChange, ApplicationCreation, OneApplication},
    operations::{PathApplication, RequestedApplicationChange},
    view::ApplicationView,
};
use crate::{
    domain::ApplicationId,
    http::{
        api::{
            body::JsonObject,
            list_response::ListResponse,
            openapi::{BodyRefusals, NotFound, Preconditions, Refusals},
            parameters::{IdempotencyKey, IfMatchHeader},
            request::{
                AdminContext, AdminRequest, PageResponse, parse_cursor, parse_limit, truncate_page,
            },
        },
        error::Problem,
    },
    service::applications,
};

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ApplicationListQuery {
    /// The nextCursor of the previous page.
    #[param(pattern = "^([a-z0-9][a-z0-9-]{0,62}|https?://[!-~]{1,505})$")]
    cursor: Option<String>,
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200, default = 50)]
    limit: Option<String>,
}

/// List applications, by id.
#[utoipa::path(
    get,
    path = "/api/admin/applications",
    operation_id = "listApplications",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(ApplicationListQuery),
    responses(
        (
            status = 200, description = "A page of applications, without their secrets' times.",
            body = ListResponse<ApplicationView>
        ),
        Refusals,
    ),
)]
pub async fn list(
    request: AdminRequest<ApplicationListQuery>,
) -> Result<PageResponse<ApplicationView>, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    let to_id = |text: &str| ApplicationId::parse(text).ok();
    let after = parse_cursor(request.query.cursor.as_deref(), to_id)?;
    let limit = parse_limit(request.query.limit.as_deref())?.get();

    let after = after.as_ref().map_or("", ApplicationId::as_str);
    let mut rows = applications::list(server, caller, after, i64::from(limit) + 1).await?;
    let next = truncate_page(&mut rows, limit, |row| row.id.to_string());

    Ok(request.page(rows.into_iter().map(ApplicationView::of), next))
}

/// Create an application. Its secret, if it has one, is in this response only, not even in the one
/// to the same request sent again.
#[utoipa::path(
    post,
    path = "/api/admin/applications",
    operation_id = "createApplication",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(IdempotencyKey),
    request_body(content = ApplicationCreation, example = json!({
        "name": "Wiki", "kind": "web",
        "redirectUris": ["https://wiki.example.com/callback"], "roles": ["editor"],
    })),
    responses(
        (
            status = 201,
            description = "The application, with its URL as Location, its version as ETag and its \
                           secret in the member clientSecret.",
            body = ApplicationView
        ),
        Refusals,
        BodyRefusals,
    ),
)]
pub async fn create(
    request: AdminRequest,
    JsonObject(body): JsonObject,
) -> Result<Response, Problem> {
    let created = operations::create(&request.context, body).await?;

    let location = format!("/api/admin/applications/{}", created.application.id);
    let response =
        secret::respond_once(&request.context, &created.application, created.secret).await?;
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], response).into_response())
}

/// Read an application.
#[utoipa::path(
    get,
    path = "/api/admin/applications/{id}",
    operation_id = "getApplication",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneApplication),
    responses(
        (
            status = 200,
            description = "The application, with its ETag and the times of its secrets.",
            body = ApplicationView
        ),
        Refusals,
        NotFound,
    ),
)]
pub async fn show(
    request: AdminRequest,
    PathApplication(id): PathApplication,
) -> Result<Response, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    let application = applications::get(server, caller, &id).await?;
    operations::respond(&request.context, &application).await
}

/// Replace an application.
#[utoipa::path(
    put,
    path = "/api/admin/applications/{id}",
    operation_id = "replaceApplication",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneApplication, IfMatchHeader),
    request_body(content = ApplicationChange, example = json!({
        "name": "Wiki", "redirectUris": ["https://wiki.example.com/callback"],
        "postLogoutRedirectUris": ["https://wiki.example.com/"], "roles": ["editor", "author"],
    })),
    responses(
        (status = 200, description = "The application as it is now.", body = ApplicationView),
        Refusals,
        BodyRefusals,
        NotFound,
        Preconditions,
    ),
)]
pub async fn replace(
    request: AdminRequest,
    PathApplication(id): PathApplication,
    JsonObject(body): JsonObject,
) -> Result<Response, Problem> {
    let requested =
        RequestedApplicationChange { id, if_match: request.if_match.as_ref(), body, whole: true };
    let application = operations::change(&request.context, requested).await?;
    operations::respond(&request.context, &application).await
}

/// Change an application by JSON Merge Patch (RFC 7396).
#[utoipa::path(
    patch,
    path = "/api/admin/applications/{id}",
    operation_id = "patchApplication",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneApplication, IfMatchHeader),
    request_body(
        content = ApplicationChange,
        content_type = "application/merge-patch+json",
        example = json!({"requirePasskey": true, "homeUri": null}),
    ),
    responses(
        (status = 200, description = "The application as it is now.", body = ApplicationView),
        Refusals,
        BodyRefusals,
        NotFound,
        Preconditions,
    ),
)]
pub async fn patch(
    request: AdminRequest,
    PathApplication(id): PathApplication,
    JsonObject(body): JsonObject,
) -> Result<Response, Problem> {
    let requested =
        RequestedApplicationChange { id, if_match: request.if_match.as_ref(), body, whole: false };
    let application = operations::change(&request.context, requested).await?;
    operations::respond(&request.context, &application).await
}

/// Delete an application, and all that it was given.
#[utoipa::path(
    delete,
    path = "/api/admin/applications/{id}",
    operation_id = "deleteApplication",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneApplication, IfMatchHeader),
    responses(
        (status = 204, description = "The application was deleted."),
        Refusals,
        NotFound,
        Preconditions,
    ),
)]
pub async fn delete(
    request: AdminRequest,
    PathApplication(id): PathApplication,
) -> Result<StatusCode, Problem> {
    operations::delete(&request.context, &id, request.if_match.as_ref()).await?;
    Ok(StatusCode::NO_CONTENT)
}
