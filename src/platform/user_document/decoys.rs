//! Decoys: made-up credential ids for login ids without passkeys (`docs/security-behaviours.md`
//! b12).
//!
//! A request for a login id gets the same kind of response whether it has an account or not:
//! credential ids that look like those of real authenticators, the same ones each time.

use hmac::Mac;
use secrecy::SecretSlice;

use super::{CredentialDescriptor, keys::MacKey};

/// The generator of decoys.
#[derive(Debug)]
pub(in crate::platform) struct Decoys {
    /// Key of the pseudo-random choices.
    random_key: MacKey,
    /// Key of the second half of each decoy, by which it is recognised.
    check_key: MacKey,
}

/// The form of the credential ids of one group of authenticators.
struct CredentialShape {
    /// The last of the byte values (0 to 255) for which this form is chosen.
    max_roll: u8,
    /// Length of the credential id in bytes.
    length: usize,
    transports: &'static [&'static str],
}

/// The forms of real credentials by their frequency: the ids of Google and most password managers
/// have 16 bytes, those of iCloud Keychain 20 and of Windows Hello 32.
const SHAPES: [CredentialShape; 3] = [
    CredentialShape { max_roll: 140, length: 16, transports: &["hybrid", "internal"] },
    CredentialShape { max_roll: 225, length: 20, transports: &["hybrid", "internal"] },
    CredentialShape { max_roll: 255, length: 32, transports: &["internal"] },
];

/// Share of users with a single passkey among those with any, in 256ths.
const SINGLE_PASSKEY_SHARE: u8 = 218;

impl Decoys {
    pub(in crate::platform) fn new(key: &SecretSlice<u8>) -> Self {
        Self {
            random_key: MacKey::derive(key, "vestibule decoy dice"),
            check_key: MacKey::derive(key, "vestibule decoy proof"),
        }
    }

    /// The one or two decoys of this login id, always the same.
    pub(in crate::platform) fn of(&self, login_id: &str) -> Vec<CredentialDescriptor> {
        let random = self.random_key.tag(&[b"count", login_id.as_bytes()]);
        let count = if random[0] < SINGLE_PASSKEY_SHARE { 1 } else { 2 };
        (0..count).map(|n: u8| self.decoy(login_id, n)).collect()
    }

    /// True when the id is a decoy. Without this check, registering a passkey with a credential id
    /// from the options would succeed for decoys only, and so distinguish them from real ids.
    pub(in crate::platform) fn is_decoy(&self, id: &[u8]) -> bool {
        let (front, back) = id.split_at(id.len() / 2);
        SHAPES.iter().any(|shape| shape.length == id.len())
            && self.check_key.mac(&[front]).verify_truncated_left(back).is_ok()
    }

    /// The decoy with this index. The first half of its id is pseudo-random by the login id, the
    /// second half is a MAC of the first.
    fn decoy(&self, login_id: &str, index: u8) -> CredentialDescriptor {
        let random = self.random_key.tag(&[b"id", &[index], login_id.as_bytes()]);
        let [first, ..] = &SHAPES;
        let shape = SHAPES.iter().find(|shape| random[0] <= shape.max_roll).unwrap_or(first);

        let front = &random[1..=shape.length / 2];
        let check = self.check_key.tag(&[front]);
        let id = [front, &check[..shape.length - shape.length / 2]].concat();
        CredentialDescriptor::new(&id, shape.transports.iter().copied())
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
                assert!(ours.is_decoy(&id));
                assert!(!theirs.is_decoy(&id));
                lengths.insert(id.len());
            }
        }
        assert_eq!(lengths.into_iter().collect::<Vec<_>>(), [16, 20, 32]);
        assert!(!ours.is_decoy(&[]));
        assert!(!ours.is_decoy(&[0; 16]));
    }
}
