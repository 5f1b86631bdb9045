//! An application of the tests: it asks for codes, exchanges them, and verifies what it gets.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use reqwest::{Method, header};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use url::Url;

use super::harness::{Answer, App, Browser};
use crate::{
    domain::{
        ApplicationKind,
        application::ApplicationName,
        credentials::jws::{self, PublicKey},
    },
    service::{
        applications::{self, NewApplication},
        caller::Caller,
    },
};

pub(crate) const REDIRECT_URI: &str = "https://app.example.com/callback";
pub(crate) const LOGGED_OUT_URI: &str = "https://app.example.com/logged-out";
pub(crate) const VERIFIER: &str = "a-verifier-of-the-tests-that-is-long-enough-0";

/// An application that is registered, with its secret.
pub(crate) struct RelyingParty<'a> {
    pub(crate) app: &'a App,
    pub(crate) id: String,
    pub(crate) secret: Option<String>,
}

impl<'a> RelyingParty<'a> {
    /// Registers an application with these settings.
    pub(crate) async fn register(
        app: &'a App,
        name: &str,
        kind: ApplicationKind,
        settings: Value,
    ) -> Self {
        let Value::Object(settings) = settings else { panic!("an object") };
        let new = NewApplication {
            id: None,
            name: ApplicationName::parse(name).unwrap(),
            kind,
            settings,
        };
        let made = applications::create(&app.server, &Caller::command_line(), new).await.unwrap();
        Self { app, id: made.application.id.to_string(), secret: made.secret }
    }

    /// Registers a web application with a redirect URI.
    pub(crate) async fn web(app: &'a App) -> Self {
        let settings = serde_json::json!({ "redirectUris": [REDIRECT_URI] });
        Self::register(app, "Wiki", ApplicationKind::Web, settings).await
    }

    /// Registers a web application with a redirect URI, an address to go to after a logout, and
    /// these further settings.
    pub(crate) async fn with_logout(app: &'a App, name: &str, further: Value) -> Self {
        let mut settings = serde_json::json!({
            "redirectUris": [REDIRECT_URI], "postLogoutRedirectUris": [LOGGED_OUT_URI],
        });
        settings.as_object_mut().unwrap().extend(further.as_object().unwrap().clone());
        Self::register(app, name, ApplicationKind::Web, settings).await
    }

    /// The path of an authorization request with PKCE, in which `changes` replace parameters, and
    /// leave out those with an empty value.
    pub(crate) fn authorize_path(&self, changes: &[(&str, &str)]) -> String {
        let challenge = BASE64URL.encode(Sha256::digest(VERIFIER));
        let usual = [
            ("response_type", "code"),
            ("client_id", self.id.as_str()),
            ("redirect_uri", REDIRECT_URI),
            ("scope", "openid profile email"),
            ("state", "the state"),
            ("nonce", "the nonce"),
            ("code_challenge", challenge.as_str()),
            ("code_challenge_method", "S256"),
        ];
        let is_changed = |name: &str| changes.iter().any(|(changed, _)| *changed == name);
        let kept = usual.iter().filter(|(name, _)| !is_changed(name));
        let query = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(kept)
            .extend_pairs(changes.iter().filter(|(_, value)| !value.is_empty()))
            .finish();
        format!("/oauth2/authorize?{query}")
    }

    /// The parameters with which the browser is sent back to the application at once.
    pub(crate) async fn authorize(
        &self,
        browser: &mut Browser<'_>,
        changes: &[(&str, &str)],
    ) -> Map<String, Value> {
        let answer = browser.get(&self.authorize_path(changes)).await;
        returned(&answer)
    }

    /// The code of a request by this browser.
    pub(crate) async fn code(&self, browser: &mut Browser<'_>, changes: &[(&str, &str)]) -> String {
        let parameters = self.authorize(browser, changes).await;
        parameters["code"].as_str().unwrap_or_else(|| panic!("{parameters:?}")).to_owned()
    }

    /// Posts a form to an endpoint, with the secret in the header if there is one.
    pub(crate) async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        let mut request = self.app.client.request(Method::POST, self.app.url(path));
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(form);
        match &self.secret {
            Some(secret) => request = request.basic_auth(&self.id, Some(secret)),
            None => drop(body.append_pair("client_id", &self.id)),
        }
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        Answer::of(request.body(body.finish()).send().await.unwrap()).await
    }

    pub(crate) async fn redeem(&self, code: &str) -> Answer {
        self.post(
            "/oauth2/token",
            &[
                ("grant_type", "authorization_code"),
                ("code", code),
                ("redirect_uri", REDIRECT_URI),
                ("code_verifier", VERIFIER),
            ],
        )
        .await
    }

    pub(crate) async fn refresh(&self, token: &str) -> Answer {
        self.post("/oauth2/token", &[("grant_type", "refresh_token"), ("refresh_token", token)])
            .await
    }

    /// The tokens of a new authorization by this browser.
    pub(crate) async fn tokens(&self, browser: &mut Browser<'_>, scope: &str) -> Value {
        let code = self.code(browser, &[("scope", scope)]).await;
        let answer = self.redeem(&code).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.json()
    }

    pub(crate) async fn userinfo(&self, access_token: &Value) -> Answer {
        let request = self.app.client.get(self.app.url("/oauth2/userinfo"));
        let request = request.bearer_auth(access_token.as_str().unwrap());
        Answer::of(request.send().await.unwrap()).await
    }

    pub(crate) async fn introspect(&self, token: &Value) -> Value {
        let form = [("token", token.as_str().unwrap())];
        self.post("/oauth2/introspect", &form).await.json()
    }

    /// The claims of a token that this server signed, verified by its published keys.
    pub(crate) async fn verify(&self, token: &Value) -> Value {
        let keys = self.app.client.get(self.app.url("/oauth2/jwks.json")).send().await.unwrap();
        let Value::Object(keys) = Answer::of(keys).await.json() else { panic!("an object") };
        let keys = PublicKey::from_jwk_set(&keys);
        jws::verify(token.as_str().unwrap(), &keys).unwrap_or_else(|| panic!("{token}"))
    }
}

/// The parameters in a redirect to the application.
pub(crate) fn returned(answer: &Answer) -> Map<String, Value> {
    let location = answer.header("location");
    assert!(location.starts_with(&format!("{REDIRECT_URI}?")), "{answer:?}");
    let url = Url::parse(location).unwrap();
    url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned().into())).collect()
}
