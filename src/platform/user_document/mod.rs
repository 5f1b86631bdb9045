//! What the platform keeps about a user in the back end's `ownIdData`: a versioned document that only we can write.
//!
//! `{"v":1,"data":{"userHandle":…,"passkeys":[…]},"tag":…}`. The tag authenticates the version, the login id and the
//! exact text of `data`, so a document of another user, or one that somebody edited, is refused.

pub mod credentials;
pub(in crate::platform) mod decoys;
pub(in crate::platform) mod keys;
pub(in crate::platform) mod passkeys;
pub mod renaming;
mod spellings;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use hmac::Mac;
use secrecy::SecretSlice;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use uuid::Uuid;
use webauthn_rs::prelude::{AuthenticationResult, Passkey};

use self::keys::Key;
use super::{Error, ceremonies::user_handle::UserHandle, error::Refusal};
use crate::domain::{LoginId, OwnIdData, Timestamp};

const VERSION: u32 = 1;

/// The most passkeys of one user.
pub const MAX_PASSKEYS: usize = 20;

/// The most handles of passkeys that are gone: who has more of them hears of the latest.
const MAX_FORMER_HANDLES: usize = 20;

/// What the document says, once it is known to be ours.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Document {
    pub user_handle: UserHandle,
    pub passkeys: Vec<Stored>,
    /// Handles of passkeys that are gone, and of no other: password managers are told that nothing under them is worth anything.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_handles: Vec<UserHandle>,
}

/// A passkey and what we know besides its key. The backup flags and the counter are inside [`Passkey`].
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Stored {
    pub passkey: Passkey,
    pub created_at: Timestamp,
    /// The day of the last login counts, not the moment: else every login would write.
    pub last_used_at: Option<Timestamp>,
    /// The model of the authenticator, as it claims; all zeros when it does not say.
    pub aaguid: Uuid,
    pub transports: Vec<String>,
    /// What its owner calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// When it was last refused because it seemed to be copied or changed, to the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused_at: Option<Timestamp>,
    /// The handle that it was made with, if that is not the document's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_handle: Option<UserHandle>,
}

/// A passkey as `allowCredentials` and `excludeCredentials` name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Descriptor {
    r#type: &'static str,
    id: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    transports: Vec<String>,
}

impl Descriptor {
    pub(super) fn new<'a>(id: &[u8], transports: impl Iterator<Item = &'a str>) -> Self {
        Self { r#type: "public-key", id: BASE64URL.encode(id), transports: transports.map(str::to_owned).collect() }
    }

    #[cfg(test)]
    pub(super) fn id(&self) -> Vec<u8> {
        BASE64URL.decode(&self.id).unwrap()
    }
}

impl Document {
    /// A document without passkeys.
    pub(super) fn empty(user_handle: UserHandle) -> Self {
        Self { user_handle, passkeys: Vec::new(), former_handles: Vec::new() }
    }

    /// The handle that this passkey of the document was made with.
    pub(super) fn handle_of(&self, stored: &Stored) -> UserHandle {
        stored.user_handle.unwrap_or(self.user_handle)
    }

    /// Takes a passkey away. False when there is none with this id.
    pub(super) fn remove(&mut self, id: &[u8]) -> bool {
        let Some(at) = self.passkeys.iter().position(|stored| stored.passkey.cred_id() == id) else { return false };
        let handle = self.passkeys.remove(at).user_handle;
        let is_left = |handle| self.passkeys.iter().any(|stored| stored.user_handle == Some(handle));
        if let Some(handle) = handle.filter(|handle| !is_left(*handle)) {
            self.former_handles.retain(|former| *former != handle);
            self.former_handles.push(handle);
            let surplus = self.former_handles.len().saturating_sub(MAX_FORMER_HANDLES);
            self.former_handles.drain(..surplus);
        }
        true
    }

