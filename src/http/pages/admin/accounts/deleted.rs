//! `/admin/deleted`: deleted accounts that can be restored.

use std::sync::Arc;

use axum::{
    Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use vestibule_app::admin::{AdminSection, DeletedAccountRow};

use crate::{
    domain::{AccountId, identity::email_address::to_unicode},
    http::{
        error::Problem,
        pages::{
            admin::{Admin, refusal_text},
            moment,
        },
    },
    server::Server,
    service::{self, Refusal, accounts::deleted},
};

/// Limit of listed accounts.
const MAX_LISTED: i64 = 200;

pub async fn show(State(server): State<Arc<Server>>, admin: Admin) -> Result<Response, Problem> {
    render(&server, admin, None).await
}

#[derive(Debug, Deserialize)]
pub struct RestoreForm {
    id: AccountId,
}

/// Restores an account, and redirects to it.
pub async fn restore(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Form(RestoreForm { id }): Form<RestoreForm>,
) -> Result<Response, Problem> {
    match deleted::restore(&server, &admin.caller, id).await {
        Ok(()) => Ok(Redirect::to(&format!("/admin/accounts/{id}")).into_response()),
        Err(
            error @ (service::Error::LoginIdTaken
            | service::Error::Refused(Refusal::FieldTaken(_) | Refusal::CredentialTaken)),
        ) => render(&server, admin, Some((refusal_text::of(error), false))).await,
        Err(error) => Err(error.into()),
    }
}

async fn render(
    server: &Server,
    admin: Admin,
    notice: Option<(String, bool)>,
) -> Result<Response, Problem> {
    let rows = deleted::list(server, &admin.caller, MAX_LISTED).await?.into_iter().map(|row| {
        DeletedAccountRow {
            id: row.id.to_string(),
            login_id: to_unicode(&row.login_id).into_owned(),
            deleted_at: moment(row.deleted_at),
            erased_at: moment(row.deleted_at.plus(deleted::DELETED_ACCOUNT_RETENTION)),
        }
    });
    let rows = rows.collect();

    let status = if notice.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok(admin
        .render(status, AdminSection::Deleted, |site| {
            vestibule_app::admin::deleted_accounts(site, rows, notice)
        })
        .await)
}
