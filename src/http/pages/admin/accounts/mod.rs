//! `/admin/accounts`

pub mod bulk_action;
mod columns;
mod conditions;
pub mod deleted;
pub mod detail;
pub mod export;
pub mod relations;

use std::sync::Arc;

use self::columns::Columns;
use super::{Admin, code_locks, with_query};
use crate::{
    domain::{LoginId, access::scope::Scope, pagination::Limit},
    http::{error::Problem, pages::login_id_form},
    server::Server,
    service::{
        self, Refusal,
        accounts::{
            self, Beginning,
            list::{self, Page, Request, Total},
        },
        schema,
    },
};
use axum::{
    Form,
    extract::{RawQuery, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use url::form_urlencoded;
use vestibule_app::{
    admin::{AccountsPage, AdminSection, Table},
    i18n::texts,
};

/// What the list is asked for. A box ticked is a pair of its own, and the schema names some of the rest, so the query is read pair
/// by pair.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    pub(super) q: String,
    /// In words.
    pub(super) filter: String,
    pub(super) sort: String,
    cursor: String,
    /// Names with spaces between them.
    pub(super) columns: String,
    others: Vec<(String, String)>,
}

impl Asked {
    pub(super) fn parse(query: Option<&str>) -> Self {
        let mut asked = Self::default();
        for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            match &*name {
                "q" => asked.q = value.into_owned(),
                "filter" => asked.filter = value.into_owned(),
                "sort" => asked.sort = value.into_owned(),
                "cursor" => asked.cursor = value.into_owned(),
                "columns" => asked.columns.extend([" ", &value]),
                _ if value.is_empty() => {}
                _ => asked.others.push((name.into_owned(), value.into_owned())),
            }
        }
        asked
    }

    /// What was typed under this name; empty for nothing.
    pub(super) fn said(&self, name: &str) -> &str {
        self.others.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    pub(super) fn href(&self, sort: &str, cursor: &str) -> String {
        let own = [("q", &*self.q), ("filter", &self.filter), ("sort", sort), ("columns", self.columns.trim())];
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
    draw(&server, admin, (Asked::parse(query.as_deref()), &headers), None).await
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct New {
    login_id: String,
}

/// Makes an account, and goes to it.
pub async fn create(
    State(server): State<Arc<Server>>,
    admin: Admin,
    headers: HeaderMap,
    Form(new): Form<New>,
) -> Result<Response, Problem> {
    let words = match LoginId::parse_new(&new.login_id) {
        Err(error) => login_id_form::words(error).into(),
        Ok(login_id) => match accounts::create(&server, &admin.caller, Beginning::of(login_id)).await {
            Ok(id) => return Ok(Redirect::to(&format!("/admin/accounts/{id}")).into_response()),
            Err(service::Error::LoginIdTaken) => texts::ADMIN_LOGIN_ID_TAKEN.into(),
            Err(error) => return Err(error.into()),
        },
    };
    draw(&server, admin, (Asked::default(), &headers), Some(words)).await
}

/// The page; what cannot be listed is said above an empty table.
async fn draw(
    server: &Server,
    admin: Admin,
    (asked, headers): (Asked, &HeaderMap),
    mistake: Option<String>,
) -> Result<Response, Problem> {
    let schema = schema::current(server).await?.in_force;
    let (schema, role) = (&schema.schema, admin.caller.role());
    let (conditions, filter) = conditions::read(schema, role, &asked);
    let (page, listing_mistake) = find(server, &admin, (&asked, &filter)).await?;
    let mistake = mistake.or(listing_mistake);
    let status = if mistake.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let columns = Columns::choose(schema, role, (&asked, headers));
    let kept = if asked.columns.is_empty() { None } else { columns.keep(&server.config.web) };
    let may_write = admin.caller.scopes.has(Scope::AccountsWrite);
    let acts = if may_write && !page.items.is_empty() { bulk_action::links(&asked.q, &filter) } else { Vec::new() };
    let locked = if page.items.is_empty() { code_locks::locked(&admin, &asked.q).await? } else { None };
    let view = AccountsPage {
        total: page.total.map_or_else(String::new, total),
        next: page.next.as_deref().map(|cursor| asked.href(&asked.sort, cursor)),
        first: (!asked.cursor.is_empty()).then(|| asked.href(&asked.sort, "")),
        table: Table {
            caption: texts::ADMIN_ACCOUNTS.into(),
            columns: columns.headings(&asked),
            rows: page.items.iter().map(|account| columns.row(account)).collect(),
            empty: texts::ADMIN_NO_ACCOUNTS.into(),
        },
        acts,
        shortcuts: shortcuts(),
        search: asked.q,
        conditions,
        filter: asked.filter,
        columns: columns.choices(),
        sort: asked.sort,
        mistake,
        may_write,
        locked,
    };
    let mut answer =
        admin.draw((status, AdminSection::Accounts), |site| vestibule_app::admin::accounts(site, view)).await;
    answer.headers_mut().extend(kept.map(|cookie| (header::SET_COOKIE, cookie)));
    Ok(answer)
}

/// A page of accounts, or none and what is wrong with what was asked.
async fn find(
    server: &Server,
    admin: &Admin,
    (asked, filter): (&Asked, &str),
) -> Result<(Page, Option<String>), Problem> {
    let request = Request {
        filter: Some(filter.to_owned()),
        search: Some(asked.q.clone()),
        sort: Some(asked.sort.clone()),
        cursor: Some(asked.cursor.clone()),
        limit: Limit::default(),
        total: true,
    };
    match list::list(server, &admin.caller, &request).await {
        Ok(page) => Ok((page, None)),
        Err(service::Error::Refused(refusal @ (Refusal::InvalidList(_) | Refusal::Indexing))) => Ok((
            Page { items: Vec::new(), next: None, total: None },
            Some(Problem::from(service::Error::Refused(refusal)).detail.into()),
        )),
        Err(error) => Err(error.into()),
    }
}

fn total(total: Total) -> String {
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
