//! The form with the address and the types of a webhook.

use url::form_urlencoded;
use vestibule_app::{
    admin::WebhookForm,
    i18n::texts::{self, webhooks as words},
};

use crate::{
    domain::webhook::{
        WebhookEndpoint, WebhookUrl,
        event_type::{EventType, EventTypes},
    },
    http::error::Problem,
    service::{Error, Refusal},
};

/// The values as they were typed.
#[derive(Debug, Default)]
pub(super) struct TypedWebhook {
    url: String,
    types: Vec<String>,
    pub(super) disabled: bool,
    pub(super) version: Option<i64>,
}

impl TypedWebhook {
    /// Parses the form pair by pair, because each ticked box is a pair of its own.
    pub(super) fn parse(body: &str) -> Self {
        let mut typed = Self::default();
        for (key, value) in form_urlencoded::parse(body.as_bytes()) {
            match &*key {
                "url" => typed.url = value.into_owned(),
                "types" => typed.types.push(value.into_owned()),
                "disabled" => typed.disabled = true,
                "version" => typed.version = value.parse().ok(),
                _ => {}
            }
        }
        typed
    }

    /// The values of a webhook.
    pub(super) fn of(endpoint: &WebhookEndpoint) -> Self {
        Self {
            url: endpoint.url.to_string(),
            types: endpoint.types.names().into_iter().map(str::to_owned).collect(),
            ..Self::default()
        }
    }

    /// Reads the address and the types.
    ///
    /// # Errors
    /// The mistake, as a sentence.
    pub(super) fn read(&self) -> Result<(WebhookUrl, EventTypes), String> {
        let url = WebhookUrl::parse(&self.url).map_err(|_| words::ADDRESS_WRONG.to_string())?;
        let types = EventTypes::parse(self.types.iter().map(String::as_str));
        Ok((url, types.map_err(|_| words::TYPES_MISSING.to_string())?))
    }

    /// The form with these values.
    pub(super) fn draw(&self, mistake: Option<String>) -> WebhookForm {
        let types = EventType::ALL.iter().map(|event_type| {
            let name = event_type.as_str();
            (name, self.types.iter().any(|chosen| chosen == name))
        });
        WebhookForm { address: self.url.clone(), types: types.collect(), mistake }
    }
}

/// The mistake that a refusal is, as a sentence.
///
/// # Errors
/// Any other failure.
pub(super) fn mistake_of(error: Error) -> Result<String, Problem> {
    match error {
        Error::Refused(Refusal::AddressNotAllowed) => Ok(words::ADDRESS_NOT_ALLOWED.into()),
        Error::Refused(Refusal::TooManyWebhooks) => Ok(words::TOO_MANY.into()),
        Error::Refused(Refusal::Stale) => Ok(texts::ADMIN_STALE.into()),
        error => Err(error.into()),
    }
}

/// The notice above the page after a change.
pub(super) fn saved_notice(saved: bool) -> Option<(String, bool)> {
    if saved { Some((texts::SAVED.into(), true)) } else { None }
}
