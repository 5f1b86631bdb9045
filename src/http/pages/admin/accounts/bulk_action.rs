//! `/admin/accounts/act`: an action on all accounts that match, previewed before it starts.

use std::sync::Arc;

use crate::{
    domain::job::JobKind,
    http::{
        error::Problem,
        pages::admin::{Admin, with_query},
    },
    server::Server,
    service::jobs::{self, JobRequest},
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

/// The export, which has a preview like the other actions, but is not a job.
pub(in crate::http::pages::admin) const EXPORT: &str = "export";

/// An action, and the accounts that it is for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct BulkActionForm {
    pub(in crate::http::pages::admin) act: String,
    pub(in crate::http::pages::admin) q: String,
    pub(in crate::http::pages::admin) filter: String,
    /// Number of the accounts, as typed to confirm the action.
    pub(in crate::http::pages::admin) confirm: String,
}

pub async fn show(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Query(form): Query<BulkActionForm>,
) -> Result<Response, Problem> {
    render(&server, admin, form, None).await
}

/// Starts the action, once the number of matching accounts was typed.
pub async fn start(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Form(form): Form<BulkActionForm>,
) -> Result<Response, Problem> {
    let kind = JobKind::parse_bulk_action(&form.act)
        .ok_or_else(|| Problem::of_status(StatusCode::NOT_FOUND))?;

    let total = jobs::preview(&server, &admin.caller, &form.filter, &form.q).await?.total;
    let typed: String = form.confirm.chars().filter(char::is_ascii_digit).collect();

    if total == 0 || typed != total.to_string() {
        return render(&server, admin, form, Some(labels::wrong_count(total))).await;
    }

    let order = JobRequest { kind, filter: form.filter, search: form.q };
    let id = jobs::start(&server, &admin.caller, &order, total).await?;
    Ok(Redirect::to(&format!("/admin/jobs/{id}")).into_response())
}

pub(in crate::http::pages::admin) async fn render(
    server: &Server,
    admin: Admin,
    form: BulkActionForm,
    mistake: Option<String>,
) -> Result<Response, Problem> {
    if JobKind::parse_bulk_action(&form.act).is_none() && form.act != EXPORT {
        return Err(Problem::of_status(StatusCode::NOT_FOUND));
    }

    let preview = jobs::preview(server, &admin.caller, &form.filter, &form.q).await?;
    let others = preview.total - i64::try_from(preview.sample.len()).unwrap_or(i64::MAX);

    let page = ActPage {
        back: with_query("/admin/accounts", &[("q", &form.q), ("filter", &form.filter)]),
        act: form.act,
        filter: form.filter,
        search: form.q,
        total: (preview.total > 0).then_some(preview.total),
        sample: preview.sample,
        more: (others > 0).then_some(others),
        mistake,
    };

    let status =
        if page.mistake.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(admin
        .render(status, AdminSection::Accounts, |site| vestibule_app::admin::act(site, page))
        .await)
}

/// Labels and URLs of the actions on all matching accounts.
pub(in crate::http::pages::admin) fn links(search: &str, filter: &str) -> Vec<(Text, String)> {
    let acts = [EXPORT].into_iter().chain(JobKind::BULK_ACTIONS.map(JobKind::as_str));

    let link = |act| {
        (
            labels::act(act),
            with_query("/admin/accounts/act", &[("act", act), ("q", search), ("filter", filter)]),
        )
    };
    acts.map(link).collect()
}
