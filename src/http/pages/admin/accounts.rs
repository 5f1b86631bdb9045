//! `/admin/accounts`

use std::sync::Arc;

use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use vestibule_app::{
    admin::{AccountsPage, Cell, Column, Place, Row, Table},
    texts,
};

use super::{Admin, with_query};
use crate::{
    domain::{LoginId, Status, page::Limit, scope::Scope},
    http::{error::Problem, pages::moment},
    server::Server,
    service::{
        self, Refusal,
        account_details::Details,
        account_list::{self, Page, Request, Total},
        account_schemas,
        accounts::{self, Beginning},
    },
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    filter: String,
    sort: String,
    cursor: String,
}

impl Asked {
    fn href(&self, sort: &str, cursor: &str) -> String {
        with_query("/admin/accounts", &[("q", &self.q), ("filter", &self.filter), ("sort", sort), ("cursor", cursor)])
    }
}

pub async fn show(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    draw(&server, admin, (asked, None)).await
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
    Form(new): Form<New>,
) -> Result<Response, Problem> {
    let words = match LoginId::parse(&new.login_id) {
        Err(_) => texts::LOGIN_ID_INVALID.to_owned(),
        Ok(login_id) => match accounts::create(&server, &admin.caller, Beginning::of(login_id)).await {
            Ok(id) => return Ok(Redirect::to(&format!("/admin/accounts/{id}")).into_response()),
            Err(service::Error::LoginIdTaken) => texts::ADMIN_LOGIN_ID_TAKEN.to_owned(),
            Err(error) => return Err(error.into()),
        },
    };
    draw(&server, admin, (Asked::default(), Some(words))).await
}

/// The page; what cannot be listed is said above an empty table.
async fn draw(server: &Server, admin: Admin, (asked, mistake): (Asked, Option<String>)) -> Result<Response, Problem> {
    let request = Request {
        filter: Some(asked.filter.clone()),
        search: Some(asked.q.clone()),
        sort: Some(asked.sort.clone()),
        cursor: Some(asked.cursor.clone()),
        limit: Limit::default(),
        total: true,
    };
    let (page, listing_mistake) = match account_list::list(server, &admin.caller, &request).await {
        Ok(page) => (page, None),
        Err(service::Error::Refused(refusal @ (Refusal::InvalidList(_) | Refusal::Indexing))) => (
            Page { items: Vec::new(), next: None, total: None },
            Some(Problem::from(service::Error::Refused(refusal)).detail.into()),
        ),
        Err(error) => return Err(error.into()),
    };
    let mistake: Option<String> = mistake.or(listing_mistake);
    let status = if mistake.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let schema = account_schemas::current(server).await?.in_force;
    let columns = columns(
        &asked,
        schema
            .schema
            .fields()
            .iter()
            .filter(|field| field.indexed)
            .take(2)
            .map(|field| (&*field.name, field.label("en"))),
    );
    let names: Vec<_> =
        schema.schema.fields().iter().filter(|field| field.indexed).take(2).map(|field| field.name.clone()).collect();
    let view = AccountsPage {
        total: page.total.map_or_else(String::new, total),
        next: page.next.as_deref().map(|cursor| asked.href(&asked.sort, cursor)),
        first: (!asked.cursor.is_empty()).then(|| asked.href(&asked.sort, "")),
        table: Table {
            caption: texts::ADMIN_ACCOUNTS.to_owned(),
            columns,
            rows: page.items.iter().map(|account| row(account, &names)).collect(),
            empty: texts::ADMIN_NO_ACCOUNTS.to_owned(),
        },
        shortcuts: shortcuts(),
        search: asked.q,
        filter: asked.filter,
        sort: asked.sort,
        mistake,
        may_write: admin.caller.scopes.has(Scope::AccountsWrite),
    };
    Ok(admin.draw((status, Place::Accounts), |site| vestibule_app::admin::accounts(site, view)).await)
}

fn total(total: Total) -> String {
    match total {
        Total::Exactly(1) => texts::ADMIN_ONE_ACCOUNT.to_owned(),
        Total::Exactly(count) => texts::accounts(&grouped(count)),
        Total::About(count) => texts::about_accounts(&grouped(count)),
    }
}

/// A count with separators.
pub(super) fn grouped(count: i64) -> String {
    let digits = count.to_string();
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(|group| String::from_utf8_lossy(group)).collect();
    groups.join(",")
}

fn columns<'a>(asked: &Asked, fields: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Column> {
    let sortable = |name: &str, label: &str| {
        let (up, down) = (name.to_owned(), format!("-{name}"));
        let asked_sort = if asked.sort.is_empty() { "-createdAt" } else { &asked.sort };
        let sorted = if asked_sort == up { Some(true) } else { (asked_sort == down).then_some(false) };
        let next = if sorted == Some(true) { &down } else { &up };
        Column { label: label.to_owned(), sort: Some(asked.href(next, "")), sorted }
    };
    let profile = fields.map(|(name, label)| sortable(&format!("profile.{name}"), label));
    [sortable("loginId", texts::LOGIN_ID)]
        .into_iter()
        .chain(profile)
        .chain([
            Column::plain(texts::ADMIN_STATUS),
            sortable("createdAt", texts::ADMIN_CREATED),
            sortable("lastLoginAt", texts::LAST_LOGIN),
        ])
        .collect()
}

fn row(account: &Details, names: &[String]) -> Row {
    let status = account.status();
    let profile = names.iter().map(|name| Cell::Text(account.profile.text(name).unwrap_or_default().to_owned()));
    let first = [Cell::Link(account.row.login_id.clone(), format!("/admin/accounts/{}", account.row.id))];
    let last = [
        Cell::State(status.to_string(), status != Status::Active),
        Cell::Time(Some(moment(account.row.created_at))),
        Cell::Time(account.row.last_login_at.map(moment)),
    ];
    Row { cells: first.into_iter().chain(profile).chain(last).collect() }
}

fn shortcuts() -> Vec<(String, String)> {
    [
        (texts::ADMIN_ALL, ""),
        (texts::ADMIN_ONLY_DISABLED, "status eq \"disabled\""),
        (texts::ADMIN_ONLY_PENDING, "status eq \"pending\""),
        (texts::ADMIN_ONLY_ADMINS, "roles eq \"admin\" or roles eq \"support\""),
    ]
    .map(|(name, filter)| (name.to_owned(), with_query("/admin/accounts", &[("filter", filter)])))
    .into()
}
