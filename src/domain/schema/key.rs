//! Index keys: the texts by which indexes compare the values of a field.

use serde_json::{Number, Value};

use super::{Field, FieldType};
use crate::domain::{id_document::parse_day, text::folding::fold};

impl Field {
    /// The maximum length of a text key, in characters.
    pub const MAX_KEY_CHARACTERS: usize = 200;

    /// Returns the key of a value. Keys compare byte by byte (in PostgreSQL with `collate "C"`) as
    /// the values do. Texts are folded (NFKC, case) and truncated to [`Field::MAX_KEY_CHARACTERS`];
    /// numbers compare as 64-bit floating point numbers; dates are unchanged, times are in UTC.
    /// Null, and values that are not of the field's type, have no key.
    pub fn key(&self, value: &Value) -> Option<String> {
        match (&self.kind, value) {
            (FieldType::Text | FieldType::Email | FieldType::Choice(_), Value::String(text)) => {
                Some(text_key(text))
            }
            (FieldType::Date, Value::String(text)) => {
                parse_day(text).ok().map(|day| day.to_string())
            }
            (FieldType::DateTime, Value::String(text)) => time_key(text),
            (FieldType::Number | FieldType::Integer, Value::Number(number)) => number_key(number),
            (FieldType::Boolean, Value::Bool(value)) => Some(value.to_string()),
            _ => None,
        }
    }
}

fn text_key(text: &str) -> String {
    // The text is truncated first, so that folding does a bounded amount of work. The factor leaves
    // room for characters that are written as a letter with marks.
    let start: String = text.chars().take(4 * Field::MAX_KEY_CHARACTERS).collect();
    fold(&start).chars().take(Field::MAX_KEY_CHARACTERS).map(replace_nul).collect()
}

/// Returns the text of a value for the search; `None` for values without text.
pub fn search_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(fold(text).chars().map(replace_nul).collect()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(_) | Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Replaces U+0000, which PostgreSQL cannot store, by U+0001, which keeps the order.
fn replace_nul(c: char) -> char {
    if c == '\0' { '\u{1}' } else { c }
}

/// Encodes a number so that keys sort as the numbers do. The bits of a floating point number sort
/// correctly once the sign is inverted, and for negative numbers all bits (IEEE 754, section 5.10).
fn number_key(number: &Number) -> Option<String> {
    // Adding zero turns negative zero into zero.
    let bits = (number.as_f64()? + 0.0).to_bits();
    let ordered = if bits >> 63 == 1 { !bits } else { bits | (1 << 63) };
    Some(format!("{ordered:016x}"))
}

/// Encodes a time in UTC, always with nine decimals: `Z` sorts after the point and the digits, so
/// without them a whole second would sort after its own fractions.
fn time_key(text: &str) -> Option<String> {
    let time: jiff::Timestamp = text.parse().ok()?;
    let year = jiff::tz::Offset::UTC.to_datetime(time).year();

    if (0..=9999).contains(&year) {
        Some(time.strftime("%Y-%m-%dT%H:%M:%S.%9fZ").to_string())
    } else {
        None
    }
}
