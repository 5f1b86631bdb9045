//! `/admin/code-locks`: locks after wrong codes.

use std::sync::Arc;

use axum::{
    Form,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{Admin, with_query};
use crate::{
    domain::LoginId, http::error::Problem, journeys::code_locks, server::Server, service::accounts,
};

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeLockForm {
    login_id: String,
}

/// Unlocks the codes of a login id, and redirects to the account or the search.
pub async fn lift(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Form(CodeLockForm { login_id }): Form<CodeLockForm>,
) -> Result<Response, Problem> {
    let login_id =
        code_locks::lift(&server, &admin.caller, admin.platform.as_deref(), &login_id).await?;

    let location = match accounts::by_login_id(&server, &login_id).await {
        Ok(account) => format!("/admin/accounts/{}?saved=codes", account.id),
        Err(_) => with_query("/admin/accounts", &[("q", login_id.as_str())]),
    };

    Ok(Redirect::to(&location).into_response())
}

/// Returns the login id if its codes are locked.
pub(super) async fn find_locked(admin: &Admin, login_id: &str) -> Result<Option<String>, Problem> {
    let (Some(platform), Ok(login_id)) = (&admin.platform, LoginId::parse(login_id)) else {
        return Ok(None);
    };

    if platform.is_locked(&login_id).await? { Ok(Some(login_id.to_string())) } else { Ok(None) }
}
