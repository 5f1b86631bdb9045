//! Bearer tokens of the administration API (RFC 6750).

use std::time::Duration;

use crate::domain::Token;

/// The prefix of every token, by which secret scanners recognise a leaked one.
pub const PREFIX: &str = "vst_";

/// Formats the token for its owner, who sees it once.
pub fn reveal(token: &Token) -> String {
    format!("{PREFIX}{}", token.reveal())
}

/// Parses the text that a client presents; `None` without the prefix.
pub fn from_client(text: &str) -> Option<Token> {
    text.strip_prefix(PREFIX).map(Token::from_client)
}

/// A token's display name: 1 to 64 characters, none of them a control character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenName(String);

impl TokenName {
    /// Trims and checks a name.
    ///
    /// # Errors
    /// [`InvalidTokenName`] when the name is empty, too long or contains a control character.
    pub fn parse(text: &str) -> Result<Self, InvalidTokenName> {
        let text = text.trim();
        let is_valid =
            (1..=64).contains(&text.chars().count()) && !text.chars().any(char::is_control);

        if is_valid { Ok(Self(text.to_owned())) } else { Err(InvalidTokenName) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a token's name has 1 to 64 characters and no control characters")]
pub struct InvalidTokenName;

/// Parses the lifetime of a token: a number followed by `m`, `h`, `d` or `y`, such as `90d`. The
/// maximum is ten years.
///
/// # Errors
/// The expected form, as the end of a sentence about the setting.
pub fn parse_lifetime(text: &str) -> Result<Duration, &'static str> {
    const EXPECTED: &str = "must be a number and one of m, h, d, y, such as 90d, and at most 10y";
    const MINUTE: u64 = 60;

    let seconds = text.char_indices().last().and_then(|(at, unit)| {
        let unit_seconds = match unit {
            'm' => MINUTE,
            'h' => 60 * MINUTE,
            'd' => 24 * 60 * MINUTE,
            'y' => 365 * 24 * 60 * MINUTE,
            _ => return None,
        };
        text[..at].parse::<u64>().ok()?.checked_mul(unit_seconds)
    });

    match seconds {
        Some(seconds) if (1..=10 * 365 * 24 * 60 * MINUTE).contains(&seconds) => {
            Ok(Duration::from_secs(seconds))
        }
        Some(_) | None => Err(EXPECTED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lifetimes_have_a_unit_and_an_end() {
        assert_eq!(parse_lifetime("90d"), Ok(Duration::from_secs(90 * 86_400)));
        assert_eq!(parse_lifetime("1h"), Ok(Duration::from_secs(3_600)));
        for nothing in
            ["", "d", "90", "-1d", "0d", "11y", "1.5h", "99999999999999999999d", "1 d", "1д"]
        {
            assert!(parse_lifetime(nothing).is_err(), "{nothing}");
        }
    }

    #[test]
    fn a_token_is_known_by_its_beginning() {
        let token = Token::from_random([7; 32]);
        assert_eq!(from_client(&reveal(&token)).unwrap().hash(), token.hash());
        assert!(from_client(token.reveal()).is_none());
    }
}
