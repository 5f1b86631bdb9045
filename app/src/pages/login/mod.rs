//! `/login`: a passkey first, a password below it.

pub(crate) mod passkey_prompt;

use leptos::prelude::*;

use crate::{
    Mistakes, Site, Widget,
    i18n::texts,
    ui::{
        country::{other_kind, who},
        form::{Ceremony, Field, divider, next_field, session_form, widget_space, with_next},
        form_owner::whose,
        layout::document,
    },
};

/// What the login page shows.
#[derive(Clone, Debug)]
pub struct LoginView {
    /// What was typed before, or empty.
    pub login_id: String,
    /// The country of a phone number, when the page asks for one.
    pub country: Option<String>,
    /// Where to go afterwards: a path on this site, already checked.
    pub next: Option<String>,
    /// True when a person who is logged in logs in once more.
    pub again: bool,
    /// What was wrong with the last attempt.
    pub mistakes: Mistakes,
    /// Whether codes are ours to send; with the cloud they are its own.
    pub codes: bool,
}

/// Draws the login page.
#[must_use]
pub fn login(site: Site, widget: Widget, view: LoginView) -> impl IntoView {
    let LoginView { login_id, country, next, again, mistakes, codes } = view;
    let here = if again { "/login?again=1" } else { "/login" };
    let (next, country) = (next.as_deref(), country.as_deref());
    let focus_password = mistakes.focus_password();
    let notice = mistakes.notice();
    let login_id =
        Field { focus: !focus_password, ..Field::login_id(login_id, mistakes.login_id, "username webauthn") };
    let password = Field { focus: focus_password, ..Field::password(mistakes.password, "current-password") };
    let create = site.registration_open.then(|| {
        let href = with_next("/register", next);
        view! { <a href=href>{texts::CREATE_ACCOUNT}</a> }
    });
    let send_code = codes.then(|| {
        view! {
            <a href=with_next("/login/code", next)>{texts::SEND_CODE}</a>
            {other_kind(here, country, next)}
        }
    });
    let body = view! {
        <h1>{texts::LOG_IN}</h1>
        <form method="post" action="/login">
            {whose()}
            {notice}
            {who(login_id, country)}
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
