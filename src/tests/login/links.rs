//! Links: each works once, and only the latest of its kind.

use std::time::Duration;

use reqwest::StatusCode;
use serde_json::json;

use crate::tests::support::{
    administrators::{ADMIN, grant, page_of, setup_path, with_passkey},
    harness::{App, TestDatabase, on_both},
    mailbox::{messages_so_far, newest_message},
    sdk::{ALICE, BOB, person, sdk},
};

on_both!(
    s13_four_setup_links_at_once_make_one_administrator,
    s13_a_second_link_of_support_ends_the_first,
    s13_a_used_support_link_ends_the_flow_it_started,
    s13_undoing_a_deletion_does_not_restore_power,
);

async fn s13_four_setup_links_at_once_make_one_administrator(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut paths = Vec::new();
    for _ in 0..4 {
        paths.push(setup_path(&app).await);
    }
    let enrol = async |at: usize| {
        let login_id = format!("admin{at}@example.com");
        let data = sdk(&app).register(&mut sdk(&app).device(), &login_id).await;
        app.browser().post(&paths[at], &[("loginId", &login_id), ("ownIdData", &data)]).await.status
    };
    let (one, two, three, four) = tokio::join!(enrol(0), enrol(1), enrol(2), enrol(3));
    let answers = [one, two, three, four];
    let made = answers.iter().filter(|status| **status == StatusCode::SEE_OTHER).count();
    assert_eq!(made, 1, "{answers:?}");
    assert!(
        answers
            .iter()
            .all(|status| [StatusCode::SEE_OTHER, StatusCode::NOT_FOUND].contains(status)),
        "{answers:?}"
    );
    let sql = "select count(*) from account_role where role = 'admin'";
    let count: i64 =
        crate::on!(&app.server.db.read, pool => sqlx::query_scalar(sql).fetch_one(pool).await)
            .unwrap();
    assert_eq!(count, 1);
}

async fn administrator(app: &App) {
    app.account(ADMIN, None, None).await;
    grant(app, ADMIN, "admin").await;
}

/// Makes support send Alice a link. Returns its secret.
async fn link(app: &App) -> String {
    let (page, sent) = (page_of(app, ALICE).await, messages_so_far(app, ALICE).await);
    let mut admin = with_passkey(app, ADMIN).await;
    assert_eq!(admin.post(&format!("{page}/recovery"), &[]).await.status, StatusCode::SEE_OTHER);
    let path = newest_message(app, ALICE, sent + 1).await.link();
    path.rsplit('/').next().unwrap().to_owned()
}

async fn s13_a_second_link_of_support_ends_the_first(database: TestDatabase) {
    let app = database.start(&[]).await;
    administrator(&app).await;
    app.account(ALICE, None, None).await;
    app.account(BOB, None, None).await;
    let (first, second) = (link(&app).await, link(&app).await);
    assert_eq!(app.browser().get(&format!("/link/{first}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        app.browser().post("/code", &[("link", &first)]).await.status,
        StatusCode::NOT_FOUND
    );
    let used = app.browser().post("/code", &[("link", &second)]).await;
    assert_eq!(used.header("location"), "/recover/new", "{used:?}");
}

async fn s13_a_used_support_link_ends_the_flow_it_started(database: TestDatabase) {
    let app = database.start(&[]).await;
    administrator(&app).await;
    app.account(ALICE, None, None).await;
    let first = link(&app).await;
    let mut thief = app.browser();
    thief.post("/code", &[("link", &first)]).await;
    assert_eq!(thief.get("/recover/new").await.status, StatusCode::OK);
    let second = link(&app).await;
    assert_eq!(
        thief.get("/recover/new").await.header("location"),
        "/recover",
        "a link used before it goes, too"
    );
    let mut owner = app.browser();
    owner.post("/code", &[("link", &second)]).await;
    app.server.clock.advance(Duration::from_millis(1));
    assert_eq!(owner.post("/recover/new", &[("skip", "1")]).await.header("location"), "/account");
    for over in [first, second] {
        assert_eq!(
            app.browser().post("/code", &[("link", &over)]).await.status,
            StatusCode::NOT_FOUND
        );
    }
}

async fn s13_undoing_a_deletion_does_not_restore_power(database: TestDatabase) {
    let app = database.start(&[]).await;
    administrator(&app).await;
    person(&app, ALICE).await;
    for role in ["admin", "support"] {
        grant(&app, ALICE, role).await;
        let mut browser = with_passkey(&app, ALICE).await;
        assert_ne!(browser.get("/admin").await.status, StatusCode::FORBIDDEN);
        let gone = browser.post("/account/delete", &[("loginId", ALICE)]).await;
        let path = format!(
            "/undo/{}",
            gone.body.split_once("/undo/").unwrap().1.split('"').next().unwrap()
        );
        assert_eq!(app.browser().post(&path, &[]).await.header("location"), "/login");
        let mut browser = with_passkey(&app, ALICE).await;
        assert!(browser.is_logged_in().await, "everything else is there");
        assert_eq!(browser.get("/admin").await.status, StatusCode::FORBIDDEN, "{role}");
    }
    let mut browser = with_passkey(&app, ALICE).await;
    let data =
        browser.send(browser.request(reqwest::Method::GET, "/api/account/data")).await.json();
    assert_eq!(data["account"]["roles"], json!([]));
}
