//! `/admin/webhooks`: the webhooks, and the form for a new one.

pub mod detail;
mod form;

use std::sync::Arc;

use axum::{extract::State, http::StatusCode, response::Response};
use vestibule_app::admin::{AdminSection, WebhookForm, WebhookListRow, WebhooksPage};

use self::{detail::WebhookPageState, form::TypedWebhook};
use super::Admin;
use crate::{
    domain::{access::scope::Scope, webhook::WebhookEndpoint},
    http::{error::Problem, pages::moment},
    server::Server,
    service::webhooks,
};

pub async fn show(State(server): State<Arc<Server>>, admin: Admin) -> Result<Response, Problem> {
    render(&server, admin, TypedWebhook::default().draw(None)).await
}

/// Creates a webhook. Its page shows the secret once.
pub async fn create(
    State(server): State<Arc<Server>>,
    admin: Admin,
    body: String,
) -> Result<Response, Problem> {
    admin.caller.require(Scope::WebhooksWrite)?;
    let filled = TypedWebhook::parse(&body);
    let (url, types) = match filled.read() {
        Ok(read) => read,
        Err(mistake) => return render(&server, admin, filled.draw(Some(mistake))).await,
    };

    match webhooks::create(&server, &admin.caller, url, types).await {
        Ok((endpoint, secret)) => {
            let state = WebhookPageState { secret: Some(secret.reveal()), ..Default::default() };
            detail::render(&server, admin, endpoint.id, state).await
        }
        Err(error) => {
            let mistake = form::mistake_of(error)?;
            render(&server, admin, filled.draw(Some(mistake))).await
        }
    }
}

async fn render(server: &Server, admin: Admin, form: WebhookForm) -> Result<Response, Problem> {
    let endpoints = webhooks::list(server, &admin.caller).await?;
    let is_refused = form.mistake.is_some();
    let status = if is_refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let may_write = admin.caller.scopes.has(Scope::WebhooksWrite);
    let page = WebhooksPage {
        rows: endpoints.iter().map(to_row).collect(),
        form: if may_write { Some(form) } else { None },
    };
    Ok(admin
        .render(status, AdminSection::Webhooks, |site| vestibule_app::admin::webhooks(site, page))
        .await)
}

fn to_row(endpoint: &WebhookEndpoint) -> WebhookListRow {
    WebhookListRow {
        path: page_path(endpoint.id),
        address: endpoint.url.to_string(),
        types: endpoint.types.names().join(", "),
        is_disabled: endpoint.disabled.is_some(),
        created_at: moment(endpoint.created_at),
    }
}

/// The path of the page of one webhook.
fn page_path(id: uuid::Uuid) -> String {
    format!("/admin/webhooks/{id}")
}
