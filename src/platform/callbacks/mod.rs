//! Callbacks: the signed requests that are the platform's only access to users (`docs/protocol.md`
//! §2 and §3).
//!
//! Responses are accepted in all forms that OwnID's documentation and samples show, which is less
//! strict than this server's own responses are.

pub(in crate::platform) mod answers;
mod timestamp_sequence;
pub mod transport;

use serde_json::{Value, json};

use self::{
    answers::OwnIdDataAnswer,
    timestamp_sequence::{MAX_AHEAD_MS, TimestampSequence},
    transport::{CallbackRequest, CallbackResponse, CallbackTransport, CallbackTransports},
};
use super::error::Error;
use crate::{
    domain::{LoginId, OwnIdData, SharedSecrets},
    runtime::{clock::Clock, traces::TraceSpan},
};

/// The client for callbacks.
#[derive(Debug)]
pub(super) struct Callbacks {
    pub(super) transports: CallbackTransports,
    secrets: SharedSecrets,
    clock: Clock,
    timestamp_sequence: TimestampSequence,
}

impl Callbacks {
    pub(super) fn new(
        transports: CallbackTransports,
        secrets: SharedSecrets,
        clock: Clock,
    ) -> Self {
        Self { transports, secrets, clock, timestamp_sequence: TimestampSequence::new() }
    }

    /// Requests a user's `ownIdData` (`getOwnIDDataByLoginId`).
    pub(super) async fn own_id_data(&self, login_id: &LoginId) -> Result<OwnIdDataAnswer, Error> {
        OwnIdDataAnswer::of(&self.post("getOwnIDDataByLoginId", login_id, json!({})).await?)
    }

    /// Stores a user's `ownIdData` (`setOwnIDDataByLoginId`).
    ///
    /// # Errors
    /// [`Error::UnknownUser`], [`Error::AccountDisabled`], or the back end's failure.
    pub(super) async fn set_own_id_data(
        &self,
        login_id: &LoginId,
        data: &OwnIdData,
    ) -> Result<(), Error> {
        let body = json!({ "ownIdData": data.as_str() });
        answers::check_write(&self.post("setOwnIDDataByLoginId", login_id, body).await?)
    }

    /// Stores a user's `ownIdData` without passkeys, if the user has a password. The member
    /// `ifPassword`, which the protocol does not have, is for this server as the back end.
    ///
    /// # Errors
    /// [`Error::LastPasskey`] without a password, and those of [`Self::set_own_id_data`].
    pub(super) async fn set_own_id_data_if_password(
        &self,
        login_id: &LoginId,
        data: &OwnIdData,
    ) -> Result<(), Error> {
        let body = json!({ "ownIdData": data.as_str(), "ifPassword": true });
        let answer = self.post("setOwnIDDataByLoginId", login_id, body).await?;

        if answers::is_last_credential(&answer) {
            Err(Error::LastPasskey)
        } else {
            answers::check_write(&answer)
        }
    }

    /// Sends a callback about this user. The login id is added to the body.
    pub(super) async fn post(
        &self,
        path: &'static str,
        login_id: &LoginId,
        mut body: Value,
    ) -> Result<CallbackResponse, Error> {
        body["loginId"] = json!(login_id.as_str());
        self.post_body(path, login_id, &body).await
    }

    /// Sends a callback about this user, with the body as it is.
    pub(super) async fn post_body(
        &self,
        path: &'static str,
        login_id: &LoginId,
        body: &Value,
    ) -> Result<CallbackResponse, Error> {
        let body = body.to_string().into_bytes();
        let transport = self.transports.of(path);
        // This server accepts timestamps of its own platform however far they are ahead of a clock
        // that was set back.
        let is_in_process = matches!(transport, CallbackTransport::InProcess(_));
        let max_ahead = if is_in_process { i64::MAX } else { MAX_AHEAD_MS };
        let timestamp =
            self.timestamp_sequence.next(login_id, self.clock.now(), max_ahead).to_string();
        let signature = self.secrets.signing().sign(&body, &timestamp);

        let span = if is_in_process {
            TraceSpan::of_operation(path)
        } else {
            TraceSpan::of_outgoing_request(path)
        };
        let request = CallbackRequest { path, signature, timestamp, body };
        let response = span.around(transport.send(request)).await;
        if let Err(error) = &response {
            span.fail();
            tracing::warn!(path, %error, "a callback failed");
        }
        response
    }
}
