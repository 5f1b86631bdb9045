//! Syslog messages (RFC 5424). There is no maintained crate that only formats them.

use super::{export::ExportedEvent, ocsf};

/// The facility `authpriv`.
const FACILITY: u8 = 10;
/// The severities `warning` and `informational`.
const WARNING: u8 = 4;
const INFORMATIONAL: u8 = 6;

/// Maximum length of a message's text, in bytes: receivers take 8 KiB by default.
const MAX_TEXT_BYTES: usize = 7_000;
/// Maximum lengths of HOSTNAME and MSGID, in characters.
const MAX_HOST_CHARS: usize = 255;
const MAX_ACTION_CHARS: usize = 32;

/// The sender of messages.
#[derive(Clone, Debug)]
pub struct SyslogSender {
    pub host: String,
    pub process_id: u32,
}

impl SyslogSender {
    /// Formats an event. Its structured data have the number that RFC 5612 reserves for examples,
    /// because this product has none.
    pub fn message(&self, event: &ExportedEvent) -> String {
        let severity = if ocsf::is_failure(&event.action) { WARNING } else { INFORMATIONAL };
        let priority = FACILITY * 8 + severity;
        let link = event.link.as_ref().map_or_else(String::new, |link| {
            format!(" sequence=\"{}\" hash=\"{}\"", link.sequence, parameter(&link.hash))
        });
        format!(
            "<{priority}>1 {} {} vestibule {} {} [audit@32473 id=\"{}\"{link}] {}",
            event.at.to_rfc3339(),
            word(&self.host, MAX_HOST_CHARS),
            self.process_id,
            word(&event.action, MAX_ACTION_CHARS),
            parameter(&event.id),
            event.line_within(MAX_TEXT_BYTES),
        )
    }
}

/// A header field: visible ASCII of at most this length, or the nil value.
fn word(text: &str, max: usize) -> String {
    let word: String = text.chars().filter(char::is_ascii_graphic).take(max).collect();
    if word.is_empty() { "-".to_owned() } else { word }
}

/// The value of a parameter of structured data, which escapes three characters.
fn parameter(value: &str) -> String {
    let mut escaped = String::new();
    for character in value.chars().filter(|character| !character.is_control()) {
        if matches!(character, '"' | '\\' | ']') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{super::export::tests::sample, *};

    const SENDER: fn() -> SyslogSender =
        || SyslogSender { host: "login.example.com".to_owned(), process_id: 42 };

    #[test]
    fn a_message_has_the_parts_of_rfc_5424() {
        let event = sample("login_refused", "a@example.com", "x");
        let message = SENDER().message(&event);
        let head = "<84>1 2026-01-01T00:00:00.123Z login.example.com vestibule 42 login_refused \
                    [audit@32473 id=\"7\" sequence=\"7\" hash=\"k.abc\"] ";
        assert_eq!(message, head.to_owned() + &event.line());
        assert!(SENDER().message(&sample("account_created", "", "")).starts_with("<86>1 "));
    }

    #[test]
    fn b70_no_text_leaves_its_part_of_a_message() {
        let mut event = sample("a b]\"\n<0>1 -", "x\n<0>1", "\u{202e}\0\r\n");
        event.id = "a\"]\\\n<34>1".to_owned();
        let sender = SyslogSender { host: "ho st\n".to_owned(), process_id: 1 };
        let message = sender.message(&event);
        let head = "<86>1 2026-01-01T00:00:00.123Z host vestibule 1 ab]\"<0>1- \
                    [audit@32473 id=\"a\\\"\\]\\\\<34>1\" sequence";
        assert!(message.starts_with(head), "{message}");
        assert!(!message.contains(|character: char| character.is_control()));
        let long = sample("login", &"\u{1f600}".repeat(50_000), &"é".repeat(50_000));
        assert!(sender.message(&long).len() < 8_192);
    }
}
