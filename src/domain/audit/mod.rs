//! The chain that makes the audit log tamper-evident.

pub mod chain;

use std::fmt;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::Timestamp;

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A person in their session.
    Account(Uuid),
    /// Whoever holds this API token.
    Token(Uuid),
    CommandLine,
    /// Somebody who has no account yet.
    Visitor,
    /// The server by itself, at its time.
    Server,
}

/// As the log stores it and filters by it.
impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account(id) => write!(f, "account:{id}"),
            Self::Token(id) => write!(f, "token:{id}"),
            Self::CommandLine => f.write_str("command-line"),
            Self::Visitor => f.write_str("visitor"),
            Self::Server => f.write_str("server"),
        }
    }
}

impl Actor {
    /// Takes an actor as the log stores it; none for what is none.
    pub fn stored(text: &str) -> Option<Self> {
        match (text, text.split_once(':')) {
            ("command-line", _) => Some(Self::CommandLine),
            ("visitor", _) => Some(Self::Visitor),
            ("server", _) => Some(Self::Server),
            (_, Some(("account", id))) => id.parse().ok().map(Self::Account),
            (_, Some(("token", id))) => id.parse().ok().map(Self::Token),
            _ => None,
        }
    }
}

/// One act, before it has its place in the chain.
#[derive(Clone, Debug)]
pub struct Entry {
    pub at: Timestamp,
    pub actor: String,
    pub action: &'static str,
    pub account_id: Option<Uuid>,
    /// Where the request came from; empty when it came from no network.
    pub address: String,
    /// What names a person: erased with the account. It carries a salt, so that its hash does not give it away.
    pub detail: String,
}

/// The detail of an entry: to whom it was done, and what changed, as `{"field": [before, after]}`.
pub fn detail(target: &str, changes: &Map<String, Value>, salt: [u8; 16]) -> String {
    json!({ "target": target, "changes": changes, "salt": BASE64_URL_SAFE_NO_PAD.encode(salt) }).to_string()
}

/// Per field what it was and what it is; what did not change is left out.
pub fn changes(before: &Map<String, Value>, after: &Map<String, Value>) -> Map<String, Value> {
    let fields = before.keys().chain(after.keys().filter(|field| !before.contains_key(*field)));
    let values = fields
        .map(|field| (field, before.get(field).unwrap_or(&Value::Null), after.get(field).unwrap_or(&Value::Null)));
    values.filter(|(_, old, new)| old != new).map(|(field, old, new)| (field.clone(), json!([old, new]))).collect()
}

/// SHA-256 as base64url text.
pub fn hash(text: &str) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(text))
}

/// What an entry's hash covers, besides the hash of the entry before it.
#[derive(Clone, Copy, Debug)]
pub struct Link<'a> {
    pub sequence: i64,
    pub at: Timestamp,
    pub actor: &'a str,
    pub action: &'a str,
    pub account_id: Option<Uuid>,
    pub address: &'a str,
    pub detail_hash: &'a str,
}

impl Link<'_> {
    /// The hash of rows from before there were keys.
    pub fn hash(&self, previous: &str) -> String {
        hash(&self.text(previous))
    }

    /// What the row's hash is of.
    pub(super) fn text(&self, previous: &str) -> String {
        let Self { sequence, at, actor, action, account_id, address, detail_hash } = self;
        // JSON, so that no two different rows have one text.
        let account = account_id.map(|id| id.to_string());
        json!([previous, sequence, at.as_millis(), actor, action, account, address, detail_hash]).to_string()
    }
}
