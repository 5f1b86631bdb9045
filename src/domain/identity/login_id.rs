//! What a person types to say who they are.

use std::{borrow::Cow, fmt};

use super::{
    email_address::{self, InvalidEmailAddress},
    phone::InvalidPhone,
};
use crate::domain::{
    EmailAddress, Phone,
    text::{folding::fold, typed_text::cleaned},
};

/// An email address or an E.164 phone number, in the one form in which it is stored and looked up: the part before the at sign in
/// Unicode NFKC and case-folded, the domain as the DNS knows it; a number without what stands between its digits.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LoginId(String);

/// What a login id, or a further address of an account, is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Email,
    Phone,
}

impl Kind {
    /// The kind of what [`LoginId`] once wrote: `+tag@example.com` is an address.
    pub fn of(stored: &str) -> Self {
        if stored.contains('@') { Self::Email } else { Self::Phone }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
        }
    }
}

impl LoginId {
    /// The longest login id, in characters (RFC 5321 allows no longer email address).
    pub const MAX: usize = EmailAddress::MAX;
    /// The digits of a number that may be an account's.
    const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

    /// Parses the login id of an account that may exist: also a number that no numbering plan has, and an address that no mail
    /// reaches, because accounts were made when nobody asked.
    ///
    /// # Errors
    /// [`InvalidLoginId`] when no account can have it.
    pub fn parse(text: &str) -> Result<Self, InvalidLoginId> {
        let text = bounded(text)?;
        if text.contains('@') {
            return Ok(Self(EmailAddress::parse_known(&text)?.folded()));
        }
        let phone = Phone::by_form(&text)?;
        let is_known = Self::DIGITS.contains(&(phone.as_str().len() - 1));
        if is_known { Ok(Self(phone.as_str().to_owned())) } else { Err(InvalidPhone::Impossible.into()) }
    }

    /// Parses the login id of an account that is to be made, or one of its further addresses: a message must be able to reach it.
    ///
    /// # Errors
    /// [`InvalidLoginId`] with what is wrong.
    pub fn parse_new(text: &str) -> Result<Self, InvalidLoginId> {
        Self::typed_new(text, "")
    }

    /// Parses what a person typed beside the country that they chose, of two letters or none at all: a number without its country
    /// code is read as that country writes it.
    ///
    /// # Errors
    /// Those of [`Self::parse`].
    pub fn typed(text: &str, country: &str) -> Result<Self, InvalidLoginId> {
        match Self::national(text, country)? {
            Some(Ok(phone)) => Ok(phone),
            // A number that its country does not have may still be an account's, with its plus sign.
            Some(Err(error)) => Self::parse(text).map_err(|_| error),
            None => Self::parse(text),
        }
    }

    /// Parses what a person typed to make an account, as [`Self::typed`] does and as strictly as [`Self::parse_new`].
    ///
    /// # Errors
    /// Those of [`Self::parse_new`].
    pub fn typed_new(text: &str, country: &str) -> Result<Self, InvalidLoginId> {
        if let Some(phone) = Self::national(text, country)? {
            return phone;
        }
        let text = bounded(text)?;
        if text.contains('@') {
            return Ok(Self(EmailAddress::parse(&text)?.folded()));
        }
        Ok(Self(Phone::parse(&text)?.as_str().to_owned()))
    }

    /// None when a country was not chosen, or is not needed.
    fn national(text: &str, country: &str) -> Result<Option<Result<Self, InvalidLoginId>>, InvalidLoginId> {
        let text = bounded(text)?;
        if country.is_empty() || text.contains('@') {
            return Ok(None);
        }
        let phone = Phone::national(&text, country);
        Ok(Some(phone.map(|phone| Self(phone.as_str().to_owned())).map_err(InvalidLoginId::from)))
    }

    /// The form in which this text was a login id before domains and numbers had one form: accounts whose new login id another has
    /// keep it. It costs no look at numbering plans. None where it is the one form in any case.
    pub fn earlier(text: &str) -> Option<Self> {
        let is_plain = text.is_ascii() && text.contains('@');
        if is_plain || text.len() > 4 * Self::MAX {
            return None;
        }
        let folded = fold(text.trim());
        // It never had any, and PostgreSQL cannot be asked for all of them.
        if folded.chars().any(char::is_control) {
            return None;
        }
        let earlier = match folded.strip_prefix('+').filter(|_| !folded.contains('@')) {
            Some(number) => format!("+{}", number.replace([' ', '-', '.', '(', ')'], "")),
            None => folded,
        };
        (earlier.chars().count() <= Self::MAX && earlier.contains(['+', '@'])).then_some(Self(earlier))
    }

