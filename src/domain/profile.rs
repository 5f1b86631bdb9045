//! What an account says about its person.

use serde_json::{Map, Value};

/// A JSON object; which members it may have is the account schema's business.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile(Map<String, Value>);

impl Profile {
    /// # Errors
    /// [`InvalidProfile`] when the text is not one JSON object.
    pub fn parse(json: &str) -> Result<Self, InvalidProfile> {
        serde_json::from_str(json).map(Self).map_err(|_| InvalidProfile)
    }

    pub fn to_json(&self) -> String {
        Value::Object(self.0.clone()).to_string()
    }

    /// The name to greet the person by, when the profile has one.
    pub fn first_name(&self) -> Option<&str> {
        self.text("firstName")
    }

    /// Whether the member says anything, readable or not.
    pub fn has(&self, member: &str) -> bool {
        match self.0.get(member) {
            None | Some(Value::Null) => false,
            Some(Value::String(text)) => !text.trim().is_empty(),
            Some(_) => true,
        }
    }

    /// A member's text, when the profile has the member and it is not blank.
    pub fn text(&self, member: &str) -> Option<&str> {
        self.0.get(member)?.as_str().filter(|text| !text.trim().is_empty())
    }
}

#[derive(Debug, thiserror::Error)]
#[error("the profile must be a JSON object, such as {{\"firstName\":\"Alex\"}}")]
pub struct InvalidProfile;
