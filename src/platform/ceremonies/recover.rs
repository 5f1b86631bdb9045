//! Recovery on a new device: the user authenticates with a passkey from another device, then
//! creates one on this device.

use serde_json::Value;

use super::{CeremonyKind, EnrollmentProof, EnrollmentState, register::NewEnrollment};
use crate::{
    domain::{LoginId, OwnIdData, TokenHash},
    platform::{
        BackEndSession, Error, Mediation, Platform, StartedCeremony, TypedLoginId,
        callbacks::answers::OwnIdDataAnswer,
        ceremonies,
        user_document::{StoredPasskey, UserDocument},
    },
};

/// Hints for a passkey on another device: on a phone that scans a QR code, or on a security key
/// (WebAuthn Level 3, §5.8.7).
const OTHER_DEVICE_HINTS: [&str; 2] = ["hybrid", "security-key"];

impl Platform {
    /// Begins a recovery, which requests a passkey as a login does.
    ///
    /// # Errors
    /// Those of [`Platform::login_start`].
    pub async fn recover_start(
        &self,
        app_id: &str,
        login_id: TypedLoginId<'_>,
    ) -> Result<StartedCeremony, Error> {
        self.check_app(app_id)?;
        self.start_authentication(CeremonyKind::RecoverAssertion, login_id, &OTHER_DEVICE_HINTS)
            .await
    }

    /// Verifies the assertion, and begins the creation of a passkey on this device.
    ///
    /// # Errors
    /// Those of [`Platform::login_finish`] before the session.
    pub async fn recover_verify(
        &self,
        ceremony_id: &str,
        credential: Value,
    ) -> Result<StartedCeremony, Error> {
        ceremonies::finish(CeremonyKind::RecoverAssertion, async {
            let user =
                self.authenticate(CeremonyKind::RecoverAssertion, ceremony_id, credential).await?;
            self.start_enrollment(NewEnrollment {
                kind: CeremonyKind::RecoverEnroll,
                proof: EnrollmentProof { session: None, passkey: Some(&user.passkey) },
                login_id: &user.login_id,
                document: &user.document,
                mediation: Mediation::Modal,
            })
            .await
        })
        .await
    }

    /// Adds the passkey, if one was created, and logs the user in.
    ///
    /// # Errors
    /// [`Error::TooManyPasskeys`], and those of [`Platform::register_finish`] and
    /// [`Platform::login_finish`].
    pub async fn recover_finish(
        &self,
        ceremony_id: &str,
        credential: Option<Value>,
    ) -> Result<BackEndSession, Error> {
        ceremonies::finish(CeremonyKind::RecoverEnroll, async {
            let enrollment: EnrollmentState =
                ceremonies::consume(self, CeremonyKind::RecoverEnroll, ceremony_id).await?;
            let login_id = enrollment.login_id();
            let mut passkeys: Vec<_> = enrollment.authenticated_passkey().into_iter().collect();

            if let Some(credential) = credential {
                let stored = self.verify_and_claim(&enrollment, credential).await?;
                passkeys.push(TokenHash::of(stored.passkey.cred_id()));
                self.change(&login_id, |document| document.add(stored).map(|()| true)).await?;
            }
            self.sign_in_with_passkeys(&login_id, &passkeys).await
        })
        .await
    }

    /// Adds the passkey of a registration to the account of a user who verified its login id with a
    /// code. The `ownIdData` of the back end is replaced only if this platform did not write it.
    ///
    /// # Errors
    /// [`Error::TooManyPasskeys`], [`Error::OwnIdDataInvalid`], or the back end's failure.
    pub async fn add_passkey(
        &self,
        login_id: &LoginId,
        own_id_data: &OwnIdData,
    ) -> Result<(), Error> {
        let new = self.document_mac.verify(login_id, own_id_data.as_str())?;
        self.add_passkeys_of(login_id, new).await
    }

    /// Adds the passkeys of a new document to the stored one.
    pub(in crate::platform) async fn add_passkeys_of(
        &self,
        login_id: &LoginId,
        new: UserDocument,
    ) -> Result<(), Error> {
        let _lock = self.user_locks.of(login_id).lock().await;
        let stored = match self.callbacks.own_id_data(login_id).await? {
            OwnIdDataAnswer::Data(text) => self.document_mac.verify(login_id, &text).ok(),
            OwnIdDataAnswer::Nothing => None,
            OwnIdDataAnswer::UnknownUser => return Err(Error::UnknownUser),
            OwnIdDataAnswer::Disabled => return Err(Error::AccountDisabled),
        };

        let document = match stored {
            Some(mut stored) => {
                merge(&mut stored, new)?;
                stored
            }
            None => new,
        };
        self.write_document(login_id, &document).await
    }
}

/// Adds the passkeys that the stored document does not have, each with the user handle of its
/// creation. That handle differs from the document's only if an earlier version began the ceremony,
/// or if the document was written in the meantime.
fn merge(stored: &mut UserDocument, new: UserDocument) -> Result<(), Error> {
    let user_handle =
        if new.user_handle == stored.user_handle { None } else { Some(new.user_handle) };
    for passkey in new.passkeys {
        if stored.find(passkey.passkey.cred_id()).is_none() {
            stored.add(StoredPasskey { user_handle, ..passkey })?;
        }
    }
    Ok(())
}
