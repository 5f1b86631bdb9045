//! Grants on which nothing hangs any more are deleted, and no others.

use std::time::Duration;

use super::{PERSON, logged_in};
use crate::{
    service::housekeeping,
    tests::support::{
        harness::{App, TestDatabase, on_both},
        relying_party::RelyingParty,
    },
};

on_both!(grants_go_with_their_last_token, grants_of_a_session_stay_with_it);

const HOUR: Duration = Duration::from_hours(1);

/// A server whose sessions expire after two hours without use, and refresh tokens after a day.
async fn with_short_lives(database: TestDatabase) -> App {
    let settings = [
        ("VESTIBULE_SESSION_BROWSER_IDLE_SECONDS", "7200"),
        ("VESTIBULE_REFRESH_TOKEN_IDLE_SECONDS", "86400"),
    ];
    let app = database.start(&settings).await;
    app.account(PERSON, Some("a long password"), None).await;
    app
}

async fn grants(app: &App) -> i64 {
    crate::on!(&app.server.db.read, pool => {
        sqlx::query_scalar("select count(*) from authorization_grant").fetch_one(pool).await
    })
    .unwrap()
}

async fn grants_after(app: &App, time: Duration) -> i64 {
    app.server.clock.advance(time);
    housekeeping::tidy(&app.server).await.unwrap();
    grants(app).await
}

async fn grants_go_with_their_last_token(database: TestDatabase) {
    let app = with_short_lives(database).await;
    let party = RelyingParty::web(&app).await;
    let mut browser = logged_in(&app).await;
    let used = party.tokens(&mut browser, "openid offline_access").await;
    let idle = party.tokens(&mut browser, "openid offline_access").await;
    party.tokens(&mut browser, "openid").await;
    party.code(&mut browser, &[("scope", "openid offline_access")]).await;
    assert_eq!(grants_after(&app, HOUR).await, 4, "the session is alive");

    assert_eq!(grants_after(&app, 2 * HOUR).await, 2, "two have refresh tokens");
    let refreshed = party.refresh(used["refresh_token"].as_str().unwrap()).await.json();
    assert_eq!(grants_after(&app, 20 * HOUR).await, 2);
    assert_eq!(grants_after(&app, 2 * HOUR).await, 1, "one was not refreshed for a day");
    assert_eq!(party.refresh(idle["refresh_token"].as_str().unwrap()).await.status, 400);

    let next = party.refresh(refreshed["refresh_token"].as_str().unwrap()).await.json();
    assert_eq!(party.userinfo(&next["access_token"]).await.status, 200);
    assert_eq!(grants_after(&app, 23 * HOUR).await, 1, "the first refresh token has expired");
    let last = party.refresh(next["refresh_token"].as_str().unwrap()).await;
    assert_eq!(last.status, 200, "{}", last.body);
    assert_eq!(grants_after(&app, 25 * HOUR).await, 0);
}

async fn grants_of_a_session_stay_with_it(database: TestDatabase) {
    let app = with_short_lives(database).await;
    let party = RelyingParty::web(&app).await;
    let mut browser = logged_in(&app).await;
    party.tokens(&mut browser, "openid").await;
    party.tokens(&mut browser, "openid offline_access").await;

    // The session is used all the time: its end is told to the application by these grants.
    for _ in 0..30 {
        assert!(browser.is_logged_in().await);
        assert_eq!(grants_after(&app, HOUR).await, 2);
    }
    assert_eq!(grants_after(&app, 3 * HOUR).await, 0);
}
