//! Limits of attempts to guess a password.

use std::time::{Duration, Instant};

use futures::{StreamExt, stream::FuturesUnordered};
use reqwest::StatusCode;

use super::passwords::{PASSWORD, submit};
use crate::tests::support::harness::{TestDatabase, on_both};

on_both!(
    attempts_on_an_account_are_limited,
    attempts_from_an_address_are_limited,
    b42_a_thousand_wrong_passwords_leave_the_callbacks_fast
);

async fn attempts_on_an_account_are_limited(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("user@example.com", Some(PASSWORD), None).await;
    for login_id in ["user@example.com", "nobody@example.com"] {
        for _ in 0..10 {
            assert_eq!(
                submit(&app, "/login", login_id, "wrong password").await.status,
                StatusCode::UNPROCESSABLE_ENTITY
            );
        }
        let refused = submit(&app, "/login", login_id, PASSWORD).await;
        assert_eq!(
            (refused.status, refused.header("retry-after")),
            (StatusCode::TOO_MANY_REQUESTS, "60")
        );
        assert!(refused.body.contains("Too many attempts"));
    }
    app.server.clock.advance(Duration::from_secs(60));
    assert_eq!(
        submit(&app, "/login", "user@example.com", PASSWORD).await.status,
        StatusCode::SEE_OTHER
    );
}

async fn attempts_from_an_address_are_limited(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_PASSWORD_ATTEMPTS_PER_ADDRESS", "5")]).await;
    for n in 0..5 {
        let login_id = format!("user{n}@example.com");
        assert_eq!(
            submit(&app, "/login", &login_id, "wrong password").await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
    }
    let refused = submit(&app, "/login", "user6@example.com", "wrong password").await;
    assert_eq!(
        (refused.status, refused.header("retry-after")),
        (StatusCode::TOO_MANY_REQUESTS, "120")
    );
}

async fn b42_a_thousand_wrong_passwords_leave_the_callbacks_fast(database: TestDatabase) {
    let many = [
        ("VESTIBULE_PASSWORD_ATTEMPTS_PER_ADDRESS", "100000"),
        ("VESTIBULE_PASSWORD_ATTEMPTS_PER_ACCOUNT", "100000"),
    ];
    let app = database.start(&many).await;
    app.account("user@example.com", Some(PASSWORD), Some("data")).await;
    let before = anonymous_memory();
    let mut flood: FuturesUnordered<_> =
        (0..1_000).map(|_| submit(&app, "/login", "user@example.com", "wrong password")).collect();
    // Requests beyond the queue are refused at once; the rest wait, and their hashes keep the
    // processor busy.
    let mut turned_away = 0;
    while turned_away < 500 {
        let answer = flood.next().await.expect("at least half of them are turned away");
        turned_away += usize::from(answer.status == StatusCode::SERVICE_UNAVAILABLE);
    }
    assert!(
        anonymous_memory() < before + 1024 * 1024,
        "memory is bounded: unbounded, it would be 19 GiB"
    );
    for _ in 0..20 {
        let began = Instant::now();
        let answer = app
            .call("getOwnIDDataByLoginId", &serde_json::json!({ "loginId": "user@example.com" }))
            .await;
        assert_eq!(answer.status, StatusCode::OK);
        // A generous limit for a busy machine; that refusals come before the hashes are done is
        // asserted below.
        assert!(began.elapsed() < Duration::from_secs(5), "a callback took {:?}", began.elapsed());
    }
    assert!(!flood.is_empty(), "all of that went on beside the hashes");
    while let Some(answer) = flood.next().await {
        let fine = [
            StatusCode::UNPROCESSABLE_ENTITY,
            StatusCode::SERVICE_UNAVAILABLE,
            StatusCode::REQUEST_TIMEOUT,
        ]
        .contains(&answer.status);
        assert!(fine, "{}", answer.status);
    }
}

/// Anonymous memory of this process, in KiB.
fn anonymous_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap();
    line.split_whitespace().next().unwrap().parse().unwrap()
}
