//! The transport of callbacks: in-process to this server's own routes, or over HTTP to another back
//! end.

use std::time::Duration;

use reqwest::header::HeaderMap;
use tower::{BoxError, ServiceExt, util::BoxCloneSyncService};
use url::Url;

use crate::{
    platform::error::{Error, InvalidSettings},
    runtime::{
        http_client::{self, error_chain},
        traces::parent::outgoing_headers,
    },
};

/// Maximum time for a back end's response.
const TIMEOUT: Duration = Duration::from_secs(5);

/// Maximum length of a response body in bytes.
pub const MAX_RESPONSE_BYTES: usize = 1024 * 1024;

/// A signed callback: `POST` to `path` under the base URL, with `application/json`.
#[derive(Clone, Debug)]
pub struct CallbackRequest {
    /// The endpoint's name, such as `getOwnIDDataByLoginId`.
    pub path: &'static str,
    /// The header `ownid-signature`.
    pub signature: String,
    /// The header `ownid-timestamp`, in milliseconds since the Unix epoch.
    pub timestamp: String,
    pub body: Vec<u8>,
}

/// The back end's response.
#[derive(Clone, Debug)]
pub struct CallbackResponse {
    pub status: u16,
    /// At most [`MAX_RESPONSE_BYTES`].
    pub body: Vec<u8>,
}

/// The transport for each endpoint. Those for messages may have their own, as in OwnID's console.
#[derive(Debug)]
pub struct CallbackTransports {
    pub users: CallbackTransport,
    /// The transport for SMS, if it is not that of `users`.
    pub send_sms: Option<CallbackTransport>,
    /// The transport for mails, if it is not that of `users`.
    pub send_email: Option<CallbackTransport>,
}

impl CallbackTransports {
    /// The transport for the endpoint with this name.
    pub(in crate::platform) fn of(&self, path: &str) -> &CallbackTransport {
        let own = match path {
            "sendSms" => self.send_sms.as_ref(),
            "sendEmail" => self.send_email.as_ref(),
            _ => None,
        };
        own.unwrap_or(&self.users)
    }
}

/// A connection to a back end.
#[derive(Debug)]
pub enum CallbackTransport {
    /// To this server's own callback routes, without a network.
    InProcess(BoxCloneSyncService<CallbackRequest, CallbackResponse, BoxError>),
    /// To another back end.
    Http { client: reqwest::Client, to: CallbackAddress },
}

/// The URL of a back end.
#[derive(Debug)]
pub enum CallbackAddress {
    /// A base URL, to which the name of each endpoint is appended.
    Base(Url),
    /// The URL of a single endpoint.
    Endpoint(Url),
}

impl CallbackAddress {
    fn url(&self, path: &str) -> Result<Url, Error> {
        match self {
            Self::Endpoint(url) => Ok(url.clone()),
            Self::Base(url) => {
                let mut url = url.clone();
                url.path_segments_mut()
                    .map_err(|()| Error::Internal("the callback URL has no path".to_owned()))?
                    .pop_if_empty()
                    .push(path);
                Ok(url)
            }
        }
    }
}

impl CallbackTransport {
    /// A transport to another back end, with headers in addition to those of the protocol. It
    /// follows no redirects and uses no proxy, because requests are signed for one receiver.
    ///
    /// # Errors
    /// [`InvalidSettings::Client`] when the system's certificates cannot be read.
    pub fn http(to: CallbackAddress, headers: HeaderMap) -> Result<Self, Error> {
        let (CallbackAddress::Base(url) | CallbackAddress::Endpoint(url)) = &to;
        let client = http_client::builder(url, TIMEOUT).no_proxy().default_headers(headers);
        let client = client.build().map_err(InvalidSettings::Client)?;
        Ok(Self::Http { client, to })
    }

    pub(in crate::platform) async fn send(
        &self,
        request: CallbackRequest,
    ) -> Result<CallbackResponse, Error> {
        match self {
            Self::InProcess(service) => {
                match tokio::time::timeout(TIMEOUT, service.clone().oneshot(request)).await {
                    Ok(answer) => {
                        answer.map_err(|error| Error::BackendUnreachable(error.to_string()))
                    }
                    Err(_) => Err(Error::BackendUnreachable("it took too long".to_owned())),
                }
            }
            Self::Http { client, to } => send(client, to.url(request.path)?, request).await,
        }
    }
}

async fn send(
    client: &reqwest::Client,
    url: Url,
    request: CallbackRequest,
) -> Result<CallbackResponse, Error> {
    let request = client
        .post(url)
        .header("content-type", "application/json")
        .header("ownid-signature", request.signature)
        .header("ownid-timestamp", request.timestamp)
        .headers(outgoing_headers())
        .body(request.body);
    let unreachable = |error| Error::BackendUnreachable(error_chain(error));
    let mut response = request.send().await.map_err(unreachable)?;
    let status = response.status().as_u16();

    let body =
        http_client::read_capped(&mut response, MAX_RESPONSE_BYTES).await.map_err(unreachable)?;
    if !body.is_whole {
        return Err(Error::BackendError("the answer is longer than 1 MiB".to_owned()));
    }

    Ok(CallbackResponse { status, body: body.bytes })
}
