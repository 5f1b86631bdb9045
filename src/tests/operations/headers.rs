//! Headers of every response, and secrets that stay out of the log.

use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::tests::support::{
    harness::{TestDatabase, on_both},
    log::Log,
};

on_both!(
    b31_pages_carry_a_strict_policy,
    b31_account_pages_are_not_cached,
    b31_cloud_mode_adds_ownid_and_nothing_else,
    b37_events_are_logged_without_secrets,
    b38_a_failure_reveals_a_request_id_and_nothing_else,
);

async fn b31_pages_carry_a_strict_policy(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut nonces = Vec::new();
    for path in ["/", "/login", "/register", "/recover", "/nowhere"] {
        let answer = app.browser().get(path).await;
        let policy = answer.header("content-security-policy").to_owned();
        for directive in [
            "default-src 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "form-action localhost:",
        ] {
            assert!(policy.contains(directive), "{directive} at {path}");
        }
        assert!(!policy.contains("unsafe-") && !policy.contains("http"), "{policy}");
        let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap().to_owned();
        let scripts = answer.body.matches("<script").count();
        let allowed = answer.body.matches(&format!("nonce=\"{nonce}\"")).count()
            + answer.body.matches("<script defer src=").count();
        assert!(scripts <= allowed, "every inline script at {path} carries the nonce");
        assert!(
            answer.body.trim_end().ends_with("</html>"),
            "nothing follows the document at {path}"
        );
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), value);
        }
        assert!(answer.header("permissions-policy").contains("publickey-credentials-get=(self)"));
        nonces.push(nonce);
    }
    nonces.dedup();
    assert_eq!(nonces.len(), 5, "a nonce is used once");
}

async fn b31_account_pages_are_not_cached(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut browser = app.browser();
    browser.register(&app, "user@example.com", "a long password").await;
    for path in ["/account", "/", "/session"] {
        assert_eq!(browser.get(path).await.header("cache-control"), "no-store");
    }
}

async fn b31_cloud_mode_adds_ownid_and_nothing_else(database: TestDatabase) {
    let settings = [
        ("VESTIBULE_OWNID_MODE", "cloud"),
        ("VESTIBULE_OWNID_ENV", "uat"),
        ("VESTIBULE_OWNID_APP_ID", "abc123"),
        ("VESTIBULE_OWNID_SHARED_SECRET", "c2hhcmVkLXNlY3JldC1mb3ItdGVzdC12ZWN0b3JzLW9ubHk="),
    ];
    let app = database.start(&settings).await;
    let answer = app.browser().get("/login").await;
    let policy = answer.header("content-security-policy");
    let hosts: Vec<_> = policy.split([' ', ';']).filter(|word| word.starts_with("http")).collect();
    assert!(
        !hosts.is_empty() && hosts.iter().all(|host| *host == "https://*.ownid.com"),
        "{policy}"
    );
    assert!(!policy.contains("unsafe-"));
    assert!(
        answer.body.contains("https://cdn.uat.ownid.com/sdk/")
            && answer.body.contains("'abc123','ownid'")
    );
    let local = app.browser().request(Method::GET, "/sdk/abc123").send().await.unwrap();
    assert_eq!(local.status(), StatusCode::NOT_FOUND, "the local platform is off");
}

async fn b37_events_are_logged_without_secrets(database: TestDatabase) {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .json()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(log.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let app = database.start(&[]).await;
    let mut browser = app.browser();
    browser.register(&app, "user@example.com", "the secret password").await;
    let cookie = browser.cookie.clone().unwrap().split_once('=').unwrap().1.to_owned();
    browser.post("/logout", &[]).await;
    browser
        .post("/login", &[("loginId", "user@example.com"), ("password", "another secret guess")])
        .await;
    browser
        .post(
            "/login",
            &[("loginId", "evil\n{\"event\":\"login\"}@example.com"), ("password", "x")],
        )
        .await;
    browser.get("/login?next=/%0aevent%3a+forged").await;
    let token = app.token("user@example.com").await;
    browser.post("/session", &[("token", &token)]).await;
    app.call(
        "setOwnIDDataByLoginId",
        &json!({ "loginId": "user@example.com", "ownIdData": "the keys of a device" }),
    )
    .await;
    app.call_raw(
        "getOwnIDDataByLoginId",
        "{}",
        &[("ownid-signature", "forged"), ("ownid-timestamp", "1")],
    )
    .await;
    let text = log.text();
    for event in [
        "\"login\"",
        "\"login_refused\"",
        "\"session_ended\"",
        "\"callback_refused\"",
        "\"account_created\"",
    ] {
        assert!(text.contains(event), "{event}");
    }
    for secret in
        ["the secret password", "another secret guess", &cookie, &token, "the keys of a device"]
    {
        assert!(!text.contains(secret), "{secret} is in the log");
    }
    assert!(
        text.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()),
        "no line is forged"
    );
}

async fn b38_a_failure_reveals_a_request_id_and_nothing_else(database: TestDatabase) {
    let app = database.start(&[]).await;
    let login = async || {
        app.server.clock.advance(std::time::Duration::from_millis(1));
        let form = [("loginId", "user@example.com"), ("password", "a long password")];
        let page = app.browser().post("/login", &form).await;
        let call = app.call("getSessionByLoginId", &json!({ "loginId": "user@example.com" })).await;
        assert!(
            page.body.contains(page.header("x-request-id"))
                && page.header("x-request-id").len() == 16
        );
        (page, call)
    };
    crate::on!(&app.server.db.write, pool => sqlx::query("alter table account rename to gone")
        .execute(pool).await.map(drop))
    .unwrap();
    let (page, call) = login().await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(
        (call.status, call.json()["code"].as_str()),
        (StatusCode::INTERNAL_SERVER_ERROR, Some("internal"))
    );
    app.server.db.close().await;
    let (away, unheard) = login().await;
    assert_eq!(away.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(unheard.status, StatusCode::SERVICE_UNAVAILABLE);
    for answer in [page, call, away, unheard] {
        let told = answer.body.to_lowercase();
        assert!(
            ["pool", "sqlx", "database", "sql", "panicked"].iter().all(|word| !told.contains(word)),
            "{told}"
        );
    }
    assert_eq!(app.browser().get("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
}
