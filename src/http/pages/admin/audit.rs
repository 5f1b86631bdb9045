//! `/admin/audit`

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;
use vestibule_app::admin::{AuditPage, AuditRow, Place};

use super::{Admin, with_query};
use crate::{
    http::{error::Problem, pages::moment},
    server::Server,
    service::audit::{self, Row},
};

/// How many rows a page has.
const PAGE: i64 = 50;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    actor: String,
    action: String,
    before: Option<i64>,
}

pub async fn show(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let query = audit::Query {
        actor: given(&asked.actor),
        action: given(&asked.action),
        before: asked.before,
        most: PAGE + 1,
        ..audit::Query::default()
    };
    let mut rows = audit::list(&server, &admin.caller, &query).await?;
    let more = i64::try_from(rows.len()).is_ok_and(|count| count > PAGE);
    rows.truncate(usize::try_from(PAGE).unwrap_or_default());
    let next = rows.last().filter(|_| more).map(|last| {
        let before = last.sequence.to_string();
        with_query("/admin/audit", &[("actor", &asked.actor), ("action", &asked.action), ("before", &before)])
    });
    let rows = rows.into_iter().map(view).collect();
    let page = AuditPage { actor: asked.actor, action: asked.action, rows, next, mistake: None };
    Ok(admin.draw((StatusCode::OK, Place::Audit), |site| vestibule_app::admin::audit(site, page)).await)
}

fn view(row: Row) -> AuditRow {
    let detail = audit::detail(&row);
    AuditRow {
        at: moment(row.at),
        actor: row.actor,
        action: row.action,
        href: row.account_id.filter(|_| !detail.target.is_empty()).map(|id| format!("/admin/accounts/{id}")),
        target: detail.target,
        address: row.address,
        changes: detail.changes,
    }
}
