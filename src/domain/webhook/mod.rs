//! Webhooks: endpoints of others that are told of events, in the form of Standard Webhooks
//! (<https://www.standardwebhooks.com>).

pub mod delivery;
pub mod event;
pub mod event_type;
pub mod secret;

use std::fmt;

use url::Url;
use uuid::Uuid;

use self::event_type::EventTypes;
use crate::domain::Timestamp;

/// An endpoint, without its secrets.
#[derive(Clone, Debug, PartialEq)]
pub struct WebhookEndpoint {
    pub id: Uuid,
    pub url: WebhookUrl,
    /// The events that it is told of.
    pub types: EventTypes,
    /// The reason why nothing is sent to it, if it is disabled.
    pub disabled: Option<DisabledReason>,
    /// The end of the previous secret, while two sign.
    pub previous_secret_until: Option<Timestamp>,
    /// The version, incremented by every change.
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// The reason why nothing is sent to an endpoint.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    serde::Serialize,
    strum::EnumString,
    strum::IntoStaticStr,
    utoipa::ToSchema,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum DisabledReason {
    Administrator,
    /// It answered 410.
    Gone,
    /// Too many events wait for it.
    Overflow,
}

impl DisabledReason {
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// The address of an endpoint: http or https, without user and fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookUrl(Url);

impl WebhookUrl {
    /// The longest address, in bytes.
    pub const MAX_BYTES: usize = 2_000;

    /// Parses an address. Its host is checked elsewhere, because it depends on the settings.
    ///
    /// # Errors
    /// [`InvalidWebhookUrl`].
    pub fn parse(text: &str) -> Result<Self, InvalidWebhookUrl> {
        let url = Url::parse(text.trim()).map_err(|_| InvalidWebhookUrl)?;
        let is_plain = ["http", "https"].contains(&url.scheme())
            && url.has_host()
            && url.username().is_empty()
            && url.password().is_none()
            && url.fragment().is_none();

        let is_short = url.as_str().len() <= Self::MAX_BYTES;
        if is_plain && is_short { Ok(Self(url)) } else { Err(InvalidWebhookUrl) }
    }

    pub fn url(&self) -> &Url {
        &self.0
    }

    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Display for WebhookUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be a URL such as https://app.example.com/hook, without user and fragment")]
pub struct InvalidWebhookUrl;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_http_without_user_and_fragment() {
        for good in ["https://a.example/hook?x=1", " http://localhost:8080/ ", "https://[::1]/"] {
            assert!(WebhookUrl::parse(good).is_ok(), "{good}");
        }
        let long = format!("https://a.example/{}", "x".repeat(WebhookUrl::MAX_BYTES));
        for bad in [
            "",
            "a.example/hook",
            "ftp://a.example/",
            "https://user@a.example/",
            "https://:word@a.example/",
            "https://a.example/#top",
            "mailto:a@example.com",
            &long,
        ] {
            assert_eq!(WebhookUrl::parse(bad), Err(InvalidWebhookUrl), "{bad}");
        }
    }
}
