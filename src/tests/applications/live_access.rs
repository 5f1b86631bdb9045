//! Grants of applications, and sessions at applications behind a proxy, as administrators see and
//! end them.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    service::accounts,
    tests::support::{
        admin::{ApiClient, json as with_json, send},
        administrators::{administrator, cloud, page_of, with_passkey},
        forward_auth::{PERSON, ProxiedBrowser, SHOP, WIKI, person, with_applications},
        harness::{App, Browser, TestDatabase, id, on_both, text},
        relying_party::RelyingParty,
        sdk::refusal,
    },
};

on_both!(
    grants_are_listed_in_pages_and_ended,
    sessions_are_listed_in_pages_and_ended,
    access_is_shown_to_those_who_may_see_accounts,
    an_administrator_ends_access_on_the_page_of_the_application,
    an_administrator_ends_the_access_of_applications_to_an_account,
);

const OTHER: &str = "bob@example.com";

async fn delete(client: &ApiClient<'_>, path: &str) -> (u16, String) {
    let answer = send(with_json(client.request(Method::DELETE, path), &json!({}))).await;
    if answer.status == StatusCode::NO_CONTENT { (204, String::new()) } else { refusal(&answer) }
}

fn items(page: &Value) -> Vec<Value> {
    page["items"].as_array().unwrap_or_else(|| panic!("{page}")).clone()
}

/// Two people with tokens of an application.
async fn with_tokens(app: &App) -> (RelyingParty<'_>, Vec<Value>) {
    let party = RelyingParty::web(app).await;
    let mut tokens = Vec::new();
    for login_id in [PERSON, OTHER] {
        app.account(login_id, Some("a long password"), Some(login_id)).await;
        let mut browser = with_passkey(app, login_id).await;
        tokens.push(party.tokens(&mut browser, "openid offline_access").await);
    }
    (party, tokens)
}

async fn grants_are_listed_in_pages_and_ended(database: TestDatabase) {
    let app = database.start(&[]).await;
    let (party, tokens) = with_tokens(&app).await;
    let other_party = RelyingParty::web(&app).await;
    let root = ApiClient::root(&app).await;

    let first = root.get("/applications/wiki/grants?limit=1").await;
    assert_eq!(first.status, StatusCode::OK, "{first:?}");
    let newest = items(&first.json()).remove(0);
    let account = accounts::by_login_id(&app.server, &id(OTHER)).await.unwrap();
    assert_eq!(newest["loginId"], OTHER);
    assert_eq!(newest["accountId"], account.id.to_string());
    assert_eq!(newest["scopes"], json!(["offline_access", "openid"]));
    assert_eq!((&newest["offline"], &newest["method"]), (&json!(true), &json!("passkey")));
    assert_eq!(first.json()["nextCursor"], newest["id"]);
    let next = format!("/applications/wiki/grants?limit=1&cursor={}", text(&newest["id"]));
    assert_eq!(first.header("link"), format!("</api/admin{next}>; rel=\"next\""));
    let last = root.get(&next).await.json();
    assert_eq!(items(&last)[0]["loginId"], PERSON);
    assert_eq!(last["nextCursor"], Value::Null);

    let grant = text(&newest["id"]);
    let not_found = (404, "not_found".to_owned());
    let elsewhere = format!("/applications/{}/grants/{grant}", other_party.id);
    assert_eq!(delete(&root, &elsewhere).await, not_found, "of another application");
    assert_eq!(delete(&root, "/applications/wiki/grants/x").await, not_found);
    let path = format!("/applications/wiki/grants/{grant}");
    assert_eq!(delete(&root, &path).await.0, 204);
    assert_eq!(delete(&root, &path).await, not_found);
    assert_eq!(party.userinfo(&tokens[1]["access_token"]).await.status, 401);
    assert_eq!(party.userinfo(&tokens[0]["access_token"]).await.status, 200);

    assert_eq!(delete(&root, "/applications/wiki/grants").await.0, 204);
    assert_eq!(party.userinfo(&tokens[0]["access_token"]).await.status, 401);
    assert_eq!(items(&root.get("/applications/wiki/grants").await.json()), Vec::<Value>::new());
    assert_eq!(delete(&root, "/applications/wiki/grants").await.0, 204);
    assert_eq!(delete(&root, "/applications/nothing/grants").await, not_found);
    let log = root.get("/audit?limit=2").await.json();
    assert_eq!(items(&log)[0]["action"], "application_access_ended_for_all");
    assert_eq!(items(&log)[0]["changes"], json!({"ended": [null, 1]}));
    assert_eq!(items(&log)[1]["action"], "application_access_ended");
    assert_eq!(items(&log)[1]["accountId"], account.id.to_string());
}

/// Browsers of one person at two applications.
async fn entered(app: &App) -> (Vec<ProxiedBrowser<'_>>, Browser<'_>) {
    let mut own = person(app).await;
    let mut entered = Vec::new();
    for origin in [WIKI, WIKI, SHOP] {
        let mut browser = ProxiedBrowser::new(app, origin);
        assert_eq!(browser.enter("/", &mut own).await.status, 200);
        entered.push(browser);
        app.server.clock.advance(std::time::Duration::from_millis(1));
    }
    (entered, own)
}

