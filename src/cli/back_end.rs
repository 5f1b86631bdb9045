//! A client of any back end, for the commands that test one.

use std::{
    collections::BTreeMap,
    fmt,
    io::{self, Read},
    time::Duration,
};

use clap::Args;
use reqwest::{Method, Version, header::HeaderMap};
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::Error;
use crate::{
    config::ownid,
    domain::{SharedSecret, Timestamp},
    runtime::{
        clock::Clock,
        http_client::{self, error_chain},
    },
};

/// Maximum time for a response.
const TIMEOUT: Duration = Duration::from_secs(10);
/// Maximum length of a response body in bytes, more than any callback needs.
const MAX_ANSWER_BYTES: usize = 4 * 1024 * 1024;

/// The endpoints of the protocol, all of them `POST` (`docs/protocol.md` §3).
pub(super) const ENDPOINTS: [&str; 6] = [
    "getOwnIDDataByLoginId",
    "setOwnIDDataByLoginId",
    "getSessionByLoginId",
    "sendSms",
    "sendEmail",
    "verifyIdDoc",
];

/// The sources of the shared secret. Every user of a machine can read a command line, so there are
/// alternatives.
#[derive(Debug, Args)]
pub(super) struct SecretArguments {
    /// The shared secret, in base64. Others on this machine can read it in the list of processes.
    #[arg(long, value_name = "BASE64", conflicts_with = "secret_stdin")]
    secret: Option<SecretString>,
    /// Read the shared secret from standard input. By default, the configured one is used.
    #[arg(long)]
    secret_stdin: bool,
}

impl SecretArguments {
    pub(super) fn is_stdin(&self) -> bool {
        self.secret_stdin
    }

    /// Reads the secret.
    ///
    /// # Errors
    /// [`Error::Usage`] when there is none, or an invalid one.
    pub(super) fn read(
        self,
        environment: &BTreeMap<String, String>,
    ) -> Result<SharedSecret, Error> {
        let text = match self.secret {
            Some(secret) => secret,
            None if self.secret_stdin => read_stdin(64 * 1024)?.into(),
            None => return configured_secret(environment),
        };
        SharedSecret::parse(text.expose_secret())
            .map_err(|error| Error::Usage(format!("The secret {error}.")))
    }
}

fn configured_secret(environment: &BTreeMap<String, String>) -> Result<SharedSecret, Error> {
    ownid::signing_secret(environment)?.ok_or_else(|| {
        Error::Usage(
            "There is no shared secret yet. Set VESTIBULE_OWNID_SHARED_SECRET, or give one with \
             --secret-stdin."
                .to_owned(),
        )
    })
}

/// Reads standard input as text, up to `max_bytes`, so that a wrong file does not fill the memory.
pub(super) fn read_stdin(max_bytes: u64) -> Result<String, Error> {
    let mut text = String::new();
    io::stdin()
        .take(max_bytes)
        .read_to_string(&mut text)
        .map_err(|error| Error::Usage(error.to_string()))?;
    Ok(text)
}

/// Parses the base URL of a back end.
pub(super) fn parse_base(text: &str) -> Result<Url, Error> {
    let wrong = |what: &dyn fmt::Display| {
        Error::Usage(format!("{text} is not the URL of a back end: {what}"))
    };
    let url = Url::parse(text).map_err(|error| wrong(&error))?;
    if matches!(url.scheme(), "http" | "https") && url.has_host() {
        Ok(url)
    } else {
        Err(wrong(&"it must begin with https:// or http://"))
    }
}

/// The URL of an endpoint below a base URL.
pub(super) fn below(base: &Url, endpoint: &str) -> Url {
    let mut url = base.clone();
    // Only a URL that cannot be a base has no segments, and `parse_base` refuses those.
    if let Ok(mut segments) = url.path_segments_mut() {
        segments.pop_if_empty().push(endpoint);
    }
    url
}

