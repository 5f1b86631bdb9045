//! Fields: the properties of a profile, as forms, filters and indexes use them.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    AccountSchema, FieldClaim, SchemaRefusal,
    annotation::{Annotation, unannotated_indexes},
    field_type::{FieldType, FormControl},
    refusal,
};
use crate::domain::{access::access_level::FieldAccess, text::json_text::escape_pointer_step};

/// A property of the profile, with its annotation.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the flags are independent members of the annotation"
)]
pub struct Field {
    pub name: String,
    pub kind: FieldType,
    pub control: FormControl,
    pub required: bool,
    pub read: FieldAccess,
    pub write: FieldAccess,
    /// Included in the text that the search parameter `q` reads.
    pub searchable: bool,
    /// Usable in filters and sort orders. Unique fields are indexed.
    pub indexed: bool,
    pub unique: bool,
    /// The maximum length, in characters.
    pub max_length: Option<u64>,
    labels: BTreeMap<String, String>,
    /// The claim as which applications learn it, if the schema names one.
    pub claim: Option<FieldClaim>,
}

impl Field {
    /// Returns the label in a language, a tag such as `de` or `de-AT`. Falls back to English, the
    /// schema's title, and the name.
    pub fn label(&self, language: &str) -> &str {
        let find =
            |tag: &str| self.labels.iter().find(|(known, _)| known.eq_ignore_ascii_case(tag));
        let primary = language.split('-').next().unwrap_or_default();
        let found = [language, primary, "en", ""].into_iter().find_map(find);
        found.map_or(&self.name, |(_, label)| label)
    }
}

/// Fields that are compared with identity documents. An owner who could change them could make any
/// document match.
const DOCUMENT_FIELDS: [&str; 2] = ["dateOfBirth", "nationality"];

/// Returns the fields in display order: by `order`, then as written. In a schema without any
/// annotation, as in OwnID's documentation, owners may write all fields but those compared with
/// documents.
pub fn all(schema: &Value, refusals: &mut Vec<SchemaRefusal>) -> Vec<Field> {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
        return Vec::new();
    };
    if properties.len() > AccountSchema::MAX_FIELDS {
        let what = format!("has more than {} properties", AccountSchema::MAX_FIELDS);
        refusals.push(refusal("/properties", "too_many_fields", what));
        return Vec::new();
    }
    let is_unannotated = properties.values().all(|property| property.get("x-vestibule").is_none());
    let mut unannotated_indexes = unannotated_indexes(schema, refusals);
    let mut folded_names = BTreeMap::new();
    let mut fields = Vec::new();
    for (name, property) in properties {
        let pointer = format!("/properties/{}", escape_pointer_step(name));
        if !is_valid_name(name) {
            let what =
                "must be a letter followed by at most 63 letters, digits and underscores (A to Z)";
            refusals.push(refusal(&pointer, "name", what));
        } else if let Some(other) = folded_names.insert(name.to_ascii_lowercase(), name) {
            let what = format!("differs from {other} only in case, which filters ignore");
            refusals.push(refusal(&pointer, "name", what));
        }
        let mut annotation = Annotation::read(property, &pointer, refusals);
        if is_unannotated && !DOCUMENT_FIELDS.contains(&name.as_str()) {
            annotation.write = FieldAccess::User;
        }
        let order = annotation.order.unwrap_or(i64::MAX);
        let mut field = SchemaProperty { root: schema, property }.field(name, annotation);
        if property.get("x-vestibule").is_none()
            && field.kind.is_scalar()
            && unannotated_indexes > 0
        {
            unannotated_indexes -= 1;
            field.indexed = true;
            field.searchable = true;
        }
        check_field_type(&field, &pointer, refusals);

        fields.push((order, field));
    }
    fields.sort_by_key(|(order, _)| *order);
    fields.into_iter().map(|(_, field)| field).collect()
}

