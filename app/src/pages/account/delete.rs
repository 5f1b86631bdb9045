//! `/account/delete` and `/undo/…`: deleting one's account, and changing one's mind.

use leptos::prelude::*;

use crate::{
    Moment, Site,
    i18n::{moment::time, texts},
    pages::account::security::SECURITY,
    ui::{form::Field, form_owner::whose, layout::document},
};

/// Draws the question. The mistake is about the name that was typed.
#[must_use]
pub fn delete_account(site: Site, login_id: &str, mistake: Option<String>) -> impl IntoView + use<> {
    let field = Field { hint: Some(texts::type_to_delete(login_id)), ..Field::login_id(String::new(), mistake, "off") };
    let body = view! {
        <h1>{texts::DELETE_ACCOUNT}</h1>
        <p>{texts::DELETE_LEAD}</p>
        <form method="post" action="/account/delete">
            {whose()}
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

/// Draws what is left after a deletion: until when the link brings everything back.
#[must_use]
pub fn deleted(site: Site, link: String, until: Moment) -> impl IntoView {
    let href = link.clone();
    let body = view! {
        <h1>{texts::DELETED_HEADING}</h1>
        <p>{texts::DELETED_UNTIL}" "{time(until)}</p>
        <p>
            {texts::DELETED_LINK}" "
            <a href=href>{link}</a>
        </p>
    };
    document(site, texts::DELETED_HEADING, None, body)
}

/// Draws the button that brings an account back; none when the link does not work any more.
#[must_use]
pub fn undo(site: Site, action: String, until: Option<Moment>) -> impl IntoView {
    let body = match until {
        Some(until) => view! {
            <h1>{texts::UNDO_HEADING}</h1>
            <p>{texts::UNDO_UNTIL}" "{time(until)}</p>
            <form method="post" action=action>
                {whose()}
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
