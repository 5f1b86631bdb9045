//! `/not-me/…`: disowning a browser in which another person logged in.

use leptos::prelude::*;

use crate::{
    Site,
    i18n::texts,
    ui::{form_owner::owner_field, layout::document},
};

/// Renders the button. The page names no account.
#[must_use]
pub fn not_me(site: Site, action: String) -> impl IntoView {
    let body = view! {
        <h1>{texts::NOT_ME_HEADING}</h1>
        <p>{texts::NOT_ME_LEAD}</p>
        <form method="post" action=action>
            {owner_field()}
            <button class="button" data-busy=texts::ENDING_SESSIONS>
                {texts::NOT_ME_BUTTON}
            </button>
        </form>
    };
    document(site, texts::NOT_ME_HEADING, None, body)
}
