//! What is to be different about an account, and what of it nobody reads again.

use serde_json::{Map, Value};

use super::{Result, accounts::Address};
use crate::{
    domain::{OwnIdData, Password, Profile, Status, account_role::AccountRole},
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
