//! The paginated list of accounts, with filter, search and sort order.

use super::details;
use crate::{
    domain::{
        AccessLevel, Account, AccountSchema, Filter, LoginId,
        access::scope::Scope,
        filter::{Attribute, InvalidFilter},
        pagination::{
            Cursor, CursorQuery, InvalidCursor, InvalidSort, Limit, Sort, SortBy, SortKey,
        },
    },
    server::Server,
    service::{Error, Refusal, Result, caller::Caller, schema},
    store::accounts::{
        list::{self as store, AccountListQuery, estimate},
        relations,
    },
};

/// A request for a page, as the caller wrote it.
#[derive(Clone, Debug, Default)]
pub struct AccountListRequest {
    pub filter: Option<String>,
    /// A text to search for, of at least three characters.
    pub search: Option<String>,
    pub sort: Option<String>,
    pub cursor: Option<String>,
    pub limit: Limit,
    /// True to count all matching accounts.
    pub total: bool,
}

/// A page of accounts.
#[derive(Clone, Debug)]
pub struct AccountListPage {
    pub items: Vec<Account>,
    /// The cursor of the next page. `None` on the last page.
    pub next: Option<String>,
    pub total: Option<Total>,
}

/// The number of matching accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    Exactly(i64),
    /// An estimate.
    About(i64),
}

/// Maximum number of matching accounts that are counted exactly, if there are conditions.
const MAX_EXACT_COUNT: i64 = 10_000;

/// Mistakes in a request for a list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidList {
    #[error("{0}")]
    Filter(#[from] InvalidFilter),
    #[error("{0}")]
    Sort(#[from] InvalidSort),
    #[error("{0}")]
    Cursor(#[from] InvalidCursor),
    #[error("you may not read {}", .0.join(", "))]
    NotReadable(Vec<String>),
    #[error("a search needs {} characters or more", store::MIN_SEARCH_CHARACTERS)]
    ShortSearch,
    #[error("no index answers {}: set \"indexed\" in the account schema (for co and ew \
             \"searchable\", with three characters or more), or add a condition that leaves fewer \
             accounts", .0.join(", "))]
    NotIndexed(Vec<String>),
}

/// A page of the matching accounts.
///
/// # Errors
/// [`Refusal::InvalidList`], or [`Refusal::Indexing`] until the indexes hold every account for the
/// first time.
pub async fn list(
    server: &Server,
    caller: &Caller,
    request: &AccountListRequest,
) -> Result<AccountListPage> {
    caller.require(Scope::AccountsRead)?;
    let version = schema::current(server).await?.indexed.ok_or(Refusal::Indexing)?;
    let query = ListQuery::parse(request, &version.schema)?;
    query.check(&version.schema, caller.role())?;
    let mut listing = query.listing(&version.schema, i64::from(request.limit.get()) + 1);
    let mut rows = store::page(&server.db, &listing).await?;
    let more = rows.len() > request.limit.get() as usize;
    rows.truncate(request.limit.get() as usize);
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let mut parts = relations::of_accounts(&server.db, &ids).await?;
    let items = rows.into_iter().map(|row| {
        let parts = parts.remove(&row.id).unwrap_or_default();
        details::combine(row, parts)
    });
    let mut items = items.collect::<Result<Vec<_>>>()?;
    let next = items
        .last()
        .filter(|_| more)
        .map(|last| cursor(last, &query.sort, &version.schema).encode(&query.query));
    let sees_all = query.search.is_none() || sees_all_searched(&version.schema, caller.role());
    if let Some(search) = query.search.as_ref().filter(|_| !sees_all) {
        // A search must not disclose members that the caller may not read. Pages may be shorter for
        // this reason.
        items.retain(|item| readable_text(item, &version.schema, caller.role()).contains(search));
    }
    // For the same reason, such a caller gets no count.
    let total = if request.total && sees_all {
        listing.after = None;
        Some(total(server, &listing).await?)
    } else {
        None
    };
    Ok(AccountListPage { items, next, total })
}

async fn total(server: &Server, listing: &AccountListQuery<'_>) -> Result<Total> {
    let count = store::count(&server.db, listing, MAX_EXACT_COUNT + 1).await?;
    if count <= MAX_EXACT_COUNT {
        return Ok(Total::Exactly(count));
    }
    let estimate = estimate::estimate(&server.db, listing).await?;
    let has_conditions = listing.filter.is_some() || listing.search.is_some();
    Ok(if has_conditions {
        Total::About(rounded(estimate).max(MAX_EXACT_COUNT))
    } else {
        Total::Exactly(estimate)
    })
}

