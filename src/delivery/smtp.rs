//! Email over SMTP.

use std::{error::Error as _, io};

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Tokio1Executor,
    message::{Mailbox, MessageBuilder, MultiPart},
    transport::smtp::{
        Error,
        client::{Certificate, Tls, TlsParameters, TlsParametersBuilder},
    },
};
use sqlx::types::Uuid;

use super::mail_language::ContentLanguage;
use super::{
    NOT_ASCII,
    provider::{Failure, Receipt, TIMEOUT, Unusable},
};
use crate::config::{
    self,
    smtp::{Encryption, SmtpUrl},
};

/// Answers about our login and not about the mail (RFC 4954, §6): permanent for SMTP, but an operator mends them, and the
/// codes that wait meanwhile are still worth sending.
const OUR_LOGIN: [u16; 4] = [530, 534, 535, 538];

#[derive(Debug)]
pub(super) struct Smtp {
    /// Connections are kept and used again.
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Smtp {
    pub(super) fn new(settings: &config::Smtp) -> Result<Self, Unusable> {
        // Two callers may race for it; either way it is ring's.
        rustls::crypto::ring::default_provider().install_default().ok();
        let SmtpUrl(url) = &settings.url;
        // lettre's parameters from a URL trust the public authorities alone, so ours take their place.
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url.as_str())?.tls(tls(settings)?);
        Ok(Self { transport: transport.timeout(Some(TIMEOUT)).build(), from: settings.from.clone() })
    }

    /// Sends the message. Its `Message-ID` is the same in every attempt, so a mailbox can tell a repetition.
    pub(super) async fn send(&self, id: Uuid, (to, subject, html): (&str, &str, &str)) -> Result<Receipt, Failure> {
        let to = to.parse().map_err(|_| Failure::for_good("invalid_address"))?;
        let message_id = format!("<{id}@{}>", self.from.email.domain());
        let mail = MessageBuilder::new()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(subject)
            .message_id(Some(message_id.clone()));
        let mail = match ContentLanguage::of(html) {
            Some(language) => mail.header(language),
            None => mail,
        };
        let mail = mail
            .multipart(MultiPart::alternative_plain_html(nanohtml2text::html2text(html), html.to_owned()))
            .map_err(|_| Failure::for_good("invalid_message"))?;
        match tokio::time::timeout(2 * TIMEOUT, self.transport.send(mail)).await {
            Ok(Ok(_)) => Ok(Receipt { provider_id: Some(message_id) }),
            Ok(Err(error)) => Err(failure(&error)),
            Err(_) => Err(Failure::for_now("timeout")),
        }
    }
}

fn tls(settings: &config::Smtp) -> Result<Tls, Error> {
    let parameters = || {
        let SmtpUrl(url) = &settings.url;
        let parameters = TlsParameters::builder(url.host_str().unwrap_or_default().to_owned());
        let trusting = |parameters: TlsParametersBuilder, authority: &Certificate| {
            parameters.add_root_certificate(authority.clone())
        };
        settings.authorities.iter().fold(parameters, trusting).build()
    };
    Ok(match settings.encryption {
        Encryption::None => Tls::None,
        Encryption::Opportunistic => Tls::Opportunistic(parameters()?),
        Encryption::Required => Tls::Required(parameters()?),
        Encryption::FromTheFirstByte => Tls::Wrapper(parameters()?),
    })
}

/// A permanent answer about the mail (5yz, RFC 5321 §4.2.1) is final; all else may pass.
fn failure(error: &Error) -> Failure {
    // lettre says so in words alone.
    if error.is_client() && error.source().is_some_and(|cause| cause.to_string().contains("SMTPUTF8")) {
        return Failure::for_good(NOT_ASCII);
    }
    let status = error.status().map(u16::from);
    let reason = match status {
        Some(code) => format!("smtp_{code}"),
        None if error.is_timeout() => "timeout".to_owned(),
        None if is_tls(error) => "tls".to_owned(),
        None if error.is_client() => "client".to_owned(),
        None => "unreachable".to_owned(),
    };
    let ours = status.is_some_and(|code| OUR_LOGIN.contains(&code));
    if error.is_permanent() && !ours { Failure::for_good(reason) } else { Failure::for_now(reason) }
}

/// lettre counts a handshake that failed among the connections that failed; what rustls said about it is deep inside.
fn is_tls(error: &Error) -> bool {
    let mut causes = std::iter::successors(error.source(), |cause| (*cause).source());
    let by_rustls = |cause: &io::Error| matches!(cause.get_ref(), Some(inner) if inner.is::<rustls::Error>());
    error.is_tls() || causes.any(|cause| cause.downcast_ref().is_some_and(by_rustls))
}
