//! `/admin/code-locks`: codes that can be typed again.

use std::sync::Arc;

use axum::{
    Form,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{Admin, with_query};
use crate::{domain::LoginId, http::error::Problem, journeys::code_locks, server::Server, service::accounts};

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Of {
    login_id: String,
}

/// Forgets the wrong codes of a login id, and goes back to where it was found.
pub async fn lift(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Form(Of { login_id }): Form<Of>,
) -> Result<Response, Problem> {
    let login_id = code_locks::lift(&server, &admin.caller, admin.platform.as_deref(), &login_id).await?;
    let back = match accounts::by_login_id(&server, &login_id).await {
        Ok(account) => format!("/admin/accounts/{}?saved=codes", account.id),
        Err(_) => with_query("/admin/accounts", &[("q", login_id.as_str())]),
    };
    Ok(Redirect::to(&back).into_response())
}

/// The login id, if it has no codes any more.
pub(super) async fn locked(admin: &Admin, login_id: &str) -> Result<Option<String>, Problem> {
    let (Some(platform), Ok(login_id)) = (&admin.platform, LoginId::parse(login_id)) else { return Ok(None) };
    Ok(platform.is_locked(&login_id).await?.then(|| login_id.to_string()))
}
