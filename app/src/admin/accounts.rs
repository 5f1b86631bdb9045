//! `/admin/accounts`: found, filtered and sorted.

use leptos::prelude::*;

use super::{AdminSite, Table, document, notice, table::table};
use crate::texts;

#[derive(Clone, Debug)]
pub struct AccountsPage {
    /// What is searched for.
    pub search: String,
    /// A filter in SCIM's grammar.
    pub filter: String,
    pub sort: String,
    /// How many fit, in words.
    pub total: String,
    pub table: Table,
    /// The next page, and the first when this is another.
    pub next: Option<String>,
    pub first: Option<String>,
    /// What is wrong with what was asked.
    pub mistake: Option<String>,
    /// Filters that are often wanted: their names and addresses.
    pub shortcuts: Vec<(String, String)>,
    /// Whether this person may make accounts.
    pub may_write: bool,
}

#[must_use]
pub fn accounts(admin: AdminSite, page: AccountsPage) -> impl IntoView {
    let AccountsPage { search, filter, sort, total, table: rows, next, first, mistake, shortcuts, may_write } = page;
    let shortcuts = shortcuts.into_iter().map(|(name, href)| view! { <li><a href=href>{name}</a></li> }).collect_view();
    let open = !filter.is_empty();
    let new = may_write.then(|| {
        view! {
            <details class="new">
                <summary>{texts::ADMIN_NEW_ACCOUNT}</summary>
                <form method="post" action="/admin/accounts" class="line">
                    <div class="field">
                        <label for="loginId">{texts::LOGIN_ID}</label>
                        <input id="loginId" name="loginId" type="text" required=true autocomplete="off" autocapitalize="none" />
                    </div>
                    <button class="button">{texts::CREATE_ACCOUNT}</button>
                </form>
            </details>
        }
    });
    let body = view! {
        <h1>{texts::ADMIN_ACCOUNTS}</h1>
        {notice(mistake.map(|words| (words, false)))}
        <form method="get" action="/admin/accounts" class="search" role="search">
            <div class="field">
                <label for="q">{texts::ADMIN_SEARCH}</label>
                <input id="q" name="q" type="search" value=search autocomplete="off" spellcheck="false" />
            </div>
            <details open=open>
                <summary>{texts::ADMIN_FILTER}</summary>
                <div class="field">
                    <label for="filter">{texts::ADMIN_FILTER_LABEL}</label>
                    <p class="hint" id="filter-hint">{texts::ADMIN_FILTER_HINT}</p>
                    <input id="filter" name="filter" type="text" value=filter aria-describedby="filter-hint" spellcheck="false" />
                </div>
            </details>
            <input type="hidden" name="sort" value=sort />
            <button class="button second">{texts::ADMIN_SHOW}</button>
        </form>
        <ul class="shortcuts" aria-label=texts::ADMIN_SHORTCUTS>
            {shortcuts}
        </ul>
        <p class="hint" role="status">{total}</p>
        {table(rows)}
        <p class="pages">
            {first.map(|href| view! { <a href=href>{texts::ADMIN_FIRST_PAGE}</a> })}
            {next.map(|href| view! { <a href=href rel="next">{texts::ADMIN_NEXT_PAGE}</a> })}
        </p>
        {new}
    };
    document(admin, texts::ADMIN_ACCOUNTS, body)
}
