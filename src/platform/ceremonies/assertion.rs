//! Proving who one is with a passkey: what login and recovery have in common.

use serde_json::Value;
use webauthn_rs::prelude::{AuthenticationResult, PublicKeyCredential};

use super::{
    Kind, Proof, relying_party,
    store::{self, Begun},
    user_handle::UserHandle,
};
use crate::{
    domain::{LoginId, TokenHash},
    platform::{
        Platform, Started,
        callbacks::answers::Found,
        ceremonies,
        error::{Error, Refusal},
        security_events,
        user_document::{Descriptor, Document},
    },
};

/// Who proved who they are, and what the platform knows about them.
#[derive(Debug)]
pub(in crate::platform) struct Proven {
    pub login_id: LoginId,
    pub document: Document,
    /// The hash of the credential id.
    pub passkey: TokenHash,
}

/// The login id that stands for every malformed one. Its domain can never exist (RFC 2606).
const NOBODY: &str = "nobody@vestibule.invalid";

impl Platform {
    /// Begins a proof. With a login id the options name its passkeys, without one the authenticator looks by itself.
    pub(in crate::platform) async fn start_proof(
        &self,
        kind: Kind,
        (login_id, country): (Option<&str>, &str),
        hints: &[&str],
    ) -> Result<Started, Error> {
        let typed = login_id.map(str::trim).filter(|text| !text.is_empty());
        let login_id = match typed {
            Some(text) => Some(self.meant(text, country).await?),
            None => None,
        };
        let allow = match (&login_id, typed) {
            (Some(login_id), Some(typed)) => self.allowed(login_id, typed).await?,
            _ => Vec::new(),
        };
        let (public_key, state) = self.relying_party.request(&allow, hints)?;
        let begun = Begun { login_id: login_id.as_ref(), session: None };
        let ceremony_id = ceremonies::begin(self, kind, begun, &Proof::new(login_id.as_ref(), state)).await?;
        Ok(Started { ceremony_id, public_key })
    }

    /// The login id that somebody means, beside the country of a phone number: one whose document still has the earlier form of the
    /// text, or else the one form of all its spellings. [`NOBODY`] when it can be nobody's.
    async fn meant(&self, text: &str, country: &str) -> Result<LoginId, Error> {
        let login_id = LoginId::from_user_input(text, country);
        if let Some(earlier) = LoginId::legacy_form(text).filter(|earlier| login_id.as_ref() != Ok(earlier))
            && let Found::Data(data) = self.callbacks.own_id_data(&earlier).await?
            && self.seal.open(&earlier, &data).is_ok()
        {
            return Ok(earlier);
        }
        Ok(login_id.unwrap_or_else(|_| LoginId::from_database(NOBODY.to_owned())))
    }

    /// The passkeys to ask for, or decoys for those who have none. The work is the same for all, so that its time tells
    /// as little as its result (behaviour b12).
    async fn allowed(&self, login_id: &LoginId, typed: &str) -> Result<Vec<Descriptor>, Error> {
        let name = if login_id.as_str() == NOBODY { typed } else { login_id.as_str() };
        let decoys = self.decoys.of(name);
        let passkeys = match self.callbacks.own_id_data(login_id).await? {
            Found::Data(text) => match self.seal.open(login_id, &text) {
                Ok(document) => {
                    self.sample.get_or_init(|| (login_id.clone(), text));
                    document.descriptors()
                }
                Err(reason) => {
                    security_events::own_id_data_refused(login_id, &reason);
                    Vec::new()
                }
            },
            Found::Nothing | Found::Disabled | Found::UnknownUser => {
                // Somebody else's document is opened in the place of theirs, for the time that it takes.
                if let Some((owner, text)) = self.sample.get() {
                    self.seal.open(owner, text).map(|document| document.descriptors()).ok();
                }
                Vec::new()
            }
        };
        Ok(if passkeys.is_empty() { decoys } else { passkeys })
    }

    /// Finishes a proof: takes the ceremony, finds whose passkey it is, verifies the assertion and notes the login.
    pub(in crate::platform) async fn prove(
        &self,
        kind: Kind,
        ceremony_id: &str,
        credential: Value,
    ) -> Result<Proven, Error> {
        let proof: Proof = ceremonies::consume(self, kind, ceremony_id).await?;
        let asked = proof.login_id();
        let assertion = relying_party::parse_assertion(credential)
            .inspect_err(|reason| security_events::passkey_refused(asked.as_ref(), &[], reason))?;
        let id = assertion.raw_id.clone();
        let proven = self.verify(proof, &assertion).await;
        if let Err(Error::PasskeyRefused(reason)) = &proven {
            security_events::passkey_refused(asked.as_ref(), &id, reason);
        }
        proven
    }

