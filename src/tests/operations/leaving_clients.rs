//! Clients that disconnect before their response: the work started for them is counted until it is
//! done.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use axum::body::Bytes;
use reqwest::{Method, StatusCode};
use serde_json::json;
use tokio::{net::TcpStream, time::sleep};

use crate::{
    service::{admin::audit, caller::Caller},
    tests::{
        login::sessions::log_in,
        support::{
            admin::ApiClient,
            harness::{App, Browser, TestDatabase, on_both},
            sdk::{ALICE, begun, person, sdk},
            wire::Wire,
        },
    },
};

on_both!(
    s02_an_idempotent_request_completes_when_its_client_disconnects,
    s05_b20_disconnecting_does_not_suppress_the_notification_of_a_passkey,
);

const PASSWORD: &str = "correct horse battery staple";
const BODY: &str = "loginId=user@example.com&password=wrong-password";
const CLIENTS: usize = 100;
/// Long enough for a hash to start, and shorter than it takes.
const STAY: Duration = Duration::from_millis(4);
/// Half of the cores hash at 19 MiB each; the rest is tolerance for a test's noise.
const MOST_KILOBYTES: u64 = 300 * 1024;

async fn start() -> App {
    let many = [
        ("VESTIBULE_PASSWORD_ATTEMPTS_PER_ADDRESS", "100000"),
        ("VESTIBULE_PASSWORD_ATTEMPTS_PER_ACCOUNT", "100000"),
    ];
    let app = TestDatabase::sqlite().start(&many).await;
    app.account("user@example.com", Some(PASSWORD), None).await;
    app
}

#[tokio::test]
async fn s02_b42_disconnected_http_1_clients_do_not_free_their_slot() {
    let app = start().await;
    let peak = Peak::watch();
    let request = format!(
        "POST /login HTTP/1.1\r\nhost: localhost\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{BODY}",
        BODY.len()
    );
    for _ in 0..CLIENTS {
        let wire = Wire::open(app.address, request.as_bytes()).await;
        sleep(STAY).await;
        drop(wire);
    }
    let grown = peak.end();
    assert!(grown < MOST_KILOBYTES, "memory grew by {grown} kB");
    queue_is_free(&app).await;
}

#[tokio::test]
async fn s02_b42_reset_http_2_streams_do_not_free_their_slot() {
    let app = start().await;
    let peak = Peak::watch();
    for _ in 0..CLIENTS / 10 {
        let stream = TcpStream::connect(app.address).await.unwrap();
        let (mut client, connection) = h2::client::handshake(stream).await.unwrap();
        let connection = tokio::spawn(connection);
        for _ in 0..10 {
            client = client.ready().await.unwrap();
            let request = axum::http::Request::post(app.url("/login"))
                .header("content-type", "application/x-www-form-urlencoded")
                .body(())
                .unwrap();
            let (_answer, mut body) = client.send_request(request, false).unwrap();
            body.send_data(Bytes::from_static(BODY.as_bytes()), true).unwrap();
            sleep(STAY).await;
            body.send_reset(h2::Reason::CANCEL);
        }
        connection.abort();
    }
    let grown = peak.end();
    assert!(grown < MOST_KILOBYTES, "memory grew by {grown} kB");
    queue_is_free(&app).await;
}

// Disconnected clients have left the queue: the next one is served.
async fn queue_is_free(app: &App) {
    let login = app
        .browser()
        .post("/login", &[("loginId", "user@example.com"), ("password", PASSWORD)])
        .await;
    assert_eq!(login.status, StatusCode::SEE_OTHER);
}

