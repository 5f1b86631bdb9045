//! The transport of callbacks: to this server's own routes without a network, or to another back end.

use std::time::Duration;

use reqwest::header::HeaderMap;
use tower::{BoxError, ServiceExt, util::BoxCloneSyncService};
use url::Url;

use crate::platform::error::{Error, InvalidSettings};

/// The time that a back end may take to answer.
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

/// The back end's answer.
#[derive(Clone, Debug)]
pub struct Response {
    pub status: u16,
    /// At most [`MAX_RESPONSE`] bytes.
    pub body: Vec<u8>,
}

/// The way to each endpoint. Messages may have addresses of their own, as in OwnID's console.
#[derive(Debug)]
pub struct Transports {
    pub users: Transport,
    /// Set if it is another than that of the users.
    pub send_sms: Option<Transport>,
    pub send_email: Option<Transport>,
}

impl Transports {
    pub(in crate::platform) fn of(&self, path: &str) -> &Transport {
        let own = match path {
            "sendSms" => self.send_sms.as_ref(),
            "sendEmail" => self.send_email.as_ref(),
            _ => None,
        };
        own.unwrap_or(&self.users)
    }
}

#[derive(Debug)]
pub enum Transport {
    /// To this server's own callback routes, without a network.
    InProcess(BoxCloneSyncService<Request, Response, BoxError>),
    /// To another back end.
    Http { client: reqwest::Client, to: Address },
}

#[derive(Debug)]
pub enum Address {
    /// The base URL, below which each endpoint has its name.
    Base(Url),
    /// The endpoint itself.
    Endpoint(Url),
}

impl Address {
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

impl Transport {
    /// Callbacks to another back end, with these headers besides the documented ones. No redirect is followed and no proxy is asked:
    /// the request is signed for one receiver.
    ///
    /// # Errors
    /// [`InvalidSettings::Client`] when the system's certificates cannot be read.
    pub fn http(to: Address, headers: HeaderMap) -> Result<Self, Error> {
        // Two callers may race for it; either way it is ring's.
        rustls::crypto::ring::default_provider().install_default().ok();
        let client = reqwest::Client::builder()
            .timeout(TIMEOUT)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .default_headers(headers);
        let (Address::Base(url) | Address::Endpoint(url)) = &to;
        // Plain http stays on this machine, which may well have no certificates at all.
        let client = if url.scheme() == "http" { client.tls_certs_only([]) } else { client };
        let client = client.build().map_err(InvalidSettings::Client)?;
        Ok(Self::Http { client, to })
    }

    pub(in crate::platform) async fn send(&self, request: Request) -> Result<Response, Error> {
        match self {
            Self::InProcess(service) => match tokio::time::timeout(TIMEOUT, service.clone().oneshot(request)).await {
                Ok(answer) => answer.map_err(|error| Error::BackendUnreachable(error.to_string())),
                Err(_) => Err(Error::BackendUnreachable("it took too long".to_owned())),
            },
            Self::Http { client, to } => send(client, to.url(request.path)?, request).await,
        }
    }
}

async fn send(client: &reqwest::Client, url: Url, request: Request) -> Result<Response, Error> {
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
