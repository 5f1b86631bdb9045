//! A conversation with a mail server (RFC 5321), from the greeting to as many mails as it takes.

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
        provider::{Failure, TIMEOUT},
    },
};

/// How long a connection that was kept may take to say that it is still there.
const STILL_THERE: Duration = Duration::from_secs(2);

/// Answers about our login and not about the mail (RFC 4954, §6): permanent for SMTP, but an operator mends them, and the
/// codes that wait meanwhile are still worth sending.
const OUR_LOGIN: [u16; 4] = [530, 534, 535, 538];

/// Why a mail was not taken.
#[derive(Debug)]
pub(super) enum Trouble {
    Io(io::Error),
    Tls,
    /// The server went away in the middle.
    Closed,
    /// What came is no reply.
    Garbled,
    /// The server does not offer STARTTLS, or no login that we have.
    NotOffered,
    /// An address needs SMTPUTF8, which the server does not offer.
    NotAscii,
    /// The server does not talk to us: nothing is said about the mail yet.
    Server(u16),
    Login(u16),
    /// The server does not take this mail.
    Mail(u16),
}

#[derive(Debug)]
pub(super) struct Conversation {
    stream: BufReader<Box<dyn Stream>>,
    is_encrypted: bool,
    /// Nothing went wrong on the way so far.
    is_open: bool,
    /// What the server offers: each line of its answer to EHLO as words in capitals.
    offers: Vec<Vec<String>>,
}

impl Conversation {
    /// Connects, encrypts and logs in, as the settings say.
    pub async fn begin(connector: &Connector, settings: &config::Smtp) -> Result<Self, Trouble> {
        let mut stream: Box<dyn Stream> = Box::new(timeout(TIMEOUT, connector.open()).await.map_err(timed_out)??);
        let at_once = settings.encryption == Encryption::FromTheFirstByte;
        if at_once {
            stream = connector.encrypt(stream).await?;
        }
        let mut conversation =
            Self { stream: BufReader::new(stream), is_encrypted: at_once, is_open: true, offers: Vec::new() };
        let greeting = conversation.listen().await?;
        if !greeting.is_positive() {
            return Err(Trouble::Server(greeting.code));
        }
        conversation.greet(&settings.hello_name).await?;

        if !at_once && settings.encryption != Encryption::None {
            conversation = conversation.encrypted(connector, settings).await?;
        }
        if let Some(login) = &settings.login {
            // The settings alone decide that a password travels in clear: who stands between could take STARTTLS away.
            if !conversation.is_encrypted && settings.encryption != Encryption::None {
                return Err(Trouble::NotOffered);
            }
            conversation.log_in(login).await?;
        }
        Ok(conversation)
    }

    /// Says who we are, in the older way to a server that does not know the newer.
    async fn greet(&mut self, name: &str) -> Result<(), Trouble> {
        let reply = self.ask(&format!("EHLO {name}")).await?;
        if reply.is_positive() {
            let words = |line: &String| line.to_ascii_uppercase().split([' ', '=']).map(str::to_owned).collect();
            self.offers = reply.lines.iter().skip(1).map(words).collect();
            return Ok(());
        }
        self.offers.clear();
        let reply = if reply.code >= 500 { self.ask(&format!("HELO {name}")).await? } else { reply };
        if reply.is_positive() { Ok(()) } else { Err(Trouble::Server(reply.code)) }
    }

    /// The same conversation behind STARTTLS, if the server offers that.
    async fn encrypted(mut self, connector: &Connector, settings: &config::Smtp) -> Result<Self, Trouble> {
        if !self.offers("STARTTLS", "STARTTLS") {
            return if settings.encryption == Encryption::Required { Err(Trouble::NotOffered) } else { Ok(self) };
        }
        let reply = self.ask("STARTTLS").await?;
        if !reply.is_positive() {
            return Err(Trouble::Server(reply.code));
        }
        // What was sent ahead in clear would be taken for an answer behind TLS.
        if !self.stream.buffer().is_empty() {
            return Err(Trouble::Garbled);
        }
        let stream = timeout(TIMEOUT, connector.encrypt(self.stream.into_inner())).await.map_err(timed_out)??;
        let mut encrypted =
            Self { stream: BufReader::new(stream), is_encrypted: true, is_open: true, offers: Vec::new() };
        encrypted.greet(&settings.hello_name).await?;
        Ok(encrypted)
    }

