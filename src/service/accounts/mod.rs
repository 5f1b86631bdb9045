//! Accounts: made, changed, deleted and brought back, each with its line in the audit log.

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

use serde_json::{Map, Value};
use sqlx::types::Uuid;

use self::{
    details::Details,
    draft::Draft,
    patch::{AskedChange, left_wrong, set},
};
use super::{
    Error, Refusal, Result,
    admin::audit::{self, Act},
    caller::Caller,
    overtaken_changes::Tries,
    schema,
};
use crate::{
    domain::{
        AccessLevel, AccountIndex, AccountSchema, LoginId, OwnIdData, Password, Profile, Status,
        access::{role_name::RoleName, scope::Scope},
        audit::changes,
        schema::PatchRefusal,
    },
    server::Server,
    store::{
        Tx,
        accounts::{
            self, Account,
            changes::{self as store, AccountUpdate},
        },
        logins::unfinished_flows,
    },
};

pub use self::patch::{NewPassword, Patch, ProfilePatch};
pub use crate::store::accounts::changes::Address;

/// What a new account begins with; without a password or `ownIdData` nobody can log in to it yet.
#[derive(Debug)]
pub struct Beginning {
    pub login_id: LoginId,
    pub password: Option<Password>,
    pub own_id_data: Option<OwnIdData>,
    pub profile: Profile,
    pub roles: Vec<RoleName>,
    pub addresses: Vec<Address>,
    pub status: Status,
}

