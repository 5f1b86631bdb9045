//! What owners are told when somebody else changes their account (behaviour b20).

use std::sync::Arc;

use super::{extract::language, pages::recover::finish::language_of, session::code_flow_cookie};
use crate::{
    platform::{Error, Notice, Platform},
    server::Server,
    service::{
        accounts::{Address, Patch, details::Details},
        login::recovery::channels,
    },
};

/// What of a change its owner is to be told, besides which addresses it leaves.
#[derive(Clone, Copy, Debug)]
pub struct Changes {
    password: bool,
    passkeys: bool,
}

impl Changes {
    pub fn of(patch: &Patch) -> Self {
        Self { password: patch.password.is_some(), passkeys: patch.own_id_data.is_some() }
    }
}

/// Tells the owner wherever they were reached before the change and are reached after it: who takes an account over by another
/// address does not keep that from them. With OwnID's cloud there is nobody to send it.
pub fn tell(
    server: &Arc<Server>,
    platform: Option<&Arc<Platform>>,
    (before, after): (&Details, &Details),
    changes: Changes,
) {
    let Some(platform) = platform.cloned() else { return };
    let addresses = proofs(&before.addresses) != proofs(&after.addresses);
    let told = [
        (changes.password, Notice::PasswordChanged),
        (changes.passkeys, Notice::PasskeyAdded),
        (addresses, Notice::AddressesChanged),
    ];
    let notices: Vec<_> = told.into_iter().filter_map(|(changed, notice)| changed.then_some(notice)).collect();
    if notices.is_empty() {
        return;
    }
    let mut owner = channels(before);
    owner.extend(channels(after).into_iter().filter(|channel| !channels(before).contains(channel)));
    let (of, id) = (Arc::clone(server), after.row.id);
    code_flow_cookie::afterwards(server, async move {
        let language = language_of(&of, id).await.map_err(|error| Error::Internal(error.to_string()))?;
        for notice in notices {
            language::within(language, platform.notify(&owner, &notice)).await;
        }
        Ok(())
    });
}

/// The addresses, and which of them were verified; when that was is nobody's news.
fn proofs(addresses: &[Address]) -> Vec<(&str, bool)> {
    let mut proofs: Vec<_> =
        addresses.iter().map(|address| (address.value.as_str(), address.verified_at.is_some())).collect();
    proofs.sort_unstable();
    proofs
}