/// Rounds an estimate to two digits, which is the precision of a sample.
fn rounded(count: i64) -> i64 {
    let unit = 10_i64.pow(count.max(1).ilog10().saturating_sub(1));
    (count + unit / 2) / unit * unit
}

/// A parsed request.
struct ListQuery {
    filter: Option<Filter>,
    search: Option<String>,
    sort: Sort,
    query: CursorQuery,
    after: Option<Cursor>,
}

impl ListQuery {
    fn parse(
        request: &AccountListRequest,
        schema: &AccountSchema,
    ) -> std::result::Result<Self, InvalidList> {
        let given = |text: &Option<String>| {
            text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let filter = given(&request.filter).map(|text| Filter::parse(&text, schema)).transpose()?;
        let search = given(&request.search).map(|text| LoginId::search_text(&text));
        if search.as_ref().is_some_and(|text| text.chars().count() < store::MIN_SEARCH_CHARACTERS) {
            return Err(InvalidList::ShortSearch);
        }
        let sort = given(&request.sort)
            .map(|text| Sort::parse(&text, schema))
            .transpose()?
            .unwrap_or_default();
        let query = CursorQuery::of(&sort, filter.as_ref(), search.as_deref());
        let after = given(&request.cursor).map(|text| Cursor::parse(&text, &query)).transpose()?;
        Ok(Self { filter, search, sort, query, after })
    }

    /// Refuses filters and sort orders by members that the caller may not read, because the result
    /// would disclose their values.
    fn check(
        &self,
        schema: &AccountSchema,
        role: AccessLevel,
    ) -> std::result::Result<(), InvalidList> {
        let sorted = match &self.sort.by {
            SortBy::Profile(name) => Some(name),
            SortBy::CreatedAt | SortBy::LoginId | SortBy::LastLoginAt => None,
        };
        let filtered =
            self.filter.iter().flat_map(Filter::attributes).filter_map(
                |attribute| match attribute {
                    Attribute::Profile(name) => Some(name),
                    _ => None,
                },
            );
        let hidden: Vec<_> = filtered
            .chain(sorted)
            .filter(|name| !schema.may_read(name, role))
            .map(|name| format!("profile.{name}"))
            .collect();
        if hidden.is_empty() { Ok(()) } else { Err(InvalidList::NotReadable(hidden)) }
    }

    fn listing<'a>(&self, schema: &'a AccountSchema, most: i64) -> AccountListQuery<'a> {
        AccountListQuery {
            schema,
            filter: self.filter.as_ref().map(Filter::normalised),
            search: self.search.clone(),
            sort: self.sort.clone(),
            after: self.after.clone(),
            limit: most,
        }
    }
}

fn sees_all_searched(schema: &AccountSchema, role: AccessLevel) -> bool {
    schema.fields().iter().all(|field| !field.searchable || schema.may_read(&field.name, role))
}

/// The searchable text of an account, limited to the members that the caller may read.
fn readable_text(item: &Account, schema: &AccountSchema, role: AccessLevel) -> String {
    let readable = Account { profile: schema.readable(&item.profile, role), ..item.clone() };
    readable.index(schema).text
}

fn cursor(last: &Account, sort: &Sort, schema: &AccountSchema) -> Cursor {
    let key = match &sort.by {
        SortBy::CreatedAt => None,
        SortBy::LoginId => Some(SortKey::Text(last.login_id.to_string())),
        SortBy::LastLoginAt => last.last_login_at.map(SortKey::Time),
        SortBy::Profile(name) => {
            let key = schema
                .field(name)
                .zip(last.profile.get(name))
                .and_then(|(field, value)| field.key(value));
            key.map(SortKey::Text)
        }
    };
    Cursor { key, id: last.id }
}

impl From<InvalidList> for Error {
    fn from(invalid: InvalidList) -> Self {
        Self::Refused(Refusal::InvalidList(invalid))
    }
}

impl From<store::ListError> for Error {
    fn from(error: store::ListError) -> Self {
        match error {
            store::ListError::NotIndexed(parts) => {
                Self::Refused(Refusal::InvalidList(InvalidList::NotIndexed(parts)))
            }
            store::ListError::Database(error) => Self::Database(error),
        }
    }
}
