//! `/account`: who is logged in, and the way out.

use leptos::prelude::*;

use crate::{
    Moment, Site,
    layout::document,
    moment::time,
    sessions::{SessionView, session_list},
    texts,
};

/// What the account page shows.
#[derive(Clone, Debug)]
pub struct AccountView {
    /// The email address or phone number of the account, up to 254 characters.
    pub login_id: String,
    /// The given name from the profile, if there is one.
    pub name: Option<String>,
    /// When the account was made.
    pub created_at: Moment,
    /// The latest login, if one was recorded.
    pub last_login_at: Option<Moment>,
    /// Where the person is logged in, in the order to show.
    pub sessions: Vec<SessionView>,
}

/// Draws the account page.
#[must_use]
pub fn account(site: Site, view: AccountView) -> impl IntoView {
    let heading = view.name.as_deref().map_or_else(|| texts::ACCOUNT_HEADING.to_owned(), texts::account_greeting);
    let last = view.last_login_at.map_or_else(|| texts::FIRST_LOGIN.into_any(), |moment| time(moment).into_any());
    let body = view! {
        <h1 dir="auto">{heading}</h1>
        <dl>
            <dt>{texts::LOGIN_ID}</dt>
            <dd>
                <bdi>{view.login_id}</bdi>
            </dd>
            <dt>{texts::MEMBER_SINCE}</dt>
            <dd>{time(view.created_at)}</dd>
            <dt>{texts::LAST_LOGIN}</dt>
            <dd>{last}</dd>
        </dl>
        <form method="post" action="/logout">
            <button class="button second" data-busy=texts::LOGGING_OUT>
                {texts::LOG_OUT}
            </button>
        </form>
        {session_list(view.sessions)}
    };
    document(site, texts::ACCOUNT_HEADING, None, body)
}
