//! The user document: the content of the back end's `ownIdData`, versioned and authenticated.
//!
//! `{"v":1,"data":{"userHandle":…,"passkeys":[…]},"tag":…}`. The tag is a MAC over the version, the
//! login id and the exact text of `data`, so a document that was edited or belongs to another user
//! is refused.

pub mod credentials;
pub(in crate::platform) mod decoys;
mod document_mac;
mod encodings;
pub(in crate::platform) mod keys;
pub(in crate::platform) mod passkeys;
pub mod renaming;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use webauthn_rs::prelude::{AuthenticationResult, Passkey};

pub(super) use self::document_mac::DocumentMac;
pub use self::document_mac::InvalidUserDocument;
use super::{Error, ceremonies::user_handle::UserHandle, error::PasskeyRefusal};
use crate::domain::Timestamp;

/// Maximum number of passkeys of one user.
pub const MAX_PASSKEYS: usize = 20;

/// Maximum number of handles of removed passkeys in a document; the oldest are dropped.
const MAX_FORMER_HANDLES: usize = 20;

/// The verified content of a user's `ownIdData`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct UserDocument {
    pub user_handle: UserHandle,
    pub passkeys: Vec<StoredPasskey>,
    /// Handles of which every passkey was removed. Password managers receive an empty list of
    /// accepted credentials for each of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_handles: Vec<UserHandle>,
}

/// A passkey with its metadata. The backup flags and the sign count are inside [`Passkey`].
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct StoredPasskey {
    pub passkey: Passkey,
    pub created_at: Timestamp,
    /// Time of the first login of the last day on which the passkey was used. Later logins of that
    /// day do not update it, which saves a write per login.
    pub last_used_at: Option<Timestamp>,
    /// The authenticator's model, as the authenticator claims; all zeros when it does not say.
    pub aaguid: Uuid,
    pub transports: Vec<String>,
    /// The name that the owner gave to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Time of the last refusal for a suspected copy or change, to the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused_at: Option<Timestamp>,
    /// The user handle of its creation, if it differs from the document's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_handle: Option<UserHandle>,
}

/// `PublicKeyCredentialDescriptor`, as in `allowCredentials` and `excludeCredentials` (WebAuthn
/// Level 3, §5.8.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct CredentialDescriptor {
    r#type: &'static str,
    id: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    transports: Vec<String>,
}

impl CredentialDescriptor {
    pub(super) fn new<'a>(id: &[u8], transports: impl Iterator<Item = &'a str>) -> Self {
        Self {
            r#type: "public-key",
            id: BASE64URL.encode(id),
            transports: transports.map(str::to_owned).collect(),
        }
    }

    #[cfg(test)]
    pub(super) fn id(&self) -> Vec<u8> {
        BASE64URL.decode(&self.id).unwrap()
    }
}

impl UserDocument {
    /// A document without passkeys.
    pub(super) fn empty(user_handle: UserHandle) -> Self {
        Self { user_handle, passkeys: Vec::new(), former_handles: Vec::new() }
    }

    /// The user handle with which this passkey was created.
    pub(super) fn handle_of(&self, stored: &StoredPasskey) -> UserHandle {
        stored.user_handle.unwrap_or(self.user_handle)
    }

    /// Removes a passkey. Returns false when there is none with this id.
    pub(super) fn remove(&mut self, id: &[u8]) -> bool {
        let Some(index) = self.passkeys.iter().position(|stored| stored.passkey.cred_id() == id)
        else {
            return false;
        };
        let removed = self.passkeys.remove(index);

        if let Some(handle) = removed.user_handle
            && !self.passkeys.iter().any(|stored| stored.user_handle == Some(handle))
        {
            self.former_handles.retain(|former| *former != handle);
            self.former_handles.push(handle);
            let surplus = self.former_handles.len().saturating_sub(MAX_FORMER_HANDLES);
            self.former_handles.drain(..surplus);
        }
        true
    }

