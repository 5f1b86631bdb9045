//! `/admin/accounts/act`: the confirmation of an action on all matching accounts.

use leptos::prelude::*;

use crate::{
    admin::{AdminSite, document, labels, notice},
    ui::form_owner::owner_field,
};

#[derive(Clone, Debug)]
pub struct ActPage {
    /// The name of the action in URLs: `disable`, `end-sessions`, `delete` or `export`.
    pub act: String,
    pub filter: String,
    pub search: String,
    /// The number of matching accounts; `None` if there are none.
    pub total: Option<i64>,
    /// The first matching accounts.
    pub sample: Vec<String>,
    /// The number of further accounts.
    pub more: Option<i64>,
    /// The URL of the list.
    pub back: String,
    pub mistake: Option<String>,
}

#[must_use]
pub fn act(admin: AdminSite, page: ActPage) -> impl IntoView {
    let ActPage { act, filter, search, total, sample, more, back, mistake } = page;
    let heading =
        total.map_or_else(|| labels::act(&act).into(), |total| labels::act_on(&act, total));
    let asked = [(labels::SEARCHED, search.clone()), (labels::FILTERED, filter.clone())];
    let asked: Vec<_> = asked.into_iter().filter(|(_, said)| !said.is_empty()).collect();

    let asked = (!asked.is_empty()).then(|| {
        let asked = asked
            .into_iter()
            .map(|(name, said)| view! { <div><dt>{name}</dt><dd><bdi>{said}</bdi></dd></div> });
        view! { <dl class="facts">{asked.collect_view()}</dl> }
    });

    let sample = (!sample.is_empty()).then(|| {
        let names =
            sample.into_iter().map(|name| view! { <li><bdi>{name}</bdi></li> }).collect_view();
        view! {
            <section>
                <h2>{labels::THE_FIRST}</h2>
                <ul class="sample">
                    {names}
                    {more.map(|more| view! { <li class="hint">{labels::and_more(more)}</li> })}
                </ul>
            </section>
        }
    });

    let form = match total {
        None => view! { <p class="empty">{labels::NOBODY_MATCHES}</p> }.into_any(),
        Some(_) if act == "export" => export(filter, search).into_any(),
        Some(total) => confirm(&act, total, filter, search).into_any(),
    };

    let own = (act != "export").then(|| format!(" {}", labels::OWN_STAYS));
    let title = heading.clone();

    let body = view! {
        <h1>{heading}</h1>
        <p class="hint">{labels::act_lead(&act)} {own}</p>
        {notice(mistake.map(|words| (words, false)))}
        {asked}
        {form}
        {sample}
        <p class="pages">
            <a href=back>{labels::BACK_TO_ACCOUNTS}</a>
        </p>
    };

    document(admin, title, body)
}

fn confirm(act: &str, total: i64, filter: String, search: String) -> impl IntoView {
    view! {
        <form method="post" action="/admin/accounts/act">
            {owner_field()}
            <input type="hidden" name="act" value=act.to_owned() />
            <input type="hidden" name="filter" value=filter />
            <input type="hidden" name="q" value=search />
            <div class="field">
                <label for="confirm">{labels::type_count(total)}</label>
                <input
                    id="confirm" name="confirm" type="text" inputmode="numeric" required=true
                    autocomplete="off"
                />
            </div>
            <button class="button danger">{labels::act_on(act, total)}</button>
        </form>
    }
}

fn export(filter: String, search: String) -> impl IntoView {
    view! {
        <form method="post" action="/admin/accounts/export">
            {owner_field()}
            <input type="hidden" name="filter" value=filter />
            <input type="hidden" name="q" value=search />
            <div class="field">
                <label for="format">{labels::FORMAT}</label>
                <select id="format" name="format">
                    <option value="csv">{labels::FORMAT_CSV}</option>
                    <option value="excel">{labels::FORMAT_EXCEL}</option>
                    <option value="jsonl">{labels::FORMAT_JSONL}</option>
                </select>
            </div>
            <div class="field check">
                <input
                    id="secrets" name="secrets" type="checkbox" value="true"
                    aria-describedby="secrets-hint"
                />
                <label for="secrets">{labels::SECRETS}</label>
            </div>
            <p class="hint" id="secrets-hint">{labels::SECRETS_HINT}</p>
            <button class="button">{labels::DOWNLOAD}</button>
        </form>
    }
}
