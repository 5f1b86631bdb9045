//! The floors: the rates of axum on this machine with next to no work.

use std::{env, sync::Arc, time::Duration};

use crate::processes;
use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse,
    routing::{get, post},
};
use tokio::net::TcpListener;
use vestibule::{
    domain::{SharedSecrets, credentials::signature::SignatureHeaders},
    runtime::clock::Clock,
};

struct Floor {
    secrets: SharedSecrets,
    data: Bytes,
    page: Bytes,
    document: Bytes,
}

/// Serves until the process is killed.
pub async fn serve() {
    let listen = env::var(processes::FLOORS).unwrap();
    let page = env::var(processes::PAGE).unwrap();
    let document = env::var(processes::DOCUMENT).unwrap();
    let data = format!(r#"{{"ownIdData":"{}"}}"#, "x".repeat(5_000));
    let floor = Floor {
        secrets: SharedSecrets::new(processes::secret(), Vec::new()),
        data: data.into(),
        page: page.into(),
        document: document.into(),
    };

    let router = Router::new()
        .route("/signature", post(signature))
        .route("/data", post(data_after_signature))
        .route("/page", get(page_as_bytes))
        .route("/document", get(document_as_bytes))
        .route("/healthz", get(async || "ok"))
        .with_state(Arc::new(floor));

    axum::serve(TcpListener::bind(listen).await.unwrap(), router).await.unwrap();
}

async fn signature(State(floor): State<Arc<Floor>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let value = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let headers = SignatureHeaders {
        signature: value("ownid-signature"),
        timestamp: value("ownid-timestamp"),
    };
    match floor.secrets.verify(headers, &body, Clock::Real.now(), Duration::from_secs(60)) {
        Ok(_) => StatusCode::NO_CONTENT,
        Err(_) => StatusCode::UNAUTHORIZED,
    }
}

async fn data_after_signature(
    state: State<Arc<Floor>>,
    headers: HeaderMap,
    body: Bytes,
) -> impl IntoResponse {
    let data = state.data.clone();
    match signature(state, headers, body).await {
        StatusCode::NO_CONTENT => Ok(([(header::CONTENT_TYPE, "application/json")], data)),
        refused => Err(refused),
    }
}

async fn page_as_bytes(State(floor): State<Arc<Floor>>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], floor.page.clone())
}

async fn document_as_bytes(State(floor): State<Arc<Floor>>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], floor.document.clone())
}
