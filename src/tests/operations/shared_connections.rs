//! HTTP/2 connections that a proxy shares among users.

use std::time::{Duration, Instant};

use axum::body::Bytes;
use h2::{Reason, RecvStream, client::SendRequest};
use reqwest::StatusCode;
use tokio::time::{sleep, timeout};

use crate::tests::support::harness::{App, TestDatabase};

/// The head of the response to a request on this connection.
async fn ask(app: &App, client: &SendRequest<Bytes>, path: &str) -> RecvStream {
    let request = axum::http::Request::get(app.url(path)).body(()).unwrap();
    let mut client = client.clone().ready().await.expect("the connection was closed");
    let (response, _) = client.send_request(request, true).unwrap();
    let response = response.await.expect("the connection was closed");
    assert_eq!(response.status(), StatusCode::OK);
    response.into_body()
}

#[tokio::test]
async fn s03_an_unread_response_ends_only_its_own_stream() {
    let settings =
        [("VESTIBULE_HEADER_TIMEOUT_SECONDS", "1"), ("VESTIBULE_IDLE_TIMEOUT_SECONDS", "3")];
    let app = TestDatabase::sqlite().start(&settings).await;
    let stream = tokio::net::TcpStream::connect(app.address).await.unwrap();
    let mut small = h2::client::Builder::new();
    small.initial_window_size(1_024);
    let (client, connection) = small.handshake(stream).await.unwrap();
    tokio::spawn(connection);

    let mut stuck = ask(&app, &client, "/api/docs/swagger-ui-bundle.js").await;
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(7) {
        let mut body = ask(&app, &client, "/healthz").await;
        while let Some(piece) = body.data().await {
            piece.unwrap();
        }
        sleep(Duration::from_millis(200)).await;
    }
    let reading = async {
        loop {
            if let Err(error) = stuck.data().await.expect("it is not whole") {
                return error;
            }
        }
    };
    let error = timeout(Duration::from_secs(5), reading).await.expect("it was not given up");
    assert_eq!(error.reason(), Some(Reason::CANCEL), "{error}");
}
