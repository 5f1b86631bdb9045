//! `/admin/accounts`: the list of accounts.

pub mod applications;
pub mod bulk_action;
mod columns;
mod conditions;
pub mod deleted;
pub mod detail;
mod detail_view;
pub mod export;
pub mod passkeys;
mod record_tables;
pub mod relations;

use std::sync::Arc;

use self::columns::Columns;
use super::{Admin, code_locks, refusal_text, with_query};
use crate::{
    domain::{LoginId, access::scope::Scope, pagination::Limit},
    http::{error::Problem, pages::login_id_form},
    server::Server,
    service::{
        self, Refusal,
        accounts::{
            self, NewAccountRequest,
            list::{self, AccountListPage, AccountListRequest, Total},
        },
        schema,
    },
};
use axum::{
    Form,
    extract::{RawQuery, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use url::form_urlencoded;
use vestibule_app::{
    admin::{AccountsPage, AdminSection, Table},
    i18n::texts,
};

/// Query of the list. It is parsed pair by pair, because each ticked box is a pair of its own, and
/// the schema determines further names.
#[derive(Clone, Debug, Default)]
pub(super) struct AccountsQuery {
    pub(super) q: String,
    /// A filter expression.
    pub(super) filter: String,
    pub(super) sort: String,
    cursor: String,
    /// Names separated by spaces.
    pub(super) columns: String,
    others: Vec<(String, String)>,
}

impl AccountsQuery {
    pub(super) fn parse(query: Option<&str>) -> Self {
        let mut parsed = Self::default();

        for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            match &*name {
                "q" => parsed.q = value.into_owned(),
                "filter" => parsed.filter = value.into_owned(),
                "sort" => parsed.sort = value.into_owned(),
                "cursor" => parsed.cursor = value.into_owned(),
                "columns" => parsed.columns.extend([" ", &value]),
                _ if value.is_empty() => {}
                _ => parsed.others.push((name.into_owned(), value.into_owned())),
            }
        }

        parsed
    }

    /// Value typed under this name, or an empty text.
    pub(super) fn typed(&self, name: &str) -> &str {
        self.others.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    pub(super) fn href(&self, sort: &str, cursor: &str) -> String {
        let own = [
            ("q", &*self.q),
            ("filter", &self.filter),
            ("sort", sort),
            ("columns", self.columns.trim()),
        ];
        let others = self.others.iter().map(|(name, value)| (&**name, &**value));
        let pairs: Vec<_> = own.into_iter().chain(others).chain([("cursor", cursor)]).collect();

        with_query("/admin/accounts", &pairs)
    }
}

pub async fn show(
    State(server): State<Arc<Server>>,
    admin: Admin,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    render(&server, admin, AccountsQuery::parse(query.as_deref()), &headers, None).await
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewAccountForm {
    login_id: String,
}

/// Creates an account, and redirects to it.
pub async fn create(
    State(server): State<Arc<Server>>,
    admin: Admin,
    headers: HeaderMap,
    Form(form): Form<NewAccountForm>,
) -> Result<Response, Problem> {
    let mistake = match LoginId::parse_new(&form.login_id) {
        Err(error) => login_id_form::mistake_text(error).into(),
        Ok(login_id) => {
            match accounts::create(&server, &admin.caller, NewAccountRequest::of(login_id)).await {
                Ok(id) => return Ok(Redirect::to(&format!("/admin/accounts/{id}")).into_response()),
                Err(service::Error::LoginIdTaken) => texts::ADMIN_LOGIN_ID_TAKEN.into(),
                Err(error) => return Err(error.into()),
            }
        }
    };

    render(&server, admin, AccountsQuery::default(), &headers, Some(mistake)).await
}

/// Renders the page. A query that cannot be answered leaves the table empty, with the reason above
/// it.
async fn render(
    server: &Server,
    admin: Admin,
    query: AccountsQuery,
    headers: &HeaderMap,
    mistake: Option<String>,
) -> Result<Response, Problem> {
    let version = schema::current(server).await?.in_force;
    let schema = &version.schema;
    let role = admin.caller.role();

    let (conditions, filter) = conditions::parse(schema, role, &query);
    let (page, listing_mistake) = find(server, &admin, &query, &filter).await?;
    let mistake = mistake.or(listing_mistake);
    let status = if mistake.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };

    let columns = Columns::choose(schema, role, &query, headers);
    let cookie = if query.columns.is_empty() { None } else { columns.keep(&server.config.web) };

    let may_write = admin.caller.scopes.has(Scope::AccountsWrite);
    let acts = if may_write && !page.items.is_empty() {
        bulk_action::links(&query.q, &filter)
    } else {
        Vec::new()
    };
    let locked =
        if page.items.is_empty() { code_locks::find_locked(&admin, &query.q).await? } else { None };

    let view = AccountsPage {
        total: page.total.map_or_else(String::new, total_text),
        next: page.next.as_deref().map(|cursor| query.href(&query.sort, cursor)),
        first: if query.cursor.is_empty() { None } else { Some(query.href(&query.sort, "")) },
        table: Table {
            caption: texts::ADMIN_ACCOUNTS.into(),
            columns: columns.headings(&query),
            rows: page.items.iter().map(|account| columns.row(account)).collect(),
            empty: texts::ADMIN_NO_ACCOUNTS.into(),
        },
        acts,
        shortcuts: shortcuts(),
        search: query.q,
        conditions,
        filter: query.filter,
        columns: columns.choices(),
        sort: query.sort,
        mistake,
        may_write,
        locked,
    };

    let mut response = admin
        .render(status, AdminSection::Accounts, |site| vestibule_app::admin::accounts(site, view))
        .await;
    response.headers_mut().extend(cookie);
    Ok(response)
}

/// A page of accounts, or an empty one with the reason why the query cannot be answered.
async fn find(
    server: &Server,
    admin: &Admin,
    query: &AccountsQuery,
    filter: &str,
) -> Result<(AccountListPage, Option<String>), Problem> {
    let request = AccountListRequest {
        filter: Some(filter.to_owned()),
        search: Some(query.q.clone()),
        sort: Some(query.sort.clone()),
        cursor: Some(query.cursor.clone()),
        limit: Limit::default(),
        total: true,
    };

    match list::list(server, &admin.caller, &request).await {
        Ok(page) => Ok((page, None)),
        Err(service::Error::Refused(refusal @ (Refusal::InvalidList(_) | Refusal::Indexing))) => {
            Ok((
                AccountListPage { items: Vec::new(), next: None, total: None },
                Some(refusal_text::of(service::Error::Refused(refusal))),
            ))
        }
        Err(error) => Err(error.into()),
    }
}

fn total_text(total: Total) -> String {
    match total {
        Total::Exactly(count) => texts::accounts(count),
        Total::About(count) => texts::about_accounts(count),
    }
}

fn shortcuts() -> Vec<(String, String)> {
    [
        (texts::ADMIN_ALL, ""),
        (texts::ADMIN_ONLY_DISABLED, "status eq \"disabled\""),
        (texts::ADMIN_ONLY_PENDING, "status eq \"pending\""),
        (texts::ADMIN_ONLY_ADMINS, "roles eq \"admin\" or roles eq \"support\""),
    ]
    .map(|(name, filter)| (name.into(), with_query("/admin/accounts", &[("filter", filter)])))
    .into()
}
