//! Device authorization (RFC 8628): a device shows a code, a person answers in a browser.

mod answers;
mod endings;
mod exchanges;
mod requests;

use std::time::Duration;

use serde_json::{Value, json};

use crate::{
    domain::ApplicationKind,
    tests::support::{
        harness::{Answer, App, Browser},
        relying_party::RelyingParty,
    },
};

const GRANT_TYPE: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// Registers an installed application that may use device authorization, with further settings.
pub(super) async fn television<'a>(app: &'a App, more: &[(&str, Value)]) -> RelyingParty<'a> {
    let mut settings = json!({ "deviceAuthorization": true });
    for (member, value) in more {
        settings[*member] = value.clone();
    }
    RelyingParty::register(app, "Some <b>Telly</b>", ApplicationKind::Native, settings).await
}

/// A device that has begun.
pub(super) struct Device<'a> {
    party: &'a RelyingParty<'a>,
    codes: Value,
}

impl<'a> Device<'a> {
    pub(super) async fn begin(party: &'a RelyingParty<'a>, scope: &str) -> Self {
        let answer = party.post("/oauth2/device_authorization", &[("scope", scope)]).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        Self { party, codes: answer.json() }
    }

    fn device_code(&self) -> &str {
        self.codes["device_code"].as_str().unwrap()
    }

    fn user_code(&self) -> &str {
        self.codes["user_code"].as_str().unwrap()
    }

    pub(super) async fn poll(&self) -> Answer {
        self.poll_as(self.party).await
    }

    async fn poll_as(&self, party: &RelyingParty<'_>) -> Answer {
        let form = [("grant_type", GRANT_TYPE), ("device_code", self.device_code())];
        party.post("/oauth2/token", &form).await
    }

    /// The error that the device is told after its interval.
    pub(super) async fn refusal(&self) -> Value {
        self.party.app.server.clock.advance(Duration::from_secs(5));
        let answer = self.poll().await;
        assert_eq!(answer.status, 400, "{}", answer.body);
        answer.json()["error"].clone()
    }

    /// The person types the code.
    async fn type_code(&self, browser: &mut Browser<'_>) -> Answer {
        browser.post("/device", &[("user_code", self.user_code())]).await
    }

    /// The person decides, at the question that follows the code.
    pub(super) async fn decide(&self, browser: &mut Browser<'_>, choice: &str) -> Answer {
        let form = [("user_code", self.user_code()), ("choice", choice)];
        browser.post("/device/decision", &form).await
    }

    pub(super) async fn allow(&self, browser: &mut Browser<'_>) {
        let allowed = self.decide(browser, "allow").await;
        assert_eq!(allowed.header("location"), "/device/allowed", "{allowed:?}");
    }
}
