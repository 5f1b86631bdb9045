//! Validation problems of a profile, in words for the person at the form.

use jsonschema::{
    JsonType, ValidationError, Validator,
    error::{TypeKind, ValidationErrorKind},
};
use serde_json::Value;

use crate::domain::text::json_text::escape_pointer_step;

/// A member of a profile that breaks a rule of the schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    /// The member, as a JSON Pointer into the profile, such as `/firstName`.
    pub pointer: String,
    /// A stable code; docs/account-schema.md lists them.
    pub code: &'static str,
    /// The end of a sentence that begins with the field's label: "must not be longer than 100
    /// characters".
    pub message: String,
    /// The broken rule, for messages in other languages.
    pub rule: ViolatedRule,
}

/// The rules for which forms have messages in every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ViolatedRule {
    Required,
    /// The maximum length, in characters.
    MaxLength(u64),
    /// The minimum length, in characters.
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
    /// The maximum number of problems reported for one profile.
    pub const MAX_REPORTED: usize = 20;

    pub fn of(member: &str, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            pointer: format!("/{}", escape_pointer_step(member)),
            code,
            message: message.into(),
            rule: ViolatedRule::Other,
        }
    }
}

/// Validates a profile and returns the problems, up to the maximum.
pub fn all(validator: &Validator, instance: &Value) -> Vec<FieldProblem> {
    validator
        .iter_errors(instance)
        .flat_map(|error| field_problems(&error))
        .take(FieldProblem::MAX_REPORTED)
        .collect()
}

/// Returns a problem for each affected member: for missing and unknown members, the member itself.
fn field_problems(error: &ValidationError<'_>) -> Vec<FieldProblem> {
    let parent = error.instance_path().as_str();
    let (code, message) = code_and_message(error.kind());
    let rule = violated_rule(error.kind());

    let at = |pointer| FieldProblem { pointer, code, message: message.clone(), rule: rule.clone() };
    let member = |name: &str| format!("{parent}/{}", escape_pointer_step(name));

    match error.kind() {
        ValidationErrorKind::Required { property } => {
            vec![at(member(property.as_str().unwrap_or_default()))]
        }
        ValidationErrorKind::AdditionalProperties { unexpected }
        | ValidationErrorKind::UnevaluatedProperties { unexpected } => {
            unexpected.iter().map(|name| at(member(name))).collect()
        }
        _ => vec![at(parent.to_owned())],
    }
}

fn code_and_message(kind: &ValidationErrorKind) -> (&'static str, String) {
    let (code, message) = match kind {
        ValidationErrorKind::MaxLength { limit } => {
            ("too_long", format!("must not be longer than {limit} characters"))
        }
        ValidationErrorKind::MinLength { limit: 1 } => {
            ("too_short", "must not be empty".to_owned())
        }
        ValidationErrorKind::MinLength { limit } => {
            ("too_short", format!("must have at least {limit} characters"))
        }
        ValidationErrorKind::Type { kind } => {
            ("wrong_type", format!("must be {}", type_names(kind)))
        }
        ValidationErrorKind::Format { format } => ("bad_format", format_message(format)),
        ValidationErrorKind::Minimum { limit } => {
            ("out_of_range", format!("must be at least {limit}"))
        }
        ValidationErrorKind::Maximum { limit } => {
            ("out_of_range", format!("must be at most {limit}"))
        }
        ValidationErrorKind::ExclusiveMinimum { limit } => {
            ("out_of_range", format!("must be more than {limit}"))
        }
        ValidationErrorKind::ExclusiveMaximum { limit } => {
            ("out_of_range", format!("must be less than {limit}"))
        }
        ValidationErrorKind::MultipleOf { multiple_of } => {
            ("out_of_range", format!("must be a multiple of {multiple_of}"))
        }
        ValidationErrorKind::MaxItems { limit } | ValidationErrorKind::MaxProperties { limit } => {
            ("too_many", format!("must not have more than {limit} entries"))
        }
        ValidationErrorKind::MinItems { limit } | ValidationErrorKind::MinProperties { limit } => {
            ("too_few", format!("must have at least {limit} entries"))
        }
        ValidationErrorKind::Enum { options } => ("not_allowed", enum_message(options)),
        other => return message_without_limit(other),
    };

    (code, message)
}

