//! Logins to a mail server (RFC 4954). There is no EXTERNAL: it needs a certificate of our own, for which there is no setting.

use base64::{Engine, prelude::BASE64_STANDARD as BASE64};
use hmac::{Hmac, KeyInit, Mac};
use md5::Md5;
use secrecy::ExposeSecret;

use super::{
    conversation::{Conversation, Trouble},
    reply::Reply,
};
use crate::config::smtp::{Login, Mechanism};

/// The best first where the connection is encrypted.
const BEHIND_TLS: [Mechanism; 3] = [Mechanism::Plain, Mechanism::Login, Mechanism::CramMd5];
/// The best first where everybody may listen.
const IN_CLEAR: [Mechanism; 3] = [Mechanism::CramMd5, Mechanism::Plain, Mechanism::Login];

impl Conversation {
    /// Logs in by the way that the settings name, or by the best that the server offers.
    pub(super) async fn log_in(&mut self, login: &Login) -> Result<(), Trouble> {
        let order = if self.is_encrypted() { BEHIND_TLS } else { IN_CLEAR };
        let offered = |mechanism: &Mechanism| self.offers("AUTH", name(*mechanism));
        let Some(mechanism) = login.mechanism.or_else(|| order.into_iter().find(offered)) else {
            return Err(Trouble::NotOffered);
        };
        let reply = self.exchange(mechanism, login).await?;
        if reply.code == 235 { Ok(()) } else { Err(Trouble::Login(reply.code)) }
    }

    async fn exchange(&mut self, mechanism: Mechanism, login: &Login) -> Result<Reply, Trouble> {
        let (user, password) = (login.user.as_str(), login.password.expose_secret());
        match mechanism {
            Mechanism::Plain => self.answer_at_once("PLAIN", &format!("\0{user}\0{password}")).await,
            Mechanism::Xoauth2 => {
                let reply =
                    self.answer_at_once("XOAUTH2", &format!("user={user}\x01auth=Bearer {password}\x01\x01")).await?;
                // The server says why in another question, which wants an empty answer.
                if reply.code == 334 { self.ask("").await } else { Ok(reply) }
            }
            Mechanism::Login => {
                let reply = self.ask("AUTH LOGIN").await?;
                let reply = self.answer_to(reply, user).await?;
                self.answer_to(reply, password).await
            }
            Mechanism::CramMd5 => {
                let reply = self.ask("AUTH CRAM-MD5").await?;
                let question = reply.lines.last().and_then(|line| BASE64.decode(line.trim()).ok()).unwrap_or_default();
                self.answer_to(reply, &format!("{user} {}", digest(password, &question)?)).await
            }
        }
    }

    /// Sends the answer with the command, and again where the server asks for it all the same.
    async fn answer_at_once(&mut self, mechanism: &str, answer: &str) -> Result<Reply, Trouble> {
        let reply = self.ask(&format!("AUTH {mechanism} {}", BASE64.encode(answer))).await?;
        let is_asked = reply.code == 334 && reply.lines.iter().all(String::is_empty);
        if is_asked { self.ask(&BASE64.encode(answer)).await } else { Ok(reply) }
    }

    async fn answer_to(&mut self, question: Reply, answer: &str) -> Result<Reply, Trouble> {
        if question.code == 334 { self.ask(&BASE64.encode(answer)).await } else { Ok(question) }
    }
}

fn name(mechanism: Mechanism) -> &'static str {
    match mechanism {
        Mechanism::Plain => "PLAIN",
        Mechanism::Login => "LOGIN",
        Mechanism::CramMd5 => "CRAM-MD5",
        Mechanism::Xoauth2 => "XOAUTH2",
    }
}

/// The keyed hash of the question, in hexadecimal.
fn digest(password: &str, question: &[u8]) -> Result<String, Trouble> {
    use std::fmt::Write;

    let mut mac = Hmac::<Md5>::new_from_slice(password.as_bytes()).map_err(|_| Trouble::NotOffered)?;
    mac.update(question);
    let bytes = mac.finalize().into_bytes();
    Ok(bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").ok();
        text
    }))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_digest_is_that_of_rfc_2195() {
        let question = b"<1896.697170952@postoffice.reston.mci.net>";
        assert_eq!(super::digest("tanstaaftanstaaf", question).unwrap(), "b913a602c7eda7a495b4e6e7334d3890");
    }
}
