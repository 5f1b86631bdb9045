//! Which attributes there are, and what each can be compared with.

use serde_json::Value;
use sqlx::types::Uuid;

use super::{Attribute, Filter, Operand, Operator};
use crate::domain::{
    AccountSchema, LoginId, Status, Timestamp,
    schema::{Field, Kind},
    text::folding::fold,
};

/// What stands after an attribute.
pub enum Asked {
    Present,
    Compares(Operator),
}

/// An attribute, and for a profile's its field.
pub struct Typed<'a> {
    attribute: Attribute,
    field: Option<&'a Field>,
}

const OPERATORS: [Operator; 9] = [
    Operator::Eq,
    Operator::Ne,
    Operator::Co,
    Operator::Sw,
    Operator::Ew,
    Operator::Gt,
    Operator::Ge,
    Operator::Lt,
    Operator::Le,
];

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

const EQUAL: &[Operator] = &[Operator::Eq, Operator::Ne];

const ORDERED: &[Operator] = &[Operator::Eq, Operator::Ne, Operator::Gt, Operator::Ge, Operator::Lt, Operator::Le];

impl Asked {
    pub fn parse(word: &str) -> Result<Self, String> {
        if word.eq_ignore_ascii_case("pr") {
            return Ok(Self::Present);
        }
        let operator = OPERATORS.into_iter().find(|operator| operator.as_str().eq_ignore_ascii_case(word));
        operator.map(Self::Compares).ok_or_else(|| "expected eq, ne, co, sw, ew, pr, gt, ge, lt or le".to_owned())
    }
}

impl Typed<'_> {
    pub fn present(self) -> Filter {
        Filter::Present(self.attribute)
    }

    fn operators(&self) -> &'static [Operator] {
        match (&self.attribute, self.field.map(|field| &field.kind)) {
            (Attribute::Id | Attribute::Status, _) | (_, Some(Kind::Boolean | Kind::Other)) => EQUAL,
            (Attribute::CreatedAt | Attribute::UpdatedAt | Attribute::LastLoginAt, _)
            | (_, Some(Kind::Date | Kind::DateTime | Kind::Number | Kind::Integer)) => ORDERED,
            (_, Some(Kind::Text | Kind::Email | Kind::Choice(_)) | None) => &OPERATORS,
        }
    }
}

pub fn attribute<'a>(word: &str, schema: &'a AccountSchema) -> Result<Typed<'a>, String> {
    if word.is_empty() {
        return Err("expected an attribute, such as loginId or profile.lastName".to_owned());
    }
    if let Some((name, _)) = word.split_once('[') {
        return Err(format!("conditions in brackets are not supported; write {name} eq \"…\" instead of {name}[…]"));
    }
    if let Some(attribute) = ATTRIBUTES.into_iter().find(|known| known.to_string().eq_ignore_ascii_case(word)) {
        return Ok(Typed { attribute, field: None });
    }
    let name = word.split_once('.').filter(|(first, _)| first.eq_ignore_ascii_case("profile")).map(|(_, name)| name);
    let Some(name) = name else {
        let known = ATTRIBUTES.map(|attribute| attribute.to_string()).join(", ");
        return Err(format!("{} is no attribute; there are {known} and profile.<field>", shortened(word)));
    };
    match schema.fields().iter().find(|field| field.name.eq_ignore_ascii_case(name)) {
        Some(field) => Ok(Typed { attribute: Attribute::Profile(field.name.clone()), field: Some(field) }),
        None => Err(format!("the account schema has no field {}", shortened(name))),
    }
}

/// Whether the attribute can be compared so, with whatever value.
pub fn check(typed: &Typed<'_>, operator: Operator) -> Result<(), String> {
    let operators = typed.operators();
    if operators.contains(&operator) {
        return Ok(());
    }
    let names: Vec<_> = operators.iter().map(|operator| operator.as_str()).chain(["pr"]).collect();
    Err(format!("{} cannot be compared with {}, only with {}", typed.attribute, operator.as_str(), names.join(", ")))
}

