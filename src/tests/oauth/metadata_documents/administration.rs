//! Applications that nobody registered, as administrators have them.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use super::{DocumentHost, logged_in, trusting};
use crate::tests::{
    oauth::consent::Question,
    support::{
        admin::{ApiClient, form},
        administrators::{grant, with_passkey},
        harness::{TestDatabase, on_both, text},
        sdk::refusal,
    },
};

on_both!(
    administrators_see_an_unregistered_application_and_delete_it,
    its_row_follows_its_document
);

/// The id as a segment of a path.
fn segment(id: &str) -> String {
    form(&[("", id)])[1..].to_owned()
}

async fn administrators_see_an_unregistered_application_and_delete_it(database: TestDatabase) {
    let host = DocumentHost::start().await;
    let app = trusting(database, &host).await;
    let root = ApiClient::root(&app).await;
    let path = format!("/applications/{}", segment(&host.url));
    let mut browser = logged_in(&app).await;
    let party_path = host.party(&app).authorize_path(&[]);
    let question = Question::of(&mut browser, &party_path).await;
    assert_eq!(root.get(&path).await.status, 404, "there is none before a consent");
    question.answer(&mut browser, "allow").await;

    let view = root.get(&path).await;
    assert_eq!(view.status, 200, "{view:?}");
    let etag = view.header("etag").to_owned();
    let members = ["id", "name", "unregistered", "declared", "thirdParty"];
    assert_eq!(
        members.map(|member| view.json()[member].clone()),
        [json!(host.url), json!("127.0.0.1"), json!(true), json!(false), json!(true)]
    );
    let log = root.get("/audit?limit=5").await.json();
    let made = log["items"].as_array().unwrap().iter();
    let made: Vec<_> = made.filter(|row| row["action"] == "application_created").collect();
    assert_eq!((made.len(), text(&made[0]["actor"]).as_str()), (1, "server"));

    for (method, body) in [
        (Method::PATCH, json!({ "thirdParty": false })),
        (Method::PUT, json!({ "name": "Editor" })),
    ] {
        let refused = root.change(method, &path, &etag, &body).await;
        assert_eq!(refusal(&refused), (409, "declared_in_settings".to_owned()));
    }
    let created =
        root.post("/applications", &json!({ "id": host.url, "name": "x", "kind": "web" })).await;
    assert_eq!(created.status, 422);

    app.account("admin@example.com", None, None).await;
    grant(&app, "admin@example.com", "admin").await;
    let mut admin = with_passkey(&app, "admin@example.com").await;
    let page = format!("/admin{path}");
    assert!(admin.get("/admin/applications").await.body.contains(&format!("href=\"{page}\"")));
    let shown = admin.get(&page).await;
    assert!(shown.body.contains("This application isn’t registered here"), "{shown:?}");
    assert!(shown.body.contains(&format!("action=\"{page}/delete\"")), "{shown:?}");

    let deleted = root.change(Method::DELETE, &path, &etag, &Value::Null).await;
    assert_eq!(deleted.status, 204, "{deleted:?}");
    Question::of(&mut browser, &party_path).await;
}

async fn its_row_follows_its_document(database: TestDatabase) {
    let host = DocumentHost::start().await;
    let app = trusting(database, &host).await;
    let root = ApiClient::root(&app).await;
    let path = format!("/applications/{}", segment(&host.url));
    let mut browser = logged_in(&app).await;
    let question = Question::of(&mut browser, &host.party(&app).authorize_path(&[])).await;
    question.answer(&mut browser, "allow").await;

    app.server.clock.advance(Duration::from_mins(5));
    host.serve(json!({ "scope": "openid" }));
    browser.get(&host.party(&app).authorize_path(&[])).await;
    let view = root.get(&path).await;
    assert_eq!((&view.json()["scopes"], view.header("etag")), (&json!(["openid"]), "\"2\""));

    app.server.clock.advance(Duration::from_mins(5));
    browser.get(&host.party(&app).authorize_path(&[])).await;
    assert_eq!(root.get(&path).await.header("etag"), "\"2\"", "nothing has changed");
}
