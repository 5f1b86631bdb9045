//! Phone numbers that a message can be sent to.

use std::fmt;

use phonenumber::{Mode, country};

/// A valid international number in E.164 form, such as `+14155550100`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Phone {
    e164: String,
    country: Option<country::Id>,
}

impl Phone {
    /// Parses a number with its country code; whether it can exist is decided by the numbering plans of the countries.
    ///
    /// # Errors
    /// [`InvalidPhone`].
    pub fn parse(text: &str) -> Result<Self, InvalidPhone> {
        // Longer text is no number, and not worth the work.
        if text.len() > 40 || !text.trim_start().starts_with('+') {
            return Err(InvalidPhone);
        }
        let number = phonenumber::parse(None, text).map_err(|_| InvalidPhone)?;
        if !phonenumber::is_valid(&number) {
            return Err(InvalidPhone);
        }
        Ok(Self { e164: number.format().mode(Mode::E164).to_string(), country: number.country().id() })
    }

    /// Parses a number as it is dialled within this country, of two letters. None when it is no such number.
    pub fn national(text: &str, country: &str) -> Option<Self> {
        let plain = text.chars().all(|c| c.is_ascii_digit() || " -./()".contains(c));
        let country: country::Id = country.parse().ok()?;
        if !plain || text.len() > 40 {
            return None;
        }
        let number = phonenumber::parse(Some(country), text.trim()).ok()?;
        Self::parse(&number.format().mode(Mode::E164).to_string()).ok()
    }

    /// Reads the numbering plans, which the first number would otherwise wait for: a tenth of a second.
    pub fn prepare() {
        Self::parse("+14155552671").ok();
    }

    pub fn as_str(&self) -> &str {
        &self.e164
    }

    /// The country as two letters (ISO 3166-1 alpha-2); none for numbers that belong to no country, such as satellites'.
    pub fn country(&self) -> Option<&str> {
        self.country.as_ref().map(AsRef::as_ref)
    }
}

/// A phone number is personal data: a debug print does not carry it into a log by accident.
impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phone(…)")
    }
}

#[derive(Debug, thiserror::Error)]
#[error("not a phone number that exists, with a plus sign and its country code")]
pub struct InvalidPhone;

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
            ("+14155552671", "DE", None),
        ] {
            let phone = Phone::national(typed, country);
            assert_eq!(phone.as_ref().map(Phone::as_str), kept, "{typed} {country}");
        }
    }

    #[test]
    fn numbers_that_cannot_exist_are_refused() {
        for text in
            ["", "+", "415 555 2671", "+1 555", "+49", "+999 123456789", "+1415555267100000", "+١٢٣", "tel:+1", "+1a"]
        {
            assert!(Phone::parse(text).is_err(), "{text:?}");
        }
        assert!(Phone::parse(&"+1".repeat(1000)).is_err());
    }
}
