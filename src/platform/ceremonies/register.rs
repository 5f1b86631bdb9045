//! The creation of a passkey, first of all for an account that the back end is about to create.

use serde_json::Value;

use super::{
    CeremonyKind, EnrollmentProof, EnrollmentState,
    relying_party::CreationRequest,
    store::{self, CeremonySubject},
    user_handle::UserHandle,
};
use crate::{
    domain::{LoginId, Token, TokenHash},
    platform::{
        Error, Mediation, Platform, RegisteredPasskey, StartedCeremony, ceremonies,
        security_events,
        user_document::{StoredPasskey, UserDocument},
    },
};

/// The arguments of [`Platform::start_enrollment`].
#[derive(Debug)]
pub(in crate::platform) struct NewEnrollment<'a> {
    pub kind: CeremonyKind,
    pub proof: EnrollmentProof<'a>,
    pub login_id: &'a LoginId,
    /// The user's document, whose passkeys are excluded.
    pub document: &'a UserDocument,
    pub mediation: Mediation,
}

impl Platform {
    /// Begins a registration. The answer is the same whether the login id has an account or not.
    ///
    /// A user who is recovering an account with a code creates a passkey for it by the same
    /// ceremony: `recovery` is the secret of that flow. Then the options hold the account's own
    /// user handle and exclude its passkeys, so that no device gets a second one. Everybody else
    /// gets a new handle each time: with the handle of an account, a password manager would replace
    /// the owner's passkey by one that is never added.
    ///
    /// # Errors
    /// [`Error::AppUnknown`] or [`Error::LoginIdInvalid`], or the back end's failure in a recovery.
    pub async fn register_start(
        &self,
        app_id: &str,
        login_id: &str,
        country: &str,
        recovery: Option<&Token>,
    ) -> Result<StartedCeremony, Error> {
        self.check_app(app_id)?;
        let recovered = match recovery {
            Some(secret) => self.recovery(secret).await?.map(|flow| flow.login_id()),
            None => None,
        };

        // The login id of an existing account may be one that a new account could not have.
        let (login_id, document) = match recovered {
            Some(recovered) if recovered.is_denoted_by(login_id) => {
                let document = self.document_for_recovery(&recovered).await?;
                (recovered, document)
            }
            _ => {
                let new = LoginId::new_from_user_input(login_id, country)
                    .map_err(|_| Error::LoginIdInvalid)?;
                (new, UserDocument::empty(UserHandle(self.random.bytes())))
            }
        };
        self.start_enrollment(NewEnrollment {
            kind: CeremonyKind::Register,
            proof: EnrollmentProof::default(),
            login_id: &login_id,
            document: &document,
            mediation: Mediation::Modal,
        })
        .await
    }

    /// Finishes a registration with `PublicKeyCredential.toJSON()`. Nothing is stored yet: the page
    /// sends the data with its registration form, and the back end stores it with the new account.
    ///
    /// # Errors
    /// [`Error::CeremonyUnknown`], [`Error::PasskeyRefused`] or [`Error::CredentialInUse`].
    pub async fn register_finish(
        &self,
        ceremony_id: &str,
        credential: Value,
    ) -> Result<RegisteredPasskey, Error> {
        ceremonies::finish(CeremonyKind::Register, async {
            let enrollment: EnrollmentState =
                ceremonies::consume(self, CeremonyKind::Register, ceremony_id).await?;
            let login_id = enrollment.login_id();

            let stored = self.verify_and_claim(&enrollment, credential).await?;
            let user_handle = enrollment.user_handle;
            let document =
                UserDocument { passkeys: vec![stored], ..UserDocument::empty(user_handle) };
            Ok(RegisteredPasskey {
                data: self.document_mac.sign(&login_id, &document)?,
                login_id: login_id.as_str().to_owned(),
            })
        })
        .await
    }

    /// Begins the creation of a passkey. The ceremony ends with the session of the proof, if any.
    pub(in crate::platform) async fn start_enrollment(
        &self,
        enrollment: NewEnrollment<'_>,
    ) -> Result<StartedCeremony, Error> {
        let NewEnrollment { kind, proof, login_id, document, mediation } = enrollment;
        let user_handle = document.user_handle;
        let exclude = document.descriptors();
        let request =
            CreationRequest { login_id, user_handle: &user_handle, exclude: &exclude, mediation };
        let (public_key, state) = self.relying_party.creation_options(&request)?;

        let subject = CeremonySubject { login_id: Some(login_id), session: proof.session };
        let state = EnrollmentState {
            login_id: login_id.as_str().to_owned(),
            user_handle,
            state,
            mediation,
            shown: proof.passkey.map(|passkey| passkey.as_str().to_owned()),
        };
        let ceremony_id = ceremonies::begin(self, kind, subject, &state).await?;
        Ok(StartedCeremony { ceremony_id, public_key })
    }

    /// Verifies a new passkey and claims its credential id.
    ///
    /// # Errors
    /// [`Error::PasskeyRefused`] or [`Error::CredentialInUse`].
    pub(in crate::platform) async fn verify_and_claim(
        &self,
        enrollment: &EnrollmentState,
        credential: Value,
    ) -> Result<StoredPasskey, Error> {
        let login_id = enrollment.login_id();
        let new = self
            .relying_party
            .verify_registration(credential, &enrollment.state, enrollment.mediation)
            .inspect_err(|reason| security_events::passkey_refused(Some(&login_id), &[], reason))?;

        let now = self.clock.now();
        let id = new.passkey.cred_id();
        // A decoy must appear to be taken, like the credential id that it imitates.
        if self.decoys.is_decoy(id)
            || !store::claim(&self.db, &TokenHash::of(id), &login_id, now).await?
        {
            return Err(Error::CredentialInUse);
        }
        security_events::passkey_added(&login_id, id);

        Ok(StoredPasskey {
            passkey: new.passkey,
            created_at: now,
            last_used_at: None,
            aaguid: new.aaguid,
            transports: new.transports,
            name: None,
            refused_at: None,
            user_handle: None,
        })
    }
}
