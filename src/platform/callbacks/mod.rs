//! The signed requests through which the platform, and only so, reaches users (protocol file, §2 and §3).
//!
//! It takes back ends as OwnID's documentation and samples show them, which is less strict than how this server answers.

pub(in crate::platform) mod answers;
mod stamps;
pub mod transport;

use serde_json::{Value, json};

use self::{
    answers::Found,
    stamps::{AHEAD, Stamps},
    transport::{Request, Response, Transport, Transports},
};
use super::error::Error;
use crate::{
    domain::{LoginId, OwnIdData, SharedSecrets},
    runtime::clock::Clock,
};

#[derive(Debug)]
pub(super) struct Callbacks {
    pub(super) transports: Transports,
    secrets: SharedSecrets,
    clock: Clock,
    stamps: Stamps,
}

impl Callbacks {
    pub(super) fn new(transports: Transports, secrets: SharedSecrets, clock: Clock) -> Self {
        Self { transports, secrets, clock, stamps: Stamps::new() }
    }

    pub(super) async fn own_id_data(&self, login_id: &LoginId) -> Result<Found, Error> {
        Found::of(&self.post("getOwnIDDataByLoginId", login_id, json!({})).await?)
    }

    /// # Errors
    /// [`Error::UnknownUser`], [`Error::AccountDisabled`], or the back end's failure.
    pub(super) async fn set_own_id_data(&self, login_id: &LoginId, data: &OwnIdData) -> Result<(), Error> {
        let body = json!({ "ownIdData": data.as_str() });
        answers::taken(&self.post("setOwnIDDataByLoginId", login_id, body).await?)
    }

    pub(super) async fn post(
        &self,
        path: &'static str,
        login_id: &LoginId,
        mut body: Value,
    ) -> Result<Response, Error> {
        body["loginId"] = json!(login_id.as_str());
        self.post_body(path, login_id, &body).await
    }

    /// Sends a body as it stands; it concerns this user.
    pub(super) async fn post_body(
        &self,
        path: &'static str,
        login_id: &LoginId,
        body: &Value,
    ) -> Result<Response, Error> {
        let body = body.to_string().into_bytes();
        // Our own routes follow us however far we are ahead of a clock that was set back.
        let ahead = if matches!(self.transports.of(path), Transport::InProcess(_)) { i64::MAX } else { AHEAD };
        let timestamp = self.stamps.next(login_id, self.clock.now(), ahead).to_string();
        let signature = self.secrets.signing().sign(&body, &timestamp);
        let answer = self.transports.of(path).send(Request { path, signature, timestamp, body }).await;
        if let Err(error) = &answer {
            tracing::warn!(path, %error, "a callback failed");
        }
        answer
    }
}
