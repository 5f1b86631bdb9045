//! `/account/applications`: the applications that have access to the owner's account.

use leptos::prelude::*;

use crate::{
    Moment, Site,
    i18n::{moment::time, texts},
    pages::authorization::learned,
    ui::{form_owner::owner_field, layout::document},
};

/// The path of the page.
pub const APPLICATIONS: &str = "/account/applications";

/// The posted value that ends the access of all applications.
pub const ALL_APPLICATIONS: &str = "*";

/// The content of the page.
#[derive(Clone, Debug)]
pub struct ApplicationAccessViews {
    /// In display order.
    pub applications: Vec<ApplicationAccessView>,
    /// Set if access has just been ended.
    pub has_ended: bool,
}

/// An application, as the owner recognises it.
#[derive(Clone, Debug)]
pub struct ApplicationAccessView {
    /// The value that ends its access when it is posted.
    pub id: String,
    pub name: String,
    /// The URL of its page, if it has one.
    pub home_url: Option<String>,
    /// Set if the operator of this site does not run it.
    pub is_third_party: bool,
    /// The scopes that it may use.
    pub scopes: Vec<String>,
    pub since: Moment,
    pub last_used: Option<Moment>,
}

/// Renders the page.
#[must_use]
pub fn own_applications(site: Site, view: ApplicationAccessViews) -> impl IntoView {
    let ApplicationAccessViews { applications, has_ended } = view;
    let notice =
        has_ended.then(|| view! { <p class="notice calm" role="status">{texts::ACCESS_ENDED}</p> });
    let has_several = applications.len() > 1;

    let list = if applications.is_empty() {
        view! { <p>{texts::ACCESS_EMPTY}</p> }.into_any()
    } else {
        view! {
            <p>{texts::ACCESS_LEAD}</p>
            <ul class="access">{applications.into_iter().map(entry).collect_view()}</ul>
        }
        .into_any()
    };
    let all = has_several.then(|| {
        view! {
            <form method="post" action=APPLICATIONS>
                {owner_field()}
                <input type="hidden" name="application" value=ALL_APPLICATIONS />
                <button class="button second" data-busy=texts::REMOVING_ACCESS>
                    {texts::REMOVE_ALL_ACCESS}
                </button>
            </form>
        }
    });

    let body = view! {
        <h1>{texts::ACCESS_HEADING}</h1>
        {notice}
        {list}
        {all}
        <p class="links">
            <a href="/account">{texts::TO_ACCOUNT}</a>
        </p>
    };
    document(site, texts::ACCESS_HEADING, None, body)
}

fn entry(access: ApplicationAccessView) -> impl IntoView {
    let ApplicationAccessView { id, name, home_url, is_third_party, scopes, since, last_used } =
        access;
    // Screen reader users hear many buttons with the same label, so each has a description.
    let label = texts::remove_access_of(&name);
    let name = view! { <bdi>{name}</bdi> };
    let heading = match home_url {
        Some(url) => view! { <a href=url>{name}</a> }.into_any(),
        None => name.into_any(),
    };

    // The id of an application that nobody registered is its address, and tells it from others.
    let address = id.contains("://").then(|| view! { <p class="hint">{id.clone()}</p> });
    let third_party =
        is_third_party.then(|| view! { <p class="hint">{texts::ACCESS_THIRD_PARTY}</p> });
    let learned = learned(&scopes).into_iter().map(|what| view! { <li>{what}</li> });
    let is_offline = scopes.iter().any(|scope| scope == "offline_access");
    let offline = is_offline.then(|| view! { <p>{texts::CONSENT_OFFLINE}</p> });
    let last_used =
        last_used.map(|at| view! { <p class="hint">{texts::ACCESS_LAST_USED} " " {time(at)}</p> });

    view! {
        <li>
            <h2>{heading}</h2>
            {address}
            {third_party}
            <p>{texts::ACCESS_LEARNS}</p>
            <ul>
                <li>{texts::ACCESS_ACCOUNT}</li>
                {learned.collect_view()}
            </ul>
            {offline}
            <p class="hint">{texts::ACCESS_SINCE} " " {time(since)}</p>
            {last_used}
            <form method="post" action=APPLICATIONS>
                {owner_field()} <input type="hidden" name="application" value=id />
                <button class="button second" aria-label=label data-busy=texts::REMOVING_ACCESS>
                    {texts::REMOVE_ACCESS}
                </button>
            </form>
        </li>
    }
}
