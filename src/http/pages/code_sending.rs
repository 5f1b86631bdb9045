//! The page to which a browser goes once its code is sent, or held back because the recipient was sent too many.

use std::sync::Arc;

use crate::{
    domain::{LoginId, Timestamp},
    http::{error::Problem, session::code_flow_cookie},
    journeys::code_flow::{self, BegunFlow, FlowOrigin},
    platform::{Platform, codes::Purpose},
    server::Server,
};
use axum::response::{IntoResponse, Redirect, Response};
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

/// Begins a flow in this browser, and sends its code.
pub async fn begin(
    server: &Arc<Server>,
    platform: &Arc<Platform>,
    purpose: Purpose,
    login_id: LoginId,
    origin: FlowOrigin<'_>,
) -> Result<Response, Problem> {
    let BegunFlow { secret, next_code_at } = code_flow::begin(server, platform, purpose, login_id, origin).await?;
    Ok((code_flow_cookie::keep(server, &secret), page(next_code_at)).into_response())
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
