//! A software authenticator, and forged responses of one.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use passkey::{
    authenticator::{Authenticator, UiHint, UserCheck, UserValidationMethod},
    client::{Client, DefaultClientData},
    crypto::{
        CoseKey, CryptoBackend, PublicKeyT, SecretKeyT, coset::CborSerializable, iana,
        rust_crypto::RustCryptoBackend,
    },
    types::{
        Passkey,
        ctap2::{Aaguid, Ctap2Error},
        webauthn::{AuthenticatorTransport, CredentialCreationOptions, CredentialRequestOptions},
    },
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use url::Url;

use super::harness::text;

/// A device with room for one passkey, whose user consents to everything.
pub(crate) struct Device {
    origin: Url,
    passkey: Option<Passkey>,
    /// The AAGUID that it claims.
    pub(crate) aaguid: [u8; 16],
}

const AAGUID: [u8; 16] = *b"software-authent";

impl Device {
    /// A device that shows pages of this origin.
    pub(crate) fn at(origin: &str) -> Self {
        Self { origin: Url::parse(origin).unwrap(), passkey: None, aaguid: AAGUID }
    }

    /// `navigator.credentials.create()`
    pub(crate) async fn create(&mut self, options: &Value) -> Value {
        let options: CredentialCreationOptions =
            serde_json::from_value(json!({ "publicKey": options })).unwrap();
        let mut client = Client::new(self.authenticator()).allows_insecure_localhost(true);
        let credential = client.register(&self.origin, options, DefaultClientData).await.unwrap();
        self.passkey.clone_from(client.authenticator().store());
        to_json(serde_json::to_value(credential).unwrap())
    }

    /// `navigator.credentials.get()`, or `None` if no passkey on this device is allowed.
    pub(crate) async fn get(&mut self, options: &Value) -> Option<Value> {
        let mut options = options.clone();
        // To browsers, an empty list means the same as none; to this library, that nothing is
        // allowed.
        if options["allowCredentials"] == json!([]) {
            options["allowCredentials"] = Value::Null;
        }
        let options: CredentialRequestOptions =
            serde_json::from_value(json!({ "publicKey": options })).unwrap();
        let mut client = Client::new(self.authenticator()).allows_insecure_localhost(true);
        let credential =
            client.authenticate(&self.origin, options, DefaultClientData).await.ok()?;
        self.passkey.clone_from(client.authenticator().store());
        Some(to_json(serde_json::to_value(credential).unwrap()))
    }

    /// An unsigned assertion with this device's passkey.
    pub(crate) fn forge(&self, options: &Value) -> Forgery {
        let passkey = self.passkey.as_ref().unwrap();
        Forgery {
            kind: "webauthn.get",
            challenge: text(&options["challenge"]),
            origin: self.origin.origin().ascii_serialization(),
            client_data: json!({}),
            rp_id: text(&options["rpId"]),
            flags: UP | UV | BE | BS,
            counter: 0,
            id: passkey.credential_id.to_vec(),
            user_handle: passkey.user_handle.as_ref().map(|handle| handle.to_vec()),
            statement: NO_STATEMENT.to_vec(),
            extensions: Vec::new(),
            announces_extensions: true,
            key: passkey.key.clone(),
        }
    }

    /// A new passkey whose attestation is not signed yet.
    pub(crate) fn forge_new(&self, options: &Value, algorithm: iana::Algorithm) -> Forgery {
        Forgery {
            kind: "webauthn.create",
            challenge: text(&options["challenge"]),
            origin: self.origin.origin().ascii_serialization(),
            client_data: json!({}),
            rp_id: text(&options["rp"]["id"]),
            flags: UP | UV | BE | BS,
            counter: 0,
            id: crate::runtime::random::Random::Real.bytes::<16>().to_vec(),
            user_handle: Some(BASE64URL.decode(text(&options["user"]["id"])).unwrap()),
            statement: NO_STATEMENT.to_vec(),
            extensions: Vec::new(),
            announces_extensions: true,
            key: RustCryptoBackend.generate_key(algorithm).unwrap().to_cose_key(),
        }
    }

    /// Stores a forged passkey in this device.
    pub(crate) fn keep(&mut self, forgery: &Forgery) {
        self.passkey = Some(Passkey {
            key: forgery.key.clone(),
            credential_id: forgery.id.clone().into(),
            rp_id: forgery.rp_id.clone(),
            user_handle: forgery.user_handle.clone().map(Into::into),
            username: None,
            user_display_name: None,
            counter: None,
            extensions: passkey::types::CredentialExtensions::default(),
        });
    }

    fn authenticator(&self) -> Authenticator<Option<Passkey>, Yes, RustCryptoBackend> {
        let authenticator = Authenticator::new(
            Aaguid::from(self.aaguid),
            self.passkey.clone(),
            Yes,
            RustCryptoBackend,
        );
        authenticator
            .transports(vec![AuthenticatorTransport::Internal, AuthenticatorTransport::Hybrid])
    }
}

