//! The accept loop: limited connections with deadlines.

use std::{
    net::Ipv4Addr,
    time::{Duration, Instant},
};

use reqwest::StatusCode;
use tokio::time::sleep;

use crate::tests::support::{
    harness::{App, TestDatabase},
    wire::{Wire, answer},
};

pub(crate) const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/// An empty SETTINGS frame.
const SETTINGS: &[u8] = &[0, 0, 0, 4, 0, 0, 0, 0, 0];

pub(crate) const REQUEST: &[u8] = b"GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n";

pub(crate) const HALF_HEAD: &[u8] = b"GET /healthz HTTP/1.1\r\nhost: loc";

pub(crate) const HALF_BODY: &[u8] = b"POST /login HTTP/1.1\r\nhost: localhost\r\n\
    content-type: application/x-www-form-urlencoded\r\n\
    content-length: 100\r\n\r\nloginId=";

const SHORT: [(&str, &str); 2] =
    [("VESTIBULE_HEADER_TIMEOUT_SECONDS", "1"), ("VESTIBULE_IDLE_TIMEOUT_SECONDS", "3")];

pub(crate) async fn start(settings: &[(&str, &str)]) -> App {
    TestDatabase::sqlite().start(settings).await
}

async fn is_served(app: &App) -> bool {
    app.client
        .get(app.url("/healthz"))
        .send()
        .await
        .is_ok_and(|answer| answer.status() == StatusCode::OK)
}

#[tokio::test]
async fn s03_idle_connections_are_closed() {
    let app = start(&SHORT).await;
    let with_settings = [PREFACE, SETTINGS].concat();
    let one_and_a_half = [REQUEST, HALF_HEAD].concat();
    let tries = [
        ("nothing", &b""[..], 1),
        ("half a head", HALF_HEAD, 1),
        ("half a preface", &PREFACE[..10], 1),
        ("a preface", PREFACE, 1),
        ("a preface and settings", &with_settings, 1),
        ("one request", REQUEST, 3),
        ("a request and half of the next", &one_and_a_half, 3),
    ];
    let tries = tries.map(|(what, bytes, after)| {
        let address = app.address;
        async move {
            let mut wire = Wire::open(address, bytes).await;
            let (_, took) = wire.read_to_end().await;
            (what, after, took)
        }
    });
    for (what, after, took) in futures::future::join_all(tries).await {
        let least = Duration::from_millis(after * 900);
        assert!(
            took >= least && took < Duration::from_secs(after + 8),
            "{what} stayed open for {took:?}"
        );
    }
}

#[tokio::test]
async fn s03_a_slowly_sent_head_is_cut_off() {
    let app = start(&SHORT).await;
    let mut wire = Wire::open(app.address, REQUEST).await;
    wire.read_until("ok").await;
    let began = Instant::now();
    while !wire.is_closed().await {
        wire.send(b"x").await;
        sleep(Duration::from_millis(100)).await;
        assert!(began.elapsed() < Duration::from_secs(10), "a byte now and then keeps it open");
    }
    assert!(is_served(&app).await);
}

#[tokio::test]
async fn s03_silent_connections_make_room_for_others() {
    let app = start(&[("VESTIBULE_CONNECTIONS_PER_ADDRESS", "50")]).await;
    let mut silent = Vec::new();
    for n in 0..600 {
        let bytes = [&b""[..], HALF_HEAD, PREFACE, &PREFACE[..7]][n % 4];
        silent.push(Wire::open(app.address, bytes).await);
        if n % 100 == 0 {
            assert!(is_served(&app).await, "beside {n} silent connections");
        }
    }
    sleep(Duration::from_millis(200)).await;
    assert!(is_served(&app).await);
    let mut open = 0;
    for wire in &mut silent {
        open += usize::from(!wire.is_closed().await);
    }
    assert!((1..=50).contains(&open), "{open} are open");
    assert!(
        !silent[0].is_closed().await || !silent.last_mut().unwrap().is_closed().await,
        "the oldest go first"
    );
}

#[tokio::test]
async fn s03_the_total_of_connections_is_limited() {
    let app = start(&[("VESTIBULE_CONNECTIONS_MAX", "40")]).await;
    let mut silent = Vec::new();
    for n in 0..200_u8 {
        silent.push(Wire::open_from(Ipv4Addr::new(127, 0, 1, n), app.address, HALF_HEAD).await);
    }
    sleep(Duration::from_millis(200)).await;
    assert!(is_served(&app).await);
    let mut open = 0;
    for wire in &mut silent {
        open += usize::from(!wire.is_closed().await);
    }
    assert!((1..=40).contains(&open), "{open} are open");
}

