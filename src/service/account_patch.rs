//! What is to be different about an account, and what of it nobody reads again.

use serde_json::{Map, Value};

use super::{Refusal, Result, accounts::Address};
use crate::{
    domain::{AccountSchema, OwnIdData, Password, Profile, Status, account_role::AccountRole},
    server::Server,
};

/// What is to be different about an account; what is none stays.
#[derive(Clone, Debug, Default)]
pub struct Patch {
    pub profile: Option<ProfilePatch>,
    pub roles: Option<Vec<AccountRole>>,
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
}

/// A password as it comes.
#[derive(Clone, Debug)]
pub enum NewPassword {
    Typed(Password),
    /// A PHC string, made elsewhere.
    Hashed(String),
}

#[derive(Clone, Debug)]
pub enum ProfilePatch {
    /// RFC 7396.
    Merge(Map<String, Value>),
    Replace(Profile),
}

/// A password as it is kept.
pub(super) async fn hash(server: &Server, password: Option<NewPassword>) -> Result<Option<String>> {
    match password {
        Some(NewPassword::Typed(password)) => Ok(Some(server.hasher.hash(password, &server.random).await?)),
        Some(NewPassword::Hashed(hash)) => Ok(Some(hash)),
        None => Ok(None),
    }
}

/// What the log says of a password and of `ownIdData`: no more than that they were set.
pub(super) fn set((password, own_id_data): (bool, bool)) -> impl Iterator<Item = (String, Value)> {
    let both = [("password", password), ("ownIdData", own_id_data)];
    both.into_iter().filter(|(_, is_set)| *is_set).map(|(name, _)| (name.to_owned(), "set".into()))
}

/// Whether something of the profile is still wrong. What was wrong before keeps nobody from changing the rest.
///
/// # Errors
/// [`Refusal::InvalidProfile`] when the change makes something wrong.
pub(super) fn left_wrong(schema: &AccountSchema, old: &Profile, new: &Profile) -> Result<bool> {
    let (before, mut problems) = (schema.validate(old), schema.validate(new));
    let needs_attention = !problems.is_empty();
    problems.retain(|problem| !before.contains(problem));
    if problems.is_empty() { Ok(needs_attention) } else { Err(Refusal::InvalidProfile(problems).into()) }
}
