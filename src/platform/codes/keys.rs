//! The keys that codes are made with, and under which wrong ones are counted.

use secrecy::SecretSlice;

use super::{Purpose, store};
use crate::{
    domain::{LoginId, Token, TokenHash},
    platform::{Error, user_document::keys::Key},
    store::Database,
};

/// The keys of codes and of their hashes.
#[derive(Debug)]
pub(in crate::platform) struct Codes {
    code: Key,
    hash: Key,
    login: Key,
    new_login: Key,
}

/// Forgets the wrong codes of this login id, for whoever has the key and the database. False when none counted.
pub async fn lift_lock(db: &Database, key: &SecretSlice<u8>, login_id: &LoginId) -> Result<bool, Error> {
    Ok(store::clear_failures(db, &Codes::new(key).login_keys(login_id)).await? > 0)
}

impl Codes {
    pub(in crate::platform) fn new(key: &SecretSlice<u8>) -> Self {
        Self {
            code: Key::derive(key, "vestibule code"),
            hash: Key::derive(key, "vestibule code hash"),
            login: Key::derive(key, "vestibule code login id"),
            new_login: Key::derive(key, "vestibule code new login id"),
        }
    }

    /// Six digits. What the remainder favours is a trillionth.
    pub(in crate::platform) fn code_of(&self, link: &Token) -> String {
        let tag = self.code.tag(&[link.reveal().as_bytes()]);
        let number = tag[..8].iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        format!("{:06}", number % 1_000_000)
    }

    /// Keyed, since a million codes are soon tried.
    pub(in crate::platform) fn code_hash(&self, flow: &TokenHash, code: &str) -> TokenHash {
        TokenHash::of(&self.hash.tag(&[flow.as_str().as_bytes(), code.as_bytes()]))
    }

    /// The key under which wrong codes for this login id are counted. Those for a new account have a count of their own, so that it may end
    /// by itself: nobody can tell by it whether there is an account already.
    pub(in crate::platform) fn login_key(&self, purpose: Purpose, login_id: &LoginId) -> TokenHash {
        let key = if purpose == Purpose::Verify { &self.new_login } else { &self.login };
        TokenHash::of(&key.tag(&[login_id.as_str().as_bytes()]))
    }

    pub(in crate::platform) fn login_keys(&self, login_id: &LoginId) -> [TokenHash; 2] {
        [Purpose::Verify, Purpose::Login].map(|purpose| self.login_key(purpose, login_id))
    }
}
