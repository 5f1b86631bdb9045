//! A conversation with a mail server (RFC 5321): the greeting, and any number of mails.

use std::{io, time::Duration};

use lettre::address::Envelope;
use tokio::{
    io::{AsyncWriteExt, BufReader},
    time::timeout,
};

use super::{
    connection::{Connector, Stream},
    reply::{self, Reply},
};
use crate::{
    config::{self, smtp::Encryption},
    delivery::{
        NOT_ASCII,
        provider::{DeliveryFailure, TIMEOUT},
    },
};

/// Maximum time for the reply to `RSET` on an idle connection.
const RESET_TIMEOUT: Duration = Duration::from_secs(2);

/// Replies about the login instead of the mail (RFC 4954, §6). They are permanent in SMTP but
/// temporary here, because the operator can correct the settings.
const LOGIN_REFUSALS: [u16; 4] = [530, 534, 535, 538];

/// Reasons for not sending a mail.
#[derive(Debug)]
pub(super) enum SmtpError {
    Io(io::Error),
    Tls,
    /// The server closed the connection.
    Closed,
    MalformedReply,
    /// The server does not support STARTTLS, or none of the known SASL mechanisms.
    NotOffered,
    /// An address needs SMTPUTF8, which the server does not support.
    NotAscii,
    /// The server refused the connection with this code, before any mail.
    Server(u16),
    /// The server refused the login with this code.
    Login(u16),
    /// The server refused the mail with this code.
    Mail(u16),
}

/// An open connection to a mail server.
#[derive(Debug)]
pub(super) struct Conversation {
    stream: BufReader<Box<dyn Stream>>,
    is_encrypted: bool,
    /// False during a command, and after an error.
    is_open: bool,
    /// The server's extensions: each line of its reply to EHLO, as words in upper case.
    supports: Vec<Vec<String>>,
}

impl Conversation {
    /// Connects, encrypts and logs in according to the settings.
    pub async fn begin(connector: &Connector, settings: &config::Smtp) -> Result<Self, SmtpError> {
        let mut stream: Box<dyn Stream> =
            Box::new(timeout(TIMEOUT, connector.open()).await.map_err(timed_out)??);
        let is_implicit = settings.encryption == Encryption::Implicit;
        if is_implicit {
            stream = connector.encrypt(stream).await?;
        }
        let mut conversation = Self {
            stream: BufReader::new(stream),
            is_encrypted: is_implicit,
            is_open: true,
            supports: Vec::new(),
        };
        let greeting = conversation.read_reply().await?;
        if !greeting.is_positive() {
            return Err(SmtpError::Server(greeting.code));
        }
        conversation.greet(&settings.hello_name).await?;

        if !is_implicit && settings.encryption != Encryption::None {
            conversation = conversation.start_tls(connector, settings).await?;
        }
        if let Some(login) = &settings.login {
            // Only the settings can allow a password in clear text: an attacker on the network
            // could remove STARTTLS from the reply.
            if !conversation.is_encrypted && settings.encryption != Encryption::None {
                return Err(SmtpError::NotOffered);
            }
            conversation.log_in(login).await?;
        }
        Ok(conversation)
    }

    /// Sends EHLO, or HELO to a server that does not support EHLO.
    async fn greet(&mut self, name: &str) -> Result<(), SmtpError> {
        let reply = self.command(&format!("EHLO {name}")).await?;
        if reply.is_positive() {
            let words = |line: &String| {
                line.to_ascii_uppercase().split([' ', '=']).map(str::to_owned).collect()
            };
            self.supports = reply.lines.iter().skip(1).map(words).collect();
            return Ok(());
        }
        self.supports.clear();
        let reply =
            if reply.code >= 500 { self.command(&format!("HELO {name}")).await? } else { reply };
        if reply.is_positive() { Ok(()) } else { Err(SmtpError::Server(reply.code)) }
    }

    /// Switches to TLS with STARTTLS, if the server supports it.
    async fn start_tls(
        mut self,
        connector: &Connector,
        settings: &config::Smtp,
    ) -> Result<Self, SmtpError> {
        if !self.supports("STARTTLS", "STARTTLS") {
            return if settings.encryption == Encryption::Required {
                Err(SmtpError::NotOffered)
            } else {
                Ok(self)
            };
        }
        let reply = self.command("STARTTLS").await?;
        if !reply.is_positive() {
            return Err(SmtpError::Server(reply.code));
        }
        // Data that was sent before the handshake would be read as if it were encrypted.
        if !self.stream.buffer().is_empty() {
            return Err(SmtpError::MalformedReply);
        }
        let stream = timeout(TIMEOUT, connector.encrypt(self.stream.into_inner()))
            .await
            .map_err(timed_out)??;
        let mut start_tls = Self {
            stream: BufReader::new(stream),
            is_encrypted: true,
            is_open: true,
            supports: Vec::new(),
        };
        start_tls.greet(&settings.hello_name).await?;
        Ok(start_tls)
    }

    pub fn is_encrypted(&self) -> bool {
        self.is_encrypted
    }

