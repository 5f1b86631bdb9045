//! The structure of a schema: its references and patterns, and the checks that make its validation
//! safe.

use serde_json::{Map, Value};

use super::{
    AccountSchema, SchemaRefusal, compile, graph,
    keywords::{
        DATA_KEYWORDS, REFERENCE_KEYWORDS, SCHEMA_KEYWORDS, SCHEMA_LIST_KEYWORDS,
        SCHEMA_MAP_KEYWORDS,
    },
    refusal,
};
use crate::domain::text::json_text::escape_pointer_step;

/// A subschema.
#[derive(Debug, Default)]
pub struct SchemaNode {
    pub pointer: String,
    /// The pointers of the subschemas in it.
    pub children: Vec<String>,
    /// The pointer that its `$ref` names.
    pub target: Option<String>,
}

/// The maximum number of patterns in a schema. Each may take a mebibyte when compiled.
const MAX_PATTERNS: usize = 50;

/// The maximum length of a pattern, in characters.
const MAX_PATTERN_CHARACTERS: usize = 1000;

/// The maximum number of refusals reported by one check.
const MAX_REFUSALS: usize = 50;

/// Parses the text as a JSON object of limited size and depth, which recursion is safe on.
pub fn parse_json(json: &str) -> Result<Value, SchemaRefusal> {
    if json.len() > AccountSchema::MAX_BYTES {
        let what = format!("is longer than {} bytes", AccountSchema::MAX_BYTES);
        return Err(refusal("", "too_long", what));
    }

    let schema: Value =
        serde_json::from_str(json).map_err(|error| refusal("", "not_json", error.to_string()))?;
    if !schema.is_object() {
        return Err(refusal("", "not_an_object", "must be a JSON object"));
    }

    match find_too_deep(&schema, AccountSchema::MAX_DEPTH) {
        Some(pointer) => Err(refusal(
            pointer,
            "too_deep",
            format!("is nested deeper than {}", AccountSchema::MAX_DEPTH),
        )),
        None => Ok(schema),
    }
}

/// Checks the schema, except for its annotations.
pub fn refusals(schema: &Value) -> Vec<SchemaRefusal> {
    let mut check = StructureCheck::default();
    check.visit(schema, "");
    let StructureCheck { mut refusals, nodes, patterns } = check;
    if schema.get("type").and_then(Value::as_str) != Some("object") {
        refusals.push(refusal(
            "/type",
            "not_an_object",
            "must be \"object\", because a profile is one",
        ));
    }
    refusals.extend(check_meta_schema(schema));
    refusals.extend(graph::refusals(&nodes));

    if patterns.len() > MAX_PATTERNS {
        refusals.push(refusal(
            "",
            "too_many_patterns",
            format!("has more than {MAX_PATTERNS} patterns"),
        ));
    } else {
        refusals.extend(
            patterns.into_iter().filter_map(|(pointer, pattern)| check_pattern(pointer, &pattern)),
        );
    }
    refusals
}

/// The state of one walk through a schema.
#[derive(Default)]
struct StructureCheck {
    refusals: Vec<SchemaRefusal>,
    nodes: Vec<SchemaNode>,
    /// The patterns, each with its pointer.
    patterns: Vec<(String, String)>,
}

impl StructureCheck {
    /// Visits a subschema. The recursion is bounded, because [`parse_json`] limits the nesting.
    fn visit(&mut self, schema: &Value, pointer: &str) {
        let mut node = SchemaNode { pointer: pointer.to_owned(), ..SchemaNode::default() };
        // The meta-schema refuses whatever is neither an object nor a boolean.
        for (keyword, value) in schema.as_object().into_iter().flatten() {
            let at = format!("{pointer}/{}", escape_pointer_step(keyword));
            for (child, schema) in subschemas(keyword, value, &at) {
                self.visit(schema, &child);
                node.children.push(child);
            }
            match keyword.as_str() {
                "$ref" => node.target = self.check_reference(value, at),
                "$schema" => self.check_dialect(value, at),
                "pattern" => {
                    self.patterns.extend(value.as_str().map(|pattern| (at, pattern.to_owned())));
                }
                "patternProperties" => self.add_name_patterns(value, &at),
                "x-vestibule" if !pointer.is_empty() && !is_profile_property(pointer) => {
                    self.refuse(
                        at,
                        "misplaced",
                        "is allowed only in the schema itself and in the properties of the profile",
                    );
                }
                _ => self.check_keyword(keyword, at),
            }
        }

        self.nodes.push(node);
    }

    /// Returns the pointer that a `$ref` names.
    fn check_reference(&mut self, value: &Value, at: String) -> Option<String> {
        let target = value.as_str()?.strip_prefix('#');
        if target.is_none() {
            self.refuse(
                at,
                "remote_ref",
                "must begin with #: references outside the schema are not followed",
            );
        }
        target.map(str::to_owned)
    }

