//! `/admin/accounts/act`: an act on all accounts that match, shown before it is ordered.

use std::sync::Arc;

use crate::{
    domain::{access::strength::ProtectedAction, job::JobKind},
    http::{
        error::Problem,
        pages::admin::{Admin, with_query},
    },
    server::Server,
    service::jobs::{self, Order},
};
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use vestibule_app::{
    Text,
    admin::{ActPage, AdminSection, labels},
};

/// What is looked at before its file is made; the others are kinds of jobs.
pub(in crate::http::pages::admin) const EXPORT: &str = "export";

/// What is to be done to whom.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub(in crate::http::pages::admin) act: String,
    pub(in crate::http::pages::admin) q: String,
    pub(in crate::http::pages::admin) filter: String,
    /// How many they are, as whoever orders it has typed.
    pub(in crate::http::pages::admin) confirm: String,
}

pub async fn show(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    draw(&server, admin, asked, None).await
}

/// Orders it, once somebody has typed how many accounts match.
pub async fn order(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Form(asked): Form<Asked>,
) -> Result<Response, Problem> {
    let kind = JobKind::parse_bulk_action(&asked.act).ok_or_else(|| Problem::of_status(StatusCode::NOT_FOUND))?;
    admin.require(&server, ProtectedAction::BulkAction)?;
    let total = jobs::preview(&server, &admin.caller, (&asked.filter, &asked.q)).await?.total;
    let typed: String = asked.confirm.chars().filter(char::is_ascii_digit).collect();
    if total == 0 || typed != total.to_string() {
        return draw(&server, admin, asked, Some(labels::wrong_count(total))).await;
    }
    let order = Order { kind, filter: asked.filter, search: asked.q };
    let id = jobs::start(&server, &admin.caller, &order, total).await?;
    Ok(Redirect::to(&format!("/admin/jobs/{id}")).into_response())
}

pub(in crate::http::pages::admin) async fn draw(
    server: &Server,
    admin: Admin,
    asked: Asked,
    mistake: Option<String>,
) -> Result<Response, Problem> {
    if JobKind::parse_bulk_action(&asked.act).is_none() && asked.act != EXPORT {
        return Err(Problem::of_status(StatusCode::NOT_FOUND));
    }
    let preview = jobs::preview(server, &admin.caller, (&asked.filter, &asked.q)).await?;
    let others = preview.total - i64::try_from(preview.sample.len()).unwrap_or(i64::MAX);
    let page = ActPage {
        back: with_query("/admin/accounts", &[("q", &asked.q), ("filter", &asked.filter)]),
        act: asked.act,
        filter: asked.filter,
        search: asked.q,
        total: (preview.total > 0).then_some(preview.total),
        sample: preview.sample,
        more: (others > 0).then_some(others),
        mistake,
    };
    let status = if page.mistake.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(admin.draw((status, AdminSection::Accounts), |site| vestibule_app::admin::act(site, page)).await)
}

/// What can be done to all that match, and where.
pub(in crate::http::pages::admin) fn links(search: &str, filter: &str) -> Vec<(Text, String)> {
    let acts = [EXPORT].into_iter().chain(JobKind::BULK_ACTIONS.map(JobKind::as_str));
    let link =
        |act| (labels::act(act), with_query("/admin/accounts/act", &[("act", act), ("q", search), ("filter", filter)]));
    acts.map(link).collect()
}
