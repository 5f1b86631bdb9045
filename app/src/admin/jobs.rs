//! `/admin/jobs`: jobs on many accounts, and their progress.

use leptos::prelude::*;

use super::{AdminSite, Table, document, document_with_head, labels, table::table};
use crate::{Moment, Text, i18n::moment::time, ui::form_owner::owner_field};

#[derive(Clone, Debug)]
pub struct JobPage {
    pub heading: String,
    pub state: String,
    /// Set while the job is running.
    pub running: bool,
    /// The reason why it ended early.
    pub stopped: Option<String>,
    /// The number of processed accounts, and the total.
    pub reached: i64,
    pub total: i64,
    /// The results: names and counts.
    pub counts: Vec<(Text, String)>,
    /// The parameters of the job, and the person who started it.
    pub asked: Vec<(Text, String)>,
    pub ordered_at: Moment,
    pub ended_at: Option<Moment>,
    pub problems: Table,
    /// The URL of the file with all problems.
    pub download: Option<String>,
    /// The URL that imports a file which was only checked.
    pub import_now: Option<String>,
}

#[must_use]
pub fn job(admin: AdminSite, page: JobPage) -> impl IntoView {
    let JobPage { heading, state, running, stopped, reached, total, counts, asked, .. } = page;
    let counts = counts
        .into_iter()
        .map(|(name, count)| view! { <div><dt>{name}</dt><dd class="count">{count}</dd></div> });
    let asked = asked.into_iter().filter(|(_, said)| !said.is_empty());
    let asked =
        asked.map(|(name, said)| view! { <div><dt>{name}</dt><dd><bdi>{said}</bdi></dd></div> });

    let problems = (!page.problems.rows.is_empty()).then(|| {
        let caption = page.problems.caption.clone();
        view! {
            <section>
                <h2>{caption}</h2>
                {table(page.problems)}
            </section>
        }
    });

    let title = heading.clone();
    let body = view! {
        <h1>{heading}</h1>
        <p role="status" id="state" data-live>{state}</p>
        <div class="found" id="work" data-live>
            {stopped.map(|why| view! { <p class="notice">{why}</p> })}
            <progress
                max=total.max(1) value=reached aria-label=labels::PROGRESS data-running=running
            ></progress>
            <dl class="facts">{counts.collect_view()}</dl>
            <dl class="facts">
                {asked.collect_view()}
                <div>
                    <dt>{labels::ORDERED}</dt>
                    <dd>{time(page.ordered_at)}</dd>
                </div>
                {page.ended_at.map(|at| {
                    view! { <div><dt>{labels::ENDED}</dt><dd>{time(at)}</dd></div> }
                })}
            </dl>
            {page.import_now.map(import_now)}
            {problems}
            {page.download.map(|href| {
                view! { <p class="pages"><a href=href>{labels::DOWNLOAD_PROBLEMS}</a></p> }
            })}
        </div>
        <p class="pages">
            <a href="/admin/jobs">{labels::ALL_JOBS}</a>
            <a href="/admin/accounts">{labels::BACK_TO_ACCOUNTS}</a>
        </p>
    };

    // With scripts the page refreshes itself; without them the browser reloads it.
    let again = running.then(|| {
        view! { <noscript><meta http-equiv="refresh" content="3" /></noscript> }.into_any()
    });

    document_with_head(admin, title, again, body)
}

fn import_now(action: String) -> impl IntoView {
    view! {
        <form method="post" action=action>
            {owner_field()}
            <button class="button">{labels::IMPORT_NOW}</button>
        </form>
    }
}

#[must_use]
pub fn jobs(admin: AdminSite, rows: Table) -> impl IntoView {
    let body = view! {
        <h1>{labels::JOBS}</h1>
        <p class="hint">{labels::JOBS_LEAD}</p>
        {table(rows)}
        <p class="pages">
            <a href="/admin/import">{labels::IMPORT_FILE}</a>
        </p>
    };
    document(admin, labels::JOBS, body)
}
