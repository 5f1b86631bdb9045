//! What is to be different about an account, and what of it nobody reads again.

use serde_json::{Map, Value};

use super::{Address, details::Details};
use crate::{
    domain::{
        AccountSchema, OwnIdData, Password, Profile, Status, Timestamp,
        access::{role_name::RoleName, scope::Scope, strength::ProtectedAction},
    },
    server::Server,
    service::{Refusal, Result, caller::Caller},
};

/// What is to be different about an account; what is none stays.
#[derive(Clone, Debug, Default)]
pub struct Patch {
    pub profile: Option<ProfilePatch>,
    pub roles: Option<Vec<RoleName>>,
    /// All further addresses.
    pub addresses: Option<Vec<Address>>,
    pub status: Option<Status>,
    pub password: Option<NewPassword>,
    pub own_id_data: Option<OwnIdData>,
}

impl Patch {
    /// Whether it gives a way in.
    pub fn is_way_in(&self) -> bool {
        self.password.is_some() || self.own_id_data.is_some()
    }

    /// The password as it is kept. Its hash takes its place, so that it is hashed once, however often the change is tried.
    pub(in crate::service) async fn hash_password(&mut self, server: &Server) -> Result<Option<String>> {
        let hash = hash(server, self.password.take()).await?;
        self.password = hash.clone().map(NewPassword::Hashed);
        Ok(hash)
    }
}

/// A password as it comes.
#[derive(Clone, Debug)]
pub enum NewPassword {
    Typed(Password),
    /// A PHC string.
    Hashed(String),
}

impl NewPassword {
    /// The same, hashed.
    ///
    /// # Errors
    /// [`crate::service::Error::Busy`].
    pub async fn hashed(self, server: &Server) -> Result<Self> {
        match self {
            Self::Typed(password) => Ok(Self::Hashed(server.password_hasher.hash(password, &server.random).await?)),
            hashed @ Self::Hashed(_) => Ok(hashed),
        }
    }
}

#[derive(Clone, Debug)]
pub enum ProfilePatch {
    /// RFC 7396.
    Merge(Map<String, Value>),
    Replace(Profile),
}

/// A password as it is kept.
pub(in crate::service) async fn hash(server: &Server, password: Option<NewPassword>) -> Result<Option<String>> {
    match password {
        Some(NewPassword::Typed(password)) => Ok(Some(server.password_hasher.hash(password, &server.random).await?)),
        Some(NewPassword::Hashed(hash)) => Ok(Some(hash)),
        None => Ok(None),
    }
}

/// What the log says of a password and of `ownIdData`: no more than that they were set.
pub(in crate::service) fn set((password, own_id_data): (bool, bool)) -> impl Iterator<Item = (String, Value)> {
    let both = [("password", password), ("ownIdData", own_id_data)];
    both.into_iter().filter(|(_, is_set)| *is_set).map(|(name, _)| (name.to_owned(), "set".into()))
}

/// Whether something of the profile is still wrong. What was wrong before keeps nobody from changing the rest.
///
/// # Errors
/// [`Refusal::InvalidProfile`] when the change makes something wrong.
pub(in crate::service) fn left_wrong(schema: &AccountSchema, old: &Profile, new: &Profile) -> Result<bool> {
    let (before, mut problems) = (schema.validate(old), schema.validate(new));
    let needs_attention = !problems.is_empty();
    problems.retain(|problem| !before.contains(problem));
    if problems.is_empty() { Ok(needs_attention) } else { Err(Refusal::InvalidProfile(problems).into()) }
}

/// The parts of a change that give or take power over an account.
pub(in crate::service) struct AskedChange {
    /// The new status, if it is another.
    pub(in crate::service) status: Option<Status>,
    pub(in crate::service) roles: bool,
    pub(in crate::service) addresses: bool,
    pub(in crate::service) way_in: bool,
}

impl AskedChange {
    pub(in crate::service) fn is_of_power(&self) -> bool {
        self.status.is_some() || self.roles || self.addresses || self.way_in
    }

    /// Refuses a caller who may not do all of it, or whose login is not strong enough for it.
    pub(in crate::service) fn require(&self, caller: &Caller, old: &Details, now: Timestamp) -> Result<()> {
        if !self.is_of_power() {
            return Ok(());
        }

        caller.may_rule(&old.roles)?;
        if self.status == Some(Status::Pending) {
            // The next proof takes the password away.
            caller.require(Scope::AccountsWrite)?;
        }
        let acts = [
            (self.status.is_some(), ProtectedAction::ChangeStatus),
            (self.roles, ProtectedAction::ChangeRoles),
            (self.addresses, ProtectedAction::ChangeAddresses),
            (self.way_in, ProtectedAction::ChangeCredentials),
        ];
        for (_, act) in acts.into_iter().filter(|(is_asked, _)| *is_asked) {
            caller.require_strength(act, now)?;
        }

        if self.way_in { caller.may_open(old.row.id, &old.roles) } else { Ok(()) }
    }
}
