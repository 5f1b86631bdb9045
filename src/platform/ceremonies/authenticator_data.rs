//! Client data and authenticator data, the two signed inputs of WebAuthn.
//!
//! They are parsed here in addition to the WebAuthn library, for the checks that it omits or does
//! less strictly (`docs/security-behaviours.md` b04 to b07), and for the authenticator's model,
//! which it does not return.

use serde::{Deserialize, Serialize, de::IgnoredAny};
use uuid::Uuid;

use super::cbor::{CborReader, find_byte_string};
use crate::platform::error::PasskeyRefusal;

/// The members of `clientDataJSON` that are checked here (WebAuthn Level 3, §5.8.1).
#[derive(Debug, Deserialize)]
pub(in crate::platform) struct ClientData {
    r#type: String,
    origin: String,
    #[serde(default, rename = "crossOrigin")]
    cross_origin: bool,
    #[serde(default, rename = "topOrigin")]
    top_origin: Option<IgnoredAny>,
}

impl ClientData {
    pub(in crate::platform) fn parse(json: &[u8]) -> Result<Self, PasskeyRefusal> {
        serde_json::from_slice(json).map_err(|_| PasskeyRefusal::Malformed)
    }

    /// Checks the type, such as `webauthn.get`, and the origin. The origin is compared as text:
    /// browsers have only one serialization of it.
    pub(in crate::platform) fn check(
        &self,
        expected_type: &str,
        origins: &[String],
    ) -> Result<(), PasskeyRefusal> {
        if self.r#type != expected_type {
            Err(PasskeyRefusal::Type)
        } else if !origins.contains(&self.origin) {
            Err(PasskeyRefusal::Origin)
        } else if self.cross_origin || self.top_origin.is_some() {
            Err(PasskeyRefusal::CrossOrigin)
        } else {
            Ok(())
        }
    }
}

/// The mediation of `navigator.credentials.create()` (WebAuthn Level 3, §5.1.3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mediation {
    /// The user pressed a button and confirms on the authenticator.
    #[default]
    Modal,
    /// The password manager creates a passkey on its own, right after a login by password. Without
    /// a prompt there is no user presence or verification (§7.1, steps 15 and 16).
    Conditional,
}

/// Authenticator data (WebAuthn Level 3, §6.1).
#[derive(Debug)]
pub(in crate::platform) struct AuthenticatorData<'a> {
    bytes: &'a [u8],
    rp_id_hash: &'a [u8],
    flags: u8,
    rest: &'a [u8],
}

const USER_PRESENT: u8 = 1 << 0;
const USER_VERIFIED: u8 = 1 << 2;
const BACKUP_ELIGIBLE: u8 = 1 << 3;
const BACKUP_STATE: u8 = 1 << 4;
const ATTESTED: u8 = 1 << 6;
const EXTENSIONS: u8 = 1 << 7;

/// Offset of the flags in bytes, after the hash of the relying party id. Four bytes of sign count
/// follow them.
const FLAGS_OFFSET: usize = 32;

impl<'a> AuthenticatorData<'a> {
    pub(in crate::platform) fn parse(bytes: &'a [u8]) -> Result<Self, PasskeyRefusal> {
        let (rp_id_hash, rest) =
            bytes.split_at_checked(FLAGS_OFFSET).ok_or(PasskeyRefusal::Malformed)?;
        match rest {
            // The flags, four bytes of sign count, and the parts that depend on the flags.
            [flags, _, _, _, _, rest @ ..] => Ok(Self { bytes, rp_id_hash, flags: *flags, rest }),
            _ => Err(PasskeyRefusal::Malformed),
        }
    }

    /// The authenticator data inside an attestation object (§6.5): the member `authData` of a CBOR
    /// map.
    pub(in crate::platform) fn from_attestation_object(
        object: &'a [u8],
    ) -> Result<Self, PasskeyRefusal> {
        let range = find_byte_string(object, b"authData").ok_or(PasskeyRefusal::Malformed)?;
        Self::parse(object.get(range).ok_or(PasskeyRefusal::Malformed)?)
    }

