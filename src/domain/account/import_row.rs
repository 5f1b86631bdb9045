//! An account as a row of a file says it: what is left out is not said.

use serde::Deserialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::record::{PortableAddress, moment};
use crate::domain::Timestamp;

/// A line of JSON Lines, or a record of CSV, before anything in it was checked. A whole [`PortableAccount`] is one.
///
/// [`PortableAccount`]: super::portable_account::PortableAccount
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AccountRow {
    pub id: Option<Uuid>,
    #[serde(default)]
    pub login_id: String,
    pub emails: Option<Vec<PortableAddress>>,
    pub phones: Option<Vec<PortableAddress>>,
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

impl std::fmt::Debug for AccountRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AccountRow(…)")
    }
}

/// Why a row of a file was not imported.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct RowProblem {
    /// Counted from 1; the header of a CSV file does not count.
    pub row: u64,
    /// The place in the row, as a JSON Pointer; empty for the whole row.
    pub pointer: String,
    /// Stable; the manual lists them.
    pub code: &'static str,
    pub message: String,
}
