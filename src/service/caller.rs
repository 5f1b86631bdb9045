//! Who asks for something on an administrator's pages, API or command line, and what they may do.

use std::net::IpAddr;

use sqlx::types::Uuid;

use super::{Refusal, Result};
use crate::{
    domain::{
        Role,
        account_role::{self, AccountRole},
        audit::Actor,
        scope::{Scope, Scopes},
    },
    server::Server,
    store::account_parts,
};

#[derive(Clone, Debug)]
pub struct Caller {
    pub actor: Actor,
    pub scopes: Scopes,
    /// None when the request came from no network.
    pub address: Option<IpAddr>,
}

impl Caller {
    /// Somebody in their session, by the roles that their account has now (behaviour b26).
    pub async fn account(server: &Server, id: Uuid, address: IpAddr) -> Result<Self> {
        let parts = account_parts::parts(&server.db, &[id]).await?.remove(&id).unwrap_or_default();
        let roles: Vec<_> = parts.roles.iter().filter_map(|role| AccountRole::parse(role).ok()).collect();
        Ok(Self { actor: Actor::Account(id), scopes: account_role::scopes(&roles), address: Some(address) })
    }

    /// The operator at the command line, who may do everything.
    pub fn command_line() -> Self {
        Self { actor: Actor::CommandLine, scopes: Scopes::ADMIN, address: None }
    }

    /// The server itself, doing what its time has come for.
    pub fn server() -> Self {
        Self { actor: Actor::Server, scopes: Scopes::ADMIN, address: None }
    }

    /// As whom the schema lets the caller read and write profiles.
    pub fn role(&self) -> Role {
        if self.scopes.has(Scope::AccountsWrite) { Role::Admin } else { Role::Support }
    }

    /// Nobody gives away more than they have.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub fn may_grant(&self, roles: &[AccountRole]) -> Result<()> {
        match account_role::scopes(roles).iter().find(|scope| !self.scopes.has(*scope)) {
            Some(missing) => Err(Refusal::NotAllowed(missing).into()),
            None => Ok(()),
        }
    }

    /// Nobody disables, deletes or redirects an account that may do more than they: else support could shut out administrators.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub fn may_rule(&self, roles: &[String]) -> Result<()> {
        let roles: Vec<_> = roles.iter().filter_map(|role| AccountRole::parse(role).ok()).collect();
        self.may_grant(&roles)
    }

    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub fn require(&self, scope: Scope) -> Result<()> {
        if self.scopes.has(scope) { Ok(()) } else { Err(Refusal::NotAllowed(scope).into()) }
    }
}
