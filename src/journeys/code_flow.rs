//! A flow that a one-time code or a magic link completes: login, registration, recovery.

use std::{net::IpAddr, sync::Arc};

use super::{Result, after_response, register};
use crate::{
    domain::{
        LoginId, ReturnPath, Timestamp, Token, message::kind::MessageKind, session::AuthMethod,
    },
    platform::{Platform, codes::CodePurpose},
    runtime::rate_limits::TooManyAttempts,
    server::Server,
    service::{
        self,
        login::sign_in::{self, SignedIn},
    },
};

/// A code to be sent.
#[derive(Clone, Debug)]
pub struct CodeRequest<'a> {
    /// The secret of the flow, which the browser's cookie holds.
    pub secret: &'a Token,
    pub purpose: CodePurpose,
    pub login_id: LoginId,
    /// The address of the client.
    pub address: IpAddr,
}

/// A flow that was begun.
#[derive(Debug)]
pub struct BegunFlow {
    pub secret: Token,
    /// The time at which a code may be sent, if none was sent because too many were sent before.
    pub next_code_at: Option<Timestamp>,
}

/// Begins a flow and sends its code.
///
/// # Errors
/// The platform's, and those of [`send_code`].
pub async fn begin(
    server: &Arc<Server>,
    platform: &Arc<Platform>,
    purpose: CodePurpose,
    login_id: LoginId,
    origin: FlowOrigin<'_>,
) -> Result<BegunFlow> {
    let secret = platform.begin_code(purpose, &login_id, origin.next.as_str()).await?;
    let request = CodeRequest { secret: &secret, purpose, login_id, address: origin.address };
    let next_code_at = send_code(server, platform, request)?;
    Ok(BegunFlow { secret, next_code_at })
}

/// The client that begins a flow, and the page that it returns to.
#[derive(Clone, Copy, Debug)]
pub struct FlowOrigin<'a> {
    pub address: IpAddr,
    pub next: &'a ReturnPath,
}

/// Sends the flow its code after the response. Returns the time at which the next code may be sent,
/// if the recipient was sent too many; this is counted whether or not the recipient has an account.
///
/// # Errors
/// [`service::Error::TooManyAttempts`] if the client's address asked for too many SMS.
pub fn send_code(
    server: &Arc<Server>,
    platform: &Arc<Platform>,
    request: CodeRequest<'_>,
) -> service::Result<Option<Timestamp>> {
    server.message_limits.asked(&request.login_id, request.address)?;
    if let Err(TooManyAttempts { retry_after }) = server.message_limits.code(&request.login_id) {
        return Ok(Some(server.clock.now().plus(retry_after)));
    }
    dispatch_code(server, platform, request, MessageKind::Code);
    Ok(None)
}

/// Sends the flow its code after the response, without regard to what its recipient was sent
/// before.
pub fn dispatch_code(
    server: &Arc<Server>,
    platform: &Arc<Platform>,
    CodeRequest { secret, purpose, login_id, address }: CodeRequest<'_>,
    kind: MessageKind,
) {
    let (of, platform, flow) = (Arc::clone(server), Arc::clone(platform), secret.hash());
    after_response::spawn(server, "send_code", async move {
        match purpose {
            CodePurpose::Verify => {
                register::send_code(&of, &platform, &flow, &login_id, address).await
            }
            CodePurpose::Login | CodePurpose::Recover | CodePurpose::Support => {
                Ok(platform.send_code_if_known(&flow, purpose, &login_id, kind).await?)
            }
        }
    });
}

/// Logs in the user whose code was right: the platform asks for the session, as it does after a
/// passkey.
pub async fn log_in(server: &Server, platform: &Platform, login_id: &LoginId) -> Result<SignedIn> {
    let session = platform.sign_in_verified(login_id).await?;
    Ok(sign_in::with_token(server, session.token().unwrap_or_default(), AuthMethod::Code).await?)
}
