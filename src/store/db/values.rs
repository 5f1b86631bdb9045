//! Values and rows as both databases have them.
//!
//! `sqlx` has derives for these. They are not used because its macros are compiled together with
//! every driver, TLS and SQLite a second time, for the compiler's own use.

use uuid::Uuid;

use crate::domain::{
    AccountId, Address, AddressKind, SessionType, Timestamp, TokenHash,
    account::record::StoredCredentials,
    id_document::{DocumentType, policy::RefusalReason},
    message::{Channel, MessageState, kind::MessageKind},
};

/// Reads a struct from a row whose columns are named like its fields:
/// `from_row!(Account { id, version })`. A column of another name follows its field:
/// `id = "flow_hash"`. A field with two dots is itself read from the row:
/// `from_row!(ExportRow { ..account, password_hash })`.
macro_rules! from_row {
    ($name:ident { $(..$inner:ident,)* $($field:ident $(= $column:literal)?),* $(,)? }) => {
        $crate::store::db::values::from_row!(
            @of sqlx::sqlite::SqliteRow, $name { $($inner)*; $($field $(= $column)?),* }
        );
        $crate::store::db::values::from_row!(
            @of sqlx::postgres::PgRow, $name { $($inner)*; $($field $(= $column)?),* }
        );
    };
    (@of $row:ty, $name:ident { $($inner:ident)*; $($field:ident $(= $column:literal)?),* }) => {
        impl sqlx::FromRow<'_, $row> for $name {
            fn from_row(row: &$row) -> sqlx::Result<Self> {
                Ok(Self {
                    $($inner: sqlx::FromRow::from_row(row)?,)*
                    $($field: sqlx::Row::try_get(
                        row,
                        $crate::store::db::values::from_row!(@column $field $($column)?),
                    )?,)*
                })
            }
        }
    };
    (@column $field:ident) => { stringify!($field) };
    (@column $field:ident $column:literal) => { $column };
}
pub(crate) use from_row;

/// Reads a struct from a row as [`from_row!`] does, also from one that a read thread has found
/// ([`super::lookups`]).
macro_rules! from_found_row {
    ($name:ident { $(..$inner:ident,)* $($field:ident),* $(,)? }) => {
        $crate::store::db::values::from_row!($name { $(..$inner,)* $($field),* });

        impl $crate::store::db::lookups::FoundRow for $name {
            fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
                Ok(Self {
                    $($inner: $crate::store::db::lookups::FoundRow::read(row)?,)*
                    $($field: row.get(stringify!($field))?,)*
                })
            }
        }
    };
}
pub(crate) use from_found_row;

/// Keeps a type as a column of another type, which it turns into and is made from.
macro_rules! stored_as {
    ($type:ty as $column:ty, $to:expr, $from:expr) => {
        impl<DB: sqlx::Database> sqlx::Type<DB> for $type
        where
            $column: sqlx::Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <$column as sqlx::Type<DB>>::type_info()
            }

            fn compatible(info: &DB::TypeInfo) -> bool {
                <$column as sqlx::Type<DB>>::compatible(info)
            }
        }

        impl<'q, DB: sqlx::Database> sqlx::Encode<'q, DB> for $type
        where
            $column: sqlx::Encode<'q, DB>,
        {
            fn encode_by_ref(
                &self,
                buffer: &mut <DB as sqlx::Database>::ArgumentBuffer,
            ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                let to: fn(&Self) -> $column = $to;
                <$column as sqlx::Encode<'q, DB>>::encode(to(self), buffer)
            }
        }

        impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for $type
        where
            $column: sqlx::Decode<'r, DB>,
        {
            fn decode(
                value: <DB as sqlx::Database>::ValueRef<'r>,
            ) -> Result<Self, sqlx::error::BoxDynError> {
                let from: fn($column) -> Result<Self, sqlx::error::BoxDynError> = $from;
                from(<$column as sqlx::Decode<'r, DB>>::decode(value)?)
            }
        }

        impl rusqlite::types::FromSql for $type {
            fn column_result(
                value: rusqlite::types::ValueRef<'_>,
            ) -> rusqlite::types::FromSqlResult<Self> {
                let from: fn($column) -> Result<Self, sqlx::error::BoxDynError> = $from;
                from(<$column as rusqlite::types::FromSql>::column_result(value)?)
                    .map_err(rusqlite::types::FromSqlError::Other)
            }
        }
    };
}
pub(crate) use stored_as;

/// Keeps enums as their names.
macro_rules! stored_as_text {
    ($($type:ty),+ $(,)?) => { $(
        $crate::store::db::values::stored_as!(
            $type as String,
            |value| <&'static str>::from(*value).to_owned(),
            |text| Ok(text.parse()?)
        );
    )+ };
}
pub(crate) use stored_as_text;

stored_as!(AccountId as Uuid, |id| id.as_uuid(), |id| Ok(AccountId::from(id)));
stored_as!(Timestamp as i64, |at| at.as_millis(), |millis| Ok(Timestamp::from_millis(millis)));
stored_as!(TokenHash as String, |hash| hash.as_str().to_owned(), |text| Ok(TokenHash::from(text)));
stored_as_text!(
    AddressKind,
    Channel,
    DocumentType,
    MessageKind,
    MessageState,
    RefusalReason,
    SessionType
);

from_row!(Address { kind, value, verified_at });
from_row!(StoredCredentials { password_hash, own_id_data });
