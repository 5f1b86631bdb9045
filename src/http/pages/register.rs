//! `/register`

use std::{net::IpAddr, sync::Arc};

use axum::{
    Extension, Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use sqlx::types::Uuid;
use tower_sessions::Session;
use vestibule_app::{Mistakes, RegisterView, Text, texts};

use super::{Page, SignedInAs, form_mistake};
use crate::{
    domain::{LoginId, OwnIdData, Password, ReturnPath, password::InvalidPassword, session::Method},
    http::{
        error::Problem,
        session::{self, Client},
    },
    platform::Platform,
    server::Server,
    service::{
        self,
        register::{self, WayIn},
        sign_in,
    },
};

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Input {
    login_id: String,
    #[serde(default)]
    password: SecretString,
    /// What `onRegister` handed to the page; empty when there is a password instead.
    #[serde(default)]
    own_id_data: String,
    next: Option<String>,
}

/// The platform that may have made the passkey; none with OwnID's cloud, whose data we never read.
pub type LocalPlatform = Option<Arc<Platform>>;

pub async fn show(
    State(server): State<Arc<Server>>,
    page: Page,
    signed_in: SignedInAs,
    Query(query): Query<super::Query>,
) -> Response {
    let next = ReturnPath::parse(query.next.as_deref());
    if signed_in.0.is_some() {
        return Redirect::to(next.as_str()).into_response();
    }
    if register::open(&server).is_err() {
        let site = page.site(signed_in);
        return page.render(StatusCode::FORBIDDEN, || vestibule_app::register_closed(site)).await;
    }
    draw(page, StatusCode::OK, (String::new(), next, Mistakes::default())).await
}

pub async fn submit(
    State(server): State<Arc<Server>>,
    (page, session, client, Extension(platform)): (Page, Session, Client, Extension<LocalPlatform>),
    Form(input): Form<Input>,
) -> Result<Response, Problem> {
    register::open(&server)?;
    let next = ReturnPath::parse(input.next.as_deref());
    match attempt(&server, platform.as_deref(), &input, client.address).await {
        Ok(account_id) => {
            let signed_in = sign_in::with_new_account(&server, account_id, Method::Registration).await?;
            session::begin(&session, &server, signed_in, client).await?;
            Ok(Redirect::to(next.as_str()).into_response())
        }
        Err(Refused::Mistakes(mistakes)) => {
            Ok(draw(page, StatusCode::UNPROCESSABLE_ENTITY, (input.login_id, next, mistakes)).await)
        }
        Err(Refused::Problem(problem)) => Err(problem),
    }
}

/// Why there is no account: something to say on the same page, or a page of its own.
enum Refused {
    Mistakes(Mistakes),
    Problem(Problem),
}

async fn attempt(
    server: &Server,
    platform: Option<&Platform>,
    input: &Input,
    address: IpAddr,
) -> Result<Uuid, Refused> {
    let (login_id, way_in) = read(server, platform, input).map_err(Refused::Mistakes)?;
    register::register(server, login_id, way_in, address).await.map_err(|error| match error {
        service::Error::LoginIdTaken => Refused::Mistakes(form_mistake(texts::NOT_CREATED)),
        error => Refused::Problem(error.into()),
    })
}

/// Reads the form; every field at fault gets its words.
fn read(server: &Server, platform: Option<&Platform>, input: &Input) -> Result<(LoginId, WayIn), Mistakes> {
    let mut mistakes = Mistakes::default();
    let login_id =
        LoginId::parse(&input.login_id).map_err(|_| mistakes.login_id = Some(texts::LOGIN_ID_INVALID.into()));
    let way_in = if input.own_id_data.is_empty() {
        Password::choose(input.password.expose_secret(), server.config.passwords.min_length)
            .map(WayIn::Password)
            .map_err(|error| mistakes.password = Some(words_for(error)))
    } else {
        own_id_data(platform, &input.own_id_data, login_id.as_ref().ok())
            .map(WayIn::OwnId)
            .map_err(|words| mistakes.own_id_data = Some(words.into()))
    };
    match (login_id, way_in) {
        (Ok(login_id), Ok(way_in)) => Ok((login_id, way_in)),
        _ => Err(mistakes),
    }
}

fn words_for(error: InvalidPassword) -> String {
    match error {
        InvalidPassword::TooShort { min } => texts::password_too_short(min),
        InvalidPassword::TooLong => texts::password_too_long(Password::MAX),
    }
}

/// A passkey made for another address would open no account: better to say so before there is one.
pub(super) fn own_id_data(
    platform: Option<&Platform>,
    data: &str,
    login_id: Option<&LoginId>,
) -> Result<OwnIdData, Text> {
    let data = OwnIdData::parse(data.to_owned()).map_err(|_| texts::PASSKEY_UNREADABLE)?;
    match (platform, login_id) {
        (Some(platform), Some(login_id)) if !platform.accepts(login_id, &data) => Err(texts::PASSKEY_OF_ANOTHER),
        _ => Ok(data),
    }
}

async fn draw(page: Page, status: StatusCode, (login_id, next, mistakes): (String, ReturnPath, Mistakes)) -> Response {
    let view = RegisterView {
        login_id,
        next: next.chosen(),
        mistakes,
        password_min: page.server.config.passwords.min_length,
        password_max: Password::MAX,
    };
    let (site, widget) = (page.site(SignedInAs(None)), page.widget());
    page.render(status, || vestibule_app::register(site, widget, view)).await
}
