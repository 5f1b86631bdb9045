//! The account schema: the members of profiles, and the access levels that may read and write them.
//! docs/account-schema.md is its manual.

mod access;
mod annotation;
pub mod edit;
mod field;
mod field_type;
mod graph;
mod key;
mod keywords;
mod problem;
mod structure;
#[cfg(test)]
mod tests;

use jsonschema::{PatternOptions, Validator};
use serde_json::Value;

use super::Profile;

pub use access::PatchRefusal;
pub use annotation::FieldClaim;
pub use field::Field;
pub use field_type::{FieldType, FormControl};
pub use problem::{FieldProblem, ViolatedRule};

/// A JSON Schema (2020-12) that is safe to validate profiles with: it refers to nothing outside
/// itself, its patterns match in linear time, and its validation takes a bounded amount of work.
#[derive(Debug)]
pub struct AccountSchema {
    text: String,
    fields: Vec<Field>,
    /// The default values, by the name of the property.
    defaults: Vec<(String, Value)>,
    validator: Validator,
}

/// One reason why a text is refused as an account schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaRefusal {
    /// The place in the schema, as a JSON Pointer (RFC 6901).
    pub pointer: String,
    /// A stable name of the rule, such as `remote_ref`; docs/account-schema.md lists them.
    pub code: &'static str,
    /// The explanation, for the administrator who wrote the schema.
    pub what: String,
}

impl AccountSchema {
    /// The maximum size, in bytes of JSON.
    pub const MAX_BYTES: usize = 64 * 1024;

    /// The maximum nesting of arrays and objects.
    pub const MAX_DEPTH: usize = 16;

    /// The maximum number of properties of a profile.
    pub const MAX_FIELDS: usize = 100;

    /// Parses and checks a schema.
    ///
    /// # Errors
    /// All refusals, at least one. A text that is too long, too deep or not JSON is not checked
    /// further.
    pub fn parse(json: &str) -> Result<Self, Vec<SchemaRefusal>> {
        let schema = structure::parse_json(json).map_err(|refusal| vec![refusal])?;
        let mut refusals = structure::refusals(&schema);
        let fields = field::all(&schema, &mut refusals);

        if !refusals.is_empty() {
            return Err(refusals);
        }

        let validator = compile(&schema).map_err(|refusal| vec![refusal])?;
        let defaults = defaults(&schema);
        let this = Self { text: json.to_owned(), fields, defaults, validator };

        let invalid_defaults = this.invalid_defaults();
        if invalid_defaults.is_empty() { Ok(this) } else { Err(invalid_defaults) }
    }

    /// Returns the text as it was written.
    pub fn as_json(&self) -> &str {
        &self.text
    }

    /// Returns the properties of a profile, in the display order of forms.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// Returns the default value of a field.
    pub fn default_of(&self, name: &str) -> Option<&Value> {
        self.defaults.iter().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Validates a profile. Returns the first [`FieldProblem::MAX_REPORTED`] problems.
    pub fn validate(&self, profile: &Profile) -> Vec<FieldProblem> {
        let instance = Value::Object(profile.members().clone());
        problem::all(&self.validator, &instance)
    }

    /// Adds the default of each property that the profile lacks. A null property is not lacking.
    pub fn with_defaults(&self, profile: &Profile) -> Profile {
        let mut members = profile.members().clone();
        for (name, value) in &self.defaults {
            members.entry(name).or_insert_with(|| value.clone());
        }
        Profile::from_checked(members)
    }

    /// Returns the texts of the searchable fields, folded by
    /// [`fold`](crate::domain::text::folding::fold) as the searched text must be.
    pub fn search_text(&self, profile: &Profile) -> Vec<String> {
        let searchable = self.fields.iter().filter(|field| field.searchable);
        searchable.filter_map(|field| key::search_text(profile.get(&field.name)?)).collect()
    }

    /// Checks each default against its own property: an invalid one would make every new account
    /// invalid.
    fn invalid_defaults(&self) -> Vec<SchemaRefusal> {
        let check = |name: &String, value: &Value| {
            let member = Value::Object([(name.clone(), value.clone())].into_iter().collect());
            let pointer = format!("/{name}");

            let problems = problem::all(&self.validator, &member);
            let own_problem = problems.into_iter().find(|problem| {
                problem
                    .pointer
                    .strip_prefix(&pointer)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })?;
            Some(refusal(
                format!("/properties/{name}/default"),
                "default",
                format!("the default {}", own_problem.message),
            ))
        };
        self.defaults.iter().filter_map(|(name, value)| check(name, value)).collect()
    }
}

impl Default for AccountSchema {
    /// Returns the schema of a new installation.
    #[expect(clippy::expect_used, reason = "a test parses it")]
    fn default() -> Self {
        Self::parse(include_str!("default.json")).expect("the default schema is valid")
    }
}

fn refusal(
    pointer: impl Into<String>,
    code: &'static str,
    what: impl Into<String>,
) -> SchemaRefusal {
    SchemaRefusal { pointer: pointer.into(), code, what: what.into() }
}

fn compile(schema: &Value) -> Result<Validator, SchemaRefusal> {
    jsonschema::draft202012::options()
        .offline()
        .should_validate_formats(true)
        .should_ignore_unknown_formats(false)
        .with_pattern_options(pattern_options())
        .build(schema)
        .map_err(|error| {
            refusal(error.instance_path().as_str(), "invalid_schema", error.to_string())
        })
}

/// Selects the regular expression engine without backtracking, and limits a pattern to a mebibyte.
fn pattern_options() -> PatternOptions<jsonschema::Regex> {
    PatternOptions::regex().size_limit(1 << 20).dfa_size_limit(1 << 20)
}

fn defaults(schema: &Value) -> Vec<(String, Value)> {
    let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
    properties
        .filter_map(|(name, property)| Some((name.clone(), property.get("default")?.clone())))
        .collect()
}
