//! Codes on their way: sent after the answer, or held back when an address was sent so many.

use std::{net::IpAddr, sync::Arc};

use super::register;
use crate::{
    domain::{LoginId, Timestamp, Token, message::kind::MessageKind},
    http::{error::Problem, session::code_flow_cookie},
    platform::{Platform, codes::Purpose},
    runtime::rate_limits::TooManyAttempts,
    server::Server,
};
use axum::response::Redirect;
use serde::Deserialize;
use vestibule_app::i18n::texts;

/// What became of asking for a code.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Renewed {
    sent: Option<bool>,
    /// When the next one may be sent, in milliseconds since 1970, where none was.
    next_at: Option<i64>,
    /// Whether a code was sent whose flow is over.
    pub(super) over: Option<String>,
}

/// Sends the flow its code once the answer is on its way. Returns when the address may be sent the next one, if it may not be sent
/// this one; that is counted whether anybody has the address or not.
///
/// # Errors
/// 429 when too many SMS were asked for from here.
pub fn send(
    server: &Arc<Server>,
    platform: &Arc<Platform>,
    (secret, purpose): (&Token, Purpose),
    (login_id, address): (LoginId, IpAddr),
) -> Result<Option<Timestamp>, Problem> {
    server.message_limits.asked(&login_id, address)?;
    if let Err(TooManyAttempts { retry_after }) = server.message_limits.code(&login_id) {
        return Ok(Some(server.clock.now().plus(retry_after)));
    }
    dispatch(server, platform, (secret, purpose, MessageKind::Code), (login_id, address));
    Ok(None)
}

/// Sends the flow its code, whatever was sent to its address before.
pub fn dispatch(
    server: &Arc<Server>,
    platform: &Arc<Platform>,
    (secret, purpose, kind): (&Token, Purpose, MessageKind),
    (login_id, address): (LoginId, IpAddr),
) {
    let (of, platform, flow) = (Arc::clone(server), Arc::clone(platform), secret.hash());
    code_flow_cookie::afterwards(server, async move {
        match purpose {
            Purpose::Verify => register::introduce(&of, &platform, (&flow, &login_id), address).await,
            Purpose::Login | Purpose::Recover | Purpose::Support => {
                platform.send_code_if_known(&flow, (purpose, &login_id), kind).await
            }
        }
    });
}

/// The page for typing the code. It says when the next may be sent, if this one was held back.
pub fn page(held: Option<Timestamp>) -> Redirect {
    match held {
        Some(at) => Redirect::to(&format!("/code?nextAt={}", at.as_millis())),
        None => Redirect::to("/code"),
    }
}

impl Renewed {
    pub(super) fn words(&self, now: Timestamp) -> Option<String> {
        let wait = self.next_at.map(|at| at.saturating_sub(now.as_millis()));
        match (wait, self.sent) {
            // What somebody put into the address themselves is no later than a day.
            (Some(wait @ 1..=86_400_000), _) => {
                let minutes = wait.unsigned_abs().div_ceil(60_000);
                Some(format!("{} {}", texts::CODE_HELD, texts::next_code(minutes)))
            }
            (_, Some(true)) => Some(texts::CODE_SENT.into()),
            (_, Some(false)) => Some(texts::CODES_SENT.into()),
            (_, None) => None,
        }
    }
}
