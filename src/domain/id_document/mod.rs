//! Scanned identity documents, as the platform sends them for verification (`docs/protocol.md` §6).

pub mod mrz;
pub mod names;
pub mod nationality;
pub mod number;
pub mod policy;

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use self::{names::person_name::NamePart, number::DocumentNumber};
use super::{Nationality, PersonName};

/// The type of a document, the protocol's `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray, ToSchema)]
#[strum(serialize_all = "UPPERCASE")]
#[schema(as = DocumentKind, rename_all = "UPPERCASE")]
pub enum DocumentType {
    Passport,
    DriverLicense,
}

impl DocumentType {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Parses the protocol's name.
    ///
    /// # Errors
    /// The valid names, as the end of a sentence about the member.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        text.parse().map_err(|_| "must be PASSPORT or DRIVERLICENSE")
    }

    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// The gender on a document, the protocol's `gender`.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, strum::VariantNames, ToSchema,
)]
pub enum Gender {
    #[strum(serialize = "F")]
    #[schema(rename = "F")]
    Female,
    #[strum(serialize = "M")]
    #[schema(rename = "M")]
    Male,
    #[strum(serialize = "O")]
    #[schema(rename = "O")]
    Other,
}

impl Gender {
    /// Parses the protocol's name.
    ///
    /// # Errors
    /// The valid names, as the end of a sentence about the member.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        text.parse().map_err(|_| "must be F, M or O")
    }

    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// The document's members, as the platform read them. The birth is in the past, the issue between
/// it and today, and the expiry after the issue. A name has a letter, a number has a letter or
/// digit, and neither has control characters.
// The protocol's `data`, not yet validated: `IdDocument::parse` does that.
#[derive(Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = DocumentData)]
pub struct DocumentFields {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(
        value_type = String, required = true, min_length = 1, max_length = 64,
        example = "C01X00T47"
    )]
    pub number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(
        value_type = String, required = true, min_length = 1, max_length = 128, example = "ERIKA"
    )]
    pub first_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(
        value_type = String, required = true, min_length = 1, max_length = 128,
        example = "MUSTERMANN"
    )]
    pub last_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Gender, required = true)]
    pub gender: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = true, format = "date", example = "1964-08-12")]
    pub date_of_birth: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = true, format = "date", example = "2017-10-01")]
    pub date_of_issue: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = true, format = "date", example = "2027-09-30")]
    pub date_of_expiry: Option<String>,
    /// As it appears on the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "BERLIN")]
    pub place_of_birth: Option<String>,
    /// As it appears on the document: a code of ISO 3166-1 or ICAO Doc 9303, a country's name or a
    /// demonym; any other text is compared as such.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "BRAZIL")]
    pub nationality: Option<String>,
}

/// Does not print the fields: they are personal data.
impl std::fmt::Debug for DocumentFields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DocumentFields(…)")
    }
}

/// A document with valid fields. Fields that no check needs (gender, place of birth, date of issue)
/// are validated and dropped.
#[derive(Clone, Debug)]
pub struct IdDocument {
    pub kind: DocumentType,
    pub number: DocumentNumber,
    pub name: PersonName,
    pub date_of_birth: Date,
    pub date_of_expiry: Date,
    pub nationality: Option<Nationality>,
}

