//! Bearer tokens of the administration API (RFC 6750).

use std::time::Duration;

use crate::domain::Token;

/// What every token begins with, so that scanners for leaked secrets know one when they see it.
pub const PREFIX: &str = "vst_";

/// The token as its owner is shown it, once.
pub fn reveal(token: &Token) -> String {
    format!("{PREFIX}{}", token.reveal())
}

/// Takes a token as a client presents it; none when it cannot be one of ours.
pub fn presented(text: &str) -> Option<Token> {
    text.strip_prefix(PREFIX).map(Token::presented)
}

/// A name to tell tokens apart by: 1 to 64 characters, none of them a control character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenName(String);

impl TokenName {
    /// # Errors
    /// [`InvalidTokenName`].
    pub fn parse(text: &str) -> Result<Self, InvalidTokenName> {
        let text = text.trim();
        let valid = (1..=64).contains(&text.chars().count()) && !text.chars().any(char::is_control);
        valid.then(|| Self(text.to_owned())).ok_or(InvalidTokenName)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a token's name has 1 to 64 characters, and no control characters")]
pub struct InvalidTokenName;

/// Reads how long a token lives: a number and `m`, `h`, `d` or `y`, such as `90d`. At most ten years.
///
/// # Errors
/// What it must be.
pub fn parse_lifetime(text: &str) -> Result<Duration, &'static str> {
    const MUST: &str = "must be a number and one of m, h, d, y, such as 90d, and at most 10y";
    const MINUTE: u64 = 60;
    let seconds = text.char_indices().last().and_then(|(at, unit)| {
        let unit = match unit {
            'm' => MINUTE,
            'h' => 60 * MINUTE,
            'd' => 24 * 60 * MINUTE,
            'y' => 365 * 24 * 60 * MINUTE,
            _ => return None,
        };
        text[..at].parse::<u64>().ok()?.checked_mul(unit)
    });
    let within = |seconds: &u64| (1..=10 * 365 * 24 * 60 * MINUTE).contains(seconds);
    seconds.filter(within).map(Duration::from_secs).ok_or(MUST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lifetimes_have_a_unit_and_an_end() {
        assert_eq!(parse_lifetime("90d"), Ok(Duration::from_secs(90 * 86_400)));
        assert_eq!(parse_lifetime("1h"), Ok(Duration::from_secs(3_600)));
        for nothing in ["", "d", "90", "-1d", "0d", "11y", "1.5h", "99999999999999999999d", "1 d", "1д"] {
            assert!(parse_lifetime(nothing).is_err(), "{nothing}");
        }
    }

    #[test]
    fn a_token_is_known_by_its_beginning() {
        let token = Token::from_random([7; 32]);
        assert_eq!(presented(&reveal(&token)).unwrap().hash(), token.hash());
        assert!(presented(token.reveal()).is_none());
    }
}
