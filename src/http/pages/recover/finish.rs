//! `/recover/new`: the last step of a recovery, for whoever proved to be the owner (behaviour b18).

use std::{net::IpAddr, sync::Arc};

use crate::{
    domain::{
        LoginId, OwnIdData, Password, ReturnPath, Token, UsedWayIn,
        access::strength::{Act, Standing},
    },
    http::{
        error::Problem,
        extract::language,
        pages::{Page, SignedInAs, form_mistake, register, verify_code},
        session::{
            self, Client,
            code_flow_cookie::{self, Local},
            power,
        },
    },
    platform::{
        self, Notice, Platform,
        codes::{Flow, Purpose},
    },
    server::Server,
    service::{
        self,
        accounts::{
            self,
            details::{self, Details},
            locale, me,
        },
        caller::Caller,
        login::{recovery, recovery_codes},
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
use sqlx::types::Uuid;
use tower_sessions::Session;
use vestibule_app::{Language, Mistakes, NewWayView, i18n::texts};

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

/// How the person logs in from now on.
enum NewWay {
    Passkey(OwnIdData),
    Password(Password),
    AsBefore,
}

pub async fn show(
    State(server): State<Arc<Server>>,
    page: Page,
    Local(platform): Local,
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
    (Local(platform), code_flow_cookie::Flow(secret)): (Local, code_flow_cookie::Flow),
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
    let mut signed_in = verify_code::signed_in(&server, &platform, &login_id).await?;
    let account = (signed_in.account_id, &login_id);
    signed_in.ways.extend(ways_of(&platform, &login_id, &new));
    if input.drop_others.is_some() {
        let details = details::own(&server, signed_in.account_id).await?;
        drop_others(&server, &platform, &details, &new, client.address).await?;
    }
    let notice = set(&server, &platform, account, new, &client).await?;
    recovery::finish(&server, signed_in.account_id, input.end_others.is_some(), client.address).await?;
    session::begin(&session, &server, signed_in, client).await?;
    tell(&server, &platform, login_id, notice);
    let next = ReturnPath::parse(Some(&flow.next));
    Ok((code_flow_cookie::forget(&server), Redirect::to(next.as_str())).into_response())
}

/// Tells the owner on every channel, after the answer.
pub fn tell(server: &Arc<Server>, platform: &Arc<Platform>, login_id: LoginId, notice: Notice) {
    let (of, platform) = (Arc::clone(server), Arc::clone(platform));
    code_flow_cookie::afterwards(server, async move {
        let (channels, language) = owner(&of, &login_id).await?;
        language::within(language, platform.notify(&channels, &notice)).await;
        Ok(())
    });
}

/// Where the owner of an account is told, and in what language: not everything that happens to it is done by its owner.
pub async fn owner(server: &Server, login_id: &LoginId) -> Result<(Vec<LoginId>, Language), platform::Error> {
    let owner = recovery::owner(server, login_id).await;
    let (channels, locale) = owner.map_err(|error| platform::Error::Internal(error.to_string()))?;
    Ok((channels, or_spoken(locale.as_deref())))
}

/// The language in which the owner of this account is told something.
pub async fn language_of(server: &Server, id: Uuid) -> service::Result<Language> {
    Ok(or_spoken(locale::of(server, id).await?.as_deref()))
}

fn or_spoken(locale: Option<&str>) -> Language {
    locale.and_then(Language::find).unwrap_or_else(Language::spoken)
}

/// A code alone does not open an account that gives power and has a passkey: another administrator's link does.
async fn require_administrator(server: &Server, flow: &Flow) -> Result<(), Problem> {
    let account = match accounts::by_login_id(server, &flow.login_id()).await {
        Ok(account) => details::own(server, account.id).await?,
        Err(service::Error::UnknownUser) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let standing = if flow.purpose == Purpose::Support { Standing::Administrator } else { Standing::Code };
    power::require(server, &account, Act::Recover, standing).await
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

fn read(server: &Server, platform: &Platform, input: &Input, login_id: &LoginId) -> Result<NewWay, Mistakes> {
    let password = input.password.expose_secret();
    if !input.own_id_data.is_empty() {
        return register::own_id_data(Some(platform), &input.own_id_data, Some(login_id))
            .map(NewWay::Passkey)
            .map_err(|words| Mistakes { own_id_data: Some(words.into()), ..Mistakes::default() });
    }
    if input.skip.is_some() {
        return Ok(NewWay::AsBefore);
    }
    if password.is_empty() {
        return Err(form_mistake(texts::NEW_WAY_MISSING));
    }
    Password::choose(password, server.config.passwords.min_length)
        .map(NewWay::Password)
        .map_err(|error| Mistakes { password: Some(register::words_for(error)), ..Mistakes::default() })
}

/// The ways in that the recovery makes.
fn ways_of(platform: &Platform, login_id: &LoginId, new: &NewWay) -> Vec<UsedWayIn> {
    match new {
        NewWay::Passkey(data) => platform.hashes_in(login_id, data).into_iter().map(UsedWayIn::Passkey).collect(),
        NewWay::Password(_) => vec![UsedWayIn::Password],
        NewWay::AsBefore => Vec::new(),
    }
}

/// Takes away every way in but the new one, which is still to be set: what comes in between leaves the code that began this.
async fn drop_others(
    server: &Arc<Server>,
    platform: &Arc<Platform>,
    account: &Details,
    new: &NewWay,
    address: IpAddr,
) -> Result<(), Problem> {
    let (id, login_id) = (account.row.id, account.login_id());
    let drops_password = match new {
        NewWay::AsBefore => return Ok(()),
        NewWay::Passkey(_) => details::has_password(server, id).await?,
        NewWay::Password(_) => false,
    };
    let caller = Caller::account(server, id, address).await?;
    recovery_codes::drop_all(server, &caller, id).await?;
    if drops_password {
        me::set_password(server, &caller, (id, None), None).await?;
        tell(server, platform, login_id.clone(), Notice::PasswordChanged);
    }
    match platform.remove_passkeys(&login_id, |_| true).await {
        // What another platform wrote is replaced by the new passkey, or of no use here.
        Ok(0) | Err(platform::Error::OwnIdDataInvalid(_)) => Ok(()),
        Ok(_) => {
            me::passkey_removed(server, &caller, account, None).await?;
            tell(server, platform, login_id, Notice::PasskeyRemoved);
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

/// Gives the account its new way in, and says what its owner is to be told.
async fn set(
    server: &Server,
    platform: &Platform,
    (id, login_id): (Uuid, &LoginId),
    new: NewWay,
    client: &Client,
) -> Result<Notice, Problem> {
    match new {
        NewWay::Passkey(data) => {
            platform.add_passkey(login_id, &data).await?;
            Ok(Notice::PasskeyAdded)
        }
        NewWay::Password(password) => {
            let caller = Caller::account(server, id, client.address).await?;
            me::set_password(server, &caller, (id, Some(password)), None).await?;
            Ok(Notice::PasswordChanged)
        }
        NewWay::AsBefore => Ok(Notice::Recovered),
    }
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
        password_max: Password::MAX,
    };
    let (site, widget) = (page.site(SignedInAs(None)), page.widget());
    page.render(status, || vestibule_app::new_way(site, widget, view)).await
}
