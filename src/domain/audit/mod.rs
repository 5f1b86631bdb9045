//! Audit entries and the hash chain that makes the audit log tamper-evident.

pub mod chain;
pub mod export;
pub mod ocsf;
pub mod syslog;

use std::fmt;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Account, AccountId, AddressKind, Timestamp};

/// The party that performed an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// An account's owner, in a session.
    Account(AccountId),
    /// A holder of this API token.
    Token(Uuid),
    CommandLine,
    /// A person without an account.
    Visitor,
    /// The server, by a schedule of its own.
    Server,
}

/// Formats the actor as the log stores it and as filters name it.
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
    /// Parses the stored form; `None` for any other text.
    pub fn from_database(text: &str) -> Option<Self> {
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

/// One audited action, before it is added to the chain.
#[derive(Clone, Debug)]
pub struct NewAuditEntry {
    pub at: Timestamp,
    pub actor: String,
    pub action: &'static str,
    pub account_id: Option<AccountId>,
    /// The client's address; empty for actions that did not come from the network.
    pub address: String,
    /// The personal data, erased with the account. It contains a salt, so that its hash does not
    /// reveal it.
    pub detail: String,
}

/// Builds the detail of an entry: the target, and the changes as `{"field": [before, after]}`.
pub fn detail(target: &str, changes: &Map<String, Value>, salt: [u8; 16]) -> String {
    json!({ "target": target, "changes": changes, "salt": BASE64_URL_SAFE_NO_PAD.encode(salt) })
        .to_string()
}

/// Returns the values of an account by which changes are compared: members of the profile,
/// addresses, roles and status.
pub fn describe(account: &Account) -> Map<String, Value> {
    let profile =
        account.profile.iter().map(|(name, value)| (format!("profile.{name}"), value.clone()));
    let mut members: Map<String, Value> = profile.collect();

    for kind in AddressKind::ALL {
        let addresses: Vec<_> = account
            .addresses_of(kind)
            .map(|address| json!({ "value": address.value, "verified": address.is_verified() }))
            .collect();
        if !addresses.is_empty() {
            members.insert(kind.member().to_owned(), Value::Array(addresses));
        }
    }
    if !account.roles.is_empty() {
        members.insert("roles".to_owned(), json!(account.roles));
    }

    members.insert("status".to_owned(), json!(account.status().as_str()));
    members
}

/// Compares two states of an account. Returns the changed fields as `[before, after]`.
pub fn changes(before: &Map<String, Value>, after: &Map<String, Value>) -> Map<String, Value> {
    let fields = before.keys().chain(after.keys().filter(|field| !before.contains_key(*field)));
    let values = fields.map(|field| {
        (field, before.get(field).unwrap_or(&Value::Null), after.get(field).unwrap_or(&Value::Null))
    });

    values
        .filter(|(_, old, new)| old != new)
        .map(|(field, old, new)| (field.clone(), json!([old, new])))
        .collect()
}

/// Returns the SHA-256 of a text as base64url.
pub fn hash(text: &str) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(text))
}

/// The members of an entry that its hash covers, beside the previous entry's hash.
#[derive(Clone, Copy, Debug)]
pub struct ChainLink<'a> {
    pub sequence: i64,
    pub at: Timestamp,
    pub actor: &'a str,
    pub action: &'a str,
    pub account_id: Option<AccountId>,
    pub address: &'a str,
    pub detail_hash: &'a str,
}

impl ChainLink<'_> {
    /// Returns the hash of rows from before there were keys.
    pub fn hash(&self, previous: &str) -> String {
        hash(&self.text(previous))
    }

    /// Returns the text that is hashed.
    pub(super) fn text(&self, previous: &str) -> String {
        let Self { sequence, at, actor, action, account_id, address, detail_hash } = self;
        // JSON is unambiguous: no two different rows have the same text.
        let account = account_id.map(|id| id.to_string());
        json!([previous, sequence, at.as_millis(), actor, action, account, address, detail_hash])
            .to_string()
    }
}
