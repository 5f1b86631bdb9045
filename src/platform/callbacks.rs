//! The signed requests through which the platform, and only so, reaches users (protocol file, §2 and §3).
//!
//! It takes back ends as OwnID's documentation and samples show them, which is less strict than how this server answers.

use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};
use tower::{BoxError, ServiceExt, util::BoxCloneSyncService};
use url::Url;

use super::{
    error::{Error, InvalidSettings},
    stamps::{AHEAD, Stamps},
};
use crate::{
    clock::Clock,
    domain::{LoginId, OwnIdData, SharedSecrets},
};

/// How long a back end may take to answer.
const TIMEOUT: Duration = Duration::from_secs(5);

/// The longest answer that is read, in bytes.
pub const MAX_RESPONSE: usize = 1024 * 1024;

/// A callback, ready to be sent: `POST` to `path` under the base URL, with `application/json`.
#[derive(Clone, Debug)]
pub struct Request {
    /// The endpoint's name, such as `getOwnIDDataByLoginId`.
    pub path: &'static str,
    /// The header `ownid-signature`.
    pub signature: String,
    /// The header `ownid-timestamp`, in milliseconds.
    pub timestamp: String,
    pub body: Vec<u8>,
}

/// What the back end answered.
#[derive(Clone, Debug)]
pub struct Response {
    pub status: u16,
    /// At most [`MAX_RESPONSE`] bytes.
    pub body: Vec<u8>,
}

/// How callbacks travel.
#[derive(Debug)]
pub enum Transport {
    /// To this server's own callback routes, without a network.
    InProcess(BoxCloneSyncService<Request, Response, BoxError>),
    /// To another back end.
    Http { client: reqwest::Client, base: Url },
}

impl Transport {
    /// Callbacks to the back end at this base URL. No redirect is followed and no proxy is asked: the request is signed
    /// for one receiver.
    ///
    /// # Errors
    /// [`InvalidSettings::Client`] when the system's certificates cannot be read.
    pub fn http(base: Url) -> Result<Self, Error> {
        // Two callers may race for it; either way it is ring's.
        rustls::crypto::ring::default_provider().install_default().ok();
        let client = reqwest::Client::builder().timeout(TIMEOUT).redirect(reqwest::redirect::Policy::none()).no_proxy();
        // Plain http stays on this machine, which may well have no certificates at all.
        let client = if base.scheme() == "http" { client.tls_certs_only([]) } else { client };
        let client = client.build().map_err(InvalidSettings::Client)?;
        Ok(Self::Http { client, base })
    }

    async fn send(&self, request: Request) -> Result<Response, Error> {
        match self {
            Self::InProcess(service) => match tokio::time::timeout(TIMEOUT, service.clone().oneshot(request)).await {
                Ok(answer) => answer.map_err(|error| Error::BackendUnreachable(error.to_string())),
                Err(_) => Err(Error::BackendUnreachable("it took too long".to_owned())),
            },
            Self::Http { client, base } => send(client, base, request).await,
        }
    }
}

async fn send(client: &reqwest::Client, base: &Url, request: Request) -> Result<Response, Error> {
    let mut url = base.clone();
    url.path_segments_mut()
        .map_err(|()| Error::Internal("the callback URL has no path".to_owned()))?
        .pop_if_empty()
        .push(request.path);
    let request = client
        .post(url)
        .header("content-type", "application/json")
        .header("ownid-signature", request.signature)
        .header("ownid-timestamp", request.timestamp)
        .body(request.body);
    // The URL is the operator's own setting, and stays out of the text all the same.
    let unreachable = |error: reqwest::Error| Error::BackendUnreachable(chain(&error.without_url()));
    let mut answer = request.send().await.map_err(unreachable)?;
    let status = answer.status().as_u16();
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(unreachable)? {
        if body.len() + chunk.len() > MAX_RESPONSE {
            return Err(Error::BackendError("the answer is longer than 1 MiB".to_owned()));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Response { status, body })
}

/// The error and what caused it: reqwest's own text alone says only that sending failed.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.fold(error.to_string(), |text, cause| format!("{text}: {cause}"))
}

