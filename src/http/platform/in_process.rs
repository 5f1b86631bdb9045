//! Transport of the local platform's callbacks to this server's own routes.

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::Request,
    http::header,
};
use tower::{BoxError, ServiceExt, service_fn, util::BoxCloneSyncService};

use crate::{
    http::extract::verified_callback::FromOurPlatform,
    platform::{CallbackTransport, callbacks::transport},
};

/// A transport without a network. Callbacks are signed and verified as on any other.
pub fn transport(routes: Router) -> CallbackTransport {
    let service = service_fn(move |request: transport::CallbackRequest| {
        let routes = routes.clone();
        async move {
            let request = Request::post(format!("/api/ownid/{}", request.path))
                .header(header::CONTENT_TYPE, "application/json")
                .header("ownid-signature", request.signature)
                .header("ownid-timestamp", request.timestamp)
                .extension(FromOurPlatform)
                .body(Body::from(request.body))?;

            let response = routes.oneshot(request).await?;
            let status = response.status().as_u16();

            let body =
                to_bytes(response.into_body(), transport::MAX_RESPONSE_BYTES).await?.to_vec();
            Ok::<_, BoxError>(transport::CallbackResponse { status, body })
        }
    });

    CallbackTransport::InProcess(BoxCloneSyncService::new(service))
}
