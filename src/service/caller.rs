//! Who asks for something on an administrator's pages, API or command line, and what they may do.

use std::net::IpAddr;

use sqlx::types::Uuid;

use super::{Refusal, Result};
use crate::{
    domain::{
        AccessLevel, Timestamp,
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

#[derive(Clone, Debug)]
pub struct Caller {
    pub actor: Actor,
    pub scopes: Scopes,
    /// None when the request came from no network.
    pub address: Option<IpAddr>,
    /// The proof that stands behind the request.
    pub standing: RequestAuthentication,
}

impl Caller {
    /// A person by the roles that their account has now (behaviour b26), and by no login yet.
    pub async fn account(server: &Server, id: Uuid, address: IpAddr) -> Result<Self> {
        let parts = relations::of_accounts(&server.db, &[id]).await?.remove(&id).unwrap_or_default();
        let roles: Vec<_> = parts.roles.iter().filter_map(|role| RoleName::parse(role).ok()).collect();
        let standing = RequestAuthentication::Session {
            method: AuthMethod::Registration,
            authenticated_at: Timestamp::from_millis(0),
        };
        Ok(Self { actor: Actor::Account(id), scopes: role_name::scopes(&roles), address: Some(address), standing })
    }

    /// The same, in a session that began so.
    #[must_use]
    pub fn since(mut self, authentication: &AuthenticationContext) -> Self {
        let AuthenticationContext { method, authenticated_at, .. } = *authentication;
        self.standing = RequestAuthentication::Session { method, authenticated_at };
        self
    }

    /// The same, for what was asked of them when they ordered it.
    #[must_use]
    pub fn as_ordered(mut self) -> Self {
        self.standing = RequestAuthentication::Administrator;
        self
    }

    /// A person who has no account here, or has not shown yet that they have one.
    pub fn visitor(address: IpAddr) -> Self {
        Self {
            actor: Actor::Visitor,
            scopes: Scopes::default(),
            address: Some(address),
            standing: RequestAuthentication::Code,
        }
    }

    /// The operator at the command line, who may do everything.
    pub fn command_line() -> Self {
        Self {
            actor: Actor::CommandLine,
            scopes: Scopes::ADMIN,
            address: None,
            standing: RequestAuthentication::Administrator,
        }
    }

    /// The server itself, doing what its time has come for.
    pub fn server() -> Self {
        Self {
            actor: Actor::Server,
            scopes: Scopes::ADMIN,
            address: None,
            standing: RequestAuthentication::Administrator,
        }
    }

    /// As whom the schema lets the caller read and write profiles.
    pub fn role(&self) -> AccessLevel {
        if self.scopes.has(Scope::AccountsWrite) { AccessLevel::Admin } else { AccessLevel::Support }
    }

    /// Nobody gives away more than they have.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub fn may_grant(&self, roles: &[RoleName]) -> Result<()> {
        match role_name::scopes(roles).iter().find(|scope| !self.scopes.has(*scope)) {
            Some(missing) => Err(Refusal::NotAllowed(missing).into()),
            None => Ok(()),
        }
    }

    /// Nobody disables, deletes or redirects an account that may do more than they: else support could shut out administrators.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub fn may_rule(&self, roles: &[String]) -> Result<()> {
        let roles: Vec<_> = roles.iter().filter_map(|role| RoleName::parse(role).ok()).collect();
        self.may_grant(&roles)
    }

    /// Refuses to open an account that gives power by a token of that very account: it is no other administrator.
    ///
    /// # Errors
    /// [`Refusal::TooWeak`].
    pub fn may_open(&self, id: Uuid, roles: &[String]) -> Result<()> {
        if role_name::give_power(roles) && self.standing.is_own_token_of(id) {
            return Err(Refusal::TooWeak(InsufficientAuthentication::Administrator).into());
        }
        Ok(())
    }

    /// Refuses an administrator's act that is not vouched for as strongly as it asks.
    ///
    /// # Errors
    /// [`Refusal::TooWeak`].
    pub fn require_strength(&self, act: ProtectedAction, now: Timestamp) -> Result<()> {
        Ok(self.standing.meets(act.strength(false), now).map_err(Refusal::TooWeak)?)
    }

    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub fn require(&self, scope: Scope) -> Result<()> {
        if self.scopes.has(scope) { Ok(()) } else { Err(Refusal::NotAllowed(scope).into()) }
    }
}
