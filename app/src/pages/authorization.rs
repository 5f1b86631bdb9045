//! `/oauth2/…`: consent to what an application learns, the way back to it, and its logout.

use leptos::prelude::*;

use crate::{
    Site,
    i18n::texts,
    ui::{form_owner::owner_field, layout::document},
};

/// The content of the consent page.
#[derive(Clone, Debug)]
pub struct ConsentView {
    pub application: String,
    pub client_id: String,
    pub request_uri: String,
    /// Scopes that the application asks for.
    pub scopes: Vec<String>,
    /// Set for an application that nobody registered.
    pub unregistered: Option<UnregisteredView>,
}

/// Facts about an application that nobody registered, for the person who decides.
#[derive(Clone, Debug)]
pub struct UnregisteredView {
    /// The name that it gives itself.
    pub claimed_name: Option<String>,
    /// The host to which the person goes on; `None` for this device.
    pub return_host: Option<String>,
}

/// Renders the question. Both buttons post the same form.
#[must_use]
pub fn consent(site: Site, view: ConsentView) -> impl IntoView {
    let ConsentView { application, client_id, request_uri, scopes, unregistered } = view;
    let unregistered = unregistered.map(|view| unregistered_words(&client_id, view));
    let heading = texts::consent_heading(&application);
    let is_offline = scopes.iter().any(|scope| scope == "offline_access");
    let offline = is_offline.then(|| view! { <p>{texts::CONSENT_OFFLINE}</p> });
    let learned: Vec<_> =
        learned(&scopes).into_iter().map(|what| view! { <li>{what}</li> }).collect();

    let body = view! {
        <h1>{heading.clone()}</h1>
        {unregistered}
        <p>{texts::consent_lead(&application)}</p>
        <ul>{learned}</ul>
        {offline}
        <form method="post" action="/oauth2/consent">
            {owner_field()} <input type="hidden" name="client_id" value=client_id />
            <input type="hidden" name="request_uri" value=request_uri />
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

fn unregistered_words(client_id: &str, view: UnregisteredView) -> impl IntoView + use<> {
    let UnregisteredView { claimed_name, return_host } = view;
    let claimed = claimed_name.map(|name| {
        view! {
            <p>
                {texts::CONSENT_CLAIMED_NAME} " " <bdi>{name}</bdi>
            </p>
        }
    });
    let way_back = match return_host {
        Some(host) => texts::consent_return(&host),
        None => texts::CONSENT_RETURN_DEVICE.to_string(),
    };

    view! {
        <p class="notice">{texts::CONSENT_UNREGISTERED}</p>
        <p>
            <code>{client_id.to_owned()}</code>
        </p>
        {claimed}
        <p>{way_back}</p>
    }
}

/// The contents of the scopes, in the words of the page. A scope of the application's own is shown
/// by its name.
pub(super) fn learned(scopes: &[String]) -> Vec<String> {
    let mut learned = Vec::new();
    for scope in scopes {
        let words = match scope.as_str() {
            "openid" | "offline_access" => continue,
            "profile" => texts::CONSENT_PROFILE.to_string(),
            "email" => texts::CONSENT_EMAIL.to_string(),
            "phone" => texts::CONSENT_PHONE.to_string(),
            "address" => texts::CONSENT_ADDRESS.to_string(),
            "roles" | "groups" => texts::CONSENT_ROLES.to_string(),
            other => other.to_owned(),
        };
        if !learned.contains(&words) {
            learned.push(words);
        }
    }
    learned
}

/// The way back to an application.
#[derive(Clone, Debug)]
pub struct ReturnView {
    pub application: String,
    /// The address with the response, or the target of the form.
    pub url: String,
    /// The response, if it is posted.
    pub fields: Vec<ReturnField>,
}

/// A parameter of a posted response.
#[derive(Clone, Debug)]
pub struct ReturnField {
    pub name: &'static str,
    pub value: String,
}

/// Renders a link to the application, which the response's `Refresh` header follows by itself.
#[must_use]
pub fn return_to_application(site: Site, view: ReturnView) -> impl IntoView {
    let ReturnView { application, url, .. } = view;
    let heading = texts::go_on_to(&application);
    let body = view! {
        <h1>{heading.clone()}</h1>
        <p>{texts::GO_ON_LEAD}</p>
        <a class="button" href=url>
            {heading.clone()}
        </a>
    };
    document(site, heading, None, body)
}

/// Renders a form that posts itself to the application (OAuth 2.0 Form Post Response Mode).
#[must_use]
pub fn post_to_application(site: Site, view: ReturnView) -> impl IntoView {
    let ReturnView { application, url, fields } = view;
    let heading = texts::go_on_to(&application);
    let fields: Vec<_> = fields
        .into_iter()
        .map(|field| view! { <input type="hidden" name=field.name value=field.value /> })
        .collect();

    let body = view! {
        <h1>{heading.clone()}</h1>
        <p>{texts::GO_ON_LEAD}</p>
        <form method="post" action=url data-at-once>
            {fields} <button class="button">{heading.clone()}</button>
        </form>
    };
    document(site, heading, None, body)
}

/// The content of the page that asks before a logout.
#[derive(Clone, Debug)]
pub struct LogOutView {
    /// The application that asks for it, if it is known.
    pub application: Option<String>,
}

/// Renders the question. The form posts to the address of the page, which has the request.
#[must_use]
pub fn log_out(site: Site, LogOutView { application }: LogOutView) -> impl IntoView {
    let asked =
        application.map(|application| view! { <p>{texts::log_out_asked(&application)}</p> });
    let body = view! {
        <h1>{texts::LOG_OUT_HEADING}</h1>
        {asked}
        <p>{texts::LOG_OUT_LEAD}</p>
        <form method="post">{owner_field()} <button class="button">{texts::LOG_OUT}</button></form>
        <p class="links">
            <a href="/account">{texts::STAY_LOGGED_IN}</a>
        </p>
    };
    document(site, texts::LOG_OUT_HEADING, None, body)
}

/// The content of the page after a logout.
#[derive(Clone, Debug)]
pub struct LoggedOutView {
    pub application: Option<String>,
    /// The address of the application to which the person goes back.
    pub url: Option<String>,
}

/// Renders the page after a logout. Its link to the application is followed by the response's
/// `Refresh` header.
#[must_use]
pub fn logged_out(site: Site, LoggedOutView { application, url }: LoggedOutView) -> impl IntoView {
    let next = match (application, url) {
        (Some(application), Some(url)) => view! {
            <p>{texts::LOGGED_OUT_LEAD}</p>
            <a class="button" href=url>
                {texts::go_on_to(&application)}
            </a>
        }
        .into_any(),
        _ => view! {
            <a class="button" href="/login">
                {texts::LOG_IN}
            </a>
        }
        .into_any(),
    };
    let body = view! {
        <h1>{texts::LOGGED_OUT}</h1>
        {next}
    };
    document(site, texts::LOGGED_OUT, None, body)
}
