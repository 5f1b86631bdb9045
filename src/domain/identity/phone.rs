//! Phone numbers that a message can be sent to: the one parser for them.

use std::fmt;

use phonenumber::country;

use super::{
    dialled_number::DialledNumber,
    numbering_plan::{self, ValidNumber},
};

/// An international number in E.164 form, such as `+14155550100`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Phone {
    e164: String,
    country: Option<country::Id>,
}

impl Phone {
    /// The maximum number of digits (ITU-T E.164, section 6).
    pub(super) const MAX_DIGITS: usize = 15;
    /// The maximum length of the typed text, in bytes.
    pub(super) const MAX_INPUT_BYTES: usize = 160;

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
        numbering_plan::find_dialled_in(&dialled.digits, country)
            .map(Self::from)
            .ok_or(InvalidPhone::Impossible)
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
        self.country
            .map_or_else(|| numbering_plan::countries(&self.e164[1..]), |country| vec![country])
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
            assert!(
                phone
                    .possible_countries()
                    .iter()
                    .any(|id| country.is_none_or(|country| id.as_ref() == country))
            );
        }

        for text in [
            "1234567890",
            "+0123456789",
            "+1234567890123456",
            "+1",
            "+49 30 901820 x12",
            "+1-800-FLOWERS",
        ] {
            assert!(Phone::parse_known(text).is_err(), "{text}");
        }
    }
}
