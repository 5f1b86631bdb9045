//! Getting somebody back in whom an operator knows.

use super::{
    Error, Platform,
    codes::{FLOW, Purpose, store},
};
use crate::domain::LoginId;

impl Platform {
    /// A link that gets this person back in, for the operator to hand over: nothing is sent.
    pub async fn recovery_link(&self, login_id: &LoginId) -> Result<String, Error> {
        let flow = self.begin_code(Purpose::Support, login_id, "/account").await?.hash();
        let (now, link) = (self.clock.now(), self.random.token());
        let code = self.codes.code_hash(&flow, &self.codes.code_of(&link));
        store::renew(&self.db, &flow, (&code, &link.hash(), now.plus(FLOW)), now).await?;
        Ok(format!("{}/link/{}", self.site.origin, link.reveal()))
    }
}
