//! User handles: the ids by which authenticators and password managers know a user.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use secrecy::SecretSlice;
use serde::{Deserialize, Serialize};

use crate::{domain::LoginId, platform::user_document::keys::MacKey};

/// WebAuthn's `user.id`: 32 random bytes that never change and reveal nothing about the user
/// (`docs/security-behaviours.md` b11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(in crate::platform) struct UserHandle(pub [u8; 32]);

impl From<UserHandle> for String {
    fn from(handle: UserHandle) -> Self {
        BASE64URL.encode(handle.0)
    }
}

impl TryFrom<String> for UserHandle {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let bytes = BASE64URL.decode(text).map_err(|_| "not base64url")?;
        bytes.try_into().map(Self).map_err(|_| "not 32 bytes")
    }
}

/// Derives the user handles of accounts that have no document yet. Without the key they are
/// indistinguishable from random bytes.
#[derive(Debug)]
pub(in crate::platform) struct UserHandles(MacKey);

impl UserHandles {
    pub(in crate::platform) fn new(key: &SecretSlice<u8>) -> Self {
        Self(MacKey::derive(key, "vestibule user handle"))
    }

    /// The handle of this login id.
    pub(in crate::platform) fn of(&self, login_id: &LoginId) -> UserHandle {
        UserHandle(self.0.tag(&[login_id.as_str().as_bytes()]))
    }
}
