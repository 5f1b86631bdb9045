//! What the browser and the authenticator signed, read here once more: the checks that the WebAuthn library leaves out or
//! does more loosely are ours (behaviours b04–b07), and the model of the authenticator is not in its answer.

use std::ops::Range;

use serde::{Deserialize, Serialize, de::IgnoredAny};
use uuid::Uuid;

use crate::platform::error::Refusal;

/// `clientDataJSON` (WebAuthn Level 3, §5.8.1), as far as the server judges it itself.
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
    pub(in crate::platform) fn parse(json: &[u8]) -> Result<Self, Refusal> {
        serde_json::from_slice(json).map_err(|_| Refusal::Malformed)
    }

    /// The origin is compared as text: browsers serialise it in one way only, so nothing else needs to match.
    pub(in crate::platform) fn check(&self, kind: &str, origins: &[String]) -> Result<(), Refusal> {
        if self.r#type != kind {
            Err(Refusal::Type)
        } else if !origins.contains(&self.origin) {
            Err(Refusal::Origin)
        } else if self.cross_origin || self.top_origin.is_some() {
            Err(Refusal::CrossOrigin)
        } else {
            Ok(())
        }
    }
}

/// The way in which the authenticator was asked for a passkey: the mediation of `navigator.credentials.create()` (WebAuthn Level 3, §5.1.3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mediation {
    /// The person pressed a button, and says yes to the authenticator.
    #[default]
    Modal,
    /// The password manager makes a passkey by itself, right after a login by password. Nobody is asked, so nobody was present
    /// or verified (§7.1, steps 15 and 16).
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

/// The place of the flags, behind the hash of the relying party id; the sign count takes the next four bytes.
const FLAGS_AT: usize = 32;

impl<'a> AuthenticatorData<'a> {
    pub(in crate::platform) fn parse(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let (rp_id_hash, rest) = bytes.split_at_checked(FLAGS_AT).ok_or(Refusal::Malformed)?;
        match rest {
            // The flags, four bytes of sign count, and then what depends on the flags.
            [flags, _, _, _, _, rest @ ..] => Ok(Self { bytes, rp_id_hash, flags: *flags, rest }),
            _ => Err(Refusal::Malformed),
        }
    }

    /// The authenticator data inside an attestation object (§6.5): a CBOR map with the member `authData`.
    pub(in crate::platform) fn of_attestation(object: &'a [u8]) -> Result<Self, Refusal> {
        let range = member(object, b"authData").ok_or(Refusal::Malformed)?;
        Self::parse(object.get(range).ok_or(Refusal::Malformed)?)
    }

