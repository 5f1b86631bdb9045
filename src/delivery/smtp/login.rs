//! Login to a mail server (RFC 4954). EXTERNAL is not supported, because it needs a client
//! certificate.

use base64::{Engine, prelude::BASE64_STANDARD as BASE64};
use hmac::{Hmac, KeyInit, Mac};
use md5::Md5;
use secrecy::ExposeSecret;

use super::{
    conversation::{Conversation, SmtpError},
    reply::Reply,
};
use crate::config::smtp::{SaslMechanism, SmtpLogin};

/// The mechanisms by preference on an encrypted connection.
const PREFERENCE_WITH_TLS: [SaslMechanism; 3] =
    [SaslMechanism::Plain, SaslMechanism::Login, SaslMechanism::CramMd5];
/// The mechanisms by preference on an unencrypted connection.
const PREFERENCE_WITHOUT_TLS: [SaslMechanism; 3] =
    [SaslMechanism::CramMd5, SaslMechanism::Plain, SaslMechanism::Login];

impl Conversation {
    /// Logs in with the configured mechanism, or with the best one that the server supports.
    pub(super) async fn log_in(&mut self, login: &SmtpLogin) -> Result<(), SmtpError> {
        let order = if self.is_encrypted() { PREFERENCE_WITH_TLS } else { PREFERENCE_WITHOUT_TLS };
        let offered = |mechanism: &SaslMechanism| self.supports("AUTH", mechanism_name(*mechanism));
        let Some(mechanism) = login.mechanism.or_else(|| order.into_iter().find(offered)) else {
            return Err(SmtpError::NotOffered);
        };
        let reply = self.run_mechanism(mechanism, login).await?;
        if reply.code == 235 { Ok(()) } else { Err(SmtpError::Login(reply.code)) }
    }

    async fn run_mechanism(
        &mut self,
        mechanism: SaslMechanism,
        login: &SmtpLogin,
    ) -> Result<Reply, SmtpError> {
        let (user, password) = (login.user.as_str(), login.password.expose_secret());
        match mechanism {
            SaslMechanism::Plain => {
                self.send_initial_response("PLAIN", &format!("\0{user}\0{password}")).await
            }
            SaslMechanism::Xoauth2 => {
                let reply = self
                    .send_initial_response(
                        "XOAUTH2",
                        &format!("user={user}\x01auth=Bearer {password}\x01\x01"),
                    )
                    .await?;
                // The server sends the reason as another challenge, which needs an empty response.
                if reply.code == 334 { self.command("").await } else { Ok(reply) }
            }
            SaslMechanism::Login => {
                let reply = self.command("AUTH LOGIN").await?;
                let reply = self.respond_to(reply, user).await?;
                self.respond_to(reply, password).await
            }
            SaslMechanism::CramMd5 => {
                let reply = self.command("AUTH CRAM-MD5").await?;
                let challenge = reply
                    .lines
                    .last()
                    .and_then(|line| BASE64.decode(line.trim()).ok())
                    .unwrap_or_default();
                self.respond_to(
                    reply,
                    &format!("{user} {}", cram_md5_digest(password, &challenge)?),
                )
                .await
            }
        }
    }

    /// Sends the response with the command, and again if the server still sends an empty challenge.
    async fn send_initial_response(
        &mut self,
        mechanism: &str,
        answer: &str,
    ) -> Result<Reply, SmtpError> {
        let reply = self.command(&format!("AUTH {mechanism} {}", BASE64.encode(answer))).await?;
        let is_asked = reply.code == 334 && reply.lines.iter().all(String::is_empty);
        if is_asked { self.command(&BASE64.encode(answer)).await } else { Ok(reply) }
    }

    async fn respond_to(&mut self, challenge: Reply, answer: &str) -> Result<Reply, SmtpError> {
        if challenge.code == 334 {
            self.command(&BASE64.encode(answer)).await
        } else {
            Ok(challenge)
        }
    }
}

fn mechanism_name(mechanism: SaslMechanism) -> &'static str {
    match mechanism {
        SaslMechanism::Plain => "PLAIN",
        SaslMechanism::Login => "LOGIN",
        SaslMechanism::CramMd5 => "CRAM-MD5",
        SaslMechanism::Xoauth2 => "XOAUTH2",
    }
}

/// The HMAC-MD5 of the challenge, in hexadecimal.
fn cram_md5_digest(password: &str, challenge: &[u8]) -> Result<String, SmtpError> {
    use std::fmt::Write;

    let mut mac =
        Hmac::<Md5>::new_from_slice(password.as_bytes()).map_err(|_| SmtpError::NotOffered)?;
    mac.update(challenge);
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
        let challenge = b"<1896.697170952@postoffice.reston.mci.net>";
        assert_eq!(
            super::cram_md5_digest("tanstaaftanstaaf", challenge).unwrap(),
            "b913a602c7eda7a495b4e6e7334d3890"
        );
    }
}
