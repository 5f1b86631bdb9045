//! The WebAuthn relying party: it makes the options for browsers and verifies their responses.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use url::Url;
use uuid::Uuid;
use webauthn_rs::prelude::{
    AuthenticationResult, COSEAlgorithm, COSEKeyType, Credential, DiscoverableAuthentication,
    ECDSACurve, Passkey, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential,
    Webauthn, WebauthnBuilder, WebauthnError,
};

use super::{
    authenticator_data::{AttestedCredential, AuthenticatorData, ClientData, Mediation},
    user_handle::UserHandle,
};
use crate::{
    domain::{AndroidApp, LoginId},
    platform::{
        PlatformSettings, ceremonies,
        error::{Error, InvalidSettings, PasskeyRefusal},
        user_document::CredentialDescriptor,
    },
};

/// Maximum length of a credential id in bytes (WebAuthn Level 3, §7.1;
/// `docs/security-behaviours.md` b08). The library allows four times as much.
const MAX_CREDENTIAL_ID_BYTES: usize = 1_023;

/// The relying party that this site is to authenticators.
#[derive(Debug)]
pub(in crate::platform) struct RelyingParty {
    webauthn: Webauthn,
    id: String,
    id_hash: [u8; 32],
    /// The only origins whose pages may use the passkeys, in the spelling of browsers
    /// (`docs/security-behaviours.md` b04).
    page_origins: Vec<String>,
    /// The origins that client data may name: those of the pages, and of the declared Android
    /// applications.
    client_origins: Vec<String>,
}

/// The user for whom a passkey is requested.
#[derive(Clone, Copy, Debug)]
pub(in crate::platform) struct CreationRequest<'a> {
    pub login_id: &'a LoginId,
    pub user_handle: &'a UserHandle,
    /// Passkeys whose authenticators must not create another one.
    pub exclude: &'a [CredentialDescriptor],
    pub mediation: Mediation,
}

/// A verified new passkey, with the claims of its authenticator.
#[derive(Debug)]
pub(in crate::platform) struct VerifiedRegistration {
    pub passkey: Passkey,
    pub aaguid: Uuid,
    pub transports: Vec<String>,
}

impl RelyingParty {
    pub(in crate::platform) fn new(
        settings: &PlatformSettings<'_>,
        name: &str,
    ) -> Result<Self, InvalidSettings> {
        let PlatformSettings { config, public_url, android_apps, .. } = settings;
        let page_origins: Vec<_> = std::iter::once(*public_url)
            .chain(config.page_origins())
            .map(|url| url.origin().ascii_serialization())
            .collect();
        let app_origins = android_apps.iter().map(AndroidApp::client_origin);
        let client_origins: Vec<_> = page_origins.iter().cloned().chain(app_origins).collect();

        let mut builder = WebauthnBuilder::new(&config.rp_id, public_url)
            .map_err(|_| InvalidSettings::RelyingParty)?
            .rp_name(name);
        for origin in &client_origins {
            let origin = Url::parse(origin).map_err(|_| InvalidSettings::RelyingParty)?;
            builder = builder.append_allowed_origin(&origin);
        }

        Ok(Self {
            webauthn: builder
                .timeout(ceremonies::CHALLENGE_LIFETIME)
                .build()
                .map_err(|_| InvalidSettings::RelyingParty)?,
            id: config.rp_id.clone(),
            id_hash: Sha256::digest(&config.rp_id).into(),
            page_origins,
            client_origins,
        })
    }

    /// The relying party id: the domain to which the passkeys are bound.
    pub(in crate::platform) fn id(&self) -> &str {
        &self.id
    }

    /// True when pages of this origin may use the passkeys.
    pub(in crate::platform) fn allows_origin(&self, origin: &str) -> bool {
        self.page_origins.iter().any(|allowed| allowed == origin)
    }

