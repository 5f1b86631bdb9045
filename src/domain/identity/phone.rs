//! Phone numbers that a message can be sent to: the one parser for them.

use std::fmt;

use phonenumber::country;
use unicode_normalization::UnicodeNormalization;

use super::numbering_plan::{self, ValidNumber};
use crate::domain::text::{decimal_digit::to_ascii_digit, typed_text::clean};

/// An international number in E.164 form, such as `+14155550100`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Phone {
    e164: String,
    country: Option<country::Id>,
}

impl Phone {
    /// The maximum number of digits (ITU-T E.164, section 6).
    const MAX_DIGITS: usize = 15;
    /// The maximum length of the typed text, in bytes.
    const MAX_INPUT_BYTES: usize = 160;

    /// Parses a number with its country code, as people write it. It must be valid in its country's
    /// numbering plan.
    ///
    /// # Errors
    /// [`InvalidPhone`] with the reason.
    pub fn parse(text: &str) -> Result<Self, InvalidPhone> {
        DialledNumber::parse(text)?.find_plan().map(Self::from).ok_or(InvalidPhone::Impossible)
    }

    /// Parses a number with its country code that need not be in a plan: plans change, and some
    /// numbers are reserved for documentation. Valid numbers are read as [`Self::parse`] reads
    /// them.
    ///
    /// # Errors
    /// [`InvalidPhone`] unless the text is a plus sign and up to 15 digits (E.164).
    pub fn parse_known(text: &str) -> Result<Self, InvalidPhone> {
        let dialled = DialledNumber::parse(text)?;
        if let Some(valid) = dialled.find_plan() {
            return Ok(valid.into());
        }

        let DialledNumber { has_plus, digits } = &dialled;
        if !has_plus || !(2..=Self::MAX_DIGITS).contains(&digits.len()) || digits.starts_with('0') {
            return Err(InvalidPhone::Impossible);
        }
        let country = match numbering_plan::countries(digits).as_slice() {
            [only] => Some(*only),
            _ => None,
        };
        Ok(Self { e164: format!("+{digits}"), country })
    }

    /// Parses a number as it is dialled in this country (two letters), for a national or an
    /// international call. A number with a plus sign is international in any country.
    ///
    /// # Errors
    /// As [`Self::parse`]; [`InvalidPhone::Form`] for an unknown country.
    pub fn parse_national(text: &str, country: &str) -> Result<Self, InvalidPhone> {
        let dialled = DialledNumber::parse(text)?;
        if dialled.has_plus {
            return Self::parse(text);
        }
        let country = country.to_ascii_uppercase().parse().map_err(|_| InvalidPhone::Form)?;
        numbering_plan::find_dialled_in(&dialled.digits, country).map(Self::from).ok_or(InvalidPhone::Impossible)
    }

    /// Loads the numbering plans, which takes a tenth of a second and would otherwise delay the
    /// first number.
    pub fn load_numbering_plans() {
        Self::parse("+14155552671").ok();
    }

    pub fn as_str(&self) -> &str {
        &self.e164
    }

    /// Returns the country (ISO 3166-1 alpha-2). Numbers of no country, such as satellite phones,
    /// have none, nor do numbers in no plan whose code several countries share.
    pub fn country(&self) -> Option<&str> {
        self.country.as_ref().map(AsRef::as_ref)
    }

    /// Returns every country that the number may belong to: for a number in no plan, all that share
    /// its code; empty for numbers of no country.
    pub fn possible_countries(&self) -> Vec<country::Id> {
        self.country.map_or_else(|| numbering_plan::countries(&self.e164[1..]), |country| vec![country])
    }
}

impl From<ValidNumber> for Phone {
    fn from(ValidNumber { digits, country }: ValidNumber) -> Self {
        Self { e164: format!("+{digits}"), country }
    }
}

/// Omits the number, which is personal data.
impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phone(…)")
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPhone {
    #[error("not a phone number with a plus sign and its country code")]
    Form,
    #[error("a phone number with letters; it must be in digits")]
    Letters,
    #[error("a phone number with an extension, which no message reaches; leave the extension out")]
    Extension,
    #[error("not an existing phone number with a plus sign and its country code")]
    Impossible,
}

/// A number as dialled, without separators.
struct DialledNumber {
    has_plus: bool,
    digits: String,
}

/// Words and signs before an extension, in lower case, including the pauses of address books
/// (commas and semicolons).
const EXTENSION_MARKS: [&str; 16] = [
    "extension",
    "extensión",
    "extensao",
    "ext",
    "anexo",
    "poste",
    "ramal",
    "interno",
    "durchwahl",
    "доб",
    "內線",
    "内線",
    "x",
    "#",
    ";",
    ",",
];

impl DialledNumber {
    fn parse(text: &str) -> Result<Self, InvalidPhone> {
        let text = clean(text);
        if text.len() > Phone::MAX_INPUT_BYTES {
            return Err(InvalidPhone::Form);
        }
        let text: String = text.nfkc().flat_map(char::to_lowercase).collect();
        let text = apply_phone_context(text.trim());

        let (number, rest) = text.split_at(text.find(|c| !is_digit_or_separator(c)).unwrap_or(text.len()));
        let (has_plus, number) = match number.trim_start_matches(is_separator).strip_prefix('+') {
            Some(number) => (true, number.trim_start_matches('+')),
            None => (false, number),
        };
        if number.contains('+') {
            return Err(InvalidPhone::Form);
        }
        let digits: String = number.chars().filter_map(to_ascii_digit).collect();
        if !rest.is_empty() {
            return Err(classify_rest(&digits, rest));
        }
        if digits.is_empty() {
            return Err(InvalidPhone::Form);
        }
        if digits.len() > Phone::MAX_DIGITS + 5 {
            return Err(InvalidPhone::Impossible);
        }
        Ok(Self { has_plus, digits })
    }

