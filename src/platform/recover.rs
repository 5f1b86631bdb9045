//! Getting back in on a new device: prove who you are with a passkey from another one, then add one here.

use serde_json::Value;

use super::{
    Error, Platform, SignedIn, Started,
    ceremony::{self, Enrolment, Kind},
};

/// Where the passkey is likely to be: on a phone that scans a code, or on a security key.
const ELSEWHERE: [&str; 2] = ["hybrid", "security-key"];

impl Platform {
    /// Begins a recovery, which asks for a passkey like a login does.
    ///
    /// # Errors
    /// Those of [`Platform::login_start`].
    pub async fn recover_start(&self, app_id: &str, login_id: Option<&str>) -> Result<Started, Error> {
        self.check_app(app_id)?;
        self.start_proof(Kind::RecoverProof, login_id, &ELSEWHERE).await
    }

    /// Takes the proof, and offers to make a passkey on this device.
    ///
    /// # Errors
    /// Those of [`Platform::login_finish`] before the session.
    pub async fn recover_verify(&self, ceremony_id: &str, credential: Value) -> Result<Started, Error> {
        let proven = self.prove(Kind::RecoverProof, ceremony_id, credential).await?;
        let exclude = proven.document.descriptors();
        self.start_enrolment(Kind::RecoverEnrol, &proven.login_id, proven.document.user_handle, &exclude).await
    }

    /// Adds the passkey, if one was made, and logs the person in.
    ///
    /// # Errors
    /// [`Error::TooManyPasskeys`], and those of [`Platform::register_finish`] and [`Platform::login_finish`].
    pub async fn recover_finish(&self, ceremony_id: &str, credential: Option<Value>) -> Result<SignedIn, Error> {
        let enrolment: Enrolment = ceremony::consume(self, Kind::RecoverEnrol, ceremony_id).await?;
        let login_id = enrolment.login_id();
        if let Some(credential) = credential {
            let stored = self.enrol(&enrolment, credential).await?;
            self.change(&login_id, |document| document.add(stored).map(|()| true)).await?;
        }
        self.sign_in(&login_id).await
    }
}
