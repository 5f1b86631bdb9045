//! The attributes of filters, and the operators and values that each permits.

use serde_json::Value;
use strum::VariantArray;

use super::{Attribute, Filter, Operand, Operator};
use crate::domain::{
    AccountId, AccountSchema, LoginId, Status, Timestamp,
    schema::{Field, FieldType},
    text::folding::fold,
};

/// The operator after an attribute.
pub enum ParsedOperator {
    Present,
    Compares(Operator),
}

/// An attribute, with its field if it is one of the profile.
pub struct TypedAttribute<'a> {
    attribute: Attribute,
    field: Option<&'a Field>,
}

const ATTRIBUTES: [Attribute; 9] = [
    Attribute::Id,
    Attribute::LoginId,
    Attribute::Status,
    Attribute::Roles,
    Attribute::Emails,
    Attribute::Phones,
    Attribute::CreatedAt,
    Attribute::UpdatedAt,
    Attribute::LastLoginAt,
];

const EQUALITY_OPERATORS: &[Operator] = &[Operator::Eq, Operator::Ne];

const ORDER_OPERATORS: &[Operator] =
    &[Operator::Eq, Operator::Ne, Operator::Gt, Operator::Ge, Operator::Lt, Operator::Le];

impl ParsedOperator {
    pub fn parse(word: &str) -> Result<Self, String> {
        if word.eq_ignore_ascii_case("pr") {
            return Ok(Self::Present);
        }
        let operator = word.parse().map(Self::Compares);
        operator.map_err(|_| "expected eq, ne, co, sw, ew, pr, gt, ge, lt or le".to_owned())
    }
}

impl TypedAttribute<'_> {
    pub fn present(self) -> Filter {
        Filter::Present(self.attribute)
    }

    fn operators(&self) -> &'static [Operator] {
        match (&self.attribute, self.field.map(|field| &field.kind)) {
            (Attribute::Id | Attribute::Status, _)
            | (_, Some(FieldType::Boolean | FieldType::Other)) => EQUALITY_OPERATORS,
            (Attribute::CreatedAt | Attribute::UpdatedAt | Attribute::LastLoginAt, _)
            | (
                _,
                Some(
                    FieldType::Date | FieldType::DateTime | FieldType::Number | FieldType::Integer,
                ),
            ) => ORDER_OPERATORS,
            (_, Some(FieldType::Text | FieldType::Email | FieldType::Choice(_)) | None) => {
                Operator::VARIANTS
            }
        }
    }
}

/// Parses the name of an attribute.
pub fn parse_attribute<'a>(
    word: &str,
    schema: &'a AccountSchema,
) -> Result<TypedAttribute<'a>, String> {
    if word.is_empty() {
        return Err("expected an attribute, such as loginId or profile.lastName".to_owned());
    }

    if let Some((name, _)) = word.split_once('[') {
        return Err(format!(
            "conditions in brackets are not supported; write {name} eq \"…\" instead of {name}[…]"
        ));
    }

    if let Some(attribute) =
        ATTRIBUTES.into_iter().find(|known| known.to_string().eq_ignore_ascii_case(word))
    {
        return Ok(TypedAttribute { attribute, field: None });
    }

    let name = word
        .split_once('.')
        .filter(|(first, _)| first.eq_ignore_ascii_case("profile"))
        .map(|(_, name)| name);
    let Some(name) = name else {
        let known = ATTRIBUTES.map(|attribute| attribute.to_string()).join(", ");
        return Err(format!(
            "{} is not an attribute; there are {known} and profile.<field>",
            truncated(word)
        ));
    };

    match schema.fields().iter().find(|field| field.name.eq_ignore_ascii_case(name)) {
        Some(field) => Ok(TypedAttribute {
            attribute: Attribute::Profile(field.name.clone()),
            field: Some(field),
        }),
        None => Err(format!("the account schema has no field {}", truncated(name))),
    }
}

/// Checks that the attribute permits the operator, with any value.
pub fn check_operator(typed: &TypedAttribute<'_>, operator: Operator) -> Result<(), String> {
    let operators = typed.operators();
    if operators.contains(&operator) {
        return Ok(());
    }
    let names: Vec<_> = operators.iter().map(|operator| operator.as_str()).chain(["pr"]).collect();
    Err(format!(
        "{} cannot be compared with {}, only with {}",
        typed.attribute,
        operator.as_str(),
        names.join(", ")
    ))
}

