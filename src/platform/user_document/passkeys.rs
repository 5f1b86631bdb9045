//! The passkeys that a person has, as they and administrators see them.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use webauthn_rs::prelude::Credential;

use super::{Document, Stored};
use crate::{
    domain::{LoginId, OwnIdData, Rfc3339, TokenHash},
    platform::{
        Error, Platform, aaguids, callbacks::answers::Found, ceremonies::user_handle::UserHandle, security_events,
    },
};

/// A passkey, without its key.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Passkey {
    /// The credential id, base64url.
    pub id: String,
    /// What its owner calls it.
    #[schema(required = true)]
    pub name: Option<String>,
    /// The password manager, device or security key that made it, where its model is known.
    #[schema(required = true)]
    pub provider: Option<&'static str>,
    /// Whether it is backed up, and so on more than one device (WebAuthn's backup state).
    pub synced: bool,
    #[schema(value_type = String, format = "date-time")]
    pub created_at: Rfc3339,
    /// To the day.
    #[schema(value_type = Option<String>, format = "date-time", required = true)]
    pub last_used_at: Option<Rfc3339>,
    /// When it was last refused because it seemed to be copied or changed, to the day. It should be replaced.
    #[schema(value_type = Option<String>, format = "date-time", required = true)]
    pub refused_at: Option<Rfc3339>,
    /// The model of the authenticator, as it claims.
    #[schema(value_type = String, format = "uuid")]
    pub aaguid: Uuid,
    pub transports: Vec<String>,
}

/// The list by which a password manager drops the passkeys of one user handle that are worth nothing any more (WebAuthn Level 3,
/// `signalAllAcceptedCredentials`).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Known {
    pub rp_id: String,
    pub user_id: String,
    pub all_accepted_credential_ids: Vec<String>,
}

/// The longest name of a passkey, in characters.
const MAX_NAME: usize = 64;

impl Platform {
    /// How many passkeys are in this `ownIdData`; none when this platform did not write it for this user.
    pub fn count_passkeys(&self, login_id: &LoginId, own_id_data: &str) -> Option<usize> {
        self.seal.open(login_id, own_id_data).ok().map(|document| document.passkeys.len())
    }

    /// The passkeys in this `ownIdData`, the oldest first.
    ///
    /// # Errors
    /// [`Error::OwnIdDataInvalid`].
    pub fn passkeys_in(&self, login_id: &LoginId, own_id_data: &str) -> Result<Vec<Passkey>, Error> {
        Ok(self.seal.open(login_id, own_id_data)?.passkeys.iter().map(Passkey::of).collect())
    }

    /// This `ownIdData` without a passkey, for a back end whose account is disabled: nothing about it goes over callbacks.
    ///
    /// # Errors
    /// [`Error::PasskeyUnknown`], [`Error::LastPasskey`] and [`Error::OwnIdDataInvalid`].
    pub fn without_passkey(
        &self,
        login_id: &LoginId,
        own_id_data: &str,
        id: &str,
        may_be_last: bool,
    ) -> Result<OwnIdData, Error> {
        let id = BASE64URL.decode(id).map_err(|_| Error::PasskeyUnknown)?;
        let mut document = self.seal.open(login_id, own_id_data)?;
        remove(&mut document, &id, may_be_last)?;
        security_events::passkey_removed(login_id, &id);
        self.seal.close(login_id, &document)
    }

    /// The passkeys of this user, the oldest first; none when nothing is kept about them.
    ///
    /// # Errors
    /// [`Error::UnknownUser`], [`Error::AccountDisabled`], [`Error::OwnIdDataInvalid`], or the back end's failure.
    pub async fn passkeys(&self, login_id: &LoginId) -> Result<Vec<Passkey>, Error> {
        match self.callbacks.own_id_data(login_id).await? {
            Found::UnknownUser => Err(Error::UnknownUser),
            Found::Disabled => Err(Error::AccountDisabled),
            Found::Nothing => Ok(Vec::new()),
            Found::Data(text) => {
                let document = self.seal.open(login_id, &text)?;
                Ok(document.passkeys.iter().map(Passkey::of).collect())
            }
        }
    }

