//! `ownIdData`: the text that the platform stores about a user.

use std::fmt;

use crate::domain::{LoginId, TokenHash};

/// The platform's opaque text about one user: the public keys of their devices. Never parsed here,
/// whichever platform wrote it.
#[derive(Clone, PartialEq, Eq)]
pub struct OwnIdData(String);

impl OwnIdData {
    /// The maximum size, in bytes of UTF-8. The protocol requires at least 5,000 characters
    /// (`docs/protocol.md` §3).
    pub const MAX_BYTES: usize = 64 * 1024;

    /// Checks the text. An empty one is valid: a platform writes it to remove its data.
    ///
    /// # Errors
    /// [`InvalidOwnIdData`] when the text is longer than [`Self::MAX_BYTES`] or contains a NUL,
    /// which PostgreSQL cannot store.
    pub fn parse(text: String) -> Result<Self, InvalidOwnIdData> {
        if text.len() > Self::MAX_BYTES {
            Err(InvalidOwnIdData::TooLong)
        } else if text.contains('\0') {
            Err(InvalidOwnIdData::Nul)
        } else {
            Ok(Self(text))
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for OwnIdData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OwnIdData({} bytes)", self.0.len())
    }
}

/// `ownIdData` to be written for a user, with the passkeys in it.
#[derive(Clone, Debug)]
pub struct OwnIdRecord {
    pub login_id: LoginId,
    pub data: OwnIdData,
    /// The hashes of the credential ids in it, without duplicates. `None` unless the local platform
    /// wrote it for this user: then it permits no login here.
    pub credentials: Option<Vec<TokenHash>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidOwnIdData {
    #[error("must be at most 64 KiB long")]
    TooLong,
    #[error("must not contain the character U+0000")]
    Nul,
}
