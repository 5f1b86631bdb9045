//! Edits of a schema field by field, as the form makes them. Whatever the form does not cover stays
//! as it was written.

use serde_json::{Map, Value, json};

use super::{Field, FieldType};
use crate::domain::access::access_level::FieldAccess;

/// The form's content for one field.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the flags are independent members of the annotation"
)]
pub struct FieldDraft {
    pub name: String,
    /// The English label.
    pub label: String,
    /// The type; `None` for one that only JSON describes.
    pub kind: Option<FieldType>,
    pub required: bool,
    pub read: FieldAccess,
    pub write: FieldAccess,
    pub searchable: bool,
    pub indexed: bool,
    pub unique: bool,
    /// The maximum length of a text, in characters.
    pub max_length: Option<u64>,
    /// The default of accounts without the field: JSON, or a text.
    pub default: Option<String>,
}

/// Returns the schema, as JSON, with exactly these fields. Returns `None` if the document is not a
/// JSON object.
pub fn with_fields(document: &str, drafts: &[FieldDraft]) -> Option<String> {
    let mut schema: Map<String, Value> = serde_json::from_str(document).ok()?;
    let mut before = match schema.remove("properties") {
        Some(Value::Object(properties)) => properties,
        _ => Map::new(),
    };
    let mut properties = Map::new();
    for (position, draft) in (1_i64..).zip(drafts) {
        let mut property = match before.remove(&draft.name) {
            Some(Value::Object(property)) => property,
            _ => Map::new(),
        };
        draft.write(&mut property, position * 10);
        properties.insert(draft.name.clone(), Value::Object(property));
    }
    schema.insert("properties".to_owned(), Value::Object(properties));
    let required: Vec<_> =
        drafts.iter().filter(|draft| draft.required).map(|draft| &draft.name).collect();
    let required = if required.is_empty() { None } else { Some(json!(required)) };
    set_member(&mut schema, "required", required);

    schema.entry("type").or_insert_with(|| json!("object"));
    serde_json::to_string_pretty(&schema).ok()
}

impl FieldDraft {
    /// Describes an existing field, with its default.
    pub fn of(field: &Field, default: Option<&Value>) -> Self {
        let default =
            default.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
        Self {
            name: field.name.clone(),
            label: field.label("en").to_owned(),
            kind: if field.kind == FieldType::Other { None } else { Some(field.kind.clone()) },
            required: field.required,
            read: field.read,
            write: field.write,
            searchable: field.searchable,
            indexed: field.indexed && !field.unique,
            unique: field.unique,
            max_length: field.max_length,
            default,
        }
    }

    /// Writes the draft into a property.
    fn write(&self, property: &mut Map<String, Value>, order: i64) {
        if let Some(kind) = &self.kind {
            self.write_type(kind, property);
        }
        let default = self.default.as_deref().map(|text| match &self.kind {
            Some(FieldType::Number | FieldType::Integer | FieldType::Boolean) | None => {
                serde_json::from_str(text).unwrap_or_else(|_| json!(text))
            }
            Some(_) => json!(text),
        });
        set_member(property, "default", default);
        let mut annotation = match property.remove("x-vestibule") {
            Some(Value::Object(annotation)) => annotation,
            _ => Map::new(),
        };
        let mut labels = match annotation.remove("label") {
            Some(Value::Object(labels)) => labels,
            _ => Map::new(),
        };
        let label = if self.label.is_empty() { None } else { Some(json!(self.label)) };
        set_member(&mut labels, "en", label);
        let labels = if labels.is_empty() { None } else { Some(Value::Object(labels)) };
        set_member(&mut annotation, "label", labels);

        annotation.insert("order".to_owned(), json!(order));
        annotation.insert("read".to_owned(), json!(self.read.as_str()));
        annotation.insert("write".to_owned(), json!(self.write.as_str()));
        for (name, is_set) in
            [("searchable", self.searchable), ("indexed", self.indexed), ("unique", self.unique)]
        {
            set_member(&mut annotation, name, if is_set { Some(Value::Bool(true)) } else { None });
        }
        property.insert("x-vestibule".to_owned(), Value::Object(annotation));
    }

