//! The SDK's side of a ceremony, and users with passkeys.

use passkey::crypto::iana;
use reqwest::{StatusCode, header};
use serde_json::{Value, json};

use super::{
    authenticator::{Device, Forgery},
    harness::{Answer, App, text},
};

pub(crate) const ALICE: &str = "alice@example.com";
pub(crate) const BOB: &str = "bob@example.com";

/// The SDK on a page, as a client of the platform.
pub(crate) struct Sdk<'a> {
    app: &'a App,
    origin: String,
}

impl<'a> Sdk<'a> {
    /// The SDK on a page of this origin.
    pub(crate) fn at(app: &'a App, origin: &str) -> Self {
        Self { app, origin: origin.to_owned() }
    }

    pub(crate) fn device(&self) -> Device {
        Device::at(&self.origin)
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        let request = self.app.client.post(self.app.url(&format!("/platform/{path}")));
        let request = request
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ORIGIN, &self.origin);
        Answer::of(request.body(body.to_string()).send().await.unwrap()).await
    }

    /// Starts a ceremony, and returns its id and the options for the browser.
    pub(crate) async fn start(&self, kind: &str, login_id: Option<&str>) -> (Value, Value) {
        let body = json!({ "appId": self.app.server.config.ownid.app_id, "loginId": login_id });
        begun(&self.post(&format!("{kind}/start"), &body).await)
    }

    pub(crate) async fn finish(
        &self,
        kind: &str,
        ceremony_id: &Value,
        credential: &Value,
    ) -> Answer {
        self.post(
            &format!("{kind}/finish"),
            &json!({ "ceremonyId": ceremony_id, "credential": credential }),
        )
        .await
    }

    /// Creates a passkey for a new account, and returns the data that the registration form would
    /// contain.
    pub(crate) async fn register(&self, device: &mut Device, login_id: &str) -> String {
        let (ceremony_id, options) = self.start("register", Some(login_id)).await;
        let credential = device.create(&options).await;
        let answer = self.finish("register", &ceremony_id, &credential).await;
        assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
        text(&answer.json()["data"])
    }

    /// Logs in with the passkey of the device.
    pub(crate) async fn log_in(&self, device: &mut Device, login_id: Option<&str>) -> Answer {
        let (ceremony_id, options) = self.start("login", login_id).await;
        let credential =
            device.get(&options).await.unwrap_or_else(|| panic!("no passkey for {options}"));
        self.finish("login", &ceremony_id, &credential).await
    }

    /// Sends an assertion that the test has altered.
    pub(crate) async fn log_in_forged(
        &self,
        device: &Device,
        bend: impl FnOnce(&mut Forgery),
    ) -> Answer {
        let (ceremony_id, options) = self.start("login", None).await;
        let mut forgery = device.forge(&options);
        bend(&mut forgery);
        self.finish("login", &ceremony_id, &forgery.assertion()).await
    }

    /// Sends a new passkey that the test has altered, and stores it in the device.
    pub(crate) async fn register_forged(
        &self,
        device: &mut Device,
        login_id: &str,
        bend: impl FnOnce(&mut Forgery),
    ) -> Answer {
        let (ceremony_id, options) = self.start("register", Some(login_id)).await;
        let mut forgery = device.forge_new(&options, iana::Algorithm::ES256);
        bend(&mut forgery);
        device.keep(&forgery);
        self.finish("register", &ceremony_id, &forgery.attestation()).await
    }
}

/// The SDK on our own pages.
pub(crate) fn sdk(app: &App) -> Sdk<'_> {
    Sdk::at(app, &app.origin())
}

/// Creates an account with one passkey.
pub(crate) async fn person(app: &App, login_id: &str) -> Device {
    let sdk = sdk(app);
    let mut device = sdk.device();
    let data = sdk.register(&mut device, login_id).await;
    app.account(login_id, None, Some(&data)).await;
    device
}

pub(crate) async fn own_id_data(app: &App, login_id: &str) -> String {
    let answer = app.call("getOwnIDDataByLoginId", &json!({ "loginId": login_id })).await;
    text(&answer.json()["ownIdData"])
}

/// A ceremony's id and options.
pub(crate) fn begun(answer: &Answer) -> (Value, Value) {
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    let body = answer.json();
    (body["ceremonyId"].clone(), body["publicKey"].clone())
}

/// The status and the code of a problem.
pub(crate) fn refusal(answer: &Answer) -> (u16, String) {
    assert_eq!(answer.header("content-type"), "application/problem+json", "{answer:?}");
    (answer.status.as_u16(), text(&answer.json()["code"]))
}
