//! `/recover`: another device's passkey, used here.

use leptos::prelude::*;

use crate::{
    Site, Widget,
    form::{Ceremony, Field, session_form, widget_space, with_next},
    layout::document,
    texts,
};

/// What the recovery page shows.
#[derive(Clone, Debug)]
pub struct RecoverView {
    /// Where to go afterwards: a path on this site, already checked.
    pub next: Option<String>,
}

/// Draws the recovery page. Its field stands in no form: there is nothing to send without a passkey.
#[must_use]
pub fn recover(site: Site, widget: Widget, view: RecoverView) -> impl IntoView {
    let RecoverView { next } = view;
    let next = next.as_deref();
    let login_id = Field {
        hint: Some(texts::RECOVER_FIELD_HINT.into()),
        required: false,
        ..Field::login_id(String::new(), None, "username webauthn")
    };
    let body = view! {
        <h1>{texts::TROUBLE}</h1>
        <p>{texts::RECOVER_LEAD}</p>
        <noscript>
            <p class="notice calm">{texts::RECOVER_NO_SCRIPT}</p>
        </noscript>
        <div class="widget">
            <div class="passkey">{login_id.view()}</div>
            {widget_space(&widget, Ceremony::Recover)}
        </div>
        <p class="aside">{texts::RECOVER_HONEST}</p>
        {session_form(next)}
        <p class="links">
            <a href=with_next("/login", next)>{texts::BACK_TO_LOGIN}</a>
        </p>
    };
    document(site, texts::TROUBLE, Some(widget), body)
}
