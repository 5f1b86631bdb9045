//! The length rules of NIST SP 800-63B, and no composition rules, as it asks.

use secrecy::{ExposeSecret, SecretString};
use unicode_normalization::UnicodeNormalization;

/// A password in Unicode NFKC, so that every keyboard means the same one (SP 800-63B §3.1.1.2).
#[derive(Clone, Debug)]
pub struct Password {
    normalised: SecretString,
    /// As typed, when NFKC changes it: other programs hash what was typed.
    raw: Option<SecretString>,
}

impl Password {
    /// The longest password, in characters. SP 800-63B asks for at least 64; the bound keeps one request from costing much.
    pub const MAX: usize = 256;

    /// Takes a password to check against a stored hash: whatever was typed, shortened by nothing.
    pub fn typed(text: &str) -> Self {
        let normalised: String = text.nfkc().collect();
        let raw = (normalised != text).then(|| text.to_owned().into());
        Self { normalised: normalised.into(), raw }
    }

    /// Takes a password that somebody chose for an account.
    ///
    /// # Errors
    /// [`InvalidPassword`] when it has fewer than `min` or more than [`Self::MAX`] characters.
    pub fn choose(text: &str, min: usize) -> Result<Self, InvalidPassword> {
        match text.chars().take(Self::MAX + 1).count() {
            n if n < min => Err(InvalidPassword::TooShort { min }),
            n if n > Self::MAX => Err(InvalidPassword::TooLong),
            _ => Ok(Self::typed(text)),
        }
    }

    pub fn expose(&self) -> &[u8] {
        self.normalised.expose_secret().as_bytes()
    }

    /// The password as typed, when NFKC changes it.
    pub fn expose_raw(&self) -> Option<&[u8]> {
        self.raw.as_ref().map(|raw| raw.expose_secret().as_bytes())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPassword {
    #[error("Use at least {min} characters. A few words in a row work well.")]
    TooShort { min: usize },
    #[error("Use at most 256 characters.")]
    TooLong,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_counts_characters_and_nothing_else_matters() {
        assert!(Password::choose("1234567", 8).is_err());
        assert!(Password::choose("ＡＢＣＤＥＦＧ", 8).is_err());
        assert!(Password::choose("        ", 8).is_ok());
        assert!(Password::choose(&"x".repeat(256), 8).is_ok());
        assert!(Password::choose(&"x".repeat(257), 8).is_err());
    }

    #[test]
    fn composed_and_decomposed_accents_are_the_same_password() {
        assert_eq!(Password::typed("cafe\u{301}").expose(), Password::typed("caf\u{e9}").expose());
    }
}
