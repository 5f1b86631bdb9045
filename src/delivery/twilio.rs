//! Twilio's Messages API (version 2010-04-01). It knows no idempotency key, so an answer that is lost means a second message.

use reqwest::StatusCode;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use url::Url;

use super::provider::{self, Failure, Receipt, Unusable};
use crate::config;

#[derive(Debug)]
pub(super) struct Twilio {
    client: reqwest::Client,
    url: Url,
    account_sid: String,
    auth_token: SecretString,
    from: String,
}

#[derive(Deserialize)]
struct Created {
    sid: String,
}

/// Twilio's error form; the code is what its documentation is indexed by.
#[derive(Deserialize)]
struct Refused {
    code: u32,
}

impl Twilio {
    pub(super) fn new(settings: &config::messages::Twilio) -> Result<Self, Unusable> {
        let mut url = settings.base_url.clone();
        url.set_path(&format!("/2010-04-01/Accounts/{}/Messages.json", settings.account_sid));
        Ok(Self {
            client: provider::client(&url)?,
            url,
            account_sid: settings.account_sid.clone(),
            auth_token: settings.auth_token.clone(),
            from: settings.from.clone(),
        })
    }

    pub(super) async fn send(&self, to: &str, text: &str) -> Result<Receipt, Failure> {
        // A messaging service is named by another parameter than a number.
        let sender = if self.from.starts_with("MG") { "MessagingServiceSid" } else { "From" };
        let request = self
            .client
            .post(self.url.clone())
            .basic_auth(&self.account_sid, Some(self.auth_token.expose_secret()))
            .form(&[("To", to), (sender, &self.from), ("Body", text)]);
        let answer = provider::ask(request).await?;
        if answer.status == StatusCode::CREATED {
            let created = serde_json::from_slice::<Created>(&answer.body).ok();
            return Ok(Receipt { provider_id: created.map(|created| created.sid) });
        }
        let refused = serde_json::from_slice::<Refused>(&answer.body).ok();
        let reason = refused
            .map_or_else(|| format!("http_{}", answer.status.as_u16()), |refused| format!("twilio_{}", refused.code));
        Err(answer.failure(reason))
    }
}
