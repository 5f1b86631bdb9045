//! Lists of accounts: filtered, searched and sorted, one page at a time, from a million.
//!
//! There are two access paths. If an index finds few rows, these are selected and sorted. Otherwise
//! the index of the sort order is scanned from the cursor on, testing each row for the remaining
//! conditions: then so many rows match that a page is filled soon.

mod access_path;
pub mod estimate;
mod index_query;
pub(in crate::store) mod predicate;
mod statement;

use self::{
    access_path::IndexSource,
    predicate::SqlDialect,
    statement::{AccessPath, ListStatement},
};
use super::{AccountRow, COLUMNS};
use crate::{
    domain::{
        AccountSchema, Filter,
        pagination::{Cursor, Sort},
    },
    store::{Database, db::sql::Sql},
};

/// The query of a page.
#[derive(Clone, Debug)]
pub struct AccountListQuery<'a> {
    pub schema: &'a AccountSchema,
    /// The normalised filter.
    pub filter: Option<Filter>,
    /// The folded search text, of at least [`MIN_SEARCH_CHARACTERS`].
    pub search: Option<String>,
    pub sort: Sort,
    pub after: Option<Cursor>,
    pub limit: i64,
}

/// The minimum length of a search text, in characters: the index contains trigrams.
pub const MIN_SEARCH_CHARACTERS: usize = 3;

/// The maximum number of rows that are selected by an index and sorted.
const MAX_SORTED_ROWS: i64 = 10_000;

/// The reason why a list cannot be answered.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// No index answers these parts of the filter, and no other part leaves few enough rows to test
    /// each.
    #[error("no index answers the filter")]
    NotIndexed(Vec<String>),
    #[error("{0}")]
    Database(#[from] sqlx::Error),
}

/// Returns the rows after the cursor.
pub async fn page(
    db: &Database,
    query: &AccountListQuery<'_>,
) -> Result<Vec<AccountRow>, ListError> {
    let sources = index_sources(db, query).await?;
    // Most searches find few rows, so these are selected at once; if there are none, the search may
    // have found too many.
    if let [source @ IndexSource::Text(..)] = &sources[..] {
        let rows = ListStatement::begin(db, query, AccessPath::IndexIfFew(source), COLUMNS)
            .rows(db)
            .await?;
        if !rows.is_empty() {
            return Ok(rows);
        }
    }

    let narrowest = narrowest_source(db, query, sources).await?;
    let path = narrowest.as_ref().map_or(AccessPath::Scan, |(source, _)| AccessPath::Index(source));

    Ok(ListStatement::begin(db, query, path, COLUMNS).rows(db).await?)
}

/// Counts the matching accounts, up to `limit`.
pub async fn count(
    db: &Database,
    query: &AccountListQuery<'_>,
    limit: i64,
) -> Result<i64, ListError> {
    let narrowest = narrowest_source(db, query, index_sources(db, query).await?).await?;
    let path = narrowest.as_ref().map_or(AccessPath::Scan, |(source, _)| AccessPath::Index(source));

    let ListStatement { mut sql, has_conditions, .. } =
        ListStatement::begin(db, query, path, "a.id");
    if let Some((_, count)) = narrowest.filter(|_| !has_conditions) {
        return Ok(count.min(limit));
    }
    sql.push(" limit ").bind(limit);
    Ok(sql.count(&db.read).await?)
}

/// Returns the parts of the filter, all of which must match.
fn filter_parts<'a>(query: &'a AccountListQuery<'_>) -> &'a [Filter] {
    match &query.filter {
        Some(Filter::And(parts)) => parts,
        Some(part) => std::slice::from_ref(part),
        None => &[],
    }
}

/// Returns the index that finds the fewest rows, with their number, unless every index finds many.
async fn narrowest_source<'a>(
    db: &Database,
    query: &'a AccountListQuery<'_>,
    sources: Vec<IndexSource<'a>>,
) -> Result<Option<(IndexSource<'a>, i64)>, ListError> {
    let mut narrowest: Option<(IndexSource<'_>, i64)> = None;
    for source in sources {
        let mut sql = Sql::default();
        source.push_query(&mut sql, SqlDialect::of(&db.read));
        sql.push(" limit ")
            .bind(narrowest.as_ref().map_or(MAX_SORTED_ROWS + 1, |(_, fewest)| *fewest));
        let count = sql.count(&db.read).await?;

        if count <= MAX_SORTED_ROWS && narrowest.as_ref().is_none_or(|(_, fewest)| count < *fewest)
        {
            narrowest = Some((source, count));
        }
    }
    if narrowest.is_none() {
        let missing = filter_parts(query)
            .iter()
            .flat_map(|part| IndexSource::missing_indexes(part, query.schema));
        let missing: Vec<_> = missing.collect();
        if !missing.is_empty() {
            return Err(ListError::NotIndexed(missing));
        }
    }
    Ok(narrowest)
}

/// Returns the indexes that find all accounts which match a part of the filter, or two of them, or
/// the search.
async fn index_sources<'a>(
    db: &Database,
    query: &'a AccountListQuery<'_>,
) -> sqlx::Result<Vec<IndexSource<'a>>> {
    let parts = filter_parts(query);
    let pairs = parts
        .iter()
        .enumerate()
        .flat_map(|(at, one)| parts[at + 1..].iter().map(move |other| (one, other)));

    let single = parts.iter().filter_map(|part| IndexSource::of(part, query.schema));
    let ranges = pairs.filter_map(|(one, other)| IndexSource::range(one, other, query.schema));
    let search = query.search.as_deref().map(IndexSource::text);
    let mut sources: Vec<_> = single.chain(ranges).chain(search).collect();

    for source in &mut sources {
        source.drop_frequent_trigrams(db).await?;
    }
    Ok(sources)
}