impl Beginning {
    /// An active account with nothing but its login id.
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

/// Creates an account for somebody and returns its id.
///
/// # Errors
/// [`Error::LoginIdTaken`], [`Refusal::FieldTaken`], [`Refusal::CredentialTaken`], [`Refusal::InvalidProfile`], [`Refusal::NotAllowed`].
pub async fn create(server: &Server, caller: &Caller, beginning: Beginning) -> Result<Uuid> {
    caller.require(Scope::AccountsWrite)?;
    caller.may_grant(&beginning.roles)?;
    // Before the password is hashed, which takes its time.
    require_fit(&schema::current(server).await?.in_force.schema, &beginning.profile)?;
    let draft = Draft::new(server, beginning).await?;
    let tries = Tries::begin();
    loop {
        if let Some(done) = tries.unless_schema_changed(begin(server, caller, &draft).await) {
            return done;
        }
    }
}

async fn begin(server: &Server, caller: &Caller, draft: &Draft) -> Result<Uuid> {
    let schema = schema::current(server).await?.in_force;
    require_fit(&schema.schema, &draft.beginning.profile)?;
    let new = draft.prepare(server, &schema);
    let mut tx = server.db.begin().await?;
    draft::insert(&mut tx, server, caller, &new).await?;
    tx.commit().await?;
    Ok(new.id)
}

fn require_fit(schema: &AccountSchema, profile: &Profile) -> Result<()> {
    let profile = schema.replace(&Profile::default(), profile, AccessLevel::Admin)?;
    let problems = schema.validate(&profile);
    if problems.is_empty() { Ok(()) } else { Err(Refusal::InvalidProfile(problems).into()) }
}

/// Changes an account, if it still has this version.
///
/// # Errors
/// [`Refusal::Stale`], [`Refusal::NotFound`], [`Refusal::FieldTaken`], [`Refusal::CredentialTaken`], [`Refusal::InvalidProfile`],
/// [`Refusal::LastAdministrator`], [`Refusal::NotAllowed`].
pub async fn change(server: &Server, caller: &Caller, (id, version): (Uuid, i64), patch: Patch) -> Result<Details> {
    let only_status =
        patch.profile.is_none() && patch.roles.is_none() && patch.addresses.is_none() && !patch.is_way_in();
    caller.require(if only_status { Scope::AccountsSupport } else { Scope::AccountsWrite })?;
    change_as(server, caller, AccessLevel::Admin, (id, version), patch).await
}

/// Changes an account's profile as its own person.
pub async fn change_own(
    server: &Server,
    caller: &Caller,
    (id, version): (Uuid, i64),
    patch: Map<String, Value>,
) -> Result<Details> {
    let patch = Patch { profile: Some(ProfilePatch::Merge(patch)), ..Patch::default() };
    change_as(server, caller, AccessLevel::User, (id, version), patch).await
}

async fn change_as(
    server: &Server,
    caller: &Caller,
    role: AccessLevel,
    account: (Uuid, i64),
    mut patch: Patch,
) -> Result<Details> {
    let tries = Tries::begin();
    loop {
        let done = try_change(server, caller, role, account, &mut patch).await;
        if let Some(done) = tries.unless_schema_changed(done) {
            return done;
        }
    }
}

async fn try_change(
    server: &Server,
    caller: &Caller,
    role: AccessLevel,
    (id, version): (Uuid, i64),
    patch: &mut Patch,
) -> Result<Details> {
    let old = details::find(server, id).await?.ok_or(Refusal::NotFound)?;
    if old.row.version != version {
        return Err(Refusal::Stale.into());
    }
    let is_way_in = patch.is_way_in();
    let schema = schema::current(server).await?.in_force;
    let profile = wanted_profile(&schema.schema, &old.profile, patch.profile.as_ref(), role)?;
    let needs_attention = left_wrong(&schema.schema, &old.profile, &profile)?;
    let status = patch.status.unwrap_or(old.status());
    let roles = patch.roles.as_deref().map_or_else(|| old.roles.clone(), names);
    may_add(caller, &old, patch.roles.as_deref().unwrap_or_default())?;
    let addresses = patch.addresses.clone().unwrap_or_else(|| old.addresses.clone());
    let asked = AskedChange {
        status: (status != old.status()).then_some(status),
        roles: roles != old.roles,
        addresses: addresses != old.addresses,
        way_in: is_way_in,
    };
    asked.require(caller, &old, server.clock.now())?;
    let password_hash = patch.hash_password(server).await?;
    let login_id = LoginId::from_database(old.row.login_id.clone());
    let changed = AccountUpdate {
        id,
        version,
        before: index_of(&schema.schema, &login_id, &old.profile, &old.addresses),
        index: index_of(&schema.schema, &login_id, &profile, &addresses),
        disabled: status == Status::Disabled,
        // Whom nobody has proved yet stays so while disabled.
        pending: status == Status::Pending || status == Status::Disabled && old.is_unproved(),
        profile,
        roles,
        addresses,
        needs_attention,
        schema_version: schema.number,
        now: server.clock.now(),
    };
    let own_id_data = patch.own_id_data.clone().map(|data| server.credentials.read(&login_id, data));
    let mut after = details::described(&changed.profile, &changed.roles, &changed.addresses, status);
    after.extend(set((password_hash.is_some(), own_id_data.is_some())));
    let act =
        Act { account_id: Some(id), target: old.row.login_id.clone(), changes: changes(&old.described(), &after) };
    let mut tx = server.db.begin().await?;
    // The log comes first: on PostgreSQL it makes those who change administrators wait for each other.
    audit::record(&mut tx, server, caller, ("account_changed", act)).await?;
    if old.is_admin() && (status != Status::Active || !changed.roles.iter().any(|role| role == RoleName::ADMIN)) {
        keep_an_administrator(&mut tx, id).await?;
    }
    store::update(&mut tx, &changed).await?;
    if old.is_unproved() && !changed.pending {
        // Whoever chose them has not proved that the login id is theirs.
        store::remove_credentials(&mut tx, id).await?;
    }
    if is_way_in {
        store::set_secrets(&mut tx, id, password_hash.as_deref(), own_id_data.as_ref(), changed.now).await?;
    }
    if asked.is_of_power() {
        unfinished_flows::end(&mut tx, id, None).await?;
    }
    tx.commit().await?;
    details::find(server, id).await?.ok_or(Refusal::NotFound.into())
}

fn index_of(schema: &AccountSchema, login_id: &LoginId, profile: &Profile, addresses: &[Address]) -> AccountIndex {
    AccountIndex::new(schema, profile, login_id, addresses.iter().map(|address| address.value.as_str()))
}

fn wanted_profile(
    schema: &AccountSchema,
    old: &Profile,
    patch: Option<&ProfilePatch>,
    role: AccessLevel,
) -> Result<Profile> {
    match patch {
        None => Ok(old.clone()),
        Some(ProfilePatch::Merge(patch)) => Ok(schema.patch(old, patch, role)?),
        Some(ProfilePatch::Replace(profile)) => Ok(schema.replace(old, profile, role)?),
    }
}

fn may_add(caller: &Caller, old: &Details, wanted: &[RoleName]) -> Result<()> {
    let added = wanted.iter().filter(|role| !old.roles.iter().any(|had| had == role.as_str()));
    caller.may_grant(&added.cloned().collect::<Vec<_>>())?;
    Ok(())
}

/// # Errors
/// [`Refusal::LastAdministrator`] when there is no other.
pub(super) async fn keep_an_administrator(tx: &mut Tx, but: Uuid) -> Result<()> {
    let others = store::others_with_role(tx, RoleName::ADMIN, but).await?;
    if others == 0 { Err(Refusal::LastAdministrator.into()) } else { Ok(()) }
}

pub(super) fn names(roles: &[RoleName]) -> Vec<String> {
    let mut names: Vec<_> = roles.iter().map(|role| role.as_str().to_owned()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Disables the account: its sessions end, and no login works until it is enabled again (behaviour b26).
pub async fn disable(server: &Server, caller: &Caller, login_id: &LoginId) -> Result<()> {
    set_status(server, caller, login_id, Status::Disabled).await
}

pub async fn enable(server: &Server, caller: &Caller, login_id: &LoginId) -> Result<()> {
    set_status(server, caller, login_id, Status::Active).await
}

async fn set_status(server: &Server, caller: &Caller, login_id: &LoginId, status: Status) -> Result<()> {
    let tries = Tries::begin();
    loop {
        let account = by_login_id(server, login_id).await?;
        let patch = Patch { status: Some(status), ..Patch::default() };
        let done = change(server, caller, (account.id, account.version), patch).await;
        if let Some(done) = tries.unless_stale(done) {
            return done.map(drop);
        }
    }
}

/// The account of a session.
pub async fn by_id(server: &Server, id: Uuid) -> Result<Account> {
    accounts::by_id(&server.db, id).await?.ok_or(Error::UnknownUser)
}

/// # Errors
/// [`Error::UnknownUser`].
pub async fn by_login_id(server: &Server, login_id: &LoginId) -> Result<Account> {
    accounts::by_login_id(&server.db, login_id).await?.ok_or(Error::UnknownUser)
}

impl From<PatchRefusal> for Error {
    fn from(refusal: PatchRefusal) -> Self {
        match refusal {
            PatchRefusal::Fields(problems) => Self::Refused(Refusal::InvalidProfile(problems)),
            PatchRefusal::Profile(error) => Self::Refused(Refusal::ProfileTooLarge(error.to_string())),
        }
    }
}