    /// True when the connection can be used for another mail.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// True when the line of this keyword in the reply to EHLO has this word.
    pub fn supports(&self, keyword: &str, word: &str) -> bool {
        let mut lines =
            self.supports.iter().filter(|line| line.first().is_some_and(|first| first == keyword));
        lines.any(|line| line.iter().any(|found| found == word))
    }

    /// Resets an idle connection. Returns true when it is ready for another mail.
    pub async fn reset(&mut self) -> bool {
        let reply = timeout(RESET_TIMEOUT, self.command("RSET")).await;
        matches!(reply, Ok(Ok(reply)) if reply.is_positive())
    }

    /// Sends a mail.
    pub async fn send(&mut self, envelope: &Envelope, mail: &[u8]) -> Result<(), SmtpError> {
        let from = envelope.from().map(ToString::to_string).unwrap_or_default();
        let recipients: Vec<_> = envelope.to().iter().map(ToString::to_string).collect();
        let is_ascii = from.is_ascii() && recipients.iter().all(|to| to.is_ascii());
        let option = match (is_ascii, self.supports("SMTPUTF8", "SMTPUTF8")) {
            (true, _) => "",
            (false, true) => " SMTPUTF8",
            (false, false) => return Err(SmtpError::NotAscii),
        };
        self.expect_success(&format!("MAIL FROM:<{from}>{option}")).await?;
        for to in recipients {
            self.expect_success(&format!("RCPT TO:<{to}>")).await?;
        }
        let reply = self.command("DATA").await?;
        if reply.code != 354 {
            return Err(self.mail_error(reply.code));
        }
        self.write(&dot_stuff(mail)).await?;
        let reply = self.read_reply().await?;
        if reply.is_positive() { Ok(()) } else { Err(self.mail_error(reply.code)) }
    }

    async fn expect_success(&mut self, command: &str) -> Result<(), SmtpError> {
        let reply = self.command(command).await?;
        if reply.is_positive() { Ok(()) } else { Err(self.mail_error(reply.code)) }
    }

    fn mail_error(&mut self, code: u16) -> SmtpError {
        // With 421 the server closes the connection.
        self.is_open = self.is_open && code != 421;
        SmtpError::Mail(code)
    }

    /// Sends a command, and returns its reply.
    pub async fn command(&mut self, command: &str) -> Result<Reply, SmtpError> {
        self.write(format!("{command}\r\n").as_bytes()).await?;
        self.read_reply().await
    }

    async fn write(&mut self, bytes: &[u8]) -> Result<(), SmtpError> {
        self.is_open = false;
        let written = async {
            self.stream.write_all(bytes).await?;
            self.stream.flush().await
        };
        Ok(timeout(TIMEOUT, written).await.map_err(timed_out)??)
    }

    async fn read_reply(&mut self) -> Result<Reply, SmtpError> {
        self.is_open = false;
        let reply = timeout(TIMEOUT, reply::read(&mut self.stream)).await.map_err(timed_out)??;
        self.is_open = true;
        Ok(reply)
    }
}

/// The mail as it is transmitted: a dot at the beginning of a line is doubled, and a line with a
/// single dot ends the mail (RFC 5321, §4.5.2).
fn dot_stuff(mail: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(mail.len() + 64);
    let mut at_start = true;
    for byte in mail {
        if at_start && *byte == b'.' {
            bytes.push(b'.');
        }
        bytes.push(*byte);
        at_start = *byte == b'\n';
    }
    bytes.extend_from_slice(if bytes.ends_with(b"\r\n") { b".\r\n" } else { b"\r\n.\r\n" });
    bytes
}

fn timed_out(_: tokio::time::error::Elapsed) -> SmtpError {
    SmtpError::Io(io::ErrorKind::TimedOut.into())
}

/// A permanent reply about the mail (5yz, RFC 5321 §4.2.1) is final. Everything else is temporary.
impl From<SmtpError> for DeliveryFailure {
    fn from(trouble: SmtpError) -> Self {
        match trouble {
            SmtpError::Mail(code)
                if (500..600).contains(&code) && !LOGIN_REFUSALS.contains(&code) =>
            {
                Self::permanent(format!("smtp_{code}"))
            }
            SmtpError::Mail(code) | SmtpError::Server(code) | SmtpError::Login(code) => {
                Self::temporary(format!("smtp_{code}"))
            }
            SmtpError::NotAscii => Self::permanent(NOT_ASCII),
            SmtpError::NotOffered => Self::temporary("client"),
            SmtpError::MalformedReply => Self::temporary("garbled"),
            SmtpError::Tls => Self::temporary("tls"),
            SmtpError::Io(error) if error.kind() == io::ErrorKind::TimedOut => {
                Self::temporary("timeout")
            }
            SmtpError::Closed | SmtpError::Io(_) => Self::temporary("unreachable"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::dot_stuff;

    #[test]
    fn a_line_of_one_dot_does_not_end_the_mail() {
        assert_eq!(dot_stuff(b"a\r\n.\r\n..b"), b"a\r\n..\r\n...b\r\n.\r\n");
        assert_eq!(dot_stuff(b".\r\n"), b"..\r\n.\r\n");
    }
}
