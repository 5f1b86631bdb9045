//! A statement that is built piece by piece and runs on both databases.

use sqlx::{AssertSqlSafe, FromRow, postgres::PgRow, sqlite::SqliteRow};

use crate::{
    domain::{AccountId, Timestamp, TokenHash, text::storable::replace_nul},
    on,
    store::Db,
};

/// The text of a statement and the values of its placeholders. Only literals of the program are
/// pushed; outside values are bound.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct Sql {
    text: String,
    values: Vec<BoundValue>,
}

/// A value of a placeholder.
#[derive(Clone, Debug)]
pub(in crate::store) enum BoundValue {
    Text(String),
    Integer(i64),
    Id(AccountId),
}

impl Sql {
    pub(in crate::store) fn push(&mut self, text: &'static str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    pub(in crate::store) fn bind(&mut self, value: impl Into<BoundValue>) -> &mut Self {
        self.values.push(value.into());
        self.text.push('$');
        self.text.push_str(&self.values.len().to_string());
        self
    }

    /// Counts the rows of the statement.
    pub(in crate::store) async fn count(self, db: &Db) -> sqlx::Result<i64> {
        let text = format!("select count(*) from ({}) counted", self.text);
        let counted: Vec<(i64,)> = Self { text, values: self.values }.fetch_all(db).await?;
        Ok(counted.first().map_or(0, |(count,)| *count))
    }

    pub(in crate::store) async fn fetch_all<T>(self, db: &Db) -> sqlx::Result<Vec<T>>
    where
        T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin,
    {
        on!(db, pool => {
            let mut query = sqlx::query_as(AssertSqlSafe(self.text));
            for value in self.values {
                query = match value {
                    BoundValue::Text(text) => query.bind(text),
                    BoundValue::Integer(integer) => query.bind(integer),
                    BoundValue::Id(id) => query.bind(id),
                };
            }
            query.fetch_all(pool).await
        })
    }
}

impl From<&str> for BoundValue {
    fn from(text: &str) -> Self {
        Self::Text(replace_nul(text).into_owned())
    }
}

impl From<String> for BoundValue {
    fn from(text: String) -> Self {
        Self::Text(replace_nul(&text).into_owned())
    }
}

impl From<i64> for BoundValue {
    fn from(integer: i64) -> Self {
        Self::Integer(integer)
    }
}

impl From<&TokenHash> for BoundValue {
    fn from(hash: &TokenHash) -> Self {
        Self::Text(hash.as_str().to_owned())
    }
}

impl From<Timestamp> for BoundValue {
    fn from(at: Timestamp) -> Self {
        Self::Integer(at.as_millis())
    }
}

impl From<AccountId> for BoundValue {
    fn from(id: AccountId) -> Self {
        Self::Id(id)
    }
}