/// Builds the comparison with a literal.
pub fn comparison(
    typed: TypedAttribute<'_>,
    operator: Operator,
    literal: Value,
) -> Result<Filter, String> {
    if literal.is_null() {
        return match operator {
            Operator::Eq => Ok(Filter::Not(Box::new(typed.present()))),
            Operator::Ne => Ok(typed.present()),
            _ => Err("null can be compared with eq and ne only".to_owned()),
        };
    }
    let value = parse_operand(&typed, operator, literal)?;
    let compare = |attribute: &Attribute, value| Filter::Compare {
        attribute: attribute.clone(),
        operator,
        value,
    };
    let legacy = legacy_operand(&typed.attribute, &value);
    let current = compare(&typed.attribute, value);

    Ok(match (operator, legacy) {
        (Operator::Eq, Some(legacy)) => {
            Filter::Or(vec![current, compare(&typed.attribute, legacy)])
        }
        (Operator::Ne, Some(legacy)) => {
            Filter::And(vec![current, compare(&typed.attribute, legacy)])
        }
        _ => current,
    })
}

fn parse_operand(
    typed: &TypedAttribute<'_>,
    operator: Operator,
    literal: Value,
) -> Result<Operand, String> {
    check_text(typed, &literal)?;
    let text = || {
        literal
            .as_str()
            .ok_or_else(|| format!("{} is compared with a text in quotes", typed.attribute))
    };

    let key = match &typed.attribute {
        Attribute::CreatedAt | Attribute::UpdatedAt | Attribute::LastLoginAt => {
            return parse_time(text()?);
        }
        Attribute::Status => {
            let status = Status::parse(text()?).map(Operand::Status);
            return status
                .ok_or_else(|| format!("a status is one of {}", Status::NAMES.join(", ")));
        }
        Attribute::Id => text()?.parse::<AccountId>().map_err(|_| "an id is a UUID")?.to_string(),
        Attribute::LoginId | Attribute::Emails | Attribute::Phones => {
            identifier_key(text()?, operator)
        }
        Attribute::Roles => fold(text()?),
        Attribute::Profile(_) => field_key(typed, &literal)?,
    };

    Ok(Operand::Key { literal, key })
}

/// Refuses texts that no stored text can equal: longer than the maximum, or with a NUL, which
/// PostgreSQL cannot store.
fn check_text(typed: &TypedAttribute<'_>, literal: &Value) -> Result<(), String> {
    let max_characters =
        if typed.field.is_some() { Field::MAX_KEY_CHARACTERS } else { LoginId::MAX_CHARACTERS };
    let text = literal.as_str().unwrap_or_default();
    if text.chars().count() > max_characters {
        return Err(format!(
            "a text to compare {} with must not be longer than {max_characters} characters",
            typed.attribute
        ));
    }
    if text.contains('\0') { Err("a text must not contain NUL".to_owned()) } else { Ok(()) }
}

/// Returns the legacy form of an identifier, which an account keeps if another account has the
/// current form.
fn legacy_operand(attribute: &Attribute, value: &Operand) -> Option<Operand> {
    let (Attribute::LoginId | Attribute::Emails | Attribute::Phones, Operand::Key { literal, .. }) =
        (attribute, value)
    else {
        return None;
    };
    let text = literal.as_str()?;
    let legacy = LoginId::legacy_form(text)
        .filter(|legacy| LoginId::parse(text).is_ok_and(|form| form != *legacy))?;
    Some(Operand::Key { literal: literal.clone(), key: legacy.as_str().to_owned() })
}

/// Returns the key of an identifier: its stored form for whole identifiers, the folded text for
/// parts.
fn identifier_key(text: &str, operator: Operator) -> String {
    match (operator, LoginId::parse(text)) {
        (Operator::Eq | Operator::Ne, Ok(whole)) => whole.as_str().to_owned(),
        _ => fold(text),
    }
}

fn field_key(typed: &TypedAttribute<'_>, literal: &Value) -> Result<String, String> {
    let Some(field) = typed.field else {
        return Err("is not a field of the account schema".to_owned());
    };
    field.key(literal).ok_or_else(|| {
        let expected = match field.kind {
            FieldType::Text | FieldType::Email | FieldType::Choice(_) => "a text in quotes",
            FieldType::Date => "a date, such as \"2000-12-31\"",
            FieldType::DateTime => "a time, such as \"2026-01-31T12:00:00Z\"",
            FieldType::Number | FieldType::Integer => "a number",
            FieldType::Boolean => "true or false",
            FieldType::Other => "null only",
        };
        format!("{} is compared with {expected}", typed.attribute)
    })
}

fn parse_time(text: &str) -> Result<Operand, String> {
    let time: Result<jiff::Timestamp, _> = text.parse();
    let time = time.map_err(|_| "a time is written like \"2026-01-31T12:00:00Z\" (RFC 3339)")?;
    Ok(Operand::Time(Timestamp::from_millis(time.as_millisecond())))
}

/// Truncates a name that is repeated in a message.
fn truncated(name: &str) -> String {
    name.chars().take(64).collect()
}
