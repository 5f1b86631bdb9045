//! `/admin/webhooks/{id}`: the acts on one webhook.

use std::sync::Arc;

use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use uuid::Uuid;
use vestibule_app::{
    admin::{AdminSection, WebhookDeliveryRow, WebhookForm, WebhookPage},
    i18n::texts::webhooks as words,
};

use super::{
    form::{self, TypedWebhook, saved_notice},
    page_path,
};
use crate::{
    domain::{
        access::scope::Scope,
        webhook::{DisabledReason, delivery::DeliveryState},
    },
    http::{
        api::request::parse_id,
        error::Problem,
        pages::{
            admin::{Admin, with_query},
            moment,
        },
    },
    server::Server,
    service::webhooks::{
        self, PreviousSecret, WebhookPatch,
        deliveries::{self, DeliveryPage, DeliveryRow},
    },
};

/// Deliveries on a page.
const PAGE_LENGTH: usize = 25;

/// Characters of an answer in the list.
const SHOWN_CHARACTERS: usize = 200;

/// State of the page other than the webhook itself.
#[derive(Debug, Default)]
pub(super) struct WebhookPageState {
    /// A new secret, which is shown once.
    pub(super) secret: Option<String>,
    pub(super) notice: Option<(String, bool)>,
    /// The form that could not be saved.
    pub(super) form: Option<WebhookForm>,
    pub(super) only_dead: bool,
    /// The delivery before which the list begins.
    pub(super) before: Option<i64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct WebhookQuery {
    saved: Option<String>,
    state: String,
    before: String,
}

pub async fn show(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<String>,
    Query(WebhookQuery { saved, state, before }): Query<WebhookQuery>,
) -> Result<Response, Problem> {
    let id = parse_webhook_id(&admin, &id)?;
    let state = WebhookPageState {
        notice: saved_notice(saved.is_some()),
        only_dead: state == DeliveryState::Dead.as_str(),
        before: before.parse().ok(),
        ..Default::default()
    };
    render(&server, admin, id, state).await
}

/// The id in the path. A caller who may not see webhooks is refused first.
fn parse_webhook_id(admin: &Admin, text: &str) -> Result<Uuid, Problem> {
    admin.require_section(AdminSection::Webhooks)?;
    parse_id(text).ok_or_else(|| Problem::of_status(StatusCode::NOT_FOUND))
}

/// Saves the address, the types, and whether it is disabled.
pub async fn save(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<String>,
    body: String,
) -> Result<Response, Problem> {
    let id = parse_webhook_id(&admin, &id)?;
    let filled = TypedWebhook::parse(&body);
    let version =
        filled.version.ok_or_else(|| Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY));
    let version = version?;

    let mistake = match filled.read() {
        Err(mistake) => mistake,
        Ok((url, types)) => {
            let disabled = Some(filled.disabled);
            let patch = WebhookPatch { version, url: Some(url), types: Some(types), disabled };
            match webhooks::change(&server, &admin.caller, id, patch).await {
                Ok(_) => return Ok(redirect_to(id)),
                Err(error) => form::mistake_of(error)?,
            }
        }
    };
    let form = Some(filled.draw(Some(mistake)));
    render(&server, admin, id, WebhookPageState { form, ..Default::default() }).await
}

fn redirect_to(id: Uuid) -> Response {
    Redirect::to(&with_query(&page_path(id), &[("saved", "1")])).into_response()
}

#[derive(Debug, Deserialize)]
pub struct SecretForm {
    #[serde(default, rename = "endsPrevious")]
    ends_previous: Option<String>,
}

/// Gives the webhook another secret, and shows it once.
pub async fn rotate(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<String>,
    Form(form): Form<SecretForm>,
) -> Result<Response, Problem> {
    let id = parse_webhook_id(&admin, &id)?;
    let previous = if form.ends_previous.is_some() {
        PreviousSecret::EndsNow
    } else {
        PreviousSecret::Overlaps
    };

    let secret = webhooks::rotate(&server, &admin.caller, id, previous).await?;
    let state = WebhookPageState { secret: Some(secret.reveal()), ..Default::default() };
    render(&server, admin, id, state).await
}

