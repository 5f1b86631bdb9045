//! Partial updates of an account, including write-only secrets.

use serde_json::{Map, Value};

use crate::{
    domain::{
        Account, AccountSchema, Address, OwnIdData, Password, Profile, Status, Timestamp,
        access::{role_name::RoleName, scope::Scope, strength::ProtectedAction},
    },
    server::Server,
    service::{Refusal, Result, caller::Caller},
};

/// A partial update of an account. Members that are `None` stay unchanged.
#[derive(Clone, Debug, Default)]
pub struct AccountPatch {
    pub profile: Option<ProfilePatch>,
    pub roles: Option<Vec<RoleName>>,
    /// All addresses except the login id.
    pub addresses: Option<Vec<Address>>,
    pub status: Option<Status>,
    pub password: Option<NewPassword>,
    pub own_id_data: Option<OwnIdData>,
    /// Refuses the change if the account has no password, because `own_id_data` is without the last
    /// passkey.
    pub requires_password: bool,
}

impl AccountPatch {
    /// True when it sets a password or `ownIdData`.
    pub fn changes_credentials(&self) -> bool {
        self.password.is_some() || self.own_id_data.is_some()
    }

    /// The hash of the new password, if there is one. The hash replaces the password, so that it is
    /// computed once, even if the change is retried.
    pub(in crate::service) async fn hash_password(
        &mut self,
        server: &Server,
    ) -> Result<Option<String>> {
        let hash = hash(server, self.password.take()).await?;
        self.password = hash.clone().map(NewPassword::Hashed);
        Ok(hash)
    }
}

/// A new password, in clear text or as a hash.
#[derive(Clone, Debug)]
pub enum NewPassword {
    Typed(Password),
    /// The hash in PHC format.
    Hashed(String),
}

impl NewPassword {
    /// Hashes the password, unless it is hashed.
    ///
    /// # Errors
    /// [`crate::service::Error::Busy`].
    pub async fn hashed(self, server: &Server) -> Result<Self> {
        match self {
            Self::Typed(password) => {
                Ok(Self::Hashed(server.password_hasher.hash(password, &server.random).await?))
            }
            hashed @ Self::Hashed(_) => Ok(hashed),
        }
    }
}

/// A change of the profile.
#[derive(Clone, Debug)]
pub enum ProfilePatch {
    /// A merge patch (RFC 7396).
    Merge(Map<String, Value>),
    Replace(Profile),
}

/// The hash of a password in PHC format.
pub(in crate::service) async fn hash(
    server: &Server,
    password: Option<NewPassword>,
) -> Result<Option<String>> {
    match password {
        Some(NewPassword::Typed(password)) => {
            Ok(Some(server.password_hasher.hash(password, &server.random).await?))
        }
        Some(NewPassword::Hashed(hash)) => Ok(Some(hash)),
        None => Ok(None),
    }
}

/// The entries of the audit log for a password and `ownIdData`, which record only that they were
/// set.
pub(in crate::service) fn secret_changes(
    password: bool,
    own_id_data: bool,
) -> impl Iterator<Item = (String, Value)> {
    let both = [("password", password), ("ownIdData", own_id_data)];
    both.into_iter().filter(|(_, is_set)| *is_set).map(|(name, _)| (name.to_owned(), "set".into()))
}

/// Validates a change of the profile. Problems that existed before do not prevent it. Returns true
/// if any of those remain.
///
/// # Errors
/// [`Refusal::InvalidProfile`] when the change introduces a problem.
pub(in crate::service) fn validate_change(
    schema: &AccountSchema,
    old: &Profile,
    new: &Profile,
) -> Result<bool> {
    let before = schema.validate(old);
    let mut problems = schema.validate(new);
    let needs_attention = !problems.is_empty();
    problems.retain(|problem| !before.contains(problem));
    if problems.is_empty() {
        Ok(needs_attention)
    } else {
        Err(Refusal::InvalidProfile(problems).into())
    }
}

/// The parts of a change that give or take power over an account.
pub(in crate::service) struct PowerChange {
    /// The new status, if it is another.
    pub(in crate::service) status: Option<Status>,
    pub(in crate::service) roles: bool,
    pub(in crate::service) addresses: bool,
    pub(in crate::service) credentials: bool,
}

impl PowerChange {
    pub(in crate::service) fn changes_power(&self) -> bool {
        self.status.is_some() || self.roles || self.addresses || self.credentials
    }

    /// Refuses a caller who lacks the rights for any part of it, or whose login is not strong
    /// enough.
    pub(in crate::service) fn require(
        &self,
        caller: &Caller,
        old: &Account,
        now: Timestamp,
    ) -> Result<()> {
        if !self.changes_power() {
            return Ok(());
        }

        caller.require_rights_over(&old.roles)?;
        if self.status == Some(Status::Pending) {
            // The next verification of the login id removes the password.
            caller.require(Scope::AccountsWrite)?;
        }
        let acts = [
            (self.status.is_some(), ProtectedAction::ChangeStatus),
            (self.roles, ProtectedAction::ChangeRoles),
            (self.addresses, ProtectedAction::ChangeAddresses),
            (self.credentials, ProtectedAction::ChangeCredentials),
        ];
        for (is_requested, act) in acts {
            if is_requested {
                caller.require_strength(act, now)?;
            }
        }

        if self.credentials { caller.refuse_own_token(old.id, &old.roles) } else { Ok(()) }
    }
}
