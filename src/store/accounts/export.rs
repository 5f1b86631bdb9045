//! Accounts whole, in the order of their ids: what an export writes.

use std::collections::HashMap;

use sqlx::types::Uuid;

use super::{
    list::predicate::{Dialect, contains, holds},
    relations::{self, AccountRelations},
};
use crate::{
    domain::{Filter, Timestamp},
    store::{Database, db::sql::Sql},
};

/// One account, without its parts.
#[derive(sqlx::FromRow)]
pub struct ExportRow {
    pub id: Uuid,
    pub login_id: String,
    pub profile: String,
    pub created_at: Timestamp,
    pub last_login_at: Option<Timestamp>,
    pub disabled_at: Option<Timestamp>,
    pub pending_since: Option<Timestamp>,
    /// None too when secrets were not asked for.
    pub password_hash: Option<String>,
    pub own_id_data: Option<String>,
}

impl std::fmt::Debug for ExportRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ExportRow({})", self.id)
    }
}

/// Which accounts.
#[derive(Clone, Debug, Default)]
pub struct ExportSelection {
    /// Normalised.
    pub filter: Option<Filter>,
    /// Folded.
    pub search: Option<String>,
    /// Whether to read what logs people in.
    pub secrets: bool,
}

/// The next accounts behind this one. Each is asked whether it fits, so that one walk finds all, however many these are.
pub async fn chunk(db: &Database, chosen: &ExportSelection, after: Uuid, most: i64) -> sqlx::Result<Vec<ExportRow>> {
    let mut sql = Sql::default();
    sql.push("select a.id, a.login_id, a.profile, a.created_at, a.last_login_at, a.disabled_at, a.pending_since, ");
    sql.push(if chosen.secrets {
        "a.password_hash, nullif(d.data, '') as own_id_data from account a left join own_id_data d on d.login_id = a.login_id"
    } else {
        "cast(null as text) as password_hash, cast(null as text) as own_id_data from account a"
    });
    conditions(&mut sql, db, (chosen, after));
    sql.push(" order by a.id limit ").bind(most);
    sql.fetch_all(&db.read).await
}

/// How many accounts are chosen. Each is asked, so it takes its time.
pub async fn count(db: &Database, chosen: &ExportSelection) -> sqlx::Result<i64> {
    let mut sql = Sql::default();
    sql.push("select count(*) from account a");
    conditions(&mut sql, db, (chosen, Uuid::nil()));
    let counted: Vec<(i64,)> = sql.fetch_all(&db.read).await?;
    Ok(counted.first().map_or(0, |(count,)| *count))
}

fn conditions(sql: &mut Sql, db: &Database, (chosen, after): (&ExportSelection, Uuid)) {
    sql.push(" where a.id > ").bind(after);
    if let Some(filter) = &chosen.filter {
        sql.push(" and ");
        holds(sql, filter, Dialect::of(&db.read));
    }
    if let Some(search) = &chosen.search {
        sql.push(" and ");
        contains(sql, search);
    }
}

/// What belongs to the accounts of a chunk.
pub async fn parts(
    db: &Database,
    chosen: &ExportSelection,
    rows: &[ExportRow],
) -> sqlx::Result<HashMap<Uuid, AccountRelations>> {
    match rows {
        // With a condition, there may be any number of other accounts between the first and the last.
        [first, .., last] if chosen.filter.is_none() && chosen.search.is_none() => {
            relations::between(db, first.id, last.id).await
        }
        _ => relations::parts(db, &rows.iter().map(|row| row.id).collect::<Vec<_>>()).await,
    }
}
