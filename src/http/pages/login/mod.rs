//! `/login`

pub mod code;
pub mod passkey_prompt;

use std::{net::IpAddr, sync::Arc};

use super::{Page, SignedInAs, form_mistake, login_id_form};
use crate::{
    config::ownid::Mode,
    domain::{Password, ReturnPath},
    http::{
        error::Problem,
        session::{self, Client},
    },
    platform::Platform,
    server::Server,
    service::{
        self,
        accounts::details,
        login::sign_in::{self, SignedIn},
    },
};
use axum::{
    Form,
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use tower_sessions::Session;
use vestibule_app::{LoginView, Mistakes, i18n::texts};

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Input {
    login_id: String,
    country: Option<String>,
    password: SecretString,
    next: Option<String>,
    /// As in [`super::Query`].
    again: Option<String>,
}

pub async fn show(page: Page, signed_in: SignedInAs, Query(query): Query<super::Query>) -> Response {
    let next = ReturnPath::parse(query.next.as_deref());
    if signed_in.0.is_some() && query.again.is_none() {
        return Redirect::to(next.as_str()).into_response();
    }
    let mistakes = query.over.map_or_else(Mistakes::default, |_| form_mistake(texts::CODE_OVER));
    let shown = Shown { login_id: String::new(), country: query.country, next, again: query.again.is_some(), mistakes };
    draw(page, StatusCode::OK, shown).await
}

pub async fn submit(
    State(server): State<Arc<Server>>,
    (page, session, client, State(platform)): (Page, Session, Client, State<Option<Arc<Platform>>>),
    headers: HeaderMap,
    Form(input): Form<Input>,
) -> Result<Response, Problem> {
    let next = ReturnPath::parse(input.next.as_deref());
    let mistakes = match attempt(&server, &input, client.address).await {
        Ok(signed_in) => {
            let account = details::own(&server, signed_in.account_id).await?;
            session::begin(&session, &server, signed_in, client).await?;
            let on = passkey_prompt::after_password(platform.as_deref(), &account.login_id(), (&headers, &next)).await;
            return Ok(on.into_response());
        }
        Err(Refused::Mistakes(mistakes)) => mistakes,
        Err(Refused::Problem(problem)) => return Err(problem),
    };
    let Input { login_id, country, again, .. } = input;
    let shown = Shown { login_id, country, next, again: again.is_some(), mistakes };
    Ok(draw(page, StatusCode::UNPROCESSABLE_ENTITY, shown).await)
}

/// Why nobody is logged in: something to say on the same page, or a page of its own.
enum Refused {
    Mistakes(Mistakes),
    Problem(Problem),
}

async fn attempt(server: &Server, input: &Input, address: IpAddr) -> Result<SignedIn, Refused> {
    let login_id =
        login_id_form::read(server, &input.login_id, input.country.as_deref()).await.map_err(Refused::Problem)?;
    let login_id = login_id.map_err(Refused::Mistakes)?;
    let password = Password::from_user_input(input.password.expose_secret());
    sign_in::with_password(server, &login_id, password, address).await.map_err(|error| match error {
        service::Error::WrongCredentials => Refused::Mistakes(form_mistake(texts::WRONG_CREDENTIALS)),
        error => Refused::Problem(error.into()),
    })
}

/// The content that the form is drawn with.
struct Shown {
    login_id: String,
    country: Option<String>,
    next: ReturnPath,
    again: bool,
    mistakes: Mistakes,
}

async fn draw(page: Page, status: StatusCode, shown: Shown) -> Response {
    let Shown { login_id, country, next, again, mistakes } = shown;
    let next = next.non_default();
    let carried = [("next", next.as_deref()), ("country", country.as_deref()), ("again", again.then_some("1"))];
    let (site, widget) = (page.visitors_site(&carried), page.widget());
    let codes = page.server.config.ownid.mode == Mode::Local;
    let view = LoginView { login_id, country, next, again, mistakes, codes };
    page.render(status, || vestibule_app::login(site, widget, view)).await
}
