//! `/device`: the authorization of an application for a device on which its user cannot log in.

use leptos::prelude::*;

use super::authorization::learned;
use crate::{
    Site,
    i18n::texts,
    ui::{form::FormField, form_owner::owner_field, layout::document},
};

/// The content of the page for typing a code.
#[derive(Clone, Debug)]
pub struct DeviceCodeView {
    /// The code as it was typed, or as the address has it.
    pub user_code: String,
    pub mistake: Option<String>,
}

/// The content of the page for the decision.
#[derive(Clone, Debug)]
pub struct DeviceQuestionView {
    pub application: String,
    /// The code, as the device shows it.
    pub user_code: String,
    /// Scopes that the application asks for.
    pub scopes: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceOutcome {
    Allowed,
    Denied,
}

/// Renders the form for a code. A code of the address is filled in, and nothing more.
#[must_use]
pub fn device_code(site: Site, view: DeviceCodeView) -> impl IntoView {
    let DeviceCodeView { user_code, mistake } = view;
    let field = FormField {
        name: "user_code",
        value: Some(user_code),
        autocomplete: "off",
        inputmode: None,
        hint: Some(texts::DEVICE_CODE_HINT.into()),
        ..FormField::code(mistake)
    };

    let body = view! {
        <h1>{texts::DEVICE_HEADING}</h1>
        <p>{texts::DEVICE_LEAD}</p>
        <form method="post" action="/device">
            {owner_field()}
            {field.view()}
            <button class="button" data-busy=texts::CHECKING_CODE>
                {texts::CONTINUE}
            </button>
        </form>
    };
    document(site, texts::DEVICE_HEADING, None, body)
}

/// Renders the question. Both buttons post the same form.
#[must_use]
pub fn device_question(site: Site, view: DeviceQuestionView) -> impl IntoView {
    let DeviceQuestionView { application, user_code, scopes } = view;
    let heading = texts::device_question_heading(&application);
    let is_offline = scopes.iter().any(|scope| scope == "offline_access");
    let offline = is_offline.then(|| view! { <p>{texts::CONSENT_OFFLINE}</p> });
    let learned: Vec<_> =
        learned(&scopes).into_iter().map(|what| view! { <li>{what}</li> }).collect();
    let learned = (!learned.is_empty()).then(|| {
        view! {
            <p>{texts::DEVICE_LEARNS}</p>
            <ul>{learned}</ul>
        }
    });

    let body = view! {
        <h1>{heading.clone()}</h1>
        <p>{texts::DEVICE_QUESTION_LEAD}</p>
        <article class="message">
            <p class="code long" dir="ltr">{user_code.clone()}</p>
        </article>
        <p class="notice calm">{texts::DEVICE_WARNING}</p>
        {learned}
        {offline}
        <form method="post" action="/device/decision">
            {owner_field()} <input type="hidden" name="user_code" value=user_code />
            <button class="button" name="choice" value="allow">
                {texts::ALLOW}
            </button>
            <button class="button second" name="choice" value="decline">
                {texts::DECLINE}
            </button>
        </form>
    };
    document(site, heading, None, body)
}

/// Renders the page after the decision.
#[must_use]
pub fn device_outcome(site: Site, outcome: DeviceOutcome) -> impl IntoView {
    let (heading, words) = match outcome {
        DeviceOutcome::Allowed => (texts::DEVICE_ALLOWED, texts::DEVICE_ALLOWED_LEAD),
        DeviceOutcome::Denied => (texts::DEVICE_DENIED, texts::DEVICE_DENIED_LEAD),
    };
    let body = view! {
        <h1>{heading}</h1>
        <p>{words}</p>
    };
    document(site, heading, None, body)
}
