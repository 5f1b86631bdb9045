//! A schema changed field by field, as a form does it. What the form has no words for stays as it was written.

use serde_json::{Map, Value, json};

use super::{Field, Kind};
use crate::domain::access::access_level::Access;

/// What a form says of one field.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own, in the schema's words")]
pub struct FieldDraft {
    pub name: String,
    /// In English.
    pub label: String,
    /// None for a kind that only JSON describes.
    pub kind: Option<Kind>,
    pub required: bool,
    pub read: Access,
    pub write: Access,
    pub searchable: bool,
    pub indexed: bool,
    pub unique: bool,
    /// Of texts, in characters.
    pub max_length: Option<u64>,
    /// What accounts without the field get: JSON, or else a text.
    pub default: Option<String>,
}

/// The schema with these fields and no others, as JSON; none when it is no JSON object.
pub fn with_fields(document: &str, drafts: &[FieldDraft]) -> Option<String> {
    let mut schema: Map<String, Value> = serde_json::from_str(document).ok()?;
    let mut before = match schema.remove("properties") {
        Some(Value::Object(properties)) => properties,
        _ => Map::new(),
    };
    let mut properties = Map::new();
    for (place, draft) in (1_i64..).zip(drafts) {
        let mut property = match before.remove(&draft.name) {
            Some(Value::Object(property)) => property,
            _ => Map::new(),
        };
        draft.write(&mut property, place * 10);
        properties.insert(draft.name.clone(), Value::Object(property));
    }
    schema.insert("properties".to_owned(), Value::Object(properties));
    let required: Vec<_> = drafts.iter().filter(|draft| draft.required).map(|draft| &draft.name).collect();
    set(&mut schema, "required", (!required.is_empty()).then(|| json!(required)));
    schema.entry("type").or_insert_with(|| json!("object"));
    serde_json::to_string_pretty(&schema).ok()
}

impl FieldDraft {
    /// The field as it is, with its default.
    pub fn of(field: &Field, default: Option<&Value>) -> Self {
        let default = default.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
        Self {
            name: field.name.clone(),
            label: field.label("en").to_owned(),
            kind: (field.kind != Kind::Other).then(|| field.kind.clone()),
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

    fn write(&self, property: &mut Map<String, Value>, order: i64) {
        if let Some(kind) = &self.kind {
            self.write_kind(kind, property);
        }
        let default = self.default.as_deref().map(|text| match &self.kind {
            Some(Kind::Number | Kind::Integer | Kind::Boolean) | None => {
                serde_json::from_str(text).unwrap_or_else(|_| json!(text))
            }
            Some(_) => json!(text),
        });
        set(property, "default", default);
        let mut annotation = match property.remove("x-vestibule") {
            Some(Value::Object(annotation)) => annotation,
            _ => Map::new(),
        };
        let mut labels = match annotation.remove("label") {
            Some(Value::Object(labels)) => labels,
            _ => Map::new(),
        };
        set(&mut labels, "en", (!self.label.is_empty()).then(|| json!(self.label)));
        set(&mut annotation, "label", (!labels.is_empty()).then_some(Value::Object(labels)));
        annotation.insert("order".to_owned(), json!(order));
        annotation.insert("read".to_owned(), json!(self.read.as_str()));
        annotation.insert("write".to_owned(), json!(self.write.as_str()));
        for (name, yes) in [("searchable", self.searchable), ("indexed", self.indexed), ("unique", self.unique)] {
            set(&mut annotation, name, yes.then_some(Value::Bool(true)));
        }
        property.insert("x-vestibule".to_owned(), Value::Object(annotation));
    }

    fn write_kind(&self, kind: &Kind, property: &mut Map<String, Value>) {
        let (name, format) = match kind {
            Kind::Text | Kind::Choice(_) => ("string", None),
            Kind::Email => ("string", Some("email")),
            Kind::Date => ("string", Some("date")),
            Kind::DateTime => ("string", Some("date-time")),
            Kind::Number => ("number", None),
            Kind::Integer => ("integer", None),
            Kind::Boolean => ("boolean", None),
            Kind::Other => return,
        };
        let nullable =
            property.get("type").and_then(Value::as_array).is_some_and(|types| types.contains(&json!("null")));
        let same = |value: &Value| *value == json!(name) || (nullable && *value == json!([name, "null"]));
        if !property.get("type").is_some_and(same) {
            // What was said of another type says nothing of this one.
            property.retain(|keyword, _| matches!(keyword.as_str(), "title" | "description" | "x-vestibule"));
            property.insert("type".to_owned(), json!(name));
        }
        // Formats that are no kind of their own, such as `uri`, stay.
        let known = property
            .get("format")
            .is_none_or(|format| ["email", "idn-email", "date", "date-time"].iter().any(|known| format == known));
        if known {
            let kept = property.remove("format").filter(|old| *kind == Kind::Email && *old == json!("idn-email"));
            set(property, "format", kept.or_else(|| format.map(|format| json!(format))));
        }
        let choices = if let Kind::Choice(choices) = kind { Some(json!(choices)) } else { None };
        set(property, "enum", choices);
        let is_text = matches!(kind, Kind::Text | Kind::Email);
        set(property, "maxLength", self.max_length.filter(|_| is_text).map(|length| json!(length)));
    }
}

/// Sets the member, or takes it away.
fn set(members: &mut Map<String, Value>, name: &str, value: Option<Value>) {
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
        let edited = AccountSchema::parse(&with_fields(schema.as_json(), &drafts(&schema)).unwrap()).unwrap();
        assert_eq!(edited.fields(), schema.fields());
        assert!(edited.as_json().contains("^[A-Za-z]{1,3}$") && edited.as_json().contains("Vorname"));
    }

    #[test]
    fn fields_come_go_and_change() {
        let schema = AccountSchema::default();
        let mut drafts = drafts(&schema);
        drafts.retain(|draft| draft.name != "locale");
        drafts[0].kind = Some(Kind::Integer);
        drafts[0].default = Some("7".to_owned());
        drafts[1].required = true;
        let plan = Kind::Choice(vec!["free".to_owned(), "paid".to_owned()]);
        let new = FieldDraft {
            name: "plan".to_owned(),
            kind: Some(plan.clone()),
            label: "Plan".to_owned(),
            ..drafts[1].clone()
        };
        drafts.push(new);
        let edited = AccountSchema::parse(&with_fields(schema.as_json(), &drafts).unwrap()).unwrap();
        assert!(edited.field("locale").is_none());
        assert_eq!(edited.field("firstName").unwrap().kind, Kind::Integer);
        assert_eq!(edited.field("plan").unwrap().kind, plan);
        let required: Vec<_> = edited.fields().iter().filter(|field| field.required).map(|field| &field.name).collect();
        assert_eq!(required, ["lastName", "plan"]);
        let json: Value = serde_json::from_str(edited.as_json()).unwrap();
        assert_eq!(json["properties"]["firstName"]["default"], json!(7));
        assert_eq!(with_fields("[]", &drafts), None);
    }
}
