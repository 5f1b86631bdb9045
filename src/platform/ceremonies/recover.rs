//! Getting back in on a new device: prove who you are with a passkey from another one, then add one here.

use serde_json::Value;

use super::{Enrolment, Kind, Vouchers};
use crate::{
    domain::{LoginId, OwnIdData, TokenHash},
    platform::{
        Error, Mediation, Platform, SignedIn, Started,
        callbacks::answers::Found,
        ceremonies,
        user_document::{Document, Stored},
    },
};

/// Where the passkey is likely to be: on a phone that scans a code, or on a security key.
const ELSEWHERE: [&str; 2] = ["hybrid", "security-key"];

impl Platform {
    /// Begins a recovery, which asks for a passkey like a login does.
    ///
    /// # Errors
    /// Those of [`Platform::login_start`].
    pub async fn recover_start(&self, app_id: &str, login_id: (Option<&str>, &str)) -> Result<Started, Error> {
        self.check_app(app_id)?;
        self.start_proof(Kind::RecoverProof, login_id, &ELSEWHERE).await
    }

    /// Takes the proof, and offers to make a passkey on this device.
    ///
    /// # Errors
    /// Those of [`Platform::login_finish`] before the session.
    pub async fn recover_verify(&self, ceremony_id: &str, credential: Value) -> Result<Started, Error> {
        let proven = self.prove(Kind::RecoverProof, ceremony_id, credential).await?;
        let vouchers = Vouchers { session: None, passkey: Some(&proven.passkey) };
        let whose = (&proven.login_id, &proven.document);
        self.start_enrolment(Kind::RecoverEnrol, vouchers, whose, Mediation::Modal).await
    }

    /// Adds the passkey, if one was made, and logs the person in.
    ///
    /// # Errors
    /// [`Error::TooManyPasskeys`], and those of [`Platform::register_finish`] and [`Platform::login_finish`].
    pub async fn recover_finish(&self, ceremony_id: &str, credential: Option<Value>) -> Result<SignedIn, Error> {
        let enrolment: Enrolment = ceremonies::consume(self, Kind::RecoverEnrol, ceremony_id).await?;
        let login_id = enrolment.login_id();
        let mut passkeys: Vec<_> = enrolment.shown().into_iter().collect();
        if let Some(credential) = credential {
            let stored = self.enrol(&enrolment, credential).await?;
            passkeys.push(TokenHash::of(stored.passkey.cred_id()));
            self.change(&login_id, |document| document.add(stored).map(|()| true)).await?;
        }
        self.sign_in(&login_id, &passkeys).await
    }

    /// Adds the passkey that was made as for a new account, by somebody who proved by a code that this one is theirs. What the back
    /// end holds is replaced only when it is not ours.
    ///
    /// # Errors
    /// [`Error::TooManyPasskeys`], [`Error::OwnIdDataInvalid`], or the back end's failure.
    pub async fn add_passkey(&self, login_id: &LoginId, own_id_data: &OwnIdData) -> Result<(), Error> {
        self.add(login_id, self.seal.open(login_id, own_id_data.as_str())?).await
    }

    /// Adds the passkeys of a document that was just made.
    pub(in crate::platform) async fn add(&self, login_id: &LoginId, made: Document) -> Result<(), Error> {
        let _turn = self.turns.of(login_id).await;
        let kept = match self.callbacks.own_id_data(login_id).await? {
            Found::Data(text) => self.seal.open(login_id, &text).ok(),
            Found::Nothing => None,
            Found::UnknownUser => return Err(Error::UnknownUser),
            Found::Disabled => return Err(Error::AccountDisabled),
        };
        let document = match kept {
            Some(mut kept) => {
                merge(&mut kept, made)?;
                kept
            }
            None => made,
        };
        self.keep(login_id, &document).await
    }
}

/// Adds the passkeys that are new, each with the handle that it was made with. It differs only where the account's own was not
/// known: in what another version began, or where the document came in the meantime.
fn merge(kept: &mut Document, made: Document) -> Result<(), Error> {
    let user_handle = Some(made.user_handle).filter(|handle| *handle != kept.user_handle);
    for stored in made.passkeys {
        if kept.find(stored.passkey.cred_id()).is_none() {
            kept.add(Stored { user_handle, ..stored })?;
        }
    }
    Ok(())
}