/// What the back end knows about a user.
#[derive(Debug)]
pub(super) enum Found {
    Data(String),
    Nothing,
    Disabled,
    UnknownUser,
}

#[derive(Debug)]
pub(super) struct Callbacks {
    pub(super) transport: Transport,
    secrets: SharedSecrets,
    clock: Clock,
    stamps: Stamps,
}

impl Callbacks {
    pub(super) fn new(transport: Transport, secrets: SharedSecrets, clock: Clock) -> Self {
        Self { transport, secrets, clock, stamps: Stamps::new() }
    }

    pub(super) async fn own_id_data(&self, login_id: &LoginId) -> Result<Found, Error> {
        let answer = self.post("getOwnIDDataByLoginId", login_id, json!({})).await?;
        match Meaning::of(&answer)? {
            Meaning::UnknownUser => Ok(Found::UnknownUser),
            Meaning::Disabled => Ok(Found::Disabled),
            Meaning::Fine(body) => match body.own_id_data {
                None | Some(Value::Null) => Ok(Found::Nothing),
                Some(Value::String(data)) if data.is_empty() => Ok(Found::Nothing),
                Some(Value::String(data)) => Ok(Found::Data(data)),
                Some(_) => Err(Error::BackendError("ownIdData is not a string".to_owned())),
            },
        }
    }

    /// # Errors
    /// [`Error::UnknownUser`], [`Error::AccountDisabled`], or the back end's failure.
    pub(super) async fn set_own_id_data(&self, login_id: &LoginId, data: &OwnIdData) -> Result<(), Error> {
        let body = json!({ "ownIdData": data.as_str() });
        match Meaning::of(&self.post("setOwnIDDataByLoginId", login_id, body).await?)? {
            Meaning::Fine(_) => Ok(()),
            Meaning::UnknownUser => Err(Error::UnknownUser),
            Meaning::Disabled => Err(Error::AccountDisabled),
        }
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
        let ahead = if matches!(self.transport, Transport::InProcess(_)) { i64::MAX } else { AHEAD };
        let timestamp = self.stamps.next(login_id, self.clock.now(), ahead).to_string();
        let signature = self.secrets.signing().sign(&body, &timestamp);
        let answer = self.transport.send(Request { path, signature, timestamp, body }).await;
        if let Err(error) = &answer {
            tracing::warn!(path, %error, "a callback failed");
        }
        answer
    }
}

/// The members that any of the answers may have.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Body {
    #[serde(rename = "errorCode")]
    error_code: Option<Value>,
    /// OwnID's own examples spell it both ways.
    #[serde(rename = "ownIdData", alias = "ownidData")]
    own_id_data: Option<Value>,
    pub(super) token: Option<Value>,
}

pub(super) enum Meaning {
    Fine(Box<Body>),
    UnknownUser,
    Disabled,
}

impl Meaning {
    /// 404 says that there is no such user, and so does 200 with `{"errorCode":404}`, as OwnID's samples answer.
    pub(super) fn of(answer: &Response) -> Result<Self, Error> {
        match answer.status {
            200..=299 if answer.body.iter().all(u8::is_ascii_whitespace) => Ok(Self::Fine(Box::default())),
            200..=299 => {
                let body: Box<Body> = serde_json::from_slice(&answer.body)
                    .map_err(|_| Error::BackendError("the answer is not a JSON object".to_owned()))?;
                match body.error_code.as_ref().and_then(Value::as_i64) {
                    None | Some(0) => Ok(Self::Fine(body)),
                    Some(404) => Ok(Self::UnknownUser),
                    Some(403) => Ok(Self::Disabled),
                    Some(code) => Err(Error::BackendError(format!("the error code is {code}"))),
                }
            }
            404 => Ok(Self::UnknownUser),
            403 => Ok(Self::Disabled),
            503 => Err(Error::BackendUnavailable),
            status => Err(Error::BackendError(format!("the status is {status}"))),
        }
    }
}
