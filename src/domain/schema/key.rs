//! The text by which an index compares the values of a field.

use serde_json::{Number, Value};

use super::{Field, Kind};
use crate::domain::{id_document::parse_day, text::folding::fold};

impl Field {
    /// The longest key of a text, in characters.
    pub const MAX_KEY: usize = 200;

    /// What the field's value is stored and looked up as: comparing keys byte by byte (in PostgreSQL with `collate "C"`)
    /// compares the values. Texts are folded (NFKC, case) and cut after [`Field::MAX_KEY`] characters; numbers compare as
    /// 64-bit floating point numbers; dates are themselves, moments are in UTC. None for null and for what the field cannot
    /// hold.
    pub fn key(&self, value: &Value) -> Option<String> {
        match (&self.kind, value) {
            (Kind::Text | Kind::Email | Kind::Choice(_), Value::String(text)) => Some(text_key(text)),
            (Kind::Date, Value::String(text)) => parse_day(text).ok().map(|day| day.to_string()),
            (Kind::DateTime, Value::String(text)) => moment_key(text),
            (Kind::Number | Kind::Integer, Value::Number(number)) => number_key(number),
            (Kind::Boolean, Value::Bool(value)) => Some(value.to_string()),
            _ => None,
        }
    }
}

fn text_key(text: &str) -> String {
    // The bound comes before the folding, which can only be asked to do a bounded amount of work. It leaves room for
    // characters that are written as a letter and its marks.
    let start: String = text.chars().take(4 * Field::MAX_KEY).collect();
    fold(&start).chars().take(Field::MAX_KEY).map(storable).collect()
}

/// What a search looks into; none for what holds no text.
pub fn searchable(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(fold(text).chars().map(storable).collect()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(_) | Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// PostgreSQL has no place for a NUL in a text; its neighbour keeps the order.
fn storable(c: char) -> char {
    if c == '\0' { '\u{1}' } else { c }
}

/// The bits of a floating point number are in its order once the sign is turned round, and the rest too where it is negative
/// (IEEE 754, section 5.10).
fn number_key(number: &Number) -> Option<String> {
    // Minus nought is nought.
    let bits = (number.as_f64()? + 0.0).to_bits();
    let ordered = if bits >> 63 == 1 { !bits } else { bits | (1 << 63) };
    Some(format!("{ordered:016x}"))
}

/// All moments are written with nine decimals: `Z` comes after the point and the digits, so without them a whole second
/// would come after its own fractions.
fn moment_key(text: &str) -> Option<String> {
    let moment: jiff::Timestamp = text.parse().ok()?;
    let year = jiff::tz::Offset::UTC.to_datetime(moment).year();
    (0..=9999).contains(&year).then(|| moment.strftime("%Y-%m-%dT%H:%M:%S.%9fZ").to_string())
}
