//! Creating, changing, deleting and restoring accounts. Each act has a row in the audit log.

mod change;
pub mod counts;
pub mod deleted;
pub mod details;
pub(in crate::service) mod draft;
pub mod export;
pub mod list;
pub mod locale;
pub mod login_ids;
pub mod me;
pub mod patch;
pub mod report;

use self::draft::Draft;
use super::{Error, Refusal, Result, caller::Caller, retries::RetryWindow, schema};
use crate::{
    domain::{
        AccessLevel, AccountId, AccountSchema, Address, LoginId, OwnIdData, Password, Profile,
        Status,
        access::{
            role_name::{self, RoleName},
            scope::{Scope, Scopes},
            strength::ProtectedAction,
        },
        schema::PatchRefusal,
    },
    server::Server,
    store::{
        Tx,
        accounts::{self, AccountRow, changes as store},
    },
};

pub use self::{
    change::{change, change_own},
    patch::{AccountPatch, NewPassword, ProfilePatch},
};

/// The initial values of a new account. It cannot be logged in to without a password or
/// `ownIdData`.
#[derive(Debug)]
pub struct NewAccountRequest {
    pub login_id: LoginId,
    pub password: Option<Password>,
    pub own_id_data: Option<OwnIdData>,
    pub profile: Profile,
    pub roles: Vec<RoleName>,
    pub addresses: Vec<Address>,
    pub status: Status,
}

impl NewAccountRequest {
    /// An active account with a login id only.
    pub fn of(login_id: LoginId) -> Self {
        Self {
            login_id,
            password: None,
            own_id_data: None,
            profile: Profile::default(),
            roles: Vec::new(),
            addresses: Vec::new(),
            status: Status::Active,
        }
    }
}

/// Creates an account, and returns its id.
///
/// # Errors
/// [`Error::LoginIdTaken`], [`Refusal::FieldTaken`], [`Refusal::CredentialTaken`],
/// [`Refusal::InvalidProfile`], [`Refusal::NotAllowed`], [`Refusal::TooWeak`].
pub async fn create(
    server: &Server,
    caller: &Caller,
    request: NewAccountRequest,
) -> Result<AccountId> {
    caller.require(Scope::AccountsWrite)?;
    let gives_power = role_name::scopes(&request.roles) != Scopes::default();
    let action =
        if gives_power { ProtectedAction::GivePower } else { ProtectedAction::CreateAccount };
    caller.require_strength(action, server.clock.now())?;
    caller.require_grantable(&request.roles)?;

    // The profile is checked before the password is hashed, which is slow.
    require_valid(&schema::current(server).await?.in_force.schema, &request.profile)?;
    let draft = Draft::new(server, request).await?;
    let window = RetryWindow::start();
    loop {
        if let Some(done) = window.unless_schema_changed(try_create(server, caller, &draft).await) {
            return done;
        }
    }
}

async fn try_create(server: &Server, caller: &Caller, draft: &Draft) -> Result<AccountId> {
    let schema = schema::current(server).await?.in_force;
    require_valid(&schema.schema, &draft.request.profile)?;
    let new = draft.prepare(server, &schema);
    let mut tx = server.db.begin().await?;
    draft::insert(&mut tx, server, caller, &new).await?;
    tx.commit().await?;
    Ok(new.account.id)
}

fn require_valid(schema: &AccountSchema, profile: &Profile) -> Result<()> {
    let profile = schema.replace(&Profile::default(), profile, AccessLevel::Admin)?;
    let problems = schema.validate(&profile);
    if problems.is_empty() { Ok(()) } else { Err(Refusal::InvalidProfile(problems).into()) }
}

/// Makes sure that there is an administrator other than this account.
///
/// # Errors
/// [`Refusal::LastAdministrator`].
pub(super) async fn require_other_administrator(tx: &mut Tx, except: AccountId) -> Result<()> {
    let others = store::others_with_role(tx, RoleName::ADMIN, except).await?;
    if others == 0 { Err(Refusal::LastAdministrator.into()) } else { Ok(()) }
}

pub(super) fn role_names(roles: &[RoleName]) -> Vec<String> {
    let mut role_names: Vec<_> = roles.iter().map(|role| role.as_str().to_owned()).collect();
    role_names.sort_unstable();
    role_names.dedup();
    role_names
}

/// Disables the account: its sessions end, and logins are refused until it is enabled
/// (`docs/security-behaviours.md` b26).
pub async fn disable(server: &Server, caller: &Caller, login_id: &LoginId) -> Result<()> {
    set_status(server, caller, login_id, Status::Disabled).await
}

/// Enables a disabled account.
pub async fn enable(server: &Server, caller: &Caller, login_id: &LoginId) -> Result<()> {
    set_status(server, caller, login_id, Status::Active).await
}

async fn set_status(
    server: &Server,
    caller: &Caller,
    login_id: &LoginId,
    status: Status,
) -> Result<()> {
    let window = RetryWindow::start();
    loop {
        let account = by_login_id(server, login_id).await?;
        let patch = AccountPatch { status: Some(status), ..AccountPatch::default() };
        let done = change(server, caller, account.id, account.version, patch).await;
        if let Some(done) = window.unless_stale(done) {
            return done.map(drop);
        }
    }
}

/// The account with this id.
///
/// # Errors
/// [`Error::UnknownUser`].
pub async fn by_id(server: &Server, id: AccountId) -> Result<AccountRow> {
    accounts::by_id(&server.db, id).await?.ok_or(Error::UnknownUser)
}

/// The account with this login id.
///
/// # Errors
/// [`Error::UnknownUser`].
pub async fn by_login_id(server: &Server, login_id: &LoginId) -> Result<AccountRow> {
    accounts::by_login_id(&server.db, login_id).await?.ok_or(Error::UnknownUser)
}

impl From<PatchRefusal> for Error {
    fn from(refusal: PatchRefusal) -> Self {
        match refusal {
            PatchRefusal::Fields(problems) => Self::Refused(Refusal::InvalidProfile(problems)),
            PatchRefusal::Profile(error) => {
                Self::Refused(Refusal::ProfileTooLarge(error.to_string()))
            }
        }
    }
}
