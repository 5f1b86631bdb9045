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
        if has_valid_length {
            Ok(Self(phone.as_str().to_owned()))
        } else {
            Err(InvalidPhone::Impossible.into())
        }
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
    fn parse_national(
        text: &str,
        country: &str,
    ) -> Result<Option<Result<Self, InvalidLoginId>>, InvalidLoginId> {
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

        let is_login_id =
            legacy.chars().count() <= Self::MAX_CHARACTERS && legacy.contains(['+', '@']);
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
mod tests;
