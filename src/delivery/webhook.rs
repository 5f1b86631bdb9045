//! A webhook: any provider that accepts JSON over HTTP.

use reqwest::{
    Method,
    header::{HeaderMap, HeaderName, HeaderValue},
};
use secrecy::ExposeSecret;
use serde_json::Value;
use url::Url;
use uuid::Uuid;

use super::provider::{self, DeliveryFailure, Receipt, Unusable};
use crate::config;

#[derive(Debug)]
pub(super) struct WebhookClient {
    client: reqwest::Client,
    url: Url,
    body: Value,
    headers: HeaderMap,
}

impl WebhookClient {
    pub(super) fn new(settings: &config::messages::Webhook) -> Result<Self, Unusable> {
        let mut headers = HeaderMap::new();
        for (name, value) in &settings.headers {
            // Both were validated with the settings.
            if let (Ok(name), Ok(mut value)) = (
                HeaderName::from_bytes(name.as_bytes()),
                HeaderValue::from_str(value.expose_secret()),
            ) {
                value.set_sensitive(true);
                headers.append(name, value);
            }
        }
        Ok(Self {
            client: provider::build_client(&settings.url)?,
            url: settings.url.clone(),
            body: settings.body.clone(),
            headers,
        })
    }

    /// Asks with OPTIONS, which changes nothing (RFC 9110 §9.2.1), whether the provider can be
    /// reached. Any answer says so: most do not answer this method with a success.
    pub(super) async fn probe(&self) -> Result<(), DeliveryFailure> {
        let request = self.client.request(Method::OPTIONS, self.url.clone());
        provider::send(request).await.map(drop)
    }

    /// Sends the message. The id is the same in every attempt, so that the receiver can detect a
    /// repetition.
    pub(super) async fn send(
        &self,
        id: Uuid,
        to: &str,
        text: &str,
        code: &str,
    ) -> Result<Receipt, DeliveryFailure> {
        let id = id.to_string();
        let body =
            fill(&self.body, &[("{to}", to), ("{text}", text), ("{code}", code), ("{id}", &id)]);
        let request = self
            .client
            .post(self.url.clone())
            .header("content-type", "application/json")
            .header("idempotency-key", &id)
            .headers(self.headers.clone())
            .body(body.to_string());
        let response = provider::send(request).await?;
        if response.status.is_success() {
            Ok(Receipt::default())
        } else {
            Err(response.failure(format!("http_{}", response.status.as_u16())))
        }
    }
}

/// Replaces the placeholders of a template. Only strings have placeholders, so a value cannot break
/// the JSON. Each string is replaced in a single pass, so a value that contains `{code}` is not
/// replaced again.
fn fill(template: &Value, places: &[(&str, &str)]) -> Value {
    match template {
        Value::String(text) => Value::String(fill_text(text, places)),
        Value::Array(items) => items.iter().map(|item| fill(item, places)).collect(),
        Value::Object(members) => Value::Object(
            members.iter().map(|(name, value)| (name.clone(), fill(value, places))).collect(),
        ),
        other => other.clone(),
    }
}

fn fill_text(mut rest: &str, places: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    while let Some(start) = rest.find('{') {
        filled.push_str(&rest[..start]);
        rest = &rest[start..];
        let (place, value) =
            places.iter().find(|(place, _)| rest.starts_with(place)).unwrap_or(&("{", "{"));
        filled.push_str(value);
        rest = &rest[place.len()..];
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_template_is_filled_and_stays_json() {
        let template = json!({
            "message": { "dest": ["{to}"], "body": "<{text}> {unknown} {" },
            "n": 1, "ref": "{id}/{code}",
        });
        let places =
            [("{to}", "+1"), ("{text}", "say \"{code}\" \\ {id}"), ("{code}", "42"), ("{id}", "x")];
        assert_eq!(
            fill(&template, &places),
            json!({
                "message": { "dest": ["+1"], "body": "<say \"{code}\" \\ {id}> {unknown} {" },
                "n": 1, "ref": "x/42",
            })
        );
    }
}
