//! A row of an import file, in which members may be missing.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::record::{AddressRecord, moment};
use crate::domain::{AccountId, Timestamp};

/// A line of JSON Lines or a record of CSV, not yet validated. A complete [`AccountRecord`] is a
/// valid row.
///
/// [`AccountRecord`]: super::record::AccountRecord
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImportRow {
    pub id: Option<AccountId>,
    #[serde(default)]
    pub login_id: String,
    pub emails: Option<Vec<AddressRecord>>,
    pub phones: Option<Vec<AddressRecord>>,
    pub status: Option<String>,
    pub roles: Option<Vec<String>>,
    pub profile: Option<Map<String, Value>>,
    #[serde(default, with = "moment")]
    pub created_at: Option<Timestamp>,
    #[serde(default, with = "moment")]
    pub last_login_at: Option<Timestamp>,
    pub password_hash: Option<String>,
    pub own_id_data: Option<String>,
}

impl std::fmt::Debug for ImportRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ImportRow(…)")
    }
}

/// The reason why a row was not imported.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct RowProblem {
    /// The number of the row, from 1; the header of a CSV file is not counted.
    pub row: u64,
    /// The member of the row, as a JSON Pointer; empty for the whole row.
    pub pointer: String,
    /// A stable code; docs/import-export.md lists them.
    pub code: &'static str,
    pub message: String,
}
