//! A software authenticator with one passkey (Web Authentication Level 3), for logins that the
//! bench signs itself.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Flags of the authenticator data (§6.1): the user is present and verified, and the passkey is
/// backed up.
const FLAGS: u8 = 0b0001_1101;
/// The flag of data with a new key.
const NEW_KEY_FLAG: u8 = 0b0100_0000;

pub struct Authenticator {
    origin: String,
    id: [u8; 16],
    user_handle: String,
    pair: EcdsaKeyPair,
    random: SystemRandom,
}

impl Authenticator {
    /// Creates a passkey on a page of this origin, by these options. Returns it with the response
    /// for the server.
    pub fn create(origin: &str, id: [u8; 16], options: &Value) -> (Self, Value) {
        let random = SystemRandom::new();
        let curve = &ECDSA_P256_SHA256_ASN1_SIGNING;
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(curve, &random).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(curve, pkcs8.as_ref(), &random).unwrap();
        let user_handle = text(&options["user"]["id"]);
        let created = Self { origin: origin.to_owned(), id, user_handle, pair, random };

        let data = [
            &Self::data(text(&options["rp"]["id"]), FLAGS | NEW_KEY_FLAG)[..],
            // No model of an authenticator, and the length of the id.
            &[0; 16],
            &[0, 16],
            &id,
            &created.public_key(),
        ]
        .concat();
        let length = u16::try_from(data.len()).unwrap().to_be_bytes();
        let attestation =
            [&b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59"[..], &length, &data].concat();
        let response = json!({
            "clientDataJSON": BASE64URL.encode(created.client_data("webauthn.create", options)),
            "attestationObject": BASE64URL.encode(attestation),
            "transports": ["internal"],
        });
        let credential = created.credential(&response);
        (created, credential)
    }

    /// Logs in by these options.
    pub fn get(&self, options: &Value) -> Value {
        let client_data = self.client_data("webauthn.get", options);
        let data = Self::data(text(&options["rpId"]), FLAGS);
        let signed = [data.as_slice(), &Sha256::digest(&client_data)].concat();
        let signature = self.pair.sign(&self.random, &signed).unwrap();

        self.credential(&json!({
            "clientDataJSON": BASE64URL.encode(client_data),
            "authenticatorData": BASE64URL.encode(data),
            "signature": BASE64URL.encode(signature),
            "userHandle": self.user_handle,
        }))
    }

    fn client_data(&self, kind: &str, options: &Value) -> Vec<u8> {
        let challenge = text(&options["challenge"]);
        let data = json!({ "type": kind, "challenge": challenge, "origin": self.origin });
        data.to_string().into_bytes()
    }

    /// The authenticator data, with a counter that stays at zero.
    fn data(rp_id: String, flags: u8) -> Vec<u8> {
        [&Sha256::digest(rp_id)[..], &[flags], &[0; 4]].concat()
    }

    /// The public key in COSE (RFC 9053 §7.1.1).
    fn public_key(&self) -> Vec<u8> {
        let (x, y) = self.pair.public_key().as_ref()[1..].split_at(32);
        [&b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20"[..], x, b"\x22\x58\x20", y].concat()
    }

    fn credential(&self, response: &Value) -> Value {
        let id = BASE64URL.encode(self.id);
        json!({
            "id": id, "rawId": id, "type": "public-key", "clientExtensionResults": {},
            "response": response,
        })
    }
}

/// The text of a member.
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("a text instead of {value}")).to_owned()
}