    /// The lists for the browser of a person who is logged in: the account's own handle, also when nothing is
    /// kept under it, and each other one that it ever had.
    ///
    /// # Errors
    /// Those of [`Self::passkeys`].
    pub async fn known(&self, login_id: &LoginId) -> Result<Vec<Known>, Error> {
        let document = self.document_or_new(login_id).await?;
        let known = |(UserHandle(user_id), ids): (UserHandle, Vec<&[u8]>)| Known {
            rp_id: self.relying_party.id().to_owned(),
            user_id: BASE64URL.encode(user_id),
            all_accepted_credential_ids: ids.into_iter().map(|id| BASE64URL.encode(id)).collect(),
        };
        Ok(document.by_handle().into_iter().map(known).collect())
    }

    /// Gives a passkey a name, cut to 64 characters; an empty one takes its name away.
    ///
    /// # Errors
    /// [`Error::PasskeyUnknown`], and those of [`Self::passkeys`].
    pub async fn rename_passkey(&self, login_id: &LoginId, id: &str, name: &str) -> Result<(), Error> {
        let id = BASE64URL.decode(id).map_err(|_| Error::PasskeyUnknown)?;
        let name: String = name.trim().chars().filter(|character| !character.is_control()).take(MAX_NAME).collect();
        let name = Some(name).filter(|name| !name.is_empty());
        self.change(login_id, |document| {
            let stored = document.find_mut(&id).ok_or(Error::PasskeyUnknown)?;
            let changed = stored.name != name;
            stored.name = name;
            Ok(changed)
        })
        .await
    }

    /// Takes a passkey away. The last one only goes when that is allowed.
    ///
    /// # Errors
    /// [`Error::PasskeyUnknown`], [`Error::LastPasskey`], and those of [`Self::passkeys`].
    pub async fn remove_passkey(&self, login_id: &LoginId, id: &str, may_be_last: bool) -> Result<(), Error> {
        if !self.passkeys(login_id).await?.iter().any(|passkey| passkey.id == id) {
            return Err(Error::PasskeyUnknown);
        }
        let id = BASE64URL.decode(id).map_err(|_| Error::PasskeyUnknown)?;
        self.change(login_id, |document| remove(document, &id, may_be_last).map(|()| true)).await?;
        security_events::passkey_removed(login_id, &id);
        Ok(())
    }
}

impl Platform {
    /// The hashes of the passkeys in this `ownIdData`: none when this platform did not write it for this user.
    pub fn hashes_in(&self, login_id: &LoginId, own_id_data: &OwnIdData) -> Vec<TokenHash> {
        let opened = self.seal.open(login_id, own_id_data.as_str()).ok();
        opened.into_iter().flat_map(|document| document.passkeys).map(|stored| hash_of(&stored)).collect()
    }

    /// Takes away the passkeys that the choice names by their hashes, the last one too. Returns how many went.
    ///
    /// # Errors
    /// Those of [`Self::passkeys`].
    pub async fn remove_passkeys(
        &self,
        login_id: &LoginId,
        chosen: impl Fn(&TokenHash) -> bool,
    ) -> Result<usize, Error> {
        let mut removed = Vec::new();
        let kept = self.callbacks.own_id_data(login_id).await?;
        if matches!(kept, Found::Nothing) {
            return Ok(0);
        }
        self.change(login_id, |document| {
            let gone = document.passkeys.iter().filter(|stored| chosen(&hash_of(stored)));
            removed.extend(gone.map(|stored| stored.passkey.cred_id().clone()));
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

fn hash_of(stored: &Stored) -> TokenHash {
    TokenHash::of(stored.passkey.cred_id())
}

fn remove(document: &mut Document, id: &[u8], may_be_last: bool) -> Result<(), Error> {
    if !document.remove(id) {
        Err(Error::PasskeyUnknown)
    } else if document.passkeys.is_empty() && !may_be_last {
        Err(Error::LastPasskey)
    } else {
        Ok(())
    }
}

impl Passkey {
    /// The hash that a login with it is remembered by.
    pub fn hash(&self) -> TokenHash {
        TokenHash::of(&BASE64URL.decode(&self.id).unwrap_or_default())
    }

    pub(in crate::platform) fn of(stored: &Stored) -> Self {
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
