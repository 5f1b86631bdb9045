//! Accounts as CSV: what stands in which column, and cells that a spreadsheet does not run.

use serde_json::{Map, Value};

use super::{
    import_row::AccountRow,
    record::{PortableAccount, PortableAddress},
};
use crate::domain::{AccountSchema, Timestamp, schema::Kind};

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
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
    /// Nothing that we want.
    Ignored,
}

impl Column {
    /// Reads the name that an export writes, or that a mapping names; a hyphen means to leave the column out.
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
            other => Self::Profile(other.strip_prefix("profile.").filter(|field| !field.is_empty())?.to_owned()),
        })
    }
}

/// The first line of an export: no column holds a secret.
pub fn header(schema: &AccountSchema) -> Vec<String> {
    let core = ["id", "loginId", "status", "roles", "emails", "phones", "createdAt", "lastLoginAt"];
    let fields = schema.fields().iter().map(|field| format!("profile.{}", field.name));
    core.into_iter().map(str::to_owned).chain(fields).collect()
}

/// An account's cells, in the order of the header.
pub fn record(schema: &AccountSchema, account: &PortableAccount) -> Vec<String> {
    let time = |time: Option<Timestamp>| time.map(Timestamp::to_rfc3339).unwrap_or_default();
    let core = [
        account.id.map(|id| id.to_string()).unwrap_or_default(),
        account.login_id.clone(),
        account.status.clone(),
        account.roles.join("; "),
        addresses_cell(&account.emails),
        addresses_cell(&account.phones),
        time(account.created_at),
        time(account.last_login_at),
    ];
    let fields = schema.fields().iter().map(|field| match account.profile.get(&field.name) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) if field.kind != Kind::Other => text.clone(),
        Some(value) => value.to_string(),
    });
    core.into_iter().chain(fields).map(neutral).collect()
}

/// The account of a record, as far as its cells can be read. An empty cell says nothing.
///
/// # Errors
/// The column that cannot be read, and why.
pub fn row<'a>(
    schema: &AccountSchema,
    cells: impl Iterator<Item = (&'a Column, &'a str)>,
) -> Result<AccountRow, (String, &'static str)> {
    let mut row = AccountRow::default();
    for (column, cell) in cells {
        let cell = original(cell);
        if cell.is_empty() {
            continue;
        }
        let time = |name: &str| {
            Timestamp::parse_rfc3339(cell)
                .ok_or_else(|| (format!("/{name}"), "must be a time as RFC 3339 writes it"))
                .map(Some)
        };
        match column {
            Column::Id => row.id = Some(cell.parse().map_err(|_| ("/id".to_owned(), "must be a UUID"))?),
            Column::LoginId => cell.clone_into(&mut row.login_id),
            Column::Status => row.status = Some(cell.to_owned()),
            Column::Roles => {
                let roles = cell.split([';', ',', ' ']).filter(|role| !role.is_empty());
                row.roles = Some(roles.map(str::to_owned).collect());
            }
            Column::Emails => row.emails = Some(addresses(cell)),
            Column::Phones => row.phones = Some(addresses(cell)),
            Column::CreatedAt => row.created_at = time("createdAt")?,
            Column::LastLoginAt => row.last_login_at = time("lastLoginAt")?,
            Column::PasswordHash => row.password_hash = Some(cell.to_owned()),
            Column::OwnIdData => row.own_id_data = Some(cell.to_owned()),
            Column::Profile(field) => {
                row.profile.get_or_insert_with(Map::new).insert(field.clone(), value(schema, field, cell));
            }
            Column::Ignored => {}
        }
    }
    Ok(row)
}

/// What cannot be read as the field's kind stays text: the schema then says what is wrong with it.
fn value(schema: &AccountSchema, field: &str, cell: &str) -> Value {
    let text = || Value::String(cell.to_owned());
    match schema.field(field).map(|field| &field.kind) {
        // As spreadsheets write them.
        Some(Kind::Boolean) if cell.eq_ignore_ascii_case("true") => Value::Bool(true),
        Some(Kind::Boolean) if cell.eq_ignore_ascii_case("false") => Value::Bool(false),
        Some(Kind::Number | Kind::Integer | Kind::Boolean | Kind::Other) => {
            serde_json::from_str(cell).unwrap_or_else(|_| text())
        }
        Some(Kind::Text | Kind::Email | Kind::Date | Kind::DateTime | Kind::Choice(_)) | None => text(),
    }
}

const VERIFIED: &str = "(verified)";

fn addresses_cell(addresses: &[PortableAddress]) -> String {
    let cells = addresses
        .iter()
        .map(|address| if address.verified { format!("{} {VERIFIED}", address.value) } else { address.value.clone() });
    cells.collect::<Vec<_>>().join("; ")
}

fn addresses(cell: &str) -> Vec<PortableAddress> {
    let parts = cell.split(';').map(str::trim).filter(|part| !part.is_empty());
    parts
        .map(|part| match part.strip_suffix(VERIFIED) {
            Some(value) => PortableAddress { value: value.trim_end().to_owned(), verified: true },
            None => PortableAddress { value: part.to_owned(), verified: false },
        })
        .collect()
}

/// Whether a spreadsheet would run the cell, apostrophes before it apart (behaviour b36).
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

/// A cell that shows as text. One more apostrophe, also where there are some already: so that `original` is sure.
pub fn neutral(cell: String) -> String {
    if is_formula(&cell) { format!("'{cell}") } else { cell }
}

fn original(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|_| is_formula(cell)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn b36_no_cell_begins_as_a_formula() {
        for cell in ["=1+1", "+14155550100", "-5", "@SUM(A1)", "\t=1", "\r=1", "'=1"] {
            assert_eq!(neutral(cell.to_owned()), format!("'{cell}"), "{cell:?}");
        }
        for cell in ["", "Alex", "'s-Hertogenbosch", "a=b", "5"] {
            assert_eq!(neutral(cell.to_owned()), cell);
        }
    }

    proptest! {
        #[test]
        fn an_import_undoes_what_an_export_did(cell in "['=+@a\t-]{0,6}") {
            let exported = neutral(cell.clone());
            prop_assert_eq!(original(&exported), cell.as_str());
            prop_assert!(!exported.starts_with(['=', '+', '-', '@', '\t', '\r']));
        }

        #[test]
        fn an_address_comes_back_with_its_proof(verified in any::<bool>()) {
            let cell = addresses_cell(&[PortableAddress { value: "a@example.com".to_owned(), verified }]);
            let back = addresses(&cell);
            prop_assert_eq!((back[0].value.as_str(), back[0].verified), ("a@example.com", verified));
        }
    }
}
