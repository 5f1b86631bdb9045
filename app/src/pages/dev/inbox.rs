//! `/dev/inbox`: the messages that a development server did not send.

use leptos::prelude::*;

use crate::{
    Moment, Site,
    i18n::{moment::time, texts},
    ui::layout::document,
};

/// A message in the inbox.
#[derive(Clone, Debug)]
pub struct InboxMessage {
    /// The phone number or email address of the recipient.
    pub to: String,
    /// The subject of an email.
    pub subject: Option<String>,
    /// The one-time code, if one was found in the message.
    pub code: Option<String>,
    /// The message, as plain text.
    pub text: String,
    pub created_at: Moment,
}

/// The maximum length, in characters, of a code in large print. Longer ones are smaller, so that
/// they fit on one line of a phone.
const MAX_LARGE_CODE_CHARACTERS: usize = 6;

/// Renders the inbox, newest first.
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
        let class =
            if code.chars().count() > MAX_LARGE_CODE_CHARACTERS { "code long" } else { "code" };
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
