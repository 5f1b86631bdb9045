//! Login by password, without a passkey and without JavaScript.

use std::time::{Duration, Instant};

use reqwest::StatusCode;

use crate::{
    service::{accounts, caller::Caller},
    tests::support::{
        harness::{Answer, App, TestDatabase, id, on_both},
        mailbox::newest_message,
    },
};

on_both!(
    a_user_registers_logs_out_and_logs_in,
    a_wrong_password_and_an_unknown_user_look_the_same,
    a_mistake_is_shown_with_the_typed_values,
    length_is_the_only_rule,
    an_existing_account_is_not_taken_over,
    b30_a_password_login_goes_to_a_safe_next,
    b32_proxy_headers_are_believed_from_listed_peers_only,
    b39_closed_registration_is_off
);

pub(crate) const PASSWORD: &str = "correct horse battery staple";

pub(crate) async fn submit(app: &App, path: &str, login_id: &str, password: &str) -> Answer {
    app.browser().post(path, &[("loginId", login_id), ("password", password)]).await
}

async fn a_user_registers_logs_out_and_logs_in(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut browser = app.browser();
    browser.post("/register", &[("loginId", "User@Example.com"), ("password", PASSWORD)]).await;
    let answer = browser.type_code(&newest_message(&app, "user@example.com", 1).await).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/account"));
    assert!(browser.is_logged_in().await);
    browser.post("/logout", &[]).await;
    assert!(!browser.is_logged_in().await);
    let answer =
        browser.post("/login", &[("loginId", "user@example.com"), ("password", PASSWORD)]).await;
    let offer = "/account/passkey?next=%2Faccount";
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, offer));
    assert!(browser.is_logged_in().await);
    let hash: String = crate::on!(&app.server.db.read, pool => sqlx::query_scalar(
        "select password_hash from account",
    ).fetch_one(pool).await)
    .unwrap();
    assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "OWASP's parameters");
}

async fn a_wrong_password_and_an_unknown_user_look_the_same(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("user@example.com", Some(PASSWORD), None).await;
    app.account("passkey@example.com", None, Some("data")).await;
    app.account("disabled@example.com", Some(PASSWORD), None).await;
    accounts::disable(&app.server, &Caller::command_line(), &id("disabled@example.com"))
        .await
        .unwrap();
    let mut seen = Vec::new();
    for (login_id, password) in [
        ("user@example.com", "wrong password"),
        ("nobody@example.com", PASSWORD),
        ("passkey@example.com", PASSWORD),
        ("disabled@example.com", PASSWORD),
    ] {
        let began = Instant::now();
        let answer = submit(&app, "/login", login_id, password).await;
        assert_eq!(
            (answer.status, answer.header("set-cookie")),
            (StatusCode::UNPROCESSABLE_ENTITY, "")
        );
        assert!(began.elapsed() > Duration::from_millis(2), "no answer without the work of a hash");
        let nonce = answer
            .body
            .split("nonce=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .unwrap()
            .to_owned();
        seen.push(answer.body.replace(login_id, "LOGIN").replace(&nonce, "NONCE"));
    }
    assert!(seen.iter().all(|body| *body == seen[0]));
    assert_eq!(
        submit(&app, "/login", "user@example.com", PASSWORD).await.status,
        StatusCode::SEE_OTHER
    );
}

async fn a_mistake_is_shown_with_the_typed_values(database: TestDatabase) {
    let app = database.start(&[]).await;
    for path in ["/login", "/register"] {
        let answer = submit(&app, path, "<script>alert(1)</script>", "short").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("phone number with its country code"));
        assert!(
            answer.body.contains("&lt;script&gt;alert(1)")
                && !answer.body.contains("<script>alert")
        );
        assert!(!answer.body.contains("value=\"short\""), "the password does not come back");
    }
    let missing = app.browser().post("/login", &[("loginId", "user@example.com")]).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
}

