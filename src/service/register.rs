//! A person creates their own account.

use std::net::IpAddr;

use sqlx::types::Uuid;

use super::{
    Error, Result,
    accounts::{self, Beginning},
    caller::Caller,
};
use crate::{
    config::Registration,
    domain::{LoginId, OwnIdData, Password, audit::Actor, scope::Scopes},
    server::Server,
};

/// The way in that a person chose for their account.
#[derive(Debug)]
pub enum WayIn {
    /// What `onRegister` handed to the page.
    OwnId(OwnIdData),
    Password(Password),
}

/// Creates the account.
///
/// # Errors
/// [`Error::RegistrationClosed`], [`Error::LoginIdTaken`] or [`Error::TooManyAttempts`].
pub async fn register(server: &Server, login_id: LoginId, way_in: WayIn, address: IpAddr) -> Result<Uuid> {
    open(server)?;
    server.attempts.registration(address)?;
    let (password, own_id_data) = match way_in {
        WayIn::OwnId(data) => (None, Some(data)),
        WayIn::Password(password) => (Some(password), None),
    };
    let person = Caller { actor: Actor::Visitor, scopes: Scopes::default(), address: Some(address) };
    accounts::begin(server, &person, Beginning { password, own_id_data, ..Beginning::of(login_id) }).await
}

/// # Errors
/// [`Error::RegistrationClosed`]: the setting closes the endpoint, not just the link (behaviour b39).
pub fn open(server: &Server) -> Result<()> {
    match server.config.registration {
        Registration::Open => Ok(()),
        Registration::Closed => Err(Error::RegistrationClosed),
    }
}
