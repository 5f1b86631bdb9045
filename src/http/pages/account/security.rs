//! `/account/security`: the user's passkeys and password.

use std::sync::Arc;

use super::credential_change::{CredentialChange, redirect_after};
use crate::{
    domain::access::strength::{InsufficientAuthentication, ProtectedAction},
    http::{
        error::Problem,
        pages::{
            Page,
            credential_form::password_mistake,
            moment,
            signed_in_person::{PageRefusal, Person},
        },
    },
    journeys,
    platform::{self, Passkey},
    server::Server,
    service::{self, Refusal, accounts::details},
};
use axum::{
    Form, Json,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use vestibule_app::{PasskeyStorage, PasskeyView, SECURITY, SecurityView, Text, i18n::texts};

#[derive(Debug, Default, Deserialize)]
pub struct ChangeQuery {
    done: Option<CredentialChange>,
}

pub async fn show(
    State(server): State<Arc<Server>>,
    page: Page,
    person: Person,
    Query(ChangeQuery { done }): Query<ChangeQuery>,
) -> Result<Response, Problem> {
    let notice = done.map(|change| (change.notice().into(), true));
    render(&server, page, person, PageMessages { notice, password_mistake: None }).await
}

#[derive(Debug, Deserialize)]
pub struct PasskeyForm {
    id: String,
    act: PasskeyAct,
    #[serde(default)]
    name: String,
    /// Present if the other sessions are to end with its removal.
    others: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum PasskeyAct {
    Rename,
    Remove,
}

pub async fn change_passkey(
    State(server): State<Arc<Server>>,
    page: Page,
    person: Person,
    Form(PasskeyForm { id, act, name, others }): Form<PasskeyForm>,
) -> Result<Response, Problem> {
    let owner = person.owner(&server);
    let (done, change) = match act {
        PasskeyAct::Rename => (owner.rename_passkey(&id, &name).await, CredentialChange::Renamed),
        PasskeyAct::Remove => {
            (owner.remove_passkey(&id, others.is_some()).await, CredentialChange::Removed)
        }
    };

    match done {
        // It was removed in another tab.
        Err(journeys::Error::Platform(platform::Error::PasskeyUnknown)) => {
            Ok(Redirect::to(SECURITY).into_response())
        }
        done => redirect_or_refuse(&server, page, person, done, change).await,
    }
}

#[derive(Debug, Deserialize)]
pub struct PasswordForm {
    act: PasswordAct,
    #[serde(default)]
    password: SecretString,
    /// Present if the other sessions are to end.
    others: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum PasswordAct {
    Set,
    Remove,
}

pub async fn change_password(
    State(server): State<Arc<Server>>,
    page: Page,
    person: Person,
    Form(PasswordForm { act, password, others }): Form<PasswordForm>,
) -> Result<Response, Problem> {
    let owner = person.owner(&server);
    let ends_others = others.is_some();
    let (done, change) = match act {
        PasswordAct::Set => (
            owner.set_password(password.expose_secret(), ends_others).await,
            CredentialChange::PasswordSet,
        ),
        PasswordAct::Remove => {
            (owner.remove_password(ends_others).await, CredentialChange::PasswordRemoved)
        }
    };

    redirect_or_refuse(&server, page, person, done, change).await
}

/// Redirects after a change, or renders the page with the reason for a refusal.
async fn redirect_or_refuse(
    server: &Arc<Server>,
    page: Page,
    person: Person,
    done: journeys::Result<()>,
    change: CredentialChange,
) -> Result<Response, Problem> {
    let messages = match done {
        Ok(()) => return Ok(redirect_after(change)),
        Err(error) if error.is_last_credential() => PageMessages::refusal(texts::LAST_WAY_IN),
        Err(journeys::Error::PasswordRefused(refused)) => {
            PageMessages { notice: None, password_mistake: Some(password_mistake(refused)) }
        }
        Err(error) => return Err(error.into()),
    };

    render(server, page, person, messages).await
}

/// Arguments of `enrollCredential(loginId, authToken)`, with which the page adds a passkey.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EnrollmentArguments {
    login_id: String,
    auth_token: String,
}

/// Vouches for the user to the platform, for one new passkey.
pub async fn enrolment(
    State(server): State<Arc<Server>>,
    person: Person,
) -> Result<Response, PageRefusal> {
    let (login_id, token) =
        person.owner(&server).enrollment_token().await.map_err(Problem::from)?;
    let arguments = EnrollmentArguments {
        login_id: login_id.as_str().to_owned(),
        auth_token: token.reveal().to_owned(),
    };
    Ok(Json(arguments).into_response())
}

/// The reason why credentials cannot be changed in this session, if they cannot.
async fn lock_reason(server: &Arc<Server>, person: &Person) -> Result<Option<Text>, Problem> {
    match person.owner(server).require(ProtectedAction::AddOwnPasskey).await {
        Ok(_) => Ok(None),
        Err(journeys::Error::Service(service::Error::Refused(Refusal::TooWeak(lack)))) => {
            Ok(Some(match lack {
                InsufficientAuthentication::Passkey => texts::SECURITY_NEEDS_PASSKEY,
                InsufficientAuthentication::FreshLogin
                | InsufficientAuthentication::Administrator => texts::SECURITY_LOG_IN_AGAIN,
            }))
        }
        Err(error) => Err(error.into()),
    }
}

/// Messages of the page: a notice, with true if it is not a mistake, and a mistake beside the
/// password.
struct PageMessages {
    notice: Option<(String, bool)>,
    password_mistake: Option<String>,
}

impl PageMessages {
    fn refusal(text: Text) -> Self {
        Self { notice: Some((text.into(), false)), password_mistake: None }
    }
}

async fn render(
    server: &Arc<Server>,
    page: Page,
    person: Person,
    messages: PageMessages,
) -> Result<Response, Problem> {
    let PageMessages { notice, password_mistake } = messages;
    let account = person.account(server).await?;
    let login_id = &account.login_id;

    let (passkeys, known) = match person.platform() {
        None => (None, Vec::new()),
        Some(platform) => match platform.passkeys(login_id).await {
            Ok(passkeys) => (
                Some(passkeys.into_iter().map(to_view).collect()),
                platform.accepted_credentials(login_id).await?,
            ),
            // Another platform has them.
            Err(platform::Error::OwnIdDataInvalid(_)) => (None, Vec::new()),
            Err(error) => return Err(error.into()),
        },
    };

    let has_mistake =
        password_mistake.is_some() || notice.as_ref().is_some_and(|(_, is_calm)| !is_calm);
    let status = if has_mistake { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };

    let view = SecurityView {
        login_id: login_id.to_string(),
        passkeys,
        known: serde_json::to_string(&known).unwrap_or_default(),
        has_password: details::has_password(server, account.id).await?,
        password_min: server.config.passwords.min_length,
        locked: lock_reason(server, &person).await?,
        notice,
        password_mistake,
    };

    let site = page.site(person.signed_in());
    let widget = page.widget();
    Ok(page.render(status, || vestibule_app::security(site, widget, view)).await)
}

fn to_view(passkey: Passkey) -> PasskeyView {
    let storage = if passkey.synced {
        PasskeyStorage::Synced
    } else if passkey.transports.iter().any(|transport| transport == "internal") {
        PasskeyStorage::OneDevice
    } else {
        PasskeyStorage::SecurityKey
    };
    PasskeyView {
        id: passkey.id,
        name: passkey.name,
        provider: passkey.provider.map(str::to_owned),
        kept: storage,
        created_at: moment(passkey.created_at.0),
        last_used_at: passkey.last_used_at.map(|at| moment(at.0)),
        suspect: passkey.refused_at.is_some(),
    }
}