    async fn verify(&self, proof: Proof, assertion: &PublicKeyCredential) -> Result<Proven, Error> {
        let id = TokenHash::of(&assertion.raw_id);
        let asked = proof.login_id();
        let owner = store::owner(&self.db, &id, asked.as_ref()).await?;
        let login_id = match (asked, &owner) {
            (Some(asked), Some(owner)) if asked != *owner => return Err(Refusal::OtherUser.into()),
            (Some(asked), _) => asked,
            (None, Some(owner)) => owner.clone(),
            (None, None) => return Err(Refusal::UnknownCredential.into()),
        };
        let document = match self.document(&login_id).await {
            // Only to whoever shows a passkey that the account is known to have; others learn nothing about it. Its key is with the
            // back end, which tells nothing about a disabled account.
            Err(Error::AccountDisabled) if owner.is_none() => return Err(Refusal::UnknownUser.into()),
            Err(Error::AccountDisabled) => {
                self.relying_party.check_unsigned(assertion)?;
                security_events::session_refused(&login_id);
                return Err(Error::AccountDisabled);
            }
            document => document?,
        };
        let Some(stored) = document.find(&assertion.raw_id) else {
            security_events::passkey_refused(Some(&login_id), &assertion.raw_id, &Refusal::UnknownCredential);
            // Whose passkey it was is on record, so it was removed; else it may be one that another name finds.
            return Err(if owner.is_some() { Error::CredentialUnknown } else { Refusal::UnknownCredential.into() });
        };
        check_user_handle(assertion, document.handle_of(stored))?;
        let used = match self.relying_party.verify(assertion, proof.state, &stored.passkey) {
            Err(reason) if reason.is_suspicious() => {
                self.note_suspicion(&login_id, &assertion.raw_id).await?;
                return Err(reason.into());
            }
            used => used?,
        };
        if owner.is_none() && !store::claim(&self.db, &id, &login_id, self.clock.now()).await? {
            return Err(Refusal::OtherUser.into());
        }
        self.note_use(&login_id, &document, &used).await?;
        self.forgive(&login_id).await?;
        Ok(Proven { login_id, document, passkey: id })
    }

    /// The user's document.
    async fn document(&self, login_id: &LoginId) -> Result<Document, Error> {
        match self.callbacks.own_id_data(login_id).await? {
            Found::UnknownUser => Err(Refusal::UnknownUser.into()),
            Found::Disabled => Err(Error::AccountDisabled),
            Found::Nothing => Err(Refusal::UnknownCredential.into()),
            Found::Data(text) => self
                .seal
                .open(login_id, &text)
                .inspect_err(|reason| security_events::own_id_data_refused(login_id, reason))
                .map_err(Error::from),
        }
    }

    /// Writes the login down, if there is anything new in it: most passkeys count nothing, so that is once a day.
    async fn note_use(
        &self,
        login_id: &LoginId,
        document: &Document,
        used: &AuthenticationResult,
    ) -> Result<(), Error> {
        let now = self.clock.now();
        if !document.clone().note_use(used, now)? {
            return Ok(());
        }
        match self.change(login_id, |document| Ok(document.note_use(used, now)?)).await {
            // Without a count it is only the day, which is no reason to turn anybody away.
            Err(Error::NotKept) if used.counter() == 0 => Ok(()),
            noted => noted,
        }
    }

    /// Writes down that a passkey was refused though its key was right, for its owner and administrators to see.
    async fn note_suspicion(&self, login_id: &LoginId, id: &[u8]) -> Result<(), Error> {
        let now = self.clock.now();
        let note = |document: &mut Document| Ok(document.find_mut(id).is_some_and(|stored| stored.suspect(now)));
        match self.change(login_id, note).await {
            Err(Error::NotKept) => Ok(()),
            noted => noted,
        }
    }

    /// Reads the document once more, changes it, and writes it back unless the change says that nothing changed.
    pub(in crate::platform) async fn change(
        &self,
        login_id: &LoginId,
        change: impl FnOnce(&mut Document) -> Result<bool, Error>,
    ) -> Result<(), Error> {
        let _turn = self.turns.of(login_id).await;
        let mut document = self.document(login_id).await?;
        if change(&mut document)? {
            self.keep(login_id, &document).await?;
        }
        Ok(())
    }

    /// Writes the document back, and sees to it that it was kept: back ends answer alike when they drop a request, as they do when
    /// they have one with a later timestamp.
    ///
    /// # Errors
    /// [`Error::NotKept`], and those of the callbacks.
    pub(in crate::platform) async fn keep(&self, login_id: &LoginId, document: &Document) -> Result<(), Error> {
        let sealed = self.seal.close(login_id, document)?;
        self.callbacks.set_own_id_data(login_id, &sealed).await?;
        match self.callbacks.own_id_data(login_id).await? {
            Found::Data(kept) if kept == sealed.as_str() => Ok(()),
            Found::Data(_) | Found::Nothing => Err(Error::NotKept),
            Found::Disabled => Err(Error::AccountDisabled),
            Found::UnknownUser => Err(Error::UnknownUser),
        }
    }
}

/// Behaviour b09. Some authenticators leave the user handle out; then it is the credential id that says whose passkey it is.
fn check_user_handle(assertion: &PublicKeyCredential, owner: UserHandle) -> Result<(), Refusal> {
    match assertion.response.user_handle.as_deref() {
        Some(handle) if handle == owner.0 => Ok(()),
        None | Some([]) => Ok(()),
        _ => Err(Refusal::UserHandle),
    }
}
