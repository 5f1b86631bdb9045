//! The delivery of an event to one endpoint: its states, and the times of its attempts.

use std::time::Duration;

/// The state of a delivery.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    serde::Serialize,
    serde::Deserialize,
    strum::EnumString,
    strum::IntoStaticStr,
    utoipa::ToSchema,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum DeliveryState {
    /// An earlier event of the same account is on its way to the endpoint.
    Blocked,
    Waiting,
    Sending,
    Delivered,
    /// It was given up. An administrator can send it again.
    Dead,
}

impl DeliveryState {
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// Time for which a delivery is tried again. Its last attempt is at the end of it.
pub const LIFETIME: Duration = Duration::from_hours(3 * 24);

/// The longest delay that an endpoint can ask for by `Retry-After`.
const MAX_RETRY_AFTER: Duration = Duration::from_hours(24);

/// Delays after the first failures; after further ones the last is repeated.
const DELAYS: [Duration; 8] = [
    Duration::from_secs(5),
    Duration::from_secs(30),
    Duration::from_mins(2),
    Duration::from_mins(10),
    Duration::from_mins(30),
    Duration::from_hours(1),
    Duration::from_hours(3),
    Duration::from_hours(8),
];

/// Returns the delay after this number of failed attempts, with a jitter of a fifth in both
/// directions, so that what failed together is not tried again together.
pub fn retry_delay(attempts: i64, jitter: u8, retry_after: Option<Duration>) -> Duration {
    let failures = usize::try_from(attempts).unwrap_or_default().clamp(1, DELAYS.len());
    let delay = DELAYS[failures - 1];
    let spread = delay * 4 / 5 + delay * 2 / 5 * u32::from(jitter) / 255;
    spread.max(retry_after.unwrap_or_default().min(MAX_RETRY_AFTER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_grow_to_hours_and_an_endpoint_may_ask_for_longer_ones() {
        let seconds = |attempts, jitter| retry_delay(attempts, jitter, None).as_secs();
        assert_eq!((seconds(1, 0), seconds(1, 255)), (4, 6));
        assert_eq!((seconds(2, 0), seconds(2, 255)), (24, 36));
        assert_eq!(seconds(8, 0), 8 * 3_600 * 4 / 5);
        assert_eq!(seconds(1_000, 255), 8 * 3_600 * 6 / 5);
        assert_eq!(seconds(0, 0), 4);

        let asked = |seconds| retry_delay(1, 0, Some(Duration::from_secs(seconds))).as_secs();
        assert_eq!((asked(1), asked(600), asked(u64::MAX)), (4, 600, 24 * 3_600));
    }
}
