//! `/login`: login by password or passkey.

pub mod code;
pub mod passkey_prompt;

use std::{net::IpAddr, sync::Arc};

use super::{Page, SignedInAs, form_mistake, login_id_form::LoginIdInput};
use crate::{
    config::ownid::OwnIdMode,
    domain::Password,
    http::{
        error::Problem,
        session::{self, LoginClient},
    },
    server::Server,
    service::{
        self,
        accounts::details,
        login::sign_in::{self, SignedIn},
    },
};
use axum::{
    Form,
    extract::Query,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use vestibule_app::{LoginIdForm, LoginView, Mistakes, i18n::texts};

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LoginForm {
    #[serde(flatten)]
    login: LoginIdInput,
    password: SecretString,
    /// As in [`super::Query`].
    again: Option<String>,
}

pub async fn show(
    page: Page,
    signed_in: SignedInAs,
    Query(query): Query<super::Query>,
) -> Response {
    let again = query.again.is_some();
    if signed_in.0.is_some() && !again {
        return Redirect::to(query.next().as_str()).into_response();
    }

    let is_over = query.over.is_some();
    let mut form = query.into_login_id_form();
    if is_over {
        form.mistakes = form_mistake(texts::CODE_OVER);
    }

    render(page, StatusCode::OK, form, again).await
}

pub async fn submit(
    page: Page,
    client: LoginClient,
    headers: HeaderMap,
    Form(form): Form<LoginForm>,
) -> Result<Response, Problem> {
    let server = Arc::clone(&page.server);
    let next = form.login.next();

    let mistakes = match log_in(&server, &form, client.address).await {
        Ok(signed_in) => {
            let account = details::own(&server, signed_in.account_id).await?;
            let platform = client.platform.clone();
            session::begin(&server, signed_in, client).await?;
            let (platform, login_id) = (platform.as_deref(), &account.login_id);
            let to = passkey_prompt::after_password(platform, login_id, &headers, &next).await;
            return Ok(to.into_response());
        }
        Err(LoginRefusal::Mistakes(mistakes)) => mistakes,
        Err(LoginRefusal::Problem(problem)) => return Err(problem),
    };

    let LoginForm { login, again, .. } = form;
    let login = login.with_mistakes(mistakes);
    Ok(render(page, StatusCode::UNPROCESSABLE_ENTITY, login, again.is_some()).await)
}

/// Result of a failed login: mistakes to show in the form, or a problem with a page of its own.
enum LoginRefusal {
    Mistakes(Mistakes),
    Problem(Problem),
}

async fn log_in(
    server: &Server,
    form: &LoginForm,
    address: IpAddr,
) -> Result<SignedIn, LoginRefusal> {
    let login_id = form.login.read(server).await.map_err(LoginRefusal::Problem)?;
    let login_id = login_id.map_err(LoginRefusal::Mistakes)?;

    let password = Password::from_user_input(form.password.expose_secret());
    sign_in::with_password(server, &login_id, password, address).await.map_err(
        |error| match error {
            service::Error::WrongCredentials => {
                LoginRefusal::Mistakes(form_mistake(texts::WRONG_CREDENTIALS))
            }
            error => LoginRefusal::Problem(error.into()),
        },
    )
}

async fn render(page: Page, status: StatusCode, form: LoginIdForm, again: bool) -> Response {
    let site = page.login_anew_site(&form, again);
    let widget = page.widget();
    let codes = page.server.config.ownid.mode == OwnIdMode::Local;

    let view = LoginView { form, again, codes };
    page.render(status, || vestibule_app::login(site, widget, view)).await
}