async fn length_is_the_only_rule(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_VERIFY_LOGIN_ID", "false")]).await;
    for (n, (password, status)) in [
        ("1234567", StatusCode::UNPROCESSABLE_ENTITY),
        ("", StatusCode::UNPROCESSABLE_ENTITY),
        (&"x".repeat(257), StatusCode::UNPROCESSABLE_ENTITY),
        ("12345678", StatusCode::SEE_OTHER),
        ("  spaces are fine  ", StatusCode::SEE_OTHER),
        (
            "\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}",
            StatusCode::SEE_OTHER,
        ),
        (&"x".repeat(256), StatusCode::SEE_OTHER),
    ]
    .into_iter()
    .enumerate()
    {
        let login_id = format!("user{n}@example.com");
        assert_eq!(
            submit(&app, "/register", &login_id, password).await.status,
            status,
            "{password:?}"
        );
        if status == StatusCode::SEE_OTHER {
            assert_eq!(
                submit(&app, "/login", &login_id, password).await.status,
                status,
                "{password:?}"
            );
        }
    }
}

async fn an_existing_account_is_not_taken_over(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("user@example.com", Some(PASSWORD), None).await;
    let answer = submit(&app, "/register", "USER@example.com", "another long password").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/code"));
    newest_message(&app, "user@example.com", 1).await;
    assert_eq!(
        submit(&app, "/login", "user@example.com", "another long password").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(
        submit(&app, "/login", "user@example.com", PASSWORD).await.status,
        StatusCode::SEE_OTHER
    );
}

async fn b30_a_password_login_goes_to_a_safe_next(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("user@example.com", Some(PASSWORD), None).await;
    for (next, target) in [("/account?x=1", "%2Faccount%3Fx%3D1"), ("//evil.example", "%2Faccount")]
    {
        let form = [("loginId", "user@example.com"), ("password", PASSWORD), ("next", next)];
        let offer = app.browser().post("/login", &form).await;
        assert_eq!(offer.header("location"), format!("/account/passkey?next={target}"));
    }
    let page = app.browser().get("/login?next=%2Faccount%3Fx%3D1").await;
    assert!(page.body.contains("/account?x=1"), "the page carries it along");
}

/// Makes one attempt with this `X-Forwarded-For`.
async fn forwarded(app: &App, from: &str) -> StatusCode {
    let request =
        app.browser().request(reqwest::Method::POST, "/login").header("x-forwarded-for", from);
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    request.body("loginId=a@example.com&password=wrong-password").send().await.unwrap().status()
}

async fn b32_proxy_headers_are_believed_from_listed_peers_only(database: TestDatabase) {
    let limits = [
        ("VESTIBULE_PASSWORD_ATTEMPTS_PER_ADDRESS", "2"),
        ("VESTIBULE_PASSWORD_ATTEMPTS_PER_ACCOUNT", "1000"),
    ];
    let app = database
        .start(&[&limits[..], &[("VESTIBULE_TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8")]].concat())
        .await;
    let (free, limited) = (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::TOO_MANY_REQUESTS);
    for (from, status) in [
        ("192.0.2.1", free),
        ("203.0.113.9, 192.0.2.1", free),
        ("192.0.2.1, 10.1.2.3", limited),
        ("192.0.2.2", free),
        ("2001:db8:1:2::1", free),
        ("2001:db8:1:2:ffff::9", free),
        ("2001:db8:1:2:abcd::3", limited),
        ("2001:db8:1:3::1", free),
    ] {
        assert_eq!(forwarded(&app, from).await, status, "{from}");
    }
    let app = TestDatabase::sqlite().start(&limits).await;
    for (from, status) in [("192.0.2.1", free), ("192.0.2.2", free), ("192.0.2.3", limited)] {
        assert_eq!(
            forwarded(&app, from).await,
            status,
            "an unlisted peer, loopback too, speaks for itself only"
        );
    }
}

async fn b39_closed_registration_is_off(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_REGISTRATION", "closed")]).await;
    assert_eq!(
        submit(&app, "/register", "user@example.com", PASSWORD).await.status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        submit(&app, "/login", "user@example.com", PASSWORD).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert!(!app.browser().get("/register").await.body.contains("action=\"/register\""));
    assert!(!app.browser().get("/login").await.body.contains("href=\"/register"));
}
