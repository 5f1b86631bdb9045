//! Sessions: how long they live, for what kind of client, and what they carry.

use std::{net::IpAddr, time::Duration};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Timestamp, device::UserAgent};

/// The protocol's `sessionType`: it chooses the lifetimes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
#[sqlx(type_name = "text", rename_all = "lowercase")]
pub enum SessionType {
    #[default]
    Browser,
    Mobile,
}

impl SessionType {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Browser => "browser",
            Self::Mobile => "mobile",
        }
    }
}

/// How long a session lives: `idle` since it was last used, `absolute` since the login, whichever ends first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetimes {
    pub idle: Duration,
    pub absolute: Duration,
}

/// How a person showed who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// The platform vouched for them: OwnID's cloud, or our own after a passkey's proof.
    Passkey,
    Password,
    /// A one-time code, or the link beside it.
    Code,
    /// They made the account at that moment.
    Registration,
}

impl Method {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Passkey => "passkey",
            Self::Password => "password",
            Self::Code => "code",
            Self::Registration => "registration",
        }
    }
}

/// Where a session comes from: written once, at the login.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Provenance {
    pub method: Method,
    /// When the person last showed who they are.
    pub authenticated_at: Timestamp,
    pub user_agent: UserAgent,
    pub address: IpAddr,
}

impl Provenance {
    /// Its name among the session's values.
    pub const KEY: &str = "provenance";
}

/// All the values of a session, as its row holds them. Members that are not known here are kept as they are.
#[derive(Clone, Debug, Default)]
pub struct SessionData(Map<String, Value>);

impl SessionData {
    /// None when the text is no JSON object, which is nothing that we ever wrote.
    pub fn parse(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok().map(Self)
    }

    pub fn to_json(&self) -> String {
        Value::Object(self.0.clone()).to_string()
    }

    /// None in a session that is older than its being noted, or that a newer version began in a way unknown to this one.
    pub fn provenance(&self) -> Option<Provenance> {
        Provenance::deserialize(self.0.get(Provenance::KEY)?).ok()
    }

    pub fn payload(&self) -> Payload {
        self.0.get(Payload::KEY).and_then(Value::as_object).cloned().map(Payload).unwrap_or_default()
    }

    #[must_use]
    pub fn with_payload(mut self, Payload(payload): Payload) -> Self {
        self.0.insert(Payload::KEY.to_owned(), Value::Object(payload));
        self
    }
}

/// What a site keeps in a session (protocol file, §5): a JSON object that we never look into.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Payload(Map<String, Value>);

impl Payload {
    /// The most we keep, in bytes of compact JSON.
    pub const MAX: usize = 8 * 1024;
    /// How deep objects and arrays may nest; the payload itself is the first level.
    pub const MAX_DEPTH: usize = 16;
    const KEY: &str = "payload";

    /// # Errors
    /// [`InvalidPayload`] beyond [`Self::MAX`] and [`Self::MAX_DEPTH`].
    pub fn parse(payload: Map<String, Value>) -> Result<Self, InvalidPayload> {
        let payload = Value::Object(payload);
        if payload.to_string().len() > Self::MAX {
            return Err(InvalidPayload::TooLong);
        }
        match payload {
            Value::Object(payload) if depth(payload.values()) < Self::MAX_DEPTH => Ok(Self(payload)),
            _ => Err(InvalidPayload::TooDeep),
        }
    }
}

/// How many levels of objects and arrays these values are. The recursion ends soon: the parser refuses 128 levels.
fn depth<'a>(values: impl Iterator<Item = &'a Value>) -> usize {
    let deepest = values.map(|value| match value {
        Value::Object(members) => 1 + depth(members.values()),
        Value::Array(items) => 1 + depth(items.iter()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    });
    deepest.max().unwrap_or(0)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPayload {
    #[error("must be at most 8 KiB of JSON")]
    TooLong,
    #[error("must nest at most 16 levels deep")]
    TooDeep,
}
