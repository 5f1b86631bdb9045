//! WebAuthn itself: the options that browsers get, and the verification of what they bring back.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use url::Url;
use uuid::Uuid;
use webauthn_rs::prelude::{
    AuthenticationResult, COSEAlgorithm, COSEKeyType, Credential, DiscoverableAuthentication, ECDSACurve, Passkey,
    PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Webauthn, WebauthnBuilder, WebauthnError,
};

use super::{
    authenticator_data::{AuthenticatorData, ClientData, Mediation},
    user_handle::UserHandle,
};
use crate::{
    config,
    domain::LoginId,
    platform::{
        ceremonies,
        error::{Error, InvalidSettings, Refusal},
        user_document::Descriptor,
    },
};

/// The longest credential id, in bytes (WebAuthn Level 3, §7.1; behaviour b08). The library allows four times as much.
const MAX_CREDENTIAL_ID: usize = 1_023;

#[derive(Debug)]
pub(in crate::platform) struct RelyingParty {
    webauthn: Webauthn,
    id: String,
    id_hash: [u8; 32],
    /// The origins whose pages may use our passkeys, as browsers write them: these and no others (behaviour b04).
    origins: Vec<String>,
}

/// A passkey that was made just now, and what its authenticator says about itself.
#[derive(Debug)]
pub(in crate::platform) struct New {
    pub passkey: Passkey,
    pub aaguid: Uuid,
    pub transports: Vec<String>,
}

impl RelyingParty {
    pub(in crate::platform) fn new(
        config: &config::Platform,
        public_url: &Url,
        name: &str,
    ) -> Result<Self, InvalidSettings> {
        let builder = WebauthnBuilder::new(&config.rp_id, public_url).map_err(|_| InvalidSettings::RelyingParty)?;
        let builder = builder.rp_name(name);
        let builder = config.origins.iter().fold(builder, WebauthnBuilder::append_allowed_origin);
        Ok(Self {
            webauthn: builder.timeout(ceremonies::LIFETIME).build().map_err(|_| InvalidSettings::RelyingParty)?,
            id: config.rp_id.clone(),
            id_hash: Sha256::digest(&config.rp_id).into(),
            origins: std::iter::once(public_url)
                .chain(&config.origins)
                .map(|url| url.origin().ascii_serialization())
                .collect(),
        })
    }

    /// The domain that the passkeys are for.
    pub(in crate::platform) fn id(&self) -> &str {
        &self.id
    }

    pub(in crate::platform) fn allows_origin(&self, origin: &str) -> bool {
        self.origins.iter().any(|allowed| allowed == origin)
    }

    /// Options for `navigator.credentials.get()`. Without `allow` the authenticator looks for its own passkeys.
    pub(in crate::platform) fn request(
        &self,
        allow: &[Descriptor],
        hints: &[&str],
    ) -> Result<(Value, DiscoverableAuthentication), Error> {
        // Always the discoverable kind: its state holds the challenge alone, and the passkeys are read when it ends.
        let (challenge, state) = self.webauthn.start_discoverable_authentication().map_err(internal)?;
        let mut options =
            serde_json::to_value(challenge.public_key).map_err(|error| Error::Internal(error.to_string()))?;
        options["allowCredentials"] = json!(allow);
        set_hints(&mut options, hints);
        // No browser answers the one extension that the library asks for.
        remove(&mut options, "extensions");
        Ok((options, state))
    }

    /// Options for `navigator.credentials.create()`, with this mediation.
    pub(in crate::platform) fn creation(
        &self,
        login_id: &LoginId,
        (user, exclude): (&UserHandle, &[Descriptor]),
        mediation: Mediation,
    ) -> Result<(Value, PasskeyRegistration), Error> {
        let name = login_id.as_str();
        let (challenge, state) =
            self.webauthn.start_passkey_registration(Uuid::nil(), name, name, None).map_err(internal)?;
        let mut options =
            serde_json::to_value(challenge.public_key).map_err(|error| Error::Internal(error.to_string()))?;
        // The library takes nothing but a UUID here, and forgets it at once.
        options["user"]["id"] = json!(user);
        // It discourages discoverable passkeys, but without them there is no autofill and no login without typing.
        options["authenticatorSelection"]["residentKey"] = json!("required");
        options["authenticatorSelection"]["requireResidentKey"] = json!(true);
        options["excludeCredentials"] = json!(exclude);
        if mediation == Mediation::Conditional {
            // Where it is required and nobody can be asked, browsers make nothing (§5.1.3).
            options["authenticatorSelection"]["userVerification"] = json!("preferred");
        }
        remove(&mut options["extensions"], "uvm");
        Ok((options, state))
    }

