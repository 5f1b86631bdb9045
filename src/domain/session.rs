//! Sessions: lifetimes, types, the authentication behind them, and the values that they carry.

use std::{net::IpAddr, time::Duration};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Timestamp, device::UserAgent, text::json_text::nests_within};

/// The protocol's `sessionType` (`docs/protocol.md` §3). It selects the lifetimes.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    strum::EnumString,
    strum::IntoStaticStr,
    utoipa::ToSchema,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum SessionType {
    #[default]
    Browser,
    Mobile,
}

impl SessionType {
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// Lifetimes of a session: `idle` since its last use, `absolute` since the login. The earlier end
/// counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetimes {
    pub idle: Duration,
    pub absolute: Duration,
}

/// The method by which a person authenticated (compare `amr`, RFC 8176).
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    strum::EnumString,
    strum::IntoStaticStr,
    utoipa::ToSchema,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
#[schema(as = Method)]
pub enum AuthMethod {
    /// A passkey, vouched for by the platform: OwnID's cloud, or the local platform after an
    /// assertion.
    Passkey,
    Password,
    /// A one-time code, or the link sent with it.
    Code,
    /// The creation of the account, immediately before.
    Registration,
}

impl AuthMethod {
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// The authentication that began a session. Written once, at the login.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AuthenticationContext {
    pub method: AuthMethod,
    /// The time of the last authentication (OpenID Connect's `auth_time`).
    pub authenticated_at: Timestamp,
    pub user_agent: UserAgent,
    pub address: IpAddr,
}

impl AuthenticationContext {
    /// The key among the session's values.
    pub const KEY: &str = "provenance";
}

/// All values of a session, as stored in its row. Unknown members are preserved.
#[derive(Clone, Debug, Default)]
pub struct SessionData(Map<String, Value>);

impl SessionData {
    /// Parses the stored text. Returns `None` for anything but a JSON object, which this server
    /// never writes.
    pub fn parse(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok().map(Self)
    }

    pub fn to_json(&self) -> String {
        Value::Object(self.0.clone()).to_string()
    }

    /// Returns the authentication context. Sessions older than this member have none, and a newer
    /// version's may be unreadable.
    pub fn authentication_context(&self) -> Option<AuthenticationContext> {
        AuthenticationContext::deserialize(self.0.get(AuthenticationContext::KEY)?).ok()
    }

    pub fn payload(&self) -> Payload {
        self.0
            .get(Payload::KEY)
            .and_then(Value::as_object)
            .cloned()
            .map(Payload)
            .unwrap_or_default()
    }

    #[must_use]
    pub fn with_payload(mut self, Payload(payload): Payload) -> Self {
        self.0.insert(Payload::KEY.to_owned(), Value::Object(payload));
        self
    }
}

/// The site's own data in a session (`docs/protocol.md` §5): a JSON object that this server never
/// reads.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Payload(Map<String, Value>);

impl Payload {
    /// The maximum size, in bytes of compact JSON.
    pub const MAX_BYTES: usize = 8 * 1024;
    /// The maximum nesting of objects and arrays; the payload itself is the first level.
    pub const MAX_DEPTH: usize = 16;
    const KEY: &str = "payload";

    /// Checks the size and the nesting.
    ///
    /// # Errors
    /// [`InvalidPayload`] beyond [`Self::MAX_BYTES`] or [`Self::MAX_DEPTH`].
    pub fn parse(payload: Map<String, Value>) -> Result<Self, InvalidPayload> {
        let payload = Value::Object(payload);
        if payload.to_string().len() > Self::MAX_BYTES {
            return Err(InvalidPayload::TooLong);
        }

        match payload {
            Value::Object(members)
                if members.values().all(|value| nests_within(value, Self::MAX_DEPTH - 1)) =>
            {
                Ok(Self(members))
            }
            _ => Err(InvalidPayload::TooDeep),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPayload {
    #[error("must be at most 8 KiB of JSON")]
    TooLong,
    #[error("must nest at most 16 levels deep")]
    TooDeep,
}