pub fn comparison(typed: Typed<'_>, operator: Operator, literal: Value) -> Result<Filter, String> {
    if literal.is_null() {
        return match operator {
            Operator::Eq => Ok(Filter::Not(Box::new(typed.present()))),
            Operator::Ne => Ok(typed.present()),
            _ => Err("null can be compared with eq and ne only".to_owned()),
        };
    }
    let value = operand(&typed, operator, literal)?;
    let compare = |attribute: &Attribute, value| Filter::Compare { attribute: attribute.clone(), operator, value };
    let earlier = earlier(&typed.attribute, &value);
    let whole = compare(&typed.attribute, value);
    Ok(match (operator, earlier) {
        (Operator::Eq, Some(earlier)) => Filter::Or(vec![whole, compare(&typed.attribute, earlier)]),
        (Operator::Ne, Some(earlier)) => Filter::And(vec![whole, compare(&typed.attribute, earlier)]),
        _ => whole,
    })
}

fn operand(typed: &Typed<'_>, operator: Operator, literal: Value) -> Result<Operand, String> {
    refuse_text(typed, &literal)?;
    let text = || literal.as_str().ok_or_else(|| format!("{} is compared with a text in quotes", typed.attribute));
    let key = match &typed.attribute {
        Attribute::CreatedAt | Attribute::UpdatedAt | Attribute::LastLoginAt => return time(text()?),
        Attribute::Status => {
            let status = Status::parse(text()?).map(Operand::Status);
            return status.ok_or_else(|| format!("a status is one of {}", Status::NAMES.join(", ")));
        }
        Attribute::Id => Uuid::try_parse(text()?).map_err(|_| "an id is a UUID")?.to_string(),
        Attribute::LoginId | Attribute::Emails | Attribute::Phones => identifier(text()?, operator),
        Attribute::Roles => fold(text()?),
        Attribute::Profile(_) => field_key(typed, &literal)?,
    };
    Ok(Operand::Key { literal, key })
}

/// What no stored text is: longer than they are kept, or with a NUL, for which PostgreSQL has no place.
fn refuse_text(typed: &Typed<'_>, literal: &Value) -> Result<(), String> {
    let longest = if typed.field.is_some() { Field::MAX_KEY } else { LoginId::MAX };
    let text = literal.as_str().unwrap_or_default();
    if text.chars().count() > longest {
        return Err(format!("a text to compare {} with must not be longer than {longest} characters", typed.attribute));
    }
    if text.contains('\0') { Err("a text must not contain NUL".to_owned()) } else { Ok(()) }
}

/// The form in which an account may still have an identifier whose one form another account has.
fn earlier(attribute: &Attribute, value: &Operand) -> Option<Operand> {
    let (Attribute::LoginId | Attribute::Emails | Attribute::Phones, Operand::Key { literal, .. }) = (attribute, value)
    else {
        return None;
    };
    let text = literal.as_str()?;
    let earlier = LoginId::earlier(text).filter(|earlier| LoginId::parse(text).is_ok_and(|form| form != *earlier))?;
    Some(Operand::Key { literal: literal.clone(), key: earlier.as_str().to_owned() })
}

/// A whole identifier is compared in its one stored form, a part of one folded as it is.
fn identifier(text: &str, operator: Operator) -> String {
    match (operator, LoginId::parse(text)) {
        (Operator::Eq | Operator::Ne, Ok(whole)) => whole.as_str().to_owned(),
        _ => fold(text),
    }
}

fn field_key(typed: &Typed<'_>, literal: &Value) -> Result<String, String> {
    let Some(field) = typed.field else { return Err("is no field of the account schema".to_owned()) };
    field.key(literal).ok_or_else(|| {
        let kind = match field.kind {
            Kind::Text | Kind::Email | Kind::Choice(_) => "a text in quotes",
            Kind::Date => "a day, such as \"2000-12-31\"",
            Kind::DateTime => "a moment, such as \"2026-01-31T12:00:00Z\"",
            Kind::Number | Kind::Integer => "a number",
            Kind::Boolean => "true or false",
            Kind::Other => "null alone",
        };
        format!("{} is compared with {kind}", typed.attribute)
    })
}

fn time(text: &str) -> Result<Operand, String> {
    let moment: Result<jiff::Timestamp, _> = text.parse();
    let moment = moment.map_err(|_| "a time is written like \"2026-01-31T12:00:00Z\" (RFC 3339)")?;
    Ok(Operand::Time(Timestamp::from_millis(moment.as_millisecond())))
}

/// A name to repeat in a message.
fn shortened(name: &str) -> String {
    name.chars().take(64).collect()
}
