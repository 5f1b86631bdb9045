//! `x-vestibule`: what JSON Schema has no words for.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{AccountSchema, SchemaRefusal, Widget, escape, refusal};
use crate::domain::access::access_level::Access;

#[derive(Debug)]
pub struct Annotation {
    pub read: Access,
    pub write: Access,
    pub searchable: bool,
    pub indexed: bool,
    pub unique: bool,
    /// By language tag.
    pub labels: BTreeMap<String, String>,
    pub order: Option<i64>,
    pub widget: Option<Widget>,
}

impl Default for Annotation {
    /// People may see what is kept about them; to change it they need the schema's word.
    fn default() -> Self {
        Self {
            read: Access::User,
            write: Access::Admin,
            searchable: false,
            indexed: false,
            unique: false,
            labels: BTreeMap::new(),
            order: None,
            widget: None,
        }
    }
}

/// The member of the root's `x-vestibule`: how many properties without an annotation are indexed and searchable.
const INDEX_UNANNOTATED: &str = "indexUnannotated";

/// The same, where the schema does not say it.
const DEFAULT_UNANNOTATED_INDEXES: usize = 20;

/// How many scalar properties without an annotation are indexed and searchable, in the order in which they are written.
pub fn unannotated_indexes(schema: &Value, refusals: &mut Vec<SchemaRefusal>) -> usize {
    let Some(annotation) = schema.get("x-vestibule") else { return DEFAULT_UNANNOTATED_INDEXES };
    let members = annotation.as_object();
    let bound =
        members.and_then(|members| members.get(INDEX_UNANNOTATED)?.as_u64()).and_then(|bound| bound.try_into().ok());
    let known = members.is_some_and(|members| members.keys().all(|name| name == INDEX_UNANNOTATED));

    if let Some(bound) = bound.filter(|bound| known && *bound <= AccountSchema::MAX_FIELDS) {
        return bound;
    }
    let what =
        format!("must be an object with {INDEX_UNANNOTATED}, a whole number up to {}", AccountSchema::MAX_FIELDS);
    refusals.push(refusal("/x-vestibule", "annotation", what));
    DEFAULT_UNANNOTATED_INDEXES
}

/// The longest label, in characters.
const LONGEST_LABEL: usize = 100;

impl Annotation {
    pub fn read(property: &Value, pointer: &str, refusals: &mut Vec<SchemaRefusal>) -> Self {
        let mut annotation = Self::default();
        let Some(value) = property.get("x-vestibule") else { return annotation };
        let pointer = format!("{pointer}/x-vestibule");
        let Some(members) = value.as_object() else {
            refusals.push(refusal(pointer, "annotation", "must be an object"));
            return annotation;
        };
        for (name, value) in members {
            if let Err(what) = annotation.set(name, value) {
                refusals.push(refusal(format!("{pointer}/{}", escape(name)), "annotation", what));
            }
        }
        annotation
    }

    fn set(&mut self, name: &str, value: &Value) -> Result<(), String> {
        match name {
            "read" => self.read = one_of(value, Access::parse, &Access::NAMES)?,
            "write" => self.write = one_of(value, Access::parse, &Access::NAMES)?,
            "searchable" => self.searchable = boolean(value)?,
            "indexed" => self.indexed = boolean(value)?,
            "unique" => self.unique = boolean(value)?,
            "label" => self.labels = labels(value)?,
            "order" => self.order = Some(value.as_i64().ok_or("must be a whole number")?),
            "widget" => self.widget = Some(one_of(value, Widget::parse, &Widget::NAMES)?),
            _ => {
                let known = "read, write, searchable, indexed, unique, label, order and widget";
                return Err(format!("is unknown; there are {known}"));
            }
        }
        Ok(())
    }
}

fn one_of<T>(value: &Value, parse: impl Fn(&str) -> Option<T>, names: &[&str]) -> Result<T, String> {
    value.as_str().and_then(parse).ok_or_else(|| format!("must be one of {}", names.join(", ")))
}

fn boolean(value: &Value) -> Result<bool, String> {
    value.as_bool().ok_or_else(|| "must be true or false".to_owned())
}

fn labels(value: &Value) -> Result<BTreeMap<String, String>, String> {
    let label = |(tag, text): (&String, &Value)| {
        let text = text.as_str()?.trim();
        let fits = is_language(tag) && (1..=LONGEST_LABEL).contains(&text.chars().count());
        fits.then(|| (tag.clone(), text.to_owned()))
    };
    value.as_object().and_then(|labels| labels.iter().map(label).collect()).ok_or_else(|| {
        let example = r#"{"en": "First name"}"#;
        format!("must be an object of labels by language, such as {example}, of at most {LONGEST_LABEL} characters")
    })
}

/// The shape of a BCP 47 tag.
fn is_language(tag: &str) -> bool {
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    tag.len() <= 35 && tag.split('-').all(is_part) && tag.starts_with(|c: char| c.is_ascii_alphabetic())
}
