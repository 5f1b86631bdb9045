//! The sessions of the owner, a part of the account page.

use leptos::prelude::*;

use crate::{
    Moment,
    i18n::{moment::time, texts},
    ui::form_owner::owner_field,
};

/// A session, as its owner recognises it.
#[derive(Clone, Debug)]
pub struct SessionEntry {
    /// The value that ends the session when it is posted; not the session's token.
    pub id: String,
    /// The browser and the device, such as "Firefox on Windows".
    pub device: String,
    /// The location, such as "London, United Kingdom".
    pub place: Option<String>,
    pub first_seen: Moment,
    pub last_active: Moment,
    /// Set for the session of this request.
    pub current: bool,
}

/// The posted value that ends all other sessions.
pub const OTHER_SESSIONS: &str = "others";

pub(crate) fn session_list(sessions: Vec<SessionEntry>) -> impl IntoView {
    let everywhere_else = sessions.iter().any(|session| !session.current).then(|| {
        view! {
            <form method="post" action="/account/sessions">
                {owner_field()}
                <input type="hidden" name="session" value=OTHER_SESSIONS />
                <button class="button second" data-busy=texts::ENDING_SESSIONS>
                    {texts::LOG_OUT_ELSEWHERE}
                </button>
            </form>
        }
    });

    view! {
        <section class="sessions" aria-labelledby="sessions">
            <h2 id="sessions">{texts::SESSIONS_HEADING}</h2>
            <ul>{sessions.into_iter().map(entry).collect_view()}</ul>
            {everywhere_else}
        </section>
    }
}

fn entry(session: SessionEntry) -> impl IntoView {
    let SessionEntry { id, device, place, first_seen, last_active, current } = session;
    let when = if current {
        texts::THIS_SESSION.get().into_any()
    } else {
        view! { {texts::LAST_ACTIVE}" "{time(last_active)} }.into_any()
    };

    let end = (!current).then(|| {
        // Screen reader users hear many buttons with the same label, so each has a description.
        let label = texts::log_out_of(&device);
        view! {
            <form method="post" action="/account/sessions">
                {owner_field()}
                <input type="hidden" name="session" value=id />
                <button class="button second" aria-label=label data-busy=texts::ENDING_SESSIONS>
                    {texts::LOG_OUT}
                </button>
            </form>
        }
    });

    view! {
        <li>
            <div>
                <p>
                    <bdi>{device}</bdi>
                </p>
                {place.map(|place| view! { <p class="hint" dir="auto">{place}</p> })}
                <p class="hint">{when}</p>
                <p class="hint">{texts::FIRST_SEEN}" "{time(first_seen)}</p>
            </div>
            {end}
        </li>
    }
}
