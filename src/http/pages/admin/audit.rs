//! `/admin/audit`: the audit log.

use std::{sync::Arc, time::Duration};

use super::{Admin, with_query};
use crate::{
    domain::Timestamp,
    http::{error::Problem, pages::moment},
    server::Server,
    service::admin::audit::{self, StoredAuditEntry},
};
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;
use vestibule_app::{
    admin::{AdminSection, AuditPage, AuditRow},
    i18n::texts,
};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// Rows of a page.
const PAGE_ROWS: i64 = 50;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct AuditPageQuery {
    actor: String,
    action: String,
    /// Days in UTC: the first and the last to be listed.
    since: String,
    until: String,
    before: Option<i64>,
}

pub async fn show(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Query(query): Query<AuditPageQuery>,
) -> Result<Response, Problem> {
    let days = parse_day(&query.since).and_then(|since| Ok((since, parse_day(&query.until)?)));
    let Ok((since, until)) = days else {
        return Ok(render(admin, query, AuditRows::default()).await);
    };

    let non_empty = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let filter = audit::AuditQuery {
        actor: non_empty(&query.actor),
        action: non_empty(&query.action),
        since,
        until: until.map(|day| day.plus(DAY)),
        before: query.before,
        limit: PAGE_ROWS + 1,
        ..audit::AuditQuery::default()
    };

    let mut rows = audit::list(&server, &admin.caller, &filter).await?;
    let has_more = i64::try_from(rows.len()).is_ok_and(|count| count > PAGE_ROWS);
    rows.truncate(usize::try_from(PAGE_ROWS).unwrap_or_default());
    let last = if has_more { rows.last() } else { None };
    let next = last.map(|last| next_page_url(&query, last.sequence));

    Ok(render(admin, query, AuditRows { rows, next }).await)
}

/// URL of the entries before this one, under the same filter.
fn next_page_url(query: &AuditPageQuery, before: i64) -> String {
    let before = before.to_string();
    let AuditPageQuery { actor, action, since, until, .. } = query;
    let pairs = [
        ("actor", actor),
        ("action", action),
        ("since", since),
        ("until", until),
        ("before", &before),
    ];
    with_query("/admin/audit", &pairs.map(|(name, value)| (name, value.as_str())))
}

/// Rows of a page, and the URL of the next page.
#[derive(Default)]
struct AuditRows {
    rows: Vec<StoredAuditEntry>,
    next: Option<String>,
}

/// Parses a day that was typed, and returns its first moment in UTC; `None` for an empty text.
fn parse_day(typed: &str) -> Result<Option<Timestamp>, InvalidDay> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }

    Timestamp::parse_rfc3339(&format!("{typed}T00:00:00Z")).map(Some).ok_or(InvalidDay)
}

struct InvalidDay;

async fn render(admin: Admin, query: AuditPageQuery, found: AuditRows) -> Response {
    let AuditPageQuery { actor, action, since, until, .. } = query;

    let is_invalid = parse_day(&since).is_err() || parse_day(&until).is_err();
    let mistake = if is_invalid { Some(texts::FIELD_DATE.into()) } else { None };
    let status = if is_invalid { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };

    let rows = found.rows.into_iter().map(to_audit_row).collect();
    let page = AuditPage { actor, action, since, until, rows, next: found.next, mistake };

    admin.render(status, AdminSection::Audit, |site| vestibule_app::admin::audit(site, page)).await
}

fn to_audit_row(row: StoredAuditEntry) -> AuditRow {
    let detail = audit::detail(&row);

    AuditRow {
        at: moment(row.at),
        actor: row.actor,
        action: row.action,
        href: row
            .account_id
            .filter(|_| !detail.target.is_empty())
            .map(|id| format!("/admin/accounts/{id}")),
        target: detail.target,
        address: row.address,
        changes: detail.changes,
    }
}