    /// Verifies a new passkey (WebAuthn Level 3, §7.1).
    pub(in crate::platform) fn verify_new(
        &self,
        credential: Value,
        (state, mediation): (&PasskeyRegistration, Mediation),
    ) -> Result<New, Refusal> {
        let mut credential: RegisterPublicKeyCredential = parse(credential)?;
        ClientData::parse(&credential.response.client_data_json)?.check("webauthn.create", &self.origins)?;
        let object = std::mem::take(&mut credential.response.attestation_object);
        let data = AuthenticatorData::of_attestation(&object)?;
        data.check(&self.id_hash, mediation)?;
        let (aaguid, id) = data.attested()?;
        check_id(id)?;
        credential.response.attestation_object = data.without_statement()?;
        let passkey = self.webauthn.finish_passkey_registration(&credential, state).map_err(Refusal::Verification)?;
        if credential.type_ != "public-key" || credential.raw_id != id || passkey.cred_id() != id {
            return Err(Refusal::Malformed);
        }
        check_curve(&passkey)?;
        let transports = credential.response.transports.as_deref().unwrap_or_default();
        let known = transports.iter().map(AsRef::<str>::as_ref).filter(|transport| *transport != "unknown");
        let mut transports: Vec<String> = known.map(str::to_owned).collect();
        transports.sort_unstable();
        transports.dedup();
        let mut passkey = Credential::from(passkey);
        passkey.user_verified = data.user_verified();
        Ok(New { passkey: passkey.into(), aaguid, transports })
    }

    /// Checks what can be checked of an assertion without its passkey.
    pub(in crate::platform) fn check_unsigned(&self, assertion: &PublicKeyCredential) -> Result<(), Refusal> {
        if assertion.type_ != "public-key" {
            return Err(Refusal::Malformed);
        }
        ClientData::parse(&assertion.response.client_data_json)?.check("webauthn.get", &self.origins)?;
        AuthenticatorData::parse(&assertion.response.authenticator_data)?.check(&self.id_hash, Mediation::Modal)
    }

    /// Verifies an assertion with this passkey (WebAuthn Level 3, §7.2).
    pub(in crate::platform) fn verify(
        &self,
        assertion: &PublicKeyCredential,
        state: DiscoverableAuthentication,
        passkey: &Passkey,
    ) -> Result<AuthenticationResult, Refusal> {
        if assertion.type_ != "public-key" {
            return Err(Refusal::Malformed);
        }
        ClientData::parse(&assertion.response.client_data_json)?.check("webauthn.get", &self.origins)?;
        let data = AuthenticatorData::parse(&assertion.response.authenticator_data)?;
        data.check(&self.id_hash, Mediation::Modal)?;
        // The library looks at the eligibility before the signature, and here it is judged after it: only whoever has the key
        // learns that it changed.
        let mut claimed = Credential::from(passkey.clone());
        let changed = std::mem::replace(&mut claimed.backup_eligible, data.backup_eligible()) != data.backup_eligible();
        let verified = self.webauthn.finish_discoverable_authentication_v2(assertion, state, Passkey::from(claimed));
        let verified = verified.map_err(|error| match error {
            WebauthnError::CredentialPossibleCompromise => Refusal::SignCountWentBack,
            error => Refusal::Verification(error),
        })?;
        if changed { Err(Refusal::BackupEligibilityChanged) } else { Ok(verified) }
    }
}

/// Reads an assertion, without judging it.
pub(in crate::platform) fn parse_assertion(credential: Value) -> Result<PublicKeyCredential, Refusal> {
    let assertion: PublicKeyCredential = parse(credential)?;
    check_id(&assertion.raw_id)?;
    Ok(assertion)
}

/// Reads what `PublicKeyCredential.toJSON()` gave. Extension results are unsigned and nothing here depends on them, so
/// whatever a browser adds there cannot make it fail.
fn parse<T: serde::de::DeserializeOwned>(mut credential: Value) -> Result<T, Refusal> {
    remove(&mut credential, "clientExtensionResults");
    remove(&mut credential, "extensions");
    serde_json::from_value(credential).map_err(|_| Refusal::Malformed)
}

fn check_id(id: &[u8]) -> Result<(), Refusal> {
    if (1..=MAX_CREDENTIAL_ID).contains(&id.len()) { Ok(()) } else { Err(Refusal::CredentialIdLength) }
}

/// The curve that each algorithm stands for in WebAuthn (Level 3, §5.8.5); COSE alone would allow others.
fn check_curve(passkey: &Passkey) -> Result<(), Refusal> {
    let fits = match (passkey.cred_algorithm(), &passkey.get_public_key().key) {
        (COSEAlgorithm::ES256, COSEKeyType::EC_EC2(key)) => key.curve == ECDSACurve::SECP256R1,
        (COSEAlgorithm::ES384, COSEKeyType::EC_EC2(key)) => key.curve == ECDSACurve::SECP384R1,
        _ => true,
    };
    if fits { Ok(()) } else { Err(Refusal::Curve) }
}

fn set_hints(options: &mut Value, hints: &[&str]) {
    if !hints.is_empty() {
        options["hints"] = json!(hints);
    }
}

fn remove(object: &mut Value, member: &str) {
    if let Some(object) = object.as_object_mut() {
        object.remove(member);
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it stands where map_err wants a function")]
fn internal(error: WebauthnError) -> Error {
    Error::Internal(format!("{error:?}"))
}