/// The JSON of `PublicKeyCredential.toJSON()`: bytes as base64url, where this library has arrays of
/// numbers.
fn to_json(credential: Value) -> Value {
    match credential {
        Value::Array(items) if items.iter().all(Value::is_u64) => {
            let bytes = items.iter().map(|item| u8::try_from(item.as_u64().unwrap()).unwrap());
            json!(BASE64URL.encode(bytes.collect::<Vec<_>>()))
        }
        Value::Object(members) => {
            members.into_iter().map(|(name, value)| (name, to_json(value))).collect()
        }
        other => other,
    }
}

/// The user at the device, who always consents.
struct Yes;

#[async_trait::async_trait]
impl UserValidationMethod for Yes {
    type PasskeyItem = Passkey;

    async fn check_user<'a>(
        &self,
        _: UiHint<'a, Passkey>,
        presence: bool,
        verification: bool,
    ) -> Result<UserCheck, Ctap2Error> {
        Ok(UserCheck { presence, verification })
    }

    fn is_presence_enabled(&self) -> bool {
        true
    }

    fn is_verification_enabled(&self) -> Option<bool> {
        Some(true)
    }
}

pub(crate) const UP: u8 = 1 << 0;
pub(crate) const UV: u8 = 1 << 2;
pub(crate) const BE: u8 = 1 << 3;
pub(crate) const BS: u8 = 1 << 4;
const AT: u8 = 1 << 6;
const ED: u8 = 1 << 7;

/// A response of an authenticator before it is signed, so that any part of it can be wrong.
#[derive(Clone)]
pub(crate) struct Forgery {
    pub(crate) kind: &'static str,
    pub(crate) challenge: String,
    pub(crate) origin: String,
    /// Additional members of `clientDataJSON`.
    pub(crate) client_data: Value,
    pub(crate) rp_id: String,
    pub(crate) flags: u8,
    pub(crate) counter: u32,
    pub(crate) id: Vec<u8>,
    pub(crate) user_handle: Option<Vec<u8>>,
    /// The members `fmt` and `attStmt` of an attestation object, in CBOR.
    pub(crate) statement: Vec<u8>,
    /// Extensions after a new key, as a CBOR map, and true if the flags announce them.
    pub(crate) extensions: Vec<u8>,
    pub(crate) announces_extensions: bool,
    key: CoseKey,
}

const NO_STATEMENT: &[u8] = b"\x63fmt\x64none\x67attStmt\xa0";

impl Forgery {
    pub(crate) fn assertion(&self) -> Value {
        let client_data = self.client_data();
        let data = self.authenticator_data(self.flags);
        let signed = [data.as_slice(), &Sha256::digest(&client_data)].concat();
        let mut key =
            <RustCryptoBackend as CryptoBackend>::SecretKey::from_cose_key(&self.key).unwrap();
        let response = json!({
            "clientDataJSON": BASE64URL.encode(client_data),
            "authenticatorData": BASE64URL.encode(data),
            "signature": BASE64URL.encode(key.sign(&signed)),
            "userHandle": self.user_handle.as_ref().map(|handle| BASE64URL.encode(handle)),
        });
        self.credential(&response)
    }

    pub(crate) fn attestation(&self) -> Value {
        let key =
            <RustCryptoBackend as CryptoBackend>::SecretKey::from_cose_key(&self.key).unwrap();
        let public_key = key.public_key().to_cose_key().to_vec().unwrap();
        let length = u16::try_from(self.id.len()).unwrap().to_be_bytes();
        let extended = !self.extensions.is_empty() && self.announces_extensions;
        let flags = self.flags | AT | if extended { ED } else { 0 };
        let data = self.authenticator_data(flags);
        let data = [&data, &AAGUID[..], &length, &self.id, &public_key, &self.extensions].concat();
        let length = u16::try_from(data.len()).unwrap().to_be_bytes();
        let object = [&b"\xa3"[..], &self.statement, b"\x68authData\x59", &length, &data].concat();
        let response = json!({
            "clientDataJSON": BASE64URL.encode(self.client_data()),
            "attestationObject": BASE64URL.encode(object),
            "transports": ["internal", "hybrid"],
        });
        self.credential(&response)
    }

    fn credential(&self, response: &Value) -> Value {
        let id = BASE64URL.encode(&self.id);
        json!({
            "id": id, "rawId": id, "type": "public-key", "clientExtensionResults": {},
            "response": response,
        })
    }

    fn client_data(&self) -> Vec<u8> {
        let mut data =
            json!({ "type": self.kind, "challenge": self.challenge, "origin": self.origin });
        data.as_object_mut().unwrap().extend(self.client_data.as_object().unwrap().clone());
        data.to_string().into_bytes()
    }

    fn authenticator_data(&self, flags: u8) -> Vec<u8> {
        [&Sha256::digest(&self.rp_id)[..], &[flags], &self.counter.to_be_bytes()].concat()
    }
}
