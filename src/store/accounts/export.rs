//! Complete accounts in the order of their ids, for exports and jobs.

use std::collections::HashMap;

use super::{
    list::predicate::{Dialect, push_filter, push_search},
    relations::{self, AccountRelations},
};
use crate::{
    domain::{AccountId, Filter, Timestamp},
    store::{
        Database,
        db::{sql::Sql, values::from_row},
    },
};

/// An account without its roles and addresses.
pub struct ExportRow {
    pub id: AccountId,
    pub login_id: String,
    pub profile: String,
    pub created_at: Timestamp,
    pub last_login_at: Option<Timestamp>,
    pub disabled_at: Option<Timestamp>,
    pub pending_since: Option<Timestamp>,
    /// `None` also if secrets were not requested.
    pub password_hash: Option<String>,
    pub own_id_data: Option<String>,
}

from_row!(ExportRow {
    id,
    login_id,
    profile,
    created_at,
    last_login_at,
    disabled_at,
    pending_since,
    password_hash,
    own_id_data
});

impl std::fmt::Debug for ExportRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ExportRow({})", self.id)
    }
}

/// The accounts to export.
#[derive(Clone, Debug, Default)]
pub struct ExportSelection {
    /// The normalised filter.
    pub filter: Option<Filter>,
    /// The folded search text.
    pub search: Option<String>,
    /// Includes the credentials.
    pub secrets: bool,
}

/// Returns the next accounts after this one. Each account is tested, so that one pass finds all,
/// however many match.
pub async fn chunk(
    db: &Database,
    selection: &ExportSelection,
    after: AccountId,
    limit: i64,
) -> sqlx::Result<Vec<ExportRow>> {
    let mut sql = Sql::default();
    sql.push("select a.id, a.login_id, a.profile, a.created_at, a.last_login_at, a.disabled_at, a.pending_since, ");
    sql.push(if selection.secrets {
        "a.password_hash, nullif(d.data, '') as own_id_data from account a left join own_id_data d on d.login_id = a.login_id"
    } else {
        "cast(null as text) as password_hash, cast(null as text) as own_id_data from account a"
    });
    push_conditions(&mut sql, db, selection, after);
    sql.push(" order by a.id limit ").bind(limit);
    sql.fetch_all(&db.read).await
}

/// Counts the selected accounts. Each account is tested, which takes time.
pub async fn count(db: &Database, selection: &ExportSelection) -> sqlx::Result<i64> {
    let mut sql = Sql::default();
    sql.push("select count(*) from account a");
    push_conditions(&mut sql, db, selection, AccountId::MIN);
    let counted: Vec<(i64,)> = sql.fetch_all(&db.read).await?;
    Ok(counted.first().map_or(0, |(count,)| *count))
}

fn push_conditions(sql: &mut Sql, db: &Database, selection: &ExportSelection, after: AccountId) {
    sql.push(" where a.id > ").bind(after);
    if let Some(filter) = &selection.filter {
        sql.push(" and ");
        push_filter(sql, filter, Dialect::of(&db.read));
    }
    if let Some(search) = &selection.search {
        sql.push(" and ");
        push_search(sql, search);
    }
}

/// Returns the roles and addresses of the accounts of a chunk.
pub async fn relations(
    db: &Database,
    selection: &ExportSelection,
    rows: &[ExportRow],
) -> sqlx::Result<HashMap<AccountId, AccountRelations>> {
    match rows {
        // With a condition, there may be any number of other accounts between the first and the
        // last.
        [first, .., last] if selection.filter.is_none() && selection.search.is_none() => {
            relations::between(db, first.id, last.id).await
        }
        _ => relations::of_accounts(db, &rows.iter().map(|row| row.id).collect::<Vec<_>>()).await,
    }
}