fn violated_rule(kind: &ValidationErrorKind) -> ViolatedRule {
    match kind {
        ValidationErrorKind::Required { .. } | ValidationErrorKind::MinLength { limit: 1 } => {
            ViolatedRule::Required
        }
        ValidationErrorKind::MinLength { limit } => ViolatedRule::MinLength(*limit),
        ValidationErrorKind::MaxLength { limit } => ViolatedRule::MaxLength(*limit),
        ValidationErrorKind::Minimum { limit } => ViolatedRule::AtLeast(limit.to_string()),
        ValidationErrorKind::Maximum { limit } => ViolatedRule::AtMost(limit.to_string()),
        ValidationErrorKind::Enum { options } => {
            short_enum(options).map_or(ViolatedRule::Other, ViolatedRule::OneOf)
        }
        ValidationErrorKind::Format { format } => match format.as_str() {
            "date" => ViolatedRule::Date,
            "email" | "idn-email" => ViolatedRule::Email,
            "uri" | "iri" => ViolatedRule::Url,
            _ => ViolatedRule::Other,
        },
        _ => ViolatedRule::Other,
    }
}

/// Returns code and message of problems whose message names no limit.
fn message_without_limit(kind: &ValidationErrorKind) -> (&'static str, String) {
    let (code, message) = match kind {
        ValidationErrorKind::Required { .. } => ("required", "is required"),
        ValidationErrorKind::AdditionalProperties { .. }
        | ValidationErrorKind::UnevaluatedProperties { .. } => {
            ("unknown_field", "is not a known field")
        }
        ValidationErrorKind::Pattern { .. }
        | ValidationErrorKind::BacktrackLimitExceeded { .. }
        | ValidationErrorKind::RegexEngineFailure { .. } => {
            ("pattern", "is not in the right format")
        }
        ValidationErrorKind::ContentEncoding { .. }
        | ValidationErrorKind::ContentMediaType { .. }
        | ValidationErrorKind::FromUtf8 { .. } => ("bad_format", "is not in the right format"),
        ValidationErrorKind::AdditionalItems { .. }
        | ValidationErrorKind::UnevaluatedItems { .. } => ("too_many", "has too many entries"),
        ValidationErrorKind::Contains => {
            ("too_few", "has too few or too many entries of the required kind")
        }
        ValidationErrorKind::UniqueItems => ("duplicate", "must not have the same entry twice"),
        // Alternatives, exclusions and constants have no short description of the allowed values.
        _ => ("not_allowed", "is not an allowed value"),
    };

    (code, message.to_owned())
}

fn type_names(kind: &TypeKind) -> String {
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

fn format_message(format: &str) -> String {
    match format {
        "date" => "must be a date as YYYY-MM-DD".to_owned(),
        "date-time" => "must be a date and a time, such as 2026-01-31T12:00:00Z".to_owned(),
        "email" | "idn-email" => "must be an email address".to_owned(),
        "uri" | "iri" => "must be a web address, such as https://example.com".to_owned(),
        other => format!("must be a valid {other}"),
    }
}

fn enum_message(options: &Value) -> String {
    short_enum(options).map_or_else(
        || "is not an allowed value".to_owned(),
        |texts| format!("must be one of {}", texts.join(", ")),
    )
}

/// Returns the allowed values, up to ten; forms show longer lists themselves.
fn short_enum(options: &Value) -> Option<Vec<String>> {
    let options: Vec<_> =
        options.as_array().into_iter().flatten().filter(|option| !option.is_null()).collect();
    let texts = options
        .iter()
        .map(|option| option.as_str().map_or_else(|| option.to_string(), str::to_owned));

    if options.len() <= 10 { Some(texts.collect()) } else { None }
}
