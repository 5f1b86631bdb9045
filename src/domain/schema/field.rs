//! The properties of a profile, as forms, filters and indexes see them.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    AccountSchema, SchemaRefusal,
    annotation::{Annotation, unannotated_indexes},
    escape, refusal,
};
use crate::domain::access::access_level::Access;

#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own, in the schema's words")]
pub struct Field {
    pub name: String,
    pub kind: Kind,
    pub widget: Widget,
    /// Whether a profile must have it.
    pub required: bool,
    pub read: Access,
    pub write: Access,
    /// Whether `q=` looks into it.
    pub searchable: bool,
    /// Whether filters and sorts can use it. What is unique is indexed.
    pub indexed: bool,
    pub unique: bool,
    /// In characters.
    pub max_length: Option<u64>,
    labels: BTreeMap<String, String>,
}

/// What a field holds, null apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Email,
    /// A day, `YYYY-MM-DD`.
    Date,
    /// A moment, as RFC 3339 writes it.
    DateTime,
    /// One of these texts.
    Choice(Vec<String>),
    Number,
    Integer,
    Boolean,
    /// Objects, arrays, and what may be of several types: it can be kept and shown, but neither indexed nor searched.
    Other,
}

/// How a form shows a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Widget {
    Text,
    Textarea,
    Date,
    DateTime,
    Select,
    Checkbox,
    Number,
    Email,
    Tel,
    Url,
    Country,
    Language,
    /// The value's JSON, in a box of several lines.
    Json,
}

impl Field {
    /// What to call it in a language, such as `de` or `de-AT`: else in English, else by the schema's title, else by its name.
    pub fn label(&self, language: &str) -> &str {
        let find = |tag: &str| self.labels.iter().find(|(known, _)| known.eq_ignore_ascii_case(tag));
        let primary = language.split('-').next().unwrap_or_default();
        let found = [language, primary, "en", ""].into_iter().find_map(find);
        found.map_or(&self.name, |(_, label)| label)
    }
}

impl Kind {
    pub fn is_scalar(&self) -> bool {
        *self != Self::Other
    }

    pub fn is_text(&self) -> bool {
        matches!(self, Self::Text | Self::Email | Self::Choice(_))
    }

    fn widget(&self) -> Widget {
        match self {
            Self::Text => Widget::Text,
            Self::Email => Widget::Email,
            Self::Date => Widget::Date,
            Self::DateTime => Widget::DateTime,
            Self::Choice(_) => Widget::Select,
            Self::Number | Self::Integer => Widget::Number,
            Self::Boolean => Widget::Checkbox,
            Self::Other => Widget::Json,
        }
    }
}

impl Widget {
    const ALL: [Self; 13] = [
        Self::Text,
        Self::Textarea,
        Self::Date,
        Self::DateTime,
        Self::Select,
        Self::Checkbox,
        Self::Number,
        Self::Email,
        Self::Tel,
        Self::Url,
        Self::Country,
        Self::Language,
        Self::Json,
    ];

