//! `/admin/deleted`

use std::sync::Arc;

use axum::{
    Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use sqlx::types::Uuid;
use vestibule_app::admin::{AdminSection, BinRow};

use crate::{
    domain::{access::strength::ProtectedAction, identity::email_address::to_unicode},
    http::{
        error::Problem,
        pages::{admin::Admin, moment},
    },
    server::Server,
    service::{self, Refusal, accounts::deleted},
};

/// The most that are shown.
const MOST: i64 = 200;

pub async fn show(State(server): State<Arc<Server>>, admin: Admin) -> Result<Response, Problem> {
    draw(&server, admin, None).await
}

#[derive(Debug, Deserialize)]
pub struct Chosen {
    id: Uuid,
}

/// Brings an account back, and goes to it.
pub async fn restore(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Form(Chosen { id }): Form<Chosen>,
) -> Result<Response, Problem> {
    admin.require(&server, ProtectedAction::RestoreAccount)?;
    match deleted::restore(&server, &admin.caller, id).await {
        Ok(()) => Ok(Redirect::to(&format!("/admin/accounts/{id}")).into_response()),
        Err(
            error @ (service::Error::LoginIdTaken
            | service::Error::Refused(Refusal::FieldTaken(_) | Refusal::CredentialTaken)),
        ) => draw(&server, admin, Some((Problem::from(error).detail.into(), false))).await,
        Err(error) => Err(error.into()),
    }
}

async fn draw(server: &Server, admin: Admin, words: Option<(String, bool)>) -> Result<Response, Problem> {
    let rows = deleted::list(server, &admin.caller, MOST).await?.into_iter().map(|binned| BinRow {
        id: binned.id.to_string(),
        login_id: to_unicode(&binned.login_id).into_owned(),
        deleted_at: moment(binned.deleted_at),
        erased_at: moment(binned.deleted_at.plus(deleted::KEPT)),
    });
    let rows = rows.collect();
    let status = if words.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok(admin.draw((status, AdminSection::Deleted), |site| vestibule_app::admin::bin(site, rows, words)).await)
}
