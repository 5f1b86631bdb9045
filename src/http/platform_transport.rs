//! How the local platform's callbacks reach the back end that it stands before.

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::Request,
    http::header,
};
use tower::{BoxError, ServiceExt, service_fn, util::BoxCloneSyncService};
use url::Url;

use crate::{
    config,
    platform::{
        Error, Transport, Transports,
        transport::{self, Address},
    },
};

/// To another back end, or to our own routes where none is named.
///
/// # Errors
/// What keeps the client of another back end from being built.
pub fn to_back_end(config: &config::Platform, callbacks: Router) -> Result<Transports, Error> {
    let message = |url: &Option<Url>| {
        let url = url.clone().map(Address::Endpoint);
        url.map(|to| Transport::http(to, config.callback_headers.clone())).transpose()
    };
    let users = match &config.callback_url {
        Some(url) => Transport::http(Address::Base(url.clone()), config.callback_headers.clone())?,
        None => in_process(callbacks),
    };
    Ok(Transports { users, send_sms: message(&config.send_sms_url)?, send_email: message(&config.send_email_url)? })
}

/// Carries callbacks to our own routes without a network. They are signed and verified like any others.
fn in_process(routes: Router) -> Transport {
    let service = service_fn(move |request: transport::Request| {
        let routes = routes.clone();
        async move {
            let request = Request::post(format!("/api/ownid/{}", request.path))
                .header(header::CONTENT_TYPE, "application/json")
                .header("ownid-signature", request.signature)
                .header("ownid-timestamp", request.timestamp)
                .body(Body::from(request.body))?;
            let response = routes.oneshot(request).await?;
            let status = response.status().as_u16();
            let body = to_bytes(response.into_body(), transport::MAX_RESPONSE).await?.to_vec();
            Ok::<_, BoxError>(transport::Response { status, body })
        }
    });
    Transport::InProcess(BoxCloneSyncService::new(service))
}
