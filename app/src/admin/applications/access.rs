//! The live access of an application: who is logged in there.

use leptos::prelude::*;

use crate::{
    admin::{Table, table::table},
    i18n::texts::{self, applications as words},
    ui::form_owner::owner_field,
};

/// A page of the list of who is logged in at an application.
#[derive(Clone, Debug)]
pub struct AccessList {
    pub table: Table,
    /// The URL of the next page, if there is more.
    pub next: Option<String>,
    /// Set if the administrator may end it.
    pub may_end: bool,
}

/// Renders the section. `page` is the URL of the application's page.
pub(super) fn access_list(page: &str, list: AccessList) -> impl IntoView + use<> {
    let AccessList { table: rows, next, may_end } = list;
    let end_all = (may_end && !rows.rows.is_empty()).then(|| {
        view! {
            <form method="post" action=format!("{page}/access")>
                {owner_field()}
                <p class="hint">{words::ACCESS_LEAD}</p>
                <input type="hidden" name="id" value="all" />
                <button class="button second">{words::END_ACCESS}</button>
            </form>
        }
    });
    let next = next.map(|href| {
        view! {
            <p>
                <a href=href rel="next">{texts::ADMIN_NEXT_PAGE}</a>
            </p>
        }
    });

    view! {
        <section aria-labelledby="access">
            <h2 id="access">{words::ACCESS}</h2>
            {table(rows)}
            {next}
            {end_all}
        </section>
    }
}
