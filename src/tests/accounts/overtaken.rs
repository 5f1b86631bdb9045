//! Changes of an account that another change overtakes.

use std::collections::BTreeSet;

use reqwest::{Method, StatusCode, header};
use serde_json::{Value, json};

use super::imports::{details, write};
use crate::tests::{
    operations::command_line::run,
    support::{
        admin::{ApiClient, json as with_json, send},
        harness::{TestDatabase, on_both},
        sdk::{ALICE, BOB, refusal},
    },
};

on_both!(
    a17_an_import_changes_accounts_while_other_requests_do,
    a17_a_retryable_response_is_not_stored,
    a18_a_change_from_any_version_succeeds_despite_concurrent_changes,
    a18_of_concurrent_changes_from_one_version_one_succeeds
);

async fn a17_an_import_changes_accounts_while_other_requests_do(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let path = format!("/accounts/{}", root.create(&json!({"loginId": ALICE})).await);
    let rows = (0..40)
        .map(|n| format!("{{\"loginId\":\"{ALICE}\",\"profile\":{{\"firstName\":\"A{n}\"}}}}\n"));
    let file = write(&app, "many.jsonl", &rows.collect::<Vec<_>>().concat());
    let words = ["import", "--update", &file];
    let importing = run(&app, &words);
    let changing = async {
        for n in 0..40 {
            let changes = json!({"profile": {"lastName": format!("B{n}")}});
            assert_eq!(
                root.change(Method::PATCH, &path, "*", &changes).await.status,
                StatusCode::OK
            );
        }
    };
    let (done, ()) = tokio::join!(importing, changing);
    assert_eq!(done, std::process::ExitCode::SUCCESS);
    let profile = details(&app, ALICE).await.profile;
    assert_eq!((profile.text("firstName"), profile.text("lastName")), (Some("A39"), Some("B39")));
}

async fn a17_a_retryable_response_is_not_stored(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let id = root.create(&json!({"loginId": ALICE})).await;
    let keyed = async |path: &str, key: &str, body: &Value| {
        let request =
            with_json(root.request(Method::POST, path), body).header("idempotency-key", key);
        send(request.header(header::IF_MATCH, "\"2\"")).await
    };
    let schema = json!({"type": "object"});
    assert_eq!(refusal(&keyed("/schema", "schema", &schema).await), (412, "stale".to_owned()));
    root.post("/schema", &json!({"type": "object", "title": "the second"})).await;
    let again = keyed("/schema", "schema", &schema).await;
    assert_eq!(
        (again.status, again.header("idempotency-replayed")),
        (StatusCode::OK, ""),
        "{again:?}"
    );

    let disable =
        json!({"op": "patch", "id": id, "ifMatch": "\"2\"", "account": {"status": "disabled"}});
    let alone = json!({"operations": [disable]});
    let status = |answer: &crate::tests::support::harness::Answer| {
        answer.json()["results"][0]["status"].clone()
    };
    assert_eq!(status(&keyed("/accounts:batch", "alone", &alone).await), 412);
    let beside = json!({"operations": [disable, {"op": "create", "account": {"loginId": BOB}}]});
    let first = keyed("/accounts:batch", "beside", &beside).await;
    assert_eq!(status(&first), 412);
    root.change(
        Method::PATCH,
        &format!("/accounts/{id}"),
        "*",
        &json!({"profile": {"firstName": "A"}}),
    )
    .await;
    let again = keyed("/accounts:batch", "alone", &alone).await;
    assert_eq!(
        (status(&again), again.header("idempotency-replayed")),
        (json!(200), ""),
        "nothing of it had been done"
    );
    let again = keyed("/accounts:batch", "beside", &beside).await;
    assert_eq!(
        (again.header("idempotency-replayed"), again.body.clone()),
        ("true", first.body.clone()),
        "a part of it was done"
    );
}

