//! Needs of the cases of applications: two applications, people with sessions, what hangs on
//! these, and codes that wait to be exchanged.

use std::{
    path::Path,
    process::Command,
    sync::{Arc, Mutex},
};

use base64::{Engine, prelude::BASE64_STANDARD, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use url::form_urlencoded;
use vestibule::runtime::random::Random;

use crate::{
    CONNECTIONS,
    authenticator::{Authenticator, text},
    codes::Codes,
    connection::Connection,
    processes::{self, Running},
    turns::now_millis,
};

pub const APP_ID: &str = "bench";
pub const REDIRECT_URI: &str = "https://app.example.com/callback";
pub const VERIFIER: &str = "a-verifier-of-the-bench-that-is-long-enough-00";
/// Number of sessions at the application behind a proxy.
pub const ENTERED_SESSIONS: u64 = 512;

const PROXIED_ORIGIN: &str = "https://wiki.example.com";

pub struct Provider {
    pub origin: String,
    pub client_id: String,
    /// The credentials of the web application, as HTTP Basic has them.
    pub basic: String,
    /// The session cookie of each connection.
    pub sessions: Vec<String>,
    /// The cookies at the application behind a proxy.
    pub entered: Vec<String>,
    /// The tokens of each connection.
    pub tokens: Vec<Tokens>,
    /// The passkey of each connection.
    pub passkeys: Vec<Authenticator>,
    pub codes: Codes,
}

pub struct Tokens {
    pub access: String,
    pub refresh: Mutex<String>,
}

/// The person of a connection.
pub fn login_id(number: usize) -> String {
    format!("user{number}@example.com")
}

/// Creates the applications, by the command line. Those of an earlier run are deleted before, with
/// all that hangs on them.
pub fn create_applications(folder: &Path) -> (String, String) {
    let web = ["Bench", "--kind", "web", "--redirect-uri", REDIRECT_URI];
    let proxy = ["Wiki", "--kind", "proxy", "--origin", PROXIED_ORIGIN];
    create_application(folder, &proxy);
    let created = create_application(folder, &web);
    (text(&created["client_id"]), text(&created["client_secret"]))
}

fn create_application(folder: &Path, words: &[&str]) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vestibule"));
    command.current_dir(folder).envs(processes::database(folder));
    command.args(["application", "create", "--json"]).args(words);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

impl Provider {
    /// Logs the people in, here and at the applications.
    pub async fn prepare(server: &Running, credentials: (String, String)) -> Arc<Self> {
        let (client_id, secret) = credentials;
        let mut provider = Self {
            origin: server.origin(),
            basic: BASE64_STANDARD.encode(format!("{client_id}:{secret}")),
            client_id,
            sessions: Vec::new(),
            entered: Vec::new(),
            tokens: Vec::new(),
            passkeys: Vec::new(),
            codes: Codes::default(),
        };

        let mut connection = Connection::open(server.address).await;
        for number in 0..usize::try_from(CONNECTIONS).unwrap() {
            let cookie = log_in(&mut connection, number).await;
            provider.sessions.push(cookie);
            provider.authorize(&mut connection, number).await;
            provider.add_passkey(&mut connection, number).await;
        }
        for number in 0..usize::try_from(ENTERED_SESSIONS).unwrap() {
            let session = number % provider.sessions.len();
            let cookie = enter(&mut connection, &provider.sessions[session]).await;
            provider.entered.push(cookie);
        }
        Arc::new(provider)
    }

    /// The path of an authorization request with PKCE.
    pub fn authorization_path(&self, scope: &str) -> String {
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.client_id)
            .append_pair("redirect_uri", REDIRECT_URI)
            .append_pair("scope", scope)
            .append_pair("state", "the state of the bench")
            .append_pair("nonce", "the nonce of the bench")
            .append_pair("code_challenge", &challenge())
            .append_pair("code_challenge_method", "S256")
            .finish();
        format!("/oauth2/authorize?{query}")
    }

    /// Gets the tokens of a connection, by a whole code flow.
    async fn authorize(&mut self, connection: &mut Connection, number: usize) {
        let path = self.authorization_path("openid offline_access");
        let cookie = &self.sessions[number];
        let head = format!("GET {path} HTTP/1.1\r\ncookie: {cookie}\r\nhost: localhost\r\n\r\n");
        let reply = connection.send(head.as_bytes()).await;
        let code = code_of(reply.header("location").unwrap_or_default());

        let form = format!(
            "grant_type=authorization_code&code={code}&redirect_uri={REDIRECT_URI}\
             &code_verifier={VERIFIER}"
        );
        let head = format!(
            "POST /oauth2/token HTTP/1.1\r\nauthorization: Basic {}\r\ncontent-type: \
             application/x-www-form-urlencoded\r\n",
            self.basic
        );
        let tokens = post(connection, &head, &form).await;
        self.tokens.push(Tokens {
            access: text(&tokens["access_token"]),
            refresh: Mutex::new(text(&tokens["refresh_token"])),
        });
    }

    /// Creates a passkey, and stores it with the account as the platform does.
    async fn add_passkey(&mut self, connection: &mut Connection, number: usize) {
        let login_id = login_id(number);
        let head = |step: &str| {
            format!(
                "POST /platform/register/{step} HTTP/1.1\r\norigin: {}\r\ncontent-type: \
                 application/json\r\n",
                self.origin
            )
        };

        let body = json!({ "appId": APP_ID, "loginId": login_id }).to_string();
        let started = post(connection, &head("start"), &body).await;
        let id = Random::Real.bytes();
        let (authenticator, credential) =
            Authenticator::create(&self.origin, id, &started["publicKey"]);
        let body = json!({ "ceremonyId": started["ceremonyId"], "credential": credential });
        let registered = post(connection, &head("finish"), &body.to_string()).await;

        let body = json!({ "loginId": login_id, "ownIdData": registered["data"] }).to_string();
        call(connection, "setOwnIDDataByLoginId", &body).await;
        self.passkeys.push(authenticator);
    }
}

