//! Making a passkey for an account that the back end is about to create.

use serde_json::Value;

use super::{
    Enrolment, Kind, Vouchers,
    store::{self, Begun},
    user_handle::UserHandle,
};
use crate::{
    domain::{LoginId, Token, TokenHash},
    platform::{
        Error, Mediation, Platform, Registered, Started, ceremonies, security_events,
        user_document::{Document, Stored},
    },
};

impl Platform {
    /// Begins a registration. The answer is the same whether the login id has an account or not.
    ///
    /// A person whose code was right may make a passkey for their account by the same ceremony: `recovery` is the secret of that
    /// flow. Then the account's own user handle and its passkeys stand in the options, so that no device gets a second one.
    /// Others get a new handle each time: with that of an account, a password manager would replace its owner's passkey by one
    /// that is never added.
    ///
    /// # Errors
    /// [`Error::AppUnknown`] or [`Error::LoginIdInvalid`], or the back end's failure in a recovery.
    pub async fn register_start(
        &self,
        app_id: &str,
        (login_id, country): (&str, &str),
        recovery: Option<&Token>,
    ) -> Result<Started, Error> {
        self.check_app(app_id)?;
        let recovered = match recovery {
            Some(secret) => self.recovery(secret).await?.map(|flow| flow.login_id()),
            None => None,
        };
        // An account that is there may have a login id that no new one could have.
        let (login_id, document) =
            if let Some(recovered) = recovered.filter(|recovered| recovered.is_denoted_by(login_id)) {
                let document = self.document_to_add_to(&recovered).await?;
                (recovered, document)
            } else {
                let new = LoginId::new_from_user_input(login_id, country).map_err(|_| Error::LoginIdInvalid)?;
                (new, Document::empty(UserHandle(self.random.bytes())))
            };
        self.start_enrolment(Kind::Register, Vouchers::default(), (&login_id, &document), Mediation::Modal).await
    }

    /// Finishes a registration with `PublicKeyCredential.toJSON()`. Nothing is written yet: the page sends the data with
    /// its registration form, and the back end stores it with the new account.
    ///
    /// # Errors
    /// [`Error::CeremonyUnknown`], [`Error::PasskeyRefused`] or [`Error::CredentialInUse`].
    pub async fn register_finish(&self, ceremony_id: &str, credential: Value) -> Result<Registered, Error> {
        let enrolment: Enrolment = ceremonies::consume(self, Kind::Register, ceremony_id).await?;
        let login_id = enrolment.login_id();
        let stored = self.enrol(&enrolment, credential).await?;
        let document = Document { passkeys: vec![stored], ..Document::empty(enrolment.user_handle) };
        Ok(Registered { data: self.seal.close(&login_id, &document)?, login_id: login_id.as_str().to_owned() })
    }

    /// Offers to make a passkey, for as long as the session lives that vouched for it, if one did.
    pub(in crate::platform) async fn start_enrolment(
        &self,
        kind: Kind,
        vouchers: Vouchers<'_>,
        (login_id, document): (&LoginId, &Document),
        mediation: Mediation,
    ) -> Result<Started, Error> {
        let (user_handle, exclude) = (document.user_handle, document.descriptors());
        let (public_key, state) = self.relying_party.creation(login_id, (&user_handle, &exclude), mediation)?;
        let begun = Begun { login_id: Some(login_id), session: vouchers.session };
        let enrolment = Enrolment::new(login_id, user_handle, (state, mediation), vouchers.passkey);
        let ceremony_id = ceremonies::begin(self, kind, begun, &enrolment).await?;
        Ok(Started { ceremony_id, public_key })
    }

    /// Verifies a new passkey and claims its id.
    pub(in crate::platform) async fn enrol(&self, enrolment: &Enrolment, credential: Value) -> Result<Stored, Error> {
        let login_id = enrolment.login_id();
        let new = self
            .relying_party
            .verify_new(credential, (&enrolment.state, enrolment.mediation))
            .inspect_err(|reason| security_events::passkey_refused(Some(&login_id), &[], reason))?;
        let now = self.clock.now();
        let id = new.passkey.cred_id();
        // A decoy is as taken as the real id that it stands for.
        if self.decoys.recognises(id) || !store::claim(&self.db, &TokenHash::of(id), &login_id, now).await? {
            return Err(Error::CredentialInUse);
        }
        security_events::passkey_added(&login_id, id);
        Ok(Stored {
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
