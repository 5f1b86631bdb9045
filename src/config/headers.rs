//! Settings that are lists of headers.

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use super::Source;

/// Reads a list of headers such as `authorization: Bearer KEY`. Those of the protocol are refused.
pub(super) fn read(source: &mut Source, setting: &str, reserved: &[&str]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for line in source.list(setting) {
        let (name, value) = line.split_once(':').unwrap_or_default();
        let read =
            (HeaderName::from_bytes(name.trim().as_bytes()), HeaderValue::from_str(value.trim()));
        let (Ok(name), Ok(mut value)) = read else {
            source.mistake(setting, "must be headers such as `authorization: Bearer KEY`");
            continue;
        };
        if reserved.contains(&name.as_str()) {
            source.mistake(setting, format_args!("{name} is set by the protocol"));
        }
        // The value may be the key of a gateway, and must not be logged.
        value.set_sensitive(true);
        headers.append(name, value);
    }
    headers
}