#[tokio::test]
async fn s03_connections_with_open_requests_do_not_make_room() {
    let app = start(&[("VESTIBULE_CONNECTIONS_PER_ADDRESS", "3")]).await;
    let mut busy = Vec::new();
    for _ in 0..3 {
        busy.push(Wire::open(app.address, HALF_BODY).await);
    }
    sleep(Duration::from_millis(300)).await;
    let (read, _) = Wire::open(app.address, REQUEST).await.read_to_end().await;
    assert!(read.is_empty(), "the fourth of the address is turned away");
    let mut other = Wire::open_from(Ipv4Addr::new(127, 0, 0, 9), app.address, REQUEST).await;
    assert!(other.read_until("ok").await.contains("200 OK"), "other addresses are not");
    for wire in &mut busy {
        assert!(!wire.is_closed().await);
    }
    drop(busy);
    sleep(Duration::from_millis(300)).await;
    assert!(is_served(&app).await, "there is room again");
}

#[tokio::test]
async fn s03_trusted_proxies_are_not_counted() {
    let app = start(&[
        ("VESTIBULE_CONNECTIONS_PER_ADDRESS", "2"),
        ("VESTIBULE_TRUSTED_PROXIES", "127.0.0.1"),
    ])
    .await;
    let mut busy = Vec::new();
    for _ in 0..5 {
        busy.push(Wire::open(app.address, HALF_BODY).await);
    }
    sleep(Duration::from_millis(300)).await;
    assert!(is_served(&app).await);
    for wire in &mut busy {
        assert!(!wire.is_closed().await);
    }
}

#[tokio::test]
async fn s03_an_unread_response_is_abandoned() {
    let app = start(&SHORT).await;
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4096).unwrap();
    let mut wire = Wire(socket.connect(app.address).await.unwrap());
    // More than the system buffers on the way.
    let request = b"GET /api/docs/swagger-ui-bundle.js HTTP/1.1\r\nhost: localhost\r\n\r\n";
    wire.send(&request.repeat(100)).await;
    sleep(Duration::from_secs(8)).await;
    let (read, took) = wire.read_to_end().await;
    assert!(took < Duration::from_secs(10), "it was closed long before");
    let whole = app
        .client
        .get(app.url("/api/docs/swagger-ui-bundle.js"))
        .send()
        .await
        .unwrap()
        .bytes()
        .await
        .unwrap();
    assert!(
        whole.len() > 100_000 && read.len() < whole.len() * 90,
        "{} of {}",
        read.len(),
        whole.len() * 100
    );
}

#[tokio::test]
async fn s03_a_slowly_read_response_arrives_whole() {
    let app = start(&SHORT).await;
    let path = "/api/docs/swagger-ui-bundle.js";
    let whole = app.client.get(app.url(path)).send().await.unwrap().bytes().await.unwrap();
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4096).unwrap();
    let mut wire = Wire(socket.connect(app.address).await.unwrap());
    wire.send(
        format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").as_bytes(),
    )
    .await;
    let mut read = 0;
    let began = Instant::now();
    loop {
        let mut bytes = vec![0; whole.len() / 60];
        let length = tokio::io::AsyncReadExt::read(&mut wire.0, &mut bytes).await.unwrap();
        if length == 0 {
            break;
        }
        read += length;
        if began.elapsed() < Duration::from_secs(6) {
            sleep(Duration::from_millis(50)).await;
        }
    }
    assert!(read > whole.len(), "{read} of {} and the head", whole.len());
}

#[tokio::test]
async fn s03_a_missing_body_is_not_awaited_for_ever() {
    let app = start(&[]).await;
    let callback = b"POST /api/ownid/getOwnIDDataByLoginId HTTP/1.1\r\nhost: localhost\r\n\
        content-type: application/json\r\n\
        ownid-signature: x\r\nownid-timestamp: 1\r\ncontent-length: 100\r\n\r\n{";
    let tries = [HALF_BODY, &callback[..]].map(|bytes| async {
        let mut wire = Wire::open(app.address, bytes).await;
        wire.read_to_end().await
    });
    for (read, took) in futures::future::join_all(tries).await {
        assert!(
            String::from_utf8_lossy(&read).starts_with("HTTP/1.1 408"),
            "{}",
            String::from_utf8_lossy(&read)
        );
        assert!(took < Duration::from_secs(38), "{took:?}");
    }
}

#[tokio::test]
async fn s03_heads_are_bounded() {
    let app = start(&[]).await;
    let large =
        format!("GET /healthz HTTP/1.1\r\nhost: localhost\r\nx: {}\r\n\r\n", "x".repeat(64 * 1024));
    assert!(answer(&app, &large).await.starts_with("HTTP/1.1 431"));
    let many =
        format!("GET /healthz HTTP/1.1\r\nhost: localhost\r\n{}\r\n", "x: y\r\n".repeat(200));
    assert!(answer(&app, &many).await.starts_with("HTTP/1.1 431"));
    let some = format!(
        "GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n{}\r\n",
        "x: y\r\n".repeat(50)
    );
    assert!(answer(&app, &some).await.starts_with("HTTP/1.1 200"));
}
