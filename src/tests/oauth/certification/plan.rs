//! A plan of the suite: an application as the suite registers it, without PKCE, and with ID tokens
//! by RS256.

use std::time::Duration;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use reqwest::header;
use serde_json::{Map, Value, json};

use crate::{
    domain::{ApplicationKind, Profile},
    service::{
        accounts::{self, NewAccountRequest},
        caller::Caller,
    },
    tests::{
        oauth::PERSON,
        support::{
            harness::{Answer, App, Browser, TestDatabase, id, text},
            relying_party::{REDIRECT_URI, RelyingParty, returned},
        },
    },
};

/// A server with one account that has a name, whose owner logs in by password.
pub(super) async fn with_named_person(database: TestDatabase) -> App {
    let app = database.start(&[]).await;
    let profile = Profile::parse(r#"{"firstName": "Ada", "lastName": "Lovelace"}"#).unwrap();
    let password = crate::domain::Password::choose("a long password", 8).unwrap();
    let new = NewAccountRequest {
        profile,
        password: Some(password),
        ..NewAccountRequest::of(id(PERSON))
    };
    accounts::create(&app.server, &Caller::command_line(), new).await.unwrap();
    app
}

/// The way in which responses arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ResponsePlan {
    Query,
    FormPost,
}

pub(super) struct Plan<'a> {
    pub(super) app: &'a App,
    pub(super) party: RelyingParty<'a>,
    pub(super) second: RelyingParty<'a>,
    response: ResponsePlan,
}

impl<'a> Plan<'a> {
    pub(super) async fn new(app: &'a App, response: ResponsePlan) -> Self {
        let settings = json!({
            "redirectUris": [REDIRECT_URI],
            "requirePkce": false,
            "idTokenSignedResponseAlg": "RS256",
        });
        let kind = ApplicationKind::Web;
        // The plan before may have used up the logins of the account.
        app.server.clock.advance(Duration::from_secs(3_600));
        let party = RelyingParty::register(app, "Suite", kind, settings.clone()).await;
        let second = RelyingParty::register(app, "Second", kind, settings).await;
        Self { app, party, second, response }
    }

    /// The path of an authorization request without PKCE, with changes.
    pub(super) fn path(&self, changes: &[(&str, &str)]) -> String {
        let mut all = vec![("code_challenge", ""), ("code_challenge_method", "")];
        if self.response == ResponsePlan::FormPost {
            all.push(("response_mode", "form_post"));
        }
        all.extend(changes);
        self.party.authorize_path(&all)
    }

    /// A browser in which the person has logged in.
    pub(super) async fn logged_in(&self) -> Browser<'a> {
        let mut browser = self.app.browser();
        log_in(&mut browser, "/account").await;
        browser
    }

    /// The response to a request that needs no page.
    pub(super) async fn authorize(
        &self,
        browser: &mut Browser<'_>,
        changes: &[(&str, &str)],
    ) -> Map<String, Value> {
        let answer = browser.get(&self.path(changes)).await;
        self.response(&answer)
    }

    /// The response to a request for which the person logs in.
    pub(super) async fn authorize_after_login(
        &self,
        browser: &mut Browser<'_>,
        path: &str,
    ) -> Map<String, Value> {
        let answer = browser.get(path).await;
        let location = answer.header("location");
        assert!(location.starts_with("/login?"), "{answer:?}");
        let url = url::Url::parse("http://localhost").unwrap().join(location).unwrap();
        let next = url.query_pairs().find(|(name, _)| name == "next").unwrap().1.into_owned();

        log_in(browser, &next).await;
        self.response(&browser.get(&next).await)
    }

    /// The parameters of a response, which must come in the way that was asked for.
    pub(super) fn response(&self, answer: &Answer) -> Map<String, Value> {
        let parameters = match self.response {
            ResponsePlan::Query => returned(answer),
            ResponsePlan::FormPost => posted(answer),
        };
        assert_eq!(parameters["state"], "the state");
        assert_eq!(parameters["iss"], self.app.origin());
        parameters
    }

    /// The answer of the token endpoint to a code, with `client_secret_basic`.
    pub(super) async fn redeem(&self, response: &Map<String, Value>) -> Answer {
        let code = text(&response["code"]);
        let form = [
            ("grant_type", "authorization_code"),
            ("code", code.as_str()),
            ("redirect_uri", REDIRECT_URI),
        ];
        self.party.post("/oauth2/token", &form).await
    }

    /// The tokens of a response.
    pub(super) async fn tokens(&self, response: &Map<String, Value>) -> Value {
        let answer = self.redeem(response).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        let tokens = answer.json();
        assert_eq!(tokens["token_type"], "Bearer");
        tokens
    }

    /// The tokens of a new authorization in this browser, without a page.
    pub(super) async fn new_tokens(
        &self,
        browser: &mut Browser<'_>,
        changes: &[(&str, &str)],
    ) -> Value {
        let response = self.authorize(browser, changes).await;
        self.tokens(&response).await
    }

    /// The claims of an ID token, which must be valid.
    pub(super) async fn id_token(&self, tokens: &Value) -> Value {
        let token = text(&tokens["id_token"]);
        let header = BASE64URL.decode(token.split('.').next().unwrap()).unwrap();
        let header: Value = serde_json::from_slice(&header).unwrap();
        assert_eq!(header["alg"], "RS256");
        assert!(header["kid"].is_string());

        let claims = self.party.verify(&tokens["id_token"]).await;
        let now = self.app.now().as_millis() / 1_000;
        assert_eq!(claims["iss"], self.app.origin());
        assert_eq!(claims["aud"], json!(self.party.id));
        assert_eq!(claims["iat"], json!(now));
        assert!(claims["exp"].as_i64().unwrap() > now);
        assert!(claims["sub"].is_string() && claims["auth_time"].as_i64().unwrap() <= now);
        claims
    }

    /// The claims of userinfo, of the same person as the ID token.
    pub(super) async fn userinfo(&self, tokens: &Value) -> Map<String, Value> {
        let answer = self.party.userinfo(&tokens["access_token"]).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert!(answer.header("content-type").starts_with("application/json"));
        let Value::Object(claims) = answer.json() else { panic!("{answer:?}") };
        let sub = self.party.verify(&tokens["id_token"]).await["sub"].clone();
        assert_eq!(claims["sub"], sub);
        claims
    }
}

async fn log_in(browser: &mut Browser<'_>, next: &str) {
    let form = [("loginId", PERSON), ("password", "a long password"), ("next", next)];
    let answer = browser.post("/login", &form).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
}

/// The parameters in a page that posts itself to the application (Form Post Response Mode §2).
fn posted(answer: &Answer) -> Map<String, Value> {
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(answer.headers.contains_key(header::CONTENT_TYPE));
    let policy = answer.header("content-security-policy");
    let targets = policy.split("form-action ").nth(1).unwrap().split(';').next().unwrap();
    assert!(targets.ends_with(" https://app.example.com"), "{policy}");

    let (_, form) = answer.body.split_once(&format!("action=\"{REDIRECT_URI}\"")).unwrap();
    let form = form.split("</form").next().unwrap();
    let value = |input: &str, name: &str| {
        let (_, rest) = input.split_once(&format!("{name}=\""))?;
        Some(rest.split('"').next()?.replace("&quot;", "\"").replace("&amp;", "&"))
    };
    let inputs = form.split("<input").skip(1).filter_map(|input| {
        let input = input.split('>').next()?;
        Some((value(input, " name")?, Value::from(value(input, " value")?)))
    });
    inputs.collect()
}