    pub fn is_encrypted(&self) -> bool {
        self.is_encrypted
    }

    /// Nothing went wrong, so another mail may follow.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Whether the line of this keyword in the answer to EHLO has this word.
    pub fn offers(&self, keyword: &str, word: &str) -> bool {
        let mut lines = self.offers.iter().filter(|line| line.first().is_some_and(|first| first == keyword));
        lines.any(|line| line.iter().any(|found| found == word))
    }

    /// Whether a connection that was kept is still there, and ready for another mail.
    pub async fn begin_again(&mut self) -> bool {
        matches!(timeout(STILL_THERE, self.ask("RSET")).await, Ok(Ok(reply)) if reply.is_positive())
    }

    pub async fn send(&mut self, envelope: &Envelope, mail: &[u8]) -> Result<(), Trouble> {
        let from = envelope.from().map(ToString::to_string).unwrap_or_default();
        let recipients: Vec<_> = envelope.to().iter().map(ToString::to_string).collect();
        let is_ascii = from.is_ascii() && recipients.iter().all(|to| to.is_ascii());
        let option = match (is_ascii, self.offers("SMTPUTF8", "SMTPUTF8")) {
            (true, _) => "",
            (false, true) => " SMTPUTF8",
            (false, false) => return Err(Trouble::NotAscii),
        };
        self.step(&format!("MAIL FROM:<{from}>{option}")).await?;
        for to in recipients {
            self.step(&format!("RCPT TO:<{to}>")).await?;
        }
        let reply = self.ask("DATA").await?;
        if reply.code != 354 {
            return Err(self.refused(reply.code));
        }
        self.write(&transparent(mail)).await?;
        let reply = self.listen().await?;
        if reply.is_positive() { Ok(()) } else { Err(self.refused(reply.code)) }
    }

    async fn step(&mut self, command: &str) -> Result<(), Trouble> {
        let reply = self.ask(command).await?;
        if reply.is_positive() { Ok(()) } else { Err(self.refused(reply.code)) }
    }

    fn refused(&mut self, code: u16) -> Trouble {
        // 421 says that the server closes the connection.
        self.is_open = self.is_open && code != 421;
        Trouble::Mail(code)
    }

    /// Sends a command, and returns its reply.
    pub async fn ask(&mut self, command: &str) -> Result<Reply, Trouble> {
        self.write(format!("{command}\r\n").as_bytes()).await?;
        self.listen().await
    }

    async fn write(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        self.is_open = false;
        let written = async {
            self.stream.write_all(bytes).await?;
            self.stream.flush().await
        };
        Ok(timeout(TIMEOUT, written).await.map_err(timed_out)??)
    }

    async fn listen(&mut self) -> Result<Reply, Trouble> {
        self.is_open = false;
        let reply = timeout(TIMEOUT, reply::read(&mut self.stream)).await.map_err(timed_out)??;
        self.is_open = true;
        Ok(reply)
    }
}

/// The mail as it travels: a dot at the beginning of a line is doubled, and a line with one dot ends it (RFC 5321, §4.5.2).
fn transparent(mail: &[u8]) -> Vec<u8> {
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

fn timed_out(_: tokio::time::error::Elapsed) -> Trouble {
    Trouble::Io(io::ErrorKind::TimedOut.into())
}

/// A permanent answer about the mail (5yz, RFC 5321 §4.2.1) is final; all else may pass.
impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Mail(code) if (500..600).contains(&code) && !OUR_LOGIN.contains(&code) => {
                Self::for_good(format!("smtp_{code}"))
            }
            Trouble::Mail(code) | Trouble::Server(code) | Trouble::Login(code) => Self::for_now(format!("smtp_{code}")),
            Trouble::NotAscii => Self::for_good(NOT_ASCII),
            Trouble::NotOffered => Self::for_now("client"),
            Trouble::Garbled => Self::for_now("garbled"),
            Trouble::Tls => Self::for_now("tls"),
            Trouble::Io(error) if error.kind() == io::ErrorKind::TimedOut => Self::for_now("timeout"),
            Trouble::Closed | Trouble::Io(_) => Self::for_now("unreachable"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::transparent;

    #[test]
    fn a_line_of_one_dot_does_not_end_the_mail() {
        assert_eq!(transparent(b"a\r\n.\r\n..b"), b"a\r\n..\r\n...b\r\n.\r\n");
        assert_eq!(transparent(b".\r\n"), b"..\r\n.\r\n");
    }
}
