//! `/not-me/…`: ending a session that its owner did not begin.

use leptos::prelude::*;

use crate::{
    Site,
    i18n::texts,
    ui::{form_owner::whose, layout::document},
};

/// Draws the button. The page names nobody.
#[must_use]
pub fn not_me(site: Site, action: String) -> impl IntoView {
    let body = view! {
        <h1>{texts::NOT_ME_HEADING}</h1>
        <p>{texts::NOT_ME_LEAD}</p>
        <form method="post" action=action>
            {whose()}
            <button class="button" data-busy=texts::ENDING_SESSIONS>
                {texts::NOT_ME_BUTTON}
            </button>
        </form>
    };
    document(site, texts::NOT_ME_HEADING, None, body)
}
