//! `/admin/audit`: the audit log.

use leptos::prelude::*;

use super::{AdminSite, document, notice};
use crate::{
    Moment,
    i18n::{moment::time, texts},
};

#[derive(Clone, Debug)]
/// The content of the page.
pub struct AuditPage {
    /// The filters of the list.
    pub actor: String,
    pub action: String,
    /// Dates, as date fields send them.
    pub since: String,
    pub until: String,
    pub rows: Vec<AuditRow>,
    pub next: Option<String>,
    pub mistake: Option<String>,
}

#[derive(Clone, Debug)]
pub struct AuditRow {
    pub at: Moment,
    pub actor: String,
    pub action: String,
    /// The login id or the name of the target; empty if it was erased.
    pub target: String,
    /// The URL of the account's page, if the entry is about an account.
    pub href: Option<String>,
    pub address: String,
    /// The old and the new value of each changed field.
    pub changes: Vec<(String, String, String)>,
}

#[must_use]
pub fn audit(admin: AdminSite, page: AuditPage) -> impl IntoView {
    let AuditPage { actor, action, since, until, rows, next, mistake } = page;
    let list = if rows.is_empty() {
        view! { <p class="empty">{texts::ADMIN_AUDIT_EMPTY}</p> }.into_any()
    } else {
        let rows = rows.into_iter().map(row).collect_view();
        view! { <ol class="trail">{rows}</ol> }.into_any()
    };

    let body = view! {
        <h1>{texts::ADMIN_AUDIT}</h1>
        {notice(mistake.map(|words| (words, false)))}
        <form method="get" action="/admin/audit" class="line">
            <div class="field">
                <label for="action">{texts::ADMIN_ACTION}</label>
                <input
                    id="action" name="action" type="text" value=action placeholder="account_changed"
                    autocapitalize="none"
                />
            </div>
            <div class="field">
                <label for="actor">{texts::ADMIN_ACTOR}</label>
                <input
                    id="actor" name="actor" type="text" value=actor placeholder="command-line"
                    autocapitalize="none"
                />
            </div>
            <div class="field">
                <label for="since">{texts::ADMIN_SINCE}</label>
                <input id="since" name="since" type="date" value=since />
            </div>
            <div class="field">
                <label for="until">{texts::ADMIN_UNTIL}</label>
                <input id="until" name="until" type="date" value=until />
            </div>
            <button class="button second">{texts::ADMIN_SHOW}</button>
        </form>
        {list}
        <p class="pages">
            {next.map(|href| view! { <a href=href rel="next">{texts::ADMIN_NEXT_PAGE}</a> })}
        </p>
    };

    document(admin, texts::ADMIN_AUDIT, body)
}

fn row(row: AuditRow) -> impl IntoView {
    let AuditRow { at, actor, action, target, href, address, changes } = row;
    let target = match (target.is_empty(), href) {
        (true, _) => texts::ADMIN_ERASED.get().into_any(),
        (false, Some(href)) => view! { <a href=href><bdi>{target}</bdi></a> }.into_any(),
        (false, None) => view! { <bdi>{target}</bdi> }.into_any(),
    };

    let changes = (!changes.is_empty()).then(|| {
        let changes = changes.into_iter().map(|(field, before, after)| {
            view! {
                <li>
                    <bdi>{field}</bdi>
                    ": "
                    <del><bdi>{before}</bdi></del>
                    " → "
                    <ins><bdi>{after}</bdi></ins>
                </li>
            }
        });
        view! { <ul>{changes.collect_view()}</ul> }
    });

    view! {
        <li>
            <p>
                <strong>{action}</strong>
                " "
                {target}
            </p>
            <p class="hint">
                {time(at)}
                " · "
                <bdi>{actor}</bdi>
                {(!address.is_empty()).then(|| format!(" · {address}"))}
            </p>
            {changes}
        </li>
    }
}