/// The challenge of [`VERIFIER`] by S256 (RFC 7636 §4.2).
pub fn challenge() -> String {
    BASE64URL.encode(Sha256::digest(VERIFIER))
}

/// The code in the address to which an authorization leads.
pub fn code_of(location: &str) -> String {
    let (_, query) = location.split_once('?').unwrap_or_default();
    let mut parameters = form_urlencoded::parse(query.as_bytes());
    let code = parameters.find(|(name, _)| name == "code");
    code.unwrap_or_else(|| panic!("no code in {location}")).1.into_owned()
}

/// The head of a proxy's question about a page that a browser opens, as Caddy and Traefik ask it.
pub fn question(uri: &str, cookie: &str) -> String {
    format!(
        "GET /auth/verify HTTP/1.1\r\nx-forwarded-method: GET\r\nx-forwarded-proto: https\r\n\
         x-forwarded-host: wiki.example.com\r\nx-forwarded-uri: {uri}\r\nx-forwarded-for: \
         192.0.2.1\r\naccept: text/html\r\nsec-fetch-mode: navigate\r\ncookie: {cookie}\r\n"
    )
}

/// Begins a session as after a login with a passkey, and returns its cookie.
async fn log_in(connection: &mut Connection, number: usize) -> String {
    let body = json!({ "loginId": login_id(number), "sessionType": "browser" }).to_string();
    let session = call(connection, "getSessionByLoginId", &body).await;
    let body = json!({ "token": session["token"] }).to_string();
    let request = format!(
        "POST /session HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    );
    let reply = connection.send(request.as_bytes()).await;
    assert_eq!(reply.status, 200, "{}", String::from_utf8_lossy(reply.body));
    reply.cookie("vestibule")
}

/// Enters the application behind the proxy, and returns its cookie there.
async fn enter(connection: &mut Connection, session: &str) -> String {
    let ask = |uri: &str, cookie: &str| format!("{}host: localhost\r\n\r\n", question(uri, cookie));

    let reply = connection.send(ask("/", "none=1").as_bytes()).await;
    let binding = reply.cookie("__Host-vestibule-app-binding");
    let location = reply.header("location").unwrap_or_default();
    let (_, path) = location.split_once("/auth/start").unwrap();
    let request = format!(
        "GET /auth/start{path} HTTP/1.1\r\nhost: localhost\r\ncookie: {session}\r\n\
         sec-fetch-site: cross-site\r\n\r\n"
    );
    let reply = connection.send(request.as_bytes()).await;
    let callback = reply.header("location").unwrap_or_default().strip_prefix(PROXIED_ORIGIN);

    let request = ask(callback.unwrap(), &binding);
    connection.send(request.as_bytes()).await.cookie("__Host-vestibule-app")
}

/// Calls the server as the platform does.
async fn call(connection: &mut Connection, name: &str, body: &str) -> Value {
    let timestamp = now_millis().to_string();
    let signature = processes::secret().sign(body.as_bytes(), &timestamp);
    let head = format!(
        "POST /api/ownid/{name} HTTP/1.1\r\ncontent-type: application/json\r\n\
         ownid-signature: {signature}\r\nownid-timestamp: {timestamp}\r\n"
    );
    post(connection, &head, body).await
}

/// Posts a body, and returns the JSON of a successful response, if it has any.
async fn post(connection: &mut Connection, head: &str, body: &str) -> Value {
    let length = body.len();
    let request = format!("{head}host: localhost\r\ncontent-length: {length}\r\n\r\n{body}");
    let reply = connection.send(request.as_bytes()).await;
    assert!(reply.status < 300, "{head}{}", String::from_utf8_lossy(reply.body));
    if reply.body.is_empty() { Value::Null } else { reply.json() }
}
