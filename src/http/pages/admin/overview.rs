//! `/admin`: the overview.

use std::{sync::Arc, time::Duration};

use super::Admin;
use crate::{
    domain::{access::scope::Scope, message::MessageState},
    http::{error::Problem, pages::moment},
    runtime::login_counters::LoginOutcome,
    server::Server,
    service::{
        accounts::counts,
        admin::{audit, login_counters},
        callbacks::messages,
    },
};
use axum::{extract::State, http::StatusCode, response::Response};
use vestibule_app::{
    admin::{AdminSection, Cell, Column, Day, OverviewPage, Row, Table, labels},
    i18n::texts,
};

/// Days in the chart of new accounts.
const CHART_DAYS: u32 = 30;

pub async fn show(State(server): State<Arc<Server>>, admin: Admin) -> Result<Response, Problem> {
    let counts = counts::counts(&server, &admin.caller).await?;
    let days = counts::per_day(&server, &admin.caller, CHART_DAYS).await?;
    let latest = if admin.caller.scopes.has(Scope::AuditRead) {
        Some(latest(&server, &admin).await?)
    } else {
        None
    };

    let named = [
        (texts::ADMIN_ACCOUNTS, counts.accounts),
        (texts::ADMIN_ONLY_DISABLED, counts.disabled),
        (texts::ADMIN_ONLY_PENDING, counts.pending),
        (texts::ADMIN_TO_CORRECT, counts.needs_attention),
    ];

    let days = days.into_iter().map(|(day, accounts)| Day {
        name: day.day().to_string(),
        accounts: u32::try_from(accounts).unwrap_or(u32::MAX),
    });
    let page = OverviewPage {
        counts: named.map(|(name, count)| (name.into(), texts::count(count))).into(),
        lately: lately(&server, &admin).await?,
        days: days.collect(),
        latest,
    };

    let draw = |site| vestibule_app::admin::overview(site, page);
    Ok(admin.render(StatusCode::OK, AdminSection::Overview, draw).await)
}

/// Logins and messages of the last day and the last month.
async fn lately(server: &Server, admin: &Admin) -> Result<Table, Problem> {
    let day = Duration::from_hours(24);
    let month = Duration::from_hours(24 * 30);
    let mut rows = Vec::new();
    for (name, kind) in
        [(labels::LOGINS, LoginOutcome::Success), (labels::LOGINS_REFUSED, LoginOutcome::Refusal)]
    {
        let of_day = login_counters::count(server, &admin.caller, kind, day).await?;
        let of_month = login_counters::count(server, &admin.caller, kind, month).await?;
        rows.push([name.into(), texts::count(of_day), texts::count(of_month)]);
    }
    if admin.caller.scopes.has(Scope::MessagesRead) {
        let of_day = messages::counts(server, day).await?;
        let of_month = messages::counts(server, month).await?;
        let count = |counts: &[(MessageState, i64)], states: &[MessageState]| {
            texts::count(
                counts
                    .iter()
                    .filter(|(state, _)| states.contains(state))
                    .map(|(_, count)| count)
                    .sum(),
            )
        };

        for (name, states) in [
            (labels::MESSAGES_SENT, &[MessageState::Sent][..]),
            (labels::MESSAGES_WAITING, &[MessageState::Queued, MessageState::Sending]),
            (labels::MESSAGES_NOT_SENT, &[MessageState::Failed, MessageState::Expired]),
        ] {
            rows.push([name.into(), count(&of_day, states), count(&of_month, states)]);
        }
    }

    Ok(Table {
        caption: labels::LATELY.into(),
        columns: [labels::WHAT, labels::LAST_DAY, labels::LAST_MONTH].map(Column::unsorted).into(),
        rows: rows.into_iter().map(|cells| Row { cells: cells.map(Cell::Text).into() }).collect(),
        empty: String::new(),
    })
}

async fn latest(server: &Server, admin: &Admin) -> Result<Table, Problem> {
    let query = audit::AuditQuery { limit: 10, ..audit::AuditQuery::default() };
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
        caption: texts::ADMIN_LATEST.into(),
        columns: [texts::ADMIN_WHEN, texts::ADMIN_ACTION, texts::ADMIN_TARGET, texts::ADMIN_ACTOR]
            .map(Column::unsorted)
            .into(),
        rows: rows.collect(),
        empty: texts::ADMIN_AUDIT_EMPTY.into(),
    })
}
