//! What a schema is made of, and whether it can be trusted with profiles.

use serde_json::{Map, Value};

use super::{AccountSchema, SchemaRefusal, compile, escape, graph, refusal};

/// A subschema, by its pointer.
#[derive(Debug, Default)]
pub struct Place {
    pub pointer: String,
    /// Where the subschemas that stand in it are.
    pub children: Vec<String>,
    /// Where its `$ref` leads.
    pub target: Option<String>,
}

/// The most patterns in a schema: each may take a mebibyte when compiled.
const MOST_PATTERNS: usize = 50;

const LONGEST_PATTERN: usize = 1000;

/// The most refusals of one kind that are worth reading.
const MOST_REFUSALS: usize = 50;

/// Keywords whose value is one schema.
const ONE: [&str; 11] = [
    "additionalProperties",
    "contains",
    "contentSchema",
    "else",
    "if",
    "items",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];

/// Keywords whose value is a list of schemas.
const LIST: [&str; 4] = ["allOf", "anyOf", "oneOf", "prefixItems"];

/// Keywords whose value is an object of schemas.
const NAMED: [&str; 4] = ["$defs", "dependentSchemas", "patternProperties", "properties"];

/// Keywords whose value is no schema.
const DATA: [&str; 33] = [
    "$comment",
    "$ref",
    "$schema",
    "const",
    "contentEncoding",
    "contentMediaType",
    "default",
    "dependentRequired",
    "deprecated",
    "description",
    "enum",
    "examples",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "pattern",
    "readOnly",
    "required",
    "title",
    "type",
    "uniqueItems",
    "writeOnly",
];

/// Keywords that make a reference mean something else than the place it names.
const ELSEWHERE: [&str; 5] = ["$anchor", "$dynamicAnchor", "$dynamicRef", "$id", "$vocabulary"];

/// The text as JSON, when looking at it further is harmless.
pub fn read(json: &str) -> Result<Value, SchemaRefusal> {
    if json.len() > AccountSchema::MAX_BYTES {
        let what = format!("is longer than {} bytes", AccountSchema::MAX_BYTES);
        return Err(refusal("", "too_long", what));
    }
    let schema: Value = serde_json::from_str(json).map_err(|error| refusal("", "not_json", error.to_string()))?;
    if !schema.is_object() {
        return Err(refusal("", "not_an_object", "must be a JSON object"));
    }
    match too_deep(&schema, AccountSchema::MAX_DEPTH) {
        Some(pointer) => {
            Err(refusal(pointer, "too_deep", format!("is nested deeper than {}", AccountSchema::MAX_DEPTH)))
        }
        None => Ok(schema),
    }
}

/// Everything that is wrong with it as a JSON Schema of ours, the annotations apart.
pub fn refusals(schema: &Value) -> Vec<SchemaRefusal> {
    let mut outline = Outline::default();
    outline.visit(schema, "");
    let Outline { mut refusals, places, patterns } = outline;
    if schema.get("type").and_then(Value::as_str) != Some("object") {
        refusals.push(refusal("/type", "not_an_object", "must be \"object\": a profile is one"));
    }
    refusals.extend(meta(schema));
    refusals.extend(graph::refusals(&places));
    if patterns.len() > MOST_PATTERNS {
        refusals.push(refusal("", "too_many_patterns", format!("has more than {MOST_PATTERNS} patterns")));
    } else {
        refusals.extend(patterns.into_iter().filter_map(|(pointer, pattern)| refuse_pattern(pointer, &pattern)));
    }
    refusals
}

#[derive(Default)]
struct Outline {
    refusals: Vec<SchemaRefusal>,
    places: Vec<Place>,
    patterns: Vec<(String, String)>,
}

impl Outline {
    /// Recurses no further than [`read`] let the text be nested.
    fn visit(&mut self, schema: &Value, pointer: &str) {
        let mut place = Place { pointer: pointer.to_owned(), ..Place::default() };
        // What is neither an object nor a boolean is the meta-schema's to refuse.
        for (keyword, value) in schema.as_object().into_iter().flatten() {
            let at = format!("{pointer}/{}", escape(keyword));
            for (child, schema) in subschemas(keyword, value, &at) {
                self.visit(schema, &child);
                place.children.push(child);
            }
            match keyword.as_str() {
                "$ref" => place.target = self.target(value, at),
                "$schema" => self.dialect(value, at),
                "pattern" => self.patterns.extend(value.as_str().map(|pattern| (at, pattern.to_owned()))),
                "patternProperties" => self.names(value, &at),
                "x-vestibule" if !pointer.is_empty() && !is_field(pointer) => {
                    self.refuse(at, "misplaced", "only the schema and the properties of the profile can have it");
                }
                _ => self.known(keyword, at),
            }
        }
        self.places.push(place);
    }