/// A request, valid or not. Headers are in order and may repeat.
#[derive(Clone, Debug)]
pub(super) struct BackEndRequest {
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Vec<u8>,
}

impl BackEndRequest {
    /// Returns the request without the headers of this name.
    pub(super) fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(found, _)| *found != name);
        self
    }

    /// Returns the request with an additional header, even if it already has one of this name.
    pub(super) fn and(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    /// Returns the request with another value of this header.
    pub(super) fn with(self, name: &'static str, value: &str) -> Self {
        self.without(name).and(name, value)
    }

    /// The value of this header, empty when there is none.
    pub(super) fn header(&self, name: &str) -> String {
        self.headers
            .iter()
            .find(|(found, _)| *found == name)
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    }
}

/// A complete response.
#[derive(Clone, Debug)]
pub(super) struct BackEndResponse {
    pub(super) version: Version,
    pub(super) status: reqwest::StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

impl BackEndResponse {
    /// The header's value, empty when it is missing or not text.
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The body as text, safe to show on a terminal.
    pub(super) fn text(&self) -> String {
        printable(&String::from_utf8_lossy(&self.body))
    }
}

/// The error for a missing or incomplete response.
#[derive(Clone, Debug, thiserror::Error)]
#[error("no answer: {0}")]
pub(super) struct NoAnswer(String);

/// A back end, and the secret with which it verifies callbacks.
#[derive(Debug)]
pub(super) struct BackEnd {
    client: reqwest::Client,
    base: Url,
    secret: SharedSecret,
    clock: Clock,
}

impl BackEnd {
    /// Creates a client. It follows no redirects and uses no proxy, because requests are signed for
    /// one receiver.
    ///
    /// # Errors
    /// [`Error::Failed`] when the system's certificates cannot be read.
    pub(super) fn new(base: Url, secret: SharedSecret, clock: Clock) -> Result<Self, Error> {
        let client = http_client::builder(&base, TIMEOUT).no_proxy().build();
        let client = client.map_err(|error| Error::Failed(error.to_string()))?;
        Ok(Self { client, base, secret, clock })
    }

    pub(super) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The URL of the endpoint with this name.
    pub(super) fn url(&self, endpoint: &str) -> Url {
        below(&self.base, endpoint)
    }

    /// A valid request, signed over the bytes of this body and this timestamp.
    pub(super) fn signed(&self, url: Url, body: &[u8], timestamp: &str) -> BackEndRequest {
        let headers = vec![
            ("content-type", "application/json".to_owned()),
            ("ownid-timestamp", timestamp.to_owned()),
            ("ownid-signature", self.secret.sign(body, timestamp)),
        ];
        BackEndRequest { method: Method::POST, url, headers, body: body.to_vec() }
    }

    /// Sends a request.
    ///
    /// # Errors
    /// [`NoAnswer`] when the connection failed, the response was incomplete, or it took too long.
    pub(super) async fn send(&self, request: BackEndRequest) -> Result<BackEndResponse, NoAnswer> {
        let broken = |error| NoAnswer(error_chain(error));
        let mut sent = self.client.request(request.method, request.url).body(request.body);
        for (name, value) in &request.headers {
            sent = sent.header(*name, value);
        }
        let mut answer = sent.send().await.map_err(broken)?;
        let body = http_client::read_capped(&mut answer, MAX_ANSWER_BYTES).await.map_err(broken)?;
        if !body.is_whole {
            return Err(NoAnswer("it is longer than 4 MiB".to_owned()));
        }

        let headers = answer.headers().clone();
        Ok(BackEndResponse {
            version: answer.version(),
            status: answer.status(),
            headers,
            body: body.bytes,
        })
    }
}

/// The text with escaped control characters, which could control the terminal.
pub(super) fn printable(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut kept, c| {
        if c.is_control() && c != '\n' && c != '\t' {
            kept.extend(c.escape_unicode());
        } else {
            kept.push(c);
        }
        kept
    })
}
