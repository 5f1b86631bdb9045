//! `/register`: registration by passkey or password.

use leptos::prelude::*;

use crate::{
    Site, Widget,
    i18n::texts,
    ui::{
        country::{login_id_input, other_kind_link},
        form::{FormField, LoginIdForm, divider, next_field, session_form, with_next},
        form_owner::owner_field,
        layout::{agreement, document},
        passkey_widget::{Ceremony, widget_space},
    },
};

/// The content of the registration page.
#[derive(Clone, Debug)]
pub struct RegisterView {
    pub form: LoginIdForm,
    /// Set if a signed-in person creates another account.
    pub again: bool,
    /// The minimum length of a password, in characters.
    pub password_min: usize,
}

/// Renders the registration page.
#[must_use]
pub fn register(site: Site, widget: Widget, view: RegisterView) -> impl IntoView {
    let RegisterView { form, again, password_min } = view;
    let LoginIdForm { login_id, country, next, mistakes } = form;
    let (here, log_in) =
        if again { ("/register?again=1", "/login?again=1") } else { ("/register", "/login") };
    let (next, country) = (next.as_deref(), country.as_deref());
    let is_password_focused = mistakes.is_password_focused();
    let notice = mistakes.notice();
    let login_id = FormField {
        focus: !is_password_focused,
        ..FormField::login_id(login_id, mistakes.login_id, "username")
    };

    let password = FormField {
        focus: is_password_focused,
        min_length: Some(password_min),
        hint: Some(texts::password_hint(password_min)),
        ..FormField::password(mistakes.password, "new-password")
    };

    let agreement = agreement(&site.brand);
    let body = view! {
        <h1>{texts::CREATE_ACCOUNT}</h1>
        <form method="post" action="/register">
            {owner_field()}
            {notice}
            {login_id_input(login_id, country)}
            {widget_space(&widget, Ceremony::Register)}
            {divider(texts::OR_PASSWORD)}
            {password.view()}
            <input type="hidden" id="ownIdData" name="ownIdData" />
            {next_field(next)}
            {again.then(|| view! { <input type="hidden" name="again" value="1" /> })}
            <button class="button second" data-busy=texts::CREATING_ACCOUNT>
                {texts::CREATE_ACCOUNT}
            </button>
            {agreement}
        </form>
        {session_form(next)}
        <p class="links">
            {other_kind_link(here, country, next)}
            <a href=with_next(log_in, next)>{texts::HAVE_ACCOUNT}</a>
        </p>
    };

    document(site, texts::CREATE_ACCOUNT, Some(widget), body)
}

/// Renders the page after a registration with OwnID's cloud, where the first login proves the
/// address.
#[must_use]
pub fn register_confirm(site: Site, next: Option<&str>) -> impl IntoView + use<> {
    let body = view! {
        <h1>{texts::CONFIRM_HEADING}</h1>
        <p>{texts::CONFIRM_LEAD}</p>
        <a class="button" href=with_next("/login", next)>
            {texts::LOG_IN}
        </a>
    };
    document(site, texts::CONFIRM_HEADING, None, body)
}

/// Renders the page for installations where only administrators create accounts.
#[must_use]
pub fn register_closed(site: Site) -> impl IntoView {
    let body = view! {
        <h1>{texts::CLOSED_HEADING}</h1>
        <p>{texts::CLOSED_LEAD}</p>
        <a class="button" href="/login">
            {texts::LOG_IN}
        </a>
    };
    document(site, texts::CLOSED_HEADING, None, body)
}