    /// Each handle that a password manager may know, with the ids of the passkeys under it.
    pub(super) fn by_handle(&self) -> Vec<(UserHandle, Vec<&[u8]>)> {
        let mut handles = vec![self.user_handle];
        handles.extend(self.passkeys.iter().filter_map(|stored| stored.user_handle));
        handles.extend(&self.former_handles);
        let mut known: Vec<(UserHandle, Vec<&[u8]>)> = Vec::new();
        for handle in handles {
            if !known.iter().any(|(listed, _)| *listed == handle) {
                let of_handle = self.passkeys.iter().filter(|stored| self.handle_of(stored) == handle);
                known.push((handle, of_handle.map(|stored| stored.passkey.cred_id().as_slice()).collect()));
            }
        }
        known
    }

    /// The user's passkey with this credential id.
    pub(super) fn find(&self, id: &[u8]) -> Option<&Stored> {
        self.passkeys.iter().find(|stored| stored.passkey.cred_id() == id)
    }

    pub(super) fn find_mut(&mut self, id: &[u8]) -> Option<&mut Stored> {
        self.passkeys.iter_mut().find(|stored| stored.passkey.cred_id() == id)
    }

    pub(super) fn descriptors(&self) -> Vec<Descriptor> {
        let transports = |stored: &Stored| stored.transports.clone();
        let describe =
            |stored: &Stored| Descriptor::new(stored.passkey.cred_id(), transports(stored).iter().map(String::as_str));
        self.passkeys.iter().map(describe).collect()
    }

    /// # Errors
    /// [`Error::TooManyPasskeys`].
    pub(super) fn add(&mut self, new: Stored) -> Result<(), Error> {
        if self.passkeys.len() >= MAX_PASSKEYS {
            return Err(Error::TooManyPasskeys);
        }
        self.passkeys.push(new);
        Ok(())
    }

    /// Notes a login. True when the document changed and must be written back.
    ///
    /// # Errors
    /// [`Refusal::SignCountWentBack`] when a login with a later count was noted in the meantime (behaviour b10), and
    /// [`Refusal::OtherUser`] when the passkey is gone.
    pub(super) fn note_use(&mut self, used: &AuthenticationResult, now: Timestamp) -> Result<bool, Refusal> {
        let stored = self.find_mut(used.cred_id()).ok_or(Refusal::OtherUser)?;
        let before = counter(&stored.passkey);
        if (used.counter() > 0 || before > 0) && used.counter() <= before {
            return Err(Refusal::SignCountWentBack);
        }
        let changed = stored.passkey.update_credential(used).unwrap_or(false);
        let new_day = stored.last_used_at.map(day) != Some(day(now));
        if new_day {
            stored.last_used_at = Some(now);
        }
        Ok(changed || new_day)
    }
}

impl Stored {
    /// Notes that it was refused because it seemed to be copied or changed. True when that was not known today.
    pub(super) fn suspect(&mut self, now: Timestamp) -> bool {
        let is_news = self.refused_at.map(day) != Some(day(now));
        if is_news {
            self.refused_at = Some(now);
        }
        is_news
    }
}

fn counter(passkey: &Passkey) -> u32 {
    webauthn_rs::prelude::Credential::from(passkey.clone()).counter
}

fn day(time: Timestamp) -> i64 {
    time.as_millis().div_euclid(86_400_000)
}

/// Writes documents, and recognises those it wrote.
#[derive(Debug)]
pub(super) struct Seal(Key);

#[derive(Serialize, Deserialize)]
struct Sealed<'a> {
    v: u32,
    #[serde(borrow)]
    data: &'a RawValue,
    tag: &'a str,
}

impl Seal {
    pub(super) fn new(key: &SecretSlice<u8>) -> Self {
        Self(Key::derive(key, "vestibule ownIdData"))
    }

