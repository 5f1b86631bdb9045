//! User codes of devices (RFC 8628 §6.1).

use std::fmt;

/// A code that a person reads on a device and types elsewhere: eight letters, of 25.6 billion.
#[derive(Clone, PartialEq, Eq)]
pub struct UserCode(String);

impl UserCode {
    /// Letters of which none looks like a digit or another letter in capitals. They have no vowels,
    /// so that they spell no words (RFC 8628 §6.1).
    const ALPHABET: [char; 20] = [
        'B', 'C', 'D', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P', 'Q', 'R', 'S', 'T', 'V', 'W',
        'X', 'Z',
    ];
    const LENGTH: usize = 8;

    /// Makes a code of random bytes. They have 30 bits more than it takes, so that every code is as
    /// likely as any other.
    pub fn from_random(bytes: [u8; 8]) -> Self {
        let mut number = u64::from_be_bytes(bytes);
        let letters = std::iter::repeat_with(|| {
            let letter = Self::ALPHABET[usize::try_from(number % 20).unwrap_or(0)];
            number /= 20;
            letter
        });
        Self(letters.take(Self::LENGTH).collect())
    }

    /// Parses what a person types: in small letters or capitals, with any signs and spaces between.
    /// `None` if it cannot be a code.
    pub fn from_user_input(text: &str) -> Option<Self> {
        let letters: String = text
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .map(|letter| letter.to_ascii_uppercase())
            .take(Self::LENGTH + 1)
            .collect();

        let is_code = letters.chars().count() == Self::LENGTH
            && letters.chars().all(|letter| Self::ALPHABET.contains(&letter));
        if is_code { Some(Self(letters)) } else { None }
    }

    /// The code as it is shown: two groups of four letters.
    pub fn reveal(&self) -> String {
        let (first, second) = self.0.split_at(Self::LENGTH / 2);
        format!("{first}-{second}")
    }
}

/// Codes are not printed.
impl fmt::Debug for UserCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UserCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = UserCode::from_random(0x0123_4567_89ab_cdef_u64.to_be_bytes());
        let shown = code.reveal();
        assert_eq!((shown.len(), shown.find('-')), (9, Some(4)));

        for typed in [
            shown.clone(),
            shown.to_lowercase(),
            shown.replace('-', ""),
            shown.replace('-', " "),
            format!("\u{202a} {} \n", shown.replace('-', "\u{2013}")),
        ] {
            assert_eq!(UserCode::from_user_input(&typed), Some(code.clone()), "{typed:?}");
        }
    }

    #[test]
    fn other_texts_are_no_codes() {
        for typed in ["", "-", "BCDF-GHJ", "BCDF-GHJKL", "BCDF-GHJA", "BCDF-GHJ1", "БCDF-GHJK"] {
            assert_eq!(UserCode::from_user_input(typed), None, "{typed:?}");
        }
        assert_eq!(UserCode::from_user_input(&"B".repeat(100_000)), None);
    }

    #[test]
    fn every_letter_occurs() {
        let mut seen = std::collections::BTreeSet::new();
        for number in 0..200_u64 {
            let spread = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            seen.extend(UserCode::from_random(spread.to_be_bytes()).0.chars());
        }
        assert_eq!(seen.len(), UserCode::ALPHABET.len());
        assert_eq!(format!("{:?}", UserCode::from_random([7; 8])), "UserCode(…)");
    }
}
