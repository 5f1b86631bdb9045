//! Twilio's Messages API (version 2010-04-01). It has no idempotency keys, so a lost response
//! causes a second message.

use reqwest::StatusCode;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use url::Url;

use super::provider::{self, DeliveryFailure, ProviderResponse, Receipt, Unusable};
use crate::config;

#[derive(Debug)]
pub(super) struct TwilioClient {
    client: reqwest::Client,
    url: Url,
    account_sid: String,
    auth_token: SecretString,
    from: String,
}

/// The account, as Twilio describes it.
#[derive(Deserialize)]
struct TwilioAccount {
    status: String,
}

#[derive(Deserialize)]
struct TwilioMessage {
    sid: String,
}

/// The body of an error. Twilio's documentation lists the codes.
#[derive(Deserialize)]
struct TwilioError {
    code: u32,
}

impl TwilioClient {
    pub(super) fn new(settings: &config::messages::Twilio) -> Result<Self, Unusable> {
        let mut url = settings.base_url.clone();
        url.set_path(&format!("/2010-04-01/Accounts/{}/Messages.json", settings.account_sid));
        Ok(Self {
            client: provider::build_client(&url)?,
            url,
            account_sid: settings.account_sid.clone(),
            auth_token: settings.auth_token.clone(),
            from: settings.from.clone(),
        })
    }

    /// Fetches the account, which costs nothing.
    pub(super) async fn probe(&self) -> Result<(), DeliveryFailure> {
        let mut url = self.url.clone();
        url.set_path(&format!("/2010-04-01/Accounts/{}.json", self.account_sid));
        let request = self.client.get(url);
        let request = request.basic_auth(&self.account_sid, Some(self.auth_token.expose_secret()));

        let response = provider::send(request).await?;
        if response.status != StatusCode::OK {
            return Err(failure(&response));
        }
        match serde_json::from_slice::<TwilioAccount>(&response.body) {
            Ok(account) if account.status == "active" => Ok(()),
            Ok(_) => Err(DeliveryFailure::permanent("twilio_account_not_active")),
            Err(_) => Err(DeliveryFailure::permanent("not_twilio")),
        }
    }

    pub(super) async fn send(&self, to: &str, text: &str) -> Result<Receipt, DeliveryFailure> {
        // A messaging service has another parameter than a number.
        let sender = if self.from.starts_with("MG") { "MessagingServiceSid" } else { "From" };
        let request = self
            .client
            .post(self.url.clone())
            .basic_auth(&self.account_sid, Some(self.auth_token.expose_secret()))
            .form(&[("To", to), (sender, &self.from), ("Body", text)]);
        let response = provider::send(request).await?;
        if response.status == StatusCode::CREATED {
            let created = serde_json::from_slice::<TwilioMessage>(&response.body).ok();
            return Ok(Receipt { provider_id: created.map(|created| created.sid) });
        }
        Err(failure(&response))
    }
}

fn failure(response: &ProviderResponse) -> DeliveryFailure {
    let refused = serde_json::from_slice::<TwilioError>(&response.body).ok();
    let reason = refused.map_or_else(
        || format!("http_{}", response.status.as_u16()),
        |refused| format!("twilio_{}", refused.code),
    );
    response.failure(reason)
}
