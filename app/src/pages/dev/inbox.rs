//! `/dev/inbox`: the messages that a server on the developer's own machine did not send.

use leptos::prelude::*;

use crate::{
    Moment, Site,
    i18n::{moment::time, texts},
    ui::layout::document,
};

/// A message as the inbox shows it.
#[derive(Clone, Debug)]
pub struct InboxMessage {
    /// The number or address it was for.
    pub to: String,
    /// The subject of an email.
    pub subject: Option<String>,
    /// The one-time code, if there is one to be found.
    pub code: Option<String>,
    /// The message as plain text.
    pub text: String,
    pub created_at: Moment,
}

/// A code of more characters is drawn smaller, so that it stays on one line of a phone.
const LARGE: usize = 6;

/// Draws the inbox, newest first.
#[must_use]
pub fn inbox(site: Site, messages: Vec<InboxMessage>) -> impl IntoView {
    let list = if messages.is_empty() {
        view! { <p>{texts::INBOX_EMPTY}</p> }.into_any()
    } else {
        messages.into_iter().map(message).collect_view().into_any()
    };
    let body = view! {
        <h1>{texts::INBOX_HEADING}</h1>
        <p class="hint">{texts::INBOX_LEAD}</p>
        {list}
    };
    document(site, texts::INBOX_HEADING, None, body)
}

fn message(message: InboxMessage) -> impl IntoView {
    let InboxMessage { to, subject, code, text, created_at } = message;
    let code = code.map(|code| {
        let class = if code.chars().count() > LARGE { "code long" } else { "code" };
        view! { <p class=class>{code}</p> }
    });
    view! {
        <article class="message">
            <p class="hint">
                <bdi>{to}</bdi>
                " "
                {time(created_at)}
            </p>
            {subject.map(|subject| view! { <h2 dir="auto">{subject}</h2> })}
            {code}
            <p class="text" dir="auto">
                {text}
            </p>
        </article>
    }
}
