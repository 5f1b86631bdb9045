//! The proof by which `vestibule doctor` asks a server for what it saw of a request, and by which
//! the server shows that it has the same keys.

use std::time::Duration;

use secrecy::SecretSlice;
use subtle::ConstantTimeEq;

use crate::domain::{LookupKey, Timestamp};

/// Time for which a ticket is valid, before and after it was made: two clocks may differ.
const TICKET_LIFETIME: Duration = Duration::from_mins(5);

/// The key of the tickets, which all nodes and commands of an installation have.
#[derive(Debug)]
pub struct InspectionKey(LookupKey);

impl InspectionKey {
    /// Derives it from the key of messages.
    pub fn derive(message_key: &SecretSlice<u8>) -> Self {
        Self(LookupKey::derive(message_key, "vestibule doctor"))
    }

    /// A ticket for one question.
    pub fn ticket(&self, now: Timestamp) -> String {
        let millis = now.as_millis();
        format!("{millis}.{}", self.0.hash(format!("question {millis}")))
    }

    /// Checks a ticket. It only reads, so it may be used again until it expires.
    pub fn accepts(&self, ticket: &str, now: Timestamp) -> bool {
        let Some(millis) = ticket.split_once('.').and_then(|(millis, _)| millis.parse().ok())
        else {
            return false;
        };
        let made_at = Timestamp::from_millis(millis);
        let is_recent = now.distance(made_at) <= TICKET_LIFETIME;
        is_recent && bool::from(self.ticket(made_at).as_bytes().ct_eq(ticket.as_bytes()))
    }

    /// The server's own proof, for this ticket.
    pub fn answer(&self, ticket: &str) -> String {
        self.0.hash(format!("answer {ticket}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b69_a_ticket_is_of_this_key_and_of_this_time() {
        let key = InspectionKey::derive(&vec![1; 32].into());
        let now = Timestamp::from_millis(1_700_000_000_000);
        let ticket = key.ticket(now);
        assert!(key.accepts(&ticket, now));
        assert!(key.accepts(&ticket, now.plus(TICKET_LIFETIME)));
        assert!(!key.accepts(&ticket, now.plus(2 * TICKET_LIFETIME)));
        assert!(!key.accepts(&ticket, now.minus(2 * TICKET_LIFETIME)));
        assert!(!InspectionKey::derive(&vec![2; 32].into()).accepts(&ticket, now));
        assert_ne!(key.answer(&ticket), ticket.split_once('.').unwrap().1);
        for forged in ["", ".", "1.", "9223372036854775807.x", &ticket.replace('.', "0."), "x.y"] {
            assert!(!key.accepts(forged, now), "{forged}");
        }
    }
}
