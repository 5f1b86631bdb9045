//! Email over SMTP.

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Tokio1Executor,
    message::{Mailbox, MessageBuilder, MultiPart},
};
use sqlx::types::Uuid;

use super::provider::{Failure, Receipt, TIMEOUT, Unusable};
use crate::config::messages::SmtpUrl;

#[derive(Debug)]
pub(super) struct Smtp {
    /// Connections are kept and used again.
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Smtp {
    pub(super) fn new(SmtpUrl(url): &SmtpUrl, from: &str) -> Result<Self, Unusable> {
        // Two callers may race for it; either way it is ring's.
        rustls::crypto::ring::default_provider().install_default().ok();
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)?.timeout(Some(TIMEOUT)).build();
        Ok(Self { transport, from: from.parse()? })
    }

    /// Sends the message. Its `Message-ID` is the same in every attempt, so a mailbox can tell a repetition.
    pub(super) async fn send(&self, id: Uuid, (to, subject, html): (&str, &str, &str)) -> Result<Receipt, Failure> {
        let to = to.parse().map_err(|_| Failure::for_good("invalid_address"))?;
        let message_id = format!("<{id}@{}>", self.from.email.domain());
        let mail = MessageBuilder::new()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(subject)
            .message_id(Some(message_id.clone()))
            .multipart(MultiPart::alternative_plain_html(nanohtml2text::html2text(html), html.to_owned()))
            .map_err(|_| Failure::for_good("invalid_message"))?;
        match tokio::time::timeout(2 * TIMEOUT, self.transport.send(mail)).await {
            Ok(Ok(_)) => Ok(Receipt { provider_id: Some(message_id) }),
            Ok(Err(error)) => Err(failure(&error)),
            Err(_) => Err(Failure::for_now("timeout")),
        }
    }
}

/// A permanent answer of the server (5yz, RFC 5321 §4.2.1) is final; all else may pass.
fn failure(error: &lettre::transport::smtp::Error) -> Failure {
    let reason = match error.status() {
        Some(code) => format!("smtp_{code}"),
        None if error.is_timeout() => "timeout".to_owned(),
        None if error.is_tls() => "tls".to_owned(),
        None if error.is_client() => "client".to_owned(),
        None => "unreachable".to_owned(),
    };
    if error.is_permanent() { Failure::for_good(reason) } else { Failure::for_now(reason) }
}
