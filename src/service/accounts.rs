//! What an operator does to an account from the command line.

use super::{Error, Result};
use crate::{
    domain::{LoginId, OwnIdData, Password, Profile},
    server::Server,
    store::accounts::{self, Account, NewAccount},
};

/// What a new account begins with; without a password or `ownIdData` nobody can log in to it yet.
#[derive(Debug)]
pub struct Beginning {
    pub login_id: LoginId,
    pub password: Option<Password>,
    pub own_id_data: Option<OwnIdData>,
    pub profile: Profile,
}

/// Creates an account and returns its id.
///
/// # Errors
/// [`Error::LoginIdTaken`].
pub async fn create(server: &Server, beginning: Beginning) -> Result<sqlx::types::Uuid> {
    let password_hash = match beginning.password {
        Some(password) => Some(server.hasher.hash(password, &server.random).await?),
        None => None,
    };
    let created_at = server.clock.now();
    let id = server.random.uuid(created_at);
    let new = NewAccount {
        id,
        login_id: beginning.login_id,
        password_hash,
        own_id_data: beginning.own_id_data,
        profile: beginning.profile,
        created_at,
    };
    if accounts::create(&server.db, new).await? {
        tracing::info!(target: "audit", event = "account_created", account = %id);
        Ok(id)
    } else {
        Err(Error::LoginIdTaken)
    }
}

/// Disables the account: its sessions end, and no login works until it is enabled again (behaviour b26).
pub async fn disable(server: &Server, login_id: &LoginId) -> Result<()> {
    done("account_disabled", accounts::disable(&server.db, login_id, server.clock.now()).await?)
}

pub async fn enable(server: &Server, login_id: &LoginId) -> Result<()> {
    done("account_enabled", accounts::enable(&server.db, login_id, server.clock.now()).await?)
}

/// Deletes the account with its `ownIdData` and sessions, for good.
pub async fn delete(server: &Server, login_id: &LoginId) -> Result<()> {
    done("account_deleted", accounts::delete(&server.db, login_id).await?)
}

/// The account of a session.
pub async fn by_id(server: &Server, id: sqlx::types::Uuid) -> Result<Account> {
    accounts::by_id(&server.db, id).await?.ok_or(Error::UnknownUser)
}

fn done(event: &'static str, changed: bool) -> Result<()> {
    if !changed {
        return Err(Error::UnknownUser);
    }
    tracing::info!(target: "audit", event);
    Ok(())
}
