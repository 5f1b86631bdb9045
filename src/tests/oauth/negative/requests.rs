//! Requests of the table, as they are sent.

use std::collections::BTreeMap;

use base64::{Engine, prelude::BASE64_STANDARD, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use reqwest::{Method, header};
use sha2::{Digest, Sha256};
use url::form_urlencoded;

use super::{
    known_values::KnownValues,
    server::NegativeServer,
    signed_tokens,
    table::{CaseAuthentication, NegativeCase, ParameterChanges},
};
use crate::tests::support::{
    harness::{Answer, Browser},
    relying_party::{REDIRECT_URI, VERIFIER},
};

const FORM: &str = "application/x-www-form-urlencoded";

/// A request, as it is sent.
pub(super) struct NegativeRequest {
    method: Method,
    path: String,
    headers: Vec<(String, String)>,
    body: String,
}

impl NegativeRequest {
    /// The request of a case. An assertion is signed for it.
    pub(super) fn of(
        server: &NegativeServer<'_>,
        case: &NegativeCase,
        known: &mut KnownValues,
    ) -> Self {
        if let Some(assertion) = &case.assertion {
            known.set("assertion", signed_tokens::assertion(server, case, assertion));
        }

        let mut headers: Vec<_> = case.headers.clone().into_iter().collect();
        let mut form = vec![parameters(case, known), known.filled(&case.append)];
        if let Some(bearer) = &case.bearer {
            headers.push(("authorization".to_owned(), format!("Bearer {}", known.filled(bearer))));
        }
        if ["token", "par", "introspect", "revoke"].contains(&case.endpoint.as_str()) {
            match proof(server, case, known) {
                ClientProof::Header(header) => headers.push(("authorization".to_owned(), header)),
                ClientProof::Id => form.push(format!("client_id={}", case.client)),
                ClientProof::None => {}
            }
        }
        form.retain(|part| !part.is_empty());
        Self::with_form(case, headers, known.filled(&case.query), form.join("&"))
    }

    fn with_form(
        case: &NegativeCase,
        mut headers: Vec<(String, String)>,
        query: String,
        form: String,
    ) -> Self {
        let (usual, path) = match case.endpoint.as_str() {
            "metadata" => ("GET", "/.well-known/openid-configuration".to_owned()),
            "login" => ("GET", "/login".to_owned()),
            "authorize" | "userinfo" => ("GET", format!("/oauth2/{}", case.endpoint)),
            endpoint => ("POST", format!("/oauth2/{endpoint}")),
        };
        let method: Method = case.method.as_deref().unwrap_or(usual).parse().unwrap();

        let has_body = method == Method::POST || method == Method::PUT;
        let (query, body) = match (has_body, query.is_empty()) {
            (true, _) => {
                let media_type = case.content_type.as_deref().unwrap_or(FORM);
                headers.push(("content-type".to_owned(), media_type.to_owned()));
                (query, form)
            }
            (false, true) => (form, String::new()),
            (false, false) => (query, String::new()),
        };
        let path = if query.is_empty() { path } else { format!("{path}?{query}") };
        Self { method, path, headers, body }
    }

    pub(super) async fn send(
        &self,
        server: &NegativeServer<'_>,
        case: &NegativeCase,
        browser: &mut Browser<'_>,
    ) -> Answer {
        let Self { method, path, headers, body } = self;
        let is_page = ["authorize", "consent", "login"].contains(&case.endpoint.as_str());
        let mut sent = if is_page {
            browser.request(method.clone(), path).header(header::ACCEPT, "text/html")
        } else {
            server.app.client.request(method.clone(), server.app.url(path))
        };
        for (name, value) in headers {
            sent = sent.header(name, value);
        }
        Answer::of(sent.body(body.clone()).send().await.unwrap()).await
    }
}

/// The way in which a request says who sends it.
enum ClientProof {
    Header(String),
    /// By its id in the form.
    Id,
    None,
}

fn proof(server: &NegativeServer<'_>, case: &NegativeCase, known: &KnownValues) -> ClientProof {
    match (&case.authentication, &server.party(&case.client).secret) {
        (CaseAuthentication::Header { header }, _) => ClientProof::Header(known.filled(header)),
        (CaseAuthentication::Secret { id, secret }, _) => {
            ClientProof::Header(basic(&known.filled(id), &known.filled(secret)))
        }
        (CaseAuthentication::Named(way), _) if way == "nothing" => ClientProof::None,
        (CaseAuthentication::Named(way), _) if way == "wrong" => {
            ClientProof::Header(basic(&case.client, "wrong"))
        }
        (CaseAuthentication::Registered, Some(secret)) => {
            ClientProof::Header(basic(&case.client, secret))
        }
        (CaseAuthentication::Named(_) | CaseAuthentication::Registered, _) => ClientProof::Id,
    }
}

fn basic(id: &str, secret: &str) -> String {
    format!("Basic {}", BASE64_STANDARD.encode(format!("{id}:{secret}")))
}

/// The parameters of a case, as they are sent.
fn parameters(case: &NegativeCase, known: &KnownValues) -> String {
    let usual = match &case.only {
        Some(only) => only.clone(),
        None if ["authorize", "par"].contains(&case.endpoint.as_str()) => {
            authorization(&case.client, &ParameterChanges::new())
        }
        None => BTreeMap::new(),
    };
    let parameters = changed(usual, &case.change);
    let pairs = parameters.iter().map(|(name, value)| (name, known.filled(value)));
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// The registered address of an application.
pub(super) fn redirect_uri(client: &str) -> &'static str {
    match client {
        "browser" => "https://spa.example.com/cb",
        "native" => "http://127.0.0.1/cb",
        _ => REDIRECT_URI,
    }
}

pub(super) fn challenge() -> String {
    BASE64URL.encode(Sha256::digest(VERIFIER))
}

/// The parameters of an authorization request of this client, with changes.
pub(super) fn authorization(client: &str, changes: &ParameterChanges) -> BTreeMap<String, String> {
    let challenge = challenge();
    let usual = [
        ("response_type", "code"),
        ("client_id", client),
        ("redirect_uri", redirect_uri(client)),
        ("scope", "openid email"),
        ("state", "the state"),
        ("nonce", "the nonce"),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
    ];
    changed(usual.map(|(name, value)| (name.to_owned(), value.to_owned())).into(), changes)
}

fn changed(
    mut parameters: BTreeMap<String, String>,
    changes: &ParameterChanges,
) -> BTreeMap<String, String> {
    for (name, value) in changes {
        match value {
            Some(value) => drop(parameters.insert(name.clone(), value.clone())),
            None => drop(parameters.remove(name)),
        }
    }
    parameters
}