    /// How a schema writes them, in the order of the variants.
    pub const NAMES: [&str; 13] = [
        "text", "textarea", "date", "datetime", "select", "checkbox", "number", "email", "tel", "url", "country",
        "language", "json",
    ];

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|widget| widget.as_str() == name)
    }

    pub fn as_str(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// Fields that identity documents are held against: who could change these could make any document fit.
const HELD_AGAINST_DOCUMENTS: [&str; 2] = ["dateOfBirth", "nationality"];

/// The fields in display order: by `order`, those without one last, and otherwise as they are written. In a schema
/// without a single annotation, as OwnID's documentation shows one, the profile is its person's to write.
pub fn all(schema: &Value, refusals: &mut Vec<SchemaRefusal>) -> Vec<Field> {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else { return Vec::new() };
    if properties.len() > AccountSchema::MAX_FIELDS {
        let what = format!("has more than {} properties", AccountSchema::MAX_FIELDS);
        refusals.push(refusal("/properties", "too_many_fields", what));
        return Vec::new();
    }
    let is_plain = properties.values().all(|property| property.get("x-vestibule").is_none());
    let mut unannotated_indexes = unannotated_indexes(schema, refusals);
    let mut folded = BTreeMap::new();
    let mut fields = Vec::new();
    for (name, property) in properties {
        let pointer = format!("/properties/{}", escape(name));
        if !is_name(name) {
            let what = "must be a letter and at most 63 letters, digits and underscores after it (A to Z)";
            refusals.push(refusal(&pointer, "name", what));
        } else if let Some(other) = folded.insert(name.to_ascii_lowercase(), name) {
            let what = format!("differs from {other} in capitals alone, and filters do not tell capitals apart");
            refusals.push(refusal(&pointer, "name", what));
        }
        let mut annotation = Annotation::read(property, &pointer, refusals);
        if is_plain && !HELD_AGAINST_DOCUMENTS.contains(&name.as_str()) {
            annotation.write = Access::User;
        }
        let order = annotation.order.unwrap_or(i64::MAX);
        let mut field = Described { root: schema, property }.field(name, annotation);
        if property.get("x-vestibule").is_none() && field.kind.is_scalar() && unannotated_indexes > 0 {
            unannotated_indexes -= 1;
            field.indexed = true;
            field.searchable = true;
        }
        refuse_use(&field, &pointer, refusals);
        fields.push((order, field));
    }
    fields.sort_by_key(|(order, _)| *order);
    fields.into_iter().map(|(_, field)| field).collect()
}

/// What only some kinds of fields can do.
fn refuse_use(field: &Field, pointer: &str, refusals: &mut Vec<SchemaRefusal>) {
    let uses =
        [("searchable", field.searchable), ("indexed", field.indexed && !field.unique), ("unique", field.unique)];
    for (name, _) in uses.into_iter().filter(|(_, used)| *used && !field.kind.is_scalar()) {
        let what = "needs one scalar type: string, number, integer or boolean, possibly with null";
        refusals.push(refusal(format!("{pointer}/x-vestibule/{name}"), "not_scalar", what));
    }
    let bounded = field.max_length.is_some_and(|length| length <= Field::MAX_KEY as u64);
    if field.unique && matches!(field.kind, Kind::Text | Kind::Email) && !bounded {
        let what = format!("needs a maxLength of at most {}: that much of a text is compared", Field::MAX_KEY);
        refusals.push(refusal(format!("{pointer}/x-vestibule/unique"), "unbounded", what));
    }
}

fn is_name(name: &str) -> bool {
    name.len() <= 64
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// A property, with what its `$ref` says of it.
struct Described<'a> {
    root: &'a Value,
    property: &'a Value,
}

impl Described<'_> {
    fn field(&self, name: &str, annotation: Annotation) -> Field {
        let kind = self.kind();
        let required = self.root.get("required").and_then(Value::as_array);
        let mut labels = annotation.labels;
        // The title stands for a label in no language.
        if let Some(title) = self.keyword("title").and_then(Value::as_str) {
            labels.insert(String::new(), title.to_owned());
        }
        Field {
            name: name.to_owned(),
            widget: annotation.widget.unwrap_or_else(|| kind.widget()),
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

    fn kind(&self) -> Kind {
        match (self.types().as_slice(), self.choices()) {
            ([] | ["string"], Some(choices)) => Kind::Choice(choices),
            (["string"], None) => match self.keyword("format").and_then(Value::as_str) {
                Some("date") => Kind::Date,
                Some("date-time") => Kind::DateTime,
                Some("email" | "idn-email") => Kind::Email,
                Some(_) | None => Kind::Text,
            },
            (["number"], _) => Kind::Number,
            (["integer"], _) => Kind::Integer,
            (["boolean"], _) => Kind::Boolean,
            _ => Kind::Other,
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

    /// The values of an `enum` of texts.
    fn choices(&self) -> Option<Vec<String>> {
        let values = self.keyword("enum")?.as_array()?.iter().filter(|value| !value.is_null());
        values.map(|value| value.as_str().map(str::to_owned)).collect()
    }

    fn keyword(&self, name: &str) -> Option<&Value> {
        let mut place = self.property;
        // Circles of references are refused elsewhere; this may run before that is known.
        for _ in 0..AccountSchema::MAX_DEPTH {
            if let Some(value) = place.get(name) {
                return Some(value);
            }
            place = self.root.pointer(place.get("$ref")?.as_str()?.strip_prefix('#')?)?;
        }
        None
    }
}
