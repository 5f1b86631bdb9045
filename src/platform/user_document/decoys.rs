//! Passkeys that nobody has, for people whom nobody knows (behaviour b12).
//!
//! Somebody who asks for a login id gets the same answer whether it has an account or not: credential ids that look
//! like those of real authenticators, and the same ones each time.

use hmac::Mac;
use secrecy::SecretSlice;

use super::{Descriptor, keys::Key};

#[derive(Debug)]
pub(in crate::platform) struct Decoys {
    dice: Key,
    proof: Key,
}

/// The shapes of real credentials, with the share of each in 256: Google's and most password managers' ids have
/// 16 bytes, iCloud Keychain's 20, Windows Hello's 32.
const SHAPES: [(u8, usize, &[&str]); 3] =
    [(140, 16, &["hybrid", "internal"]), (225, 20, &["hybrid", "internal"]), (255, 32, &["internal"])];

/// Of 256 people with passkeys, so many have just one.
const ONE: u8 = 218;

impl Decoys {
    pub(in crate::platform) fn new(key: &SecretSlice<u8>) -> Self {
        Self { dice: Key::derive(key, "vestibule decoy dice"), proof: Key::derive(key, "vestibule decoy proof") }
    }

    /// The decoys of this login id: one or two, always the same.
    pub(in crate::platform) fn of(&self, login_id: &str) -> Vec<Descriptor> {
        let dice = self.dice.tag(&[b"count", login_id.as_bytes()]);
        let count = if dice[0] < ONE { 1 } else { 2 };
        (0..count).map(|n: u8| self.decoy(login_id, n)).collect()
    }

    /// Whether the id is a decoy. Without this, registering a passkey under somebody's credential id would tell a decoy,
    /// which is free, from a real one, which is taken.
    pub(in crate::platform) fn recognises(&self, id: &[u8]) -> bool {
        let (front, back) = id.split_at(id.len() / 2);
        SHAPES.iter().any(|(_, length, _)| *length == id.len())
            && self.proof.mac(&[front]).verify_truncated_left(back).is_ok()
    }

    /// The first half of the id is a number drawn by the login id; the second half proves that we drew it.
    fn decoy(&self, login_id: &str, n: u8) -> Descriptor {
        let dice = self.dice.tag(&[b"id", &[n], login_id.as_bytes()]);
        let (_, length, transports) = SHAPES.into_iter().find(|(share, ..)| dice[0] <= *share).unwrap_or(SHAPES[0]);
        let front = &dice[1..=length / 2];
        let proof = self.proof.tag(&[front]);
        let id = [front, &proof[..length - length / 2]].concat();
        Descriptor::new(&id, transports.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b12_decoys_are_stable_and_known_to_us_alone() {
        let ours = Decoys::new(&vec![1; 32].into());
        let theirs = Decoys::new(&vec![2; 32].into());
        let mut lengths = std::collections::BTreeSet::new();
        for n in 0..500 {
            let login_id = format!("user{n}@example.com");
            let decoys = ours.of(&login_id);
            assert!((1..=2).contains(&decoys.len()));
            assert_eq!(decoys, ours.of(&login_id));
            for decoy in decoys {
                let id = decoy.id();
                assert!(ours.recognises(&id));
                assert!(!theirs.recognises(&id));
                lengths.insert(id.len());
            }
        }
        assert_eq!(lengths.into_iter().collect::<Vec<_>>(), [16, 20, 32]);
        assert!(!ours.recognises(&[]));
        assert!(!ours.recognises(&[0; 16]));
    }
}
