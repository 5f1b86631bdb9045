//! The annotation `x-vestibule`: settings that JSON Schema has no keywords for.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{AccountSchema, FormControl, SchemaRefusal, refusal};
use crate::domain::{access::access_level::FieldAccess, text::json_text::escape_pointer_step};

/// The annotation of a property.
#[derive(Debug)]
pub struct Annotation {
    pub read: FieldAccess,
    pub write: FieldAccess,
    pub searchable: bool,
    pub indexed: bool,
    pub unique: bool,
    /// The labels by language tag (BCP 47).
    pub labels: BTreeMap<String, String>,
    pub order: Option<i64>,
    pub control: Option<FormControl>,
    pub claim: Option<FieldClaim>,
}

impl Default for Annotation {
    /// Returns the default: owners may read all of their data, but write it only if the schema says
    /// so.
    fn default() -> Self {
        Self {
            read: FieldAccess::User,
            write: FieldAccess::Admin,
            searchable: false,
            indexed: false,
            unique: false,
            labels: BTreeMap::new(),
            order: None,
            control: None,
            claim: None,
        }
    }
}

/// The claim as which applications learn a property (OpenID Connect Core §5.1.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldClaim {
    pub name: String,
    /// The scope that releases it.
    pub scope: String,
}

/// Claims that this server makes itself: a property could forge them.
const RESERVED_CLAIMS: [&str; 31] = [
    "iss",
    "sub",
    "aud",
    "exp",
    "nbf",
    "iat",
    "jti",
    "auth_time",
    "nonce",
    "acr",
    "amr",
    "azp",
    "at_hash",
    "c_hash",
    "s_hash",
    "sid",
    "events",
    "scope",
    "client_id",
    "username",
    "token_type",
    "active",
    "cnf",
    "preferred_username",
    "updated_at",
    "roles",
    "groups",
    "email",
    "email_verified",
    "phone_number",
    "phone_number_verified",
];

/// The member of the root's `x-vestibule` with the number of unannotated properties to index.
const INDEX_UNANNOTATED: &str = "indexUnannotated";

/// The number of unannotated properties to index, unless the schema specifies it.
const DEFAULT_UNANNOTATED_INDEXES: usize = 20;

/// Returns the number of unannotated scalar properties that are indexed and searchable, in the
/// order in which they are written.
pub fn unannotated_indexes(schema: &Value, refusals: &mut Vec<SchemaRefusal>) -> usize {
    let Some(annotation) = schema.get("x-vestibule") else { return DEFAULT_UNANNOTATED_INDEXES };
    let members = annotation.as_object();
    let bound = members
        .and_then(|members| members.get(INDEX_UNANNOTATED)?.as_u64())
        .and_then(|bound| bound.try_into().ok());
    let is_known =
        members.is_some_and(|members| members.keys().all(|name| name == INDEX_UNANNOTATED));

    if let Some(bound) = bound.filter(|bound| is_known && *bound <= AccountSchema::MAX_FIELDS) {
        return bound;
    }
    let what = format!(
        "must be an object with {INDEX_UNANNOTATED}, a whole number up to {}",
        AccountSchema::MAX_FIELDS
    );
    refusals.push(refusal("/x-vestibule", "annotation", what));
    DEFAULT_UNANNOTATED_INDEXES
}

/// The maximum length of a label, in characters.
const MAX_LABEL_CHARACTERS: usize = 100;

impl Annotation {
    /// Reads the annotation of a property.
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
                refusals.push(refusal(
                    format!("{pointer}/{}", escape_pointer_step(name)),
                    "annotation",
                    what,
                ));
            }
        }

        annotation
    }

    fn set(&mut self, name: &str, value: &Value) -> Result<(), String> {
        match name {
            "read" => self.read = parse_name(value, FieldAccess::parse, FieldAccess::NAMES)?,
            "write" => self.write = parse_name(value, FieldAccess::parse, FieldAccess::NAMES)?,
            "searchable" => self.searchable = parse_boolean(value)?,
            "indexed" => self.indexed = parse_boolean(value)?,
            "unique" => self.unique = parse_boolean(value)?,
            "label" => self.labels = parse_labels(value)?,
            "order" => self.order = Some(value.as_i64().ok_or("must be a whole number")?),
            "widget" => {
                self.control = Some(parse_name(value, FormControl::parse, FormControl::NAMES)?);
            }
            "claim" => self.claim = Some(parse_claim(value)?),
            _ => {
                let known =
                    "read, write, searchable, indexed, unique, label, order, widget and claim";
                return Err(format!("is unknown; the members are {known}"));
            }
        }

        Ok(())
    }
}

fn parse_name<T>(
    value: &Value,
    parse: impl Fn(&str) -> Option<T>,
    names: &[&str],
) -> Result<T, String> {
    value.as_str().and_then(parse).ok_or_else(|| format!("must be one of {}", names.join(", ")))
}

/// Parses the name of a claim, or an object with its name and its scope.
fn parse_claim(value: &Value) -> Result<FieldClaim, String> {
    let known = value
        .as_object()
        .is_none_or(|members| members.keys().all(|name| name == "name" || name == "scope"));
    let name = value.as_str().or(value.get("name").and_then(Value::as_str));
    let scope = value.get("scope").map_or(Some("profile"), Value::as_str);

    let is_name = |text: &str| {
        (1..=64).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-:./".contains(&byte))
    };
    match (name, scope) {
        (Some(name), _) if RESERVED_CLAIMS.contains(&name) => {
            Err(format!("must not be {name}, which this server makes itself"))
        }
        (Some(name), Some(scope)) if known && is_name(name) && is_name(scope) => {
            Ok(FieldClaim { name: name.to_owned(), scope: scope.to_owned() })
        }
        _ => {
            let example = r#"{"name": "department", "scope": "profile"}"#;
            Err(format!("must be a claim's name, or an object such as {example}"))
        }
    }
}

fn parse_boolean(value: &Value) -> Result<bool, String> {
    value.as_bool().ok_or_else(|| "must be true or false".to_owned())
}

fn parse_labels(value: &Value) -> Result<BTreeMap<String, String>, String> {
    let label = |(tag, text): (&String, &Value)| {
        let text = text.as_str()?.trim();
        let is_valid =
            is_language_tag(tag) && (1..=MAX_LABEL_CHARACTERS).contains(&text.chars().count());
        if is_valid { Some((tag.clone(), text.to_owned())) } else { None }
    };
    value.as_object().and_then(|labels| labels.iter().map(label).collect()).ok_or_else(|| {
        let example = r#"{"en": "First name"}"#;
        format!(
            "must be an object of labels by language, such as {example}, of at most \
             {MAX_LABEL_CHARACTERS} characters"
        )
    })
}

/// Returns true for a text in the form of a BCP 47 tag.
fn is_language_tag(tag: &str) -> bool {
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    tag.len() <= 35
        && tag.split('-').all(is_part)
        && tag.starts_with(|c: char| c.is_ascii_alphabetic())
}