    /// The checks that §7.1 and §7.2 ask of every ceremony; the presence of a person is not asked of one that the password manager begins
    /// and ends by itself.
    pub(in crate::platform) fn check(&self, rp_id_hash: &[u8; 32], mediation: Mediation) -> Result<(), Refusal> {
        let alone = mediation == Mediation::Conditional;
        if self.rp_id_hash != rp_id_hash {
            Err(Refusal::RelyingParty)
        } else if self.flags & USER_PRESENT == 0 && !alone {
            Err(Refusal::NotPresent)
        } else if !self.user_verified() && !alone {
            Err(Refusal::NotVerified)
        } else if self.flags & BACKUP_STATE != 0 && !self.backup_eligible() {
            Err(Refusal::BackupFlags)
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

    /// The authenticator's model and the new credential's id (§6.5.1).
    pub(in crate::platform) fn attested(&self) -> Result<(Uuid, &'a [u8]), Refusal> {
        let attested = || {
            let (aaguid, rest) = self.rest.split_first_chunk::<16>()?;
            let (length, rest) = rest.split_first_chunk::<2>()?;
            Some((Uuid::from_bytes(*aaguid), rest.get(..usize::from(u16::from_be_bytes(*length)))?))
        };
        if self.flags & ATTESTED == 0 { Err(Refusal::Malformed) } else { attested().ok_or(Refusal::Malformed) }
    }

    /// The attestation object for the library, once [`Self::check`] has passed: with the new passkey alone. The statement, of
    /// whatever format, and extensions are left out, since nobody asked for them and nobody judges them; and the library, which
    /// knows no mediation, hears that somebody was there.
    pub(in crate::platform) fn without_statement(&self) -> Result<Vec<u8>, Refusal> {
        let (_, id) = self.attested()?;
        let key_at = FLAGS_AT + 1 + 4 + 16 + 2 + id.len();
        let mut reader = Cbor { bytes: self.bytes, at: key_at };
        reader.skip(0).ok_or(Refusal::Malformed)?;
        if reader.at != self.bytes.len() && self.flags & EXTENSIONS == 0 {
            return Err(Refusal::Malformed);
        }
        let mut data = self.bytes[..reader.at].to_vec();
        data[FLAGS_AT] = (self.flags | USER_PRESENT | USER_VERIFIED) & !EXTENSIONS;
        let length = u16::try_from(data.len()).map_err(|_| Refusal::Malformed)?.to_be_bytes();
        Ok([&b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59"[..], &length, &data].concat())
    }
}

/// Where the byte string under this key lies in a CBOR map with text keys: just enough of RFC 8949 to step over the others.
fn member(cbor: &[u8], key: &[u8]) -> Option<Range<usize>> {
    let mut reader = Cbor { bytes: cbor, at: 0 };
    let (MAP, members) = reader.head()? else {
        return None;
    };
    for _ in 0..members {
        let (TEXT, length) = reader.head()? else {
            return None;
        };
        let name = reader.take(length)?;
        let start = reader.at;
        if cbor.get(name)? == key {
            let (BYTES, length) = reader.head()? else {
                return None;
            };
            return reader.take(length);
        }
        reader.at = start;
        reader.skip(0)?;
    }
    None
}

const BYTES: u8 = 2;
const TEXT: u8 = 3;
const ARRAY: u8 = 4;
const MAP: u8 = 5;
const TAG: u8 = 6;

/// Attestation statements nest three levels deep; whoever sends more wants something else.
const MAX_DEPTH: u8 = 16;

struct Cbor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Cbor<'_> {
    /// The major type and the argument of the next item. CTAP2 forbids indefinite lengths, and so do we.
    fn head(&mut self) -> Option<(u8, u64)> {
        let first = *self.bytes.get(self.at)?;
        self.at += 1;
        let length = match first & 0x1f {
            small @ 0..=23 => return Some((first >> 5, u64::from(small))),
            24 => 1,
            25 => 2,
            26 => 4,
            27 => 8,
            _ => return None,
        };
        let range = self.take(length)?;
        let argument = self.bytes.get(range)?.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
        Some((first >> 5, argument))
    }

    fn take(&mut self, length: u64) -> Option<Range<usize>> {
        let end = self.at.checked_add(usize::try_from(length).ok()?).filter(|end| *end <= self.bytes.len())?;
        let range = self.at..end;
        self.at = end;
        Some(range)
    }

    fn skip(&mut self, depth: u8) -> Option<()> {
        let (kind, argument) = self.head()?;
        let items = match kind {
            BYTES | TEXT => return self.take(argument).map(drop),
            ARRAY => argument,
            MAP => argument.checked_mul(2)?,
            TAG => 1,
            _ => 0,
        };
        if depth >= MAX_DEPTH {
            return None;
        }
        (0..items).try_for_each(|_| self.skip(depth + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authenticator_data_is_found_wherever_it_stands() {
        let object = b"\xa3\x63fmt\x64none\x67attStmt\xa1\x63x5c\x82\x41a\xc1\x1a\0\0\0\0\x68authData\x43abc";
        assert_eq!(member(object, b"authData").map(|range| &object[range]), Some(&b"abc"[..]));
        let object = b"\xa3\x68authData\x58\x03abc\x63fmt\x64none\x67attStmt\xa0";
        assert_eq!(member(object, b"authData").map(|range| &object[range]), Some(&b"abc"[..]));
        for broken in [
            &b""[..],
            b"\xa1",
            b"\xa1\x68authData",
            b"\xa1\x68authData\x45abc",
            b"\xbf\x68authData\x41a\xff",
            b"\xa1\x68authData\x61a",
            b"\x80",
        ] {
            assert_eq!(member(broken, b"authData"), None, "{broken:?}");
        }
        let deep = [b"\xa2\x61a".to_vec(), vec![0x81; 60_000]].concat();
        assert_eq!(member(&deep, b"authData"), None);
        assert_eq!(member(b"\xa1\x61a\x9b\xff\xff\xff\xff\xff\xff\xff\xff", b"authData"), None);
    }

    #[test]
    fn b35_authenticator_data_cut_short_is_malformed() {
        let whole = [[0; 32].as_slice(), &[ATTESTED], &[0; 4], &[9; 16], &[0, 2], &[1, 2]].concat();
        assert_eq!(
            AuthenticatorData::parse(&whole).unwrap().attested().unwrap(),
            (Uuid::from_bytes([9; 16]), &[1, 2][..])
        );
        for length in 0..whole.len() {
            let read = AuthenticatorData::parse(&whole[..length]).and_then(|data| data.attested().map(drop));
            assert!(read.is_err(), "{length}");
        }
    }
}
