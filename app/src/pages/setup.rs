//! `/setup/…`: enrollment of the first administrator with a passkey.

use leptos::prelude::*;

use crate::{
    Mistakes, Site, Widget,
    i18n::texts,
    ui::{
        form::FormField,
        form_owner::owner_field,
        layout::document,
        passkey_widget::{Ceremony, widget_space},
    },
};

/// The content of the setup page.
#[derive(Clone, Debug)]
pub struct SetupView {
    /// The URL that the form posts to, which is this page.
    pub action: String,
    /// The entered value; may be empty.
    pub login_id: String,
    pub mistakes: Mistakes,
}

/// Renders the setup page.
#[must_use]
pub fn setup(site: Site, widget: Widget, view: SetupView) -> impl IntoView {
    let SetupView { action, login_id, mistakes } = view;
    let notice = mistakes.notice();
    let login_id =
        FormField { focus: true, ..FormField::login_id(login_id, mistakes.login_id, "username") };

    let body = view! {
        <h1>{texts::SETUP_HEADING}</h1>
        <p>{texts::SETUP_LEAD}</p>
        <form method="post" action=action>
            {owner_field()}
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
