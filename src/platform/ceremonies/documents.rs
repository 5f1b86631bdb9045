//! Reading and changing user documents during ceremonies.

use webauthn_rs::prelude::AuthenticationResult;

use crate::{
    domain::{LoginId, OwnIdData},
    platform::{
        Platform,
        callbacks::answers::OwnIdDataAnswer,
        error::{Error, PasskeyRefusal},
        security_events,
        user_document::UserDocument,
    },
};

impl Platform {
    /// The user's document, verified.
    pub(in crate::platform) async fn document(
        &self,
        login_id: &LoginId,
    ) -> Result<UserDocument, Error> {
        match self.callbacks.own_id_data(login_id).await? {
            OwnIdDataAnswer::UnknownUser => Err(PasskeyRefusal::UnknownUser.into()),
            OwnIdDataAnswer::Disabled => Err(Error::AccountDisabled),
            OwnIdDataAnswer::Nothing => Err(PasskeyRefusal::UnknownCredential.into()),
            OwnIdDataAnswer::Data(text) => self
                .document_mac
                .verify(login_id, &text)
                .inspect_err(|reason| security_events::own_id_data_refused(login_id, reason))
                .map_err(Error::from),
        }
    }

    /// Records the login if it changes the document. Most passkeys have no sign count, so that is
    /// once a day.
    pub(super) async fn record_use(
        &self,
        login_id: &LoginId,
        document: &UserDocument,
        used: &AuthenticationResult,
    ) -> Result<(), Error> {
        let now = self.clock.now();
        if !document.clone().record_use(used, now)? {
            return Ok(());
        }

        match self.change(login_id, |document| Ok(document.record_use(used, now)?)).await {
            // Without a sign count only the day is lost, which must not prevent a login.
            Err(Error::ChangeNotKept) if used.counter() == 0 => Ok(()),
            recorded => recorded,
        }
    }

    /// Records that a passkey was refused although its signature was valid, so that its owner and
    /// administrators can see it.
    pub(super) async fn record_suspicion(
        &self,
        login_id: &LoginId,
        id: &[u8],
    ) -> Result<(), Error> {
        let now = self.clock.now();
        let record = |document: &mut UserDocument| match document.find_mut(id) {
            Some(stored) => Ok(stored.record_suspicion(now)),
            None => Ok(false),
        };
        match self.change(login_id, record).await {
            Err(Error::ChangeNotKept) => Ok(()),
            recorded => recorded,
        }
    }

    /// Reads the document again, changes it, and writes it back if `change` returns true.
    pub(in crate::platform) async fn change(
        &self,
        login_id: &LoginId,
        change: impl FnOnce(&mut UserDocument) -> Result<bool, Error>,
    ) -> Result<(), Error> {
        let _lock = self.user_locks.of(login_id).lock().await;
        let mut document = self.document(login_id).await?;
        if change(&mut document)? {
            self.write_document(login_id, &document).await?;
        }
        Ok(())
    }

    /// Writes the document back, then reads it to make sure that the back end stored it: back ends
    /// report success for a write that they drop, for example after one with a later timestamp.
    ///
    /// # Errors
    /// [`Error::ChangeNotKept`], and those of the callbacks.
    pub(in crate::platform) async fn write_document(
        &self,
        login_id: &LoginId,
        document: &UserDocument,
    ) -> Result<(), Error> {
        let signed = self.document_mac.sign(login_id, document)?;
        self.callbacks.set_own_id_data(login_id, &signed).await?;
        self.require_stored(login_id, &signed).await
    }

    /// Writes a document without passkeys back, if the user has a password. Only this server as the
    /// back end can tell.
    ///
    /// # Errors
    /// [`Error::LastPasskey`], and those of [`Self::write_document`].
    pub(in crate::platform) async fn write_empty_document(
        &self,
        login_id: &LoginId,
        document: &UserDocument,
    ) -> Result<(), Error> {
        if self.has_back_end_elsewhere {
            return Err(Error::LastPasskey);
        }

        let signed = self.document_mac.sign(login_id, document)?;
        self.callbacks.set_own_id_data_if_password(login_id, &signed).await?;
        self.require_stored(login_id, &signed).await
    }

    async fn require_stored(&self, login_id: &LoginId, signed: &OwnIdData) -> Result<(), Error> {
        match self.callbacks.own_id_data(login_id).await? {
            OwnIdDataAnswer::Data(stored) if stored == signed.as_str() => Ok(()),
            OwnIdDataAnswer::Data(_) | OwnIdDataAnswer::Nothing => Err(Error::ChangeNotKept),
            OwnIdDataAnswer::Disabled => Err(Error::AccountDisabled),
            OwnIdDataAnswer::UnknownUser => Err(Error::UnknownUser),
        }
    }
}
