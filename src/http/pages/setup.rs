//! `/setup/{token}`: creates the first administrator.

use std::{net::IpAddr, sync::Arc};

use super::{Page, SignedInAs, credential_form::parse_own_id_data, form_mistake, login_id_form};
use crate::{
    domain::{Token, session::AuthMethod},
    http::{
        error::Problem,
        session::{self, LoginClient},
    },
    platform::Platform,
    server::Server,
    service::{
        self, Refusal,
        login::{setup, sign_in},
    },
};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use sqlx::types::Uuid;
use tower_sessions::Session;
use vestibule_app::{Mistakes, SetupView, i18n::texts};

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SetupForm {
    login_id: String,
    /// Value that `onRegister` passed to the page.
    #[serde(default)]
    own_id_data: String,
}

/// Shows the form. Opening the link does not use it up.
pub async fn show(
    State(server): State<Arc<Server>>,
    page: Page,
    Path(token): Path<String>,
) -> Result<Response, Problem> {
    if setup::is_open(&server, &Token::from_client(&token)).await? {
        Ok(render(page, StatusCode::OK, String::new(), Mistakes::default()).await)
    } else {
        Err(setup_link_over())
    }
}

pub async fn submit(
    State(server): State<Arc<Server>>,
    (page, session, client, State(platform)): (Page, Session, LoginClient, State<Option<Arc<Platform>>>),
    Path(token): Path<String>,
    Form(form): Form<SetupForm>,
) -> Result<Response, Problem> {
    match create_administrator(&server, platform.as_deref(), &Token::from_client(&token), &form, client.address).await?
    {
        Ok(account_id) => {
            let signed_in = sign_in::with_new_account(&server, account_id, AuthMethod::Passkey).await?;
            session::begin(&session, &server, signed_in, client).await?;
            Ok(Redirect::to("/admin").into_response())
        }
        Err(mistakes) => Ok(render(page, StatusCode::UNPROCESSABLE_ENTITY, form.login_id, mistakes).await),
    }
}

async fn create_administrator(
    server: &Server,
    platform: Option<&Platform>,
    token: &Token,
    form: &SetupForm,
    address: IpAddr,
) -> Result<Result<Uuid, Mistakes>, Problem> {
    let login_id = match login_id_form::read_new(&form.login_id, None) {
        Ok(login_id) => login_id,
        Err(mistakes) => return Ok(Err(mistakes)),
    };

    if form.own_id_data.is_empty() {
        return Ok(Err(form_mistake(texts::SETUP_NEEDS_PASSKEY)));
    }

    let data = match parse_own_id_data(platform, &form.own_id_data, Some(&login_id)) {
        Ok(data) => data,
        Err(text) => return Ok(Err(Mistakes { own_id_data: Some(text.into()), ..Mistakes::default() })),
    };

    match setup::enroll(server, token, login_id, data, address).await {
        Ok(id) => Ok(Ok(id)),
        Err(service::Error::LoginIdTaken | service::Error::Refused(Refusal::CredentialTaken)) => {
            Ok(Err(form_mistake(texts::NOT_CREATED)))
        }
        Err(service::Error::TokenRefused) => Err(setup_link_over()),
        Err(error) => Err(error.into()),
    }
}

fn setup_link_over() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "setup_link_over", "This link has expired or was used.")
}

async fn render(page: Page, status: StatusCode, login_id: String, mistakes: Mistakes) -> Response {
    let view = SetupView { action: page.uri.path().to_owned(), login_id, mistakes };

    let site = page.site(SignedInAs(None));
    let widget = page.widget();
    page.render(status, || vestibule_app::setup(site, widget, view)).await
}
