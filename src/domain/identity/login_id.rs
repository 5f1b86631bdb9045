//! Login ids: the email address or phone number by which a person logs in.

use std::{borrow::Cow, fmt};

use super::{
    address::AddressKind,
    email_address::{self, InvalidEmailAddress},
    phone::InvalidPhone,
};
use crate::domain::{
    EmailAddress, Phone,
    text::{folding::fold, typed_text::clean},
};

/// An email address or an E.164 phone number, in the one form in which it is stored and looked up:
/// the local part in NFKC and case-folded, the domain in ASCII; a number without separators.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LoginId(String);

impl LoginId {
    /// The maximum length, in characters: that of an email address.
    pub const MAX_CHARACTERS: usize = EmailAddress::MAX_BYTES;
    /// The number of digits that an account's phone number may have.
    const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

    /// Parses the login id of an existing account. It also accepts numbers that are in no numbering
    /// plan and addresses that mail does not reach, because older accounts may have them.
    ///
    /// # Errors
    /// [`InvalidLoginId`] if no account can have it.
    pub fn parse(text: &str) -> Result<Self, InvalidLoginId> {
        let text = bounded(text)?;
        if text.contains('@') {
            return Ok(Self(EmailAddress::parse_known(&text)?.folded()));
        }
        let phone = Phone::parse_known(&text)?;
        let has_valid_length = Self::PHONE_DIGITS.contains(&(phone.as_str().len() - 1));
        if has_valid_length { Ok(Self(phone.as_str().to_owned())) } else { Err(InvalidPhone::Impossible.into()) }
    }

    /// Parses the login id or a further address of an account that is being created: a message must
    /// be able to reach it.
    ///
    /// # Errors
    /// [`InvalidLoginId`] with the reason.
    pub fn parse_new(text: &str) -> Result<Self, InvalidLoginId> {
        Self::new_from_user_input(text, "")
    }

    /// Parses a typed login id. A number without a country code is read as dialled in `country`, a
    /// code of two letters, which may be empty.
    ///
    /// # Errors
    /// Those of [`Self::parse`].
    pub fn from_user_input(text: &str, country: &str) -> Result<Self, InvalidLoginId> {
        match Self::parse_national(text, country)? {
            Some(Ok(phone)) => Ok(phone),
            // A number that is not valid in its country may still be an account's, with its plus
            // sign.
            Some(Err(error)) => Self::parse(text).map_err(|_| error),
            None => Self::parse(text),
        }
    }

    /// Parses a typed login id for a new account, as [`Self::from_user_input`] does and as strictly
    /// as [`Self::parse_new`].
    ///
    /// # Errors
    /// Those of [`Self::parse_new`].
    pub fn new_from_user_input(text: &str, country: &str) -> Result<Self, InvalidLoginId> {
        if let Some(phone) = Self::parse_national(text, country)? {
            return phone;
        }
        let text = bounded(text)?;
        if text.contains('@') {
            return Ok(Self(EmailAddress::parse(&text)?.folded()));
        }
        Ok(Self(Phone::parse(&text)?.as_str().to_owned()))
    }

    /// Parses a number as dialled in the country. Returns `None` if no country is given or the text
    /// is an email address.
    fn parse_national(text: &str, country: &str) -> Result<Option<Result<Self, InvalidLoginId>>, InvalidLoginId> {
        let text = bounded(text)?;
        if country.is_empty() || text.contains('@') {
            return Ok(None);
        }
        let phone = Phone::parse_national(&text, country);
        Ok(Some(phone.map(|phone| Self(phone.as_str().to_owned())).map_err(InvalidLoginId::from)))
    }

