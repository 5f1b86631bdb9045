//! Codes that a person keeps on paper, for when nothing else is left.

use std::fmt;

use super::TokenHash;

/// 80 random bits as sixteen letters and digits, of which none is mistaken for another (Crockford's base 32).
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(String);

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl RecoveryCode {
    /// How many a person gets at a time.
    pub const COUNT: usize = 10;
    const LENGTH: usize = 16;

    pub fn from_random(bytes: [u8; 10]) -> Self {
        let bits = bytes.iter().fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        let letter = |n: usize| char::from(ALPHABET[usize::try_from(bits >> (5 * n) & 31).unwrap_or(0)]);
        Self((0..Self::LENGTH).map(letter).collect())
    }

    /// Reads what a person typed: capitals, spaces and hyphens make no difference, nor does taking O for 0. Any text is allowed:
    /// one that we never made has a hash that no row carries.
    pub fn typed(text: &str) -> Self {
        let letters = text.chars().filter(char::is_ascii_alphanumeric).take(2 * Self::LENGTH);
        Self(
            letters
                .map(|letter| match letter.to_ascii_lowercase() {
                    'o' => '0',
                    'i' | 'l' => '1',
                    letter => letter,
                })
                .collect(),
        )
    }

    pub fn hash(&self) -> TokenHash {
        TokenHash::of(self.0.as_bytes())
    }

    /// The code as it is written down, in groups of four.
    pub fn reveal(&self) -> String {
        let letters: Vec<char> = self.0.chars().collect();
        letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
    }
}

/// A bearer secret, so it does not print.
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
        for typed in
            [code.reveal(), code.reveal().to_uppercase(), code.reveal().replace('-', " "), code.0.replace('0', "o")]
        {
            assert_eq!(RecoveryCode::typed(&typed).hash(), code.hash(), "{typed}");
        }
        assert_ne!(RecoveryCode::typed("").hash(), code.hash());
        assert_ne!(RecoveryCode::from_random([0; 10]), code);
    }
}
