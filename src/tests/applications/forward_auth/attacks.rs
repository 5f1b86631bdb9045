//! Attacks on the session at an application.

use std::time::Duration;

use crate::tests::support::{
    forward_auth::{ProxiedBrowser, SHOP, WIKI, person, with_applications},
    harness::{Answer, App, TestDatabase, on_both},
};

on_both!(
    b51_a_ticket_begins_one_session,
    b51_a_ticket_expires_after_a_minute,
    b51_a_ticket_is_used_up_where_it_is_refused,
    b51_a_planted_ticket_begins_no_session,
    b51_a_malformed_ticket_begins_no_session,
    b51_a_cookie_of_another_application_is_worth_nothing
);

fn assert_refused(answer: &Answer) {
    assert_eq!(answer.status, 403, "{answer:?}");
    assert_eq!(answer.json()["code"], "ticket_refused");
    assert!(answer.headers.get("set-cookie").is_none(), "{answer:?}");
}

/// A ticket for the wiki, with the browser that it is bound to.
async fn with_ticket(app: &App) -> (ProxiedBrowser<'_>, String) {
    let mut at_wiki = ProxiedBrowser::new(app, WIKI);
    let callback = at_wiki.ticket("/", &mut person(app).await).await;
    (at_wiki, callback)
}

async fn b51_a_ticket_begins_one_session(database: TestDatabase) {
    let app = with_applications(database).await;
    let (mut at_wiki, callback) = with_ticket(&app).await;
    let mut same = ProxiedBrowser::new(&app, WIKI);
    same.cookies = at_wiki.cookies.clone();

    assert_eq!(at_wiki.open(&callback).await.status, 302);
    assert_refused(&same.open(&callback).await);
    // Two at once: one of them wins.
    let (at_wiki, callback) = with_ticket(&app).await;
    let mut both = [ProxiedBrowser::new(&app, WIKI), ProxiedBrowser::new(&app, WIKI)];
    for browser in &mut both {
        browser.cookies = at_wiki.cookies.clone();
    }
    let [first, second] = &mut both;
    let (first, second) = tokio::join!(first.open(&callback), second.open(&callback));
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [302, 403]);
}

async fn b51_a_ticket_expires_after_a_minute(database: TestDatabase) {
    let app = with_applications(database).await;
    let (mut at_wiki, callback) = with_ticket(&app).await;
    app.server.clock.advance(Duration::from_mins(1));
    assert_refused(&at_wiki.open(&callback).await);
    crate::service::housekeeping::tidy(&app.server).await.unwrap();
}

async fn b51_a_ticket_is_used_up_where_it_is_refused(database: TestDatabase) {
    let app = with_applications(database).await;
    for (origin, has_binding) in [(SHOP, true), ("https://nobody.example.com", true), (WIKI, false)]
    {
        let (mut at_wiki, callback) = with_ticket(&app).await;
        let mut elsewhere = ProxiedBrowser::new(&app, origin);
        if has_binding {
            elsewhere.cookies = at_wiki.cookies.clone();
        }
        let refused = elsewhere.open(&callback).await;
        assert_eq!(refused.status, 403, "{origin}: {refused:?}");
        assert!(refused.headers.get("set-cookie").is_none(), "{origin}: {refused:?}");
        assert_refused(&at_wiki.open(&callback).await);
    }
}

async fn b51_a_planted_ticket_begins_no_session(database: TestDatabase) {
    let app = with_applications(database).await;
    let (_attacker, callback) = with_ticket(&app).await;
    let mut victim = ProxiedBrowser::new(&app, WIKI);
    assert_refused(&victim.open(&callback).await);

    let (_attacker, callback) = with_ticket(&app).await;
    victim.open("/").await;
    assert!(!victim.cookies.is_empty(), "it has a binding of its own");
    assert_refused(&victim.open(&callback).await);
}

async fn b51_a_malformed_ticket_begins_no_session(database: TestDatabase) {
    let app = with_applications(database).await;
    let (mut at_wiki, callback) = with_ticket(&app).await;
    let (path, ticket) = callback.split_once('?').unwrap();
    for query in ["", "?", "?ticket=", "?ticket=x", &format!("?{ticket}&{ticket}")] {
        assert_refused(&at_wiki.open(&format!("{path}{query}")).await);
    }
    assert_eq!(at_wiki.fetch("POST", &callback).await.status, 401);
    assert_eq!(at_wiki.open(&format!("{path}/?{ticket}")).await.status, 302, "a page as others");
    assert_eq!(at_wiki.open(&callback).await.header("location"), format!("{WIKI}/"));
}

async fn b51_a_cookie_of_another_application_is_worth_nothing(database: TestDatabase) {
    let app = with_applications(database).await;
    let mut own = person(&app).await;
    let mut at_wiki = ProxiedBrowser::new(&app, WIKI);
    at_wiki.enter("/", &mut own).await;

    let mut at_shop = ProxiedBrowser::new(&app, SHOP);
    at_shop.cookies = at_wiki.cookies.clone();
    assert_eq!(at_shop.fetch("GET", "/").await.status, 401);
    let own_cookie = own.cookie.clone().unwrap();
    let (_, value) = own_cookie.split_once('=').unwrap();
    at_wiki.cookies.insert("__Host-vestibule-app".to_owned(), value.to_owned());
    assert_eq!(at_wiki.fetch("GET", "/").await.status, 401, "nor is our own cookie");
}
