//! Sessions that their user ends: another one, all others, or the current one.

use reqwest::{Method, StatusCode, header};

use super::{
    session_list::{FIREFOX, LIST, SAFARI, USER, ask, current_id, log_in, sessions},
    sessions::with_user,
};
use crate::{
    service,
    tests::support::harness::{Answer, TestDatabase, on_both},
};

on_both!(
    b27_users_end_one_session_and_all_others,
    b27_the_account_page_ends_sessions_without_a_script,
    b27_ending_the_current_session_is_logging_out,
    b29_sessions_are_ended_from_our_own_pages_only
);

async fn b27_users_end_one_session_and_all_others(database: TestDatabase) {
    let app = with_user(database).await;
    let mut desk = log_in(&app, USER, FIREFOX).await;
    let mut phone = log_in(&app, USER, SAFARI).await;
    let mut third = log_in(&app, USER, FIREFOX).await;
    app.account("other@example.com", None, None).await;
    let mut other = log_in(&app, "other@example.com", SAFARI).await;

    let lost = format!("{LIST}/{}", current_id(&mut phone).await);
    assert_eq!(ask(&mut desk, Method::DELETE, &lost).await.status, StatusCode::NO_CONTENT);
    assert!(!phone.is_logged_in().await && third.is_logged_in().await);
    assert_eq!(
        ask(&mut desk, Method::DELETE, &lost).await.status,
        StatusCode::NOT_FOUND,
        "it is gone"
    );

    assert_eq!(ask(&mut desk, Method::DELETE, LIST).await.status, StatusCode::NO_CONTENT);
    assert!(!third.is_logged_in().await && desk.is_logged_in().await);
    assert_eq!(sessions(&mut desk).await.len(), 1);
    assert!(other.is_logged_in().await, "another person's session is none of it");

    let account_id = crate::on!(&app.server.db.read, pool => sqlx::query_scalar(
        "select account_id from session where token_hash = $1",
    ).bind(current_id(&mut desk).await).fetch_one(pool).await)
    .unwrap();
    assert_eq!(service::login::sessions::end_all(&app.server, account_id).await.unwrap(), 1);
    assert!(!desk.is_logged_in().await && other.is_logged_in().await);
}

async fn b27_the_account_page_ends_sessions_without_a_script(database: TestDatabase) {
    let app = with_user(database).await;
    let mut desk = log_in(&app, USER, FIREFOX).await;
    assert!(!desk.get("/account").await.body.contains("everywhere else"), "there is nowhere else");
    let (mut phone, mut third) =
        (log_in(&app, USER, SAFARI).await, log_in(&app, USER, SAFARI).await);
    assert!(desk.get("/account").await.body.contains("Log out everywhere else"));
    let lost = current_id(&mut phone).await;
    for _ in ["once", "twice does no harm"] {
        let answer = desk.post("/account/sessions", &[("session", &lost)]).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/account"));
    }
    assert!(!phone.is_logged_in().await && third.is_logged_in().await);
    desk.post("/account/sessions", &[("session", "others")]).await;
    assert!(!third.is_logged_in().await && desk.is_logged_in().await);
    assert_eq!(
        phone.post("/account/sessions", &[("session", "others")]).await.header("location"),
        "/login"
    );
    let own = current_id(&mut desk).await;
    let answer = desk.post("/account/sessions", &[("session", &own)]).await;
    assert_eq!((answer.header("location"), &desk.cookie), ("/", &None));
}

async fn b27_ending_the_current_session_is_logging_out(database: TestDatabase) {
    let app = with_user(database).await;
    for by_id in [false, true] {
        let mut browser = log_in(&app, USER, FIREFOX).await;
        let cookie = browser.cookie.clone();
        let own = if by_id { current_id(&mut browser).await } else { "current".to_owned() };
        let answer = ask(&mut browser, Method::DELETE, &format!("{LIST}/{own}")).await;
        assert_eq!((answer.status, &browser.cookie), (StatusCode::NO_CONTENT, &None));
        assert!(answer.header("clear-site-data").contains("\"storage\""));
        browser.cookie = cookie;
        assert!(!browser.is_logged_in().await);
    }
}

async fn b29_sessions_are_ended_from_our_own_pages_only(database: TestDatabase) {
    let app = with_user(database).await;
    let mut desk = log_in(&app, USER, FIREFOX).await;
    let mut phone = log_in(&app, USER, SAFARI).await;
    let current = format!("{LIST}/current");
    for (method, path) in [
        (Method::DELETE, LIST),
        (Method::DELETE, &current),
        (Method::PUT, &current),
        (Method::POST, "/account/sessions"),
    ] {
        for (name, value) in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")]
        {
            let request =
                desk.request(method.clone(), path).header(name, value).body("session=others");
            let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            assert_eq!(
                Answer::of(request.send().await.unwrap()).await.status,
                StatusCode::FORBIDDEN,
                "{method} {path}"
            );
        }
    }
    assert_eq!(desk.get("/account/sessions").await.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(desk.is_logged_in().await && phone.is_logged_in().await);
}
