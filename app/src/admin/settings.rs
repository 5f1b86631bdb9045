//! `/admin/settings`: the settings as they are in force.

use leptos::prelude::*;

use super::{AdminSite, Table, document, table::table, words};
use crate::texts::branding::BRANDING;

#[must_use]
pub fn settings(admin: AdminSite, settings: Table) -> impl IntoView {
    let body = view! {
        <h1>{words::SETTINGS}</h1>
        <p class="hint">{words::SETTINGS_LEAD}</p>
        <p class="shortcuts">
            <a href="/admin/branding">{BRANDING}</a>
        </p>
        {table(settings)}
    };
    document(admin, words::SETTINGS, body)
}
