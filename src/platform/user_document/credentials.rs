//! The credential ids in the `ownIdData` of this server's accounts, for its writers: each id may
//! belong to one account only.

use std::sync::Arc;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};

use super::{DocumentMac, keys::MacKey};
use crate::{
    config::{self, Config, ownid::OwnIdMode},
    domain::{LoginId, OwnIdData, OwnIdRecord, Timestamp, TokenHash},
};

/// Reads the passkeys in `ownIdData` of this server's own accounts. It reads nothing if OwnID's
/// cloud or another platform writes that data, or if the local platform has another back end.
#[derive(Clone, Debug)]
pub struct CredentialReader {
    reader: Option<Arc<DocumentReader>>,
    mode: OwnIdMode,
}

#[derive(Debug)]
struct DocumentReader {
    document_mac: DocumentMac,
    /// A tag that identifies the key, in base64url.
    key_fingerprint: String,
}

impl CredentialReader {
    pub fn new(config: &Config) -> Self {
        let mode = config.ownid.mode;
        let reader = match mode {
            OwnIdMode::Local => {
                config.platform.as_ref().and_then(|platform| DocumentReader::new(platform, config))
            }
            OwnIdMode::Cloud => None,
        };
        Self { reader: reader.map(Arc::new), mode }
    }

    /// True if the user can log in with this data: it has a passkey. Data of OwnID's cloud, which
    /// nothing here can read, counts as one.
    pub fn permits_login(&self, login_id: &LoginId, data: &str) -> bool {
        match (&self.reader, self.mode) {
            (Some(reader), _) => reader
                .credentials(login_id, data)
                .is_some_and(|credentials| !credentials.is_empty()),
            (None, OwnIdMode::Cloud) => !data.is_empty(),
            (None, OwnIdMode::Local) => false,
        }
    }

    /// Reads the credential ids in the data of this user.
    pub fn read(&self, login_id: &LoginId, data: OwnIdData) -> OwnIdRecord {
        let credentials =
            self.reader.as_ref().and_then(|reading| reading.credentials(login_id, data.as_str()));
        OwnIdRecord { login_id: login_id.clone(), data, credentials }
    }

    /// The creation time of the user's passkey with this hashed id, if the data has it.
    pub fn created_at(
        &self,
        login_id: &LoginId,
        data: &str,
        credential: &TokenHash,
    ) -> Option<Timestamp> {
        let document = self.reader.as_ref()?.document_mac.verify(login_id, data).ok()?;
        let of_id = document
            .passkeys
            .iter()
            .find(|stored| TokenHash::of(stored.passkey.cred_id()) == *credential);
        of_id.map(|stored| stored.created_at)
    }

    /// A fingerprint of the key, to detect that it was changed. `None` when it reads nothing.
    pub fn key_fingerprint(&self) -> Option<&str> {
        self.reader.as_ref().map(|reading| reading.key_fingerprint.as_str())
    }
}

impl DocumentReader {
    /// Returns `None` if the platform has another back end than this server.
    fn new(platform: &config::PlatformConfig, config: &Config) -> Option<Self> {
        if platform.has_back_end_elsewhere(&config.web.public_url) {
            return None;
        }
        let fingerprint = MacKey::derive(&platform.key, "vestibule kept credentials").tag(&[]);
        Some(Self {
            document_mac: DocumentMac::new(&platform.key),
            key_fingerprint: BASE64URL.encode(fingerprint),
        })
    }

    /// The hashed credential ids in the data, sorted. Returns `None` if the data is not a valid
    /// document of this user.
    fn credentials(&self, login_id: &LoginId, data: &str) -> Option<Vec<TokenHash>> {
        if data.is_empty() {
            return Some(Vec::new());
        }
        let document = self.document_mac.verify(login_id, data).ok()?;
        let mut hashes: Vec<_> = document
            .passkeys
            .iter()
            .map(|stored| TokenHash::of(stored.passkey.cred_id()))
            .collect();
        hashes.sort_unstable_by(|one, other| one.as_str().cmp(other.as_str()));
        hashes.dedup();
        Some(hashes)
    }
}
