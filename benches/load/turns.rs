//! The turns of a connection: one request each, or the few that belong together.

use std::{
    io::Write,
    time::{SystemTime, UNIX_EPOCH},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use crate::{
    authenticator::text,
    cases::{Case, Chance, World},
    connection::{Connection, ReceivedResponse},
    provider::{self, ENTERED_SESSIONS, REDIRECT_URI, VERIFIER},
};

/// The turns of one connection.
pub struct Turns {
    world: World,
    case: Case,
    /// The number of the connection, whose session and whose tokens these are.
    number: usize,
    chance: Chance,
    request: Vec<u8>,
    body: Vec<u8>,
}

impl Turns {
    pub fn new(world: World, case: Case, number: u64) -> Self {
        Self {
            world,
            case,
            number: usize::try_from(number).unwrap(),
            chance: Chance::new(now_millis() ^ (number << 48) ^ number),
            request: Vec::new(),
            body: Vec::new(),
        }
    }

    /// Writes the first request of the next turn.
    pub fn prepare(&mut self) {
        self.request.clear();
        match self.case {
            Case::Verify => self.prepare_question(self.number),
            Case::VerifyManySessions => {
                let session = self.chance.below(ENTERED_SESSIONS);
                self.prepare_question(usize::try_from(session).unwrap());
            }
            Case::Introspect => {
                let token = &self.provider().tokens[self.number].access;
                let form = format!("token={token}");
                self.prepare_form("/oauth2/introspect", &form);
            }
            Case::ExchangeCode => {
                let code = self.provider().codes.take();
                self.prepare_code("/oauth2/token", &code);
            }
            Case::OidcProviderExchange => {
                let code = self.world.oidc_provider.as_ref().unwrap().take();
                self.prepare_code("/token", &code);
            }
            Case::Refresh => {
                let token = self.provider().tokens[self.number].refresh.lock().unwrap().clone();
                let form = format!("grant_type=refresh_token&refresh_token={token}");
                self.prepare_form("/oauth2/token", &form);
            }
            Case::CodeFlow => self.prepare_authorization(),
            Case::PasskeyLogin => {
                let login_id = provider::login_id(self.number);
                self.prepare_ceremony("start", &json!({ "loginId": login_id }));
            }
            case if case.body(&self.world, &mut self.chance, &mut self.body) => {
                self.prepare_signed();
            }
            case => {
                let path = case.path();
                write!(
                    self.request,
                    "GET {path} HTTP/1.1\r\nhost: localhost\r\naccept: text/html\r\n\r\n"
                )
                .unwrap();
            }
        }
    }

    /// Sends what is prepared, and what follows on it.
    pub async fn take(&mut self, connection: &mut Connection) {
        let case = self.case;
        let reply = require(case, case.status(), connection.send(&self.request).await);

        match case {
            Case::Refresh => {
                let next = text(&reply.json()["refresh_token"]);
                *self.provider().tokens[self.number].refresh.lock().unwrap() = next;
            }
            Case::CodeFlow => {
                let code = provider::code_of(reply.header("location").unwrap_or_default());
                self.request.clear();
                self.prepare_code("/oauth2/token", &code);
                require(case, 200, connection.send(&self.request).await);
            }
            Case::PasskeyLogin => {
                let started = reply.json();
                let credential = self.provider().passkeys[self.number].get(&started["publicKey"]);
                let id = &started["ceremonyId"];
                self.request.clear();
                self.prepare_ceremony(
                    "finish",
                    &json!({ "ceremonyId": id, "credential": credential }),
                );
                require(case, 200, connection.send(&self.request).await);
            }
            Case::Introspect => assert_eq!(reply.json()["active"], true, "the token has ended"),
            _ => {}
        }
    }

    fn provider(&self) -> &provider::Provider {
        self.world.provider.as_ref().unwrap()
    }

    /// The question of a proxy about a page, with the cookie of this session.
    fn prepare_question(&mut self, session: usize) {
        let question = provider::question("/page?number=1", &self.provider().entered[session]);
        write!(self.request, "{question}host: localhost\r\n\r\n").unwrap();
    }

    fn prepare_authorization(&mut self) {
        let path = self.provider().authorization_path("openid");
        let cookie = &self.provider().sessions[self.number];
        let request = format!(
            "GET {path} HTTP/1.1\r\nhost: localhost\r\naccept: text/html\r\ncookie: {cookie}\r\n\
             sec-fetch-site: cross-site\r\n\r\n"
        );
        self.request.extend_from_slice(request.as_bytes());
    }

    fn prepare_code(&mut self, path: &str, code: &str) {
        let form = format!(
            "grant_type=authorization_code&code={code}&redirect_uri={REDIRECT_URI}\
             &code_verifier={VERIFIER}"
        );
        self.prepare_form(path, &form);
    }

    fn prepare_form(&mut self, path: &str, form: &str) {
        let authorization = match (&self.world.provider, self.case) {
            (_, Case::OidcProviderExchange) => BASE64_STANDARD.encode("bench:secret"),
            (Some(provider), _) => provider.basic.clone(),
            (None, _) => String::new(),
        };
        write!(
            self.request,
            "POST {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Basic {authorization}\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
            form.len()
        )
        .unwrap();
    }

    fn prepare_ceremony(&mut self, step: &str, body: &Value) {
        let mut body = body.clone();
        if step == "start" {
            body["appId"] = json!(provider::APP_ID);
        }
        let (body, origin) = (body.to_string(), &self.provider().origin);
        let request = format!(
            "POST /platform/login/{step} HTTP/1.1\r\nhost: localhost\r\norigin: {origin}\r\n\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        self.request.extend_from_slice(request.as_bytes());
    }

    /// A callback with the prepared body.
    fn prepare_signed(&mut self) {
        let timestamp = now_millis().to_string();
        let signature = self.world.secret.sign(&self.body, &timestamp);
        write!(
            self.request,
            "POST {} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n\
             content-length: {}\r\nownid-signature: {signature}\r\n\
             ownid-timestamp: {timestamp}\r\n\r\n",
            self.case.path(),
            self.body.len()
        )
        .unwrap();
        self.request.extend_from_slice(&self.body);
    }
}

fn require(case: Case, status: u16, reply: ReceivedResponse<'_>) -> ReceivedResponse<'_> {
    assert_eq!(reply.status, status, "{}: {}", case.name(), String::from_utf8_lossy(reply.body));
    reply
}

#[expect(clippy::disallowed_methods, reason = "the platform's clock, not the server's")]
pub fn now_millis() -> u64 {
    u64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()).unwrap()
}
