//! Deliveries to webhooks: `/api/admin/webhooks/{id}/deliveries`.

use axum::{
    Json,
    extract::{FromRequestParts, Path},
    http::request::Parts,
};
use serde::Deserialize;
use uuid::Uuid;

use super::view::DeliveryView;
use crate::{
    domain::webhook::delivery::DeliveryState,
    http::{
        api::{
            list_response::ListResponse,
            openapi::{NotFound, Refusals},
            parameters::OneId,
            problem,
            request::{
                AdminContext, AdminRequest, PageResponse, PathId, parse_cursor, parse_id,
                parse_limit, truncate_page,
            },
        },
        error::Problem,
        state::AppState,
    },
    service::{
        Refusal,
        webhooks::deliveries::{self, DeliveryPage},
    },
};

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DeliveryListQuery {
    state: Option<DeliveryState>,
    /// The nextCursor of the previous page.
    #[param(pattern = "^[0-9]{1,18}$")]
    cursor: Option<String>,
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200, default = 50)]
    limit: Option<String>,
}

/// List the deliveries to a webhook, the newest first.
#[utoipa::path(
    get,
    path = "/api/admin/webhooks/{id}/deliveries",
    operation_id = "listWebhookDeliveries",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId, DeliveryListQuery),
    responses(
        (
            status = 200, description = "A page of deliveries, the newest first.",
            body = ListResponse<DeliveryView>
        ),
        Refusals,
        NotFound,
    ),
)]
pub async fn list(
    request: AdminRequest<DeliveryListQuery>,
    PathId(webhook_id): PathId<Uuid>,
) -> Result<PageResponse<DeliveryView>, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    let before = parse_cursor(request.query.cursor.as_deref(), |text| text.parse().ok())?;
    let limit = parse_limit(request.query.limit.as_deref())?.get();

    let page = DeliveryPage {
        webhook_id,
        state: request.query.state,
        before,
        limit: i64::from(limit) + 1,
    };
    let mut rows = deliveries::list(server, caller, page).await?;
    let next = truncate_page(&mut rows, limit, |row| row.id.to_string());

    Ok(request.page(rows.into_iter().map(DeliveryView::of), next))
}

/// The ids of a webhook and of an event in the path. Text that is not an id is not found.
#[derive(Clone, Copy, Debug)]
pub struct PathDelivery {
    webhook_id: Uuid,
    event_id: Uuid,
}

impl FromRequestParts<AppState> for PathDelivery {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let path = Path::<(String, String)>::from_request_parts(parts, state).await;
        path.ok()
            .and_then(|Path((webhook, event))| {
                Some(Self { webhook_id: parse_id(&webhook)?, event_id: parse_id(&event)? })
            })
            .ok_or_else(|| problem::of(Refusal::NotFound))
    }
}

#[derive(Debug, utoipa::IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "describes what `PathDelivery` reads")]
struct OneDelivery {
    /// The id of the webhook.
    #[param(format = "uuid", example = "01890000-0000-7000-8000-000000000000")]
    id: String,
    /// The id of the event.
    #[param(format = "uuid", example = "01890000-0000-7000-8000-000000000000")]
    event: String,
}

/// Send an event again at once, also one that was given up. One that is being sent, or waits for an
/// earlier event of its account, is left as it is.
#[utoipa::path(
    post,
    path = "/api/admin/webhooks/{id}/deliveries/{event}/resend",
    operation_id = "resendWebhookDelivery",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneDelivery),
    responses(
        (status = 200, description = "The delivery as it is now.", body = DeliveryView),
        Refusals,
        NotFound,
    ),
)]
pub async fn resend(
    request: AdminRequest,
    PathDelivery { webhook_id, event_id }: PathDelivery,
) -> Result<Json<DeliveryView>, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    let row = deliveries::resend(server, caller, webhook_id, event_id).await?;
    Ok(Json(DeliveryView::of(row)))
}

/// Send a test event to a webhook, and wait for the answer.
#[utoipa::path(
    post,
    path = "/api/admin/webhooks/{id}/test",
    operation_id = "testWebhook",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId),
    responses(
        (
            status = 200, description = "The delivery with its outcome, whichever it is.",
            body = DeliveryView
        ),
        Refusals,
        NotFound,
    ),
)]
pub async fn test(
    request: AdminRequest,
    PathId(id): PathId<Uuid>,
) -> Result<Json<DeliveryView>, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    let row = deliveries::test(server, caller, id).await?;
    Ok(Json(DeliveryView::of(row)))
}
