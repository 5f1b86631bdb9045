//! `/recover/new`: the last step of a recovery, for whoever proved to be the owner (behaviour b18).

use std::sync::Arc;

use crate::{
    domain::{
        LoginId, Password, ReturnPath, Token,
        access::strength::{ProtectedAction, RequestAuthentication},
    },
    http::{
        error::Problem,
        extract::local_platform::LocalPlatform,
        pages::{
            Page, SignedInAs,
            credential_form::{parse_own_id_data, password_mistake},
            form_mistake,
        },
        session::{self, Client, code_flow_cookie, power},
    },
    journeys::{
        code_flow, notify_owner,
        recover::{NewCredential, Recovery},
    },
    platform::{
        Platform,
        codes::{Flow, Purpose},
    },
    server::Server,
    service::{
        self,
        accounts::{self, details},
        login::recovery,
    },
};
use axum::{
    Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use tower_sessions::Session;
use vestibule_app::{Mistakes, NewWayView, i18n::texts};

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Input {
    /// What `onRegister` handed to the page.
    own_id_data: String,
    password: SecretString,
    end_others: Option<String>,
    /// Present when every other way in goes.
    drop_others: Option<String>,
    skip: Option<String>,
}

pub async fn show(
    State(server): State<Arc<Server>>,
    page: Page,
    LocalPlatform(platform): LocalPlatform,
    code_flow_cookie::Flow(secret): code_flow_cookie::Flow,
) -> Result<Response, Problem> {
    let Some((flow, _)) = under_way(&platform, secret).await? else {
        return Ok(Redirect::to("/recover").into_response());
    };
    require_administrator(&server, &flow).await?;
    if !may_go_on(&server, &flow).await? {
        return Ok(ask_for_document(page, &flow).await);
    }
    Ok(draw(page, StatusCode::OK, (&flow, Mistakes::default())).await)
}

pub async fn submit(
    State(server): State<Arc<Server>>,
    (page, session, client): (Page, Session, Client),
    (LocalPlatform(platform), code_flow_cookie::Flow(secret)): (LocalPlatform, code_flow_cookie::Flow),
    Form(input): Form<Input>,
) -> Result<Response, Problem> {
    let Some((flow, secret)) = under_way(&platform, secret).await? else {
        return Ok(Redirect::to("/recover").into_response());
    };
    require_administrator(&server, &flow).await?;
    if !may_go_on(&server, &flow).await? {
        return Ok(ask_for_document(page, &flow).await);
    }
    let new = match read(&server, &platform, &input, &flow.login_id()) {
        Ok(new) => new,
        Err(mistakes) => return Ok(draw(page, StatusCode::UNPROCESSABLE_ENTITY, (&flow, mistakes)).await),
    };
    if !platform.finish_recovery(&secret).await? {
        return Ok(Redirect::to("/recover").into_response());
    }
    let login_id = flow.login_id();
    // First of all the platform asks for a session: to a disabled account nothing happens, and a pending one becomes active.
    let mut signed_in = code_flow::log_in(&server, &platform, &login_id).await?;
    signed_in.ways.extend(new.used(&platform, &login_id));
    let recovery = Recovery {
        server: &server,
        platform: &platform,
        account_id: signed_in.account_id,
        login_id: &login_id,
        address: client.address,
    };
    if input.drop_others.is_some() {
        recovery.drop_other_credentials(&new).await?;
    }
    let notice = recovery.set_credential(new).await?;
    recovery::finish(&server, signed_in.account_id, input.end_others.is_some(), client.address).await?;
    session::begin(&session, &server, signed_in, client).await?;
    notify_owner::notify(&server, &platform, login_id, notice);
    let next = ReturnPath::parse(Some(&flow.next));
    Ok((code_flow_cookie::forget(&server), Redirect::to(next.as_str())).into_response())
}

/// A code alone does not open an account that gives power and has a passkey: another administrator's link does.
async fn require_administrator(server: &Server, flow: &Flow) -> Result<(), Problem> {
    let account = match accounts::by_login_id(server, &flow.login_id()).await {
        Ok(account) => details::own(server, account.id).await?,
        Err(service::Error::UnknownUser) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let standing = if flow.purpose == Purpose::Support {
        RequestAuthentication::Administrator
    } else {
        RequestAuthentication::Code
    };
    power::require(server, &account, ProtectedAction::Recover, standing).await
}

/// The recovery of this browser, if its code was right.
async fn under_way(platform: &Platform, secret: Option<Token>) -> Result<Option<(Flow, Token)>, Problem> {
    let Some(secret) = secret else { return Ok(None) };
    Ok(platform.recovery(&secret).await?.map(|flow| (flow, secret)))
}

async fn may_go_on(server: &Server, flow: &Flow) -> Result<bool, Problem> {
    let since = flow.used_at.unwrap_or(flow.made_at);
    Ok(recovery::may_go_on(server, &flow.login_id(), since).await?)
}

fn read(server: &Server, platform: &Platform, input: &Input, login_id: &LoginId) -> Result<NewCredential, Mistakes> {
    let password = input.password.expose_secret();
    if !input.own_id_data.is_empty() {
        return parse_own_id_data(Some(platform), &input.own_id_data, Some(login_id))
            .map(NewCredential::Passkey)
            .map_err(|words| Mistakes { own_id_data: Some(words.into()), ..Mistakes::default() });
    }
    if input.skip.is_some() {
        return Ok(NewCredential::Unchanged);
    }
    if password.is_empty() {
        return Err(form_mistake(texts::NEW_WAY_MISSING));
    }
    Password::choose(password, server.config.passwords.min_length)
        .map(NewCredential::Password)
        .map_err(|error| Mistakes { password: Some(password_mistake(error)), ..Mistakes::default() })
}

async fn ask_for_document(page: Page, flow: &Flow) -> Response {
    let here = page.server.config.has_development_pages();
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("loginId", flow.login_id().as_str())
        .append_pair("next", "/recover/new")
        .finish();
    let show = here.then(|| format!("/dev/id-document?{query}"));
    let site = page.site(SignedInAs(None));
    page.render(StatusCode::OK, || vestibule_app::document_first(site, show)).await
}

async fn draw(page: Page, status: StatusCode, (flow, mistakes): (&Flow, Mistakes)) -> Response {
    let view = NewWayView {
        login_id: flow.login_id().to_string(),
        mistakes,
        password_min: page.server.config.passwords.min_length,
        password_max: Password::MAX_CHARACTERS,
    };
    let (site, widget) = (page.site(SignedInAs(None)), page.widget());
    page.render(status, || vestibule_app::new_way(site, widget, view)).await
}
