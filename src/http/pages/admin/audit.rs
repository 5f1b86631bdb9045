//! `/admin/audit`

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
/// How many rows a page has.
const PAGE: i64 = 50;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    actor: String,
    action: String,
    /// Days in UTC, the first and the last that are wanted.
    since: String,
    until: String,
    before: Option<i64>,
}

pub async fn show(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let days = day(&asked.since).and_then(|since| Ok((since, day(&asked.until)?)));
    let Ok((since, until)) = days else { return Ok(draw(admin, asked, Found::default()).await) };
    let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let query = audit::AuditQuery {
        actor: given(&asked.actor),
        action: given(&asked.action),
        since,
        until: until.map(|day| day.plus(DAY)),
        before: asked.before,
        limit: PAGE + 1,
        ..audit::AuditQuery::default()
    };
    let mut rows = audit::list(&server, &admin.caller, &query).await?;
    let more = i64::try_from(rows.len()).is_ok_and(|count| count > PAGE);
    rows.truncate(usize::try_from(PAGE).unwrap_or_default());
    let next = rows.last().filter(|_| more).map(|last| {
        let before = last.sequence.to_string();
        let Asked { actor, action, since, until, .. } = &asked;
        let pairs = [("actor", actor), ("action", action), ("since", since), ("until", until), ("before", &before)];
        with_query("/admin/audit", &pairs.map(|(name, value)| (name, value.as_str())))
    });
    Ok(draw(admin, asked, Found { rows, next }).await)
}

/// The rows of a page, and the address of the next one.
#[derive(Default)]
struct Found {
    rows: Vec<StoredAuditEntry>,
    next: Option<String>,
}

/// When a day begins that was typed; none was, or it is no day.
fn day(typed: &str) -> Result<Option<Timestamp>, NoDay> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    Timestamp::parse_rfc3339(&format!("{typed}T00:00:00Z")).map(Some).ok_or(NoDay)
}

struct NoDay;

async fn draw(admin: Admin, asked: Asked, found: Found) -> Response {
    let Asked { actor, action, since, until, .. } = asked;
    let wrong = day(&since).is_err() || day(&until).is_err();
    let mistake = wrong.then(|| texts::FIELD_DATE.into());
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let rows = found.rows.into_iter().map(view).collect();
    let page = AuditPage { actor, action, since, until, rows, next: found.next, mistake };
    admin.draw((status, AdminSection::Audit), |site| vestibule_app::admin::audit(site, page)).await
}

fn view(row: StoredAuditEntry) -> AuditRow {
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