    /// Returns the form that this login id had before domains and numbers were normalised; an
    /// account keeps it if another account has the normalised form. Returns `None` if both forms
    /// are the same. Numbering plans are not consulted.
    pub fn legacy_form(text: &str) -> Option<Self> {
        let is_plain = text.is_ascii() && text.contains('@');
        if is_plain || text.len() > 4 * Self::MAX_CHARACTERS {
            return None;
        }

        let folded = fold(text.trim());
        // Login ids never had control characters, and PostgreSQL does not accept all of them in a
        // query.
        if folded.chars().any(char::is_control) {
            return None;
        }

        let legacy = match folded.strip_prefix('+').filter(|_| !folded.contains('@')) {
            Some(number) => format!("+{}", number.replace([' ', '-', '.', '(', ')'], "")),
            None => folded,
        };

        let is_login_id = legacy.chars().count() <= Self::MAX_CHARACTERS && legacy.contains(['+', '@']);
        if is_login_id { Some(Self(legacy)) } else { None }
    }

    /// Returns the text that a search for this text must contain: the stored form of a whole
    /// number, the Unicode form of a whole address, and the folded text otherwise.
    pub fn search_text(text: &str) -> String {
        match Self::parse(text) {
            Ok(login_id) => fold(&login_id.to_unicode()),
            Err(_) => fold(text),
        }
    }

    /// Wraps a login id read from the database.
    pub fn from_database(text: String) -> Self {
        Self(text)
    }

    /// Returns true if the text, as a person may type it, denotes this login id.
    pub fn is_denoted_by(&self, text: &str) -> bool {
        Self::parse(text).as_ref() == Ok(self) || Self::legacy_form(text).as_ref() == Some(self)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the form for display, with an internationalised domain in Unicode.
    pub fn to_unicode(&self) -> Cow<'_, str> {
        email_address::to_unicode(&self.0)
    }

    pub fn kind(&self) -> AddressKind {
        AddressKind::of(&self.0)
    }

    pub fn is_phone(&self) -> bool {
        self.kind() == AddressKind::Phone
    }
}

/// A change of a login id to its normalised form.
#[derive(Clone, Debug)]
pub struct LoginIdChange {
    pub before: LoginId,
    pub after: LoginId,
}

/// Cleans the text. The length is checked first, so that the normalisation does a bounded amount of
/// work.
fn bounded(text: &str) -> Result<Cow<'_, str>, InvalidLoginId> {
    if text.len() > 8 * LoginId::MAX_CHARACTERS {
        return Err(InvalidLoginId::Form);
    }
    let text = clean(text);
    if text.chars().any(char::is_control) { Err(InvalidLoginId::Form) } else { Ok(text) }
}

impl fmt::Display for LoginId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Omits the login id, which is personal data.
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

/// Treats a text without enough digits as something other than a phone number.
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
        assert_eq!((login_id.as_str(), login_id.kind()), ("+tag@example.com", AddressKind::Email));
        assert_eq!(LoginId::parse("+14155552671").unwrap().kind(), AddressKind::Phone);
    }

    #[test]
    fn u05_an_account_is_made_for_a_number_that_exists_alone() {
        for text in ["+15551234567", "+1234567890", "\"john doe\"@example.com", "a@127.0.0.1", "a@exam_ple.com"] {
            assert!(LoginId::parse(text).is_ok() && LoginId::parse_new(text).is_err(), "{text}");
        }
        assert_eq!(LoginId::new_from_user_input("0171 1234567", "DE").unwrap().as_str(), "+491711234567");
        assert_eq!(LoginId::from_user_input("+15551234567", "DE").unwrap().as_str(), "+15551234567");
    }

    #[test]
    fn u06_the_earlier_form_of_a_login_id_is_known() {
        let earlier = |text: &str| LoginId::legacy_form(text).map(|login_id| login_id.as_str().to_owned());
        assert_eq!(earlier("User@MÜNCHEN.example").as_deref(), Some("user@münchen.example"));
        assert_eq!(earlier("user@straße.example").as_deref(), Some("user@strasse.example"));
        assert_eq!(earlier("+49 (0)30 901820").as_deref(), Some("+49030901820"));
        assert_eq!(earlier("+49 30 901820").as_deref(), Some("+4930901820"));
        assert_eq!(["User@example.com", "nothing", "+49\0", "ü\0@example.com"].map(earlier), [None, None, None, None]);
    }
}
