//! The filter of the list of accounts as a form: a row for each attribute that the account schema lets one ask about.

use super::Asked;
use crate::domain::{
    AccessLevel, AccountSchema, Status,
    filter::Operator,
    schema::{Field, FieldType},
};
use serde_json::{Number, Value};
use vestibule_app::{
    Language, Text,
    admin::{Condition, ConditionInput, labels},
    i18n::texts,
};

/// One row: what is asked, and how what was typed becomes a literal of the filter.
struct Asking {
    name: String,
    attribute: String,
    label: String,
    operators: &'static [(Operator, Text)],
    input: ConditionInput,
    literal: fn(&str) -> Value,
}

/// All rows with what was typed in them, and the filter that they stand for together with the one in words; empty for none.
pub(in crate::http::pages::admin) fn read(
    schema: &AccountSchema,
    role: AccessLevel,
    asked: &Asked,
) -> (Vec<Condition>, String) {
    let mut parts = Vec::new();
    if !asked.filter.trim().is_empty() {
        parts.push(format!("({})", asked.filter.trim()));
    }
    let conditions = all(schema, role).map(|asking| {
        let value = asked.said(&asking.name).trim().to_owned();
        let chosen = asked.said(&format!("{}.op", asking.name));
        let first = asking.operators[0].0;
        let operator = asking.operators.iter().map(|(operator, _)| *operator).find(|known| known.as_str() == chosen);
        let operator = operator.unwrap_or(first).as_str();
        if !value.is_empty() {
            parts.push(format!("{} {operator} {}", asking.attribute, (asking.literal)(&value)));
        }
        Condition {
            name: asking.name,
            label: asking.label,
            operators: asking.operators.iter().map(|(operator, words)| (operator.as_str(), *words)).collect(),
            operator,
            input: asking.input,
            value,
        }
    });
    let conditions = conditions.collect();
    let filter = match &parts[..] {
        // Alone it needs no parentheses, and mistakes in it are counted from where it begins.
        [_] if !asked.filter.trim().is_empty() => asked.filter.trim().to_owned(),
        _ => parts.join(" and "),
    };
    (conditions, filter)
}

const IS: &[(Operator, Text)] = &[(Operator::Eq, labels::FILTER_IS)];
const FROM: &[(Operator, Text)] = &[(Operator::Ge, labels::FILTER_FROM)];
const BEFORE: &[(Operator, Text)] = &[(Operator::Lt, labels::FILTER_BEFORE)];
const SPAN: &[(Operator, Text)] = &[(Operator::Ge, labels::FILTER_FROM), (Operator::Lt, labels::FILTER_BEFORE)];
const DAY: &[(Operator, Text)] =
    &[(Operator::Eq, labels::FILTER_IS), (Operator::Ge, labels::FILTER_FROM), (Operator::Lt, labels::FILTER_BEFORE)];
const AMOUNT: &[(Operator, Text)] = &[
    (Operator::Eq, labels::FILTER_IS),
    (Operator::Ge, labels::FILTER_AT_LEAST),
    (Operator::Le, labels::FILTER_AT_MOST),
];
const WHOLE: &[(Operator, Text)] = &[(Operator::Sw, labels::FILTER_BEGINS), (Operator::Eq, labels::FILTER_IS)];
const PART: &[(Operator, Text)] = &[(Operator::Co, labels::FILTER_CONTAINS)];
const ALL: &[(Operator, Text)] = &[
    (Operator::Sw, labels::FILTER_BEGINS),
    (Operator::Co, labels::FILTER_CONTAINS),
    (Operator::Eq, labels::FILTER_IS),
];

fn all(schema: &AccountSchema, role: AccessLevel) -> impl Iterator<Item = Asking> {
    let status = Status::NAMES.map(|name| (name.to_owned(), name.to_owned()));
    let time = |name: &str, label: Text, operators| {
        let attribute = name.split('.').next().unwrap_or_default();
        asking((name, attribute), label.get(), (operators, ConditionInput::Typed("date")), midnight)
    };
    let core = [
        asking(("status", "status"), texts::ADMIN_STATUS.get(), (IS, ConditionInput::OneOf(status.into())), text),
        asking(("roles", "roles"), labels::ROLE.get(), (IS, ConditionInput::Typed("text")), text),
        time("createdAt.from", labels::MADE_FROM, FROM),
        time("createdAt.before", labels::MADE_BEFORE, BEFORE),
        time("lastLoginAt.from", labels::LAST_LOGIN_FROM, FROM),
        time("lastLoginAt.before", labels::LAST_LOGIN_BEFORE, BEFORE),
    ];
    let fields = schema.fields().iter().filter(move |field| field.read.permits(role)).filter_map(of_field);
    core.into_iter().chain(fields)
}

fn asking(
    (name, attribute): (&str, &str),
    label: &str,
    (operators, input): (&'static [(Operator, Text)], ConditionInput),
    literal: fn(&str) -> Value,
) -> Asking {
    Asking {
        name: name.to_owned(),
        attribute: attribute.to_owned(),
        label: label.to_owned(),
        operators,
        input,
        literal,
    }
}

/// None when no index answers for the field.
fn of_field(field: &Field) -> Option<Asking> {
    let typed = ConditionInput::Typed;
    let (how, literal): (_, fn(&str) -> Value) = match (&field.kind, field.indexed, field.searchable) {
        (FieldType::Choice(choices), true, _) => {
            let choices = choices.iter().map(|choice| (choice.clone(), choice.clone())).collect();
            ((IS, ConditionInput::OneOf(choices)), text)
        }
        (FieldType::Boolean, true, _) => {
            let choices = [("true", labels::YES), ("false", labels::NO)];
            let choices = choices.map(|(sent, words)| (sent.to_owned(), words.into()));
            ((IS, ConditionInput::OneOf(choices.into())), |sent| Value::Bool(sent == "true"))
        }
        (FieldType::Date, true, _) => ((DAY, typed("date")), text),
        (FieldType::DateTime, true, _) => ((SPAN, typed("date")), midnight),
        (FieldType::Number | FieldType::Integer, true, _) => ((AMOUNT, typed("text")), number),
        (FieldType::Text | FieldType::Email, true, true) => ((ALL, typed("text")), text),
        (FieldType::Text | FieldType::Email, true, false) => ((WHOLE, typed("text")), text),
        (FieldType::Text | FieldType::Email | FieldType::Choice(_), false, true) => ((PART, typed("text")), text),
        _ => return None,
    };
    let name = format!("profile.{}", field.name);
    Some(asking((&name, &name), field.label(Language::spoken().tag()), how, literal))
}

fn text(typed: &str) -> Value {
    Value::String(typed.to_owned())
}

/// The moment at which a day begins.
fn midnight(day: &str) -> Value {
    Value::String(format!("{day}T00:00:00Z"))
}

/// What is no number stays text, and the filter says that it is none.
fn number(typed: &str) -> Value {
    typed.parse::<Number>().map_or_else(|_| text(typed), Value::Number)
}
