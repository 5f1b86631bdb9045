//! The keys from which codes are derived, and under which wrong codes are counted.

use secrecy::SecretSlice;

use super::{CodePurpose, store};
use crate::{
    domain::{LoginId, Token, TokenHash},
    platform::{Error, user_document::keys::MacKey},
    store::Database,
};

/// The keys of codes, of their hashes and of login ids.
#[derive(Debug)]
pub(in crate::platform) struct CodeKeys {
    code: MacKey,
    hash: MacKey,
    login: MacKey,
    new_login: MacKey,
}

/// Forgets the wrong codes of this login id, for commands that have only the key and the database.
/// Returns false when none were counted.
///
/// # Errors
/// [`Error::Database`].
pub async fn clear_code_lock(
    db: &Database,
    key: &SecretSlice<u8>,
    login_id: &LoginId,
) -> Result<bool, Error> {
    Ok(store::clear_failures(db, &CodeKeys::new(key).login_keys(login_id)).await? > 0)
}

impl CodeKeys {
    pub(in crate::platform) fn new(key: &SecretSlice<u8>) -> Self {
        Self {
            code: MacKey::derive(key, "vestibule code"),
            hash: MacKey::derive(key, "vestibule code hash"),
            login: MacKey::derive(key, "vestibule code login id"),
            new_login: MacKey::derive(key, "vestibule code new login id"),
        }
    }

    /// The six digits of a link's code. The bias of the remainder is below 10⁻¹².
    pub(in crate::platform) fn code_of(&self, link: &Token) -> String {
        let tag = self.code.tag(&[link.reveal().as_bytes()]);
        let number = tag[..8].iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        format!("{:06}", number % 1_000_000)
    }

    /// The hash of a code, keyed because a million codes are soon tried.
    pub(in crate::platform) fn code_hash(&self, flow: &TokenHash, code: &str) -> TokenHash {
        TokenHash::of(&self.hash.tag(&[flow.as_str().as_bytes(), code.as_bytes()]))
    }

    /// The key under which wrong codes for this login id are counted. Those for a new account have
    /// a count of their own, which may expire without disclosing whether an account exists.
    pub(in crate::platform) fn login_key(
        &self,
        purpose: CodePurpose,
        login_id: &LoginId,
    ) -> TokenHash {
        let key = if purpose == CodePurpose::Verify { &self.new_login } else { &self.login };
        TokenHash::of(&key.tag(&[login_id.as_str().as_bytes()]))
    }

    /// Both keys under which wrong codes for this login id are counted.
    pub(in crate::platform) fn login_keys(&self, login_id: &LoginId) -> [TokenHash; 2] {
        [CodePurpose::Verify, CodePurpose::Login].map(|purpose| self.login_key(purpose, login_id))
    }
}
