//! `/recover/new`: the last step of a recovery, after the owner was verified
//! (`docs/security-behaviours.md` b18).

use std::sync::Arc;

use crate::{
    domain::{LoginId, Password, ReturnPath, Token},
    http::{
        error::Problem,
        pages::{
            Page, SignedInAs,
            credential_form::{parse_own_id_data, password_mistake},
            form_mistake,
        },
        session::{
            self, LoginClient,
            code_flow_cookie::{self, CodeFlow},
        },
    },
    journeys::{
        notify_owner,
        recover::{self, NewCredential, RecoveryChoice},
    },
    platform::{Platform, codes::StoredFlow},
    server::Server,
    service::login::recovery,
};
use axum::{
    Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use vestibule_app::{Mistakes, NewWayView, i18n::texts};

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RecoveryForm {
    /// Value that `onRegister` passed to the page.
    own_id_data: String,
    password: SecretString,
    end_others: Option<String>,
    /// Present if every other credential is to be removed.
    drop_others: Option<String>,
    skip: Option<String>,
}

impl RecoveryForm {
    fn choice(&self, new: NewCredential) -> RecoveryChoice {
        RecoveryChoice {
            new,
            drops_others: self.drop_others.is_some(),
            ends_other_sessions: self.end_others.is_some(),
        }
    }
}

pub async fn show(
    State(server): State<Arc<Server>>,
    page: Page,
    CodeFlow { platform, secret }: CodeFlow,
) -> Result<Response, Problem> {
    let Some((flow, _)) = find_recovery(&platform, secret).await? else {
        return Ok(Redirect::to("/recover").into_response());
    };

    recover::require_administrator(&server, &flow.login_id(), flow.purpose).await?;
    if !may_continue(&server, &flow).await? {
        return Ok(render_document_request(page, &flow).await);
    }

    Ok(render(page, StatusCode::OK, &flow, Mistakes::default()).await)
}

pub async fn submit(
    page: Page,
    client: LoginClient,
    CodeFlow { platform, secret }: CodeFlow,
    Form(form): Form<RecoveryForm>,
) -> Result<Response, Problem> {
    let server = Arc::clone(&page.server);
    let Some((flow, secret)) = find_recovery(&platform, secret).await? else {
        return Ok(Redirect::to("/recover").into_response());
    };

    recover::require_administrator(&server, &flow.login_id(), flow.purpose).await?;
    if !may_continue(&server, &flow).await? {
        return Ok(render_document_request(page, &flow).await);
    }

    let new = match parse_credential(&server, &platform, &form, &flow.login_id()) {
        Ok(new) => new,
        Err(mistakes) => {
            return Ok(render(page, StatusCode::UNPROCESSABLE_ENTITY, &flow, mistakes).await);
        }
    };

    if !platform.finish_recovery(&secret).await? {
        return Ok(Redirect::to("/recover").into_response());
    }

    let (login_id, address) = (flow.login_id(), client.address);
    let recovered =
        recover::finish(&server, &platform, login_id, form.choice(new), address).await?;
    session::begin(&server, recovered.signed_in, client).await?;
    notify_owner::notify(&server, &platform, flow.login_id(), recovered.notice);

    let next = ReturnPath::parse(Some(&flow.next));
    Ok((code_flow_cookie::forget(&server), Redirect::to(next.as_str())).into_response())
}

/// The recovery of this browser, if its code was right.
async fn find_recovery(
    platform: &Platform,
    secret: Option<Token>,
) -> Result<Option<(StoredFlow, Token)>, Problem> {
    let Some(secret) = secret else { return Ok(None) };

    Ok(platform.recovery(&secret).await?.map(|flow| (flow, secret)))
}

/// True unless the recovery still needs an identity document.
async fn may_continue(server: &Server, flow: &StoredFlow) -> Result<bool, Problem> {
    let since = flow.used_at.unwrap_or(flow.made_at);
    Ok(recovery::may_go_on(server, &flow.login_id(), since).await?)
}

/// Parses the new credential.
fn parse_credential(
    server: &Server,
    platform: &Platform,
    form: &RecoveryForm,
    login_id: &LoginId,
) -> Result<NewCredential, Mistakes> {
    let password = form.password.expose_secret();
    if !form.own_id_data.is_empty() {
        return parse_own_id_data(Some(platform), &form.own_id_data, Some(login_id))
            .map(NewCredential::Passkey)
            .map_err(|text| Mistakes { own_id_data: Some(text.into()), ..Mistakes::default() });
    }

    if form.skip.is_some() {
        return Ok(NewCredential::Unchanged);
    }

    if password.is_empty() {
        return Err(form_mistake(texts::NEW_WAY_MISSING));
    }

    Password::choose(password, server.config.passwords.min_length)
        .map(NewCredential::Password)
        .map_err(|error| Mistakes {
            password: Some(password_mistake(error)),
            ..Mistakes::default()
        })
}

async fn render_document_request(page: Page, flow: &StoredFlow) -> Response {
    let has_document_page = page.server.config.has_development_pages();
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("loginId", flow.login_id().as_str())
        .append_pair("next", "/recover/new")
        .finish();

    let document_url =
        if has_document_page { Some(format!("/dev/id-document?{query}")) } else { None };

    let site = page.site(SignedInAs(None));
    page.render(StatusCode::OK, || vestibule_app::document_first(site, document_url)).await
}

async fn render(page: Page, status: StatusCode, flow: &StoredFlow, mistakes: Mistakes) -> Response {
    let view = NewWayView {
        login_id: flow.login_id().to_string(),
        mistakes,
        password_min: page.server.config.passwords.min_length,
        password_max: Password::MAX_CHARACTERS,
    };

    let site = page.site(SignedInAs(None));
    let widget = page.widget();
    page.render(status, || vestibule_app::new_way(site, widget, view)).await
}
