//! Owners are notified when an administrator changes their credentials or addresses
//! (`docs/security-behaviours.md` b20).

use std::process::ExitCode;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::tests::{
    accounts::imports::{details, write},
    operations::command_line::run,
    support::{
        admin::ApiClient,
        administrators::{ADMIN, grant, page_of, with_passkey},
        harness::{App, TestDatabase, on_both},
        mailbox::received_messages,
        sdk::{ALICE, person},
    },
};
on_both!(
    b20_the_owner_is_notified_of_a_password_set_by_a_program,
    b20_new_addresses_are_reported_to_the_old_ones_too,
    b20_an_administrators_page_notifies_owners_as_the_api_does,
    b20_a_batch_notifies_owners_and_an_import_does_not,
    changes_without_credentials_send_no_notification,
);

const OLD: &str = "old@example.com";
const NEW: &str = "new@example.com";

async fn alice(app: &App, root: &ApiClient<'_>) -> String {
    let emails = json!([
        {"value": OLD, "verified": true}, {"value": "never@example.com", "verified": false},
    ]);
    let account = json!({"loginId": ALICE, "password": "correct horse battery", "emails": emails});
    let id = root.create(&account).await;
    assert!(
        received_messages(app, ALICE).await.is_empty(),
        "who made the account has told its owner"
    );
    format!("/accounts/{id}")
}

async fn patch(root: &ApiClient<'_>, path: &str, body: &Value) {
    let answer = root.change(Method::PATCH, path, "*", body).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
}

/// The subjects of the messages to this address, once there are `count` of them.
async fn subjects(app: &App, to: &str, count: usize) -> Vec<String> {
    for _ in 0..500 {
        let found = received_messages(app, to).await;
        if found.len() >= count {
            let mut subjects: Vec<_> = found.into_iter().map(|letter| letter.subject).collect();
            subjects.sort();
            assert_eq!(subjects.len(), count, "{subjects:?}");
            return subjects;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("{to} was not told {count} times");
}

async fn b20_the_owner_is_notified_of_a_password_set_by_a_program(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let path = alice(&app, &root).await;
    patch(&root, &path, &json!({"password": "another horse battery", "profile": {"locale": "de"}}))
        .await;
    for to in [ALICE, OLD] {
        assert_eq!(subjects(&app, to, 1).await, ["Ihr Passwort bei localhost wurde geändert"]);
    }
    assert!(
        received_messages(&app, "never@example.com").await.is_empty(),
        "it may belong to anyone"
    );
}

async fn b20_new_addresses_are_reported_to_the_old_ones_too(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let path = alice(&app, &root).await;
    patch(&root, &path, &json!({"emails": [{"value": NEW, "verified": true}]})).await;
    for to in [ALICE, OLD, NEW] {
        assert_eq!(
            subjects(&app, to, 1).await,
            ["The addresses of your account at localhost were changed"]
        );
    }
    // An unchanged value sends nothing; a password and an address send two messages.
    let verified = json!({"emails": [{"value": NEW, "verified": true}]});
    patch(&root, &path, &verified).await;
    let both = json!({"emails": [], "password": "another horse battery"});
    patch(&root, &path, &both).await;
    for to in [ALICE, NEW] {
        assert_eq!(subjects(&app, to, 3).await[2], "Your password at localhost was changed");
    }
    subjects(&app, OLD, 1).await;
}

async fn b20_an_administrators_page_notifies_owners_as_the_api_does(database: TestDatabase) {
    let app = database.start(&[]).await;
    let _device = person(&app, ADMIN).await;
    grant(&app, ADMIN, "admin").await;
    alice(&app, &ApiClient::root(&app).await).await;
    let mut admin = with_passkey(&app, ADMIN).await;
    let page = page_of(&app, ALICE).await;
    let form = [("version", "1"), ("remove:old@example.com", "on"), ("add", "+41446681800")];
    let saved = admin.post(&format!("{page}/addresses"), &form).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{saved:?}");
    for to in [ALICE, OLD] {
        subjects(&app, to, 1).await;
    }
    let form =
        [("version", "2"), ("verified:+41446681800", "on"), ("verified:never@example.com", "on")];
    assert_eq!(admin.post(&format!("{page}/addresses"), &form).await.status, StatusCode::SEE_OTHER);
    subjects(&app, ALICE, 2).await;
    subjects(&app, "+41446681800", 1).await;
    subjects(&app, "never@example.com", 1).await;
}

async fn b20_a_batch_notifies_owners_and_an_import_does_not(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let path = alice(&app, &root).await;
    let id = path.rsplit('/').next().unwrap();
    let own_id_data = json!({"ownIdData": "what another platform keeps"});
    let operation = json!({"op": "patch", "id": id, "ifMatch": "*", "account": own_id_data});
    let done = root.post("/accounts:batch", &json!({"operations": [operation]})).await.json();
    assert_eq!(done["results"][0]["status"], 200, "{done}");
    assert_eq!(
        subjects(&app, ALICE, 1).await,
        ["A passkey was added to your account at localhost"]
    );

    let row = json!({"loginId": ALICE, "emails": [{"value": NEW, "verified": true}]}).to_string();
    let file = write(&app, "update.jsonl", &row);
    assert_eq!(run(&app, &["import", &file, "--update"]).await, ExitCode::SUCCESS);
    assert!(details(&app, ALICE).await.addresses.iter().any(|address| address.value == NEW));
    subjects(&app, ALICE, 1).await;
    assert!(received_messages(&app, NEW).await.is_empty());
}

async fn changes_without_credentials_send_no_notification(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let path = alice(&app, &root).await;
    patch(
        &root,
        &path,
        &json!({"profile": {"firstName": "Alice"}, "roles": ["editor"], "status": "disabled"}),
    )
    .await;
    patch(&root, &path, &json!({"status": "active", "password": "another horse battery"})).await;
    subjects(&app, ALICE, 1).await;
}
