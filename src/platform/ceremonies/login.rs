//! Logging in with a passkey.

use serde_json::{Value, json};

use super::Kind;
use crate::{
    domain::{LoginId, TokenHash},
    platform::{
        Error, Platform, SignedIn, Started,
        callbacks::{Callbacks, answers::Session},
        security_events,
    },
};

impl Platform {
    /// Begins a login, of this login id, as it was typed beside the country of a phone number, or of whoever has a passkey here.
    ///
    /// # Errors
    /// [`Error::AppUnknown`], or the back end's failure. An unknown or malformed login id is no error (behaviour b12).
    pub async fn login_start(&self, app_id: &str, login_id: (Option<&str>, &str)) -> Result<Started, Error> {
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
        self.sign_in(&proven.login_id, &[proven.passkey]).await
    }

    /// Asks the back end for a session of somebody who proved who they are.
    pub(in crate::platform) async fn sign_in(
        &self,
        login_id: &LoginId,
        passkeys: &[TokenHash],
    ) -> Result<SignedIn, Error> {
        let signed_in = self.begin_session(login_id, passkeys).await;
        match &signed_in {
            Ok(_) => security_events::passkey_login(login_id),
            Err(Error::AccountDisabled) => security_events::session_refused(login_id),
            Err(_) => {}
        }
        signed_in
    }
}

impl Callbacks {
    /// Says which passkeys were shown and made, beyond the protocol: back ends ignore members that they do not know.
    pub(in crate::platform) async fn session(
        &self,
        login_id: &LoginId,
        passkeys: &[TokenHash],
    ) -> Result<Session, Error> {
        let mut body = json!({ "sessionType": "browser" });
        if !passkeys.is_empty() {
            let hashes: Vec<_> = passkeys.iter().map(TokenHash::as_str).collect();
            body["passkey"] = json!(hashes.join(" "));
        }
        Session::of(&self.post("getSessionByLoginId", login_id, body).await?)
    }
}
