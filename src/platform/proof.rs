//! Proving who one is with a passkey: what login and recovery have in common.

use serde_json::Value;
use webauthn_rs::prelude::{AuthenticationResult, PublicKeyCredential};

use super::{
    Platform, Started,
    answers::Found,
    audit,
    ceremony::{self, Kind, Proof},
    error::{Error, Refusal},
    own_id_data::{Descriptor, Document, UserHandle},
    relying_party,
    store::{self, Begun},
};
use crate::domain::{LoginId, TokenHash};

/// Who proved who they are, and what the platform knows about them.
#[derive(Debug)]
pub(super) struct Proven {
    pub login_id: LoginId,
    pub document: Document,
    /// The hash of the credential id.
    pub passkey: TokenHash,
}

/// The login id that stands for every malformed one. Its domain can never exist (RFC 2606).
const NOBODY: &str = "nobody@vestibule.invalid";

impl Platform {
    /// Begins a proof. With a login id the options name its passkeys, without one the authenticator looks by itself.
    pub(super) async fn start_proof(
        &self,
        kind: Kind,
        login_id: Option<&str>,
        hints: &[&str],
    ) -> Result<Started, Error> {
        let typed = login_id.map(str::trim).filter(|text| !text.is_empty());
        let login_id = typed.map(|text| LoginId::parse(text).unwrap_or_else(|_| LoginId::stored(NOBODY.to_owned())));
        let allow = match (&login_id, typed) {
            (Some(login_id), Some(typed)) => self.allowed(login_id, typed).await?,
            _ => Vec::new(),
        };
        let (public_key, state) = self.relying_party.request(&allow, hints)?;
        let begun = Begun { login_id: login_id.as_ref(), session: None };
        let ceremony_id = ceremony::begin(self, kind, begun, &Proof::new(login_id.as_ref(), state)).await?;
        Ok(Started { ceremony_id, public_key })
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
                    audit::own_id_data_refused(login_id, &reason);
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
    pub(super) async fn prove(&self, kind: Kind, ceremony_id: &str, credential: Value) -> Result<Proven, Error> {
        let proof: Proof = ceremony::consume(self, kind, ceremony_id).await?;
        let asked = proof.login_id();
        let assertion = relying_party::parse_assertion(credential)
            .inspect_err(|reason| audit::passkey_refused(asked.as_ref(), &[], reason))?;
        let id = assertion.raw_id.clone();
        let proven = self.verify(proof, &assertion).await;
        if let Err(Error::PasskeyRefused(reason)) = &proven {
            audit::passkey_refused(asked.as_ref(), &id, reason);
        }
        proven
    }

    async fn verify(&self, proof: Proof, assertion: &PublicKeyCredential) -> Result<Proven, Error> {
        let id = TokenHash::of(&assertion.raw_id);
        let owner = store::owner(&self.db, &id).await?;
        let login_id = match (proof.login_id(), &owner) {
            (Some(asked), Some(owner)) if asked != *owner => return Err(Refusal::OtherUser.into()),
            (Some(asked), _) => asked,
            (None, Some(owner)) => owner.clone(),
            (None, None) => return Err(Refusal::UnknownCredential.into()),
        };
        let document = match self.document(&login_id).await {
            // Only to whoever has a passkey that the account is known to have; others learn nothing about it.
            Err(Error::AccountDisabled) if owner.is_none() => return Err(Refusal::UnknownUser.into()),
            Err(Error::AccountDisabled) => {
                audit::session_refused(&login_id);
                return Err(Error::AccountDisabled);
            }
            document => document?,
        };
        let stored = document.find(&assertion.raw_id).ok_or(Refusal::UnknownCredential)?;
        check_user_handle(&proof, assertion, stored.user_handle.unwrap_or(document.user_handle))?;
        let used = self.relying_party.verify(assertion, proof.state, &stored.passkey)?;
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
                .inspect_err(|reason| audit::own_id_data_refused(login_id, reason))
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
        self.change(login_id, |document| Ok(document.note_use(used, now)?)).await
    }

    /// Reads the document once more, changes it, and writes it back unless the change says that nothing changed.
    pub(super) async fn change(
        &self,
        login_id: &LoginId,
        change: impl FnOnce(&mut Document) -> Result<bool, Error>,
    ) -> Result<(), Error> {
        let _turn = self.turns.of(login_id).await;
        let mut document = self.document(login_id).await?;
        if change(&mut document)? {
            self.callbacks.set_own_id_data(login_id, &self.seal.close(login_id, &document)?).await?;
        }
        Ok(())
    }
}

/// Behaviour b09. A discoverable passkey always brings its user handle; one that was named by its id may leave it out
/// (WebAuthn Level 3, §7.2).
fn check_user_handle(proof: &Proof, assertion: &PublicKeyCredential, owner: UserHandle) -> Result<(), Refusal> {
    match assertion.response.user_handle.as_deref() {
        Some(handle) if handle == owner.0 => Ok(()),
        None | Some([]) if proof.login_id().is_some() => Ok(()),
        _ => Err(Refusal::UserHandle),
    }
}
