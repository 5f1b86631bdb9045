//! What a person types to say who they are.

use std::fmt;

use email_address::{EmailAddress, Options};

use super::{Phone, spelling::fold};

/// An email address or an E.164 phone number, in the one form in which it is stored and looked up:
/// trimmed, Unicode NFKC, case-folded; a phone number without its separators.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LoginId(String);

impl LoginId {
    /// The longest login id, in characters (RFC 5321 allows no longer email address).
    pub const MAX: usize = 254;

    /// Parses what a person, a front end or the platform sent.
    ///
    /// # Errors
    /// [`InvalidLoginId`] when the text is neither an email address nor an E.164 phone number.
    pub fn parse(text: &str) -> Result<Self, InvalidLoginId> {
        // The bound comes before the normalisation, which can only be asked to do a bounded amount of work.
        if text.len() > 4 * Self::MAX {
            return Err(InvalidLoginId);
        }
        let folded = fold(text.trim());
        if folded.chars().count() > Self::MAX || folded.chars().any(char::is_control) {
            return Err(InvalidLoginId);
        }
        if let Some(phone) = e164(&folded) {
            return Ok(Self(phone));
        }
        let options = Options::default().without_display_text().without_domain_literal();
        EmailAddress::parse_with_options(&folded, options).map(|_| Self(folded)).map_err(|_| InvalidLoginId)
    }

    /// Parses what a person typed beside the country that they chose, of two letters or none at all: a number without its country
    /// code is read as that country writes it.
    ///
    /// # Errors
    /// Those of [`Self::parse`].
    pub fn typed(text: &str, country: &str) -> Result<Self, InvalidLoginId> {
        match Phone::national(text, country) {
            Some(phone) => Self::parse(phone.as_str()),
            None => Self::parse(text),
        }
    }

    /// Takes back what this type once wrote to the database.
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_phone(&self) -> bool {
        self.0.starts_with('+')
    }
}

impl fmt::Display for LoginId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Login ids are personal data: a debug print does not carry them into a log by accident.
impl fmt::Debug for LoginId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LoginId(…)")
    }
}

#[derive(Debug, thiserror::Error)]
#[error("not an email address or a phone number with its country code")]
pub struct InvalidLoginId;

/// ITU-T E.164: a plus sign, no leading zero, at most 15 digits; people put spaces, dots, hyphens and brackets between.
fn e164(text: &str) -> Option<String> {
    let digits: String =
        text.strip_prefix('+')?.chars().filter(|c| !matches!(c, ' ' | '-' | '.' | '(' | ')')).collect();
    let valid =
        (7..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
    valid.then(|| format!("+{digits}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_has_one_login_id_however_it_is_typed() {
        for (typed, stored) in [
            (" User@Example.COM ", "user@example.com"),
            ("zoe\u{308}+tag@ex\u{e4}mple.com", "zo\u{eb}+tag@ex\u{e4}mple.com"),
            ("STRASSE@example.com", "strasse@example.com"),
            ("stra\u{df}e@example.com", "strasse@example.com"),
            ("\u{ff55}ser@example.com", "user@example.com"),
            ("+1 (415) 555-0100", "+14155550100"),
        ] {
            assert_eq!(LoginId::parse(typed).unwrap().as_str(), stored, "{typed}");
        }
    }

    #[test]
    fn what_is_neither_an_address_nor_a_number_is_refused() {
        let long = format!("{}@example.com", "a".repeat(250));
        for text in [
            "",
            " ",
            "user",
            "@example.com",
            "a@",
            "a b@c.d",
            "+0123456789",
            "+12",
            "+1234567890123456",
            "a@b.c\0",
            "Joe <a@b.com>",
            &long,
        ] {
            assert!(LoginId::parse(text).is_err(), "{text:?}");
        }
    }
}
