//! The page after a code was requested: sent, or withheld because the recipient was sent too many.

use std::sync::Arc;

use crate::{
    domain::{LoginId, Timestamp},
    http::{error::Problem, session::code_flow_cookie},
    journeys::code_flow::{self, BegunFlow, FlowOrigin},
    platform::{Platform, codes::CodePurpose},
    server::Server,
};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use vestibule_app::i18n::texts;

/// Result of requesting a code, in the query of `/code`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SendingResult {
    sent: Option<bool>,
    /// Time at which the next one may be sent, in milliseconds since 1970, if none was.
    next_at: Option<i64>,
    /// Present if a code was sent whose flow has ended.
    pub(super) over: Option<String>,
}

/// Starts a flow in this browser, and sends its code.
pub async fn begin(
    server: &Arc<Server>,
    platform: &Arc<Platform>,
    purpose: CodePurpose,
    login_id: LoginId,
    origin: FlowOrigin<'_>,
) -> Result<Response, Problem> {
    let BegunFlow { secret, next_code_at } =
        code_flow::begin(server, platform, purpose, login_id, origin).await?;
    Ok((code_flow_cookie::keep(server, &secret), redirect_to_code(next_code_at)).into_response())
}

/// Redirect to the page for typing the code, with the time of the next one if this one was
/// withheld.
pub fn redirect_to_code(next_code_at: Option<Timestamp>) -> Redirect {
    match next_code_at {
        Some(at) => Redirect::to(&format!("/code?nextAt={}", at.as_millis())),
        None => Redirect::to("/code"),
    }
}

impl SendingResult {
    pub(super) fn notice(&self, now: Timestamp) -> Option<String> {
        let wait = self.next_at.map(|at| at.saturating_sub(now.as_millis()));

        match (wait, self.sent) {
            // A time typed into the URL is limited to a day.
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
