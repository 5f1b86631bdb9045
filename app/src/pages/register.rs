//! `/register`: a new account, by passkey or by password.

use leptos::prelude::*;

use crate::{
    Mistakes, Site, Widget,
    i18n::texts,
    ui::{
        country::{other_kind, who},
        form::{Ceremony, Field, divider, next_field, session_form, widget_space, with_next},
        form_owner::whose,
        layout::{agreement, document},
    },
};

/// What the registration page shows.
#[derive(Clone, Debug)]
pub struct RegisterView {
    /// What was typed before, or empty.
    pub login_id: String,
    /// The country of a phone number, when the page asks for one.
    pub country: Option<String>,
    /// Where to go afterwards: a path on this site, already checked.
    pub next: Option<String>,
    /// What was wrong with the last attempt.
    pub mistakes: Mistakes,
    /// The shortest password that is accepted, in characters.
    pub password_min: usize,
    /// The longest password that is accepted, in characters.
    pub password_max: usize,
}

/// Draws the registration page.
#[must_use]
pub fn register(site: Site, widget: Widget, view: RegisterView) -> impl IntoView {
    let RegisterView { login_id, country, next, mistakes, password_min, password_max } = view;
    let (next, country) = (next.as_deref(), country.as_deref());
    let focus_password = mistakes.focus_password();
    let notice = mistakes.notice();
    let login_id = Field { focus: !focus_password, ..Field::login_id(login_id, mistakes.login_id, "username") };
    let password = Field {
        focus: focus_password,
        min_length: Some(password_min),
        hint: Some(texts::password_hint(password_min, password_max)),
        ..Field::password(mistakes.password, "new-password")
    };
    let agreement = agreement(&site.brand);
    let body = view! {
        <h1>{texts::CREATE_ACCOUNT}</h1>
        <form method="post" action="/register">
            {whose()}
            {notice}
            {who(login_id, country)}
            {widget_space(&widget, Ceremony::Register)}
            {divider(texts::OR_PASSWORD)}
            {password.view()}
            <input type="hidden" id="ownIdData" name="ownIdData" />
            {next_field(next)}
            <button class="button second" data-busy=texts::CREATING_ACCOUNT>
                {texts::CREATE_ACCOUNT}
            </button>
            {agreement}
        </form>
        {session_form(next)}
        <p class="links">
            {other_kind("/register", country, next)}
            <a href=with_next("/login", next)>{texts::HAVE_ACCOUNT}</a>
        </p>
    };
    document(site, texts::CREATE_ACCOUNT, Some(widget), body)
}

/// Draws what follows where OwnID's cloud proves addresses: the first login does it.
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

/// Draws what `/register` says while only the administrator makes accounts.
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