    fn target(&mut self, value: &Value, at: String) -> Option<String> {
        match value.as_str()?.strip_prefix('#') {
            Some(target) => return Some(target.to_owned()),
            None => self.refuse(at, "remote_ref", "must begin with #: nothing outside the schema is looked up"),
        }
        None
    }

    /// Patterns that stand where names do.
    fn names(&mut self, value: &Value, at: &str) {
        let names = value.as_object().into_iter().flat_map(Map::keys);
        self.patterns.extend(names.map(|name| (format!("{at}/{}", escape(name)), name.clone())));
    }

    fn dialect(&mut self, value: &Value, at: String) {
        let dialect = value.as_str().map(|uri| uri.trim_end_matches('#'));
        if dialect != Some("https://json-schema.org/draft/2020-12/schema") {
            self.refuse(at, "dialect", "must be https://json-schema.org/draft/2020-12/schema");
        }
    }

    /// A keyword that nobody knows would do nothing, and its writer would believe that it does.
    fn known(&mut self, keyword: &str, at: String) {
        if ELSEWHERE.contains(&keyword) {
            self.refuse(at, "unsupported_keyword", "is not supported: refer to places with $ref and #/…");
        } else if !keyword.starts_with("x-")
            && ![&ONE[..], &LIST, &NAMED, &DATA].iter().any(|all| all.contains(&keyword))
        {
            self.refuse(at, "unknown_keyword", "is no keyword of JSON Schema 2020-12; names of your own begin with x-");
        }
    }

    fn refuse(&mut self, at: String, code: &'static str, what: &str) {
        if self.refusals.len() < MOST_REFUSALS {
            self.refusals.push(refusal(at, code, what));
        }
    }
}

fn subschemas<'a>(keyword: &str, value: &'a Value, at: &str) -> Vec<(String, &'a Value)> {
    if ONE.contains(&keyword) {
        vec![(at.to_owned(), value)]
    } else if LIST.contains(&keyword) {
        let items = value.as_array().into_iter().flatten().enumerate();
        items.map(|(index, item)| (format!("{at}/{index}"), item)).collect()
    } else if NAMED.contains(&keyword) {
        let members = value.as_object().into_iter().flat_map(Map::iter);
        members.map(|(name, member)| (format!("{at}/{}", escape(name)), member)).collect()
    } else {
        Vec::new()
    }
}

fn is_field(pointer: &str) -> bool {
    pointer.strip_prefix("/properties/").is_some_and(|name| !name.contains('/'))
}

fn meta(schema: &Value) -> Vec<SchemaRefusal> {
    let validator = jsonschema::draft202012::meta::validator();
    let refused = validator.iter_errors(schema).take(MOST_REFUSALS).map(|error| {
        let what = error.masked_with("the value").to_string();
        refusal(error.instance_path().as_str(), "invalid_schema", what)
    });
    refused.collect()
}

/// Each pattern is compiled alone, so that the refusal names its place.
fn refuse_pattern(pointer: String, pattern: &str) -> Option<SchemaRefusal> {
    if pattern.chars().count() > LONGEST_PATTERN {
        return Some(refusal(pointer, "pattern", format!("is longer than {LONGEST_PATTERN} characters")));
    }
    let alone = Value::Object([("pattern".to_owned(), pattern.into())].into_iter().collect());
    let what = "cannot be matched in linear time and little memory: it must be without look-around and references back, and \
                great counts belong into maxLength";
    compile(&alone).err().map(|_| refusal(pointer, "pattern", what))
}

/// Where the first value is that is nested too deep. It does not recurse, because nothing is known of the value yet.
fn too_deep(schema: &Value, most: usize) -> Option<String> {
    let mut open = vec![(schema, String::new(), 1)];
    while let Some((value, pointer, depth)) = open.pop() {
        let children: Vec<(String, &Value)> = match value {
            Value::Array(items) => items.iter().enumerate().map(|(index, item)| (index.to_string(), item)).collect(),
            Value::Object(members) => members.iter().map(|(name, member)| (escape(name), member)).collect(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => continue,
        };
        if depth > most {
            return Some(pointer);
        }
        open.extend(children.into_iter().map(|(step, child)| (child, format!("{pointer}/{step}"), depth + 1)));
    }
    None
}
