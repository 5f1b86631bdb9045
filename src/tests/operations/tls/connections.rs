//! Connections by TLS: both versions of HTTP, within the limits of every connection.

use std::{net::SocketAddr, time::Duration};

use axum::{body::Bytes, http::Request};
use reqwest::StatusCode;
use rustls::ProtocolVersion;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::{sleep, timeout},
};

use crate::tests::{
    operations::connections::PREFACE,
    support::{
        tls::{HOST, SecureApp, negotiate},
        wire::{PATIENCE, Wire},
    },
};

const REQUEST: &[u8] = b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";

async fn is_served(secure: &SecureApp) -> bool {
    let client = secure.client(&[&secure.certificate]).build().unwrap();
    let answer = client.get(secure.url("/healthz")).send().await;
    answer.is_ok_and(|answer| answer.status() == StatusCode::OK)
}

#[tokio::test]
async fn b68_browsers_are_served_by_both_versions_of_http() {
    let secure = SecureApp::start(&[]).await;

    let client = secure.client(&[&secure.certificate]).build().unwrap();
    let page = client.get(secure.url("/login")).send().await.unwrap();
    assert_eq!(page.status(), StatusCode::OK);
    assert!(page.headers()["strict-transport-security"].to_str().unwrap().contains("max-age="));
    assert!(secure.client(&[]).build().unwrap().get(secure.url("/")).send().await.is_err());

    let (client, _) = secure.connect_h2().await;
    let request = Request::get(secure.url("/login")).body(()).unwrap();
    let (answer, _) = client.ready().await.unwrap().send_request(request, true).unwrap();
    let answer = answer.await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    assert!(answer.headers().contains_key("strict-transport-security"));

    let nothing: &[&[u8]] = &[];
    for (offered, chosen) in [
        (&[&b"http/1.1"[..], b"h2"][..], Some(&b"h2"[..])),
        (&[b"http/1.1"], Some(b"http/1.1")),
        (nothing, None),
    ] {
        let mut stream = secure.connect(offered).await;
        let session = stream.get_ref().1;
        assert_eq!(session.alpn_protocol(), chosen);
        assert_eq!(session.protocol_version(), Some(ProtocolVersion::TLSv1_3));
        if chosen != Some(&b"h2"[..]) {
            let mut answer = String::new();
            stream.write_all(REQUEST).await.unwrap();
            stream.read_to_string(&mut answer).await.unwrap();
            assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        }
    }
}

#[tokio::test]
async fn b68_a_handshake_has_the_time_of_a_first_request_and_no_more() {
    let secure = SecureApp::start(&[("VESTIBULE_HEADER_TIMEOUT_SECONDS", "1")]).await;
    let half_hello: [u8; 11] = [0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3];
    let silent = [&b""[..], &half_hello[..1], &half_hello];
    let cut_off = silent.map(|bytes| async move {
        let mut wire = Wire::open(secure.tls, bytes).await;
        let (_, took) = wire.read_to_end().await;
        assert!(took >= Duration::from_millis(900), "{bytes:?} was cut off after {took:?}");
    });
    let slow = async {
        let mut wire = Wire::open(secure.tls, &half_hello).await;
        while !wire.is_closed().await {
            wire.send(&[0]).await;
            sleep(Duration::from_millis(100)).await;
        }
    };
    let no_request = async {
        let mut stream = secure.connect(&[b"http/1.1"]).await;
        stream.read_to_end(&mut Vec::new()).await.ok();
    };
    let all = async {
        tokio::join!(futures::future::join_all(cut_off), slow, no_request, async {
            assert!(is_served(&secure).await, "beside the silent ones");
        })
    };
    timeout(Duration::from_secs(20), all).await.expect("they are cut off");

    let mut wire = Wire::open(secure.tls, REQUEST).await;
    let (read, _) = wire.read_to_end().await;
    assert!(!String::from_utf8_lossy(&read).contains("HTTP"), "clear text is not answered");
    assert!(is_served(&secure).await);
}

#[tokio::test]
async fn b68_limits_of_connections_count_those_that_negotiate() {
    let secure = SecureApp::start(&[("VESTIBULE_CONNECTIONS_PER_ADDRESS", "20")]).await;
    let mut silent = Vec::new();
    for _ in 0..100 {
        silent.push(Wire::open(secure.tls, &[0x16, 3, 1]).await);
    }
    assert!(is_served(&secure).await);
    let mut open = 0;
    for wire in &mut silent {
        open += usize::from(!wire.is_closed().await);
    }
    assert!((1..=20).contains(&open), "{open} are open");
}

