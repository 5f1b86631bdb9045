//! What is wrong with a profile, in words for the person at the form.

use jsonschema::{
    JsonType, ValidationError, Validator,
    error::{TypeKind, ValidationErrorKind as Kind},
};
use serde_json::Value;

use super::escape;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    /// The member, as a JSON Pointer into the profile: `/firstName`.
    pub pointer: String,
    /// Stable; the manual lists them.
    pub code: &'static str,
    /// Follows the field's label: "must not be longer than 100 characters".
    pub message: String,
    /// The rule it breaks, for words in another language.
    pub rule: Rule,
}

/// The rules that a form has words for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    Required,
    /// In characters.
    MaxLength(u64),
    MinLength(u64),
    AtLeast(String),
    AtMost(String),
    OneOf(Vec<String>),
    Date,
    Email,
    Url,
    Other,
}

impl FieldProblem {
    /// How many problems of one profile are told.
    pub const MOST: usize = 20;

    pub fn of(member: &str, code: &'static str, message: impl Into<String>) -> Self {
        Self { pointer: format!("/{}", escape(member)), code, message: message.into(), rule: Rule::Other }
    }
}

pub fn all(validator: &Validator, instance: &Value) -> Vec<FieldProblem> {
    validator.iter_errors(instance).flat_map(|error| problems(&error)).take(FieldProblem::MOST).collect()
}

/// One problem for each place: where a member is missing or unknown, the place is the member.
fn problems(error: &ValidationError<'_>) -> Vec<FieldProblem> {
    let place = error.instance_path().as_str();
    let (code, message) = told(error.kind());
    let rule = rule(error.kind());
    let at = |pointer| FieldProblem { pointer, code, message: message.clone(), rule: rule.clone() };
    let member = |name: &str| format!("{place}/{}", escape(name));
    match error.kind() {
        Kind::Required { property } => vec![at(member(property.as_str().unwrap_or_default()))],
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            unexpected.iter().map(|name| at(member(name))).collect()
        }
        _ => vec![at(place.to_owned())],
    }
}

fn told(kind: &Kind) -> (&'static str, String) {
    let (code, message) = match kind {
        Kind::MaxLength { limit } => ("too_long", format!("must not be longer than {limit} characters")),
        Kind::MinLength { limit: 1 } => ("too_short", "must not be empty".to_owned()),
        Kind::MinLength { limit } => ("too_short", format!("must have at least {limit} characters")),
        Kind::Type { kind } => ("wrong_type", format!("must be {}", types(kind))),
        Kind::Format { format } => ("bad_format", must_be(format)),
        Kind::Minimum { limit } => ("out_of_range", format!("must be at least {limit}")),
        Kind::Maximum { limit } => ("out_of_range", format!("must be at most {limit}")),
        Kind::ExclusiveMinimum { limit } => ("out_of_range", format!("must be more than {limit}")),
        Kind::ExclusiveMaximum { limit } => ("out_of_range", format!("must be less than {limit}")),
        Kind::MultipleOf { multiple_of } => ("out_of_range", format!("must be a multiple of {multiple_of}")),
        Kind::MaxItems { limit } | Kind::MaxProperties { limit } => {
            ("too_many", format!("must not have more than {limit} entries"))
        }
        Kind::MinItems { limit } | Kind::MinProperties { limit } => {
            ("too_few", format!("must have at least {limit} entries"))
        }
        Kind::Enum { options } => ("not_allowed", one_of(options)),
        other => return plain(other),
    };
    (code, message)
}

fn rule(kind: &Kind) -> Rule {
    match kind {
        Kind::Required { .. } | Kind::MinLength { limit: 1 } => Rule::Required,
        Kind::MinLength { limit } => Rule::MinLength(*limit),
        Kind::MaxLength { limit } => Rule::MaxLength(*limit),
        Kind::Minimum { limit } => Rule::AtLeast(limit.to_string()),
        Kind::Maximum { limit } => Rule::AtMost(limit.to_string()),
        Kind::Enum { options } => few(options).map_or(Rule::Other, Rule::OneOf),
        Kind::Format { format } => match format.as_str() {
            "date" => Rule::Date,
            "email" | "idn-email" => Rule::Email,
            "uri" | "iri" => Rule::Url,
            _ => Rule::Other,
        },
        _ => Rule::Other,
    }
}

/// What has no limit to name.
fn plain(kind: &Kind) -> (&'static str, String) {
    let (code, message) = match kind {
        Kind::Required { .. } => ("required", "is required"),
        Kind::AdditionalProperties { .. } | Kind::UnevaluatedProperties { .. } => {
            ("unknown_field", "is not a known field")
        }
        Kind::Pattern { .. } | Kind::BacktrackLimitExceeded { .. } | Kind::RegexEngineFailure { .. } => {
            ("pattern", "does not have the right form")
        }
        Kind::ContentEncoding { .. } | Kind::ContentMediaType { .. } | Kind::FromUtf8 { .. } => {
            ("bad_format", "does not have the right form")
        }
        Kind::AdditionalItems { .. } | Kind::UnevaluatedItems { .. } => ("too_many", "has too many entries"),
        Kind::Contains => ("too_few", "lacks an entry, or has one too many"),
        Kind::UniqueItems => ("duplicate", "must not have the same entry twice"),
        // Alternatives, exclusions and constants: what is allowed instead has no short name.
        _ => ("not_allowed", "is not an allowed value"),
    };
    (code, message.to_owned())
}

fn types(kind: &TypeKind) -> String {
    let name = |kind: JsonType| match kind {
        JsonType::Array => "a list",
        JsonType::Boolean => "true or false",
        JsonType::Integer => "a whole number",
        JsonType::Null => "empty",
        JsonType::Number => "a number",
        JsonType::Object => "an object",
        JsonType::String => "a text",
    };
    match kind {
        TypeKind::Single(one) => name(*one).to_owned(),
        TypeKind::Multiple(several) => several.iter().map(name).collect::<Vec<_>>().join(" or "),
    }
}

fn must_be(format: &str) -> String {
    match format {
        "date" => "must be a day of the calendar, written YYYY-MM-DD".to_owned(),
        "date-time" => "must be a date and a time, such as 2026-01-31T12:00:00Z".to_owned(),
        "email" | "idn-email" => "must be an email address".to_owned(),
        "uri" | "iri" => "must be a web address, such as https://example.com".to_owned(),
        other => format!("must be a valid {other}"),
    }
}

fn one_of(options: &Value) -> String {
    few(options)
        .map_or_else(|| "is not an allowed value".to_owned(), |texts| format!("must be one of {}", texts.join(", ")))
}

/// The values that are allowed, if they are few: a long list is the form's to show.
fn few(options: &Value) -> Option<Vec<String>> {
    let options: Vec<_> = options.as_array().into_iter().flatten().filter(|option| !option.is_null()).collect();
    let texts = options.iter().map(|option| option.as_str().map_or_else(|| option.to_string(), str::to_owned));
    (options.len() <= 10).then(|| texts.collect())
}