    /// Options for `navigator.credentials.get()` (`PublicKeyCredentialRequestOptionsJSON`), and the
    /// state with the challenge. With an empty `allow`, the authenticator offers its own passkeys.
    pub(in crate::platform) fn request_options(
        &self,
        allow: &[CredentialDescriptor],
        hints: &[&str],
    ) -> Result<(Value, DiscoverableAuthentication), Error> {
        // The state of a discoverable authentication holds the challenge only; the passkeys are
        // read when it ends.
        let (challenge, state) =
            self.webauthn.start_discoverable_authentication().map_err(internal)?;
        let mut options = serde_json::to_value(challenge.public_key)
            .map_err(|error| Error::Internal(error.to_string()))?;
        options["allowCredentials"] = json!(allow);
        if !hints.is_empty() {
            options["hints"] = json!(hints);
        }
        // No browser supports the one extension that the library requests.
        remove_member(&mut options, "extensions");
        Ok((options, state))
    }

    /// Options for `navigator.credentials.create()` (`PublicKeyCredentialCreationOptionsJSON`), and
    /// the state with the challenge.
    pub(in crate::platform) fn creation_options(
        &self,
        request: &CreationRequest<'_>,
    ) -> Result<(Value, PasskeyRegistration), Error> {
        let CreationRequest { login_id, user_handle, exclude, mediation } = *request;
        let name = login_id.as_str();
        let (challenge, state) = self
            .webauthn
            .start_passkey_registration(Uuid::nil(), name, name, None)
            .map_err(internal)?;
        let mut options = serde_json::to_value(challenge.public_key)
            .map_err(|error| Error::Internal(error.to_string()))?;

        // The library accepts only a UUID as the user handle, and does not use it afterwards.
        options["user"]["id"] = json!(user_handle);
        // The library discourages discoverable passkeys, but autofill and login without a login id
        // depend on them.
        options["authenticatorSelection"]["residentKey"] = json!("required");
        options["authenticatorSelection"]["requireResidentKey"] = json!(true);
        options["excludeCredentials"] = json!(exclude);
        if mediation == Mediation::Conditional {
            // If user verification is required but the user cannot be prompted, browsers create no
            // passkey (§5.1.3).
            options["authenticatorSelection"]["userVerification"] = json!("preferred");
        }
        remove_member(&mut options["extensions"], "uvm");
        Ok((options, state))
    }

    /// Verifies a new passkey (WebAuthn Level 3, §7.1).
    pub(in crate::platform) fn verify_registration(
        &self,
        credential: Value,
        state: &PasskeyRegistration,
        mediation: Mediation,
    ) -> Result<VerifiedRegistration, PasskeyRefusal> {
        let mut credential: RegisterPublicKeyCredential = parse_credential(credential)?;
        ClientData::parse(&credential.response.client_data_json)?
            .check("webauthn.create", &self.client_origins)?;
        let object = std::mem::take(&mut credential.response.attestation_object);
        let data = AuthenticatorData::from_attestation_object(&object)?;
        data.check(&self.id_hash, mediation)?;
        let AttestedCredential { aaguid, id } = data.attested_credential()?;
        check_id_length(id)?;

        credential.response.attestation_object = data.without_statement()?;
        let passkey = self
            .webauthn
            .finish_passkey_registration(&credential, state)
            .map_err(PasskeyRefusal::Verification)?;
        if credential.type_ != "public-key" || credential.raw_id != id || passkey.cred_id() != id {
            return Err(PasskeyRefusal::Malformed);
        }
        check_curve(&passkey)?;

        let transports = credential.response.transports.as_deref().unwrap_or_default();
        let known =
            transports.iter().map(AsRef::<str>::as_ref).filter(|transport| *transport != "unknown");
        let mut transports: Vec<String> = known.map(str::to_owned).collect();
        transports.sort_unstable();
        transports.dedup();

        let mut passkey = Credential::from(passkey);
        passkey.user_verified = data.user_verified();
        Ok(VerifiedRegistration { passkey: passkey.into(), aaguid, transports })
    }

