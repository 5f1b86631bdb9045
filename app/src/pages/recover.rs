//! `/recover`: recovery by the passkey of another device, or by a code.

use leptos::prelude::*;

use crate::{
    Mistakes, Site, Widget,
    i18n::texts,
    ui::{
        country::{login_id_input, other_kind_link},
        form::{FormField, LoginIdForm, divider, next_field, session_form, with_next},
        form_owner::owner_field,
        layout::document,
        passkey_widget::{Ceremony, widget_space},
    },
};

/// The content of the recovery page. It is the same for everyone: what credentials an account has
/// is not revealed before a proof.
#[derive(Clone, Debug)]
pub struct RecoverView {
    pub form: LoginIdForm,
    /// Set if this server sends the codes; otherwise the cloud does.
    pub codes: bool,
}

/// Renders the recovery page.
#[must_use]
pub fn recover(site: Site, widget: Widget, view: RecoverView) -> impl IntoView {
    let RecoverView { form, codes } = view;
    let LoginIdForm { login_id, country, next, mistakes } = form;
    let (next, country) = (next.as_deref(), country.as_deref());
    let notice = mistakes.notice();

    let field = FormField {
        hint: Some(texts::RECOVER_FIELD_HINT.into()),
        required: codes,
        ..FormField::login_id(login_id, mistakes.login_id, "username webauthn")
    };

    let send = codes.then(|| {
        view! {
            {divider(texts::RECOVER_OR_CODE)}
            <p class="hint">{texts::RECOVER_CODE_LEAD}</p>
            <button class="button second" data-busy=texts::SENDING_CODE>
                {texts::SEND_CODE}
            </button>
        }
    });

    let ways = codes.then(|| {
        view! {
            {other_kind_link("/recover", country, next)}
            <a href=with_next("/recover/code", next)>{texts::USE_RECOVERY_CODE}</a>
        }
    });

    let fields = view! {
        {notice}
        {login_id_input(field, country)}
        {widget_space(&widget, Ceremony::Recover)}
        {next_field(next)}
        {send}
    };

    // Without codes, there is nothing to send.
    let fields = if codes {
        view! { <form method="post" action="/recover">{owner_field()}{fields}</form> }.into_any()
    } else {
        view! { <div class="widget">{fields}</div> }.into_any()
    };

    let body = view! {
        <h1>{texts::TROUBLE}</h1>
        <p class="passkey">{texts::RECOVER_LEAD}</p>
        {fields}
        {session_form(next)}
        <p class="links">
            {ways}
            <a href=with_next("/login", next)>{texts::BACK_TO_LOGIN}</a>
        </p>
    };

    document(site, texts::TROUBLE, Some(widget), body)
}

/// The content of the last step of a recovery.
#[derive(Clone, Debug)]
pub struct NewWayView {
    /// The proved login id.
    pub login_id: String,
    pub mistakes: Mistakes,
    pub password_min: usize,
}

/// Renders the last step: a passkey on this device, or a new password.
#[must_use]
pub fn new_way(site: Site, widget: Widget, view: NewWayView) -> impl IntoView {
    let NewWayView { login_id, mistakes, password_min } = view;
    let notice = mistakes.notice();

    let password = FormField {
        label: texts::NEW_PASSWORD,
        required: false,
        focus: mistakes.password.is_some(),
        min_length: Some(password_min),
        hint: Some(texts::password_hint(password_min)),
        ..FormField::password(mistakes.password, "new-password")
    };

    let body = view! {
        <h1>{texts::NEW_WAY_HEADING}</h1>
        <form method="post" action="/recover/new">
            {owner_field()}
            {notice}
            {FormField::username(login_id).view()}
            <p class="passkey">{texts::NEW_WAY_LEAD}</p>
            {widget_space(&widget, Ceremony::Enroll)}
            <input type="hidden" id="ownIdData" name="ownIdData" />
            {divider(texts::OR_NEW_PASSWORD)}
            {password.view()}
            <div class="field check">
                <input type="checkbox" id="endOthers" name="endOthers" value="1" checked />
                <label for="endOthers">{texts::LOG_OUT_ELSEWHERE}</label>
            </div>
            <div class="field check">
                <input type="checkbox" id="dropOthers" name="dropOthers" value="1" checked />
                <label for="dropOthers">{texts::DROP_OTHER_WAYS}</label>
            </div>
            <button class="button second" data-busy=texts::SAVING>
                {texts::SET_PASSWORD}
            </button>
            <p class="links">
                <button class="link" name="skip" value="1" formnovalidate>
                    {texts::CONTINUE_WITHOUT}
                </button>
            </p>
        </form>
    };

    document(site, texts::NEW_WAY_HEADING, Some(widget), body)
}

/// Renders the document step, which an operator can require before the last step. `show` is the URL
/// of the document step on a development server.
#[must_use]
pub fn document_first(site: Site, show: Option<String>) -> impl IntoView {
    let ask = match show {
        Some(href) => {
            view! { <a class="button" href=href>{texts::DOCUMENT_FIRST_SHOW}</a> }.into_any()
        }
        None => view! { <p>{texts::DOCUMENT_FIRST_ASK}</p> }.into_any(),
    };

    let body = view! {
        <h1>{texts::DOCUMENT_FIRST_HEADING}</h1>
        <p>{texts::DOCUMENT_FIRST_LEAD}</p>
        {ask}
        <p class="links">
            <a href="/recover/new">{texts::DOCUMENT_FIRST_DONE}</a>
        </p>
    };

    document(site, texts::DOCUMENT_FIRST_HEADING, None, body)
}
