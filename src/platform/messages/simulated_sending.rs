//! The work of messages that are not sent, because the login id has no account or has one already.
//!
//! The same writes happen as for a message that is sent, so that neither the time of a response nor
//! that of a concurrent write tells the two apart (`docs/security-behaviours.md` b17).

use super::templates;
use crate::{
    domain::{LoginId, TokenHash},
    platform::{
        Error, Platform,
        codes::{CODE_LIFETIME, CodePurpose, store},
    },
    store::messages::dummy_writes,
};

/// Number of writes per message: it is queued, leased by the worker, and marked as sent.
const WRITES_PER_MESSAGE: usize = 3;

impl Platform {
    /// Does the work of sending the flow's code, without sending it.
    pub(in crate::platform) async fn simulate_sending(
        &self,
        flow: &TokenHash,
        purpose: CodePurpose,
        login_id: &LoginId,
    ) -> Result<(), Error> {
        let size = self.renew_unsent(flow, purpose, login_id).await?;
        for _ in 0..WRITES_PER_MESSAGE {
            self.write_dummy(size).await?;
        }
        Ok(())
    }

    /// Does the work of creating an account and its code, for a login id that has an account. The
    /// message to its owner is sent separately.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn simulate_new_account(
        &self,
        flow: &TokenHash,
        purpose: CodePurpose,
        login_id: &LoginId,
    ) -> Result<(), Error> {
        let size = self.renew_unsent(flow, purpose, login_id).await?;
        self.write_dummy(size).await
    }

    /// Gives the flow a code that is never sent. Returns the length of its message in bytes.
    async fn renew_unsent(
        &self,
        flow: &TokenHash,
        purpose: CodePurpose,
        login_id: &LoginId,
    ) -> Result<usize, Error> {
        let now = self.clock.now();
        let link = self.random.token();
        let code = self.codes.code_of(&link);
        let renewal = store::Renewal {
            code_hash: &self.codes.code_hash(flow, &code),
            link_hash: &self.random.token().hash(),
            expires_at: now.plus(CODE_LIFETIME),
        };
        store::renew(&self.db, flow, renewal, now).await?;

        let url = format!("{}/link/{}", self.site.origin, link.reveal());
        let message = templates::code(purpose, &code, url, &self.site);
        Ok(if login_id.is_phone() {
            message.text_message().len()
        } else {
            self.mails.render(&message, &self.site).len()
        })
    }

    /// Writes a row as long as an encrypted message of this size in bytes. The content is random: a
    /// page that does not change is not written.
    async fn write_dummy(&self, size: usize) -> Result<(), Error> {
        let token = self.random.token();
        let content = token.reveal().repeat((size * 4 / 3).div_ceil(token.reveal().len()));
        Ok(dummy_writes::write(&self.db, self.random.bytes::<1>()[0], &content).await?)
    }
}
