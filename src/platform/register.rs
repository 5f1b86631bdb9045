//! Making a passkey for an account that the back end is about to create.

use serde_json::Value;

use super::{
    Error, Platform, Registered, Started, audit,
    ceremony::{self, Enrolment, Kind},
    own_id_data::{Descriptor, Document, Stored, UserHandle},
    store::{self, Begun},
};
use crate::domain::{LoginId, TokenHash};

impl Platform {
    /// Begins a registration. The answer is the same whether the login id has an account or not.
    ///
    /// # Errors
    /// [`Error::AppUnknown`] or [`Error::LoginIdInvalid`].
    pub async fn register_start(&self, app_id: &str, login_id: &str) -> Result<Started, Error> {
        self.check_app(app_id)?;
        let login_id = LoginId::parse(login_id).map_err(|_| Error::LoginIdInvalid)?;
        let user_handle = UserHandle(self.random.bytes());
        self.start_enrolment(Kind::Register, None, &login_id, user_handle, &[]).await
    }

    /// Finishes a registration with `PublicKeyCredential.toJSON()`. Nothing is written yet: the page sends the data with
    /// its registration form, and the back end stores it with the new account.
    ///
    /// # Errors
    /// [`Error::CeremonyUnknown`], [`Error::PasskeyRefused`] or [`Error::CredentialInUse`].
    pub async fn register_finish(&self, ceremony_id: &str, credential: Value) -> Result<Registered, Error> {
        let enrolment: Enrolment = ceremony::consume(self, Kind::Register, ceremony_id).await?;
        let login_id = enrolment.login_id();
        let stored = self.enrol(&enrolment, credential).await?;
        let document = Document { user_handle: enrolment.user_handle, passkeys: vec![stored] };
        Ok(Registered { data: self.seal.close(&login_id, &document)?, login_id: login_id.as_str().to_owned() })
    }

    /// Offers to make a passkey, for as long as the session lives that vouched for it, if one did.
    pub(super) async fn start_enrolment(
        &self,
        kind: Kind,
        session: Option<&TokenHash>,
        login_id: &LoginId,
        user_handle: UserHandle,
        exclude: &[Descriptor],
    ) -> Result<Started, Error> {
        let (public_key, state) = self.relying_party.creation(login_id, &user_handle, exclude)?;
        let begun = Begun { login_id: Some(login_id), session };
        let ceremony_id = ceremony::begin(self, kind, begun, &Enrolment::new(login_id, user_handle, state)).await?;
        Ok(Started { ceremony_id, public_key })
    }

    /// Verifies a new passkey and claims its id.
    pub(super) async fn enrol(&self, enrolment: &Enrolment, credential: Value) -> Result<Stored, Error> {
        let login_id = enrolment.login_id();
        let new = self
            .relying_party
            .verify_new(credential, &enrolment.state)
            .inspect_err(|reason| audit::passkey_refused(Some(&login_id), &[], reason))?;
        let now = self.clock.now();
        let id = new.passkey.cred_id();
        // A decoy is as taken as the real id that it stands for.
        if self.decoys.recognises(id) || !store::claim(&self.db, &TokenHash::of(id), &login_id, now).await? {
            return Err(Error::CredentialInUse);
        }
        audit::passkey_added(&login_id, id);
        Ok(Stored {
            passkey: new.passkey,
            created_at: now,
            last_used_at: None,
            aaguid: new.aaguid,
            transports: new.transports,
            name: None,
            user_handle: None,
        })
    }
}
