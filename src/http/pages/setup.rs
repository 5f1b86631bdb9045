//! `/setup/{token}`

use std::{net::IpAddr, sync::Arc};

use super::{Page, SignedInAs, credential_form::parse_own_id_data, form_mistake, login_id_form};
use crate::{
    domain::{Token, session::AuthMethod},
    http::{
        error::Problem,
        session::{self, Client},
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
pub struct Input {
    login_id: String,
    /// What `onRegister` handed to the page.
    #[serde(default)]
    own_id_data: String,
}

/// Shows the form; opening the link does not use it up.
pub async fn show(
    State(server): State<Arc<Server>>,
    page: Page,
    Path(token): Path<String>,
) -> Result<Response, Problem> {
    if setup::is_open(&server, &Token::from_client(&token)).await? {
        Ok(draw(page, StatusCode::OK, (String::new(), Mistakes::default())).await)
    } else {
        Err(over())
    }
}

pub async fn submit(
    State(server): State<Arc<Server>>,
    (page, session, client, State(platform)): (Page, Session, Client, State<Option<Arc<Platform>>>),
    Path(token): Path<String>,
    Form(input): Form<Input>,
) -> Result<Response, Problem> {
    match enrol(&server, platform.as_deref(), (&Token::from_client(&token), &input), client.address).await? {
        Ok(account_id) => {
            let signed_in = sign_in::with_new_account(&server, account_id, AuthMethod::Passkey).await?;
            session::begin(&session, &server, signed_in, client).await?;
            Ok(Redirect::to("/admin").into_response())
        }
        Err(mistakes) => Ok(draw(page, StatusCode::UNPROCESSABLE_ENTITY, (input.login_id, mistakes)).await),
    }
}

async fn enrol(
    server: &Server,
    platform: Option<&Platform>,
    (token, input): (&Token, &Input),
    address: IpAddr,
) -> Result<Result<Uuid, Mistakes>, Problem> {
    let login_id = match login_id_form::read_new(&input.login_id, None) {
        Ok(login_id) => login_id,
        Err(mistakes) => return Ok(Err(mistakes)),
    };
    if input.own_id_data.is_empty() {
        return Ok(Err(form_mistake(texts::SETUP_NEEDS_PASSKEY)));
    }
    let data = match parse_own_id_data(platform, &input.own_id_data, Some(&login_id)) {
        Ok(data) => data,
        Err(words) => return Ok(Err(Mistakes { own_id_data: Some(words.into()), ..Mistakes::default() })),
    };
    match setup::enrol(server, token, (login_id, data), address).await {
        Ok(id) => Ok(Ok(id)),
        Err(service::Error::LoginIdTaken | service::Error::Refused(Refusal::CredentialTaken)) => {
            Ok(Err(form_mistake(texts::NOT_CREATED)))
        }
        Err(service::Error::TokenRefused) => Err(over()),
        Err(error) => Err(error.into()),
    }
}

fn over() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "setup_link_over", "This link does not work any more.")
}

async fn draw(page: Page, status: StatusCode, (login_id, mistakes): (String, Mistakes)) -> Response {
    let view = SetupView { action: page.uri.path().to_owned(), login_id, mistakes };
    let (site, widget) = (page.site(SignedInAs(None)), page.widget());
    page.render(status, || vestibule_app::setup(site, widget, view)).await
}
