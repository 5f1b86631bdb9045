//! A server with the applications of the table.

use std::collections::BTreeMap;

use serde_json::json;
use url::form_urlencoded;

use super::{
    known_values::KnownValues,
    requests::{authorization, challenge, redirect_uri},
    table::{Given, NegativeCase, ParameterChanges},
};
use crate::{
    domain::{
        ApplicationKind,
        credentials::jws::{SigningAlgorithm, SigningKey},
    },
    tests::support::{
        harness::{Answer, App, Browser, text},
        relying_party::{REDIRECT_URI, RelyingParty, VERIFIER},
    },
};

/// A server with the applications of the table.
pub(super) struct NegativeServer<'a> {
    pub(super) app: &'a App,
    parties: BTreeMap<&'static str, RelyingParty<'a>>,
    pub(super) signer: SigningKey,
}

impl<'a> NegativeServer<'a> {
    pub(super) async fn new(app: &'a App) -> Self {
        let pkcs8 = SigningKey::generate(SigningAlgorithm::Es256).unwrap();
        let signer = SigningKey::from_pkcs8(SigningAlgorithm::Es256, &pkcs8).unwrap();
        let web = json!({ "redirectUris": [REDIRECT_URI] });
        let signs = json!({
            "scopes": ["reports"],
            "tokenEndpointAuthMethod": "private_key_jwt",
            "jwks": { "keys": [signer.public_jwk()] },
        });

        let mut parties = BTreeMap::new();
        for (name, kind, settings) in [
            ("web", ApplicationKind::Web, web.clone()),
            ("other", ApplicationKind::Web, web),
            (
                "old",
                ApplicationKind::Web,
                json!({ "redirectUris": [REDIRECT_URI], "requirePkce": false }),
            ),
            (
                "shop",
                ApplicationKind::Web,
                json!({ "redirectUris": [REDIRECT_URI], "thirdParty": true }),
            ),
            (
                "browser",
                ApplicationKind::Browser,
                json!({ "redirectUris": [redirect_uri("browser")] }),
            ),
            (
                "native",
                ApplicationKind::Native,
                json!({ "redirectUris": [redirect_uri("native")] }),
            ),
            ("service", ApplicationKind::Service, json!({ "scopes": ["reports"] })),
            ("signer", ApplicationKind::Service, signs),
        ] {
            let party = RelyingParty::register(app, name, kind, settings).await;
            assert_eq!(party.id, name);
            parties.insert(name, party);
        }
        Self { app, parties, signer }
    }

    /// A browser in which this person has logged in by password.
    pub(super) async fn logged_in(&self, login_id: &str) -> Browser<'a> {
        let mut browser = self.app.browser();
        let form = [("loginId", login_id), ("password", "a long password")];
        let answer = browser.post("/login", &form).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        browser
    }

    pub(super) fn party(&self, name: &str) -> &RelyingParty<'a> {
        &self.parties[name]
    }

    /// Makes what a case needs.
    pub(super) async fn given(&self, case: &NegativeCase, person: &mut Browser<'_>) -> KnownValues {
        let mut known = self.known(case);
        let owner = case.owner();
        for given in &case.given {
            match given {
                Given::Code => {
                    known.set("code", self.code(case, person, "openid email").await);
                }
                Given::Tokens => {
                    let scope = "openid email offline_access";
                    let code = self.code(case, person, scope).await;
                    known.learn_tokens(&self.redeem(owner, &code).await);
                }
                Given::OwnToken => {
                    let form = [("grant_type", "client_credentials")];
                    let answer = self.party("service").post("/oauth2/token", &form).await;
                    known.learn_tokens(&answer);
                }
                Given::RequestUri => {
                    let form = authorization(owner, &ParameterChanges::new());
                    let form: Vec<_> =
                        form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
                    let answer = self.party(owner).post("/oauth2/par", &form).await.json();
                    known.set("request_uri", text(&answer["request_uri"]));
                }
                Given::Question => {
                    let path = self.party(owner).authorize_path(&[]);
                    let location = person.get(&path).await.header("location").to_owned();
                    let query = location.strip_prefix("/oauth2/consent?").unwrap();
                    let mut query = form_urlencoded::parse(query.as_bytes());
                    let found = query.find(|(name, _)| name == "request_uri").unwrap();
                    known.set("request_uri", found.1.into_owned());
                }
            }
        }
        known
    }

    fn known(&self, case: &NegativeCase) -> KnownValues {
        let mut known = KnownValues::default();
        for (name, value) in [
            ("client_id", case.client.as_str()),
            ("redirect_uri", redirect_uri(&case.client)),
            ("other", "other"),
            ("verifier", VERIFIER),
            ("secret", self.party(&case.client).secret.as_deref().unwrap_or_default()),
            ("secret of other", self.party("other").secret.as_deref().unwrap_or_default()),
        ] {
            known.set(name, value.to_owned());
        }
        known.set("challenge", challenge());
        known.set("9000 letters", "x".repeat(9_000));
        known.set("70000 letters", "x".repeat(70_000));
        known
    }

    async fn code(&self, case: &NegativeCase, person: &mut Browser<'_>, scope: &str) -> String {
        let owner = case.owner();
        let mut changes = case.given_change.clone();
        changes.entry("scope".to_owned()).or_insert_with(|| Some(scope.to_owned()));
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(authorization(owner, &changes))
            .finish();
        let answer = person.get(&format!("/oauth2/authorize?{query}")).await;
        let url = url::Url::parse(answer.header("location")).unwrap();
        let code = url.query_pairs().find(|(name, _)| name == "code");
        code.unwrap_or_else(|| panic!("{}: {answer:?}", case.name)).1.into_owned()
    }

    pub(super) async fn redeem(&self, owner: &str, code: &str) -> Answer {
        let form = [
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", redirect_uri(owner)),
            ("code_verifier", VERIFIER),
        ];
        self.party(owner).post("/oauth2/token", &form).await
    }
}
