//! Events of the audit log as they leave the server: rows of the log, and security events that are
//! no rows.

use serde_json::{Map, Value};

use super::{super::Timestamp, ocsf};

/// An event on its way out.
#[derive(Clone, Debug)]
pub struct ExportedEvent {
    /// The same in every copy of the event, and unique.
    pub id: String,
    pub at: Timestamp,
    pub action: String,
    /// The party that acted, as the log has it.
    pub actor: Option<String>,
    /// The id of the account that it is about.
    pub account: Option<String>,
    /// A login id, or the name of another object.
    pub target: Option<String>,
    pub address: Option<String>,
    /// The place in the log and its hash; `None` for events that are no rows.
    pub link: Option<ExportedLink>,
    /// All else, by name.
    pub details: Map<String, Value>,
}

/// The place of a row in the hash chain.
#[derive(Clone, Debug)]
pub struct ExportedLink {
    pub sequence: i64,
    pub hash: String,
}

/// Maximum length of the target in a shortened event, in bytes.
const SHORT_TARGET_BYTES: usize = 256;

/// Members of changes whose values are personal data: only their names leave.
const PERSONAL: [&str; 4] = ["profile", "emails", "phones", "loginId"];

impl ExportedEvent {
    /// The event as one line of JSON in ASCII, without line breaks and control characters.
    pub fn line(&self) -> String {
        to_ascii(&ocsf::event(self).to_string())
    }

    /// The event as [`Self::line`], shortened if it is longer than this number of bytes.
    pub fn line_within(&self, max_bytes: usize) -> String {
        let line = self.line();
        if line.len() <= max_bytes {
            return line;
        }

        let mut short = self.clone();
        short.details = Map::from_iter([("truncated".to_owned(), true.into())]);
        if let Some(target) = &mut short.target {
            target.truncate(target.floor_char_boundary(SHORT_TARGET_BYTES));
        }
        short.line()
    }
}

/// Changes as they may leave: of fields that describe a person, only the names.
pub fn exported_changes(changes: &Map<String, Value>) -> Map<String, Value> {
    let without_values = |(name, change): (&String, &Value)| {
        let field = name.split('.').next().unwrap_or_default();
        let value = if PERSONAL.contains(&field) { Value::Null } else { change.clone() };
        (name.clone(), value)
    };
    changes.iter().map(without_values).collect()
}

/// Escapes everything in this JSON that is not visible ASCII.
fn to_ascii(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for character in json.chars() {
        if matches!(character, ' '..='~') {
            text.push(character);
            continue;
        }
        text.extend(
            character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")),
        );
    }
    text
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// An event with these texts from outside.
    pub(crate) fn sample(action: &str, target: &str, detail: &str) -> ExportedEvent {
        ExportedEvent {
            id: "7".to_owned(),
            at: Timestamp::from_millis(1_767_225_600_123),
            action: action.to_owned(),
            actor: Some("visitor".to_owned()),
            account: None,
            target: Some(target.to_owned()),
            address: Some("192.0.2.1".to_owned()),
            link: Some(ExportedLink { sequence: 7, hash: "k.abc".to_owned() }),
            details: Map::from_iter([("reason".to_owned(), detail.into())]),
        }
    }

    proptest! {
        #[test]
        fn b70_any_text_is_one_line_of_ascii_that_means_the_same(
            text in ".*|[\\x00-\\x1f\u{202e}\"\\\\\n]*"
        ) {
            let line = sample("login_refused", &text, &text).line();
            prop_assert!(line.bytes().all(|byte| matches!(byte, b' '..=b'~')), "{}", line);
            let read: Value = serde_json::from_str(&line).unwrap();
            prop_assert_eq!(&read["unmapped"]["reason"], &Value::from(text));
        }
    }

    #[test]
    fn b70_an_event_that_is_too_long_is_shortened_and_stays_whole_json() {
        let event = sample("login_refused", &"é".repeat(100_000), &"\n".repeat(100_000));
        let line = event.line_within(8_000);
        assert!(line.len() < 8_000);
        let read: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(read["unmapped"]["truncated"], true);
        assert_eq!(read["unmapped"]["reason"], Value::Null);
        assert!(event.line().len() > 200_000);
    }

    #[test]
    fn b70_values_that_describe_a_person_stay_here() {
        let changes = serde_json::json!({
            "profile.firstName": ["Al", "Alex"], "emails": [null, [{"value": "a@example.com"}]],
            "roles": [[], ["admin"]], "status": ["active", "disabled"],
        });
        let left = exported_changes(changes.as_object().unwrap());
        let expected = serde_json::json!({
            "profile.firstName": null, "emails": null,
            "roles": [[], ["admin"]], "status": ["active", "disabled"],
        });
        assert_eq!(Value::Object(left), expected);
    }
}
