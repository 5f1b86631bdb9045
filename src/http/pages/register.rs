//! `/register`

use std::{net::IpAddr, sync::Arc};

use super::{Page, SignedInAs, code_sending, form_mistake, login::code};
use crate::{
    domain::{
        LoginId, OwnIdData, Password, ReturnPath, TokenHash, credentials::password::InvalidPassword,
        message::kind::MessageKind, session::Method,
    },
    http::{
        error::Problem,
        session::{self, Client, code_flow_cookie},
    },
    platform::{self, Notice, Platform, codes::Purpose},
    server::Server,
    service::{
        self, Refusal,
        login::{
            registration::{self, WayIn},
            sign_in,
        },
    },
};
use axum::{
    Extension, Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use tower_sessions::Session;
use vestibule_app::{Mistakes, RegisterView, Text, i18n::texts};

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Input {
    login_id: String,
    country: Option<String>,
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
    if registration::open(&server).is_err() {
        let site = page.site(signed_in);
        return page.render(StatusCode::FORBIDDEN, || vestibule_app::register_closed(site)).await;
    }
    draw(page, StatusCode::OK, (String::new(), query.country, next, Mistakes::default())).await
}

pub async fn submit(
    State(server): State<Arc<Server>>,
    (page, session, client, Extension(platform)): (Page, Session, Client, Extension<LocalPlatform>),
    Form(input): Form<Input>,
) -> Result<Response, Problem> {
    registration::open(&server)?;
    let next = ReturnPath::parse(input.next.as_deref());
    let (login_id, way_in) = match read(&server, platform.as_deref(), &input) {
        Ok(read) => read,
        Err(mistakes) => return Ok(again(page, input, next, mistakes).await),
    };
    if server.config.verify_login_id {
        return match platform {
            Some(platform) => verify(&server, &platform, (login_id, way_in, next), client.address).await,
            None => confirm(&server, page, (login_id, way_in, next), client.address).await,
        };
    }
    match registration::register(&server, login_id, way_in, client.address).await {
        Ok(account_id) => {
            let signed_in = sign_in::with_new_account(&server, account_id, Method::Registration).await?;
            session::begin(&session, &server, signed_in, client).await?;
            Ok(Redirect::to(next.as_str()).into_response())
        }
        Err(service::Error::LoginIdTaken | service::Error::Refused(Refusal::CredentialTaken)) => {
            Ok(again(page, input, next, form_mistake(texts::NOT_CREATED)).await)
        }
        Err(error) => Err(error.into()),
    }
}

type Chosen = (LoginId, WayIn, ReturnPath);

/// Sends a code to the address. Whether it has an account decides only what the mail says (behaviour b17).
async fn verify(
    server: &Arc<Server>,
    platform: &Arc<Platform>,
    (login_id, way_in, next): Chosen,
    address: IpAddr,
) -> Result<Response, Problem> {
    server.rate_limits.registration(address)?;
    let secret = platform.begin_code(Purpose::Verify, &login_id, next.as_str()).await?;
    registration::prepare(server, (&secret.hash(), &login_id), way_in).await?;
    let held = code_sending::send(server, platform, (&secret, Purpose::Verify), (login_id, address))?;
    Ok((code_flow_cookie::keep(server, &secret), code_sending::page(held)).into_response())
}

/// What happens after the answer: an account that waits for its code, or a word to the owner of the one that there is.
pub async fn introduce(
    server: &Server,
    platform: &Platform,
    (flow, login_id): (&TokenHash, &LoginId),
    address: IpAddr,
) -> Result<(), platform::Error> {
    match registration::begin(server, login_id, address).await {
        Ok(true) => platform.send_code(flow, (Purpose::Verify, login_id), MessageKind::Code).await,
        Ok(false) => {
            platform.introduce_nobody(flow, Purpose::Verify, login_id).await?;
            platform.notify(std::slice::from_ref(login_id), &Notice::Registered).await;
            Ok(())
        }
        Err(error) => Err(platform::Error::Internal(error.to_string())),
    }
}

/// OwnID's cloud proves addresses itself: the account becomes active when it asks for its session.
async fn confirm(
    server: &Server,
    page: Page,
    (login_id, way_in, next): Chosen,
    address: IpAddr,
) -> Result<Response, Problem> {
    match registration::register_pending(server, login_id, way_in, address).await {
        Ok(_) | Err(service::Error::LoginIdTaken) => {
            let site = page.visitors_site(&[("next", next.chosen().as_deref())]);
            Ok(page
                .render(StatusCode::OK, move || vestibule_app::register_confirm(site, next.chosen().as_deref()))
                .await)
        }
        Err(error) => Err(error.into()),
    }
}

async fn again(page: Page, input: Input, next: ReturnPath, mistakes: Mistakes) -> Response {
    draw(page, StatusCode::UNPROCESSABLE_ENTITY, (input.login_id, input.country, next, mistakes)).await
}

/// Reads the form; every field at fault gets its words.
fn read(server: &Server, platform: Option<&Platform>, input: &Input) -> Result<(LoginId, WayIn), Mistakes> {
    let mut mistakes = Mistakes::default();
    let login_id = code::read_new(&input.login_id, input.country.as_deref())
        .and_then(
            |login_id| {
                if server.config.verify_login_id { code::reachable(server, login_id) } else { Ok(login_id) }
            },
        )
        .map_err(|found| mistakes = found);
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

/// What is wrong with a password that was chosen.
pub(super) fn words_for(error: InvalidPassword) -> String {
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
        (Some(platform), Some(login_id)) => platform.recognise(login_id, &data).ok_or(texts::PASSKEY_OF_ANOTHER),
        _ => Ok(data),
    }
}

async fn draw(
    page: Page,
    status: StatusCode,
    (login_id, country, next, mistakes): (String, Option<String>, ReturnPath, Mistakes),
) -> Response {
    let view = RegisterView {
        login_id,
        country,
        next: next.chosen(),
        mistakes,
        password_min: page.server.config.passwords.min_length,
        password_max: Password::MAX,
    };
    let site = page.visitors_site(&[("next", view.next.as_deref()), ("country", view.country.as_deref())]);
    let widget = page.widget();
    page.render(status, || vestibule_app::register(site, widget, view)).await
}
