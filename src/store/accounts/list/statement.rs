//! The statement of a list of accounts, for a page or a count.

use super::{
    AccountListQuery, MAX_SORTED_ROWS,
    access_path::IndexSource,
    filter_parts,
    index_query::push_scan_bound,
    predicate::{SqlDialect, push_field_key, push_filter, push_search},
};
use crate::{
    domain::pagination::{Cursor, SortBy, SortKey},
    store::{Database, accounts::AccountRow, db::sql::Sql},
};

/// The access path of a statement.
#[derive(Clone, Copy)]
pub(super) enum AccessPath<'a> {
    /// A scan of the index of the sort order.
    Scan,
    /// A selection by an index that finds few rows.
    Index(&'a IndexSource<'a>),
    /// A selection by an index, which returns no rows if it finds many.
    IndexIfFew(&'a IndexSource<'a>),
}

/// A statement for a page or a count.
pub(super) struct ListStatement<'a> {
    pub(super) sql: Sql,
    query: &'a AccountListQuery<'a>,
    is_scan: bool,
    /// Rows are tested for more than what the index answers.
    pub(super) has_conditions: bool,
    dialect: SqlDialect,
}

impl<'a> ListStatement<'a> {
    /// Writes the statement up to its last condition.
    pub(super) fn begin(
        db: &Database,
        query: &'a AccountListQuery<'a>,
        path: AccessPath<'_>,
        columns: &'static str,
    ) -> Self {
        let dialect = SqlDialect::of(&db.read);
        let mut sql = Sql::default();

        let source = match path {
            AccessPath::Scan => {
                push_scan(&mut sql, &query.sort.by, columns);
                None
            }
            AccessPath::Index(source) | AccessPath::IndexIfFew(source) => {
                let only_if_few = matches!(path, AccessPath::IndexIfFew(_));
                sql.push(if only_if_few { "with hit as materialized (" } else { "with hit as (" });
                source.push_query(&mut sql, dialect);
                if only_if_few {
                    sql.push(" limit ").bind(MAX_SORTED_ROWS + 1);
                }
                sql.push(") select ")
                    .push(columns)
                    .push(" from hit cross join account a where a.id = hit.id");
                if only_if_few {
                    sql.push(" and (select count(*) from hit) <= ").bind(MAX_SORTED_ROWS);
                }
                Some(source)
            }
        };
        let mut has_conditions = false;
        let mut add_condition = |sql: &mut Sql, condition: &dyn Fn(&mut Sql)| {
            has_conditions = true;
            // Many rows match, or the index would not be scanned. PostgreSQL estimates few and
            // would read and sort the whole table; it makes no estimate for a case expression.
            let (before, after) = if source.is_some() {
                (" and ", "")
            } else {
                (" and case when ", " then 1 else 0 end <> 0")
            };
            sql.push(before);
            condition(sql);
            sql.push(after);
        };
        for part in filter_parts(query)
            .iter()
            .filter(|part| !source.is_some_and(|source| source.answers_exactly(part)))
        {
            if source.is_none() {
                push_scan_bound(&mut sql, part, &query.sort.by);
            }
            add_condition(&mut sql, &|sql| push_filter(sql, part, dialect));
        }
        // The trigram index with the comparison of texts finds exactly the accounts with the text.
        let is_answered =
            |search: &str| matches!(source, Some(IndexSource::Text(text, _)) if *text == search);
        if let Some(search) = query.search.as_deref().filter(|search| !is_answered(search)) {
            add_condition(&mut sql, &|sql| push_search(sql, search));
        }
        Self { sql, query, is_scan: source.is_none(), has_conditions, dialect }
    }

    /// Completes the statement and returns the rows.
    pub(super) async fn rows(mut self, db: &Database) -> sqlx::Result<Vec<AccountRow>> {
        self.push_cursor();
        self.push_order();
        self.sql.push(" limit ").bind(self.query.limit);
        self.sql.fetch_all(&db.read).await
    }

    fn push_cursor(&mut self) {
        let Some(Cursor { key, id }) = &self.query.after else { return };
        let beyond = if self.query.sort.descending { " < (" } else { " > (" };
        self.sql.push(" and (");
        self.push_sort_key();
        self.push_sort_id();
        self.sql.push(")").push(beyond);

        // Rows without a value are sorted as if they had the smallest value.
        match (&self.query.sort.by, key) {
            (SortBy::CreatedAt, _) => {}
            (_, Some(SortKey::Text(text))) => {
                self.sql.bind(text.as_str()).push(", ");
            }
            (SortBy::LastLoginAt, key) => {
                let time = if let Some(SortKey::Time(time)) = key { time.as_millis() } else { 0 };
                self.sql.bind(time).push(", ");
            }
            (SortBy::LoginId | SortBy::Profile(_), _) => {
                self.sql.bind("").push(", ");
            }
        }

        self.sql.bind(*id).push(")");
    }

    fn push_order(&mut self) {
        let direction = if self.query.sort.descending { " desc" } else { "" };
        self.sql.push(" order by ");
        if self.query.sort.by != SortBy::CreatedAt {
            self.push_sort_value();
            self.sql.push(direction).push(", ");
        }
        self.push_sort_id();
        self.sql.push(direction);
    }

    /// Writes the id from the scanned index: PostgreSQL uses an index for the cursor only if all
    /// columns are of that index.
    fn push_sort_id(&mut self) {
        let is_field_scan = self.is_scan && matches!(self.query.sort.by, SortBy::Profile(_));
        self.sql.push(if is_field_scan { "s.account_id" } else { "a.id" });
    }

    /// Writes the sort value with a comma; nothing if the id is the order.
    fn push_sort_key(&mut self) {
        if self.query.sort.by != SortBy::CreatedAt {
            self.push_sort_value();
            self.sql.push(", ");
        }
    }

    fn push_sort_value(&mut self) {
        match &self.query.sort.by {
            // An id begins with the time of the account's creation.
            SortBy::CreatedAt => self.sql.push("a.id"),
            SortBy::LoginId => self.sql.push("a.login_id"),
            SortBy::LastLoginAt => self.sql.push("coalesce(a.last_login_at, 0)"),
            SortBy::Profile(_) if self.is_scan => self.sql.push("s.value"),
            SortBy::Profile(field) => {
                push_field_key(&mut self.sql, field, self.dialect);
                &mut self.sql
            }
        };
    }
}

/// Writes the scan of the index of this order.
fn push_scan(sql: &mut Sql, by: &SortBy, columns: &'static str) {
    sql.push("select ").push(columns);
    match by {
        SortBy::Profile(field) => {
            sql.push(" from account_field s cross join account a");
            sql.push(" where a.id = s.account_id and s.field = ");
            sql.bind(field.as_str());
        }
        SortBy::CreatedAt | SortBy::LoginId | SortBy::LastLoginAt => {
            sql.push(" from account a where 1 = 1");
        }
    }
}
