//! Who asks for something on an administrator's pages, API or command line, and what they may do.

use std::net::IpAddr;

use super::{Refusal, Result};
use crate::domain::{
    audit::Actor,
    scope::{Scope, Scopes},
};

#[derive(Clone, Debug)]
pub struct Caller {
    pub actor: Actor,
    pub scopes: Scopes,
    /// None when the request came from no network.
    pub address: Option<IpAddr>,
}

impl Caller {
    /// The operator at the command line, who may do everything.
    pub fn command_line() -> Self {
        Self { actor: Actor::CommandLine, scopes: Scopes::ADMIN, address: None }
    }

    /// The server itself, doing what its time has come for.
    pub fn server() -> Self {
        Self { actor: Actor::Server, scopes: Scopes::ADMIN, address: None }
    }

    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub fn require(&self, scope: Scope) -> Result<()> {
        if self.scopes.has(scope) { Ok(()) } else { Err(Refusal::NotAllowed(scope).into()) }
    }
}
