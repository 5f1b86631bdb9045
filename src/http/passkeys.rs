//! The passkeys of an account, as administrators read and remove them.
//!
//! Of a disabled account nothing goes over callbacks, so what is kept about it is read and changed here, without them.

use std::sync::Arc;

use super::{error::Problem, pages::recover::finish::tell};
use crate::{
    domain::Status,
    platform::{Error, Notice, Passkey, Platform},
    server::Server,
    service::{
        accounts::{
            self, Patch,
            details::{self, Details},
            me,
        },
        callbacks::own_id_data,
        caller::Caller,
        overtaken_changes::Tries,
    },
};

/// The passkeys, the oldest first.
///
/// # Errors
/// Those of [`Platform::passkeys`].
pub async fn list(server: &Server, platform: &Platform, account: &Details) -> Result<Vec<Passkey>, Failed> {
    let login_id = account.login_id();
    if account.status() != Status::Disabled {
        return Ok(platform.passkeys(&login_id).await?);
    }
    let kept = own_id_data::data_of(server, &[login_id.as_str()]).await.map_err(Problem::from)?;
    Ok(kept.get(login_id.as_str()).map_or(Ok(Vec::new()), |data| platform.passkeys_in(&login_id, data))?)
}

/// A passkey to be removed by an administrator.
#[derive(Clone, Copy, Debug)]
pub struct Removal<'a> {
    pub caller: &'a Caller,
    pub account: &'a Details,
    pub id: &'a str,
    /// Also when it is the last way in.
    pub forced: bool,
}

/// Removes a passkey, and tells the owner.
///
/// # Errors
/// Those of [`Platform::remove_passkey`].
pub async fn remove(server: &Arc<Server>, platform: &Arc<Platform>, removal: Removal<'_>) -> Result<(), Failed> {
    let Removal { caller, account, id, forced } = removal;
    let login_id = account.login_id();
    let may_be_last = forced || details::has_password(server, account.row.id).await.map_err(Problem::from)?;
    if account.status() == Status::Disabled {
        remove_of_disabled(server, platform, removal, may_be_last).await?;
    } else {
        platform.remove_passkey(&login_id, id, may_be_last).await?;
    }
    me::passkey_removed(server, caller, account, None).await.map_err(Problem::from)?;
    tell(server, platform, login_id, Notice::PasskeyRemoved);
    Ok(())
}

async fn remove_of_disabled(
    server: &Server,
    platform: &Platform,
    Removal { caller, account, id, .. }: Removal<'_>,
    may_be_last: bool,
) -> Result<(), Failed> {
    let (login_id, mut version) = (account.login_id(), account.row.version);
    let tries = Tries::begin();
    loop {
        let kept = own_id_data::data_of(server, &[login_id.as_str()]).await.map_err(Problem::from)?;
        let kept = kept.get(login_id.as_str()).ok_or(Error::PasskeyUnknown)?;
        let left = platform.without_passkey(&login_id, kept, id, may_be_last)?;
        let patch = Patch { own_id_data: Some(left), ..Patch::default() };
        let done = accounts::change(server, caller, (account.row.id, version), patch).await;
        if let Some(done) = tries.unless_stale(done) {
            return Ok(done.map(drop).map_err(Problem::from)?);
        }
        version = details::get(server, caller, account.row.id).await.map_err(Problem::from)?.row.version;
    }
}

/// The reason why it was not done: the platform's, or ours.
#[derive(Debug)]
pub enum Failed {
    Platform(Error),
    Server(Problem),
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self::Platform(error)
    }
}

impl From<Problem> for Failed {
    fn from(problem: Problem) -> Self {
        Self::Server(problem)
    }
}
