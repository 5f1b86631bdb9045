//! `/account/passkey`: the offer to create a passkey, after a login by password.

use leptos::prelude::*;

use crate::{
    Site, Widget,
    i18n::texts,
    pages::account::passkey_list::add_passkey,
    ui::{form::next_field, form_owner::owner_field, layout::document},
};

/// The content of the page.
#[derive(Clone, Debug)]
pub struct OfferView {
    pub login_id: String,
    /// The passkeys as JSON for the browser's password manager (WebAuthn signal methods).
    pub known: String,
    /// The page to return to: a path on this site, already validated.
    pub next: Option<String>,
}

/// Renders the page. Where a password manager creates passkeys automatically, the script asks it
/// first and continues at once.
#[must_use]
pub fn offer(site: Site, widget: Widget, view: OfferView) -> impl IntoView {
    let OfferView { login_id, known, next } = view;
    let next = next.as_deref();

    let body = view! {
        <h1>{texts::OFFER_HEADING}</h1>
        <p>{texts::PASSKEY_HINT}</p>
        {add_passkey(&widget, login_id, "")}
        <form method="post" action="/account/passkey" id="offer" data-known=known>
            {owner_field()}
            {next_field(next)}
            <button class="button second">{texts::NOT_NOW}</button>
        </form>
    };

    document(site, texts::OFFER_HEADING, Some(widget), body)
}
