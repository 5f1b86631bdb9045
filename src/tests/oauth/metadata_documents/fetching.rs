//! The fetching of documents.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use serde_json::json;
use tokio::net::TcpListener;

use super::{DocumentHost, PERSON, logged_in, trusting};
use crate::tests::support::{
    harness::{TestDatabase, on_both, text},
    relying_party::{RelyingParty, VERIFIER},
};

on_both!(
    b58_no_private_address_is_fetched,
    b58_no_redirect_is_followed_and_nothing_else_taken_for_a_document,
    b58_only_the_hosts_that_are_named_are_asked,
    documents_are_taken_only_where_that_is_switched_on,
    a_document_is_fetched_again_when_its_time_is_over,
    one_address_causes_a_limited_number_of_fetches,
);

async fn b58_no_private_address_is_fetched(database: TestDatabase) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&connections);
    tokio::spawn(async move {
        while listener.accept().await.is_ok() {
            counted.fetch_add(1, Ordering::SeqCst);
        }
    });

    let app = database.start(&[("VESTIBULE_CLIENT_ID_METADATA_DOCUMENTS", "true")]).await;
    let metadata = app.client.get(app.url("/.well-known/openid-configuration")).send().await;
    let metadata: serde_json::Value =
        serde_json::from_str(&metadata.unwrap().text().await.unwrap()).unwrap();
    assert_eq!(metadata["client_id_metadata_document_supported"], json!(true));

    for id in [
        format!("https://127.0.0.1:{port}/client.json"),
        format!("https://localhost:{port}/client.json"),
        format!("https://127.1.2.3:{port}/client.json"),
        format!("https://[::ffff:7f00:1]:{port}/client.json"),
        format!("https://[::1]:{port}/client.json"),
        "https://10.0.0.1/client.json".to_owned(),
        "https://169.254.169.254/latest/meta-data".to_owned(),
        format!("http://127.0.0.1:{port}/client.json"),
        format!("http://localhost:{port}/client.json"),
    ] {
        let party = RelyingParty { app: &app, id, secret: None };
        let answer = app.browser().get(&party.authorize_path(&[])).await;
        assert_eq!(answer.status, 400, "{}: {answer:?}", party.id);
        assert_eq!(answer.header("location"), "");
        assert!(!answer.body.contains("not public"), "the page tells nothing of the network");
    }
    assert_eq!(connections.load(Ordering::SeqCst), 0);
}

async fn b58_no_redirect_is_followed_and_nothing_else_taken_for_a_document(database: TestDatabase) {
    const JSON: &str = "content-type: application/json\r\n";
    let (host, other) = (DocumentHost::start().await, DocumentHost::start().await);
    let app = trusting(database, &host).await;
    let path = host.party(&app).authorize_path(&[]);
    let to_other = format!("location: {}\r\n{JSON}", other.url);
    let good = format!(
        r#"{{"client_id": "{}", "redirect_uris": ["https://app.example.com/callback"]}}"#,
        host.url
    );
    let long = good.replace("{\"", &format!("{{{}\"", " ".repeat(6_000)));

    let answers = [
        (302, &*to_other.leak(), good.clone()),
        (200, "content-type: text/html\r\n", good.clone()),
        (200, "", good.clone()),
        (201, JSON, good.clone()),
        (404, JSON, good.clone()),
        (500, JSON, good.clone()),
        (200, JSON, long),
        (200, JSON, "no JSON".to_owned()),
    ];
    let count = answers.len();
    for (status, headers, body) in answers {
        host.answer(status, headers, body);
        let answer = app.browser().get(&path).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (400, ""), "{status}");
    }
    assert_eq!((host.fetched(), other.fetched()), (count, 0), "a mistake is not remembered");

    host.answer(200, JSON, good);
    let seen = app.browser().get(&path).await;
    assert!(seen.header("location").starts_with("/login?"), "{seen:?}");
}

async fn b58_only_the_hosts_that_are_named_are_asked(database: TestDatabase) {
    let (host, other) = (DocumentHost::start().await, DocumentHost::start().await);
    let app = trusting(database, &host).await;
    assert_eq!(app.browser().get(&host.party(&app).authorize_path(&[])).await.status, 303);

    let unnamed = other.party(&app);
    let public = RelyingParty { app: &app, id: "https://1.1.1.1/client".into(), secret: None };
    for party in [unnamed, public] {
        assert_eq!(app.browser().get(&party.authorize_path(&[])).await.status, 400);
        assert_eq!(party.redeem("a code").await.json()["error"], "invalid_client");
    }
    assert_eq!(other.fetched(), 0);
}

async fn documents_are_taken_only_where_that_is_switched_on(database: TestDatabase) {
    let host = DocumentHost::start().await;
    let hosts = host.provider.address.to_string();
    let app = database.start(&[("VESTIBULE_CLIENT_ID_METADATA_HOSTS", &hosts)]).await;
    app.account(PERSON, Some("a long password"), None).await;

    let metadata = app.client.get(app.url("/.well-known/oauth-authorization-server")).send().await;
    let metadata: serde_json::Value =
        serde_json::from_str(&metadata.unwrap().text().await.unwrap()).unwrap();
    assert_eq!(metadata["client_id_metadata_document_supported"], json!(false));

    let path = host.party(&app).authorize_path(&[]);
    assert_eq!(logged_in(&app).await.get(&path).await.status, 400);
    assert_eq!(host.party(&app).redeem("a code").await.json()["error"], "invalid_client");
    assert_eq!(host.fetched(), 0);
}

async fn a_document_is_fetched_again_when_its_time_is_over(database: TestDatabase) {
    let host = DocumentHost::start().await;
    let app = trusting(database, &host).await;
    let party = host.party(&app);
    for _ in 0..3 {
        assert_eq!(app.browser().get(&party.authorize_path(&[])).await.status, 303);
    }
    assert_eq!(host.fetched(), 1);

    app.server.clock.advance(Duration::from_mins(5));
    host.serve(json!({ "redirect_uris": ["https://app.example.com/other"] }));
    assert_eq!(app.browser().get(&party.authorize_path(&[])).await.status, 400);
    assert_eq!(host.fetched(), 2);

    // At the token endpoint, a host that is down is no reason to forget the tokens.
    app.server.clock.advance(Duration::from_mins(5));
    host.answer(503, "", String::new());
    let form = [("grant_type", "refresh_token"), ("refresh_token", VERIFIER)];
    let unavailable = party.post("/oauth2/token", &form).await;
    assert_eq!(unavailable.status, 503);
    assert_eq!(text(&unavailable.json()["error"]), "temporarily_unavailable");
    host.serve(json!({}));
    assert_eq!(party.post("/oauth2/token", &form).await.json()["error"], "invalid_grant");
}

async fn one_address_causes_a_limited_number_of_fetches(database: TestDatabase) {
    let host = DocumentHost::start().await;
    let app = trusting(database, &host).await;
    let ask = async |number: usize| {
        let id = format!("http://{}/{number}", host.provider.address);
        let party = RelyingParty { app: &app, id, secret: None };
        app.browser().get(&party.authorize_path(&[])).await.status.as_u16()
    };

    for number in 0..60 {
        assert_eq!(ask(number).await, 400, "the document is that of another id");
    }
    assert_eq!((ask(60).await, host.fetched()), (429, 60));
    app.server.clock.advance(Duration::from_mins(10));
    assert_eq!((ask(60).await, host.fetched()), (400, 61));
}
