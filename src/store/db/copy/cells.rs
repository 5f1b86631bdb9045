//! The values of rows in the form that both databases have in common.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sqlx::{Row, postgres::PgRow, sqlite::SqliteRow, types::Json};
use uuid::Uuid;

/// The kinds of columns. SQLite keeps UUIDs as blobs, and JSON as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColumnKind {
    Integer,
    Text,
    Json,
    Bytes,
    Uuid,
}

impl ColumnKind {
    /// The kind of a declared type; `None` for one that is not copied yet.
    pub(super) fn of(declared: &str) -> Option<Self> {
        Some(match declared.to_ascii_lowercase().as_str() {
            "integer" | "bigint" => Self::Integer,
            "text" => Self::Text,
            "jsonb" => Self::Json,
            "blob" | "bytea" => Self::Bytes,
            "uuid" => Self::Uuid,
            _ => return None,
        })
    }

    /// The kind that a column has in two databases: the narrower one, or `None` if they differ.
    pub(super) fn common(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Json, Self::Text) | (Self::Text, Self::Json) => Some(Self::Json),
            (Self::Uuid, Self::Bytes) | (Self::Bytes, Self::Uuid) => Some(Self::Uuid),
            _ => (self == other).then_some(self),
        }
    }
}

/// One value. JSON is text with the members of its objects in order.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) enum CellValue {
    Null,
    Integer(i64),
    Text(String),
    Bytes(Vec<u8>),
}

/// The values of a row, in the order of its table's columns.
pub(super) type CellRow = Vec<CellValue>;

impl CellValue {
    /// The size in memory, in bytes, about.
    pub(super) fn size(&self) -> usize {
        size_of::<Self>()
            + match self {
                Self::Null | Self::Integer(_) => 0,
                Self::Text(text) => text.len(),
                Self::Bytes(bytes) => bytes.len(),
            }
    }

    pub(super) fn json(value: Option<Json<serde_json::Value>>) -> Self {
        value.map_or(Self::Null, |Json(mut value)| {
            value.sort_all_objects();
            Self::Text(value.to_string())
        })
    }
}

/// Reads values of a row of either database.
macro_rules! read_row {
    ($name:ident, $row:ty) => {
        pub(super) fn $name(row: &$row, kinds: &[ColumnKind]) -> sqlx::Result<CellRow> {
            let read = |(at, kind): (usize, &ColumnKind)| -> sqlx::Result<CellValue> {
                Ok(match kind {
                    ColumnKind::Integer => row
                        .try_get::<Option<i64>, _>(at)?
                        .map_or(CellValue::Null, CellValue::Integer),
                    ColumnKind::Text => row
                        .try_get::<Option<String>, _>(at)?
                        .map_or(CellValue::Null, CellValue::Text),
                    ColumnKind::Json => CellValue::json(row.try_get(at)?),
                    ColumnKind::Bytes => row
                        .try_get::<Option<Vec<u8>>, _>(at)?
                        .map_or(CellValue::Null, CellValue::Bytes),
                    ColumnKind::Uuid => row
                        .try_get::<Option<Uuid>, _>(at)?
                        .map_or(CellValue::Null, |id| CellValue::Bytes(id.as_bytes().to_vec())),
                })
            };
            kinds.iter().enumerate().map(read).collect()
        }
    };
}

read_row!(read_sqlite, SqliteRow);
read_row!(read_postgres, PgRow);

/// Binds a value to the next placeholder of a statement that is built.
macro_rules! bind_cell {
    ($query:expr, $kind:expr, $cell:expr) => {{
        use $crate::store::db::copy::cells::{CellValue, ColumnKind, uuid_of};
        match ($kind, $cell) {
            (ColumnKind::Integer, CellValue::Integer(number)) => $query.push_bind(*number),
            (ColumnKind::Integer, _) => $query.push_bind(None::<i64>),
            (ColumnKind::Json, CellValue::Text(text)) => {
                let value: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
                $query.push_bind(sqlx::types::Json(value))
            }
            (ColumnKind::Json, _) => $query.push_bind(None::<sqlx::types::Json<()>>),
            (ColumnKind::Text, CellValue::Text(text)) => $query.push_bind(text.clone()),
            (ColumnKind::Text, _) => $query.push_bind(None::<String>),
            (ColumnKind::Uuid, cell) => $query.push_bind(uuid_of(cell)),
            (ColumnKind::Bytes, CellValue::Bytes(bytes)) => $query.push_bind(bytes.clone()),
            (ColumnKind::Bytes, _) => $query.push_bind(None::<Vec<u8>>),
        }
    }};
}
pub(super) use bind_cell;

pub(super) fn uuid_of(cell: &CellValue) -> Option<Uuid> {
    match cell {
        CellValue::Bytes(bytes) => Uuid::from_slice(bytes).ok(),
        CellValue::Null | CellValue::Integer(_) | CellValue::Text(_) => None,
    }
}

/// The number of rows of a table and the sum of their hashes, which does not depend on their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TableSum {
    pub(super) rows: u64,
    hashes: u128,
}

impl TableSum {
    pub(super) fn of(rows: &[CellRow]) -> Self {
        let mut sum = Self::default();
        for row in rows {
            sum.add(row);
        }
        sum
    }

    /// Adds a row. Each value is hashed with its kind and its length, so that no two rows are
    /// hashed as the same bytes.
    pub(super) fn add(&mut self, row: &[CellValue]) {
        let mut hash = Sha256::new();
        for cell in row {
            let (kind, bytes): (u8, &[u8]) = match cell {
                CellValue::Null => (0, &[]),
                CellValue::Integer(number) => (1, &number.to_be_bytes()),
                CellValue::Text(text) => (2, text.as_bytes()),
                CellValue::Bytes(bytes) => (3, bytes),
            };
            hash.update([kind]);
            hash.update((bytes.len() as u64).to_be_bytes());
            hash.update(bytes);
        }

        let first = hash.finalize().first_chunk().map_or(0, |bytes| u128::from_be_bytes(*bytes));
        self.rows += 1;
        self.hashes = self.hashes.wrapping_add(first);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_depends_on_values_and_not_on_the_order_of_rows() {
        let row =
            |a: &str, b: &str| vec![CellValue::Text(a.to_owned()), CellValue::Text(b.to_owned())];
        let sum = |rows: &[CellRow]| TableSum::of(rows);
        assert_eq!(sum(&[row("a", "b"), row("c", "d")]), sum(&[row("c", "d"), row("a", "b")]));
        assert_ne!(sum(&[row("ab", "c")]), sum(&[row("a", "bc")]));
        assert_ne!(sum(&[row("a", "b"), row("a", "b")]), sum(&[]), "equal rows do not cancel out");
        assert_ne!(sum(&[vec![CellValue::Null]]), sum(&[vec![CellValue::Text(String::new())]]));
        assert_ne!(
            sum(&[vec![CellValue::Bytes(vec![65])]]),
            sum(&[vec![CellValue::Text("A".to_owned())]])
        );
    }

    #[test]
    fn json_is_compared_by_its_content() {
        let of = |text: &str| CellValue::json(serde_json::from_str(text).ok());
        assert_eq!(of(r#"{"b": {"d":1,"c":2}, "a":"x"}"#), of(r#"{"a":"x","b":{"c":2,"d":1}}"#));
        assert_eq!(of(r#"{"a": "x"}"#), CellValue::Text(r#"{"a":"x"}"#.to_owned()));
    }
}
