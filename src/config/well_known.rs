//! The settings of the well-known addresses (RFC 8615): where weaknesses are reported, and the
//! native applications of this site.

use std::fmt;

use url::Url;

use super::Source;
use crate::domain::{AndroidApp, AppleApp};

/// The settings of the well-known addresses. An address without its setting answers 404.
#[derive(Clone, Debug)]
pub struct WellKnown {
    /// Contacts for reports of weaknesses: `mailto:` and `https:` URIs, the preferred one first
    /// (RFC 9116 §2.5.3).
    pub security_contacts: Vec<Url>,
    /// The Android applications that may use the passkeys, one for each certificate.
    pub android_apps: Vec<AndroidApp>,
    /// The applications on Apple's systems that may use the passkeys.
    pub apple_apps: Vec<AppleApp>,
}

impl WellKnown {
    pub(super) fn read(source: &mut Source) -> Self {
        Self {
            security_contacts: read_each(source, "security_contact", parse_contact),
            android_apps: read_each(source, "android_apps", AndroidApp::parse),
            apple_apps: read_each(source, "apple_apps", AppleApp::parse),
        }
    }
}

/// Reads a list. Each element that cannot be parsed is a mistake of its own.
fn read_each<T, E: fmt::Display>(
    source: &mut Source,
    setting: &str,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Vec<T> {
    let mut values = Vec::new();
    for text in source.list(setting) {
        match parse(&text) {
            Ok(value) => values.push(value),
            Err(error) => source.mistake(setting, format_args!("{text} {error}")),
        }
    }
    values
}

/// Parses a contact (RFC 9116 §2.5.3).
fn parse_contact(text: &str) -> Result<Url, &'static str> {
    const EXPECTED: &str =
        "must be a URI such as mailto:security@example.com or https://example.com/security";

    let url = Url::parse(text).map_err(|_| EXPECTED)?;
    let is_mailbox = url.scheme() == "mailto"
        && url
            .path()
            .split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty());
    if is_mailbox || url.scheme() == "https" { Ok(url) } else { Err(EXPECTED) }
}
