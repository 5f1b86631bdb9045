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
    /// The authentication of the request; that of a session has the method and the time of its
    /// login.
    pub authentication: RequestAuthentication,
}

impl Caller {
    /// The owner of an account, with its current roles (`docs/security-behaviours.md` b26), and
    /// without a login yet.
    pub async fn account(server: &Server, id: AccountId, address: IpAddr) -> Result<Self> {
        let parts =
            relations::of_accounts(&server.db, &[id]).await?.remove(&id).unwrap_or_default();
        let roles: Vec<_> =
            parts.roles.iter().filter_map(|role| RoleName::parse(role).ok()).collect();
        let authentication = RequestAuthentication::Session {
            method: AuthMethod::Registration,
            authenticated_at: Timestamp::from_millis(0),
        };
        Ok(Self {
            actor: Actor::Account(id),
            scopes: role_name::scopes(&roles),
            address: Some(address),
            authentication,
        })
    }

    /// The same caller, in a session with this provenance.
    #[must_use]
    pub fn since(mut self, authentication: &AuthenticationContext) -> Self {
        let AuthenticationContext { method, authenticated_at, .. } = *authentication;
        self.authentication = RequestAuthentication::Session { method, authenticated_at };
        self
    }

    /// The same caller, for an act whose requirements of their login were checked before: a job
    /// that they started, or a recovery.
    #[must_use]
    pub fn preauthorized(mut self) -> Self {
        self.authentication = RequestAuthentication::Administrator;
        self
    }

    /// A visitor who is not logged in.
    pub fn visitor(address: IpAddr) -> Self {
        Self {
            actor: Actor::Visitor,
            scopes: Scopes::default(),
            address: Some(address),
            authentication: RequestAuthentication::Code,
        }
    }

    /// The operator at the command line, with all rights.
    pub fn command_line() -> Self {
        Self {
            actor: Actor::CommandLine,
            scopes: Scopes::ADMIN,
            address: None,
            authentication: RequestAuthentication::Administrator,
        }
    }

    /// The server itself, for scheduled work.
    pub fn server() -> Self {
        Self {
            actor: Actor::Server,
            scopes: Scopes::ADMIN,
            address: None,
            authentication: RequestAuthentication::Administrator,
        }
    }

    /// The access level with which the caller reads and writes profiles.
    pub fn role(&self) -> AccessLevel {
        if self.scopes.has(Scope::AccountsWrite) {
            AccessLevel::Admin
        } else {
            AccessLevel::Support
        }
    }

    /// Refuses to grant roles with more scopes than the caller has.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub fn require_grantable(&self, roles: &[RoleName]) -> Result<()> {
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
    pub fn require_rights_over(&self, roles: &[String]) -> Result<()> {
        let roles: Vec<_> = roles.iter().filter_map(|role| RoleName::parse(role).ok()).collect();
        self.require_grantable(&roles)
    }

    /// Refuses access to an account with power by a token of that account, because the token is not
    /// another administrator.
    ///
    /// # Errors
    /// [`Refusal::TooWeak`].
    pub fn refuse_own_token(&self, id: AccountId, roles: &[String]) -> Result<()> {
        if role_name::give_power(roles) && self.authentication.is_own_token_of(id) {
            return Err(Refusal::TooWeak(InsufficientAuthentication::Administrator).into());
        }
        Ok(())
    }

    /// Refuses an administrator's act if the caller's login is not as strong as it requires
    /// (`docs/security-behaviours.md` b21). An API token always is.
    ///
    /// # Errors
    /// [`Refusal::TooWeak`].
    pub fn require_strength(&self, act: ProtectedAction, now: Timestamp) -> Result<()> {
        Ok(self.authentication.meets(act.strength(false), now).map_err(Refusal::TooWeak)?)
    }

    /// Refuses a caller without this scope.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub fn require(&self, scope: Scope) -> Result<()> {
        if self.scopes.has(scope) { Ok(()) } else { Err(Refusal::NotAllowed(scope).into()) }
    }
}