impl IdDocument {
    /// Validates the fields that the platform sent. `today` is the date in UTC.
    ///
    /// # Errors
    /// [`InvalidDocument`] for the first field that is missing or invalid.
    pub fn parse(
        kind: Option<&str>,
        fields: &DocumentFields,
        today: Date,
    ) -> Result<Self, InvalidDocument> {
        let invalid = |pointer, what| InvalidDocument { pointer, what };
        let kind = kind
            .ok_or("is missing")
            .and_then(DocumentType::parse)
            .map_err(|what| invalid("/type", what))?;

        let number = required(fields.number.as_ref())
            .and_then(|text| {
                DocumentNumber::parse(text)
                    .ok_or("must be 1 to 64 characters, at least one a letter or digit")
            })
            .map_err(|what| invalid("/data/number", what))?;

        let name = parse_name(fields)?;
        let gender =
            required(fields.gender.as_ref()).map_err(|what| invalid("/data/gender", what))?;
        Gender::parse(gender).map_err(|what| invalid("/data/gender", what))?;

        let day = |text: Option<&String>, pointer| {
            required(text).and_then(parse_day).map_err(|what| invalid(pointer, what))
        };
        let date_of_birth = day(fields.date_of_birth.as_ref(), "/data/dateOfBirth")?;
        let date_of_issue = day(fields.date_of_issue.as_ref(), "/data/dateOfIssue")?;
        let date_of_expiry = day(fields.date_of_expiry.as_ref(), "/data/dateOfExpiry")?;
        if date_of_birth >= today {
            return Err(invalid("/data/dateOfBirth", "must be in the past"));
        }

        // In some time zones it is tomorrow already.
        if date_of_issue < date_of_birth || date_of_issue > today.saturating_add(1.day()) {
            return Err(invalid("/data/dateOfIssue", "must be between the day of birth and today"));
        }

        if date_of_expiry <= date_of_issue {
            return Err(invalid("/data/dateOfExpiry", "must be after the day of issue"));
        }

        // The nationality is any text that appears on the document; the place of birth is compared
        // with nothing.
        let nationality = fields
            .nationality
            .as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(Nationality::read);

        Ok(Self { kind, number, name, date_of_birth, date_of_expiry, nationality })
    }
}

/// A field of a request that is missing or invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct InvalidDocument {
    /// The field, as a JSON Pointer into the request.
    pub pointer: &'static str,
    pub what: &'static str,
}

/// Parses a date of the Gregorian calendar as `YYYY-MM-DD`, and in no other form of ISO 8601.
///
/// # Errors
/// The expected form, as the end of a sentence about the member.
pub fn parse_day(text: &str) -> Result<Date, &'static str> {
    let has_form = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| {
            if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() }
        });

    match text.parse::<Date>() {
        Ok(day) if has_form => Ok(day),
        Ok(_) | Err(_) => Err("must be a date as YYYY-MM-DD"),
    }
}

fn parse_name(fields: &DocumentFields) -> Result<PersonName, InvalidDocument> {
    let invalid = |part, what| InvalidDocument {
        pointer: match part {
            NamePart::Given => "/data/firstName",
            NamePart::Family => "/data/lastName",
        },
        what,
    };
    let given =
        required(fields.first_name.as_ref()).map_err(|what| invalid(NamePart::Given, what))?;
    let family =
        required(fields.last_name.as_ref()).map_err(|what| invalid(NamePart::Family, what))?;
    PersonName::parse(given, family)
        .map_err(|part| invalid(part, "must have a letter, and at most 128 characters"))
}

fn required(text: Option<&String>) -> Result<&str, &'static str> {
    optional(text)?.ok_or("is missing")
}

/// Trims a text and checks its length and its characters. Blank text counts as missing.
fn optional(text: Option<&String>) -> Result<Option<&str>, &'static str> {
    let Some(text) = text else { return Ok(None) };
    if text.chars().any(char::is_control) {
        Err("must not contain control characters")
    } else if text.chars().count() > PersonName::MAX_CHARACTERS {
        Err("must have at most 128 characters")
    } else {
        Ok(Some(text.trim()).filter(|text| !text.is_empty()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_real_and_written_one_way() {
        for day in ["2024-02-29", "1900-01-01", "2000-12-31"] {
            assert_eq!(parse_day(day).unwrap().to_string(), day);
        }

        for nothing in [
            "2023-02-29",
            "2024-13-01",
            "2024-00-10",
            "2024-1-1",
            "20240101",
            "2024-W01-1",
            "2024-01-01T00:00:00Z",
            "+024-01-01",
            "-024-01-01",
            "01-01-2024",
            "2024/01/01",
            "２０２４-01-01",
            "",
        ] {
            assert!(parse_day(nothing).is_err(), "{nothing}");
        }
    }
}