    fn find_plan(&self) -> Option<ValidNumber> {
        if self.has_plus && !self.digits.starts_with('0') {
            return numbering_plan::find_international(&self.digits);
        }
        numbering_plan::find_after_exit_code(&self.digits)
    }
}

/// Applies the context of a `tel:` link (RFC 3966, section 5.1.4):
/// `tel:030901820;phone-context=+49`.
fn apply_phone_context(text: &str) -> String {
    let Some((number, context)) = text.split_once(";phone-context=") else { return text.to_owned() };
    match (context.split(';').next(), number.starts_with('+')) {
        (Some(context), false) if context.starts_with('+') => format!("{context}{number}"),
        _ => number.to_owned(),
    }
}

/// Determines the error for the text after the digits.
fn classify_rest(digits: &str, rest: &str) -> InvalidPhone {
    let is_extension = digits.len() >= 5
        && EXTENSION_MARKS.iter().any(|mark| {
            let after = rest.strip_prefix(mark).map(|after| after.trim_start_matches(['.', ':', '=', ' ']));
            after.is_some_and(|after| {
                after.starts_with(|c| to_ascii_digit(c).is_some() || mark.len() == 1 && !c.is_alphabetic())
            }) || rest.starts_with(";ext=")
        });
    if is_extension {
        InvalidPhone::Extension
    } else if !digits.is_empty() && rest.chars().any(char::is_alphabetic) {
        InvalidPhone::Letters
    } else {
        InvalidPhone::Form
    }
}

fn is_digit_or_separator(c: char) -> bool {
    c == '+' || to_ascii_digit(c).is_some() || is_separator(c)
}

/// Returns true for characters that people write between digits, in NFKC.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '.' | '/' | '(' | ')' | '[' | ']' | '\'' | '·' | '•' | '_' | '~' | '\\' | '|' | 'ー')
        || matches!(c, '\u{200c}' | '\u{200d}' | '\u{2014}' | '\u{2015}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_kept_as_e164_and_know_their_country() {
        for (typed, kept, country) in [
            ("+1 415-555-2671", "+14155552671", "US"),
            ("+49 30 901820", "+4930901820", "DE"),
            ("+44 20 7946 0958", "+442079460958", "GB"),
            ("+972-50-234-5678", "+972502345678", "IL"),
        ] {
            let phone = Phone::parse(typed).unwrap_or_else(|error| panic!("{typed}: {error}"));
            assert_eq!((phone.as_str(), phone.country()), (kept, Some(country)), "{typed}");
        }
    }

    #[test]
    fn a_number_without_its_country_code_is_read_as_its_country_writes_it() {
        for (typed, country, kept) in [
            ("(415) 555-2671", "US", Some("+14155552671")),
            ("030 901820", "DE", Some("+4930901820")),
            ("020 7946 0958", "GB", Some("+442079460958")),
            ("050-234-5678", "IL", Some("+972502345678")),
            ("030 901820", "", None),
            ("030 901820", "XX", None),
            ("user@example.com", "DE", None),
            ("+14155552671", "DE", Some("+14155552671")),
        ] {
            let phone = Phone::parse_national(typed, country).ok();
            assert_eq!(phone.as_ref().map(Phone::as_str), kept, "{typed} {country}");
        }
    }

    #[test]
    fn u05_what_is_wrong_with_a_number_is_said() {
        for (text, wrong) in [
            ("", InvalidPhone::Form),
            ("+", InvalidPhone::Form),
            ("415 555 2671", InvalidPhone::Impossible),
            ("+1 555", InvalidPhone::Impossible),
            ("+49", InvalidPhone::Impossible),
            ("+999 123456789", InvalidPhone::Impossible),
            ("+1415555267100000", InvalidPhone::Impossible),
            ("+١٢٣", InvalidPhone::Impossible),
            ("tel:+1", InvalidPhone::Impossible),
            ("+1a", InvalidPhone::Letters),
            ("+1-800-FLOWERS", InvalidPhone::Letters),
            ("+49 30 901820 ext. 12", InvalidPhone::Extension),
            ("tel:+49-30-901820;ext=12", InvalidPhone::Extension),
            ("+49 30 901820 x12", InvalidPhone::Extension),
            ("+49 30 901820,,12", InvalidPhone::Extension),
            ("+7 495 123-45-67 доб. 12", InvalidPhone::Extension),
            ("+49 30 +901820", InvalidPhone::Form),
        ] {
            assert_eq!(Phone::parse(text).unwrap_err(), wrong, "{text:?}");
        }
        assert!(Phone::parse(&"+1".repeat(1000)).is_err());
    }

    #[test]
    fn p06_a_number_that_no_plan_has_is_taken_by_its_form() {
        for (text, kept, country) in [
            ("+1234567890", "+1234567890", None),
            ("+1 555 123-4567", "+15551234567", None),
            ("+49 (0)30 901820", "+4930901820", Some("DE")),
            ("+491", "+491", Some("DE")),
        ] {
            let phone = Phone::parse_known(text).unwrap();
            assert_eq!((phone.as_str(), phone.country()), (kept, country), "{text}");
            assert!(phone.possible_countries().iter().any(|id| country.is_none_or(|country| id.as_ref() == country)));
        }
        for text in ["1234567890", "+0123456789", "+1234567890123456", "+1", "+49 30 901820 x12", "+1-800-FLOWERS"] {
            assert!(Phone::parse_known(text).is_err(), "{text}");
        }
    }
}
