//! `/admin`: an overview of the installation.

use leptos::prelude::*;

use super::{AdminSite, Table, document, labels, table::table};
use crate::i18n::texts;

#[derive(Clone, Debug)]
pub struct OverviewPage {
    /// Names and formatted counts.
    pub counts: Vec<(String, String)>,
    /// The number of new accounts per day, oldest first.
    pub days: Vec<Day>,
    /// The numbers of logins and messages, of the last day and the last month.
    pub lately: Table,
    pub latest: Option<Table>,
}

#[derive(Clone, Debug)]
pub struct Day {
    pub name: String,
    pub accounts: u32,
}

#[must_use]
pub fn overview(admin: AdminSite, page: OverviewPage) -> impl IntoView {
    let OverviewPage { counts, days, lately, latest } = page;
    let counts = counts
        .into_iter()
        .map(|(name, count)| view! { <div><dt>{name}</dt><dd class="count">{count}</dd></div> })
        .collect_view();

    let body = view! {
        <h1>{texts::ADMIN_OVERVIEW}</h1>
        <dl class="facts">{counts}</dl>
        <section aria-labelledby="new">
            <h2 id="new">{texts::ADMIN_NEW_PER_DAY}</h2>
            {chart(days)}
        </section>
        <section aria-labelledby="lately">
            <h2 id="lately">{labels::LATELY}</h2>
            {table(lately)}
        </section>
        {latest
            .map(|latest| {
                view! {
                    <section aria-labelledby="latest">
                        <h2 id="latest">{texts::ADMIN_LATEST}</h2>
                        {table(latest)}
                    </section>
                }
            })}
    };

    document(admin, texts::ADMIN_OVERVIEW, body)
}

/// The height of the chart, in its own units.
const CHART_HEIGHT: u32 = 100;

/// Renders a bar per day. Screen readers read the list with the numbers instead.
fn chart(days: Vec<Day>) -> impl IntoView {
    let most = days.iter().map(|day| day.accounts).max().unwrap_or(0).max(1);
    let bars = days
        .into_iter()
        .map(|Day { name, accounts }| {
            // A bar of zero has no height, and a bar of one is visible.
            let height = if accounts == 0 { 0 } else { (accounts * CHART_HEIGHT).div_ceil(most) };
            let words = texts::new_accounts(&name, accounts);
            let title = words.clone();
            view! {
                <li title=title>
                    <svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true">
                        <rect x="1" width="8" y=CHART_HEIGHT - height height=height></rect>
                    </svg>
                    <span class="unseen">{words}</span>
                </li>
            }
        })
        .collect_view();

    view! { <ol class="chart">{bars}</ol> }
}
