//! `/admin`

use std::sync::Arc;

use axum::{extract::State, http::StatusCode, response::Response};
use vestibule_app::{
    admin::{Cell, Column, Day, OverviewPage, Place, Row, Table},
    texts,
};

use super::{Admin, accounts::grouped};
use crate::{
    domain::scope::Scope,
    http::{error::Problem, pages::moment},
    server::Server,
    service::{account_counts, audit},
};

/// How many days the chart shows.
const DAYS: u32 = 30;

pub async fn show(State(server): State<Arc<Server>>, admin: Admin) -> Result<Response, Problem> {
    let counts = account_counts::counts(&server, &admin.caller).await?;
    let days = account_counts::per_day(&server, &admin.caller, DAYS).await?;
    let latest = if admin.caller.scopes.has(Scope::AuditRead) { Some(latest(&server, &admin).await?) } else { None };
    let named = [
        (texts::ADMIN_ACCOUNTS, counts.accounts),
        (texts::ADMIN_ONLY_DISABLED, counts.disabled),
        (texts::ADMIN_ONLY_PENDING, counts.pending),
        (texts::ADMIN_TO_CORRECT, counts.needs_attention),
    ];
    let page = OverviewPage {
        counts: named.map(|(name, count)| (name.to_owned(), grouped(count))).into(),
        days: days
            .into_iter()
            .map(|(day, accounts)| Day {
                name: day.day().to_string(),
                accounts: u32::try_from(accounts).unwrap_or(u32::MAX),
            })
            .collect(),
        latest,
    };
    Ok(admin.draw((StatusCode::OK, Place::Overview), |site| vestibule_app::admin::overview(site, page)).await)
}

async fn latest(server: &Server, admin: &Admin) -> Result<Table, Problem> {
    let query = audit::Query { most: 10, ..audit::Query::default() };
    let rows = audit::list(server, &admin.caller, &query).await?;
    let rows = rows.into_iter().map(|row| {
        let target = audit::detail(&row).target;
        Row {
            cells: vec![
                Cell::Time(Some(moment(row.at))),
                Cell::Text(row.action),
                Cell::Text(target),
                Cell::Text(row.actor),
            ],
        }
    });
    Ok(Table {
        caption: texts::ADMIN_LATEST.to_owned(),
        columns: [texts::ADMIN_WHEN, texts::ADMIN_ACTION, texts::ADMIN_TARGET, texts::ADMIN_ACTOR]
            .map(Column::plain)
            .into(),
        rows: rows.collect(),
        empty: texts::ADMIN_AUDIT_EMPTY.to_owned(),
    })
}