#[tokio::test]
async fn b68_a_proxy_of_tcp_names_its_client_before_tls() {
    let secure = SecureApp::start(&[
        ("VESTIBULE_TRUSTED_PROXIES", "127.0.0.1"),
        ("VESTIBULE_PROXY_PROTOCOL", "true"),
        ("VESTIBULE_PASSWORD_ATTEMPTS_PER_ADDRESS", "1"),
        ("VESTIBULE_PASSWORD_ATTEMPTS_PER_ACCOUNT", "1000"),
    ])
    .await;
    let body = "loginId=a@example.com&password=wrong-password";
    let request = format!(
        "POST /login HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    for (client, status) in [
        ("192.0.2.1", "HTTP/1.1 422"),
        ("192.0.2.1", "HTTP/1.1 429"),
        ("192.0.2.2", "HTTP/1.1 422"),
    ] {
        let mut stream = TcpStream::connect(secure.tls).await.unwrap();
        let header = format!("PROXY TCP4 {client} 10.0.0.1 1 443\r\n");
        stream.write_all(header.as_bytes()).await.unwrap();
        let mut stream =
            negotiate(stream, HOST, &[&secure.certificate], &[b"http/1.1"]).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with(status), "{client}: {answer}");
    }
    let stream = TcpStream::connect(secure.tls).await.unwrap();
    assert!(negotiate(stream, HOST, &[&secure.certificate], &[]).await.is_err(), "no header");
}

async fn is_refused(address: SocketAddr) -> bool {
    TcpStream::connect(address).await.is_err()
}

#[tokio::test]
async fn b68_open_streams_are_answered_before_the_server_stops() {
    let secure = SecureApp::start(&[]).await;
    let (client, connection) = secure.connect_h2().await;
    let body = b"loginId=a@example.com&password=wrong-password";
    let request = Request::post(secure.url("/login"))
        .header("content-type", "application/x-www-form-urlencoded")
        .header("content-length", body.len())
        .body(())
        .unwrap();
    let mut client = client.ready().await.unwrap();
    let (answer, mut sent) = client.send_request(request, false).unwrap();
    sent.send_data(Bytes::from_static(&body[..8]), false).unwrap();
    let ask = Request::get(secure.url("/healthz")).body(()).unwrap();
    let (other, _) = client.send_request(ask, true).unwrap();
    assert_eq!(other.await.unwrap().status(), StatusCode::OK);

    secure.stop.send(()).unwrap();
    let going_away = async {
        // The second GOAWAY names the last stream; from then on the client begins none.
        while client.clone().ready().await.is_ok() {
            sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(PATIENCE, going_away).await.expect("GOAWAY");
    assert!(is_refused(secure.tls).await && is_refused(secure.plain).await);
    sent.send_data(Bytes::from_static(&body[8..]), true).unwrap();
    assert_eq!(answer.await.unwrap().status(), StatusCode::UNPROCESSABLE_ENTITY);

    timeout(PATIENCE, secure.serving).await.expect("the server stops").unwrap();
    connection.await.unwrap().unwrap();
}

/// The head of a frame of HTTP/2 (RFC 9113 §4.1).
fn frame(length: u8, kind: u8, flags: u8, stream: u16) -> Vec<u8> {
    let [high, low] = stream.to_be_bytes();
    vec![0, 0, length, kind, flags, 0, 0, high, low]
}

#[tokio::test]
async fn b68_a_client_that_resets_its_streams_at_once_is_sent_away() {
    let secure = SecureApp::start(&[]).await;
    let mut stream = secure.connect(&[b"h2"]).await;
    let mut bytes = [PREFACE, &frame(0, 4, 0, 0)].concat();
    for number in (1..400).step_by(2) {
        // GET https://x/ in the static table of HPACK, and CANCEL.
        let head = [0x82, 0x87, 0x84, 0x41, 1, b'x'];
        bytes.extend([&frame(6, 1, 5, number)[..], &head].concat());
        bytes.extend([&frame(4, 3, 0, number)[..], &[0, 0, 0, 8]].concat());
    }
    stream.write_all(&bytes).await.unwrap();

    let mut read = Vec::new();
    timeout(PATIENCE, stream.read_to_end(&mut read)).await.expect("the connection ends").ok();
    let reason = b"too_many_resets";
    assert!(read.windows(reason.len()).any(|found| found == reason), "{read:?}");
    assert!(is_served(&secure).await);
}
