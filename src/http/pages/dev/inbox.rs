//! `/dev/inbox`: the messages of the development provider.

use std::sync::Arc;

use axum::{extract::State, http::StatusCode, response::Response};
use vestibule_app::InboxMessage;

use crate::{
    domain::message::Message,
    http::{
        error::Problem,
        extract::loopback_only::LoopbackOnly,
        pages::{Page, SignedInAs, moment},
    },
    server::Server,
    service::callbacks::messages::{self, InboxEntry},
};

/// Lists all messages, with everyone's codes; therefore restricted to this machine.
pub async fn show(
    State(server): State<Arc<Server>>,
    _: LoopbackOnly,
    page: Page,
    signed_in: SignedInAs,
) -> Result<Response, Problem> {
    if !server.delivery.has_inbox() {
        return Err(Problem::of_status(StatusCode::NOT_FOUND));
    }

    let messages = messages::inbox(&server).await?.into_iter().map(to_inbox_message).collect();
    let site = page.site(signed_in);
    Ok(page.render(StatusCode::OK, || vestibule_app::inbox(site, messages)).await)
}

fn to_inbox_message(InboxEntry { message, created_at }: InboxEntry) -> InboxMessage {
    let created_at = moment(created_at);

    match message {
        Message::Sms { to, text, code } => {
            InboxMessage { to, subject: None, code: Some(code), text, created_at }
        }
        Message::Email { to, subject, html, design } => {
            let own_text = design.and_then(|design| design.text);
            let text = own_text.unwrap_or_else(|| nanohtml2text::html2text(&html));
            InboxMessage { to, subject: Some(subject), code: find_code(&text), text, created_at }
        }
    }
}

/// The first run of four to ten digits. An email does not say which part of it is the code.
fn find_code(text: &str) -> Option<String> {
    let mut runs = text.split(|c: char| !c.is_ascii_digit());

    runs.find(|run| (4..=10).contains(&run.len())).map(str::to_owned)
}
