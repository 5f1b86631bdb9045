//! `/`: the start page.

use leptos::prelude::*;

use crate::{Site, i18n::texts, ui::layout::document};

/// Renders the start page, for visitors and for signed-in people.
#[must_use]
pub fn home(site: Site) -> impl IntoView {
    let body = if site.signed_in {
        view! {
            <h1>{texts::HOME_HEADING}</h1>
            <p>{texts::HOME_SIGNED_IN}</p>
            <a class="button" href="/account">
                {texts::TO_ACCOUNT}
            </a>
        }
        .into_any()
    } else {
        let create = site.registration_open.then(
            || view! { <p class="links"><a href="/register">{texts::CREATE_ACCOUNT}</a></p> },
        );
        view! {
            <h1>{texts::HOME_HEADING}</h1>
            <p>{texts::home_lead(&site.brand.name)}</p>
            <a class="button" href="/login">
                {texts::LOG_IN}
            </a>
            {create}
        }
        .into_any()
    };

    document(site, texts::HOME_HEADING, None, body)
}
