//! Authentication with a passkey, as login and recovery share it (WebAuthn Level 3, §7.2).

use serde_json::Value;
use webauthn_rs::prelude::PublicKeyCredential;

use super::{
    AuthenticationState, CeremonyKind, relying_party,
    store::{self, CeremonySubject},
    user_handle::UserHandle,
};
use crate::{
    domain::{LoginId, TokenHash},
    platform::{
        Platform, StartedCeremony, TimingSample,
        callbacks::answers::OwnIdDataAnswer,
        ceremonies,
        error::{Error, PasskeyRefusal},
        security_events,
        user_document::{CredentialDescriptor, UserDocument},
    },
};

/// A login id as the user typed it.
#[derive(Clone, Copy, Debug, Default)]
pub struct TypedLoginId<'a> {
    /// The text. Without one, the authenticator offers its own passkeys.
    pub text: Option<&'a str>,
    /// The country of a phone number without a country code, as an ISO 3166-1 code, or empty.
    pub country: &'a str,
}

/// An authenticated user, with what the platform stores about them.
#[derive(Debug)]
pub(in crate::platform) struct Authenticated {
    pub login_id: LoginId,
    pub document: UserDocument,
    /// Hash of the credential id of the passkey that was used.
    pub passkey: TokenHash,
}

/// The placeholder for malformed login ids. Its domain can never exist (RFC 2606).
const PLACEHOLDER_LOGIN_ID: &str = "nobody@vestibule.invalid";

impl Platform {
    /// Begins an authentication. With a login id, the options list its passkeys. Without one, the
    /// authenticator offers its own.
    pub(in crate::platform) async fn start_authentication(
        &self,
        kind: CeremonyKind,
        typed: TypedLoginId<'_>,
        hints: &[&str],
    ) -> Result<StartedCeremony, Error> {
        let text = typed.text.map(str::trim).filter(|text| !text.is_empty());
        let (login_id, allow) = match text {
            Some(text) => {
                let login_id = self.resolve_login_id(text, typed.country).await?;
                let allow = self.allowed_credentials(&login_id, text).await?;
                (Some(login_id), allow)
            }
            None => (None, Vec::new()),
        };

        let (public_key, state) = self.relying_party.request_options(&allow, hints)?;
        let subject = CeremonySubject { login_id: login_id.as_ref(), session: None };
        let state = AuthenticationState::new(login_id.as_ref(), state);
        let ceremony_id = ceremonies::begin(self, kind, subject, &state).await?;
        Ok(StartedCeremony { ceremony_id, public_key })
    }

    /// Resolves the text to a login id: to the earlier form of the text if a document still has
    /// that one, otherwise to the normal form of all its spellings. Malformed text resolves to
    /// [`PLACEHOLDER_LOGIN_ID`].
    async fn resolve_login_id(&self, text: &str, country: &str) -> Result<LoginId, Error> {
        let login_id = LoginId::from_user_input(text, country);
        if let Some(earlier) = LoginId::legacy_form(text)
            && login_id.as_ref() != Ok(&earlier)
            && let OwnIdDataAnswer::Data(data) = self.callbacks.own_id_data(&earlier).await?
            && self.document_mac.verify(&earlier, &data).is_ok()
        {
            return Ok(earlier);
        }
        Ok(login_id.unwrap_or_else(|_| LoginId::from_database(PLACEHOLDER_LOGIN_ID.to_owned())))
    }

    /// The passkeys of the login id, or decoys if it has none. The work is the same in both cases,
    /// so that neither the response nor its time tells them apart (`docs/security-behaviours.md`
    /// b12).
    async fn allowed_credentials(
        &self,
        login_id: &LoginId,
        typed: &str,
    ) -> Result<Vec<CredentialDescriptor>, Error> {
        let is_placeholder = login_id.as_str() == PLACEHOLDER_LOGIN_ID;
        let decoys = self.decoys.of(if is_placeholder { typed } else { login_id.as_str() });

        let passkeys = match self.callbacks.own_id_data(login_id).await? {
            OwnIdDataAnswer::Data(text) => match self.document_mac.verify(login_id, &text) {
                Ok(document) => {
                    self.timing_sample.get_or_init(|| TimingSample {
                        login_id: login_id.clone(),
                        own_id_data: text,
                    });
                    document.descriptors()
                }
                Err(reason) => {
                    security_events::own_id_data_refused(login_id, &reason);
                    Vec::new()
                }
            },
            OwnIdDataAnswer::Nothing | OwnIdDataAnswer::Disabled | OwnIdDataAnswer::UnknownUser => {
                self.verify_timing_sample();
                Vec::new()
            }
        };
        Ok(if passkeys.is_empty() { decoys } else { passkeys })
    }

