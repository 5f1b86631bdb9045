//! Lists of accounts: filtered, searched, sorted, a page at a time, out of a million.
//!
//! Two ways lead to a page. When an index finds few rows, they are taken and put in order. Otherwise the index of the order is
//! walked from the cursor on, and each row is asked the rest: then so many fit that a page is soon full.

mod access_path;
pub mod estimate;
pub(in crate::store) mod predicate;

use sqlx::types::Uuid;

use self::{
    access_path::{IndexSource, limit_walk},
    predicate::{Dialect, contains, holds, key},
};
use crate::{
    domain::{
        AccountSchema, Filter, Timestamp,
        pagination::{Cursor, Sort, SortBy, SortKey},
    },
    store::{Database, db::sql::Sql},
};

/// One row of `account`, without the secrets.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct AccountRow {
    pub id: Uuid,
    pub login_id: String,
    pub profile: String,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub last_login_at: Option<Timestamp>,
    pub disabled_at: Option<Timestamp>,
    pub pending_since: Option<Timestamp>,
    pub needs_attention_since: Option<Timestamp>,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub struct AccountListQuery<'a> {
    pub schema: &'a AccountSchema,
    /// Normalised.
    pub filter: Option<Filter>,
    /// Folded, [`SHORTEST_SEARCH`] characters or more.
    pub search: Option<String>,
    pub sort: Sort,
    pub after: Option<Cursor>,
    pub most: i64,
}

/// The fewest characters that the index of parts of texts finds.
pub const SHORTEST_SEARCH: usize = 3;

/// Up to so many rows are taken from an index and sorted.
const FEW: i64 = 10_000;

#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// No index answers these parts of the filter, and no other part leaves few enough rows to look at each.
    #[error("no index answers the filter")]
    NotIndexed(Vec<String>),
    #[error("{0}")]
    Database(#[from] sqlx::Error),
}

/// The rows from the cursor on.
pub async fn page(db: &Database, listing: &AccountListQuery<'_>) -> Result<Vec<AccountRow>, ListError> {
    let sources = sources(db, listing).await?;
    // Most searches find few, so they are asked at once; when nothing comes, they may have found too many.
    if let [source @ IndexSource::Text(..)] = &sources[..] {
        let rows = Statement::begin(db, listing, AccessPath::IfFew(source), COLUMNS).rows(db).await?;
        if !rows.is_empty() {
            return Ok(rows);
        }
    }
    let few = few(db, listing, sources).await?;
    let way = few.as_ref().map_or(AccessPath::Walk, |(source, _)| AccessPath::Few(source));
    Ok(Statement::begin(db, listing, way, COLUMNS).rows(db).await?)
}

/// How many accounts fit, counted up to this many.
pub async fn count(db: &Database, listing: &AccountListQuery<'_>, most: i64) -> Result<i64, ListError> {
    let few = few(db, listing, sources(db, listing).await?).await?;
    let way = few.as_ref().map_or(AccessPath::Walk, |(source, _)| AccessPath::Few(source));
    let Statement { mut sql, asks_more, .. } = Statement::begin(db, listing, way, "a.id");
    if let Some((_, count)) = few.filter(|_| !asks_more) {
        return Ok(count.min(most));
    }
    sql.push(" limit ").bind(most);
    Ok(sql.count(&db.read).await?)
}

const COLUMNS: &str =
    "a.id, a.login_id, a.profile, a.version, a.created_at, a.updated_at, a.last_login_at, a.disabled_at,
                       a.pending_since, a.needs_attention_since";

/// How the rows are come by.
#[derive(Clone, Copy)]
enum AccessPath<'a> {
    /// Along the index of the order.
    Walk,
    /// By an index that finds few.
    Few(&'a IndexSource<'a>),
    /// The same, but no rows when they are not few.
    IfFew(&'a IndexSource<'a>),
}

struct Statement<'a> {
    sql: Sql,
    listing: &'a AccountListQuery<'a>,
    walks: bool,
    /// Whether rows are asked for more than what the index answers.
    asks_more: bool,
    dialect: Dialect,
}

impl<'a> Statement<'a> {
    /// Writes it up to its last condition.
    fn begin(db: &Database, listing: &'a AccountListQuery<'a>, way: AccessPath<'_>, columns: &'static str) -> Self {
        let dialect = Dialect::of(&db.read);
        let mut sql = Sql::default();
        let source = match way {
            AccessPath::Walk => {
                walk(&mut sql, &listing.sort.by, columns);
                None
            }
            AccessPath::Few(source) | AccessPath::IfFew(source) => {
                let only_if_few = matches!(way, AccessPath::IfFew(_));
                sql.push(if only_if_few { "with hit as materialized (" } else { "with hit as (" });
                source.write(&mut sql, dialect);
                if only_if_few {
                    sql.push(" limit ").bind(FEW + 1);
                }
                sql.push(") select ").push(columns).push(" from hit cross join account a where a.id = hit.id");
                if only_if_few {
                    sql.push(" and (select count(*) from hit) <= ").bind(FEW);
                }
                Some(source)
            }
        };
        let mut asks_more = false;
        let mut ask = |sql: &mut Sql, condition: &dyn Fn(&mut Sql)| {
            asks_more = true;
            // Many fulfil it, or nobody would walk. PostgreSQL, which reckons with few, would rather read and sort the whole table;
            // of a case it knows nothing.
            let (before, after) =
                if source.is_some() { (" and ", "") } else { (" and case when ", " then 1 else 0 end <> 0") };
            sql.push(before);
            condition(sql);
            sql.push(after);
        };
        for part in parts(listing).iter().filter(|part| !source.is_some_and(|source| source.settles(part))) {
            if source.is_none() {
                limit_walk(&mut sql, part, &listing.sort.by);
            }
            ask(&mut sql, &|sql| holds(sql, part, dialect));
        }
        // The index of parts finds no more than what has them.
        let found_by_search = |search: &str| matches!(source, Some(IndexSource::Text(text, _)) if *text == search);
        if let Some(search) = listing.search.as_deref().filter(|search| !found_by_search(search)) {
            ask(&mut sql, &|sql| contains(sql, search));
        }
        Self { sql, listing, walks: source.is_none(), asks_more, dialect }
    }

