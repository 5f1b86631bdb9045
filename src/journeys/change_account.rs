//! The change of an account by an administrator, of which its owner is notified.

use std::sync::Arc;

use super::notify_owner::{self, ChangedAccount, CredentialChanges};
use crate::{
    domain::Account,
    platform::Platform,
    server::Server,
    service::{
        self,
        accounts::{self, AccountPatch},
        caller::Caller,
    },
};

/// A change of an account, as it was read in this version.
#[derive(Debug)]
pub struct AccountEdit<'a> {
    pub before: &'a Account,
    pub version: i64,
    pub patch: AccountPatch,
}

/// Changes the account, and notifies its owner of new credentials and addresses.
///
/// # Errors
/// Those of [`accounts::change`].
pub async fn change(
    server: &Arc<Server>,
    platform: Option<&Arc<Platform>>,
    caller: &Caller,
    edit: AccountEdit<'_>,
) -> service::Result<Account> {
    let AccountEdit { before, version, patch } = edit;
    let credentials = CredentialChanges::of(&patch);
    let after = accounts::change(server, caller, before.id, version, patch).await?;

    notify_owner::notify_of_change(
        server,
        platform,
        ChangedAccount { before, after: &after, credentials },
    );
    Ok(after)
}
