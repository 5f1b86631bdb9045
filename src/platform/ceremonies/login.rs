//! Login with a passkey.

use serde_json::{Value, json};

use super::{CeremonyKind, finish};
use crate::{
    domain::{LoginId, TokenHash},
    platform::{
        BackEndSession, Error, Platform, StartedCeremony, TypedLoginId,
        callbacks::{Callbacks, answers::SessionAnswer},
        security_events,
    },
};

impl Platform {
    /// Begins a login, with the passkeys of this login id or, without one, with any passkey for
    /// this site.
    ///
    /// # Errors
    /// [`Error::AppUnknown`], or the back end's failure. An unknown or malformed login id is no
    /// error (`docs/security-behaviours.md` b12).
    pub async fn login_start(
        &self,
        app_id: &str,
        login_id: TypedLoginId<'_>,
    ) -> Result<StartedCeremony, Error> {
        self.check_app(app_id)?;
        self.start_authentication(CeremonyKind::Login, login_id, &[]).await
    }

    /// Finishes a login with `PublicKeyCredential.toJSON()`.
    ///
    /// # Errors
    /// [`Error::CeremonyUnknown`], [`Error::PasskeyRefused`], [`Error::AccountDisabled`],
    /// [`Error::OwnIdDataInvalid`], or the back end's failure.
    pub async fn login_finish(
        &self,
        ceremony_id: &str,
        credential: Value,
    ) -> Result<BackEndSession, Error> {
        finish(CeremonyKind::Login, async {
            let authenticated =
                self.authenticate(CeremonyKind::Login, ceremony_id, credential).await?;
            self.sign_in_with_passkeys(&authenticated.login_id, &[authenticated.passkey]).await
        })
        .await
    }

    /// Requests a session for a user who authenticated with these passkeys, given by the hashes of
    /// their ids, and logs the outcome.
    pub(in crate::platform) async fn sign_in_with_passkeys(
        &self,
        login_id: &LoginId,
        passkeys: &[TokenHash],
    ) -> Result<BackEndSession, Error> {
        let session = self.begin_session(login_id, passkeys).await;
        match &session {
            Ok(_) => security_events::passkey_login(login_id),
            Err(Error::AccountDisabled) => security_events::session_refused(login_id),
            Err(_) => {}
        }
        session
    }
}

impl Callbacks {
    /// Requests a session (`getSessionByLoginId`). The member `passkey`, which the protocol does
    /// not have, lists the passkeys that were used or created; back ends ignore unknown members.
    pub(in crate::platform) async fn session(
        &self,
        login_id: &LoginId,
        passkeys: &[TokenHash],
    ) -> Result<SessionAnswer, Error> {
        let mut body = json!({ "sessionType": "browser" });
        if !passkeys.is_empty() {
            let hashes: Vec<_> = passkeys.iter().map(TokenHash::as_str).collect();
            body["passkey"] = json!(hashes.join(" "));
        }
        SessionAnswer::of(&self.post("getSessionByLoginId", login_id, body).await?)
    }
}