/// Sends a test, and shows its outcome.
pub async fn test(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = parse_webhook_id(&admin, &id)?;
    let row = deliveries::test(&server, &admin.caller, id).await?;

    let is_delivered = row.state == DeliveryState::Delivered;
    let notice = if is_delivered { words::TEST_DELIVERED } else { words::TEST_FAILED };
    let notice = Some((notice.into(), is_delivered));
    render(&server, admin, id, WebhookPageState { notice, ..Default::default() }).await
}

#[derive(Debug, Deserialize)]
pub struct ResendForm {
    /// The id of the event.
    id: Uuid,
}

/// Sends an event again.
pub async fn resend(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<String>,
    Form(form): Form<ResendForm>,
) -> Result<Response, Problem> {
    let id = parse_webhook_id(&admin, &id)?;
    deliveries::resend(&server, &admin.caller, id, form.id).await?;

    let notice = Some((words::RESENT.into(), true));
    render(&server, admin, id, WebhookPageState { notice, ..Default::default() }).await
}

#[derive(Debug, Deserialize)]
pub struct WebhookDeletionForm {
    version: i64,
    #[serde(default)]
    confirm: Option<String>,
}

/// Deletes the webhook, once that was confirmed.
pub async fn delete(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<String>,
    Form(form): Form<WebhookDeletionForm>,
) -> Result<Response, Problem> {
    let id = parse_webhook_id(&admin, &id)?;
    let mistake = if form.confirm.is_none() {
        words::NOT_CONFIRMED.into()
    } else {
        match webhooks::delete(&server, &admin.caller, id, form.version).await {
            Ok(()) => return Ok(Redirect::to("/admin/webhooks").into_response()),
            Err(error) => form::mistake_of(error)?,
        }
    };
    let notice = Some((mistake, false));
    render(&server, admin, id, WebhookPageState { notice, ..Default::default() }).await
}

pub(super) async fn render(
    server: &Server,
    admin: Admin,
    id: Uuid,
    state: WebhookPageState,
) -> Result<Response, Problem> {
    let endpoint = webhooks::get(server, &admin.caller, id).await?;
    let WebhookPageState { secret, notice, form, only_dead, before } = state;
    let form = form.unwrap_or_else(|| TypedWebhook::of(&endpoint).draw(None));

    let page = DeliveryPage {
        webhook_id: id,
        state: if only_dead { Some(DeliveryState::Dead) } else { None },
        before,
        limit: i64::try_from(PAGE_LENGTH).unwrap_or(i64::MAX).saturating_add(1),
    };
    let mut rows = deliveries::list(server, &admin.caller, page).await?;
    let has_more = rows.len() > PAGE_LENGTH;
    rows.truncate(PAGE_LENGTH);
    let last = if has_more { rows.last().map(|row| row.id.to_string()) } else { None };
    let filter = if only_dead { DeliveryState::Dead.as_str() } else { "" };

    let is_refused = form.mistake.is_some();
    let page = WebhookPage {
        path: page_path(id),
        version: endpoint.version,
        address: endpoint.url.to_string(),
        form,
        disabled: endpoint.disabled.map(DisabledReason::as_str),
        created_at: moment(endpoint.created_at),
        previous_until: endpoint.previous_secret_until.map(moment),
        new_secret: secret,
        deliveries: rows.iter().map(to_row).collect(),
        next: last.map(|last| with_query(&page_path(id), &[("state", filter), ("before", &last)])),
        only_dead,
        notice,
        may_write: admin.caller.scopes.has(Scope::WebhooksWrite),
    };
    let status = if is_refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(admin
        .render(status, AdminSection::Webhooks, move |site| {
            vestibule_app::admin::webhook(site, &page)
        })
        .await)
}

fn to_row(row: &DeliveryRow) -> WebhookDeliveryRow {
    let answer = row.answer.as_deref().unwrap_or_default().trim();
    let shown: String = answer.chars().take(SHOWN_CHARACTERS).collect();
    let status = row.status.map(|status| status.to_string()).or_else(|| row.failure.clone());
    WebhookDeliveryRow {
        id: row.event_id.to_string(),
        event_type: row.event_type.clone(),
        created_at: moment(row.created_at),
        state: row.state.as_str(),
        attempts: row.attempts,
        answer: [status.unwrap_or_default(), shown].join(" ").trim().to_owned(),
    }
}
