//! The passkeys that a person has, as an administrator sees them.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Error, Platform, audit, callbacks::Found, own_id_data::Stored};
use crate::domain::{LoginId, Timestamp};

/// A passkey, without its key.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Passkey {
    /// The credential id, base64url.
    pub id: String,
    #[schema(format = "date-time")]
    pub created_at: String,
    /// To the day.
    #[schema(format = "date-time", required = true)]
    pub last_used_at: Option<String>,
    /// The model of the authenticator, as it claims.
    #[schema(value_type = String, format = "uuid")]
    pub aaguid: Uuid,
    transports: Vec<String>,
}

impl Platform {
    /// How many passkeys are in this `ownIdData`; none when this platform did not write it for this user.
    pub fn count_passkeys(&self, login_id: &LoginId, own_id_data: &str) -> Option<usize> {
        self.seal.open(login_id, own_id_data).ok().map(|document| document.passkeys.len())
    }

    /// The passkeys of this user, the oldest first; none when nothing is kept about them.
    ///
    /// # Errors
    /// [`Error::UnknownUser`], [`Error::OwnIdDataInvalid`], or the back end's failure.
    pub async fn passkeys(&self, login_id: &LoginId) -> Result<Vec<Passkey>, Error> {
        match self.callbacks.own_id_data(login_id).await? {
            Found::UnknownUser => Err(Error::UnknownUser),
            Found::Nothing => Ok(Vec::new()),
            Found::Data(text) => {
                let document = self.seal.open(login_id, &text)?;
                Ok(document.passkeys.iter().map(Passkey::of).collect())
            }
        }
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
        self.change(login_id, |document| {
            let before = document.passkeys.len();
            document.passkeys.retain(|stored| stored.passkey.cred_id() != id.as_slice());
            match document.passkeys.len() {
                after if after == before => Err(Error::PasskeyUnknown),
                0 if !may_be_last => Err(Error::LastPasskey),
                _ => Ok(true),
            }
        })
        .await?;
        audit::passkey_removed(login_id, &id);
        Ok(())
    }
}

impl Passkey {
    fn of(stored: &Stored) -> Self {
        Self {
            id: BASE64URL.encode(stored.passkey.cred_id()),
            created_at: stored.created_at.to_rfc3339(),
            last_used_at: stored.last_used_at.map(Timestamp::to_rfc3339),
            aaguid: stored.aaguid,
            transports: stored.transports.clone(),
        }
    }
}