async fn a18_a_change_from_any_version_succeeds_despite_concurrent_changes(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    assert_eq!(root.post("/schema", &json!({"type": "object"})).await.status, StatusCode::OK);
    let id = root.create(&json!({"loginId": ALICE})).await;
    let path = format!("/accounts/{id}");
    let field = |n: usize| format!("field{n}");
    let patching = futures::future::join_all((0..10).map(async |n| {
        let changes = json!({"profile": {field(n): "x"}});
        if n % 2 == 0 {
            return root.change(Method::PATCH, &path, "*", &changes).await.status;
        }
        let operation = json!({"op": "patch", "id": id, "ifMatch": "*", "account": changes});
        let answer = root.post("/accounts:batch", &json!({"operations": [operation]})).await.json();
        StatusCode::from_u16(
            u16::try_from(answer["results"][0]["status"].as_u64().unwrap()).unwrap(),
        )
        .unwrap()
    }));
    let setting = async {
        for n in 0..6 {
            let schema =
                json!({"type": "object", "title": format!("{n}"), "additionalProperties": true});
            assert_eq!(
                root.change(Method::PUT, "/schema", "*", &schema).await.status,
                StatusCode::OK
            );
        }
    };
    let (statuses, ()) = tokio::join!(patching, setting);
    assert!(statuses.iter().all(|status| *status == StatusCode::OK), "{statuses:?}");
    let profile = root.get(&path).await.json()["profile"].clone();
    let found: BTreeSet<_> = profile.as_object().unwrap().keys().cloned().collect();
    assert_eq!(found, (0..10).map(field).collect(), "nothing is lost");

    let version = root.get(&path).await.header("etag").to_owned();
    let password = json!({"password": "a long password"});
    let (roles, profile) = (json!({"roles": ["editor"]}), json!({"profile": {"field0": "y"}}));
    let (one, two) = tokio::join!(
        root.change(Method::PATCH, &path, "*", &password),
        root.change(Method::PATCH, &path, "*", &roles),
    );
    assert_eq!((one.status, two.status), (StatusCode::OK, StatusCode::OK), "{one:?} {two:?}");
    assert_eq!(
        refusal(&root.change(Method::PATCH, &path, &version, &password).await),
        (412, "stale".to_owned())
    );
    let (gone, changed) = tokio::join!(
        root.change(Method::DELETE, &path, "*", &Value::Null),
        root.change(Method::PATCH, &path, "*", &profile),
    );
    assert_eq!(gone.status, StatusCode::NO_CONTENT, "{gone:?}");
    assert!([StatusCode::OK, StatusCode::NOT_FOUND].contains(&changed.status), "{changed:?}");
}

async fn a18_of_concurrent_changes_from_one_version_one_succeeds(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let path = format!("/accounts/{}", root.create(&json!({"loginId": ALICE})).await);
    let read =
        |tag: &str| root.request(Method::PATCH, &path).header(header::IF_MATCH, tag.to_owned());
    for (current, tags) in [
        (1, &["W/\"1\""][..]),
        (2, &["\"9\", W/\"2\" ,\"7\""]),
        (3, &["\"a,b\"", "W/\"3\""]),
        (4, &["\"4-gzip\""]),
        (5, &["W/\"5-br\""]),
        (6, &[" * "]),
    ] {
        for other in [
            "",
            "6",
            "w/\"1\"",
            "W\"1\"",
            "\"\"",
            "W/\"99\"",
            "\"99-gzip\"",
            "\"-gzip\"",
            "\"+1\"",
            "\"x\"",
            "\"6",
            "6\"",
        ] {
            let stale =
                send(with_json(read(other), &json!({"profile": {"firstName": "no"}}))).await;
            assert_eq!(refusal(&stale), (412, "stale".to_owned()), "{other} at {current}");
        }
        let mut request = root.request(Method::PATCH, &path);
        for tag in tags {
            request = request.header(header::IF_MATCH, *tag);
        }
        let done =
            send(with_json(request, &json!({"profile": {"firstName": format!("A{current}")}})))
                .await;
        assert_eq!(
            (done.status, done.header("etag")),
            (StatusCode::OK, &*format!("\"{}\"", current + 1)),
            "{tags:?}"
        );
    }
    let racing = (0..8).map(|n| {
        let changes = json!({"profile": {"firstName": format!("B{n}")}});
        send(with_json(read("W/\"7\""), &changes))
    });
    let answers = futures::future::join_all(racing).await;
    let won = answers.iter().filter(|answer| answer.status == StatusCode::OK).count();
    assert!(
        won == 1 && answers.iter().all(|answer| [200, 412].contains(&answer.status.as_u16())),
        "{answers:?}"
    );
    let schema = json!({"type": "object"});
    let set = root.change(Method::PUT, "/schema", "W/\"1\"", &schema).await;
    assert_eq!(set.status, StatusCode::OK, "{set:?}");
}
