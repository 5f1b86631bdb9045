//! `/register`: creates an account with a passkey or a password.

use std::{net::IpAddr, sync::Arc};

use super::{
    Page, SignedInAs, code_sending,
    credential_form::{parse_own_id_data, password_mistake},
    form_mistake,
    login_id_form::{self, LoginIdInput},
};
use crate::{
    domain::{LoginId, Password, ReturnPath, session::AuthMethod},
    http::{
        error::Problem,
        session::{self, LoginClient, code_flow_cookie},
    },
    journeys::code_flow::{self, CodeRequest},
    platform::{Platform, codes::CodePurpose},
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
use vestibule_app::{LoginIdForm, Mistakes, RegisterView, i18n::texts};

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegistrationForm {
    #[serde(flatten)]
    login: LoginIdInput,
    #[serde(default)]
    password: SecretString,
    /// Value that `onRegister` passed to the page; empty if there is a password instead.
    #[serde(default)]
    own_id_data: String,
    /// As in [`super::Query`].
    again: Option<String>,
}

pub async fn show(
    State(server): State<Arc<Server>>,
    page: Page,
    signed_in: SignedInAs,
    Query(query): Query<super::Query>,
) -> Response {
    let again = query.again.is_some();
    if signed_in.0.is_some() && !again {
        return Redirect::to(query.next().as_str()).into_response();
    }

    if registration::require_open(&server).is_err() {
        let site = page.site(signed_in);
        return page.render(StatusCode::FORBIDDEN, || vestibule_app::register_closed(site)).await;
    }

    render(page, StatusCode::OK, query.into_login_id_form(), again).await
}

pub async fn submit(
    State(server): State<Arc<Server>>,
    page: Page,
    client: LoginClient,
    Form(form): Form<RegistrationForm>,
) -> Result<Response, Problem> {
    registration::require_open(&server)?;

    let next = form.login.next();
    let (login_id, way_in) = match parse_form(&server, client.platform.as_deref(), &form) {
        Ok(parsed) => parsed,
        Err(mistakes) => return Ok(render_again(page, form, mistakes).await),
    };

    if server.config.verify_login_id {
        let (new, address) = (ValidRegistration { login_id, way_in, next }, client.address);
        return match &client.platform {
            Some(platform) => begin_verification(&server, platform, new, address).await,
            None => register_pending(&server, page, new, address).await,
        };
    }

    match registration::register(&server, login_id, way_in, client.address).await {
        Ok(account_id) => {
            let signed_in =
                sign_in::with_new_account(&server, account_id, AuthMethod::Registration).await?;
            session::begin(&server, signed_in, client).await?;
            Ok(Redirect::to(next.as_str()).into_response())
        }
        Err(service::Error::LoginIdTaken | service::Error::Refused(Refusal::CredentialTaken)) => {
            Ok(render_again(page, form, form_mistake(texts::NOT_CREATED)).await)
        }
        Err(error) => Err(error.into()),
    }
}

/// A registration whose form is valid.
struct ValidRegistration {
    login_id: LoginId,
    way_in: WayIn,
    next: ReturnPath,
}

/// Sends a code to the address. Only the text of the mail depends on whether it has an account
/// (`docs/security-behaviours.md` b17).
async fn begin_verification(
    server: &Arc<Server>,
    platform: &Arc<Platform>,
    registration: ValidRegistration,
    address: IpAddr,
) -> Result<Response, Problem> {
    let ValidRegistration { login_id, way_in, next } = registration;
    server.rate_limits.registration(address)?;
    let secret = platform.begin_code(CodePurpose::Verify, &login_id, next.as_str()).await?;
    registration::prepare(server, &secret.hash(), &login_id, way_in).await?;

    let request = CodeRequest { secret: &secret, purpose: CodePurpose::Verify, login_id, address };
    let next_code_at = code_flow::send_code(server, platform, request)?;

    Ok((code_flow_cookie::keep(server, &secret), code_sending::redirect_to_code(next_code_at))
        .into_response())
}

/// Creates a pending account. OwnID's cloud verifies addresses itself, and the account becomes
/// active when it requests a session for it.
async fn register_pending(
    server: &Server,
    page: Page,
    registration: ValidRegistration,
    address: IpAddr,
) -> Result<Response, Problem> {
    let ValidRegistration { login_id, way_in, next } = registration;
    match registration::register_pending(server, login_id, way_in, address).await {
        Ok(_) | Err(service::Error::LoginIdTaken) => {
            let site = page.visitors_site(&[("next", next.non_default().as_deref())]);
            Ok(page
                .render(StatusCode::OK, move || {
                    vestibule_app::register_confirm(site, next.non_default().as_deref())
                })
                .await)
        }
        Err(error) => Err(error.into()),
    }
}

async fn render_again(page: Page, form: RegistrationForm, mistakes: Mistakes) -> Response {
    let RegistrationForm { login, again, .. } = form;
    let login = login.with_mistakes(mistakes);
    render(page, StatusCode::UNPROCESSABLE_ENTITY, login, again.is_some()).await
}

/// Parses the form, and collects a mistake for every invalid field.
fn parse_form(
    server: &Server,
    platform: Option<&Platform>,
    form: &RegistrationForm,
) -> Result<(LoginId, WayIn), Mistakes> {
    let mut mistakes = Mistakes::default();

    let login_id = login_id_form::read_new(&form.login.login_id, form.login.country.as_deref())
        .and_then(|login_id| {
            if server.config.verify_login_id {
                login_id_form::reachable(server, login_id)
            } else {
                Ok(login_id)
            }
        })
        .map_err(|found| mistakes = found);

    let way_in = if form.own_id_data.is_empty() {
        Password::choose(form.password.expose_secret(), server.config.passwords.min_length)
            .map(WayIn::Password)
            .map_err(|error| mistakes.password = Some(password_mistake(error)))
    } else {
        parse_own_id_data(platform, &form.own_id_data, login_id.as_ref().ok())
            .map(WayIn::OwnId)
            .map_err(|text| mistakes.own_id_data = Some(text.into()))
    };

    match (login_id, way_in) {
        (Ok(login_id), Ok(way_in)) => Ok((login_id, way_in)),
        _ => Err(mistakes),
    }
}

async fn render(page: Page, status: StatusCode, form: LoginIdForm, again: bool) -> Response {
    let site = page.login_anew_site(&form, again);
    let widget = page.widget();
    let view = RegisterView { form, again, password_min: page.server.config.passwords.min_length };

    page.render(status, || vestibule_app::register(site, widget, view)).await
}