    /// Runs the checks of §7.1 and §7.2 that are common to all ceremonies. Conditional mediation is
    /// exempt from user presence and verification.
    pub(in crate::platform) fn check(
        &self,
        rp_id_hash: &[u8; 32],
        mediation: Mediation,
    ) -> Result<(), PasskeyRefusal> {
        let needs_user = mediation == Mediation::Modal;
        if self.rp_id_hash != rp_id_hash {
            Err(PasskeyRefusal::RelyingParty)
        } else if needs_user && self.flags & USER_PRESENT == 0 {
            Err(PasskeyRefusal::NotPresent)
        } else if needs_user && !self.user_verified() {
            Err(PasskeyRefusal::NotVerified)
        } else if self.flags & BACKUP_STATE != 0 && !self.backup_eligible() {
            Err(PasskeyRefusal::BackupFlags)
        } else {
            Ok(())
        }
    }

    pub(in crate::platform) fn backup_eligible(&self) -> bool {
        self.flags & BACKUP_ELIGIBLE != 0
    }

    pub(in crate::platform) fn user_verified(&self) -> bool {
        self.flags & USER_VERIFIED != 0
    }

    /// The attested credential data, up to the public key.
    pub(in crate::platform) fn attested_credential(
        &self,
    ) -> Result<AttestedCredential<'a>, PasskeyRefusal> {
        if self.flags & ATTESTED == 0 {
            return Err(PasskeyRefusal::Malformed);
        }
        AttestedCredential::parse(self.rest).ok_or(PasskeyRefusal::Malformed)
    }

    /// A minimal attestation object for the library, to be built after [`Self::check`] has passed.
    /// It has no attestation statement and no extensions, because this server requests and judges
    /// neither. User presence and verification are set, because the library does not support
    /// conditional mediation.
    pub(in crate::platform) fn without_statement(&self) -> Result<Vec<u8>, PasskeyRefusal> {
        let id = self.attested_credential()?.id;
        let key_offset = FLAGS_OFFSET + 1 + 4 + 16 + 2 + id.len();
        let mut reader = CborReader::new(self.bytes, key_offset);
        reader.skip_item(0).ok_or(PasskeyRefusal::Malformed)?;
        if reader.position() != self.bytes.len() && self.flags & EXTENSIONS == 0 {
            return Err(PasskeyRefusal::Malformed);
        }

        let mut data = self.bytes[..reader.position()].to_vec();
        data[FLAGS_OFFSET] = (self.flags | USER_PRESENT | USER_VERIFIED) & !EXTENSIONS;

        let length =
            u16::try_from(data.len()).map_err(|_| PasskeyRefusal::Malformed)?.to_be_bytes();
        Ok([&b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59"[..], &length, &data].concat())
    }
}

/// The first members of the attested credential data (WebAuthn Level 3, §6.5.1).
#[derive(Debug, PartialEq, Eq)]
pub(in crate::platform) struct AttestedCredential<'a> {
    /// The authenticator's model.
    pub aaguid: Uuid,
    /// The credential id.
    pub id: &'a [u8],
}

impl<'a> AttestedCredential<'a> {
    fn parse(bytes: &'a [u8]) -> Option<Self> {
        let (aaguid, rest) = bytes.split_first_chunk::<16>()?;
        let (length, rest) = rest.split_first_chunk::<2>()?;
        let id = rest.get(..usize::from(u16::from_be_bytes(*length)))?;
        Some(Self { aaguid: Uuid::from_bytes(*aaguid), id })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b35_authenticator_data_cut_short_is_malformed() {
        let whole = [[0; 32].as_slice(), &[ATTESTED], &[0; 4], &[9; 16], &[0, 2], &[1, 2]].concat();
        assert_eq!(
            AuthenticatorData::parse(&whole).unwrap().attested_credential().unwrap(),
            AttestedCredential { aaguid: Uuid::from_bytes([9; 16]), id: &[1, 2] }
        );
        for length in 0..whole.len() {
            let read = AuthenticatorData::parse(&whole[..length])
                .and_then(|data| data.attested_credential().map(drop));
            assert!(read.is_err(), "{length}");
        }
    }
}
