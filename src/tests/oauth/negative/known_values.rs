//! Values that the table names in braces.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::tests::support::harness::Answer;

/// Values that the table names in braces.
#[derive(Default)]
pub(super) struct KnownValues(BTreeMap<&'static str, String>);

impl KnownValues {
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    pub(super) fn set(&mut self, name: &'static str, value: String) {
        self.0.insert(name, value);
    }

    /// Remembers the tokens of an answer.
    pub(super) fn learn_tokens(&mut self, answer: &Answer) {
        let Ok(Value::Object(members)) = serde_json::from_str(&answer.body) else { return };
        for name in ["access_token", "refresh_token", "id_token"] {
            if let Some(Value::String(token)) = members.get(name) {
                self.set(name, token.clone());
            }
        }
    }

    /// The text with the known values in the place of their names in braces.
    pub(super) fn filled(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (name, value)| {
            text.replace(&format!("{{{name}}}"), value)
        })
    }
}
