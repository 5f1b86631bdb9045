//! `/register`

use std::{net::IpAddr, sync::Arc};

use super::{
    Page, SignedInAs, code_sending,
    credential_form::{parse_own_id_data, password_mistake},
    form_mistake, login_id_form,
};
use crate::{
    domain::{LoginId, Password, ReturnPath, session::AuthMethod},
    http::{
        error::Problem,
        session::{self, Client, code_flow_cookie},
    },
    journeys::code_flow::{self, CodeRequest},
    platform::{Platform, codes::Purpose},
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
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use tower_sessions::Session;
use vestibule_app::{Mistakes, RegisterView, i18n::texts};

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
    (page, session, client, State(platform)): (Page, Session, Client, State<Option<Arc<Platform>>>),
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
            let signed_in = sign_in::with_new_account(&server, account_id, AuthMethod::Registration).await?;
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
    let request = CodeRequest { secret: &secret, purpose: Purpose::Verify, login_id, address };
    let next_code_at = code_flow::send_code(server, platform, request)?;
    Ok((code_flow_cookie::keep(server, &secret), code_sending::page(next_code_at)).into_response())
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
            let site = page.visitors_site(&[("next", next.non_default().as_deref())]);
            Ok(page
                .render(StatusCode::OK, move || vestibule_app::register_confirm(site, next.non_default().as_deref()))
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
    let login_id =
        login_id_form::read_new(&input.login_id, input.country.as_deref())
            .and_then(|login_id| {
                if server.config.verify_login_id { login_id_form::reachable(server, login_id) } else { Ok(login_id) }
            })
            .map_err(|found| mistakes = found);
    let way_in = if input.own_id_data.is_empty() {
        Password::choose(input.password.expose_secret(), server.config.passwords.min_length)
            .map(WayIn::Password)
            .map_err(|error| mistakes.password = Some(password_mistake(error)))
    } else {
        parse_own_id_data(platform, &input.own_id_data, login_id.as_ref().ok())
            .map(WayIn::OwnId)
            .map_err(|words| mistakes.own_id_data = Some(words.into()))
    };
    match (login_id, way_in) {
        (Ok(login_id), Ok(way_in)) => Ok((login_id, way_in)),
        _ => Err(mistakes),
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
        next: next.non_default(),
        mistakes,
        password_min: page.server.config.passwords.min_length,
        password_max: Password::MAX_CHARACTERS,
    };
    let site = page.visitors_site(&[("next", view.next.as_deref()), ("country", view.country.as_deref())]);
    let widget = page.widget();
    page.render(status, || vestibule_app::register(site, widget, view)).await
}
