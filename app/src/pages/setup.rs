//! `/setup/…`: the first administrator enrols with a passkey.

use leptos::prelude::*;

use crate::{
    Mistakes, Site, Widget,
    i18n::texts,
    ui::{
        form::{Ceremony, Field, widget_space},
        form_owner::whose,
        layout::document,
    },
};

/// What the setup page shows.
#[derive(Clone, Debug)]
pub struct SetupView {
    /// Where the form goes: this page.
    pub action: String,
    /// What was typed before, or empty.
    pub login_id: String,
    pub mistakes: Mistakes,
}

/// Draws the setup page.
#[must_use]
pub fn setup(site: Site, widget: Widget, view: SetupView) -> impl IntoView {
    let SetupView { action, login_id, mistakes } = view;
    let notice = mistakes.notice();
    let login_id = Field { focus: true, ..Field::login_id(login_id, mistakes.login_id, "username") };
    let body = view! {
        <h1>{texts::SETUP_HEADING}</h1>
        <p>{texts::SETUP_LEAD}</p>
        <form method="post" action=action>
            {whose()}
            {notice}
            {login_id.view()}
            {widget_space(&widget, Ceremony::Register)}
            <input type="hidden" id="ownIdData" name="ownIdData" />
            <noscript>
                <p class="hint">{texts::RECOVER_NO_SCRIPT}</p>
            </noscript>
        </form>
    };
    document(site, texts::SETUP_HEADING, Some(widget), body)
}
