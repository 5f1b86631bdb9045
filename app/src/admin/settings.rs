//! `/admin/settings`: the settings in force.

use leptos::prelude::*;

use super::{AdminSite, Table, document, labels, table::table};
use crate::i18n::texts::{branding::BRANDING, mails::MAILS};

#[must_use]
pub fn settings(admin: AdminSite, settings: Table, has_mails: bool) -> impl IntoView {
    let mails = has_mails.then(|| view! { " " <a href="/admin/mails">{MAILS}</a> });
    let body = view! {
        <h1>{labels::SETTINGS}</h1>
        <p class="hint">{labels::SETTINGS_LEAD}</p>
        <p class="shortcuts">
            <a href="/admin/branding">{BRANDING}</a>
            {mails}
        </p>
        {table(settings)}
    };
    document(admin, labels::SETTINGS, body)
}
