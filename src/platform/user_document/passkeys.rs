//! The passkeys of a user, as the owner and administrators see them.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use webauthn_rs::prelude::Credential;

use super::{HandleCredentials, StoredPasskey, UserDocument};
use crate::{
    domain::{LoginId, OwnIdData, Rfc3339, TokenHash},
    platform::{Error, Platform, aaguids, callbacks::answers::OwnIdDataAnswer, security_events},
};

/// A passkey, without its key.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Passkey {
    /// The credential id, base64url.
    pub id: String,
    /// The name that its owner gave to it.
    #[schema(required = true)]
    pub name: Option<String>,
    /// The password manager, device or security key that created it, if its model is known.
    #[schema(required = true)]
    pub provider: Option<&'static str>,
    /// True when it is backed up, and so available on several devices (WebAuthn's backup state).
    pub synced: bool,
    #[schema(value_type = String, format = "date-time")]
    pub created_at: Rfc3339,
    /// Time of the last login with it, to the day.
    #[schema(value_type = Option<String>, format = "date-time", required = true)]
    pub last_used_at: Option<Rfc3339>,
    /// Time of the last refusal for a suspected copy or change, to the day. It should be replaced.
    #[schema(value_type = Option<String>, format = "date-time", required = true)]
    pub refused_at: Option<Rfc3339>,
    /// The authenticator's model, as the authenticator claims.
    #[schema(value_type = String, format = "uuid")]
    pub aaguid: Uuid,
    pub transports: Vec<String>,
}

/// The argument of `signalAllAcceptedCredentials` for one user handle (WebAuthn Level 3, §5.1.10).
/// A password manager removes all other passkeys of that handle.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AcceptedCredentials {
    pub rp_id: String,
    pub user_id: String,
    pub all_accepted_credential_ids: Vec<String>,
}

/// The rule for the removal of a passkey that is the last one of its user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastPasskey {
    /// It is removed if the user has a password.
    IfPassword,
    /// It is removed in any case.
    Forced,
}

/// `ownIdData` after the removal of a passkey.
#[derive(Debug)]
pub struct RemainingPasskeys {
    pub own_id_data: OwnIdData,
    /// True if it has no passkey any more.
    pub is_empty: bool,
}

/// Maximum length of a passkey's name in characters.
const MAX_NAME_CHARACTERS: usize = 64;

impl Platform {
    /// The number of passkeys in this `ownIdData`. Returns `None` if this platform did not write it
    /// for this user.
    pub fn count_passkeys(&self, login_id: &LoginId, own_id_data: &str) -> Option<usize> {
        self.document_mac.verify(login_id, own_id_data).ok().map(|document| document.passkeys.len())
    }

    /// The passkeys in this `ownIdData`, oldest first.
    ///
    /// # Errors
    /// [`Error::OwnIdDataInvalid`].
    pub fn passkeys_in(
        &self,
        login_id: &LoginId,
        own_id_data: &str,
    ) -> Result<Vec<Passkey>, Error> {
        Ok(self
            .document_mac
            .verify(login_id, own_id_data)?
            .passkeys
            .iter()
            .map(Passkey::of)
            .collect())
    }

    /// This `ownIdData` without a passkey, for a disabled account of this server: callbacks cannot
    /// change it.
    ///
    /// # Errors
    /// [`Error::PasskeyUnknown`] and [`Error::OwnIdDataInvalid`].
    pub fn without_passkey(
        &self,
        login_id: &LoginId,
        own_id_data: &str,
        id: &str,
    ) -> Result<RemainingPasskeys, Error> {
        let mut document = self.document_mac.verify(login_id, own_id_data)?;
        let id = remove_from(&mut document, id)?;
        security_events::passkey_removed(login_id, &id);

        let own_id_data = self.document_mac.sign(login_id, &document)?;
        Ok(RemainingPasskeys { own_id_data, is_empty: document.passkeys.is_empty() })
    }

    /// The passkeys of this user, oldest first.
    ///
    /// # Errors
    /// [`Error::UnknownUser`], [`Error::AccountDisabled`], [`Error::OwnIdDataInvalid`], or the back
    /// end's failure.
    pub async fn passkeys(&self, login_id: &LoginId) -> Result<Vec<Passkey>, Error> {
        match self.callbacks.own_id_data(login_id).await? {
            OwnIdDataAnswer::UnknownUser => Err(Error::UnknownUser),
            OwnIdDataAnswer::Disabled => Err(Error::AccountDisabled),
            OwnIdDataAnswer::Nothing => Ok(Vec::new()),
            OwnIdDataAnswer::Data(text) => {
                let document = self.document_mac.verify(login_id, &text)?;
                Ok(document.passkeys.iter().map(Passkey::of).collect())
            }
        }
    }

