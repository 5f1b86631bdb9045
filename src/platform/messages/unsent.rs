//! The work of messages that are not sent, because nobody has the login id, or somebody has it already: the same writes as for one that
//! is, so that neither an answer's time nor that of whoever writes next tells them apart (behaviour b17).

use super::templates;
use crate::{
    domain::{LoginId, TokenHash},
    platform::{
        Error, Platform,
        codes::{LIFETIME, Purpose, store},
    },
    store::messages::dummy_writes,
};

/// The writes of a message: it is queued, taken by the worker, and noted as sent.
const WRITES_OF_A_MESSAGE: usize = 3;

impl Platform {
    /// Does what sending the flow its code takes, and sends nothing.
    pub(in crate::platform) async fn send_nothing(
        &self,
        flow: &TokenHash,
        purpose: Purpose,
        login_id: &LoginId,
    ) -> Result<(), Error> {
        let size = self.renew_unsent(flow, purpose, login_id).await?;
        for _ in 0..WRITES_OF_A_MESSAGE {
            self.write_dummy(size).await?;
        }
        Ok(())
    }

    /// Does what sending the flow its code takes besides the message, for somebody who is told otherwise that the account exists: the
    /// account that would have been made, and the code.
    pub async fn introduce_nobody(&self, flow: &TokenHash, purpose: Purpose, login_id: &LoginId) -> Result<(), Error> {
        let size = self.renew_unsent(flow, purpose, login_id).await?;
        self.write_dummy(size).await
    }

    /// Gives the flow a code that nobody learns. Returns how long its message would be.
    async fn renew_unsent(&self, flow: &TokenHash, purpose: Purpose, login_id: &LoginId) -> Result<usize, Error> {
        let (now, link) = (self.clock.now(), self.random.token());
        let code = self.codes.code_of(&link);
        let hashes = (&self.codes.code_hash(flow, &code), &self.random.token().hash(), now.plus(LIFETIME));
        store::renew(&self.db, flow, hashes, now).await?;
        let url = format!("{}/link/{}", self.site.origin, link.reveal());
        let letter = templates::code(purpose, (&code, url), &self.site);
        Ok(if login_id.is_phone() { letter.sms.len() } else { letter.mail().html().len() })
    }

    /// As long as a message is once it is encrypted, and never the same: a page that does not change is not written.
    async fn write_dummy(&self, size: usize) -> Result<(), Error> {
        let chance = self.random.token();
        let content = chance.reveal().repeat((size * 4 / 3).div_ceil(chance.reveal().len()));
        Ok(dummy_writes::write(&self.db, self.random.bytes::<1>()[0], &content).await?)
    }
}
