//! An account with its roles and addresses.

use serde_json::{Map, Value, json};

use crate::{
    domain::{
        AccountId, LoginId, Profile, Status,
        access::{role_name::RoleName, scope::Scope},
    },
    server::Server,
    service::{
        Error, Refusal, Result,
        admin::audit::{self, Act},
        caller::Caller,
    },
    store::accounts::{
        self,
        changes::Address,
        list::{self, AccountRow},
        relations::{self, AccountRelations},
    },
};

/// An account with its roles and addresses.
#[derive(Clone, Debug)]
pub struct Details {
    pub row: AccountRow,
    pub profile: Profile,
    pub roles: Vec<String>,
    /// All addresses except the login id.
    pub addresses: Vec<Address>,
}

impl Details {
    /// Combines a row with its roles and addresses.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when the profile cannot be read.
    pub(in crate::service) fn new(row: AccountRow, parts: AccountRelations) -> Result<Self> {
        let addresses = parts.addresses.into_iter().map(|address| Address {
            kind: if address.kind == "phone" { "phone" } else { "email" },
            value: address.value,
            verified_at: address.verified_at,
        });
        Ok(Self {
            profile: stored_profile(row.id, &row.profile)?,
            roles: parts.roles,
            addresses: addresses.collect(),
            row,
        })
    }

    pub fn login_id(&self) -> LoginId {
        LoginId::from_database(self.row.login_id.clone())
    }

    /// All addresses of the owner, beginning with the login id.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.row.login_id)
            .chain(self.addresses.iter().map(|address| &address.value))
            .map(String::as_str)
    }

    pub fn status(&self) -> Status {
        match (self.row.disabled_at, self.row.pending_since) {
            (Some(_), _) => Status::Disabled,
            (None, Some(_)) => Status::Pending,
            (None, None) => Status::Active,
        }
    }

    /// True until the login id is verified, also when the account is disabled.
    pub fn is_unverified(&self) -> bool {
        self.row.pending_since.is_some()
    }

    pub fn is_admin(&self) -> bool {
        self.roles.iter().any(|role| role == RoleName::ADMIN)
    }

    /// The values that the audit log compares.
    pub(in crate::service) fn described(&self) -> Map<String, Value> {
        described(&self.profile, &self.roles, &self.addresses, self.status())
    }
}

/// Parses a stored profile.
///
/// # Errors
/// [`Error::Corrupt`]. No default may replace the profile, because the next change would overwrite
/// it.
pub(in crate::service) fn stored_profile(id: AccountId, json: &str) -> Result<Profile> {
    Profile::from_database(json).map_err(|_| Error::Corrupt(format!("the profile of {id} is no JSON object")))
}

/// The values of an account for the audit log: members of the profile, roles, addresses and status.
pub(in crate::service) fn described(
    profile: &Profile,
    roles: &[String],
    addresses: &[Address],
    status: Status,
) -> Map<String, Value> {
    let mut members: Map<String, Value> =
        profile.iter().map(|(name, value)| (format!("profile.{name}"), value.clone())).collect();
    for kind in ["email", "phone"] {
        let of_kind = addresses.iter().filter(|address| address.kind == kind);
        let values: Vec<_> = of_kind
            .map(|address| json!({ "value": address.value, "verified": address.verified_at.is_some() }))
            .collect();
        if !values.is_empty() {
            members.insert(format!("{kind}s"), Value::Array(values));
        }
    }
    if !roles.is_empty() {
        members.insert("roles".to_owned(), json!(roles));
    }
    members.insert("status".to_owned(), json!(status.as_str()));
    members
}

/// The account with this id.
pub(in crate::service) async fn find(server: &Server, id: AccountId) -> Result<Option<Details>> {
    let Some(row) = list::find(&server.db, id).await? else { return Ok(None) };
    let parts = relations::of_accounts(&server.db, &[id]).await?.remove(&id).unwrap_or_default();
    Details::new(row, parts).map(Some)
}

/// The account with this id, for a caller who may read accounts.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::NotAllowed`].
pub async fn get(server: &Server, caller: &Caller, id: AccountId) -> Result<Details> {
    caller.require(Scope::AccountsRead)?;
    find(server, id).await?.ok_or(Refusal::NotFound.into())
}

/// True when the account has a password.
pub async fn has_password(server: &Server, id: AccountId) -> Result<bool> {
    Ok(accounts::secrets(&server.db, id).await?.is_some_and(|(password_hash, _)| password_hash.is_some()))
}

/// True when the account has `ownIdData`.
pub async fn has_own_id_data(server: &Server, id: AccountId) -> Result<bool> {
    Ok(accounts::secrets(&server.db, id).await?.is_some_and(|(_, own_id_data)| own_id_data.is_some()))
}

/// Records an act in the audit log that does not change the account's row, such as ending sessions
/// or removing a passkey.
pub async fn note(server: &Server, caller: &Caller, action: &'static str, account: &Details) -> Result<()> {
    let act = Act { account_id: Some(account.row.id), target: account.row.login_id.clone(), changes: Map::new() };
    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, caller, action, act).await?;
    Ok(tx.commit().await?)
}

/// The caller's own account.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn own(server: &Server, id: AccountId) -> Result<Details> {
    find(server, id).await?.ok_or(Refusal::NotFound.into())
}
