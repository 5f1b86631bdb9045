//! How many messages may leave in an hour, against those who pump SMS through a login page to numbers that pay them.

use std::time::Duration;

use super::{
    Result,
    attempts::{Limiter, check, limiter},
};
use crate::{
    clock::Clock,
    config::messages,
    domain::message::{Channel, Message},
};

const HOUR: Duration = Duration::from_secs(3_600);

/// Counts messages in this process. Several nodes each count their own.
#[derive(Debug)]
pub struct Caps {
    sms_to_one: Limiter<String>,
    email_to_one: Limiter<String>,
    sms: Limiter<Channel>,
    email: Limiter<Channel>,
}

impl Caps {
    pub fn new(caps: &messages::Caps, clock: &Clock) -> Self {
        Self {
            sms_to_one: limiter(caps.sms_to_one, HOUR, clock),
            email_to_one: limiter(caps.email_to_one, HOUR, clock),
            sms: limiter(caps.sms, HOUR, clock),
            email: limiter(caps.email, HOUR, clock),
        }
    }

    /// Counts a message against its recipient, then, if that one may have it, against all.
    ///
    /// # Errors
    /// [`super::Error::TooManyAttempts`] with the wait.
    pub fn message(&self, message: &Message) -> Result<()> {
        let (to_one, all) = match message.channel() {
            Channel::Sms => (&self.sms_to_one, &self.sms),
            Channel::Email => (&self.email_to_one, &self.email),
        };
        // One mailbox, however its address is written.
        check(to_one, &message.recipient().to_lowercase())?;
        check(all, &message.channel())
    }

    /// Forgets who has been sent so little that nothing counts against them any more.
    pub fn forget(&self) {
        self.sms_to_one.retain_recent();
        self.email_to_one.retain_recent();
    }
}
