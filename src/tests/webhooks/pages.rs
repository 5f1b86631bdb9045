//! The pages about webhooks, in a browser without JavaScript.

use std::time::Duration;

use reqwest::StatusCode;

use super::Receiver;
use crate::tests::support::{
    administrators::administrator,
    harness::{Answer, App, TestDatabase, on_both},
    peers::Reply,
};

on_both!(
    an_administrator_creates_tests_and_deletes_a_webhook,
    a_form_with_mistakes_keeps_what_was_typed,
    b21_changing_a_webhook_requires_a_recent_login,
);

async fn serving(database: TestDatabase, receiver: &Receiver) -> App {
    database
        .start(&[
            ("VESTIBULE_OWNID_MODE", "cloud"),
            ("VESTIBULE_OWNID_APP_ID", "app"),
            (
                "VESTIBULE_OWNID_SHARED_SECRET",
                "dGhlIHNlY3JldCBvZiB0aGUgdGVzdHMgaXMgbG9uZyBlbm91Z2g=",
            ),
            ("VESTIBULE_WEBHOOK_PRIVATE_HOSTS", &receiver.provider.address.to_string()),
        ])
        .await
}

/// The secret that this page shows.
fn secret(page: &Answer) -> Option<String> {
    let rest = page.body.split_once("id=\"new-secret\">")?.1;
    Some(rest.split_once('<')?.0.to_owned())
}

/// The path of the page of the webhook in the list.
fn page_path(list: &Answer) -> String {
    let rest = list.body.split_once("href=\"/admin/webhooks/").expect("a webhook").1;
    format!("/admin/webhooks/{}", rest.split_once('"').unwrap().0)
}

async fn an_administrator_creates_tests_and_deletes_a_webhook(database: TestDatabase) {
    let receiver = Receiver::start([
        Reply::Answer(200, "", "<b>thanks</b>"),
        Reply::Answer(500, "", "broken"),
    ])
    .await;
    let app = serving(database, &receiver).await;
    let mut admin = administrator(&app).await;
    let form = [
        ("url", receiver.url.as_str()),
        ("types", "account.created"),
        ("types", "account.deleted"),
    ];
    let created = admin.post("/admin/webhooks", &form).await;
    assert_eq!(created.status, StatusCode::OK, "{}", created.body);
    let first = secret(&created).expect("a secret");
    assert!(first.starts_with("whsec_"));
    let list = admin.get("/admin/webhooks").await;
    assert!(list.body.contains("account.created, account.deleted"), "{}", list.body);
    let page = page_path(&list);
    assert!(!admin.get(&page).await.body.contains(&first), "shown once");

    let tested = admin.post(&format!("{page}/test"), &[]).await;
    assert!(tested.body.contains("Test delivered."), "{}", tested.body);
    assert!(tested.body.contains("200 &lt;b&gt;thanks&lt;/b&gt;"), "text is shown as text");
    let tested = admin.post(&format!("{page}/test"), &[]).await;
    assert!(tested.body.contains("Test not delivered."), "{}", tested.body);
    let dead = admin.get(&format!("{page}?state=dead")).await;
    assert!(dead.body.contains("500 broken") && !dead.body.contains("thanks"), "{}", dead.body);
    let event = dead.body.split_once("name=\"id\" value=\"").unwrap().1;
    let event = event.split_once('"').unwrap().0;
    let resent = admin.post(&format!("{page}/resend"), &[("id", event)]).await;
    assert!(resent.body.contains("Sending again."), "{}", resent.body);

    let rotated = admin.post(&format!("{page}/secret"), &[]).await;
    assert!(secret(&rotated).is_some_and(|second| second != first));
    assert!(rotated.body.contains("The previous secret also signs until"));

    let form = [
        ("version", "2"),
        ("url", &*receiver.url),
        ("types", "message.failed"),
        ("disabled", "true"),
    ];
    let saved = admin.post(&page, &form).await;
    assert_eq!(saved.header("location"), format!("{page}?saved=1"), "{}", saved.body);
    assert!(admin.get("/admin/webhooks").await.body.contains("Disabled"));

    let kept = admin.post(&format!("{page}/delete"), &[("version", "3")]).await;
    assert!(kept.body.contains("Nothing was deleted."), "{}", kept.body);
    let form = [("version", "3"), ("confirm", "true")];
    let deleted = admin.post(&format!("{page}/delete"), &form).await;
    assert_eq!(deleted.header("location"), "/admin/webhooks", "{}", deleted.body);
    assert!(admin.get("/admin/webhooks").await.body.contains("No webhooks yet."));
    assert_eq!(admin.get(&page).await.status, StatusCode::NOT_FOUND);
}

async fn a_form_with_mistakes_keeps_what_was_typed(database: TestDatabase) {
    let receiver = Receiver::willing().await;
    let app = serving(database, &receiver).await;
    let mut admin = administrator(&app).await;
    for (url, types, words) in [
        ("no URL", &["account.created"][..], "Enter a URL"),
        ("https://10.0.0.1/hook", &["account.created"], "Use a public https address"),
        ("https://app.example.com/hook", &[], "Choose at least one event"),
    ] {
        let mut form = vec![("url", url)];
        form.extend(types.iter().map(|name| ("types", *name)));
        let refused = admin.post("/admin/webhooks", &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{url}");
        assert!(refused.body.contains(words), "{words}: {}", refused.body);
        assert!(refused.body.contains(&format!("value=\"{url}\"")), "{url}");
    }

    admin.post("/admin/webhooks", &[("url", &receiver.url), ("types", "account.created")]).await;
    let page = page_path(&admin.get("/admin/webhooks").await);
    let form = [("version", "0"), ("url", &*receiver.url), ("types", "account.created")];
    let stale = admin.post(&page, &form).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(stale.body.contains("changed after you opened the page"), "{}", stale.body);
}

async fn b21_changing_a_webhook_requires_a_recent_login(database: TestDatabase) {
    let receiver = Receiver::willing().await;
    let app = serving(database, &receiver).await;
    let mut admin = administrator(&app).await;
    app.server.clock.advance(Duration::from_mins(16));
    let form = [("url", &*receiver.url), ("types", "account.created")];
    let refused = admin.post("/admin/webhooks", &form).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.body);
}