async fn s02_an_idempotent_request_completes_when_its_client_disconnects(database: TestDatabase) {
    let app = database.start(&[]).await;
    let admin = ApiClient::root(&app).await;
    for n in 0_u64..40 {
        let body = json!({ "loginId": format!("user{n}@example.com") });
        let send = || {
            let request = admin
                .request(Method::POST, "/accounts")
                .header("idempotency-key", format!("key-{n}"));
            request.header("content-type", "application/json").body(body.to_string()).send()
        };
        tokio::select! {
            _ = send() => {}
            () = sleep(Duration::from_micros(n * 250)) => {}
        }
        let mut status = StatusCode::CONFLICT;
        for _ in 0..40 {
            status = send().await.unwrap().status();
            if status != StatusCode::CONFLICT {
                break;
            }
            sleep(Duration::from_millis(50)).await;
        }
        assert_eq!(status, StatusCode::CREATED, "key-{n}");
    }
}

/// Passkeys that are created; an account has room for twenty.
const MADE: u32 = 18;

async fn s05_b20_disconnecting_does_not_suppress_the_notification_of_a_passkey(
    database: TestDatabase,
) {
    let app = database.start(&[]).await;
    person(&app, ALICE).await;
    let mut browser = log_in(&app, ALICE).await;
    let request = last_step(&app, &mut browser).await;
    let began = Instant::now();
    let answer = Wire::open(app.address, request.as_bytes()).await.read_until("\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let whole = began.elapsed();
    for n in 1..MADE {
        let request = last_step(&app, &mut browser).await;
        let wire = Wire::open(app.address, request.as_bytes()).await;
        sleep(whole * n / MADE).await;
        drop(wire);
        app.server.clock.advance(Duration::from_millis(1));
    }

    sleep(2 * whole + Duration::from_millis(500)).await;
    let data = browser.send(browser.request(Method::GET, "/api/account/data")).await.json();
    let made = data["passkeys"].as_array().unwrap().len() - 1;
    let query = audit::AuditQuery {
        action: Some("passkey_added".to_owned()),
        limit: 100,
        ..audit::AuditQuery::default()
    };
    let noted = audit::list(&app.server, &Caller::command_line(), &query).await.unwrap().len();
    assert!(made == noted && made > 1, "{made} were made, {noted} noted");
}

/// The request with which the SDK adds a passkey of another device.
async fn last_step(app: &App, browser: &mut Browser<'_>) -> String {
    let mut vouched = browser.post("/account/security/enrolment", &[]).await.json();
    vouched["appId"] = json!(app.server.config.ownid.app_id);
    let (ceremony_id, options) = begun(&sdk(app).post("enroll/start", &vouched).await);
    let credential = sdk(app).device().create(&options).await;
    let body = json!({ "ceremonyId": ceremony_id, "credential": credential }).to_string();
    let (origin, length) = (app.origin(), body.len());
    format!(
        "POST /platform/enroll/finish HTTP/1.1\r\nhost: localhost\r\norigin: {origin}\r\n\
         content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}

/// Maximum memory of this process while it was watched, less its memory before.
struct Peak {
    before: u64,
    most: Arc<AtomicU64>,
    is_over: Arc<AtomicBool>,
    thread: std::thread::JoinHandle<()>,
}

impl Peak {
    fn watch() -> Self {
        let (before, most) = (anonymous_memory(), Arc::new(AtomicU64::new(0)));
        let is_over = Arc::new(AtomicBool::new(false));
        let (seen, over) = (Arc::clone(&most), Arc::clone(&is_over));
        let thread = std::thread::spawn(move || {
            while !over.load(Ordering::SeqCst) {
                seen.fetch_max(anonymous_memory(), Ordering::SeqCst);
                std::thread::sleep(Duration::from_millis(2));
            }
        });
        Self { before, most, is_over, thread }
    }

    fn end(self) -> u64 {
        self.is_over.store(true, Ordering::SeqCst);
        self.thread.join().unwrap();
        self.most.load(Ordering::SeqCst).saturating_sub(self.before)
    }
}

/// Anonymous memory of this process, in KiB.
fn anonymous_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap();
    line.split_whitespace().next().unwrap().parse().unwrap()
}
