//! Logout tokens on their way to applications (OpenID Connect Back-Channel Logout 1.0 §2.5).

use std::{sync::OnceLock, time::Duration};

use reqwest::header::CONTENT_TYPE;
use url::{Url, form_urlencoded};

use super::provider::{self, DeliveryFailure, Receipt};
use crate::runtime::http_client;

/// Maximum time of an application for one logout. It is shorter than a provider's, because one
/// application must not delay the logouts of others.
const TIMEOUT: Duration = Duration::from_secs(5);

/// Clients for the applications' addresses, made at the first need. As for webhooks, they follow no
/// redirects, and plain HTTP is for this machine only.
#[derive(Debug, Default)]
pub(super) struct LogoutClient {
    https: OnceLock<reqwest::Client>,
    loopback: OnceLock<reqwest::Client>,
}

impl LogoutClient {
    pub(super) async fn send(
        &self,
        address: &str,
        token: &str,
    ) -> Result<Receipt, DeliveryFailure> {
        let address =
            Url::parse(address).map_err(|_| DeliveryFailure::permanent("invalid_address"))?;
        let body = form_urlencoded::Serializer::new(String::new())
            .append_pair("logout_token", token)
            .finish();

        let request = self
            .client(&address)?
            .post(address)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(body);
        let response = provider::send(request).await?;
        if response.status.is_success() {
            Ok(Receipt::default())
        } else {
            Err(response.failure(format!("http_{}", response.status.as_u16())))
        }
    }

    fn client(&self, address: &Url) -> Result<reqwest::Client, DeliveryFailure> {
        let kept = if address.scheme() == "http" { &self.loopback } else { &self.https };
        if let Some(client) = kept.get() {
            return Ok(client.clone());
        }

        let client = http_client::builder(address, TIMEOUT)
            .build()
            .map_err(|_| DeliveryFailure::temporary("no_certificates"))?;
        Ok(kept.get_or_init(|| client).clone())
    }
}
