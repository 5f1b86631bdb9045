//! The caller of a use case, with their rights.

use std::net::IpAddr;

use super::{Refusal, Result};
use crate::{
    domain::{
        AccessLevel, AccountId, Timestamp,
        access::{
            role_name::{self, RoleName},
            scope::{Scope, Scopes},
            strength::{InsufficientAuthentication, ProtectedAction, RequestAuthentication},
        },
        audit::Actor,
        session::{AuthMethod, AuthenticationContext},
    },
    server::Server,
    store::accounts::relations,
};

/// The caller of a use case, with their rights.
#[derive(Clone, Debug)]
pub struct Caller {
    pub actor: Actor,
    pub scopes: Scopes,
    /// The client's address. `None` for the command line and the server itself.
    pub address: Option<IpAddr>,
    /// The strength of the caller's authentication.
    pub standing: RequestAuthentication,
}

impl Caller {
    /// The owner of an account, with its current roles (`docs/security-behaviours.md` b26), and
    /// without a login yet.
    pub async fn account(server: &Server, id: AccountId, address: IpAddr) -> Result<Self> {
        let parts = relations::of_accounts(&server.db, &[id]).await?.remove(&id).unwrap_or_default();
        let roles: Vec<_> = parts.roles.iter().filter_map(|role| RoleName::parse(role).ok()).collect();
        let standing = RequestAuthentication::Session {
            method: AuthMethod::Registration,
            authenticated_at: Timestamp::from_millis(0),
        };
        Ok(Self { actor: Actor::Account(id), scopes: role_name::scopes(&roles), address: Some(address), standing })
    }

    /// The same caller, in a session with this provenance.
    #[must_use]
    pub fn since(mut self, authentication: &AuthenticationContext) -> Self {
        let AuthenticationContext { method, authenticated_at, .. } = *authentication;
        self.standing = RequestAuthentication::Session { method, authenticated_at };
        self
    }

    /// The same caller, for a job. The strength of their login was checked when they started it.
    #[must_use]
    pub fn as_ordered(mut self) -> Self {
        self.standing = RequestAuthentication::Administrator;
        self
    }

    /// A visitor who is not logged in.
    pub fn visitor(address: IpAddr) -> Self {
        Self {
            actor: Actor::Visitor,
            scopes: Scopes::default(),
            address: Some(address),
            standing: RequestAuthentication::Code,
        }
    }

    /// The operator at the command line, with all rights.
    pub fn command_line() -> Self {
        Self {
            actor: Actor::CommandLine,
            scopes: Scopes::ADMIN,
            address: None,
            standing: RequestAuthentication::Administrator,
        }
    }

    /// The server itself, for scheduled work.
    pub fn server() -> Self {
        Self {
            actor: Actor::Server,
            scopes: Scopes::ADMIN,
            address: None,
            standing: RequestAuthentication::Administrator,
        }
    }

    /// The access level with which the caller reads and writes profiles.
    pub fn role(&self) -> AccessLevel {
        if self.scopes.has(Scope::AccountsWrite) { AccessLevel::Admin } else { AccessLevel::Support }
    }

    /// Refuses to grant roles with more scopes than the caller has.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub fn may_grant(&self, roles: &[RoleName]) -> Result<()> {
        match role_name::scopes(roles).iter().find(|scope| !self.scopes.has(*scope)) {
            Some(missing) => Err(Refusal::NotAllowed(missing).into()),
            None => Ok(()),
        }
    }

    /// Refuses acts on an account whose roles have more scopes than the caller has. Otherwise,
    /// support could lock out administrators.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub fn may_rule(&self, roles: &[String]) -> Result<()> {
        let roles: Vec<_> = roles.iter().filter_map(|role| RoleName::parse(role).ok()).collect();
        self.may_grant(&roles)
    }

    /// Refuses access to an account with power by a token of that account, because the token is not
    /// another administrator.
    ///
    /// # Errors
    /// [`Refusal::TooWeak`].
    pub fn may_open(&self, id: AccountId, roles: &[String]) -> Result<()> {
        if role_name::give_power(roles) && self.standing.is_own_token_of(id) {
            return Err(Refusal::TooWeak(InsufficientAuthentication::Administrator).into());
        }
        Ok(())
    }

    /// Refuses an administrator's act if the caller's login is not as strong as it requires.
    ///
    /// # Errors
    /// [`Refusal::TooWeak`].
    pub fn require_strength(&self, act: ProtectedAction, now: Timestamp) -> Result<()> {
        Ok(self.standing.meets(act.strength(false), now).map_err(Refusal::TooWeak)?)
    }

    /// Refuses a caller without this scope.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub fn require(&self, scope: Scope) -> Result<()> {
        if self.scopes.has(scope) { Ok(()) } else { Err(Refusal::NotAllowed(scope).into()) }
    }
}