    async fn rows(mut self, db: &Database) -> sqlx::Result<Vec<AccountRow>> {
        self.continue_after_cursor();
        self.order();
        self.sql.push(" limit ").bind(self.listing.most);
        self.sql.fetch_all(&db.read).await
    }

    fn continue_after_cursor(&mut self) {
        let Some(Cursor { key, id }) = &self.listing.after else { return };
        let beyond = if self.listing.sort.descending { " < (" } else { " > (" };
        self.sql.push(" and (");
        self.sort_key();
        self.sort_id();
        self.sql.push(")").push(beyond);
        // Without a value, rows stand where the least value would.
        match (&self.listing.sort.by, key) {
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

    fn order(&mut self) {
        let direction = if self.listing.sort.descending { " desc" } else { "" };
        self.sql.push(" order by ");
        if self.listing.sort.by != SortBy::CreatedAt {
            self.sort_value();
            self.sql.push(direction).push(", ");
        }
        self.sort_id();
        self.sql.push(direction);
    }

    /// The id as the index that is walked has it: PostgreSQL finds the cursor's place by the columns of one index alone.
    fn sort_id(&mut self) {
        let along_field = self.walks && matches!(self.listing.sort.by, SortBy::Profile(_));
        self.sql.push(if along_field { "s.account_id" } else { "a.id" });
    }

    /// The value with a comma, or nothing when the id is the order.
    fn sort_key(&mut self) {
        if self.listing.sort.by != SortBy::CreatedAt {
            self.sort_value();
            self.sql.push(", ");
        }
    }

    fn sort_value(&mut self) {
        match &self.listing.sort.by {
            // An id begins with the time at which its account was made.
            SortBy::CreatedAt => self.sql.push("a.id"),
            SortBy::LoginId => self.sql.push("a.login_id"),
            SortBy::LastLoginAt => self.sql.push("coalesce(a.last_login_at, 0)"),
            SortBy::Profile(_) if self.walks => self.sql.push("s.value"),
            SortBy::Profile(field) => {
                key(&mut self.sql, field, self.dialect);
                &mut self.sql
            }
        };
    }
}

/// Where a walk in this order goes along.
fn walk(sql: &mut Sql, by: &SortBy, columns: &'static str) {
    sql.push("select ").push(columns);
    match by {
        SortBy::Profile(field) => {
            sql.push(" from account_field s cross join account a where a.id = s.account_id and s.field = ");
            sql.bind(field.as_str());
        }
        SortBy::CreatedAt | SortBy::LoginId | SortBy::LastLoginAt => {
            sql.push(" from account a where 1 = 1");
        }
    }
}

/// The conditions of the filter, all of which hold.
fn parts<'a>(listing: &'a AccountListQuery<'_>) -> &'a [Filter] {
    match &listing.filter {
        Some(Filter::And(parts)) => parts,
        Some(part) => std::slice::from_ref(part),
        None => &[],
    }
}

/// The index that finds the fewest rows, if these are few, and how many.
async fn few<'a>(
    db: &Database,
    listing: &'a AccountListQuery<'_>,
    sources: Vec<IndexSource<'a>>,
) -> Result<Option<(IndexSource<'a>, i64)>, ListError> {
    let mut best: Option<(IndexSource<'_>, i64)> = None;
    for source in sources {
        let mut sql = Sql::default();
        source.write(&mut sql, Dialect::of(&db.read));
        sql.push(" limit ").bind(best.as_ref().map_or(FEW + 1, |(_, fewest)| *fewest));
        let count = sql.count(&db.read).await?;
        if count <= FEW && best.as_ref().is_none_or(|(_, fewest)| count < *fewest) {
            best = Some((source, count));
        }
    }
    if best.is_none() {
        let unanswered = parts(listing).iter().flat_map(|part| IndexSource::unanswered(part, listing.schema));
        let unanswered: Vec<_> = unanswered.collect();
        if !unanswered.is_empty() {
            return Err(ListError::NotIndexed(unanswered));
        }
    }
    Ok(best)
}

/// The indexes that find all accounts which fulfil one of the parts, or two of them.
async fn sources<'a>(db: &Database, listing: &'a AccountListQuery<'_>) -> sqlx::Result<Vec<IndexSource<'a>>> {
    let parts = parts(listing);
    let pairs = parts.iter().enumerate().flat_map(|(at, one)| parts[at + 1..].iter().map(move |other| (one, other)));
    let stretches = pairs.filter_map(|(one, other)| IndexSource::stretch(one, other, listing.schema));
    let alone = parts.iter().filter_map(|part| IndexSource::of(part, listing.schema));
    let searched = listing.search.as_deref().map(IndexSource::text);
    let mut sources: Vec<_> = alone.chain(stretches).chain(searched).collect();
    for source in &mut sources {
        source.prepare(db).await?;
    }
    Ok(sources)
}

pub async fn find(db: &Database, id: Uuid) -> sqlx::Result<Option<AccountRow>> {
    let mut sql = Sql::default();
    sql.push("select ").push(COLUMNS).push(" from account a where a.id = ").bind(id);
    Ok(sql.fetch_all(&db.read).await?.pop())
}