    /// The credential ids of each handle that a password manager may know.
    pub(super) fn credentials_by_handle(&self) -> Vec<HandleCredentials<'_>> {
        let mut handles = vec![self.user_handle];
        handles.extend(self.passkeys.iter().filter_map(|stored| stored.user_handle));
        handles.extend(&self.former_handles);

        let mut groups: Vec<HandleCredentials<'_>> = Vec::new();
        for handle in handles {
            if groups.iter().any(|group| group.handle == handle) {
                continue;
            }
            let passkeys = self.passkeys.iter().filter(|stored| self.handle_of(stored) == handle);
            let credential_ids =
                passkeys.map(|stored| stored.passkey.cred_id().as_slice()).collect();
            groups.push(HandleCredentials { handle, credential_ids });
        }
        groups
    }

    /// The passkey with this credential id.
    pub(super) fn find(&self, id: &[u8]) -> Option<&StoredPasskey> {
        self.passkeys.iter().find(|stored| stored.passkey.cred_id() == id)
    }

    pub(super) fn find_mut(&mut self, id: &[u8]) -> Option<&mut StoredPasskey> {
        self.passkeys.iter_mut().find(|stored| stored.passkey.cred_id() == id)
    }

    /// The descriptors of all passkeys.
    pub(super) fn descriptors(&self) -> Vec<CredentialDescriptor> {
        let describe = |stored: &StoredPasskey| {
            let transports = stored.transports.iter().map(String::as_str);
            CredentialDescriptor::new(stored.passkey.cred_id(), transports)
        };
        self.passkeys.iter().map(describe).collect()
    }

    /// Adds a passkey.
    ///
    /// # Errors
    /// [`Error::TooManyPasskeys`].
    pub(super) fn add(&mut self, new: StoredPasskey) -> Result<(), Error> {
        if self.passkeys.len() >= MAX_PASSKEYS {
            return Err(Error::TooManyPasskeys);
        }
        self.passkeys.push(new);
        Ok(())
    }

    /// Records a login. Returns true when the document changed and must be written back.
    ///
    /// # Errors
    /// [`PasskeyRefusal::SignCountWentBack`] when a login with a later sign count was recorded in
    /// the meantime (`docs/security-behaviours.md` b10), and [`PasskeyRefusal::OtherUser`] when the
    /// passkey was removed.
    pub(super) fn record_use(
        &mut self,
        used: &AuthenticationResult,
        now: Timestamp,
    ) -> Result<bool, PasskeyRefusal> {
        let stored = self.find_mut(used.cred_id()).ok_or(PasskeyRefusal::OtherUser)?;
        let before = sign_count(&stored.passkey);
        if (used.counter() > 0 || before > 0) && used.counter() <= before {
            return Err(PasskeyRefusal::SignCountWentBack);
        }

        let is_changed = stored.passkey.update_credential(used).unwrap_or(false);
        let is_new_day = stored.last_used_at.map(epoch_day) != Some(epoch_day(now));
        if is_new_day {
            stored.last_used_at = Some(now);
        }
        Ok(is_changed || is_new_day)
    }
}

/// The credential ids of the passkeys that were created with one user handle.
#[derive(Debug)]
pub(super) struct HandleCredentials<'a> {
    pub handle: UserHandle,
    pub credential_ids: Vec<&'a [u8]>,
}

impl StoredPasskey {
    /// Records a refusal for a suspected copy or change. Returns false when one was already
    /// recorded today.
    pub(super) fn record_suspicion(&mut self, now: Timestamp) -> bool {
        let is_first_today = self.refused_at.map(epoch_day) != Some(epoch_day(now));
        if is_first_today {
            self.refused_at = Some(now);
        }
        is_first_today
    }
}

fn sign_count(passkey: &Passkey) -> u32 {
    webauthn_rs::prelude::Credential::from(passkey.clone()).counter
}

/// Days since the Unix epoch.
fn epoch_day(time: Timestamp) -> i64 {
    time.as_millis().div_euclid(86_400_000)
}
