//! Complete accounts in the order of their ids, for exports and jobs.

use std::collections::HashMap;

use super::{
    AccountRow, COLUMNS,
    list::predicate::{SqlDialect, push_filter, push_search},
    relations::{self, AccountRelations},
};
use crate::{
    domain::{AccountId, Filter, account::record::StoredCredentials},
    store::{
        Database,
        db::{sql::Sql, values::from_row},
    },
};

/// An account without its roles and addresses.
#[derive(Debug)]
pub struct ExportRow {
    pub account: AccountRow,
    /// Empty also if credentials were not requested.
    pub credentials: StoredCredentials,
}

from_row!(ExportRow { ..account, ..credentials, });

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
    sql.push("select ").push(COLUMNS).push(if selection.secrets {
        ", a.password_hash, nullif(d.data, '') as own_id_data
           from account a left join own_id_data d on d.login_id = a.login_id"
    } else {
        ", cast(null as text) as password_hash, cast(null as text) as own_id_data from account a"
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
        push_filter(sql, filter, SqlDialect::of(&db.read));
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
            relations::between(db, first.account.id, last.account.id).await
        }
        _ => {
            relations::of_accounts(db, &rows.iter().map(|row| row.account.id).collect::<Vec<_>>())
                .await
        }
    }
}
