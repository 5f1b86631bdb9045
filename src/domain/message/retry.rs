//! The delay between two attempts to send a message.

use std::time::Duration;

/// Delay after the first failure. It doubles with each failure, up to a 60th of the message's
/// lifetime, but at least [`MAX_DELAY_MIN`] and at most [`MAX_DELAY_MAX`]: a code is retried every
/// minute, a notice every ten, so that a recovering provider does not receive all messages at once.
const FIRST_DELAY: Duration = Duration::from_secs(2);
const MAX_DELAY_MIN: Duration = Duration::from_mins(1);
const MAX_DELAY_MAX: Duration = Duration::from_mins(10);

/// A message that will be retried.
#[derive(Clone, Copy, Debug)]
pub struct Retry {
    /// Number of failed attempts.
    pub attempts: i64,
    /// Time from the message's creation to its expiry.
    pub lifetime: Duration,
}

/// The delay before the next attempt: exponential, with a jitter of half the delay in both
/// directions, so that messages that failed together are not retried together.
pub fn retry_delay(Retry { attempts, lifetime }: Retry, jitter: u8) -> Duration {
    let doublings = u32::try_from(attempts - 1).unwrap_or(0).min(10);
    let max_delay = (lifetime / 60).clamp(MAX_DELAY_MIN, MAX_DELAY_MAX);
    let delay = (FIRST_DELAY * 2_u32.pow(doublings)).min(max_delay);
    delay / 2 + delay * u32::from(jitter) / 255
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_spread_and_end() {
        let code = Duration::from_secs(600);
        let wait = |attempts, lifetime, jitter| retry_delay(Retry { attempts, lifetime }, jitter);
        assert_eq!(wait(1, code, 0), Duration::from_secs(1));
        assert_eq!(wait(1, code, 255), Duration::from_secs(3));
        assert_eq!(wait(3, code, 0), Duration::from_secs(4));
        assert_eq!(wait(100, code, 255), Duration::from_secs(90));
        assert_eq!(wait(100, 1_000 * code, 0), Duration::from_secs(300));
    }
}