    fn write_type(&self, kind: &FieldType, property: &mut Map<String, Value>) {
        let (name, format) = match kind {
            FieldType::Text | FieldType::Choice(_) => ("string", None),
            FieldType::Email => ("string", Some("email")),
            FieldType::Date => ("string", Some("date")),
            FieldType::DateTime => ("string", Some("date-time")),
            FieldType::Number => ("number", None),
            FieldType::Integer => ("integer", None),
            FieldType::Boolean => ("boolean", None),
            FieldType::Other => return,
        };

        let is_nullable = property
            .get("type")
            .and_then(Value::as_array)
            .is_some_and(|types| types.contains(&json!("null")));
        let is_same = |value: &Value| {
            *value == json!(name) || (is_nullable && *value == json!([name, "null"]))
        };

        if !property.get("type").is_some_and(is_same) {
            // Keywords of the previous type do not apply to the new one.
            property.retain(|keyword, _| {
                matches!(keyword.as_str(), "title" | "description" | "x-vestibule")
            });
            property.insert("type".to_owned(), json!(name));
        }

        // Formats without a type of their own, such as `uri`, are kept.
        let is_replaceable = property.get("format").is_none_or(|format| {
            ["email", "idn-email", "date", "date-time"].iter().any(|known| format == known)
        });

        if is_replaceable {
            let kept = property
                .remove("format")
                .filter(|old| *kind == FieldType::Email && *old == json!("idn-email"));
            set_member(property, "format", kept.or_else(|| format.map(|format| json!(format))));
        }

        let choices =
            if let FieldType::Choice(choices) = kind { Some(json!(choices)) } else { None };
        set_member(property, "enum", choices);
        let is_text = matches!(kind, FieldType::Text | FieldType::Email);

        set_member(
            property,
            "maxLength",
            self.max_length.filter(|_| is_text).map(|length| json!(length)),
        );
    }
}

/// Sets the member, or removes it if there is no value.
fn set_member(members: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    match value {
        Some(value) => members.insert(name.to_owned(), value),
        None => members.remove(name),
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::AccountSchema;

    fn drafts(schema: &AccountSchema) -> Vec<FieldDraft> {
        schema.fields().iter().map(|field| FieldDraft::of(field, None)).collect()
    }

    #[test]
    fn a_form_that_changes_nothing_changes_no_field() {
        let schema = AccountSchema::default();
        let edited =
            AccountSchema::parse(&with_fields(schema.as_json(), &drafts(&schema)).unwrap())
                .unwrap();
        assert_eq!(edited.fields(), schema.fields());
        assert!(
            edited.as_json().contains("^[A-Za-z]{1,3}$") && edited.as_json().contains("Vorname")
        );
    }

    #[test]
    fn fields_come_go_and_change() {
        let schema = AccountSchema::default();
        let mut drafts = drafts(&schema);
        drafts.retain(|draft| draft.name != "locale");
        drafts[0].kind = Some(FieldType::Integer);
        drafts[0].default = Some("7".to_owned());
        drafts[1].required = true;
        let plan = FieldType::Choice(vec!["free".to_owned(), "paid".to_owned()]);

        let new = FieldDraft {
            name: "plan".to_owned(),
            kind: Some(plan.clone()),
            label: "Plan".to_owned(),
            ..drafts[1].clone()
        };

        drafts.push(new);
        let edited =
            AccountSchema::parse(&with_fields(schema.as_json(), &drafts).unwrap()).unwrap();
        assert!(edited.field("locale").is_none());
        assert_eq!(edited.field("firstName").unwrap().kind, FieldType::Integer);
        assert_eq!(edited.field("plan").unwrap().kind, plan);
        let required: Vec<_> = edited
            .fields()
            .iter()
            .filter(|field| field.required)
            .map(|field| &field.name)
            .collect();
        assert_eq!(required, ["lastName", "plan"]);
        let json: Value = serde_json::from_str(edited.as_json()).unwrap();
        assert_eq!(json["properties"]["firstName"]["default"], json!(7));

        assert_eq!(with_fields("[]", &drafts), None);
    }
}
