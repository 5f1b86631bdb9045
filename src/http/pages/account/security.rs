//! `/account/security`: the user's passkeys and password.

use std::sync::Arc;

use super::credential_change::{CredentialChange, redirect_after};
use crate::{
    domain::{Password, UsedCredential, access::strength::ProtectedAction},
    http::{
        error::Problem,
        pages::{
            Page,
            credential_form::password_mistake,
            moment,
            signed_in_person::{PageRefusal, Person},
        },
    },
    journeys::notify_owner,
    platform::{self, LastPasskey, Notice, Passkey},
    server::Server,
    service::{
        Error, Refusal,
        accounts::{details, me},
        login::{devices, sessions},
    },
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
    (page, person): (Page, Person),
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
    (page, person): (Page, Person),
    Form(PasskeyForm { id, act, name, others }): Form<PasskeyForm>,
) -> Result<Response, Problem> {
    let needed = match act {
        PasskeyAct::Rename => ProtectedAction::RenameOwnPasskey,
        PasskeyAct::Remove => ProtectedAction::RemoveOwnPasskey,
    };

    person.require(&server, needed).await?;
    let account = person.account(&server).await?;
    let platform = person.require_platform()?;

    let done = match act {
        PasskeyAct::Rename => {
            platform.rename_passkey(&account.login_id, &id, &name).await.map(|()| CredentialChange::Renamed)
        }
        PasskeyAct::Remove => {
            let removed = platform.remove_passkey(&account.login_id, &id, LastPasskey::IfPassword).await;
            removed.map(|()| CredentialChange::Removed)
        }
    };

    match done {
        Ok(CredentialChange::Removed) => {
            let keep = &person.current.id;
            me::passkey_removed(&server, &person.caller, &account, Some(keep)).await?;
            if others.is_some() {
                sessions::end_others(&server, account.id, keep).await?;
            }

            notify_owner::notify(&server, platform, account.login_id.clone(), Notice::PasskeyRemoved);
            Ok(redirect_after(CredentialChange::Removed))
        }
        Ok(change) => {
            details::note(&server, &person.caller, "passkey_renamed", &account).await?;

            Ok(redirect_after(change))
        }
        // It was removed in another tab.
        Err(platform::Error::PasskeyUnknown) => Ok(Redirect::to(SECURITY).into_response()),
        Err(platform::Error::LastPasskey) => {
            render(&server, page, person, PageMessages::refusal(texts::LAST_WAY_IN)).await
        }
        Err(error) => Err(error.into()),
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
    (page, person): (Page, Person),
    Form(form): Form<PasswordForm>,
) -> Result<Response, Problem> {
    let needed = match form.act {
        PasswordAct::Set => ProtectedAction::SetOwnPassword,
        PasswordAct::Remove => ProtectedAction::RemoveOwnPassword,
    };
    person.require(&server, needed).await?;

    let id = person.current.account_id;

    match form.act {
        PasswordAct::Set => {
            let min_length = server.config.passwords.min_length;
            match Password::choose(form.password.expose_secret(), min_length) {
                Ok(password) => {
                    let keep = Some(&person.current.id);
                    me::set_password(&server, &person.caller, id, password, keep).await?;
                }
                Err(error) => {
                    let messages = PageMessages { notice: None, password_mistake: Some(password_mistake(error)) };
                    return render(&server, page, person, messages).await;
                }
            }

            if form.others.is_some() {
                sessions::end_others(&server, id, &person.current.id).await?;
            }

            devices::record_credential(&server, &person.current.id, &UsedCredential::Password).await?;

            notify_password_changed(&server, &person).await?;
            Ok(redirect_after(CredentialChange::PasswordSet))
        }
        PasswordAct::Remove => {
            match me::remove_password(&server, &person.caller, id, Some(&person.current.id)).await {
                Err(Error::Refused(Refusal::LastCredential)) => {
                    return render(&server, page, person, PageMessages::refusal(texts::LAST_WAY_IN)).await;
                }
                removed => removed?,
            }
            if form.others.is_some() {
                sessions::end_others(&server, id, &person.current.id).await?;
            }
            notify_password_changed(&server, &person).await?;
            Ok(redirect_after(CredentialChange::PasswordRemoved))
        }
    }
}

/// Notifies the owner. With OwnID's cloud there is no way to send the message.
async fn notify_password_changed(server: &Arc<Server>, person: &Person) -> Result<(), Problem> {
    if let Some(platform) = person.platform() {
        notify_owner::notify(server, platform, person.account(server).await?.login_id, Notice::PasswordChanged);
    }
    Ok(())
}

/// Arguments of `enrollCredential(loginId, authToken)`, with which the page adds a passkey.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EnrollmentArguments {
    login_id: String,
    auth_token: String,
}

/// Vouches for the user to the platform, for one new passkey.
pub async fn enrolment(State(server): State<Arc<Server>>, person: Person) -> Result<Response, PageRefusal> {
    person.require(&server, ProtectedAction::AddOwnPasskey).await?;
    let account = person.account(&server).await?;
    let token = person.require_platform()?.enrollment_token(&account.login_id, &person.current.id).await;

    let token = token.map_err(Problem::from)?;

    let arguments =
        EnrollmentArguments { login_id: account.login_id.to_string(), auth_token: token.reveal().to_owned() };
    Ok(Json(arguments).into_response())
}

/// The reason why credentials cannot be changed in this session, if they cannot.
async fn lock_reason(server: &Server, person: &Person) -> Result<Option<Text>, Problem> {
    match person.require(server, ProtectedAction::AddOwnPasskey).await {
        Ok(()) => Ok(None),
        Err(problem) if problem.code == "passkey_required" => Ok(Some(texts::SECURITY_NEEDS_PASSKEY)),
        Err(problem) if problem.status == StatusCode::FORBIDDEN => Ok(Some(texts::SECURITY_LOG_IN_AGAIN)),
        Err(problem) => Err(problem),
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

async fn render(server: &Server, page: Page, person: Person, messages: PageMessages) -> Result<Response, Problem> {
    let PageMessages { notice, password_mistake } = messages;
    let account = person.account(server).await?;
    let login_id = &account.login_id;

    let (passkeys, known) = match person.platform() {
        None => (None, Vec::new()),
        Some(platform) => match platform.passkeys(login_id).await {
            Ok(passkeys) => {
                (Some(passkeys.into_iter().map(to_view).collect()), platform.accepted_credentials(login_id).await?)
            }
            // Another platform has them.
            Err(platform::Error::OwnIdDataInvalid(_)) => (None, Vec::new()),
            Err(error) => return Err(error.into()),
        },
    };

    let has_mistake = password_mistake.is_some() || notice.as_ref().is_some_and(|(_, is_calm)| !is_calm);
    let status = if has_mistake { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };

    let view = SecurityView {
        login_id: login_id.to_string(),
        passkeys,
        known: serde_json::to_string(&known).unwrap_or_default(),
        has_password: details::has_password(server, account.id).await?,
        password_length: (server.config.passwords.min_length, Password::MAX_CHARACTERS),
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
