//! Logging in with a passkey.

use serde_json::Value;

use super::{Error, Platform, SignedIn, Started, audit, ceremony::Kind};
use crate::domain::LoginId;

impl Platform {
    /// Begins a login, of this login id or of whoever has a passkey here.
    ///
    /// # Errors
    /// [`Error::AppUnknown`], or the back end's failure. An unknown or malformed login id is no error (behaviour b12).
    pub async fn login_start(&self, app_id: &str, login_id: Option<&str>) -> Result<Started, Error> {
        self.check_app(app_id)?;
        self.start_proof(Kind::Login, login_id, &[]).await
    }

    /// Finishes a login with `PublicKeyCredential.toJSON()`.
    ///
    /// # Errors
    /// [`Error::CeremonyUnknown`], [`Error::PasskeyRefused`], [`Error::AccountDisabled`], [`Error::OwnIdDataInvalid`], or
    /// the back end's failure.
    pub async fn login_finish(&self, ceremony_id: &str, credential: Value) -> Result<SignedIn, Error> {
        let proven = self.prove(Kind::Login, ceremony_id, credential).await?;
        self.sign_in(&proven.login_id).await
    }

    /// Asks the back end for a session of somebody who proved who they are.
    pub(super) async fn sign_in(&self, login_id: &LoginId) -> Result<SignedIn, Error> {
        let signed_in = self.sign_in_proven(login_id).await;
        match &signed_in {
            Ok(_) => audit::passkey_login(login_id),
            Err(Error::AccountDisabled) => audit::session_refused(login_id),
            Err(_) => {}
        }
        signed_in
    }
}
