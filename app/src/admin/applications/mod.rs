//! `/admin/applications`: the applications, and the form for a new one.

pub mod access;
pub mod detail;
pub mod settings_form;
pub mod snippet_list;

use leptos::prelude::*;

use self::settings_form::{ApplicationForm, settings_fields};
use super::{AdminSite, Cell, Column, Row, Table, document, labels, notice, table::table};
use crate::{
    Moment, Text,
    i18n::texts::{self, applications as words},
    ui::form_owner::owner_field,
};

#[derive(Clone, Debug)]
pub struct ApplicationsPage {
    pub rows: Vec<ApplicationListRow>,
    /// The URL of the next page, if there are more applications.
    pub next: Option<String>,
    /// Set if the administrator may create applications.
    pub may_write: bool,
}

#[derive(Clone, Debug)]
pub struct ApplicationListRow {
    pub id: String,
    /// The URL of its page.
    pub url: String,
    pub name: String,
    /// The name of the kind, such as `web`.
    pub kind: String,
    pub created_at: Moment,
}

#[must_use]
pub fn applications(admin: AdminSite, page: ApplicationsPage) -> impl IntoView {
    let ApplicationsPage { rows, next, may_write } = page;
    let next = next.map(|href| {
        view! {
            <p>
                <a href=href rel="next">{texts::ADMIN_NEXT_PAGE}</a>
            </p>
        }
    });

    let body = view! {
        <h1>{words::APPLICATIONS}</h1>
        <p class="hint">{words::LEAD}</p>
        {table(list(rows))}
        {next}
        {may_write.then(kind_choice)}
    };
    document(admin, words::APPLICATIONS, body)
}

fn list(rows: Vec<ApplicationListRow>) -> Table {
    let rows = rows.into_iter().map(|row| Row {
        cells: vec![
            Cell::Link(row.name, row.url),
            Cell::Text(row.id),
            Cell::Text(kind_words(&row.kind).0.into()),
            Cell::Time(Some(row.created_at)),
        ],
    });

    let columns = [texts::ADMIN_TOKEN_NAME, words::CLIENT_ID, labels::KIND, texts::ADMIN_CREATED];
    Table {
        caption: words::APPLICATIONS.into(),
        columns: columns.map(Column::unsorted).into(),
        rows: rows.collect(),
        empty: words::EMPTY.into(),
    }
}

/// Renders the links to the forms for new applications, one for each kind.
fn kind_choice() -> impl IntoView {
    let kinds = ["web", "browser", "native", "service", "proxy"].map(|kind| {
        let (name, hint) = kind_words(kind);
        view! {
            <li>
                <a href=format!("/admin/applications?kind={kind}")>{name}</a>
                <p class="hint">{hint}</p>
            </li>
        }
    });

    view! {
        <section aria-labelledby="new-application">
            <h2 id="new-application">{words::NEW}</h2>
            <ul class="application-kinds">{kinds}</ul>
        </section>
    }
}

/// The name of a kind, and what it is for.
pub(super) fn kind_words(kind: &str) -> (Text, Text) {
    match kind {
        "browser" => (words::KIND_BROWSER, words::KIND_BROWSER_HINT),
        "native" => (words::KIND_NATIVE, words::KIND_NATIVE_HINT),
        "service" => (words::KIND_SERVICE, words::KIND_SERVICE_HINT),
        "proxy" => (words::KIND_PROXY, words::KIND_PROXY_HINT),
        _ => (words::KIND_WEB, words::KIND_WEB_HINT),
    }
}

/// Renders the form for a new application of one kind.
#[must_use]
pub fn new_application(admin: AdminSite, form: ApplicationForm) -> impl IntoView {
    let (name, hint) = kind_words(&form.kind);
    let ApplicationForm { kind, fields, mistake } = form;

    let body = view! {
        <p>
            <a href="/admin/applications">{words::ALL}</a>
        </p>
        <h1>{words::NEW}</h1>
        <p class="hint">{name} ": " {hint}</p>
        {notice(mistake.map(|words| (words, false)))}
        <form method="post" action="/admin/applications">
            {owner_field()}
            <input type="hidden" name="kind" value=kind />
            {settings_fields(fields)}
            <button class="button">{words::CREATE}</button>
        </form>
    };
    document(admin, words::NEW, body)
}
