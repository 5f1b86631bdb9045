//! Mentions of login ids in free text: filters, searches, lines of the audit log.

use serde_json::Value;

use crate::domain::{LoginId, text::folding::fold};

/// Returns true if the text, which may be JSON, contains the login id as a whole: `tom@example.com`
/// does not mention `m@example.com`. Case is ignored in every script.
pub fn mentions(text: &str, login_id: &LoginId) -> bool {
    match serde_json::from_str(text) {
        Ok(value) => value_mentions(&value, login_id),
        Err(_) => text_mentions(text, login_id),
    }
}

fn value_mentions(value: &Value, login_id: &LoginId) -> bool {
    match value {
        Value::String(text) => text_mentions(text, login_id),
        Value::Array(values) => values.iter().any(|value| value_mentions(value, login_id)),
        Value::Object(members) => members.values().any(|value| value_mentions(value, login_id)),
        Value::Number(_) | Value::Bool(_) | Value::Null => false,
    }
}

fn text_mentions(text: &str, login_id: &LoginId) -> bool {
    let folded = fold(text);
    let forms = [login_id.as_str(), &*login_id.to_unicode()].map(fold);

    // Values in a filter are quoted; a search is not.
    forms.iter().any(|form| contains_whole(&folded, form))
        || text.split('"').any(|part| login_id.is_denoted_by(part))
}

fn contains_whole(text: &str, form: &str) -> bool {
    text.match_indices(form)
        .any(|(at, _)| !ends_within(&text[..at]) && !continues(&text[at + form.len()..]))
}

/// Returns true if the text ends within an address, so that what follows is part of a longer one.
fn ends_within(text: &str) -> bool {
    let mut backwards = text.chars().rev();
    match backwards.next() {
        Some('_' | '+' | '-' | '%') => true,
        // A full stop and a quotation mark end an address, unless they follow a letter or a digit.
        Some('.' | '\'') => backwards.next().is_some_and(char::is_alphanumeric),
        before => before.is_some_and(char::is_alphanumeric),
    }
}

/// Returns true if the text continues the address before it.
fn continues(text: &str) -> bool {
    let mut forwards = text.chars();
    match forwards.next() {
        Some('.' | '-' | '_') => forwards.next().is_some_and(char::is_alphanumeric),
        behind => behind.is_some_and(char::is_alphanumeric),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_id_is_named_as_a_whole_or_not_at_all() {
        let named = |text: &str, login_id: &str| mentions(text, &LoginId::parse(login_id).unwrap());
        for text in [
            "m@x.com",
            "loginId eq \"M@X.com\"",
            "write to m@x.com.",
            "<m@x.com>, 'm@x.com'",
            "loginId=m@x.com",
            "...m@x.com",
            r#"{"target":"m@x.com"}"#,
            r#"{"changes":{"filter":[null,"a\nm@x.com"]}}"#,
        ] {
            assert!(named(text, "m@x.com"), "{text}");
        }

        for text in [
            "tom@x.com",
            "loginId eq \"tom@x.com\"",
            "a.m@x.com",
            "a-m@x.com",
            "a_m@x.com",
            "a+m@x.com",
            "o'm@x.com",
            "m@x.com.au",
            "m@x.community",
            "m@x.com-y.example",
            "m@x.co",
            r#"{"target":"tom@x.com","changes":{"n":[null,7]}}"#,
        ] {
            assert!(!named(text, "m@x.com"), "{text}");
        }

        assert!(
            named("loginId eq \"ZOË@ΣΊΣΥΦΟΣ.example\"", "zoë@σίσυφοσ.example"),
            "capitals of any script"
        );
        assert!(named("zoë@straße.example", "zoë@xn--strae-oqa.example"), "as pages show it");
        for text in ["+41446681800", "tel:+41446681800", "loginId eq \"+41 44 668 18 00\""] {
            assert!(named(text, "+41446681800"), "{text}");
        }

        for text in ["+414466818001", "+4144668180"] {
            assert!(!named(text, "+41446681800"), "{text}");
        }
    }
}
