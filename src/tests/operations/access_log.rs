//! The access log: one line per request, without what a request keeps secret.

use reqwest::{Method, StatusCode, header};
use serde_json::Value;

use crate::tests::support::{
    harness::{Answer, App, TestDatabase, on_both},
    log::Log,
    sdk::ALICE,
};

on_both!(b37_a_line_of_the_access_log_has_no_secrets, without_the_setting_no_request_is_logged);

/// The lines of the access log.
fn lines(log: &Log) -> Vec<Value> {
    let text = log.text();
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.filter(|line| line["target"] == "access").collect()
}

async fn log_in(app: &App) -> Answer {
    let form = "loginId=alice%40example.com&password=a+wrong+password";
    let request = app.client.request(Method::POST, app.url("/login?next=%2Fsecret-place"));
    let request = request
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ORIGIN, app.origin())
        .header(header::COOKIE, "vestibule=secret-cookie")
        .header(header::USER_AGENT, "secret-browser")
        .header("x-request-id", "secret-id")
        .header("x-forwarded-for", "203.0.113.7");
    Answer::of(request.body(form).send().await.unwrap()).await
}

async fn b37_a_line_of_the_access_log_has_no_secrets(database: TestDatabase) {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().json().with_writer(log.clone()).finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let app = database
        .start(&[("VESTIBULE_ACCESS_LOG", "true"), ("VESTIBULE_TRUSTED_PROXIES", "127.0.0.1")])
        .await;
    app.account(ALICE, Some("a long password"), None).await;

    let answer = log_in(&app).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    app.browser().get("/no-such-page/secret-path").await;

    let [login, missing] = &lines(&log)[..] else { panic!("{}", log.text()) };
    let fields = &login["fields"];
    assert_eq!(login["level"], "INFO");
    assert_eq!((&fields["method"], &fields["route"]), (&"POST".into(), &"/login".into()));
    assert_eq!((&fields["status"], &fields["client"]), (&422.into(), &"203.0.113.7".into()));
    assert!(fields["duration_ms"].is_u64(), "{login}");
    assert_eq!(fields["request_id"], answer.header("x-request-id"));
    assert_eq!(fields["request_id"].as_str().unwrap().len(), 16);
    assert_eq!(
        (&missing["fields"]["route"], &missing["fields"]["status"]),
        (&"none".into(), &404.into())
    );
    for line in [login, missing] {
        let text = line.to_string();
        assert!(!text.contains("secret") && !text.contains("alice"), "{text}");
    }
}

async fn without_the_setting_no_request_is_logged(database: TestDatabase) {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().json().with_writer(log.clone()).finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let app = database.start(&[]).await;

    let answer = app.browser().get("/login").await;

    assert_eq!((answer.status, answer.header("x-request-id")), (StatusCode::OK, ""));
    assert!(lines(&log).is_empty(), "{}", log.text());
}
