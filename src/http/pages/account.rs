//! `/account`

use std::sync::Arc;

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use tower_sessions::Session;
use vestibule_app::AccountView;

use super::{Page, SignedInAs, moment, sessions};
use crate::{
    domain::Profile,
    http::{error::Problem, session},
    server::Server,
    service::accounts,
};

pub async fn show(
    State(server): State<Arc<Server>>,
    page: Page,
    session: Session,
    signed_in: SignedInAs,
) -> Result<Response, Problem> {
    let (Some(id), Some(current)) = (signed_in.0, session::id(&session)) else {
        return Ok(Redirect::to("/login").into_response());
    };
    let account = accounts::by_id(&server, id).await?;
    let profile = Profile::parse(&account.profile).unwrap_or_default();
    let view = AccountView {
        login_id: account.login_id,
        name: profile.first_name().map(str::to_owned),
        created_at: moment(account.created_at),
        last_login_at: account.last_login_at.map(moment),
        sessions: sessions::views(&server, id, &current).await?,
    };
    let site = page.site(signed_in);
    Ok(page.render(StatusCode::OK, || vestibule_app::account(site, view)).await)
}
