//! Messages that carry one-time codes, as the platform sends them (`docs/protocol.md` §3).

pub mod kind;
pub mod mail;
pub mod retry;

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{EmailAddress, Phone};

/// The code of an SMS without a code: the protocol requires one in every SMS.
pub const NO_CODE: &str = "-";

/// The transport of what leaves by the outbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Channel {
    Sms,
    Email,
    /// A logout token for an application (OpenID Connect Back-Channel Logout 1.0).
    Logout,
}

impl Channel {
    pub const ALL: [Self; 3] = [Self::Sms, Self::Email, Self::Logout];

    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// The delivery state of a message.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantNames,
    utoipa::ToSchema,
)]
#[strum(serialize_all = "lowercase")]
#[schema(rename_all = "lowercase")]
pub enum MessageState {
    Queued,
    Sending,
    Sent,
    /// The provider refused the message for good. An operator should look into it.
    Failed,
    /// The message was not sent before its code expired.
    Expired,
}

impl MessageState {
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// A message as a provider receives it. It is stored only encrypted.
#[derive(Clone, Serialize, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Message {
    Sms {
        to: String,
        text: String,
        code: String,
    },
    Email {
        to: String,
        subject: String,
        /// The body of the protocol, from which the plain text is made.
        html: String,
        /// The parts of a mail of this server's own platform. A row of an earlier version has none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        design: Option<MailDesign>,
    },
}

/// The parts that a mailbox shows in place of the body of the protocol.
#[derive(Clone, Serialize, Deserialize, PartialEq, Eq)]
pub struct MailDesign {
    /// A whole document. It may show the logo of the settings.
    pub html: String,
    /// The operator's own plain text, if a template has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Message {
    /// The maximum length of an SMS text, in characters: ten parts of GSM 03.38, which is also
    /// Twilio's limit.
    pub const MAX_TEXT_CHARACTERS: usize = 1_600;
    /// The maximum length of a code, in characters.
    pub const MAX_CODE_CHARACTERS: usize = 64;
    /// The maximum length of a subject, in characters. RFC 5322 allows lines of 998.
    pub const MAX_SUBJECT_CHARACTERS: usize = 500;
    /// The maximum size of an HTML body, in bytes.
    pub const MAX_HTML_BYTES: usize = 128 * 1024;

    /// Creates an SMS.
    ///
    /// # Errors
    /// [`InvalidMessage`] for an empty or too long text or code.
    pub fn sms(to: &Phone, text: String, code: String) -> Result<Self, InvalidMessage> {
        check_length(&text, Self::MAX_TEXT_CHARACTERS).map_err(InvalidMessage::Text)?;
        check_length(&code, Self::MAX_CODE_CHARACTERS).map_err(InvalidMessage::Code)?;
        Ok(Self::Sms { to: to.as_str().to_owned(), text, code })
    }

    /// Creates an email.
    ///
    /// # Errors
    /// [`InvalidMessage`] for an empty or too long subject or body, and for a subject with control
    /// characters, which could inject a header.
    pub fn email(to: &EmailAddress, subject: String, html: String) -> Result<Self, InvalidMessage> {
        check_length(&subject, Self::MAX_SUBJECT_CHARACTERS).map_err(InvalidMessage::Subject)?;
        if subject.chars().any(char::is_control) {
            return Err(InvalidMessage::Subject("must be one line without control characters"));
        }
        check_body(&html).map_err(InvalidMessage::Body)?;
        Ok(Self::Email { to: to.as_str().to_owned(), subject, html, design: None })
    }

    /// Gives an email the parts that a mailbox shows. An SMS has none.
    ///
    /// # Errors
    /// [`InvalidMessage::Design`] for an empty or too long part.
    pub fn with_design(mut self, parts: Option<MailDesign>) -> Result<Self, InvalidMessage> {
        if let (Self::Email { design, .. }, Some(parts)) = (&mut self, parts) {
            check_body(&parts.html).map_err(InvalidMessage::Design)?;
            if let Some(text) = &parts.text {
                check_body(text).map_err(InvalidMessage::Design)?;
            }
            *design = Some(parts);
        }
        Ok(self)
    }

    pub fn channel(&self) -> Channel {
        match self {
            Self::Sms { .. } => Channel::Sms,
            Self::Email { .. } => Channel::Email,
        }
    }

    pub fn recipient(&self) -> &str {
        match self {
            Self::Sms { to, .. } | Self::Email { to, .. } => to,
        }
    }

    /// Returns the recipient as operators see it: enough to recognise, too little to write to.
    pub fn masked_recipient(&self) -> String {
        match self {
            Self::Sms { to, .. } => {
                format!("{}•••{}", &to[..to.len().min(3)], &to[to.len().saturating_sub(2)..])
            }
            Self::Email { to, .. } => {
                let (name, host) = to.rsplit_once('@').unwrap_or((to, ""));
                format!("{}•••@{host}", name.chars().next().unwrap_or_default())
            }
        }
    }
}

/// Omits the content, which must not reach a log (`docs/security-behaviours.md` b37).
impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Message({})", self.channel().as_str())
    }
}

/// Omits the content, as that of a [`Message`].
impl fmt::Debug for MailDesign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MailDesign(…)")
    }
}

/// The reason why a message is refused, by the member of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidMessage {
    #[error("messageText {0}")]
    Text(&'static str),
    #[error("code {0}")]
    Code(&'static str),
    #[error("subject {0}")]
    Subject(&'static str),
    #[error("body {0}")]
    Body(&'static str),
    #[error("design {0}")]
    Design(&'static str),
}

fn check_body(body: &str) -> Result<(), &'static str> {
    if body.trim().is_empty() || body.contains('\0') {
        return Err("must be text");
    }
    if body.len() > Message::MAX_HTML_BYTES { Err("is too long") } else { Ok(()) }
}

fn check_length(text: &str, max_characters: usize) -> Result<(), &'static str> {
    if text.trim().is_empty() || text.contains('\0') {
        return Err("must be text");
    }
    // Bytes are checked first: characters are counted only for texts that may fit.
    if text.len() > 4 * max_characters || text.chars().count() > max_characters {
        return Err("is too long");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recipients_are_shown_mostly_as_dots() {
        let phone = Phone::parse("+14155552671").unwrap();
        let sms =
            Message::sms(&phone, "Your code is 123456".to_owned(), "123456".to_owned()).unwrap();
        assert_eq!(sms.masked_recipient(), "+14•••71");
        let address = EmailAddress::parse("zoë.long@example.com").unwrap();
        let mail = Message::email(&address, "Code".to_owned(), "<p>1</p>".to_owned()).unwrap();
        assert_eq!(mail.masked_recipient(), "z•••@example.com");
        assert_eq!(format!("{sms:?} {mail:?}"), "Message(sms) Message(email)");
    }

    #[test]
    fn a_subject_cannot_smuggle_in_a_header() {
        let address = EmailAddress::parse("a@example.com").unwrap();
        for subject in ["Hi\r\nBcc: x@example.com", "Hi\nthere", "\u{0}", "", "  "] {
            assert!(
                Message::email(&address, subject.to_owned(), "<p>1</p>".to_owned()).is_err(),
                "{subject:?}"
            );
        }
    }
}