    /// Notes the patterns of `patternProperties`, which are names of members.
    fn add_name_patterns(&mut self, value: &Value, at: &str) {
        let names = value.as_object().into_iter().flat_map(Map::keys);
        self.patterns.extend(
            names.map(|name| (format!("{at}/{}", escape_pointer_step(name)), name.clone())),
        );
    }

    fn check_dialect(&mut self, value: &Value, at: String) {
        let dialect = value.as_str().map(|uri| uri.trim_end_matches('#'));
        if dialect != Some("https://json-schema.org/draft/2020-12/schema") {
            self.refuse(at, "dialect", "must be https://json-schema.org/draft/2020-12/schema");
        }
    }

    /// Refuses unknown keywords: they would have no effect, which their author would not notice.
    fn check_keyword(&mut self, keyword: &str, at: String) {
        if REFERENCE_KEYWORDS.contains(&keyword) {
            self.refuse(
                at,
                "unsupported_keyword",
                "is not supported: refer to a subschema with $ref and #/…",
            );
        } else if !keyword.starts_with("x-")
            && ![&SCHEMA_KEYWORDS[..], &SCHEMA_LIST_KEYWORDS, &SCHEMA_MAP_KEYWORDS, &DATA_KEYWORDS]
                .iter()
                .any(|all| all.contains(&keyword))
        {
            self.refuse(
                at,
                "unknown_keyword",
                "is not a keyword of JSON Schema 2020-12; custom keywords begin with x-",
            );
        }
    }

    fn refuse(&mut self, at: String, code: &'static str, what: &str) {
        if self.refusals.len() < MAX_REFUSALS {
            self.refusals.push(refusal(at, code, what));
        }
    }
}

/// Returns the subschemas in the value of a keyword, each with its pointer.
fn subschemas<'a>(keyword: &str, value: &'a Value, at: &str) -> Vec<(String, &'a Value)> {
    if SCHEMA_KEYWORDS.contains(&keyword) {
        vec![(at.to_owned(), value)]
    } else if SCHEMA_LIST_KEYWORDS.contains(&keyword) {
        let items = value.as_array().into_iter().flatten().enumerate();
        items.map(|(index, item)| (format!("{at}/{index}"), item)).collect()
    } else if SCHEMA_MAP_KEYWORDS.contains(&keyword) {
        let members = value.as_object().into_iter().flat_map(Map::iter);
        members
            .map(|(name, member)| (format!("{at}/{}", escape_pointer_step(name)), member))
            .collect()
    } else {
        Vec::new()
    }
}

fn is_profile_property(pointer: &str) -> bool {
    pointer.strip_prefix("/properties/").is_some_and(|name| !name.contains('/'))
}

/// Validates the schema against the meta-schema of the draft.
fn check_meta_schema(schema: &Value) -> Vec<SchemaRefusal> {
    let validator = jsonschema::draft202012::meta::validator();
    let refusals = validator.iter_errors(schema).take(MAX_REFUSALS).map(|error| {
        let what = error.masked_with("the value").to_string();
        refusal(error.instance_path().as_str(), "invalid_schema", what)
    });
    refusals.collect()
}

/// Compiles a pattern by itself, so that the refusal names its pointer.
fn check_pattern(pointer: String, pattern: &str) -> Option<SchemaRefusal> {
    if pattern.chars().count() > MAX_PATTERN_CHARACTERS {
        return Some(refusal(
            pointer,
            "pattern",
            format!("is longer than {MAX_PATTERN_CHARACTERS} characters"),
        ));
    }
    let alone = Value::Object([("pattern".to_owned(), pattern.into())].into_iter().collect());
    let what = "cannot be matched in linear time and little memory: use no look-around and no \
                backreferences, and use maxLength for large counts";
    compile(&alone).err().map(|_| refusal(pointer, "pattern", what))
}

/// Finds the first value that is nested too deep. It does not recurse, because the depth is not
/// known to be safe.
fn find_too_deep(schema: &Value, max_depth: usize) -> Option<String> {
    let mut open = vec![(schema, String::new(), 1)];

    while let Some((value, pointer, depth)) = open.pop() {
        let children: Vec<(String, &Value)> = match value {
            Value::Array(items) => {
                items.iter().enumerate().map(|(index, item)| (index.to_string(), item)).collect()
            }
            Value::Object(members) => {
                members.iter().map(|(name, member)| (escape_pointer_step(name), member)).collect()
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => continue,
        };
        if depth > max_depth {
            return Some(pointer);
        }
        open.extend(
            children
                .into_iter()
                .map(|(step, child)| (child, format!("{pointer}/{step}"), depth + 1)),
        );
    }
    None
}
