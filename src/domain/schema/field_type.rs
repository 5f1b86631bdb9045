//! Types of the values of fields, and the controls of forms.

use strum::VariantNames;

/// The type of a field's values, apart from null.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldType {
    Text,
    Email,
    /// A date, `YYYY-MM-DD`.
    Date,
    /// A date with a time, in RFC 3339.
    DateTime,
    /// One of these texts (`enum`).
    Choice(Vec<String>),
    Number,
    Integer,
    Boolean,
    /// Objects, arrays and alternatives of types: stored and displayed, but neither indexed nor
    /// searched.
    Other,
}

/// The form control of a field; the annotation calls it `widget`.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, strum::EnumString, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "lowercase")]
pub enum FormControl {
    Text,
    Textarea,
    Date,
    DateTime,
    Select,
    Checkbox,
    Number,
    Email,
    Tel,
    Url,
    Country,
    Language,
    /// A text area for JSON.
    Json,
}

impl FieldType {
    pub fn is_scalar(&self) -> bool {
        *self != Self::Other
    }

    pub fn is_text(&self) -> bool {
        matches!(self, Self::Text | Self::Email | Self::Choice(_))
    }

    pub fn default_control(&self) -> FormControl {
        match self {
            Self::Text => FormControl::Text,
            Self::Email => FormControl::Email,
            Self::Date => FormControl::Date,
            Self::DateTime => FormControl::DateTime,
            Self::Choice(_) => FormControl::Select,
            Self::Number | Self::Integer => FormControl::Number,
            Self::Boolean => FormControl::Checkbox,
            Self::Other => FormControl::Json,
        }
    }
}

impl FormControl {
    /// The names in a schema, in the order of the variants.
    pub const NAMES: &'static [&'static str] = Self::VARIANTS;

    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok()
    }

    pub fn as_str(self) -> &'static str {
        self.into()
    }
}