    /// Runs the checks of an assertion that do not need the public key.
    pub(in crate::platform) fn check_unsigned(
        &self,
        assertion: &PublicKeyCredential,
    ) -> Result<(), PasskeyRefusal> {
        if assertion.type_ != "public-key" {
            return Err(PasskeyRefusal::Malformed);
        }
        ClientData::parse(&assertion.response.client_data_json)?
            .check("webauthn.get", &self.client_origins)?;
        AuthenticatorData::parse(&assertion.response.authenticator_data)?
            .check(&self.id_hash, Mediation::Modal)
    }

    /// Verifies an assertion with this passkey (WebAuthn Level 3, §7.2).
    pub(in crate::platform) fn verify(
        &self,
        assertion: &PublicKeyCredential,
        state: DiscoverableAuthentication,
        passkey: &Passkey,
    ) -> Result<AuthenticationResult, PasskeyRefusal> {
        if assertion.type_ != "public-key" {
            return Err(PasskeyRefusal::Malformed);
        }
        ClientData::parse(&assertion.response.client_data_json)?
            .check("webauthn.get", &self.client_origins)?;
        let data = AuthenticatorData::parse(&assertion.response.authenticator_data)?;
        data.check(&self.id_hash, Mediation::Modal)?;

        // The library checks the backup eligibility before the signature. Here it is checked after
        // it, so that only the holder of the private key learns of a change.
        let mut claimed = Credential::from(passkey.clone());
        let changed = std::mem::replace(&mut claimed.backup_eligible, data.backup_eligible())
            != data.backup_eligible();
        let verified = self.webauthn.finish_discoverable_authentication_v2(
            assertion,
            state,
            Passkey::from(claimed),
        );
        let verified = verified.map_err(|error| match error {
            WebauthnError::CredentialPossibleCompromise => PasskeyRefusal::SignCountWentBack,
            error => PasskeyRefusal::Verification(error),
        })?;
        if changed { Err(PasskeyRefusal::BackupEligibilityChanged) } else { Ok(verified) }
    }
}

/// Parses an assertion without verifying it.
pub(in crate::platform) fn parse_assertion(
    credential: Value,
) -> Result<PublicKeyCredential, PasskeyRefusal> {
    let assertion: PublicKeyCredential = parse_credential(credential)?;
    check_id_length(&assertion.raw_id)?;
    Ok(assertion)
}

/// Parses the result of `PublicKeyCredential.toJSON()`. Extension results are removed first: they
/// are unsigned and unused, and must not cause a failure.
fn parse_credential<T: serde::de::DeserializeOwned>(
    mut credential: Value,
) -> Result<T, PasskeyRefusal> {
    remove_member(&mut credential, "clientExtensionResults");
    remove_member(&mut credential, "extensions");
    serde_json::from_value(credential).map_err(|_| PasskeyRefusal::Malformed)
}

fn check_id_length(id: &[u8]) -> Result<(), PasskeyRefusal> {
    if (1..=MAX_CREDENTIAL_ID_BYTES).contains(&id.len()) {
        Ok(())
    } else {
        Err(PasskeyRefusal::CredentialIdLength)
    }
}

/// Checks that the key uses the curve that WebAuthn assigns to its algorithm (Level 3, §5.8.5).
/// COSE alone would allow other curves.
fn check_curve(passkey: &Passkey) -> Result<(), PasskeyRefusal> {
    let fits = match (passkey.cred_algorithm(), &passkey.get_public_key().key) {
        (COSEAlgorithm::ES256, COSEKeyType::EC_EC2(key)) => key.curve == ECDSACurve::SECP256R1,
        (COSEAlgorithm::ES384, COSEKeyType::EC_EC2(key)) => key.curve == ECDSACurve::SECP384R1,
        _ => true,
    };
    if fits { Ok(()) } else { Err(PasskeyRefusal::Curve) }
}

fn remove_member(object: &mut Value, member: &str) {
    if let Some(object) = object.as_object_mut() {
        object.remove(member);
    }
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function pointer in map_err")]
fn internal(error: WebauthnError) -> Error {
    Error::Internal(format!("{error:?}"))
}
