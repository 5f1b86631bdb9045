//! Passwords, under the length rules of NIST SP 800-63B and, as it requires, without composition
//! rules.

use secrecy::{ExposeSecret, SecretString};
use unicode_normalization::UnicodeNormalization;

/// A password in Unicode NFKC, so that every keyboard produces the same one (SP 800-63B §3.1.1.2).
#[derive(Clone, Debug)]
pub struct Password {
    normalised: SecretString,
    /// The password as typed, if NFKC changes it: other programs hash the typed form.
    raw: Option<SecretString>,
}

impl Password {
    /// The maximum length, in characters. SP 800-63B requires at least 64; the limit bounds the
    /// cost of a request.
    pub const MAX_CHARACTERS: usize = 256;

    /// Wraps a password to be checked against a stored hash. Any text is accepted, at its full
    /// length.
    pub fn from_user_input(text: &str) -> Self {
        let normalised: String = text.nfkc().collect();
        let raw = if normalised == text { None } else { Some(text.to_owned().into()) };

        Self { normalised: normalised.into(), raw }
    }

    /// Checks a password that a person chose for an account.
    ///
    /// # Errors
    /// [`InvalidPassword`] when it has fewer than `min` or more than [`Self::MAX_CHARACTERS`]
    /// characters.
    pub fn choose(text: &str, min: usize) -> Result<Self, InvalidPassword> {
        match text.chars().take(Self::MAX_CHARACTERS + 1).count() {
            n if n < min => Err(InvalidPassword::TooShort { min }),
            n if n > Self::MAX_CHARACTERS => Err(InvalidPassword::TooLong),
            _ => Ok(Self::from_user_input(text)),
        }
    }

    pub fn expose(&self) -> &[u8] {
        self.normalised.expose_secret().as_bytes()
    }

    /// Returns the password as typed, if NFKC changes it.
    pub fn expose_raw(&self) -> Option<&[u8]> {
        self.raw.as_ref().map(|raw| raw.expose_secret().as_bytes())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPassword {
    #[error("Use at least {min} characters. A few random words work well.")]
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
        assert_eq!(
            Password::from_user_input("cafe\u{301}").expose(),
            Password::from_user_input("caf\u{e9}").expose()
        );
    }
}
