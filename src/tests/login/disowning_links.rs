//! Links in notifications, by which an owner disowns a browser.

use std::time::Duration;

use reqwest::{Method, StatusCode};

use super::devices::{WORDS, change, log_in, stranger};
use crate::{
    domain::Password,
    service::accounts::{AccountPatch, NewPassword},
    tests::support::{
        harness::{Answer, App, TestDatabase, on_both},
        mailbox::{new_browser_messages, newest_message, received_messages},
        sdk::ALICE,
    },
};

on_both!(
    b26_a_disowned_browser_is_logged_out_and_forgotten,
    b18_the_link_leads_to_the_recovery,
    b19_the_link_works_once_for_a_week_and_reveals_nothing
);

/// Sets the password again, which was removed with a disowned browser.
async fn give_password(app: &App, login_id: &str) {
    let password = Some(NewPassword::Typed(Password::choose(WORDS, 8).unwrap()));
    change(app, login_id, AccountPatch { password, ..AccountPatch::default() }).await;
}

async fn b26_a_disowned_browser_is_logged_out_and_forgotten(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut owner = app.browser();
    owner.register(&app, ALICE, WORDS).await;
    let mut thief = stranger(&app, ALICE).await;
    // A second session in the same browser, while the first one is kept.
    let first = thief.cookie.take();
    log_in(&app, &mut thief, ALICE).await;
    let path = new_browser_messages(&app, ALICE, 1).await[0].path("/not-me/");

    let mut anywhere = app.browser();
    let page = anywhere.get(&path).await;
    assert!(page.status == StatusCode::OK && page.body.contains("Wasn’t you?"), "{page:?}");
    assert!(
        !page.body.contains(ALICE) && !page.body.contains("Firefox"),
        "it says nothing of the account: {page:?}"
    );
    assert!(thief.is_logged_in().await, "opening the link changes nothing");
    assert_eq!(anywhere.post(&path, &[]).await.status, StatusCode::SEE_OTHER);
    assert!(!thief.is_logged_in().await && owner.is_logged_in().await);
    thief.cookie = first;
    assert!(!thief.is_logged_in().await, "every session of that browser ends");

    let audit = crate::on!(&app.server.db.read, pool => sqlx::query_as::<_, (String, String)>(
        "select action, actor from audit order by sequence desc limit 2",
    ).fetch_all(pool).await)
    .unwrap();
    assert_eq!(audit[1], ("device_disowned".to_owned(), "visitor".to_owned()));
    assert_eq!(
        audit[0],
        ("password_removed".to_owned(), "visitor".to_owned()),
        "it was the way in that was used"
    );
    give_password(&app, ALICE).await;
    log_in(&app, &mut thief, ALICE).await;
    new_browser_messages(&app, ALICE, 2).await;
}

async fn b18_the_link_leads_to_the_recovery(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(WORDS), None).await;
    let mut thief = stranger(&app, ALICE).await;
    let path = new_browser_messages(&app, ALICE, 1).await[0].path("/not-me/");
    let mut owner = app.browser();
    assert_eq!(owner.post(&path, &[]).await.header("location"), "/code");
    // The code, and the notification that the password was removed.
    newest_message(&app, ALICE, 2).await;
    let code = received_messages(&app, ALICE)
        .await
        .into_iter()
        .find(|letter| letter.text.contains("/link/"))
        .unwrap();
    let new = owner.type_code(&code).await;
    assert_eq!(new.header("location"), "/recover/new");
    let form = [("password", "another horse battery"), ("endOthers", "on")];
    assert_eq!(owner.post("/recover/new", &form).await.status, StatusCode::SEE_OTHER);
    assert!(owner.is_logged_in().await && !thief.is_logged_in().await);
    let again = thief.post("/login", &[("loginId", ALICE), ("password", WORDS)]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
}

async fn b19_the_link_works_once_for_a_week_and_reveals_nothing(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some(WORDS), None).await;
    let refused = async |path: &str| {
        let (shown, pressed) = (app.browser().get(path).await, app.browser().post(path, &[]).await);
        assert_eq!(
            (shown.status, pressed.status),
            (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND),
            "{path}"
        );
    };
    refused("/not-me/nonsense").await;
    let mut thief = stranger(&app, ALICE).await;
    let path = new_browser_messages(&app, ALICE, 1).await[0].path("/not-me/");
    let foreign = app.browser().request(Method::POST, &path).header("sec-fetch-site", "cross-site");
    assert_eq!(Answer::of(foreign.send().await.unwrap()).await.status, StatusCode::FORBIDDEN);
    assert!(thief.is_logged_in().await);
    assert_eq!(app.browser().post(&path, &[]).await.status, StatusCode::SEE_OTHER);
    refused(&path).await;

    give_password(&app, ALICE).await;
    stranger(&app, ALICE).await;
    let path = new_browser_messages(&app, ALICE, 2).await[0].path("/not-me/");
    app.server.clock.advance(Duration::from_secs(7 * 24 * 60 * 60));
    refused(&path).await;
}
