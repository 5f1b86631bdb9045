//! `/account/security`: a person's passkeys and password.

use std::sync::Arc;

use crate::{
    domain::{Password, UsedCredential, access::strength::ProtectedAction},
    http::{
        error::Problem,
        pages::{
            Page,
            credential_form::password_mistake,
            moment,
            signed_in_person::{Person, Refused},
        },
    },
    journeys::notify_owner,
    platform::{self, Notice, Passkey},
    server::Server,
    service::{
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

/// What was done before the page is shown.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Change {
    /// By `page.js`.
    Added,
    Renamed,
    Removed,
    PasswordSet,
    PasswordRemoved,
}

impl Change {
    fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Renamed => "renamed",
            Self::Removed => "removed",
            Self::PasswordSet => "password-set",
            Self::PasswordRemoved => "password-removed",
        }
    }

    fn words(self) -> Text {
        match self {
            Self::Added => texts::PASSKEY_ADDED,
            Self::Renamed => texts::PASSKEY_RENAMED,
            Self::Removed => texts::PASSKEY_REMOVED,
            Self::PasswordSet => texts::PASSWORD_SET,
            Self::PasswordRemoved => texts::PASSWORD_REMOVED,
        }
    }
}

#[derive(Debug, Default, Deserialize)]
pub struct Done {
    done: Option<Change>,
}

pub async fn show(
    State(server): State<Arc<Server>>,
    (page, person): (Page, Person),
    Query(Done { done }): Query<Done>,
) -> Result<Response, Problem> {
    let notice = done.map(|act| (act.words().into(), true));
    draw(&server, (page, person), (notice, None)).await
}

#[derive(Debug, Deserialize)]
pub struct OfPasskey {
    id: String,
    act: PasskeyAct,
    #[serde(default)]
    name: String,
    /// Present when the other sessions end too, with its removal.
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
    Form(OfPasskey { id, act, name, others }): Form<OfPasskey>,
) -> Result<Response, Problem> {
    let needed = match act {
        PasskeyAct::Rename => ProtectedAction::RenameOwnPasskey,
        PasskeyAct::Remove => ProtectedAction::RemoveOwnPasskey,
    };
    person.require(&server, needed).await?;
    let account = person.account(&server).await?;
    let platform = person.require_platform()?;
    let done = match act {
        PasskeyAct::Rename => platform.rename_passkey(&account.login_id(), &id, &name).await.map(|()| Change::Renamed),
        PasskeyAct::Remove => {
            let may_be_last = details::has_password(&server, account.row.id).await?;
            platform.remove_passkey(&account.login_id(), &id, may_be_last).await.map(|()| Change::Removed)
        }
    };
    match done {
        Ok(Change::Removed) => {
            let keep = &person.current.id;
            me::passkey_removed(&server, &person.caller, &account, Some(keep)).await?;
            if others.is_some() {
                sessions::end_others(&server, account.row.id, keep).await?;
            }
            notify_owner::notify(&server, platform, account.login_id(), Notice::PasskeyRemoved);
            Ok(back(Change::Removed))
        }
        Ok(act) => {
            details::note(&server, &person.caller, ("passkey_renamed", &account)).await?;
            Ok(back(act))
        }
        // It is gone already, in another tab.
        Err(platform::Error::PasskeyUnknown) => Ok(Redirect::to(SECURITY).into_response()),
        Err(platform::Error::LastPasskey) => {
            draw(&server, (page, person), (Some((texts::LAST_WAY_IN.into(), false)), None)).await
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Debug, Deserialize)]
pub struct OfPassword {
    act: PasswordAct,
    #[serde(default)]
    password: SecretString,
    /// Whether the other sessions end too.
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
    Form(form): Form<OfPassword>,
) -> Result<Response, Problem> {
    let needed = match form.act {
        PasswordAct::Set => ProtectedAction::SetOwnPassword,
        PasswordAct::Remove => ProtectedAction::RemoveOwnPassword,
    };
    person.require(&server, needed).await?;
    let id = person.current.account_id;
    match form.act {
        PasswordAct::Set => {
            let least = server.config.passwords.min_length;
            match Password::choose(form.password.expose_secret(), least) {
                Ok(password) => {
                    let keep = Some(&person.current.id);
                    me::set_password(&server, &person.caller, (id, Some(password)), keep).await?;
                }
                Err(error) => return draw(&server, (page, person), (None, Some(password_mistake(error)))).await,
            }
            if form.others.is_some() {
                sessions::end_others(&server, id, &person.current.id).await?;
            }
            devices::note_way(&server, &person.current.id, &UsedCredential::Password).await?;
            password_changed(&server, &person).await?;
            Ok(back(Change::PasswordSet))
        }
        PasswordAct::Remove => {
            if !has_other_way_in(&server, &person).await? {
                return draw(&server, (page, person), (Some((texts::LAST_WAY_IN.into(), false)), None)).await;
            }
            me::set_password(&server, &person.caller, (id, None), Some(&person.current.id)).await?;
            if form.others.is_some() {
                sessions::end_others(&server, id, &person.current.id).await?;
            }
            password_changed(&server, &person).await?;
            Ok(back(Change::PasswordRemoved))
        }
    }
}

/// Tells the owner. With OwnID's cloud there is nobody to send it.
async fn password_changed(server: &Arc<Server>, person: &Person) -> Result<(), Problem> {
    if let Some(platform) = person.platform() {
        notify_owner::notify(server, platform, person.account(server).await?.login_id(), Notice::PasswordChanged);
    }
    Ok(())
}

/// Whether the person can log in without a password. What OwnID's cloud stored is a way in; we do not read it.
async fn has_other_way_in(server: &Server, person: &Person) -> Result<bool, Problem> {
    let account = person.account(server).await?;
    match person.platform() {
        Some(platform) => Ok(!platform.passkeys(&account.login_id()).await?.is_empty()),
        None => Ok(details::has_own_id_data(server, account.row.id).await?),
    }
}

/// What a page needs to add a passkey: `enrollCredential(loginId, authToken)`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Enrolment {
    login_id: String,
    auth_token: String,
}

