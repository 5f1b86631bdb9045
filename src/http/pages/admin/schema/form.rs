//! The account schema as a form: each field is a group of inputs, named `0.label`, `0.kind` and so
//! on.

use std::collections::BTreeMap;

use crate::domain::{
    AccountSchema,
    access::access_level::FieldAccess,
    schema::{FieldType, edit::FieldDraft},
};
use vestibule_app::{
    Text,
    admin::{FieldForm, labels},
};

/// Types of fields that the form offers: values and labels.
pub const FIELD_TYPES: [(&str, Text); 8] = [
    ("text", labels::KIND_TEXT),
    ("email", labels::KIND_EMAIL),
    ("date", labels::KIND_DATE),
    ("datetime", labels::KIND_DATE_TIME),
    ("choice", labels::KIND_CHOICE),
    ("number", labels::KIND_NUMBER),
    ("integer", labels::KIND_INTEGER),
    ("boolean", labels::KIND_BOOLEAN),
];

/// The form of a schema, or `None` for a document that is not a valid one.
pub fn fields(document: &str) -> Option<Vec<FieldForm>> {
    let schema = AccountSchema::parse(document).ok()?;
    let drafts =
        schema.fields().iter().map(|field| FieldDraft::of(field, schema.default_of(&field.name)));
    Some(drafts.map(|draft| to_form(&draft)).collect())
}

/// Field to start with after "Add".
pub fn new_field() -> FieldForm {
    FieldForm {
        is_new: true,
        kind: "text",
        read: "user",
        write: "user",
        max_length: "100".to_owned(),
        ..FieldForm::default()
    }
}

/// The fields of a submitted form.
pub fn parse_fields(form: &BTreeMap<String, String>) -> Vec<FieldDraft> {
    let positions = (0..).take_while(|position| form.contains_key(&format!("{position}.name")));
    positions.filter_map(|position| parse_field(form, position)).collect()
}

/// The field at this position, or `None` if it is to be removed or has no name.
fn parse_field(form: &BTreeMap<String, String>, position: usize) -> Option<FieldDraft> {
    let text = |name: &str| form.get(&format!("{position}.{name}")).map(|text| text.trim());
    let filled = |name: &str| text(name).filter(|text| !text.is_empty());
    let ticked = |name: &str| text(name).is_some();
    let access = |name: &str, default| text(name).and_then(FieldAccess::parse).unwrap_or(default);

    let name = text("name")?;
    if name.is_empty() || ticked("remove") {
        return None;
    }

    Some(FieldDraft {
        name: name.to_owned(),
        label: text("label").unwrap_or_default().to_owned(),
        kind: text("kind").and_then(|kind| parse_kind(kind, text("choices").unwrap_or_default())),
        required: ticked("required"),
        read: access("read", FieldAccess::User),
        write: access("write", FieldAccess::Admin),
        searchable: ticked("searchable"),
        indexed: ticked("indexed"),
        unique: ticked("unique"),
        max_length: filled("maxLength").and_then(|text| text.parse().ok()),
        default: filled("default").map(str::to_owned),
    })
}

/// Converts a field for the form.
pub fn to_form(draft: &FieldDraft) -> FieldForm {
    FieldForm {
        is_new: false,
        name: draft.name.clone(),
        label: draft.label.clone(),
        kind: draft.kind.as_ref().map_or("", kind_name),
        choices: if let Some(FieldType::Choice(choices)) = &draft.kind {
            choices.join("\n")
        } else {
            String::new()
        },
        required: draft.required,
        read: draft.read.as_str(),
        write: draft.write.as_str(),
        searchable: draft.searchable,
        indexed: draft.indexed,
        unique: draft.unique,
        max_length: draft.max_length.map(|length| length.to_string()).unwrap_or_default(),
        default: draft.default.clone().unwrap_or_default(),
    }
}

fn kind_name(kind: &FieldType) -> &'static str {
    match kind {
        FieldType::Text => "text",
        FieldType::Email => "email",
        FieldType::Date => "date",
        FieldType::DateTime => "datetime",
        FieldType::Choice(_) => "choice",
        FieldType::Number => "number",
        FieldType::Integer => "integer",
        FieldType::Boolean => "boolean",
        FieldType::Other => "",
    }
}

fn parse_kind(name: &str, choices: &str) -> Option<FieldType> {
    Some(match name {
        "text" => FieldType::Text,
        "email" => FieldType::Email,
        "date" => FieldType::Date,
        "datetime" => FieldType::DateTime,
        "choice" => FieldType::Choice(
            choices
                .lines()
                .map(|line| line.trim().to_owned())
                .filter(|line| !line.is_empty())
                .collect(),
        ),
        "number" => FieldType::Number,
        "integer" => FieldType::Integer,
        "boolean" => FieldType::Boolean,
        _ => return None,
    })
}
