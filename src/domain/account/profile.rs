//! The profile of an account.

use serde_json::{Map, Value};

use crate::domain::text::json_text::nests_within;

/// The profile. The account schema in force determines its members.
#[derive(Clone, Debug, Default, PartialEq, utoipa::ToSchema)]
#[schema(example = json!({"firstName": "Alice"}))]
pub struct Profile(Map<String, Value>);

impl Profile {
    /// The maximum size, in bytes of JSON.
    pub const MAX_BYTES: usize = 32 * 1024;

    /// The maximum nesting of arrays and objects; the profile itself is the first level.
    pub const MAX_DEPTH: usize = 16;

    /// Parses a JSON object.
    ///
    /// # Errors
    /// [`InvalidProfile`] when the text is not a JSON object, too long or too deep.
    pub fn parse(json: &str) -> Result<Self, InvalidProfile> {
        // The length is checked first, so that parsing does a bounded amount of work.
        if json.len() > Self::MAX_BYTES {
            return Err(InvalidProfile::TooLong);
        }
        Self::check_depth(serde_json::from_str(json).map_err(|_| InvalidProfile::NotAnObject)?)
    }

    /// Wraps members that were parsed as part of something larger, such as a request.
    ///
    /// # Errors
    /// [`InvalidProfile`] when they are too long or too deep.
    pub fn of(members: Map<String, Value>) -> Result<Self, InvalidProfile> {
        let profile = Self::check_depth(members)?;
        // The size counts as stored. Serialization is safe because the depth is checked.
        if profile.to_json().len() > Self::MAX_BYTES {
            Err(InvalidProfile::TooLong)
        } else {
            Ok(profile)
        }
    }

    /// Wraps a stored profile of any size, because the limits may have been higher before.
    ///
    /// # Errors
    /// [`InvalidProfile::NotAnObject`] when the text is anything else.
    pub fn from_database(json: &str) -> Result<Self, InvalidProfile> {
        serde_json::from_str(json).map(Self).map_err(|_| InvalidProfile::NotAnObject)
    }

    pub fn to_json(&self) -> String {
        Value::Object(self.0.clone()).to_string()
    }

    /// Applies a JSON Merge Patch (RFC 7396): null removes a member, an object is merged
    /// recursively, any other value replaces the member.
    ///
    /// # Errors
    /// [`InvalidProfile`] when it would become too long or too deep.
    pub fn merge(&self, patch: &Map<String, Value>) -> Result<Self, InvalidProfile> {
        if !patch.values().all(|value| nests_within(value, Self::MAX_DEPTH)) {
            return Err(InvalidProfile::TooDeep);
        }
        let mut members = self.0.clone();
        merge(&mut members, patch);
        Self::of(members)
    }

    /// Iterates over the members in the order in which they were written.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    pub fn get(&self, member: &str) -> Option<&Value> {
        self.0.get(member)
    }

    pub fn members(&self) -> &Map<String, Value> {
        &self.0
    }

    /// Returns the name to greet the owner by.
    pub fn first_name(&self) -> Option<&str> {
        self.text("firstName")
    }

    /// Returns true if the member has a value other than null and blank text.
    pub fn has(&self, member: &str) -> bool {
        match self.0.get(member) {
            None | Some(Value::Null) => false,
            Some(Value::String(text)) => !text.trim().is_empty(),
            Some(_) => true,
        }
    }

    /// Returns a member's text, unless it is blank.
    pub fn text(&self, member: &str) -> Option<&str> {
        self.0.get(member)?.as_str().filter(|text| !text.trim().is_empty())
    }

    /// Wraps some members of a profile that was checked before.
    pub(crate) fn from_checked(members: Map<String, Value>) -> Self {
        Self(members)
    }

    fn check_depth(members: Map<String, Value>) -> Result<Self, InvalidProfile> {
        let is_within = members.values().all(|value| nests_within(value, Self::MAX_DEPTH - 1));
        if is_within { Ok(Self(members)) } else { Err(InvalidProfile::TooDeep) }
    }
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidProfile {
    #[error("the profile must be a JSON object, such as {{\"firstName\":\"Alex\"}}")]
    NotAnObject,
    #[error("the profile must not be longer than {} bytes of JSON", Profile::MAX_BYTES)]
    TooLong,
    #[error("the profile must not be nested deeper than {}", Profile::MAX_DEPTH)]
    TooDeep,
}