    /// The accepted credentials of a logged-in user, for their browser: one item for the account's
    /// own user handle, even without passkeys, and one for each other handle that it ever had.
    ///
    /// # Errors
    /// Those of [`Self::passkeys`].
    pub async fn accepted_credentials(
        &self,
        login_id: &LoginId,
    ) -> Result<Vec<AcceptedCredentials>, Error> {
        let document = self.document_or_new(login_id).await?;
        let encode = |credentials: HandleCredentials<'_>| AcceptedCredentials {
            rp_id: self.relying_party.id().to_owned(),
            user_id: BASE64URL.encode(credentials.handle.0),
            all_accepted_credential_ids: credentials
                .credential_ids
                .iter()
                .map(|id| BASE64URL.encode(id))
                .collect(),
        };
        Ok(document.credentials_by_handle().into_iter().map(encode).collect())
    }

    /// Names a passkey. The name is cut to 64 characters; an empty one removes the name.
    ///
    /// # Errors
    /// [`Error::PasskeyUnknown`], and those of [`Self::passkeys`].
    pub async fn rename_passkey(
        &self,
        login_id: &LoginId,
        id: &str,
        name: &str,
    ) -> Result<(), Error> {
        let id = BASE64URL.decode(id).map_err(|_| Error::PasskeyUnknown)?;
        let printable = name.trim().chars().filter(|character| !character.is_control());
        let name: String = printable.take(MAX_NAME_CHARACTERS).collect();
        let name = if name.is_empty() { None } else { Some(name) };

        self.change(login_id, |document| {
            let stored = document.find_mut(&id).ok_or(Error::PasskeyUnknown)?;
            let is_changed = stored.name != name;
            stored.name = name;
            Ok(is_changed)
        })
        .await
    }

    /// Removes a passkey.
    ///
    /// # Errors
    /// [`Error::PasskeyUnknown`], [`Error::LastPasskey`], and those of [`Self::passkeys`].
    pub async fn remove_passkey(
        &self,
        login_id: &LoginId,
        id: &str,
        last: LastPasskey,
    ) -> Result<(), Error> {
        if !self.passkeys(login_id).await?.iter().any(|passkey| passkey.id == id) {
            return Err(Error::PasskeyUnknown);
        }

        let _lock = self.user_locks.of(login_id).lock().await;
        let mut document = self.document(login_id).await?;
        let id = remove_from(&mut document, id)?;

        if document.passkeys.is_empty() && last == LastPasskey::IfPassword {
            self.write_empty_document(login_id, &document).await?;
        } else {
            self.write_document(login_id, &document).await?;
        }

        security_events::passkey_removed(login_id, &id);
        Ok(())
    }
}

impl Platform {
    /// The hashed credential ids in this `ownIdData`. Empty if this platform did not write it for
    /// this user.
    pub fn hashes_in(&self, login_id: &LoginId, own_id_data: &OwnIdData) -> Vec<TokenHash> {
        let opened = self.document_mac.verify(login_id, own_id_data.as_str()).ok();
        opened
            .into_iter()
            .flat_map(|document| document.passkeys)
            .map(|stored| id_hash(&stored))
            .collect()
    }

    /// Removes the passkeys whose hashed credential ids `is_chosen` accepts, including the last
    /// one. Returns the number of removed passkeys.
    ///
    /// # Errors
    /// Those of [`Self::passkeys`].
    pub async fn remove_passkeys(
        &self,
        login_id: &LoginId,
        is_chosen: impl Fn(&TokenHash) -> bool,
    ) -> Result<usize, Error> {
        let stored = self.callbacks.own_id_data(login_id).await?;
        if matches!(stored, OwnIdDataAnswer::Nothing) {
            return Ok(0);
        }

        let mut removed = Vec::new();
        self.change(login_id, |document| {
            let chosen = document.passkeys.iter().filter(|stored| is_chosen(&id_hash(stored)));
            removed.extend(chosen.map(|stored| stored.passkey.cred_id().clone()));
            for id in &removed {
                document.remove(id);
            }
            Ok(!removed.is_empty())
        })
        .await?;

        for id in &removed {
            security_events::passkey_removed(login_id, id);
        }
        Ok(removed.len())
    }
}

fn id_hash(stored: &StoredPasskey) -> TokenHash {
    TokenHash::of(stored.passkey.cred_id())
}

/// Removes the passkey with this id, in base64url, and returns the id's bytes.
fn remove_from(document: &mut UserDocument, id: &str) -> Result<Vec<u8>, Error> {
    let id = BASE64URL.decode(id).map_err(|_| Error::PasskeyUnknown)?;
    if document.remove(&id) { Ok(id) } else { Err(Error::PasskeyUnknown) }
}

impl Passkey {
    /// The hashed credential id, by which a login with it is recorded.
    pub fn hash(&self) -> TokenHash {
        TokenHash::of(&BASE64URL.decode(&self.id).unwrap_or_default())
    }

    pub(in crate::platform) fn of(stored: &StoredPasskey) -> Self {
        Self {
            id: BASE64URL.encode(stored.passkey.cred_id()),
            name: stored.name.clone(),
            provider: aaguids::name(stored.aaguid),
            synced: Credential::from(stored.passkey.clone()).backup_state,
            created_at: Rfc3339(stored.created_at),
            last_used_at: stored.last_used_at.map(Rfc3339),
            refused_at: stored.refused_at.map(Rfc3339),
            aaguid: stored.aaguid,
            transports: stored.transports.clone(),
        }
    }
}