/// Vouches for the person at the platform, for one new passkey.
pub async fn enrolment(State(server): State<Arc<Server>>, person: Person) -> Result<Response, Refused> {
    person.require(&server, ProtectedAction::AddOwnPasskey).await?;
    let account = person.account(&server).await?;
    let token = person.require_platform()?.enrolment_token(&account.login_id(), &person.current.id).await;
    let token = token.map_err(Problem::from)?;
    let answer = Enrolment { login_id: account.row.login_id, auth_token: token.reveal().to_owned() };
    Ok(Json(answer).into_response())
}

fn back(act: Change) -> Response {
    Redirect::to(&format!("{SECURITY}?done={}", act.as_str())).into_response()
}

/// The reason why nothing can be changed in this session, if nothing can.
async fn locked(server: &Server, person: &Person) -> Result<Option<Text>, Problem> {
    match person.require(server, ProtectedAction::AddOwnPasskey).await {
        Ok(()) => Ok(None),
        Err(problem) if problem.code == "passkey_required" => Ok(Some(texts::SECURITY_NEEDS_PASSKEY)),
        Err(problem) if problem.status == StatusCode::FORBIDDEN => Ok(Some(texts::SECURITY_LOG_IN_AGAIN)),
        Err(problem) => Err(problem),
    }
}

type Shown = Option<(String, bool)>;

async fn draw(
    server: &Server,
    (page, person): (Page, Person),
    (notice, password_mistake): (Shown, Option<String>),
) -> Result<Response, Problem> {
    let account = person.account(server).await?;
    let login_id = account.login_id();
    let (passkeys, known) = match person.platform() {
        None => (None, Vec::new()),
        Some(platform) => match platform.passkeys(&login_id).await {
            Ok(passkeys) => (Some(passkeys.into_iter().map(view).collect()), platform.known(&login_id).await?),
            // Another platform keeps them.
            Err(platform::Error::OwnIdDataInvalid(_)) => (None, Vec::new()),
            Err(error) => return Err(error.into()),
        },
    };
    let wrong = password_mistake.is_some() || notice.as_ref().is_some_and(|(_, calm)| !calm);
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let view = SecurityView {
        login_id: account.row.login_id,
        passkeys,
        known: serde_json::to_string(&known).unwrap_or_default(),
        has_password: details::has_password(server, account.row.id).await?,
        password_length: (server.config.passwords.min_length, Password::MAX_CHARACTERS),
        locked: locked(server, &person).await?,
        notice,
        password_mistake,
    };
    let (site, widget) = (page.site(person.signed_in()), page.widget());
    Ok(page.render(status, || vestibule_app::security(site, widget, view)).await)
}

fn view(passkey: Passkey) -> PasskeyView {
    let kept = if passkey.synced {
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
        kept,
        created_at: moment(passkey.created_at.0),
        last_used_at: passkey.last_used_at.map(|at| moment(at.0)),
        suspect: passkey.refused_at.is_some(),
    }
}
