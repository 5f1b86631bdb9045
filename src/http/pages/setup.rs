//! `/setup/{token}`: creates the first administrator.

use std::sync::Arc;

use super::{Page, SignedInAs, credential_form::parse_own_id_data, form_mistake, login_id_form};
use crate::{
    domain::{AccountId, Token, session::AuthMethod},
    http::{
        error::Problem,
        session::{self, LoginClient},
    },
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
    page: Page,
    client: LoginClient,
    Path(token): Path<String>,
    Form(form): Form<SetupForm>,
) -> Result<Response, Problem> {
    let server = Arc::clone(&page.server);
    match create_administrator(&server, &client, &Token::from_client(&token), &form).await? {
        Ok(account_id) => {
            let signed_in =
                sign_in::with_new_account(&server, account_id, AuthMethod::Passkey).await?;
            session::begin(&server, signed_in, client).await?;
            Ok(Redirect::to("/admin").into_response())
        }
        Err(mistakes) => {
            Ok(render(page, StatusCode::UNPROCESSABLE_ENTITY, form.login_id, mistakes).await)
        }
    }
}

async fn create_administrator(
    server: &Server,
    client: &LoginClient,
    token: &Token,
    form: &SetupForm,
) -> Result<Result<AccountId, Mistakes>, Problem> {
    let login_id = match login_id_form::read_new(&form.login_id, None) {
        Ok(login_id) => login_id,
        Err(mistakes) => return Ok(Err(mistakes)),
    };

    if form.own_id_data.is_empty() {
        return Ok(Err(form_mistake(texts::SETUP_NEEDS_PASSKEY)));
    }

    let data =
        match parse_own_id_data(client.platform.as_deref(), &form.own_id_data, Some(&login_id)) {
            Ok(data) => data,
            Err(text) => {
                return Ok(Err(Mistakes { own_id_data: Some(text.into()), ..Mistakes::default() }));
            }
        };

    match setup::enroll(server, token, login_id, data, client.address).await {
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
