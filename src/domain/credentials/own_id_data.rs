//! What the platform keeps about a user, in our table.

use std::fmt;

use crate::domain::{LoginId, TokenHash};

/// The platform's opaque text about one user: the public keys of their devices. Never parsed here, whoever wrote it.
#[derive(Clone, PartialEq, Eq)]
pub struct OwnIdData(String);

impl OwnIdData {
    /// The most we keep, in bytes of UTF-8. The protocol asks for at least 5,000 characters.
    pub const MAX: usize = 64 * 1024;

    /// # Errors
    /// [`InvalidOwnIdData`] when the text is longer than [`Self::MAX`] or holds a NUL, which PostgreSQL cannot store.
    /// An empty text is allowed: it is how a platform takes back what it wrote.
    pub fn parse(text: String) -> Result<Self, InvalidOwnIdData> {
        if text.len() > Self::MAX {
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

/// `ownIdData` as it is written for a user, with the passkeys that it lets in.
#[derive(Clone, Debug)]
pub struct OwnIdRecord {
    pub login_id: LoginId,
    pub data: OwnIdData,
    /// The hashes of the credential ids in it, each once. None when it is no document that the local platform wrote for this user: then
    /// nobody logs in with it here.
    pub credentials: Option<Vec<TokenHash>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidOwnIdData {
    #[error("must be at most 64 KiB long")]
    TooLong,
    #[error("must not contain the character U+0000")]
    Nul,
}