    /// Verifies another user's document, for the time that it takes.
    fn verify_timing_sample(&self) {
        if let Some(TimingSample { login_id, own_id_data }) = self.timing_sample.get() {
            self.document_mac
                .verify(login_id, own_id_data)
                .map(|document| document.descriptors())
                .ok();
        }
    }

    /// Finishes an authentication: consumes the ceremony, finds the owner of the passkey, verifies
    /// the assertion and records the login.
    ///
    /// # Errors
    /// [`Error::CeremonyUnknown`], [`Error::PasskeyRefused`], [`Error::CredentialUnknown`],
    /// [`Error::AccountDisabled`], [`Error::OwnIdDataInvalid`], or the back end's failure.
    pub(in crate::platform) async fn authenticate(
        &self,
        kind: CeremonyKind,
        ceremony_id: &str,
        credential: Value,
    ) -> Result<Authenticated, Error> {
        let state: AuthenticationState = ceremonies::consume(self, kind, ceremony_id).await?;
        let requested = state.login_id();
        let assertion = relying_party::parse_assertion(credential).inspect_err(|reason| {
            security_events::passkey_refused(requested.as_ref(), &[], reason);
        })?;

        let authenticated = self.verify_assertion(state, &assertion).await;
        if let Err(Error::PasskeyRefused(reason)) = &authenticated {
            security_events::passkey_refused(requested.as_ref(), &assertion.raw_id, reason);
        }
        authenticated
    }

    async fn verify_assertion(
        &self,
        state: AuthenticationState,
        assertion: &PublicKeyCredential,
    ) -> Result<Authenticated, Error> {
        let id = TokenHash::of(&assertion.raw_id);
        let requested = state.login_id();
        let owner = store::owner(&self.db, &id, requested.as_ref()).await?;
        let login_id = match (requested, &owner) {
            (Some(requested), Some(owner)) if requested != *owner => {
                return Err(PasskeyRefusal::OtherUser.into());
            }
            (Some(requested), _) => requested,
            (None, Some(owner)) => owner.clone(),
            (None, None) => return Err(PasskeyRefusal::UnknownCredential.into()),
        };

        let document = match self.document(&login_id).await {
            // The account's being disabled is disclosed only to a client that presents a passkey of
            // the account. Its public key cannot be had: the back end returns nothing about a
            // disabled account.
            Err(Error::AccountDisabled) if owner.is_none() => {
                return Err(PasskeyRefusal::UnknownUser.into());
            }
            Err(Error::AccountDisabled) => {
                self.relying_party.check_unsigned(assertion)?;
                security_events::session_refused(&login_id);
                return Err(Error::AccountDisabled);
            }
            document => document?,
        };
        let Some(stored) = document.find(&assertion.raw_id) else {
            security_events::passkey_refused(
                Some(&login_id),
                &assertion.raw_id,
                &PasskeyRefusal::UnknownCredential,
            );
            // With an owner on record the passkey was removed. Without one it may belong to another
            // login id.
            return Err(if owner.is_some() {
                Error::CredentialUnknown
            } else {
                PasskeyRefusal::UnknownCredential.into()
            });
        };

        check_user_handle(assertion, document.handle_of(stored))?;
        let used = match self.relying_party.verify(assertion, state.state, &stored.passkey) {
            Err(reason) if reason.is_suspicious() => {
                self.record_suspicion(&login_id, &assertion.raw_id).await?;
                return Err(reason.into());
            }
            used => used?,
        };
        if owner.is_none() && !store::claim(&self.db, &id, &login_id, self.clock.now()).await? {
            return Err(PasskeyRefusal::OtherUser.into());
        }

        self.record_use(&login_id, &document, &used).await?;
        self.clear_failed_codes(&login_id).await?;
        Ok(Authenticated { login_id, document, passkey: id })
    }
}

/// Checks that the assertion's user handle is the owner's (`docs/security-behaviours.md` b09). Some
/// authenticators omit it; then the credential id alone identifies the owner.
fn check_user_handle(
    assertion: &PublicKeyCredential,
    owner: UserHandle,
) -> Result<(), PasskeyRefusal> {
    match assertion.response.user_handle.as_deref() {
        Some(handle) if handle == owner.0 => Ok(()),
        None | Some([]) => Ok(()),
        _ => Err(PasskeyRefusal::UserHandle),
    }
}
