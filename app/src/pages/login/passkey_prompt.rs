//! `/account/passkey`: after a login by password, one calm question whether to make a passkey.

use leptos::prelude::*;

use crate::{
    Site, Widget,
    i18n::texts,
    pages::account::security::add_passkey,
    ui::{form::next_field, form_owner::whose, layout::document},
};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct OfferView {
    pub login_id: String,
    /// The words to the browser's password manager about the account's passkeys, as JSON.
    pub known: String,
    /// Where the person was going: a path on this site, already checked.
    pub next: Option<String>,
}

/// Draws the page. Where a password manager makes passkeys by itself, the script asks it first, and goes on at once.
#[must_use]
pub fn offer(site: Site, widget: Widget, view: OfferView) -> impl IntoView {
    let OfferView { login_id, known, next } = view;
    let next = next.as_deref();
    let body = view! {
        <h1>{texts::OFFER_HEADING}</h1>
        <p>{texts::PASSKEY_HINT}</p>
        {add_passkey(&widget, login_id, "")}
        <form method="post" action="/account/passkey" id="offer" data-known=known>
            {whose()}
            {next_field(next)}
            <button class="button second">{texts::NOT_NOW}</button>
        </form>
    };
    document(site, texts::OFFER_HEADING, Some(widget), body)
}
