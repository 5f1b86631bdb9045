//! A complete account, as it is exported, imported, and kept after a deletion.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::domain::{AccountId, Timestamp};

/// A complete account. It contains credentials and is as secret as the database.
#[derive(Clone, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AccountRecord {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<AccountId>,
    pub login_id: String,
    #[serde(default)]
    pub emails: Vec<AddressRecord>,
    #[serde(default)]
    pub phones: Vec<AddressRecord>,
    /// `active`, `disabled` or `pending`.
    #[serde(default = "active")]
    pub status: String,
    #[serde(default)]
    pub roles: Vec<String>,
    #[serde(default)]
    pub profile: Map<String, Value>,
    /// The time in RFC 3339, as all times here.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "moment")]
    pub created_at: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "moment")]
    pub last_login_at: Option<Timestamp>,
    /// A PHC string.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password_hash: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_id_data: Option<String>,
}

/// A further address, beside the login id.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AddressRecord {
    pub value: String,
    #[serde(default)]
    pub verified: bool,
}

fn active() -> String {
    "active".to_owned()
}

impl std::fmt::Debug for AccountRecord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AccountRecord(…)")
    }
}

/// Serializes times as RFC 3339.
pub(in crate::domain) mod moment {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::Timestamp;

    #[expect(clippy::ref_option, reason = "serde requires this signature")]
    pub fn serialize<S: Serializer>(time: &Option<Timestamp>, serializer: S) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => serializer.serialize_str(&time.to_rfc3339()),
            None => serializer.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Timestamp>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| Timestamp::parse_rfc3339(&text).ok_or_else(|| D::Error::custom("must be a time in RFC 3339")))
            .transpose()
    }
}