    /// What a search for this text looks for: a whole number in its stored form, a whole address as people read it, all else folded.
    pub fn sought(text: &str) -> String {
        match Self::parse(text) {
            Ok(login_id) => fold(&login_id.shown()),
            Err(_) => fold(text),
        }
    }

    /// Takes back what this type once wrote to the database.
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// Whether somebody who types this text means this login id.
    pub fn is_spelled(&self, text: &str) -> bool {
        Self::parse(text).as_ref() == Ok(self) || Self::earlier(text).as_ref() == Some(self)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As people read it: an internationalised domain in its own letters.
    pub fn shown(&self) -> Cow<'_, str> {
        email_address::shown(&self.0)
    }

    pub fn kind(&self) -> Kind {
        Kind::of(&self.0)
    }

    pub fn is_phone(&self) -> bool {
        self.kind() == Kind::Phone
    }
}

/// A login id that takes another form.
#[derive(Clone, Debug)]
pub struct NewForm {
    pub before: LoginId,
    pub after: LoginId,
}

/// The text itself, cleaned. The bound comes before the normalisation, which can only be asked to do a bounded amount of work.
fn bounded(text: &str) -> Result<Cow<'_, str>, InvalidLoginId> {
    if text.len() > 8 * LoginId::MAX {
        return Err(InvalidLoginId::Form);
    }
    let text = cleaned(text);
    if text.chars().any(char::is_control) { Err(InvalidLoginId::Form) } else { Ok(text) }
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidLoginId {
    #[error("not an email address or a phone number with its country code")]
    Form,
    #[error("{0}")]
    Email(InvalidEmailAddress),
    #[error("{0}")]
    Phone(InvalidPhone),
}

impl From<InvalidEmailAddress> for InvalidLoginId {
    fn from(error: InvalidEmailAddress) -> Self {
        match error {
            InvalidEmailAddress::Form => Self::Form,
            error => Self::Email(error),
        }
    }
}

/// Text with no digits to speak of was no attempt at a number.
impl From<InvalidPhone> for InvalidLoginId {
    fn from(error: InvalidPhone) -> Self {
        match error {
            InvalidPhone::Form => Self::Form,
            error => Self::Phone(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_has_one_login_id_however_it_is_typed() {
        for (typed, stored) in [
            (" User@Example.COM ", "user@example.com"),
            ("zoe\u{308}+tag@ex\u{e4}mple.com", "zo\u{eb}+tag@xn--exmple-cua.com"),
            ("STRASSE@example.com", "strasse@example.com"),
            ("stra\u{df}e@example.com", "strasse@example.com"),
            ("\u{ff55}ser@example.com", "user@example.com"),
            ("+1 (415) 555-0100", "+14155550100"),
            ("Joe <a@b.com>", "a@b.com"),
            ("+15551234567", "+15551234567"),
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
            "a@[127.0.0.1]",
            &long,
        ] {
            assert!(LoginId::parse(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a10_an_address_that_begins_with_a_plus_sign_is_an_address() {
        let login_id = LoginId::parse("+tag@example.com").unwrap();
        assert_eq!((login_id.as_str(), login_id.kind()), ("+tag@example.com", Kind::Email));
        assert_eq!(LoginId::parse("+14155552671").unwrap().kind(), Kind::Phone);
    }

    #[test]
    fn u05_an_account_is_made_for_a_number_that_exists_alone() {
        for text in ["+15551234567", "+1234567890", "\"john doe\"@example.com", "a@127.0.0.1", "a@exam_ple.com"] {
            assert!(LoginId::parse(text).is_ok() && LoginId::parse_new(text).is_err(), "{text}");
        }
        assert_eq!(LoginId::typed_new("0171 1234567", "DE").unwrap().as_str(), "+491711234567");
        assert_eq!(LoginId::typed("+15551234567", "DE").unwrap().as_str(), "+15551234567");
    }

    #[test]
    fn u06_the_earlier_form_of_a_login_id_is_known() {
        let earlier = |text: &str| LoginId::earlier(text).map(|login_id| login_id.as_str().to_owned());
        assert_eq!(earlier("User@MÜNCHEN.example").as_deref(), Some("user@münchen.example"));
        assert_eq!(earlier("user@straße.example").as_deref(), Some("user@strasse.example"));
        assert_eq!(earlier("+49 (0)30 901820").as_deref(), Some("+49030901820"));
        assert_eq!(earlier("+49 30 901820").as_deref(), Some("+4930901820"));
        assert_eq!(["User@example.com", "nothing", "+49\0", "ü\0@example.com"].map(earlier), [None, None, None, None]);
    }
}
