//! Requests that are not finished when the server stops.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use tokio::{net::TcpListener, sync::oneshot, time::sleep};

use super::connections::{HALF_BODY, HALF_HEAD, PREFACE, REQUEST, start};
use crate::{
    http::{self, listener::Endpoint},
    startup,
    tests::support::{harness::App, wire::Wire},
};

/// An accept loop of its own, which the test can stop.
async fn stoppable(
    settings: &[(&str, &str)],
) -> (App, SocketAddr, oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
    let app = start(settings).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (router, web) =
        (startup::application(&app.server).unwrap().router, app.server.config.web.clone());
    let (stop, asked) = oneshot::channel::<()>();
    let serving = tokio::spawn(async move {
        let endpoint = Endpoint { socket: listener, router, tls: None };
        http::listener::serve(vec![endpoint], &web, async { drop(asked.await) }).await;
    });
    (app, address, stop, serving)
}

#[tokio::test]
async fn a04_half_requests_do_not_keep_the_server_from_stopping() {
    let (_app, address, stop, serving) = stoppable(&[]).await;
    let mut wires = Vec::new();
    for bytes in [&b""[..], HALF_HEAD, REQUEST, PREFACE, &PREFACE[..10]] {
        wires.push(Wire::open(address, bytes).await);
    }
    sleep(Duration::from_millis(300)).await;
    let began = Instant::now();
    stop.send(()).unwrap();
    serving.await.unwrap();
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
    assert!(tokio::net::TcpStream::connect(address).await.is_err(), "the port is closed");
}

#[tokio::test]
async fn a04_open_requests_are_answered_before_the_server_stops() {
    let (_app, address, stop, serving) = stoppable(&[]).await;
    let mut wire = Wire::open(address, HALF_BODY).await;
    sleep(Duration::from_millis(300)).await;
    stop.send(()).unwrap();
    sleep(Duration::from_millis(1500)).await;
    wire.send(&[b'x'; 92]).await;
    let (read, _) = wire.read_to_end().await;
    let read = String::from_utf8_lossy(&read);
    assert!(
        read.starts_with("HTTP/1.1 422") && read.to_lowercase().contains("connection: close"),
        "{read}"
    );
    serving.await.unwrap();
}

#[tokio::test]
async fn a04_requests_that_do_not_finish_are_cut_off() {
    let (_app, address, stop, serving) = stoppable(&[("VESTIBULE_DRAIN_SECONDS", "2")]).await;
    let mut wire = Wire::open(address, HALF_BODY).await;
    sleep(Duration::from_millis(300)).await;
    let began = Instant::now();
    stop.send(()).unwrap();
    serving.await.unwrap();
    let took = began.elapsed();
    assert!(took >= Duration::from_millis(1900) && took < Duration::from_secs(5), "{took:?}");
    assert!(wire.is_closed().await);
}