/// Merges by the algorithm of RFC 7396, section 2.
fn merge(target: &mut Map<String, Value>, patch: &Map<String, Value>) {
    for (name, value) in patch {
        match value {
            Value::Null => {
                target.remove(name);
            }
            Value::Object(inner) => {
                let member = target.entry(name).or_insert(Value::Null);
                if !member.is_object() {
                    *member = Value::Object(Map::new());
                }
                if let Value::Object(member) = member {
                    merge(member, inner);
                }
            }
            Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                target.insert(name.clone(), value.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_patch_changes_what_rfc_7396_says() {
        // Appendix A, as far as both sides are objects, which a profile and its patch always are.
        for (original, patch, result) in [
            (r#"{"a":"b"}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#),
            (r#"{"a":"b"}"#, r#"{"b":"c"}"#, r#"{"a":"b","b":"c"}"#),
            (r#"{"a":"b"}"#, r#"{"a":null}"#, r"{}"),
            (r#"{"a":"b","b":"c"}"#, r#"{"a":null}"#, r#"{"b":"c"}"#),
            (r#"{"a":["b"]}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#),
            (r#"{"a":"c"}"#, r#"{"a":["b"]}"#, r#"{"a":["b"]}"#),
            (r#"{"a":{"b":"c"}}"#, r#"{"a":{"b":"d","c":null}}"#, r#"{"a":{"b":"d"}}"#),
            (r#"{"a":[{"b":"c"}]}"#, r#"{"a":[1]}"#, r#"{"a":[1]}"#),
            (r#"{"e":null}"#, r#"{"a":1}"#, r#"{"a":1,"e":null}"#),
            (r"{}", r#"{"a":{"bb":{"ccc":null}}}"#, r#"{"a":{"bb":{}}}"#),
        ] {
            let patch = serde_json::from_str(patch).unwrap();
            let merged = Profile::parse(original).unwrap().merge(&patch).unwrap();
            assert_eq!(merged, Profile::parse(result).unwrap(), "{original} {patch:?}");
        }
    }

    #[test]
    fn a_profile_is_bounded() {
        let nested = |deep: usize| format!("{{\"a\":{}{}}}", "[".repeat(deep), "]".repeat(deep));
        assert!(Profile::parse(&nested(15)).is_ok());
        assert_eq!(Profile::parse(&nested(16)), Err(InvalidProfile::TooDeep));
        let long = |length: usize| format!("{{\"a\":\"{}\"}}", "x".repeat(length));
        assert!(Profile::parse(&long(32_000)).is_ok());
        assert_eq!(Profile::parse(&long(33_000)), Err(InvalidProfile::TooLong));
        for text in ["", "[]", "null", "{} {}", "{\"a\":}"] {
            assert_eq!(Profile::parse(text), Err(InvalidProfile::NotAnObject), "{text}");
        }

        let half = serde_json::from_str(&long(20_000).replace("\"a\"", "\"b\"")).unwrap();
        assert_eq!(
            Profile::parse(&long(20_000)).unwrap().merge(&half),
            Err(InvalidProfile::TooLong)
        );
        let deep = serde_json::from_str(&nested(16)).unwrap();

        assert_eq!(Profile::default().merge(&deep), Err(InvalidProfile::TooDeep));
    }

    proptest! {
        #[test]
        fn a_patch_twice_is_a_patch_once(original in members(), patch in members()) {
            let once = Profile(original).merge(&patch).unwrap();
            prop_assert_eq!(once.merge(&patch).unwrap(), once);
        }
    }

    fn members() -> impl Strategy<Value = Map<String, Value>> {
        let scalar = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i8>().prop_map(Value::from)
        ];
        let value = scalar.prop_recursive(3, 12, 3, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
                prop::collection::btree_map("[a-c]", inner, 0..3)
                    .prop_map(|map| map.into_iter().collect()),
            ]
        });
        prop::collection::btree_map("[a-c]", value, 0..4).prop_map(|map| map.into_iter().collect())
    }
}
