//! The MAC that authenticates a user document.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use hmac::Mac;
use secrecy::SecretSlice;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{UserDocument, encodings, keys::MacKey};
use crate::{
    domain::{LoginId, OwnIdData},
    platform::Error,
};

const VERSION: u32 = 1;

/// Signs user documents with a MAC, and verifies them.
#[derive(Debug)]
pub(in crate::platform) struct DocumentMac(MacKey);

#[derive(Serialize, Deserialize)]
struct SignedDocument<'a> {
    v: u32,
    #[serde(borrow)]
    data: &'a RawValue,
    tag: &'a str,
}

impl DocumentMac {
    pub(in crate::platform) fn new(key: &SecretSlice<u8>) -> Self {
        Self(MacKey::derive(key, "vestibule ownIdData"))
    }

    /// Writes the document for this user.
    ///
    /// # Errors
    /// [`Error::TooManyPasskeys`] when it does not fit into `ownIdData`.
    pub(in crate::platform) fn sign(
        &self,
        login_id: &LoginId,
        document: &UserDocument,
    ) -> Result<OwnIdData, Error> {
        let internal = |error: serde_json::Error| Error::Internal(error.to_string());
        let data = serde_json::value::to_raw_value(document).map_err(internal)?;
        let tag = BASE64URL.encode(self.0.tag(&mac_parts(VERSION, login_id, &data)));
        let text = serde_json::to_string(&SignedDocument { v: VERSION, data: &data, tag: &tag })
            .map_err(internal)?;
        OwnIdData::parse(text).map_err(|_| Error::TooManyPasskeys)
    }

    /// Verifies and reads a document that was written for this user, in any of the encodings in
    /// which sites store it ([`encodings`]).
    ///
    /// # Errors
    /// [`InvalidUserDocument`].
    pub(in crate::platform) fn verify(
        &self,
        login_id: &LoginId,
        text: &str,
    ) -> Result<UserDocument, InvalidUserDocument> {
        self.verify_plain(login_id, text).or_else(|reason| {
            let document =
                encodings::find_decoded(text, |text| self.verify_plain(login_id, text).ok());
            document.ok_or(reason)
        })
    }

    fn verify_plain(
        &self,
        login_id: &LoginId,
        text: &str,
    ) -> Result<UserDocument, InvalidUserDocument> {
        let signed: SignedDocument =
            serde_json::from_str(text).map_err(|_| InvalidUserDocument::Foreign)?;
        if signed.v != VERSION {
            return Err(InvalidUserDocument::Version(signed.v));
        }
        let tag = BASE64URL.decode(signed.tag).map_err(|_| InvalidUserDocument::Tag)?;
        self.0
            .mac(&mac_parts(signed.v, login_id, signed.data))
            .verify_slice(&tag)
            .map_err(|_| InvalidUserDocument::Tag)?;
        serde_json::from_str(signed.data.get()).map_err(|_| InvalidUserDocument::Content)
    }
}

/// The input of the MAC. The data is taken byte for byte as it was stored.
fn mac_parts<'a>(version: u32, login_id: &'a LoginId, data: &'a RawValue) -> [&'a [u8]; 3] {
    // Each version has its own label, so that a document of a later version never verifies as one
    // of this version.
    debug_assert_eq!(version, VERSION);
    [b"1", login_id.as_str().as_bytes(), data.get().as_bytes()]
}

/// Reasons for refusing a document. Tells the log which check failed.
#[derive(Debug, thiserror::Error)]
pub enum InvalidUserDocument {
    #[error("it is not a document of this platform")]
    Foreign,
    #[error("its version {0} is not supported")]
    Version(u32),
    #[error(
        "its tag does not match: it was changed, or written with another key or for another user"
    )]
    Tag,
    #[error("its content cannot be read")]
    Content,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::ceremonies::user_handle::UserHandle;

    #[test]
    fn a_document_opens_for_its_user_and_key_alone() {
        let document_mac = DocumentMac::new(&vec![1; 32].into());
        let alice = LoginId::parse("alice@example.com").unwrap();
        let document = UserDocument::empty(UserHandle([7; 32]));
        let text = document_mac.sign(&alice, &document).unwrap();
        assert_eq!(
            document_mac.verify(&alice, text.as_str()).unwrap().user_handle,
            document.user_handle
        );

        let bob = LoginId::parse("bob@example.com").unwrap();
        assert!(matches!(document_mac.verify(&bob, text.as_str()), Err(InvalidUserDocument::Tag)));
        let other = DocumentMac::new(&vec![2; 32].into());
        assert!(matches!(other.verify(&alice, text.as_str()), Err(InvalidUserDocument::Tag)));
        let edited = text.as_str().replace("\"passkeys\":[]", "\"passkeys\":[ ]");
        assert!(matches!(document_mac.verify(&alice, &edited), Err(InvalidUserDocument::Tag)));
        let later = text.as_str().replace("\"v\":1", "\"v\":2");
        assert!(matches!(
            document_mac.verify(&alice, &later),
            Err(InvalidUserDocument::Version(2))
        ));
        for foreign in [
            "",
            "null",
            "{}",
            "[]",
            "cloud-data",
            "{\"v\":1,\"data\":{},\"tag\":1}",
            &"[".repeat(60_000),
        ] {
            assert!(document_mac.verify(&alice, foreign).is_err(), "{foreign:.20}");
        }
    }
}