    /// Writes the document for this user.
    ///
    /// # Errors
    /// [`Error::TooManyPasskeys`] when it does not fit into `ownIdData` any more.
    pub(super) fn close(&self, login_id: &LoginId, document: &Document) -> Result<OwnIdData, Error> {
        let internal = |error: serde_json::Error| Error::Internal(error.to_string());
        let data = serde_json::value::to_raw_value(document).map_err(internal)?;
        let tag = BASE64URL.encode(self.0.tag(&parts(VERSION, login_id, &data)));
        let text = serde_json::to_string(&Sealed { v: VERSION, data: &data, tag: &tag }).map_err(internal)?;
        OwnIdData::parse(text).map_err(|_| Error::TooManyPasskeys)
    }

    /// Reads what we wrote for this user, also as sites wrap it on its way into their database.
    ///
    /// # Errors
    /// [`InvalidDocument`]: not ours, of a later version, changed, or another user's.
    pub(super) fn open(&self, login_id: &LoginId, text: &str) -> Result<Document, InvalidDocument> {
        self.open_plain(login_id, text).or_else(|reason| {
            let document = spellings::unwrap(text, |text| self.open_plain(login_id, text).ok());
            document.ok_or(reason)
        })
    }

    fn open_plain(&self, login_id: &LoginId, text: &str) -> Result<Document, InvalidDocument> {
        let sealed: Sealed = serde_json::from_str(text).map_err(|_| InvalidDocument::Foreign)?;
        if sealed.v != VERSION {
            return Err(InvalidDocument::Version(sealed.v));
        }
        let tag = BASE64URL.decode(sealed.tag).map_err(|_| InvalidDocument::Tag)?;
        self.0.mac(&parts(sealed.v, login_id, sealed.data)).verify_slice(&tag).map_err(|_| InvalidDocument::Tag)?;
        serde_json::from_str(sealed.data.get()).map_err(|_| InvalidDocument::Content)
    }
}

/// The login id is normalised by its type; the data is taken byte for byte as it was stored.
fn parts<'a>(version: u32, login_id: &'a LoginId, data: &'a RawValue) -> [&'a [u8]; 3] {
    // One version, one label: a document of a later version never verifies as one of this.
    debug_assert_eq!(version, VERSION);
    [b"1", login_id.as_str().as_bytes(), data.get().as_bytes()]
}

/// Why a document is not one that we wrote for this user.
#[derive(Debug, thiserror::Error)]
pub enum InvalidDocument {
    #[error("it is not a document of this platform")]
    Foreign,
    #[error("it has version {0}, which this platform does not know")]
    Version(u32),
    #[error("its tag does not match: it was changed, or written with another key or for another user")]
    Tag,
    #[error("its content is not what this version writes")]
    Content,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_opens_for_its_user_and_key_alone() {
        let seal = Seal::new(&vec![1; 32].into());
        let alice = LoginId::parse("alice@example.com").unwrap();
        let document = Document::empty(UserHandle([7; 32]));
        let text = seal.close(&alice, &document).unwrap();
        assert_eq!(seal.open(&alice, text.as_str()).unwrap().user_handle, document.user_handle);

        let bob = LoginId::parse("bob@example.com").unwrap();
        assert!(matches!(seal.open(&bob, text.as_str()), Err(InvalidDocument::Tag)));
        let other = Seal::new(&vec![2; 32].into());
        assert!(matches!(other.open(&alice, text.as_str()), Err(InvalidDocument::Tag)));
        let edited = text.as_str().replace("\"passkeys\":[]", "\"passkeys\":[ ]");
        assert!(matches!(seal.open(&alice, &edited), Err(InvalidDocument::Tag)));
        let later = text.as_str().replace("\"v\":1", "\"v\":2");
        assert!(matches!(seal.open(&alice, &later), Err(InvalidDocument::Version(2))));
        for foreign in ["", "null", "{}", "[]", "cloud-data", "{\"v\":1,\"data\":{},\"tag\":1}", &"[".repeat(60_000)] {
            assert!(seal.open(&alice, foreign).is_err(), "{foreign:.20}");
        }
    }
}
