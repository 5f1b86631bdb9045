//! The providers of mail and SMS, asked for nothing but a greeting.

use super::{DoctorCheck, Examination, found};
use crate::{
    cli::findings::Finding, config::messages::EmailProvider, delivery::INBOX,
    domain::message::Channel,
};

pub(super) const CHECKS: &[DoctorCheck] = &[
    DoctorCheck {
        name: "mail",
        mend: "set email_provider, and check smtp_url (host, port, tls, user, password), \
               smtp_ca_file and the network to the mail server; docs/messages.md explains the \
               reasons",
        look: |all| Box::pin(look_at(all, Channel::Email)),
    },
    DoctorCheck {
        name: "sms",
        mend: "check sms_twilio_account_sid and sms_twilio_auth_token, or sms_webhook_url, and the \
               network to the provider; docs/messages.md explains the reasons",
        look: |all| Box::pin(look_at(all, Channel::Sms)),
    },
    DoctorCheck {
        name: "mail-sender",
        mend: "let email_from have a domain of yours, and publish SPF, DKIM and DMARC for it",
        look: |all| found(look_at_sender(all)),
    },
];

async fn look_at(all: &Examination, channel: Channel) -> Finding {
    let messages = &all.config.messages;
    let is_configured = match channel {
        Channel::Email => messages.email.is_some(),
        Channel::Sms => messages.sms.is_some(),
        Channel::Logout => false,
    };
    if !is_configured {
        return Finding::skipped("no provider is configured");
    }
    match all.delivery.probe(channel).await {
        Ok(INBOX) if all.config.has_development_pages() => {
            Finding::advised("messages do not leave: they stay at /dev/inbox")
        }
        Ok(INBOX) if channel == Channel::Sms => {
            Finding::advised("no SMS leaves: who has no mail address gets no codes")
        }
        Ok(INBOX) => Finding::failed("mails do not leave, and nobody sees them"),
        Ok("webhook") => Finding::passed(
            "the webhook can be reached; only a message shows whether it takes the key",
        ),
        Ok(provider) => Finding::passed(format!("{provider} takes the login")),
        Err(failure) => Finding::failed(format!("a message would fail: {}", failure.reason)),
    }
}

/// Checks the sender's domain as far as it can be seen here. DNS is not asked.
fn look_at_sender(all: &Examination) -> Finding {
    let Some(EmailProvider::Smtp(smtp)) = &all.config.messages.email else {
        return Finding::skipped("no mail leaves");
    };
    let domain = smtp.from.email.domain();
    if is_reserved(domain) {
        Finding::failed(format!("nobody has the domain {domain}"))
    } else {
        Finding::passed(format!(
            "mails come from {domain}; ask a mail test for SPF, DKIM and DMARC"
        ))
    }
}

/// True for domains that nobody can have (RFC 2606, RFC 6761), and names without a dot.
fn is_reserved(domain: &str) -> bool {
    let domain = domain.trim_end_matches('.').to_ascii_lowercase();
    let last = domain.rsplit('.').next().unwrap_or_default();
    let is_example = ["example.com", "example.net", "example.org"]
        .iter()
        .any(|name| domain == *name || domain.ends_with(&format!(".{name}")));
    is_example
        || !domain.contains('.')
        || matches!(last, "example" | "test" | "invalid" | "localhost" | "local")
}

#[cfg(test)]
mod tests {
    use super::is_reserved;

    #[test]
    fn a_domain_that_nobody_has_is_found() {
        for domain in ["localhost", "login.example.com", "EXAMPLE.org", "a.test", "b.local."] {
            assert!(is_reserved(domain), "{domain}");
        }
        for domain in ["vestibule.dev", "myexample.com", "localhost.de"] {
            assert!(!is_reserved(domain), "{domain}");
        }
    }
}
