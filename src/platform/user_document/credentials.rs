//! The passkeys in the `ownIdData` of this server's accounts, for whoever writes it: each credential id is one account's alone.

use std::sync::Arc;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};

use super::{Seal, keys::Key};
use crate::{
    config::{self, Config, ownid::Mode},
    domain::{LoginId, OwnIdData, OwnIdRecord, Timestamp, TokenHash},
};

/// Reads what the local platform wrote about this server's own accounts. Where OwnID's cloud does that, or the platform has its back end
/// elsewhere, there is nothing that it could read.
#[derive(Clone, Debug)]
pub struct CredentialReader(Option<Arc<Reading>>);

#[derive(Debug)]
struct Reading {
    seal: Seal,
    key_mark: String,
}

impl CredentialReader {
    pub fn new(config: &Config) -> Self {
        let is_own = |platform: &&config::Platform| !platform.has_back_end_elsewhere(&config.web.public_url);
        let platform = config.platform.as_ref().filter(|_| config.ownid.mode == Mode::Local).filter(is_own);
        Self(platform.map(|platform| {
            let mark = Key::derive(&platform.key, "vestibule kept credentials").tag(&[]);
            Arc::new(Reading { seal: Seal::new(&platform.key), key_mark: BASE64URL.encode(mark) })
        }))
    }

    /// Finds the passkeys that let this user in by this data.
    pub fn read(&self, login_id: &LoginId, data: OwnIdData) -> OwnIdRecord {
        let credentials = self.0.as_ref().and_then(|reading| reading.credentials(login_id, data.as_str()));
        OwnIdRecord { login_id: login_id.clone(), data, credentials }
    }

    /// The time at which the user's passkey with this id was made, if this data has it.
    pub fn made_at(&self, login_id: &LoginId, data: &str, credential: &TokenHash) -> Option<Timestamp> {
        let document = self.0.as_ref()?.seal.open(login_id, data).ok()?;
        let of_id = document.passkeys.iter().find(|stored| TokenHash::of(stored.passkey.cred_id()) == *credential);
        of_id.map(|stored| stored.created_at)
    }

    /// Tells the key that it reads with from others; none when there is nothing that it could read.
    pub fn key_mark(&self) -> Option<&str> {
        self.0.as_ref().map(|reading| reading.key_mark.as_str())
    }
}

impl Reading {
    fn credentials(&self, login_id: &LoginId, data: &str) -> Option<Vec<TokenHash>> {
        if data.is_empty() {
            return Some(Vec::new());
        }
        let document = self.seal.open(login_id, data).ok()?;
        let mut hashes: Vec<_> =
            document.passkeys.iter().map(|stored| TokenHash::of(stored.passkey.cred_id())).collect();
        hashes.sort_unstable_by(|one, other| one.as_str().cmp(other.as_str()));
        hashes.dedup();
        Some(hashes)
    }
}
