//! The CSV format of accounts: columns, and cells that spreadsheets do not execute.

use serde_json::{Map, Value};

use super::record::{AccountRecord, AddressRecord};
use crate::domain::{AccountSchema, Timestamp, schema::FieldType};

/// The content of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CsvColumn {
    Id,
    LoginId,
    Status,
    Roles,
    Emails,
    Phones,
    CreatedAt,
    LastLoginAt,
    PasswordHash,
    OwnIdData,
    Profile(String),
    /// A column that the import ignores.
    Ignored,
}

impl CsvColumn {
    /// Parses a column name, as exports write it and as a mapping gives it. A hyphen means to
    /// ignore the column.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "id" => Self::Id,
            "loginId" => Self::LoginId,
            "status" => Self::Status,
            "roles" => Self::Roles,
            "emails" => Self::Emails,
            "phones" => Self::Phones,
            "createdAt" => Self::CreatedAt,
            "lastLoginAt" => Self::LastLoginAt,
            "passwordHash" => Self::PasswordHash,
            "ownIdData" => Self::OwnIdData,
            "-" => Self::Ignored,
            other => Self::Profile(
                other.strip_prefix("profile.").filter(|field| !field.is_empty())?.to_owned(),
            ),
        })
    }
}

/// Returns the header of an export. No column contains a secret.
pub fn header(schema: &AccountSchema) -> Vec<String> {
    let core = ["id", "loginId", "status", "roles", "emails", "phones", "createdAt", "lastLoginAt"];
    let fields = schema.fields().iter().map(|field| format!("profile.{}", field.name));
    core.into_iter().map(str::to_owned).chain(fields).collect()
}

/// Returns the cells of an account, in the order of the header.
pub fn record(schema: &AccountSchema, account: &AccountRecord) -> Vec<String> {
    let time = |time: Option<Timestamp>| time.map(Timestamp::to_rfc3339).unwrap_or_default();
    let core = [
        account.id.map(|id| id.to_string()).unwrap_or_default(),
        account.login_id.clone(),
        account.status.clone().unwrap_or_default(),
        account.roles.as_deref().unwrap_or_default().join("; "),
        format_addresses(account.emails.as_deref().unwrap_or_default()),
        format_addresses(account.phones.as_deref().unwrap_or_default()),
        time(account.created_at),
        time(account.last_login_at),
    ];

    let value = |name: &str| account.profile.as_ref().and_then(|profile| profile.get(name));
    let fields = schema.fields().iter().map(|field| match value(&field.name) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) if field.kind != FieldType::Other => text.clone(),
        Some(value) => value.to_string(),
    });
    core.into_iter().chain(fields).map(escape_formula).collect()
}

/// Reads the account from a record, as far as its cells can be read. Empty cells are ignored.
///
/// # Errors
/// The JSON Pointer of the member that cannot be read, and the reason.
pub fn parse_record<'a>(
    schema: &AccountSchema,
    cells: impl Iterator<Item = (&'a CsvColumn, &'a str)>,
) -> Result<AccountRecord, (String, &'static str)> {
    let mut row = AccountRecord::default();
    for (column, cell) in cells {
        let cell = unescape(cell);
        if cell.is_empty() {
            continue;
        }
        let time = |name: &str| {
            Timestamp::parse_rfc3339(cell)
                .ok_or_else(|| (format!("/{name}"), "must be a time in RFC 3339"))
                .map(Some)
        };
        match column {
            CsvColumn::Id => {
                row.id = Some(cell.parse().map_err(|_| ("/id".to_owned(), "must be a UUID"))?);
            }
            CsvColumn::LoginId => cell.clone_into(&mut row.login_id),
            CsvColumn::Status => row.status = Some(cell.to_owned()),
            CsvColumn::Roles => {
                let roles = cell.split([';', ',', ' ']).filter(|role| !role.is_empty());
                row.roles = Some(roles.map(str::to_owned).collect());
            }
            CsvColumn::Emails => row.emails = Some(parse_addresses(cell)),
            CsvColumn::Phones => row.phones = Some(parse_addresses(cell)),
            CsvColumn::CreatedAt => row.created_at = time("createdAt")?,
            CsvColumn::LastLoginAt => row.last_login_at = time("lastLoginAt")?,
            CsvColumn::PasswordHash => row.password_hash = Some(cell.to_owned()),
            CsvColumn::OwnIdData => row.own_id_data = Some(cell.to_owned()),
            CsvColumn::Profile(field) => {
                row.profile
                    .get_or_insert_with(Map::new)
                    .insert(field.clone(), parse_value(schema, field, cell));
            }
            CsvColumn::Ignored => {}
        }
    }

    Ok(row)
}