async fn sessions_are_listed_in_pages_and_ended(database: TestDatabase) {
    let app = with_applications(database).await;
    let (mut entered, mut own) = entered(&app).await;
    let root = ApiClient::root(&app).await;

    let first = root.get("/applications/wiki/sessions?limit=1").await;
    assert_eq!(first.status, StatusCode::OK, "{first:?}");
    let newest = items(&first.json()).remove(0);
    assert_eq!((&newest["loginId"], &newest["method"]), (&json!(PERSON), &json!("passkey")));
    let cursor = text(&first.json()["nextCursor"]);
    let next = format!("/applications/wiki/sessions?limit=1&cursor={cursor}");
    let last = root.get(&next).await.json();
    assert_eq!((items(&last).len(), &last["nextCursor"]), (1, &Value::Null));
    assert_ne!(items(&last)[0]["id"], newest["id"]);
    let wrong = root.get("/applications/wiki/sessions?cursor=1_x").await;
    assert_eq!(refusal(&wrong), (422, "invalid_query".to_owned()));

    let session = text(&newest["id"]);
    let not_found = (404, "not_found".to_owned());
    let elsewhere = format!("/applications/shop/sessions/{session}");
    assert_eq!(delete(&root, &elsewhere).await, not_found, "of another application");
    let path = format!("/applications/wiki/sessions/{session}");
    assert_eq!(delete(&root, &path).await.0, 204);
    assert_eq!(delete(&root, &path).await, not_found);
    assert_eq!(entered[1].fetch("GET", "/").await.status, 401);
    assert_eq!(entered[0].fetch("GET", "/").await.status, 200);

    let mut late = ProxiedBrowser::new(&app, WIKI);
    let callback = late.ticket("/", &mut own).await;
    assert_eq!(delete(&root, "/applications/wiki/sessions").await.0, 204);
    assert_eq!(entered[0].fetch("GET", "/").await.status, 401);
    assert_eq!(late.open(&callback).await.status, 403, "a ticket ends, too");
    assert_eq!(entered[2].fetch("GET", "/").await.status, 200, "at another application");
    assert!(own.is_logged_in().await);
}

async fn access_is_shown_to_those_who_may_see_accounts(database: TestDatabase) {
    let app = with_applications(database).await;
    let (applications, both) = ("applications:read", "applications:read accounts:read");
    for list in ["grants", "sessions"] {
        let path = format!("/applications/wiki/{list}");
        let refused = ApiClient::token(&app, applications).await.get(&path).await;
        assert_eq!(refusal(&refused), (403, "insufficient_scope".to_owned()));
        let reader = ApiClient::token(&app, both).await;
        assert_eq!(reader.get(&path).await.status, StatusCode::OK);
        assert_eq!(delete(&reader, &path).await, (403, "insufficient_scope".to_owned()));
    }
}

async fn an_administrator_ends_access_on_the_page_of_the_application(database: TestDatabase) {
    let app = cloud(database).await;
    let (party, tokens) = with_tokens(&app).await;
    let mut admin = administrator(&app).await;
    let page = "/admin/applications/wiki";
    let shown = admin.get(page).await;
    assert!(shown.body.contains(PERSON) && shown.body.contains(OTHER), "{}", shown.body);

    let root = ApiClient::root(&app).await;
    let grants = items(&root.get("/applications/wiki/grants").await.json());
    let grant = text(&grants[0]["id"]);
    assert!(shown.body.contains(&format!("value=\"{grant}\"")), "{}", shown.body);
    for _ in 0..2 {
        let ended = admin.post(&format!("{page}/access"), &[("id", &grant)]).await;
        assert_eq!(ended.header("location"), format!("{page}?saved=1"), "{ended:?}");
    }
    assert_eq!(party.userinfo(&tokens[1]["access_token"]).await.status, 401);
    assert_eq!(party.userinfo(&tokens[0]["access_token"]).await.status, 200);
    let after = admin.get(&format!("{page}?after={grant}")).await;
    assert!(after.body.contains(PERSON) && !after.body.contains(OTHER), "{}", after.body);

    let ended = admin.post(&format!("{page}/access"), &[("id", "all")]).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER);
    assert_eq!(party.userinfo(&tokens[0]["access_token"]).await.status, 401);
    assert!(admin.get(page).await.body.contains("No one has access."));

    root.post("/applications", &json!({"name": "Cron", "kind": "service"})).await;
    let service = admin.get("/admin/applications/cron").await;
    assert!(!service.body.contains("id=\"access\""), "nobody is logged in at a service");
}

async fn an_administrator_ends_the_access_of_applications_to_an_account(database: TestDatabase) {
    let app = cloud(database).await;
    let (party, tokens) = with_tokens(&app).await;
    let mut admin = administrator(&app).await;
    let account = page_of(&app, PERSON).await;
    assert!(admin.get(&account).await.body.contains("href=\"/admin/applications/wiki\""));

    let root = ApiClient::root(&app).await;
    let path = account.replace("/admin", "");
    let listed = items(&root.get(&format!("{path}/applications")).await.json());
    assert_eq!((listed.len(), &listed[0]["id"]), (1, &json!("wiki")));
    assert_eq!(listed[0]["scopes"], json!(["offline_access", "openid"]));
    assert_ne!(listed[0]["lastUsedAt"], Value::Null);

    let one = format!("{path}/applications/wiki");
    assert_eq!(delete(&root, &one).await.0, 204);
    assert_eq!(delete(&root, &one).await, (404, "not_found".to_owned()));
    assert_eq!(party.userinfo(&tokens[0]["access_token"]).await.status, 401);
    assert_eq!(party.userinfo(&tokens[1]["access_token"]).await.status, 200);
    assert_eq!(delete(&root, &format!("{path}/applications")).await.0, 204);

    let other = page_of(&app, OTHER).await;
    let ended = admin.post(&format!("{other}/applications"), &[("id", "*")]).await;
    assert_eq!(ended.header("location"), format!("{other}?saved=1"), "{ended:?}");
    assert_eq!(party.userinfo(&tokens[1]["access_token"]).await.status, 401);
    assert!(admin.get(&other).await.body.contains("No applications have access"));
}
