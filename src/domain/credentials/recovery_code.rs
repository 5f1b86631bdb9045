//! Recovery codes: single-use codes that an owner keeps on paper.

use std::fmt;

use super::typed_code::{MalformedCode, letters_and_digits};
use crate::domain::TokenHash;

/// 80 random bits as sixteen characters of Crockford's base 32, none of which resembles another.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(String);

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl RecoveryCode {
    /// The number of codes in a set.
    pub const COUNT: usize = 10;
    /// The length of a code, in characters.
    const LENGTH: usize = 16;

    pub fn from_random(bytes: [u8; 10]) -> Self {
        let bits = bytes.iter().fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        let letter =
            |n: usize| char::from(ALPHABET[usize::try_from(bits >> (5 * n) & 31).unwrap_or(0)]);
        Self((0..Self::LENGTH).map(letter).collect())
    }

    /// Parses a typed code. Case, spaces and hyphens are ignored; O reads as 0, and I and L as 1.
    ///
    /// # Errors
    /// [`MalformedCode`] when the text does not have the form of a code. It is then not an attempt
    /// and must not be counted as one.
    pub fn from_user_input(text: &str) -> Result<Self, MalformedCode> {
        let letters = letters_and_digits(text, Self::LENGTH)?;
        let code = letters.chars().map(|letter| match letter {
            'o' => '0',
            'i' | 'l' => '1',
            letter => letter,
        });

        let code: String = code.collect();
        if code.bytes().all(|byte| ALPHABET.contains(&byte)) {
            Ok(Self(code))
        } else {
            Err(MalformedCode)
        }
    }

    pub fn hash(&self) -> TokenHash {
        TokenHash::of(self.0.as_bytes())
    }

    /// Formats the code for its owner, in groups of four characters.
    pub fn reveal(&self) -> String {
        let letters: Vec<char> = self.0.chars().collect();
        letters
            .chunks(4)
            .map(|group| group.iter().collect::<String>())
            .collect::<Vec<_>>()
            .join("-")
    }
}

/// Omits the code, which is a secret.
impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = RecoveryCode::from_random([255, 1, 2, 3, 4, 5, 6, 7, 8, 0]);
        assert_eq!(code.reveal().len(), 19);
        for typed in [
            code.reveal(),
            code.reveal().to_uppercase(),
            code.reveal().replace('-', " "),
            code.0.replace('0', "o"),
        ] {
            assert_eq!(
                RecoveryCode::from_user_input(&typed).unwrap().hash(),
                code.hash(),
                "{typed}"
            );
        }
        assert_ne!(RecoveryCode::from_random([0; 10]), code);
    }

    #[test]
    fn u03_a_recovery_code_is_read_from_every_keyboard() {
        let code = RecoveryCode::from_random([255, 1, 2, 3, 4, 5, 6, 7, 8, 0]);
        let in_digits = |zero: u32| {
            let digit = |c: char| {
                c.to_digit(10).and_then(|value| char::from_u32(zero + value)).unwrap_or(c)
            };
            code.reveal().chars().map(digit).collect::<String>()
        };

        for typed in [
            in_digits(0x660),
            in_digits(0x6f0),
            in_digits(0xe50),
            in_digits(0xff10),
            format!("\u{2068}{}\u{2069}", code.reveal()),
            code.reveal().replace('-', "\u{2011}\u{200b}"),
            code.reveal().replace('-', " – "),
        ] {
            assert_eq!(
                RecoveryCode::from_user_input(&typed).unwrap().hash(),
                code.hash(),
                "{typed}"
            );
        }

        for typed in ["", "1234", "uuuu-uuuu-uuuu-uuuu", &format!("{}1", code.reveal())] {
            assert_eq!(RecoveryCode::from_user_input(typed), Err(MalformedCode), "{typed}");
        }
    }
}
