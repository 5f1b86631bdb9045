//! The account schema: what a profile may say, and who may read and write it. `docs/account-schema.md` is its manual.

mod access;
mod annotation;
pub mod edit;
mod field;
mod graph;
mod key;
mod outline;
mod problem;
#[cfg(test)]
mod tests;

use jsonschema::{PatternOptions, Validator};
use serde_json::Value;

use super::Profile;

pub use access::PatchRefusal;
pub use field::{Field, Kind, Widget};
pub use problem::{FieldProblem, Rule};

/// A JSON Schema 2020-12 that is safe to hold profiles against: it refers to nothing outside itself, its patterns match in
/// linear time, and the work it asks for is bounded.
#[derive(Debug)]
pub struct AccountSchema {
    text: String,
    fields: Vec<Field>,
    /// The values that profiles without them get.
    defaults: Vec<(String, Value)>,
    validator: Validator,
}

/// One reason why a text is no account schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaRefusal {
    /// The place, as a JSON Pointer (RFC 6901).
    pub pointer: String,
    /// A stable name of the rule, such as `remote_ref`. The manual lists them.
    pub code: &'static str,
    /// For the administrator who wrote it.
    pub what: String,
}

impl AccountSchema {
    /// The longest schema, in bytes of JSON.
    pub const MAX_BYTES: usize = 64 * 1024;

    /// How many arrays and objects may stand in one another.
    pub const MAX_DEPTH: usize = 16;

    /// The most properties of a profile.
    pub const MAX_FIELDS: usize = 100;

    /// # Errors
    /// Everything that is wrong with it, at least one. A text that is too long, too deep or no JSON is not looked at further.
    pub fn parse(json: &str) -> Result<Self, Vec<SchemaRefusal>> {
        let schema = outline::read(json).map_err(|refusal| vec![refusal])?;
        let mut refusals = outline::refusals(&schema);
        let fields = field::all(&schema, &mut refusals);
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let validator = compile(&schema).map_err(|refusal| vec![refusal])?;
        let defaults = defaults(&schema);
        let this = Self { text: json.to_owned(), fields, defaults, validator };
        let unfit = this.unfit_defaults();
        if unfit.is_empty() { Ok(this) } else { Err(unfit) }
    }

    /// As it was written.
    pub fn as_json(&self) -> &str {
        &self.text
    }

    /// The properties of a profile, in the order in which a form shows them.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The value that profiles without the field get.
    pub fn default_of(&self, name: &str) -> Option<&Value> {
        self.defaults.iter().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// What is wrong with the profile, the first [`FieldProblem::MOST`] of it; nothing when it fits.
    pub fn validate(&self, profile: &Profile) -> Vec<FieldProblem> {
        let instance = Value::Object(profile.members().clone());
        problem::all(&self.validator, &instance)
    }

    /// The profile with the schema's `default` for each property that it lacks. A property that is null is not lacking.
    pub fn with_defaults(&self, profile: &Profile) -> Profile {
        let mut members = profile.members().clone();
        for (name, value) in &self.defaults {
            members.entry(name).or_insert_with(|| value.clone());
        }
        Profile::part(members)
    }

    /// The texts of the searchable fields, folded as [`fold`](super::spelling::fold) does: fold what is looked for, too.
    pub fn search_text(&self, profile: &Profile) -> Vec<String> {
        let searchable = self.fields.iter().filter(|field| field.searchable);
        searchable.filter_map(|field| key::searchable(profile.get(&field.name)?)).collect()
    }

    /// A default that its own property refuses would make every new account wrong.
    fn unfit_defaults(&self) -> Vec<SchemaRefusal> {
        let alone = |name: &String, value: &Value| {
            let member = Value::Object([(name.clone(), value.clone())].into_iter().collect());
            let place = format!("/{name}");
            let problems = problem::all(&self.validator, &member);
            let own = problems.into_iter().find(|problem| {
                problem.pointer.strip_prefix(&place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })?;
            Some(refusal(format!("/properties/{name}/default"), "default", format!("the default {}", own.message)))
        };
        self.defaults.iter().filter_map(|(name, value)| alone(name, value)).collect()
    }
}

impl Default for AccountSchema {
    /// The schema of a new installation.
    #[expect(clippy::expect_used, reason = "a test parses it")]
    fn default() -> Self {
        Self::parse(include_str!("default.json")).expect("the default schema is one")
    }
}

fn refusal(pointer: impl Into<String>, code: &'static str, what: impl Into<String>) -> SchemaRefusal {
    SchemaRefusal { pointer: pointer.into(), code, what: what.into() }
}

fn compile(schema: &Value) -> Result<Validator, SchemaRefusal> {
    jsonschema::draft202012::options()
        .offline()
        .should_validate_formats(true)
        .should_ignore_unknown_formats(false)
        .with_pattern_options(patterns())
        .build(schema)
        .map_err(|error| refusal(error.instance_path().as_str(), "invalid_schema", error.to_string()))
}

/// The engine that has no backtracking, with a bound on what one pattern may take: a mebibyte.
fn patterns() -> PatternOptions<jsonschema::Regex> {
    PatternOptions::regex().size_limit(1 << 20).dfa_size_limit(1 << 20)
}

fn defaults(schema: &Value) -> Vec<(String, Value)> {
    let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
    properties.filter_map(|(name, property)| Some((name.clone(), property.get("default")?.clone()))).collect()
}

/// A JSON Pointer's step.
fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
