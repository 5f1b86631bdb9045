//! The steps of a recovery after its code was verified.

use super::{
    CodePurpose, FLOW_LIFETIME, RECOVERY_LIFETIME, StoredFlow,
    store::{self, NewFlow},
};
use crate::{
    domain::{LoginId, Token},
    platform::{Error, Platform},
};

impl Platform {
    /// Replaces the secret of a recovery whose code was right, for the steps that follow.
    ///
    /// # Errors
    /// [`Error::CeremonyUnknown`] when the recovery is not in progress.
    pub async fn begin_recovery(&self, flow: &StoredFlow) -> Result<Token, Error> {
        let secret = self.random.token();
        let ends_at = self.clock.now().plus(RECOVERY_LIFETIME);
        let is_rotated = store::rotate(&self.db, &flow.id, &secret.hash(), ends_at).await?;
        if is_rotated { Ok(secret) } else { Err(Error::CeremonyUnknown) }
    }

    /// Begins the steps of a recovery for a user who authenticated without a code.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn begin_verified_recovery(
        &self,
        login_id: &LoginId,
        next: &str,
    ) -> Result<Token, Error> {
        let secret = self.random.token();
        let id = secret.hash();
        let new = self.new_flow(&id, CodePurpose::Recover, login_id, next);
        let ends_at = new.now.plus(RECOVERY_LIFETIME);
        let used_at = Some(new.now);
        store::begin(&self.db, NewFlow { ends_at, used_at, ..new }).await?;
        Ok(secret)
    }

    /// The recovery with this secret, once its code was verified (`docs/security-behaviours.md`
    /// b18).
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn recovery(&self, secret: &Token) -> Result<Option<StoredFlow>, Error> {
        let flow = self.code_flow(secret).await?;
        Ok(flow.filter(|flow| {
            matches!(flow.purpose, CodePurpose::Recover | CodePurpose::Support)
                && flow.used_at.is_some()
        }))
    }

    /// Ends the recovery. Returns false when it has already ended.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn finish_recovery(&self, secret: &Token) -> Result<bool, Error> {
        Ok(store::finish(&self.db, &secret.hash(), self.clock.now()).await?)
    }

    /// Creates a link with which this user can recover their account, for the operator to hand
    /// over. Sends nothing.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn recovery_link(&self, login_id: &LoginId) -> Result<String, Error> {
        let flow = self.begin_code(CodePurpose::Support, login_id, "/account").await?.hash();
        let now = self.clock.now();
        let link = self.random.token();
        let renewal = store::Renewal {
            code_hash: &self.codes.code_hash(&flow, &self.codes.code_of(&link)),
            link_hash: &link.hash(),
            expires_at: now.plus(FLOW_LIFETIME),
        };
        store::renew(&self.db, &flow, renewal, now).await?;
        Ok(format!("{}/link/{}", self.site.origin, link.reveal()))
    }
}
