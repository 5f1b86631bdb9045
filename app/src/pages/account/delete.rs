//! `/account/delete` and `/undo/…`: deletion of one's account, and its undoing.

use leptos::prelude::*;

use crate::{
    Moment, Site,
    i18n::{moment::around_time, texts},
    pages::account::security::SECURITY,
    ui::{form::FormField, form_owner::owner_field, layout::document},
};

/// Renders the confirmation. The message concerns the entered login id.
#[must_use]
pub fn delete_account(
    site: Site,
    login_id: &str,
    mistake: Option<String>,
) -> impl IntoView + use<> {
    let field = FormField {
        hint: Some(texts::type_to_delete(login_id)),
        ..FormField::login_id(String::new(), mistake, "off")
    };
    let body = view! {
        <h1>{texts::DELETE_ACCOUNT}</h1>
        <p>{texts::DELETE_LEAD}</p>
        <form method="post" action="/account/delete">
            {owner_field()}
            {field.view()}
            <button class="button danger" data-busy=texts::DELETING>
                {texts::DELETE_ACCOUNT}
            </button>
        </form>
        <p class="links">
            <a href=SECURITY>{texts::KEEP_ACCOUNT}</a>
        </p>
    };

    document(site, texts::DELETE_ACCOUNT, None, body)
}

/// Renders the page after a deletion, with the link that undoes it until a given time.
#[must_use]
pub fn deleted(site: Site, link: String, until: Moment) -> impl IntoView {
    let href = link.clone();
    let body = view! {
        <h1>{texts::DELETED_HEADING}</h1>
        <p>{around_time(texts::DELETED_UNTIL, until)}</p>
        <p>
            {texts::DELETED_LINK}" "
            <a href=href>{link}</a>
        </p>
    };
    document(site, texts::DELETED_HEADING, None, body)
}

/// Renders the button that restores the account, or a message if the link does not work any more.
#[must_use]
pub fn undo(site: Site, action: String, until: Option<Moment>) -> impl IntoView {
    let body = match until {
        Some(until) => view! {
            <h1>{texts::UNDO_HEADING}</h1>
            <p>{around_time(texts::UNDO_UNTIL, until)}</p>
            <form method="post" action=action>
                {owner_field()}
                <button class="button">{texts::UNDO_BUTTON}</button>
            </form>
        }
        .into_any(),
        None => view! {
            <h1>{texts::UNDO_OVER}</h1>
            <p>{texts::UNDO_OVER_LEAD}</p>
        }
        .into_any(),
    };

    document(site, texts::UNDO_HEADING, None, body)
}