/// Parses a cell by the type of its field. Text that does not fit is kept, so that the schema
/// validation reports it.
fn parse_value(schema: &AccountSchema, field: &str, cell: &str) -> Value {
    let text = || Value::String(cell.to_owned());
    match schema.field(field).map(|field| &field.kind) {
        // Spreadsheets write booleans in capitals.
        Some(FieldType::Boolean) if cell.eq_ignore_ascii_case("true") => Value::Bool(true),
        Some(FieldType::Boolean) if cell.eq_ignore_ascii_case("false") => Value::Bool(false),
        Some(FieldType::Number | FieldType::Integer | FieldType::Boolean | FieldType::Other) => {
            serde_json::from_str(cell).unwrap_or_else(|_| text())
        }
        Some(
            FieldType::Text
            | FieldType::Email
            | FieldType::Date
            | FieldType::DateTime
            | FieldType::Choice(_),
        )
        | None => text(),
    }
}

/// The mark after a verified address.
const VERIFIED: &str = "(verified)";

fn format_addresses(addresses: &[AddressRecord]) -> String {
    let cells = addresses.iter().map(|address| {
        if address.verified {
            format!("{} {VERIFIED}", address.value)
        } else {
            address.value.clone()
        }
    });
    cells.collect::<Vec<_>>().join("; ")
}

fn parse_addresses(cell: &str) -> Vec<AddressRecord> {
    let parts = cell.split(';').map(str::trim).filter(|part| !part.is_empty());
    parts
        .map(|part| match part.strip_suffix(VERIFIED) {
            Some(value) => AddressRecord { value: value.trim_end().to_owned(), verified: true },
            None => AddressRecord { value: part.to_owned(), verified: false },
        })
        .collect()
}

/// Returns true if a spreadsheet would execute the cell, apart from leading apostrophes
/// (`docs/security-behaviours.md` b36).
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

/// Prefixes a formula with an apostrophe, so that it shows as text. Cells that begin with
/// apostrophes get one more, so that `unescape` is unambiguous.
pub fn escape_formula(cell: String) -> String {
    if is_formula(&cell) { format!("'{cell}") } else { cell }
}

fn unescape(cell: &str) -> &str {
    if is_formula(cell) { cell.strip_prefix('\'').unwrap_or(cell) } else { cell }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn b36_no_cell_begins_as_a_formula() {
        for cell in ["=1+1", "+14155550100", "-5", "@SUM(A1)", "\t=1", "\r=1", "'=1"] {
            assert_eq!(escape_formula(cell.to_owned()), format!("'{cell}"), "{cell:?}");
        }
        for cell in ["", "Alex", "'s-Hertogenbosch", "a=b", "5"] {
            assert_eq!(escape_formula(cell.to_owned()), cell);
        }
    }

    proptest! {
        #[test]
        fn an_import_undoes_what_an_export_did(cell in "['=+@a\t-]{0,6}") {
            let exported = escape_formula(cell.clone());
            prop_assert_eq!(unescape(&exported), cell.as_str());
            prop_assert!(!exported.starts_with(['=', '+', '-', '@', '\t', '\r']));
        }

        #[test]
        fn an_address_comes_back_with_its_proof(verified in any::<bool>()) {
            let value = "a@example.com".to_owned();
            let cell = format_addresses(&[AddressRecord { value, verified }]);
            let back = parse_addresses(&cell);
            prop_assert_eq!(back[0].value.as_str(), "a@example.com");
            prop_assert_eq!(back[0].verified, verified);
        }
    }
}
