//! `/login`: login by passkey, or by password.

pub(crate) mod passkey_prompt;

use leptos::prelude::*;

use crate::{
    Site, Widget,
    i18n::texts,
    ui::{
        country::{login_id_input, other_kind_link},
        form::{FormField, LoginIdForm, divider, next_field, session_form, with_next},
        form_owner::owner_field,
        layout::document,
        passkey_widget::{Ceremony, widget_space},
    },
};

/// The content of the login page.
#[derive(Clone, Debug)]
pub struct LoginView {
    pub form: LoginIdForm,
    /// Set if a signed-in person logs in again.
    pub again: bool,
    /// Set if this server sends the codes; otherwise the cloud does.
    pub codes: bool,
}

/// Renders the login page.
#[must_use]
pub fn login(site: Site, widget: Widget, view: LoginView) -> impl IntoView {
    let LoginView { form, again, codes } = view;
    let LoginIdForm { login_id, country, next, mistakes } = form;
    let (here, register) =
        if again { ("/login?again=1", "/register?again=1") } else { ("/login", "/register") };
    let (next, country) = (next.as_deref(), country.as_deref());
    let is_password_focused = mistakes.is_password_focused();
    let notice = mistakes.notice();
    let login_id = FormField {
        focus: !is_password_focused,
        ..FormField::login_id(login_id, mistakes.login_id, "username webauthn")
    };
    let password = FormField {
        focus: is_password_focused,
        ..FormField::password(mistakes.password, "current-password")
    };

    let create = site.registration_open.then(|| {
        let href = with_next(register, next);
        view! { <a href=href>{texts::CREATE_ACCOUNT}</a> }
    });

    let send_code = codes.then(|| {
        view! {
            <a href=with_next("/login/code", next)>{texts::SEND_CODE}</a>
            {other_kind_link(here, country, next)}
        }
    });

    let body = view! {
        <h1>{texts::LOG_IN}</h1>
        <form method="post" action="/login">
            {owner_field()}
            {notice}
            {login_id_input(login_id, country)}
            {widget_space(&widget, Ceremony::Login)}
            {divider(texts::OR_PASSWORD)}
            {password.view()}
            {next_field(next)}
            {again.then(|| view! { <input type="hidden" name="again" value="1" /> })}
            <button class="button second" data-busy=texts::LOGGING_IN>
                {texts::LOG_IN}
            </button>
        </form>
        {session_form(next)}
        <p class="links">
            {send_code}
            {create}
            <a href=with_next("/recover", next)>{texts::TROUBLE}</a>
        </p>
    };

    document(site, texts::LOG_IN, Some(widget), body)
}
