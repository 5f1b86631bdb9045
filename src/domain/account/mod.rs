//! Accounts: ids, status, profiles, index keys, and the formats for import and export.

pub mod csv_format;
pub mod id;
pub mod index_key;
pub mod profile;
pub mod record;
pub mod row_problem;
pub mod status;

use self::{id::AccountId, index_key::AccountIndex, profile::Profile, status::Status};
use super::{
    AccountSchema, LoginId, Timestamp,
    access::role_name::RoleName,
    identity::address::{Address, AddressKind},
};

/// An account with its roles and addresses, but without its credentials.
#[derive(Clone, Debug)]
pub struct Account {
    pub id: AccountId,
    pub login_id: LoginId,
    pub profile: Profile,
    /// The names of the roles, in order and without duplicates.
    pub roles: Vec<String>,
    /// All addresses except the login id.
    pub addresses: Vec<Address>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub last_login_at: Option<Timestamp>,
    /// The time since which logins are refused.
    pub disabled_at: Option<Timestamp>,
    /// Set until the owner verifies the login id, also while the account is disabled.
    pub pending_since: Option<Timestamp>,
    /// True while the profile does not conform to the schema, or shares the value of a unique field
    /// with another account.
    pub needs_attention: bool,
    /// The version, incremented by every change.
    pub version: i64,
}

impl Account {
    /// A new account with an empty profile and no roles.
    pub fn new(id: AccountId, login_id: LoginId, status: Status, created_at: Timestamp) -> Self {
        let mut account = Self {
            id,
            login_id,
            profile: Profile::default(),
            roles: Vec::new(),
            addresses: Vec::new(),
            created_at,
            updated_at: created_at,
            last_login_at: None,
            disabled_at: None,
            pending_since: None,
            needs_attention: false,
            version: 1,
        };

        account.set_status(status, created_at);
        account
    }

    pub fn status(&self) -> Status {
        Status::of(self.disabled_at, self.pending_since)
    }

    /// Sets the status, with `now` as the beginning of one that the account did not have. An
    /// unverified account stays unverified while it is disabled.
    pub fn set_status(&mut self, status: Status, now: Timestamp) {
        self.disabled_at = match status {
            Status::Disabled => self.disabled_at.or(Some(now)),
            Status::Active | Status::Pending => None,
        };
        self.pending_since = match status {
            Status::Active => None,
            Status::Disabled => self.pending_since,
            Status::Pending => self.pending_since.or(Some(now)),
        };
    }

    /// Returns true until the login id is verified, also when the account is disabled.
    pub fn is_unverified(&self) -> bool {
        self.pending_since.is_some()
    }

    pub fn is_admin(&self) -> bool {
        self.roles.iter().any(|role| role == RoleName::ADMIN)
    }

    /// Iterates over the further addresses of this kind.
    pub fn addresses_of(&self, kind: AddressKind) -> impl Iterator<Item = &Address> {
        self.addresses.iter().filter(move |address| address.kind == kind)
    }

    /// Iterates over all addresses of the owner, beginning with the login id.
    pub fn all_addresses(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.login_id.as_str()).chain(self.further_addresses())
    }

    /// Computes the values by which lists find the account.
    pub fn index(&self, schema: &AccountSchema) -> AccountIndex {
        AccountIndex::new(schema, &self.profile, &self.login_id, self.further_addresses())
    }

    fn further_addresses(&self) -> impl Iterator<Item = &str> {
        self.addresses.iter().map(|address| address.value.as_str())
    }
}
