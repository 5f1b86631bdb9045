//! Hourly message limits, against SMS pumping (toll fraud). The limit per recipient and kind is
//! [`MessageKind::allowance`]: requests that need no login never use up the notifications of an
//! owner.

use std::{
    net::IpAddr,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use ipnet::IpNet;

use super::{
    clock::Clock,
    rate_limits::{Limiter, Result, TooManyAttempts},
};
use crate::{
    config::messages,
    domain::{
        LoginId,
        message::{
            Channel, Message,
            kind::{MessageKind, Payer},
        },
        network::client_network,
    },
};

const HOUR: Duration = Duration::from_secs(3_600);

/// Counts messages in this process. Several nodes each count their own.
#[derive(Debug)]
pub struct MessageLimits {
    /// Codes that anybody may ask for, by their recipient.
    sms_codes: Limiter<String>,
    email_codes: Limiter<String>,
    /// All of these codes together.
    sms: Limiter<Channel>,
    email: Limiter<Channel>,
    /// SMS by who asks for them.
    sms_by_client: Limiter<IpNet>,
    /// The kinds with an allowance of their own.
    kinds: Vec<(MessageKind, Limiter<String>)>,
    sms_pace: Pace,
    email_pace: Pace,
}

impl MessageLimits {
    pub fn new(limits: &messages::HourlyLimits, clock: &Clock) -> Self {
        let kinds = MessageKind::ALL.iter().copied();
        Self {
            sms_codes: Limiter::new("sms_codes_by_number", limits.sms_to_one, HOUR, clock),
            email_codes: Limiter::new("email_codes_by_address", limits.email_to_one, HOUR, clock),
            sms: Limiter::new("sms", limits.sms, HOUR, clock),
            email: Limiter::new("email", limits.email, HOUR, clock),
            sms_by_client: Limiter::new("sms_by_client", limits.sms_by_client, HOUR, clock),
            kinds: kinds
                .filter_map(|kind| {
                    let most = kind.allowance().to_one?;
                    Some((kind, Limiter::new("notices_by_recipient", most, HOUR, clock)))
                })
                .collect(),
            sms_pace: Pace::new(limits.sms.get()),
            email_pace: Pace::new(limits.email.get()),
        }
    }

    /// Counts a code that somebody at this address asks for against them, if it would leave as an
    /// SMS.
    ///
    /// # Errors
    /// [`TooManyAttempts`].
    pub fn asked(&self, login_id: &LoginId, address: IpAddr) -> Result {
        if login_id.is_phone() {
            self.sms_by_client.check(&client_network(address))
        } else {
            Ok(())
        }
    }

    /// Counts a code that a page is asked for against its recipient, whether that one has an
    /// account or not.
    ///
    /// # Errors
    /// [`TooManyAttempts`].
    pub fn code(&self, login_id: &LoginId) -> Result {
        let codes = if login_id.is_phone() { &self.sms_codes } else { &self.email_codes };
        codes.check(&login_id.as_str().to_lowercase())
    }

    /// Counts a message, by the monotonic clock. Returns how long it has to wait until it leaves.
    /// No kind means that it was asked for elsewhere, so that no page has counted it.
    ///
    /// # Errors
    /// [`TooManyAttempts`].
    pub fn message(
        &self,
        message: &Message,
        kind: Option<MessageKind>,
        now: Duration,
    ) -> std::result::Result<Duration, TooManyAttempts> {
        let (codes, all, pace) = match message {
            Message::Sms { .. } => (&self.sms_codes, &self.sms, &self.sms_pace),
            Message::Email { .. } => (&self.email_codes, &self.email, &self.email_pace),
        };
        // One mailbox, however its address is written.
        let recipient = message.recipient().to_lowercase();
        if kind.is_none() {
            codes.check(&recipient)?;
        }
        let kind = kind.unwrap_or(MessageKind::Code);
        if let Some((_, limiter)) = self.kinds.iter().find(|(limited, _)| *limited == kind) {
            limiter.check(&recipient)?;
        }
        match kind.allowance().payer {
            Payer::Anonymous => all.check(&message.channel()).map(|()| Duration::ZERO),
            Payer::Session | Payer::System => Ok(pace.next(now)),
        }
    }

    /// Forgets who has been sent so little that nothing counts against them any more.
    pub fn forget(&self) {
        self.sms_codes.retain_recent();
        self.email_codes.retain_recent();
        self.sms_by_client.retain_recent();
        for (_, limiter) in &self.kinds {
            limiter.retain_recent();
        }
    }
}

/// Spreads what must not be lost: beyond so many in an hour, each message leaves a little later
/// than the one before.
#[derive(Debug)]
struct Pace {
    interval: Duration,
    /// The time when the allowance is whole again. An hour ahead of the clock means that it is used
    /// up.
    whole_at: Mutex<Duration>,
}

impl Pace {
    fn new(per_hour: u32) -> Self {
        Self { interval: HOUR / per_hour.max(1), whole_at: Mutex::default() }
    }

    fn next(&self, now: Duration) -> Duration {
        let mut whole_at = self.whole_at.lock().unwrap_or_else(PoisonError::into_inner);
        *whole_at = (*whole_at).max(now) + self.interval;
        whole_at.saturating_sub(now).saturating_sub(HOUR)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_must_not_be_lost_leaves_later_and_one_after_the_other() {
        let (pace, now) = (Pace::new(4), Duration::from_secs(1_000));
        let waits: Vec<_> = (0..7).map(|_| pace.next(now).as_secs() / 60).collect();
        assert_eq!(waits, [0, 0, 0, 0, 15, 30, 45]);
        assert_eq!(pace.next(now + 2 * HOUR), Duration::ZERO);
    }
}
