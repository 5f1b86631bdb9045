//! A collector that is away, slow or late, and the spans of a server that stops.

use std::{
    process::Command,
    time::{Duration, Instant},
};

use tokio::{net::TcpListener, time::sleep};

use crate::tests::support::{
    collector::TraceCollector, harness::TestDatabase, log::Log, ports::free_address,
    process::Process,
};

async fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let until = Instant::now() + Duration::from_secs(30);
    while !is_so() {
        assert!(Instant::now() < until, "{what}");
        sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_collector_that_is_away_costs_nothing_and_is_logged_once() {
    let database = TestDatabase::sqlite();
    let address = free_address();
    let endpoint = format!("http://{address}");
    let url = database.url.clone();
    let data_dir = database.folder.display().to_string();
    let settings = [
        ("VESTIBULE_OTLP_ENDPOINT", endpoint.as_str()),
        ("VESTIBULE_DATABASE_URL", url.as_str()),
        ("VESTIBULE_DATA_DIR", data_dir.as_str()),
        ("OTEL_BSP_SCHEDULE_DELAY", "100"),
    ];
    let server = Process::start(&database.folder, &settings, &[]).ready().await;

    let began = Instant::now();
    for _ in 0..200 {
        assert_eq!(server.get("/healthz").await.unwrap().status, 200);
    }
    let took = began.elapsed();
    assert!(took < Duration::from_secs(10), "{took:?}");
    let away = "the collector does not take spans";
    wait_until("it is logged", || server.log().contains(away)).await;
    for _ in 0..20 {
        server.get("/healthz").await.unwrap();
        sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(server.log().matches(away).count(), 1, "{}", server.log());

    let collector = TraceCollector::start_at(address).await;
    while collector.spans().is_empty() {
        server.get("/healthz").await.unwrap();
        sleep(Duration::from_millis(20)).await;
    }
    wait_until("its return is logged", || server.log().contains("takes spans again")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_spans_are_sent_before_the_end_which_a_silent_collector_does_not_delay() {
    let collector = TraceCollector::start().await;
    // Accepts connections, and never answers.
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let silent_endpoint = format!("http://{}", silent.local_addr().unwrap());
    let endpoints = [collector.endpoint(), silent_endpoint];
    for endpoint in &endpoints {
        let database = TestDatabase::sqlite();
        let data_dir = database.folder.display().to_string();
        let settings = [
            ("VESTIBULE_OTLP_ENDPOINT", endpoint.as_str()),
            ("VESTIBULE_DATABASE_URL", database.url.as_str()),
            ("VESTIBULE_DATA_DIR", data_dir.as_str()),
            ("VESTIBULE_DRAIN_SECONDS", "2"),
            ("OTEL_BSP_SCHEDULE_DELAY", "600000"),
        ];
        let mut server = Process::start(&database.folder, &settings, &[]).ready().await;
        server.get("/login").await.unwrap();

        let began = Instant::now();
        let kill = format!("kill -TERM {}", server.child.id());
        assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
        let status = server.ended().await;
        let took = began.elapsed();
        assert!(status.success(), "{}", server.log());
        assert!(took < Duration::from_secs(6), "{took:?}: {}", server.log());
        let is_silent = endpoint != &collector.endpoint();
        assert_eq!(server.log().contains("last spans could not be sent"), is_silent);
    }
    assert!(collector.spans().iter().any(|span| span.0.name == "GET /login"));
}

#[tokio::test]
async fn without_a_collector_nothing_is_recorded() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().json().with_writer(log.clone()).finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let app = TestDatabase::sqlite()
        .start(&[("VESTIBULE_OTLP_SERVICE_NAME", "login"), ("VESTIBULE_OTLP_SAMPLE_RATIO", "0.5")])
        .await;

    let answer = app.browser().get("/login").await;

    assert!(!app.server.traces.is_recording());
    assert_eq!(answer.header("x-request-id"), "");
    assert!(!log.text().contains("collector"), "{}", log.text());
}
