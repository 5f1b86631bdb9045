//! `/admin/webhooks`: the webhooks, and the form for a new one.

pub mod detail;

use leptos::prelude::*;

use super::{AdminSite, Cell, Column, Row, Table, document, notice, table::table};
use crate::{
    Moment, Text,
    i18n::texts::{self, webhooks as words},
    ui::form_owner::owner_field,
};

#[derive(Clone, Debug)]
pub struct WebhooksPage {
    pub rows: Vec<WebhookListRow>,
    /// The form for a new one. None if the administrator may not create webhooks.
    pub form: Option<WebhookForm>,
}

#[derive(Clone, Debug)]
pub struct WebhookListRow {
    /// The path of its page.
    pub path: String,
    pub address: String,
    pub types: String,
    pub is_disabled: bool,
    pub created_at: Moment,
}

/// The address and the types of a webhook, as they are or as they were typed.
#[derive(Clone, Debug)]
pub struct WebhookForm {
    pub address: String,
    /// Every type, with true for those that are chosen.
    pub types: Vec<(&'static str, bool)>,
    pub mistake: Option<String>,
}

#[must_use]
pub fn webhooks(admin: AdminSite, page: WebhooksPage) -> impl IntoView {
    let WebhooksPage { rows, form } = page;
    let new = form.map(|form| {
        view! {
            <section aria-labelledby="new-webhook">
                <h2 id="new-webhook">{words::NEW}</h2>
                {notice(form.mistake.clone().map(|mistake| (mistake, false)))}
                <form method="post" action="/admin/webhooks">
                    {owner_field()}
                    {fields(form)}
                    <button class="button">{words::CREATE}</button>
                </form>
            </section>
        }
    });

    let body = view! {
        <h1>{words::WEBHOOKS}</h1>
        <p class="hint">{words::LEAD}</p>
        {table(list(rows))}
        {new}
    };
    document(admin, words::WEBHOOKS, body)
}

fn list(rows: Vec<WebhookListRow>) -> Table {
    let rows = rows.into_iter().map(|row| Row {
        cells: vec![
            Cell::Link(row.address, row.path),
            Cell::Text(row.types),
            Cell::State(state_word(row.is_disabled).into(), row.is_disabled),
            Cell::Time(Some(row.created_at)),
        ],
    });
    let columns = [words::ADDRESS, words::TYPES, texts::ADMIN_STATUS, texts::ADMIN_CREATED];
    Table {
        caption: words::WEBHOOKS.into(),
        columns: columns.map(Column::unsorted).into(),
        rows: rows.collect(),
        empty: words::EMPTY.into(),
    }
}

fn state_word(is_disabled: bool) -> Text {
    if is_disabled { words::DISABLED } else { words::ENABLED }
}

/// The fields of the address and of the types.
fn fields(form: WebhookForm) -> impl IntoView {
    let types = form.types.into_iter().map(|(name, is_chosen)| {
        view! {
            <div class="field check">
                <input id=name name="types" type="checkbox" value=name checked=is_chosen />
                <label for=name>{name}</label>
            </div>
        }
    });

    view! {
        <div class="field">
            <label for="url">{words::ADDRESS}</label>
            <p class="hint" id="url-hint">{words::ADDRESS_HINT}</p>
            <input
                id="url" name="url" type="url" value=form.address required=true autocomplete="off"
                autocapitalize="none" spellcheck="false" aria-describedby="url-hint"
            />
        </div>
        <fieldset>
            <legend>{words::TYPES}</legend>
            {types.collect_view()}
        </fieldset>
    }
}
