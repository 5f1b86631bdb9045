//! `/login`: a passkey first, a password below it.

use leptos::prelude::*;

use crate::{
    Mistakes, Site, Widget,
    form::{Ceremony, Field, divider, next_field, session_form, widget_space, with_next},
    layout::document,
    texts,
};

/// What the login page shows.
#[derive(Clone, Debug)]
pub struct LoginView {
    /// What was typed before, or empty.
    pub login_id: String,
    /// Where to go afterwards: a path on this site, already checked.
    pub next: Option<String>,
    /// What was wrong with the last attempt.
    pub mistakes: Mistakes,
}

/// Draws the login page.
#[must_use]
pub fn login(site: Site, widget: Widget, view: LoginView) -> impl IntoView {
    let LoginView { login_id, next, mistakes } = view;
    let next = next.as_deref();
    let focus_password = mistakes.focus_password();
    let notice = mistakes.notice();
    let login_id =
        Field { focus: !focus_password, ..Field::login_id(login_id, mistakes.login_id, "username webauthn") };
    let password = Field { focus: focus_password, ..Field::password(mistakes.password, "current-password") };
    let create = site.registration_open.then(|| {
        let href = with_next("/register", next);
        view! { <a href=href>{texts::CREATE_ACCOUNT}</a> }
    });
    let body = view! {
        <h1>{texts::LOG_IN}</h1>
        <form method="post" action="/login">
            {notice}
            {login_id.view()}
            {widget_space(&widget, Ceremony::Login)}
            {divider()}
            {password.view()}
            {next_field(next)}
            <button class="button second" data-busy=texts::LOGGING_IN>
                {texts::LOG_IN}
            </button>
        </form>
        {session_form(next)}
        <p class="links">
            {create}
            <a href=with_next("/recover", next)>{texts::TROUBLE}</a>
        </p>
    };
    document(site, texts::LOG_IN, Some(widget), body)
}
