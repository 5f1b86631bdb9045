//! Logging in with a passkey.

use serde_json::Value;

use super::{Error, Platform, SignedIn, Started, audit, callbacks::Session, ceremony::Kind};
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
        match self.callbacks.session(login_id).await? {
            Session::Token(token) => {
                audit::passkey_login(login_id);
                Ok(SignedIn { token, login_id: login_id.as_str().to_owned() })
            }
            Session::Disabled => {
                audit::session_refused(login_id);
                Err(Error::AccountDisabled)
            }
            Session::UnknownUser => Err(Error::UnknownUser),
        }
    }
}
