//! The sending of codes and magic links.

use super::{CODE_LIFETIME, CodePurpose, SUPPORT_LINK_LIFETIME, store};
use crate::{
    domain::{LoginId, Token, TokenHash, message::kind::MessageKind},
    platform::{
        Error, Platform, callbacks::answers::OwnIdDataAnswer, messages::templates, security_events,
    },
};

impl Platform {
    /// Counts one more message of the flow. Returns false when the flow may not send another one.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn reserve_message(&self, secret: &Token) -> Result<bool, Error> {
        Ok(store::count_message(&self.db, &secret.hash(), self.clock.now()).await?)
    }

    /// Sends the flow's code if the login id has an active account. Otherwise does the same work
    /// without sending.
    ///
    /// # Errors
    /// The back end's failure, and [`Error::Database`].
    pub async fn send_code_if_known(
        &self,
        flow: &TokenHash,
        purpose: CodePurpose,
        login_id: &LoginId,
        kind: MessageKind,
    ) -> Result<(), Error> {
        match self.callbacks.own_id_data(login_id).await? {
            OwnIdDataAnswer::UnknownUser | OwnIdDataAnswer::Disabled => {
                self.simulate_sending(flow, purpose, login_id).await
            }
            OwnIdDataAnswer::Data(_) | OwnIdDataAnswer::Nothing => {
                self.send_code(flow, purpose, login_id, kind).await
            }
        }
    }

    /// Sends a new code of the flow. It invalidates the previous one.
    ///
    /// # Errors
    /// The back end's failure, and [`Error::Database`].
    pub async fn send_code(
        &self,
        flow: &TokenHash,
        purpose: CodePurpose,
        login_id: &LoginId,
        kind: MessageKind,
    ) -> Result<(), Error> {
        let now = self.clock.now();
        let link = self.random.token();
        let code = self.codes.code_of(&link);
        let lifetime =
            if purpose == CodePurpose::Support { SUPPORT_LINK_LIFETIME } else { CODE_LIFETIME };
        let renewal = store::Renewal {
            code_hash: &self.codes.code_hash(flow, &code),
            link_hash: &link.hash(),
            expires_at: now.plus(lifetime),
        };
        if !store::renew(&self.db, flow, renewal, now).await? {
            return Ok(());
        }

        let url = format!("{}/link/{}", self.site.origin, link.reveal());
        let (message, code) = if purpose == CodePurpose::Support {
            (templates::support(url, &self.site), None)
        } else {
            (templates::code(purpose, &code, url, &self.site), Some(code.as_str()))
        };
        let sent = self.send_message(login_id, message, kind, code).await;
        match &sent {
            Ok(()) => security_events::code_sent(login_id, purpose),
            Err(reason) => security_events::code_not_sent(login_id, purpose, reason),
        }
        sent
    }
}
