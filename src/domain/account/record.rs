//! The record of an account in files, as it is exported, imported, and kept after a deletion.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Account, status::Status};
use crate::domain::{
    AccountId, Timestamp,
    identity::address::{Address, AddressKind},
};

/// A record of an account, not yet validated. Exports write all members, and an import may omit
/// any. It contains credentials and is as secret as the database.
#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct AccountRecord {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<AccountId>,
    pub login_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emails: Option<Vec<AddressRecord>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phones: Option<Vec<AddressRecord>>,
    /// `active`, `disabled` or `pending`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<Map<String, Value>>,
    /// The time in RFC 3339, as all times here.
    #[serde(skip_serializing_if = "Option::is_none", with = "moment")]
    pub created_at: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none", with = "moment")]
    pub last_login_at: Option<Timestamp>,
    /// A PHC string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_hash: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
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

/// The credentials of an account, as they are stored.
#[derive(Clone, Default)]
pub struct StoredCredentials {
    /// A PHC string.
    pub password_hash: Option<String>,
    pub own_id_data: Option<String>,
}

impl AccountRecord {
    /// The complete record of an account. The credentials are omitted if it was disabled before its
    /// login id was verified: the record's status does not tell this, and whoever chose them may
    /// not be its owner.
    pub fn new(account: &Account, credentials: StoredCredentials) -> Self {
        let is_disabled_unverified =
            account.is_unverified() && account.status() == Status::Disabled;
        let credentials =
            if is_disabled_unverified { StoredCredentials::default() } else { credentials };
        let addresses_of =
            |kind| Some(account.addresses_of(kind).map(AddressRecord::new).collect());

        Self {
            id: Some(account.id),
            login_id: account.login_id.to_string(),
            emails: addresses_of(AddressKind::Email),
            phones: addresses_of(AddressKind::Phone),
            status: Some(account.status().to_string()),
            roles: Some(account.roles.clone()),
            profile: Some(account.profile.members().clone()),
            created_at: Some(account.created_at),
            last_login_at: account.last_login_at,
            password_hash: credentials.password_hash,
            own_id_data: credentials.own_id_data,
        }
    }

    /// Iterates over the further addresses, with this time of verification for the verified ones.
    pub fn addresses(&self, verified_at: Timestamp) -> impl Iterator<Item = Address> {
        let of_kind = |kind, records: &[AddressRecord]| {
            let addresses = records.iter().map(|AddressRecord { value, verified }| Address {
                kind,
                value: value.clone(),
                verified_at: if *verified { Some(verified_at) } else { None },
            });
            addresses.collect::<Vec<_>>()
        };

        let emails = of_kind(AddressKind::Email, self.emails.as_deref().unwrap_or_default());
        let phones = of_kind(AddressKind::Phone, self.phones.as_deref().unwrap_or_default());
        emails.into_iter().chain(phones)
    }
}

impl AddressRecord {
    fn new(address: &Address) -> Self {
        Self { value: address.value.clone(), verified: address.is_verified() }
    }
}

impl fmt::Debug for AccountRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccountRecord(…)")
    }
}

impl fmt::Debug for StoredCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StoredCredentials(…)")
    }
}

/// Serializes times as RFC 3339.
pub(in crate::domain) mod moment {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::Timestamp;

    #[expect(clippy::ref_option, reason = "serde requires this signature")]
    pub fn serialize<S: Serializer>(
        time: &Option<Timestamp>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => serializer.serialize_str(&time.to_rfc3339()),
            None => serializer.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Timestamp>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| {
            Timestamp::parse_rfc3339(&text)
                .ok_or_else(|| D::Error::custom("must be a time in RFC 3339"))
        })
        .transpose()
    }
}
