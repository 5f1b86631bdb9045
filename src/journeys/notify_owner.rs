//! Notifications to the owner of an account (`docs/security-behaviours.md` b20).

use std::sync::Arc;

use vestibule_app::{Language, i18n::speaking::in_language};

use super::after_response;
use crate::{
    domain::{Account, AccountId, Address, LoginId},
    platform::{Notice, Platform},
    server::Server,
    service::{
        self,
        accounts::{AccountPatch, locale},
        login::recovery::{self, channels},
    },
};

/// The name under which failures are logged.
pub(super) const TASK: &str = "notify_owner";

/// The channels and the language for messages to an owner.
#[derive(Clone, Debug)]
pub struct Owner {
    pub channels: Vec<LoginId>,
    pub language: Language,
}

/// Finds where the owner of the account with this login id is reached. Not every change to an
/// account is made by its owner, so the language is the account's, or the one being spoken if it
/// has none.
pub async fn owner(server: &Server, login_id: &LoginId) -> service::Result<Owner> {
    let (channels, locale) = recovery::owner(server, login_id).await?;
    Ok(Owner { channels, language: language_or_spoken(locale.as_deref()) })
}

/// Notifies the owner on every channel, after the response.
pub fn notify(server: &Arc<Server>, platform: &Arc<Platform>, login_id: LoginId, notice: Notice) {
    let (of, platform) = (Arc::clone(server), Arc::clone(platform));
    after_response::spawn(server, TASK, async move {
        let Owner { channels, language } = owner(&of, &login_id).await?;
        in_language(language, platform.notify(&channels, &notice)).await;
        Ok(())
    });
}

/// The credentials that a patch by an administrator replaces.
#[derive(Clone, Copy, Debug)]
pub struct CredentialChanges {
    password: bool,
    passkeys: bool,
}

impl CredentialChanges {
    pub fn of(patch: &AccountPatch) -> Self {
        Self { password: patch.password.is_some(), passkeys: patch.own_id_data.is_some() }
    }
}

/// An account before and after a change.
#[derive(Clone, Copy, Debug)]
pub struct ChangedAccount<'a> {
    pub before: &'a Account,
    pub after: &'a Account,
    pub credentials: CredentialChanges,
}

/// Notifies the owner of a change by an administrator, after the response.
///
/// The message goes to the channels from before the change and to those from after it, so that an
/// attacker who replaces the addresses cannot hide that from the owner. With OwnID's cloud there is
/// no way to send it.
pub fn notify_of_change(
    server: &Arc<Server>,
    platform: Option<&Arc<Platform>>,
    change: ChangedAccount<'_>,
) {
    let Some(platform) = platform.cloned() else { return };
    let notices = notices(change);
    if notices.is_empty() {
        return;
    }

    let ChangedAccount { before, after, .. } = change;
    let mut owner = channels(before);
    owner.extend(channels(after).into_iter().filter(|channel| !channels(before).contains(channel)));

    let (of, id) = (Arc::clone(server), after.id);
    after_response::spawn(server, TASK, async move {
        let language = language_of(&of, id).await?;
        for notice in notices {
            in_language(language, platform.notify(&owner, &notice)).await;
        }
        Ok(())
    });
}

fn notices(ChangedAccount { before, after, credentials }: ChangedAccount<'_>) -> Vec<Notice> {
    let mut notices = Vec::new();
    if credentials.password {
        notices.push(Notice::PasswordChanged);
    }
    if credentials.passkeys {
        notices.push(Notice::PasskeyAdded);
    }
    if verified_addresses(&before.addresses) != verified_addresses(&after.addresses) {
        notices.push(Notice::AddressesChanged);
    }
    notices
}

/// The addresses in order, each with whether it is verified. The time of the verification is no
/// change.
fn verified_addresses(addresses: &[Address]) -> Vec<(&str, bool)> {
    let mut verified: Vec<_> =
        addresses.iter().map(|address| (address.value.as_str(), address.is_verified())).collect();
    verified.sort_unstable();
    verified
}

/// The language of messages to the owner of this account.
async fn language_of(server: &Server, id: AccountId) -> service::Result<Language> {
    Ok(language_or_spoken(locale::of(server, id).await?.as_deref()))
}

fn language_or_spoken(locale: Option<&str>) -> Language {
    locale.and_then(Language::find).unwrap_or_else(Language::spoken)
}