/// Refuses annotations that the type of the field does not permit.
fn check_field_type(field: &Field, pointer: &str, refusals: &mut Vec<SchemaRefusal>) {
    let annotations = [
        ("searchable", field.searchable),
        ("indexed", field.indexed && !field.unique),
        ("unique", field.unique),
    ];
    for (name, _) in
        annotations.into_iter().filter(|(_, is_set)| *is_set && !field.kind.is_scalar())
    {
        let what =
            "needs one scalar type: string, number, integer or boolean, optionally with null";
        refusals.push(refusal(format!("{pointer}/x-vestibule/{name}"), "not_scalar", what));
    }
    let is_bounded =
        field.max_length.is_some_and(|length| length <= Field::MAX_KEY_CHARACTERS as u64);
    if field.unique && matches!(field.kind, FieldType::Text | FieldType::Email) && !is_bounded {
        let what = format!(
            "needs a maxLength of at most {}, the length that is compared",
            Field::MAX_KEY_CHARACTERS
        );
        refusals.push(refusal(format!("{pointer}/x-vestibule/unique"), "unbounded", what));
    }
}

fn is_valid_name(name: &str) -> bool {
    name.len() <= 64
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// A property, resolved through its `$ref`.
struct SchemaProperty<'a> {
    root: &'a Value,
    property: &'a Value,
}

impl SchemaProperty<'_> {
    fn field(&self, name: &str, annotation: Annotation) -> Field {
        let kind = self.field_type();
        let required = self.root.get("required").and_then(Value::as_array);
        let mut labels = annotation.labels;

        // The empty tag is the label without a language.
        if let Some(title) = self.keyword("title").and_then(Value::as_str) {
            labels.insert(String::new(), title.to_owned());
        }

        Field {
            name: name.to_owned(),
            control: annotation.control.unwrap_or_else(|| kind.default_control()),
            claim: annotation.claim,
            kind,
            required: required.is_some_and(|names| names.iter().any(|required| required == name)),
            read: annotation.read,
            write: annotation.write,
            searchable: annotation.searchable,
            indexed: annotation.indexed || annotation.unique,
            unique: annotation.unique,
            max_length: self.keyword("maxLength").and_then(Value::as_u64),
            labels,
        }
    }

    fn field_type(&self) -> FieldType {
        match (self.types().as_slice(), self.choices()) {
            ([] | ["string"], Some(choices)) => FieldType::Choice(choices),
            (["string"], None) => match self.keyword("format").and_then(Value::as_str) {
                Some("date") => FieldType::Date,
                Some("date-time") => FieldType::DateTime,
                Some("email" | "idn-email") => FieldType::Email,
                Some(_) | None => FieldType::Text,
            },
            (["number"], _) => FieldType::Number,
            (["integer"], _) => FieldType::Integer,
            (["boolean"], _) => FieldType::Boolean,
            _ => FieldType::Other,
        }
    }

    fn types(&self) -> Vec<&str> {
        match self.keyword("type") {
            Some(Value::String(one)) => vec![one],
            Some(Value::Array(several)) => {
                several.iter().filter_map(Value::as_str).filter(|&name| name != "null").collect()
            }
            Some(_) | None => Vec::new(),
        }
    }

    /// Returns the values of an `enum`, if all are texts.
    fn choices(&self) -> Option<Vec<String>> {
        let values = self.keyword("enum")?.as_array()?.iter().filter(|value| !value.is_null());
        values.map(|value| value.as_str().map(str::to_owned)).collect()
    }

    /// Finds a keyword in the property or in the subschemas that its references name.
    fn keyword(&self, name: &str) -> Option<&Value> {
        let mut schema = self.property;
        // The depth bounds circular references, which are refused elsewhere, but possibly later.
        for _ in 0..AccountSchema::MAX_DEPTH {
            if let Some(value) = schema.get(name) {
                return Some(value);
            }
            schema = self.root.pointer(schema.get("$ref")?.as_str()?.strip_prefix('#')?)?;
        }
        None
    }
}
