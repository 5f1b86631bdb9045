//! `/login/code`: a code to log in with.

use std::sync::Arc;

use crate::{
    domain::{
        LoginId, ReturnPath,
        identity::{email_address::InvalidEmailAddress, login_id::InvalidLoginId, phone::InvalidPhone},
    },
    http::{
        error::Problem,
        extract::client_address::ClientAddress,
        pages::{Page, SignedInAs, code_sending},
        session::code_flow_cookie::{self, Local},
    },
    platform::{Platform, codes::Purpose},
    server::Server,
    service::accounts::login_ids,
};
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use vestibule_app::{LoginCodeView, Mistakes, Text, i18n::texts};

/// Who asks for a code, and where they go afterwards.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Input {
    pub login_id: String,
    pub country: Option<String>,
    pub next: Option<String>,
}

impl Input {
    /// The login id that was typed.
    ///
    /// # Errors
    /// The words beside the field.
    pub async fn read(&self, server: &Server) -> Result<Result<LoginId, Mistakes>, Problem> {
        read(server, &self.login_id, self.country.as_deref()).await
    }
}

/// The login id of an account that may exist, as it was typed beside the country of a phone number.
///
/// # Errors
/// The inner ones are the words beside the field.
pub async fn read(server: &Server, typed: &str, country: Option<&str>) -> Result<Result<LoginId, Mistakes>, Problem> {
    let login_id = login_ids::typed(server, typed, country.unwrap_or_default()).await?;
    Ok(login_id.map_err(|error| at_field(words(error))))
}

/// The login id of a new account, as [`read`] reads it.
///
/// # Errors
/// The words beside the field.
pub fn read_new(typed: &str, country: Option<&str>) -> Result<LoginId, Mistakes> {
    LoginId::typed_new(typed, country.unwrap_or_default()).map_err(|error| at_field(words(error)))
}

/// The login id, if a code can reach it: the same for everybody, whoever has an account.
///
/// # Errors
/// The words beside the field.
pub fn reachable(server: &Server, login_id: LoginId) -> Result<LoginId, Mistakes> {
    let is_reached = server.delivery.reaches(&login_id, server.clock.monotonic());
    if is_reached { Ok(login_id) } else { Err(at_field(texts::LOGIN_ID_UNREACHABLE)) }
}

fn at_field(words: Text) -> Mistakes {
    Mistakes { login_id: Some(words.into()), ..Mistakes::default() }
}

/// What is said of a login id that is none.
pub fn words(error: InvalidLoginId) -> Text {
    match error {
        InvalidLoginId::Form | InvalidLoginId::Email(InvalidEmailAddress::Form) => texts::LOGIN_ID_INVALID,
        InvalidLoginId::Email(InvalidEmailAddress::Quoted) => texts::LOGIN_ID_QUOTED,
        InvalidLoginId::Email(InvalidEmailAddress::Domain) => texts::LOGIN_ID_DOMAIN,
        InvalidLoginId::Email(InvalidEmailAddress::TooLong) => texts::LOGIN_ID_TOO_LONG,
        InvalidLoginId::Phone(InvalidPhone::Letters) => texts::LOGIN_ID_LETTERS,
        InvalidLoginId::Phone(InvalidPhone::Extension) => texts::LOGIN_ID_EXTENSION,
        InvalidLoginId::Phone(InvalidPhone::Form | InvalidPhone::Impossible) => texts::LOGIN_ID_IMPOSSIBLE,
    }
}

pub async fn show(
    page: Page,
    signed_in: SignedInAs,
    _: Local,
    Query(query): Query<crate::http::pages::Query>,
) -> Response {
    let next = ReturnPath::parse(query.next.as_deref());
    if signed_in.0.is_some() {
        return Redirect::to(next.as_str()).into_response();
    }
    let view = LoginCodeView {
        login_id: String::new(),
        country: query.country,
        next: next.chosen(),
        mistakes: Mistakes::default(),
    };
    draw(page, StatusCode::OK, view).await
}

pub async fn submit(
    State(server): State<Arc<Server>>,
    (page, ClientAddress(address)): (Page, ClientAddress),
    Local(platform): Local,
    Form(input): Form<Input>,
) -> Result<Response, Problem> {
    let next = ReturnPath::parse(input.next.as_deref());
    match input.read(&server).await?.and_then(|login_id| reachable(&server, login_id)) {
        Ok(login_id) => {
            server.rate_limits.code_asked(address)?;
            ask(&server, &platform, (Purpose::Login, &next), (login_id, address)).await
        }
        Err(mistakes) => {
            let view =
                LoginCodeView { login_id: input.login_id, country: input.country, next: next.chosen(), mistakes };
            Ok(draw(page, StatusCode::UNPROCESSABLE_ENTITY, view).await)
        }
    }
}

/// Begins a flow in this browser, and sends its code.
pub async fn ask(
    server: &Arc<Server>,
    platform: &Arc<Platform>,
    (purpose, next): (Purpose, &ReturnPath),
    (login_id, address): (LoginId, std::net::IpAddr),
) -> Result<Response, Problem> {
    let secret = platform.begin_code(purpose, &login_id, next.as_str()).await?;
    let held = code_sending::send(server, platform, (&secret, purpose), (login_id, address))?;
    Ok((code_flow_cookie::keep(server, &secret), code_sending::page(held)).into_response())
}

async fn draw(page: Page, status: StatusCode, view: LoginCodeView) -> Response {
    let site = page.visitors_site(&[("next", view.next.as_deref()), ("country", view.country.as_deref())]);
    page.render(status, || vestibule_app::login_code(site, view)).await
}
