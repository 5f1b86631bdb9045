//! The filter of the list of accounts as a form: a row for each attribute that the account schema
//! allows to filter by.

use super::AccountsQuery;
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

/// One row of the form.
struct ConditionField {
    name: String,
    attribute: String,
    label: String,
    predicate: Predicate,
}
/// Operators and input of a row, and the conversion of the typed text to a literal of the filter.
struct Predicate {
    operators: &'static [(Operator, Text)],
    input: ConditionInput,
    literal: fn(&str) -> Value,
}

/// All rows with the typed values, and the filter that they form together with the typed filter
/// expression; empty without any condition.
pub(in crate::http::pages::admin) fn parse(
    schema: &AccountSchema,
    role: AccessLevel,
    query: &AccountsQuery,
) -> (Vec<Condition>, String) {
    let mut parts = Vec::new();
    let expression = query.filter.trim();
    if !expression.is_empty() {
        parts.push(format!("({expression})"));
    }

    let conditions = all_fields(schema, role).map(|field| {
        let Predicate { operators, input, literal } = field.predicate;
        let value = query.typed(&field.name).trim().to_owned();
        let chosen = query.typed(&format!("{}.op", field.name));
        let first = operators[0].0;
        let operator =
            operators.iter().map(|(operator, _)| *operator).find(|known| known.as_str() == chosen);
        let operator = operator.unwrap_or(first).as_str();

        if !value.is_empty() {
            parts.push(format!("{} {operator} {}", field.attribute, literal(&value)));
        }

        Condition {
            name: field.name,
            label: field.label,
            operators: operators
                .iter()
                .map(|(operator, label)| (operator.as_str(), *label))
                .collect(),
            operator,
            input,
            value,
        }
    });

    let conditions = conditions.collect();

    let filter = match &parts[..] {
        // A lone expression needs no parentheses, and its errors name positions in what was typed.
        [_] if !expression.is_empty() => expression.to_owned(),
        _ => parts.join(" and "),
    };

    (conditions, filter)
}

const IS: &[(Operator, Text)] = &[(Operator::Eq, labels::FILTER_IS)];
const FROM: &[(Operator, Text)] = &[(Operator::Ge, labels::FILTER_FROM)];
const BEFORE: &[(Operator, Text)] = &[(Operator::Lt, labels::FILTER_BEFORE)];
const SPAN: &[(Operator, Text)] =
    &[(Operator::Ge, labels::FILTER_FROM), (Operator::Lt, labels::FILTER_BEFORE)];
const DAY: &[(Operator, Text)] = &[
    (Operator::Eq, labels::FILTER_IS),
    (Operator::Ge, labels::FILTER_FROM),
    (Operator::Lt, labels::FILTER_BEFORE),
];
const AMOUNT: &[(Operator, Text)] = &[
    (Operator::Eq, labels::FILTER_IS),
    (Operator::Ge, labels::FILTER_AT_LEAST),
    (Operator::Le, labels::FILTER_AT_MOST),
];
const WHOLE: &[(Operator, Text)] =
    &[(Operator::Sw, labels::FILTER_BEGINS), (Operator::Eq, labels::FILTER_IS)];
const PART: &[(Operator, Text)] = &[(Operator::Co, labels::FILTER_CONTAINS)];
const ALL: &[(Operator, Text)] = &[
    (Operator::Sw, labels::FILTER_BEGINS),
    (Operator::Co, labels::FILTER_CONTAINS),
    (Operator::Eq, labels::FILTER_IS),
];

fn all_fields(schema: &AccountSchema, role: AccessLevel) -> impl Iterator<Item = ConditionField> {
    let statuses = Status::NAMES.iter().map(|&name| (name.to_owned(), name.to_owned()));

    let time = |name: &str, label: Text, operators| {
        let attribute = name.split('.').next().unwrap_or_default();
        let predicate =
            Predicate { operators, input: ConditionInput::Typed("date"), literal: midnight };
        condition_field(name, attribute, label.get(), predicate)
    };
    let status = Predicate {
        operators: IS,
        input: ConditionInput::OneOf(statuses.collect()),
        literal: text,
    };
    let role_name =
        Predicate { operators: IS, input: ConditionInput::Typed("text"), literal: text };

    let core = [
        condition_field("status", "status", texts::ADMIN_STATUS.get(), status),
        condition_field("roles", "roles", labels::ROLE.get(), role_name),
        time("createdAt.from", labels::MADE_FROM, FROM),
        time("createdAt.before", labels::MADE_BEFORE, BEFORE),
        time("lastLoginAt.from", labels::LAST_LOGIN_FROM, FROM),
        time("lastLoginAt.before", labels::LAST_LOGIN_BEFORE, BEFORE),
    ];

    let fields = schema
        .fields()
        .iter()
        .filter(move |field| field.read.permits(role))
        .filter_map(profile_field);
    core.into_iter().chain(fields)
}

fn condition_field(
    name: &str,
    attribute: &str,
    label: &str,
    predicate: Predicate,
) -> ConditionField {
    ConditionField {
        name: name.to_owned(),
        attribute: attribute.to_owned(),
        label: label.to_owned(),
        predicate,
    }
}

/// The row of a field of the profile, or `None` if no index supports it.
fn profile_field(field: &Field) -> Option<ConditionField> {
    let typed = ConditionInput::Typed;

    let (operators, input, literal): (_, _, fn(&str) -> Value) =
        match (&field.kind, field.indexed, field.searchable) {
            (FieldType::Choice(choices), true, _) => {
                let choices =
                    choices.iter().map(|choice| (choice.clone(), choice.clone())).collect();
                (IS, ConditionInput::OneOf(choices), text)
            }
            (FieldType::Boolean, true, _) => {
                let choices = [("true", labels::YES), ("false", labels::NO)];
                let choices = choices.map(|(value, label)| (value.to_owned(), label.into()));
                (IS, ConditionInput::OneOf(choices.into()), |value| Value::Bool(value == "true"))
            }
            (FieldType::Date, true, _) => (DAY, typed("date"), text),
            (FieldType::DateTime, true, _) => (SPAN, typed("date"), midnight),
            (FieldType::Number | FieldType::Integer, true, _) => (AMOUNT, typed("text"), number),
            (FieldType::Text | FieldType::Email, true, true) => (ALL, typed("text"), text),
            (FieldType::Text | FieldType::Email, true, false) => (WHOLE, typed("text"), text),
            (FieldType::Text | FieldType::Email | FieldType::Choice(_), false, true) => {
                (PART, typed("text"), text)
            }
            _ => return None,
        };

    let name = format!("profile.{}", field.name);
    Some(condition_field(
        &name,
        &name,
        field.label(Language::spoken().tag()),
        Predicate { operators, input, literal },
    ))
}

fn text(typed: &str) -> Value {
    Value::String(typed.to_owned())
}

/// First moment of a day, in UTC.
fn midnight(day: &str) -> Value {
    Value::String(format!("{day}T00:00:00Z"))
}

/// Number in a text. Other text stays text, and the filter reports that it is not a number.
fn number(typed: &str) -> Value {
    typed.parse::<Number>().map_or_else(|_| text(typed), Value::Number)
}
