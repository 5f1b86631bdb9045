//! Accounts under a plain JSON Schema without our annotations, as in OwnID's documentation.

use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    service::schema,
    tests::support::{
        admin::{ApiClient, form, json as with_json, send, set_schema},
        harness::{App, TestDatabase, on_both},
    },
};

on_both!(
    p02_a_documented_schema_is_searched_by_its_attributes,
    p02_the_schema_bounds_how_many_properties_are_indexed,
    p02_a_field_that_becomes_indexed_finds_the_accounts_that_were_there,
);

async fn people(app: &App, root: &ApiClient<'_>) {
    for (login_id, first, last) in [
        ("alex@example.com", "Alex", "Morgan"),
        ("sam@example.com", "Sam", "Rivera"),
        ("jo@example.com", "Jo", "MORGAN"),
    ] {
        root.create(
            &json!({ "loginId": login_id, "profile": { "firstName": first, "lastName": last } }),
        )
        .await;
    }
    app.server.clock.advance(std::time::Duration::from_secs(1));
}

fn documented_schema() -> Value {
    json!({
        "type": "object",
        "properties": { "firstName": { "type": "string" }, "lastName": { "type": "string" } },
    })
}

async fn p02_a_documented_schema_is_searched_by_its_attributes(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    people(&app, &root).await;

    let answer = send(with_json(root.request(Method::POST, "/schema"), &documented_schema())).await;
    assert!(answer.status.is_success(), "{answer:?}");
    schema::migrate_accounts(&app.server).await.unwrap();

    let filtered = root
        .walk(&[("filter", "profile.lastName eq \"Morgan\""), ("sort", "profile.firstName")])
        .await;
    assert_eq!(filtered, ["alex@example.com", "jo@example.com"]);
    assert_eq!(root.walk(&[("q", "Rivera")]).await, ["sam@example.com"]);
    root.create(&json!({ "loginId": "kim@example.com", "profile": { "lastName": "Morgan" } }))
        .await;
    assert_eq!(root.walk(&[("q", "morgan")]).await.len(), 3);
}

async fn p02_the_schema_bounds_how_many_properties_are_indexed(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    people(&app, &root).await;
    let mut schema = documented_schema();
    schema["x-vestibule"] = json!({ "indexUnannotated": 1 });
    set_schema(&app, &schema).await;

    assert_eq!(root.walk(&[("filter", "profile.firstName eq \"Sam\"")]).await, ["sam@example.com"]);
    let refused = root
        .get(&format!("/accounts?{}", form(&[("filter", "profile.lastName eq \"Morgan\"")])))
        .await;
    assert_eq!(refused.json()["code"], "not_indexed");

    for bound in [json!(101), json!(-1), json!("1"), json!(null)] {
        schema["x-vestibule"] = json!({ "indexUnannotated": bound });
        let answer = send(with_json(root.request(Method::POST, "/schema"), &schema)).await;
        assert_eq!(answer.json()["errors"][0]["pointer"], "/x-vestibule", "{bound}: {answer:?}");
    }
}

async fn p02_a_field_that_becomes_indexed_finds_the_accounts_that_were_there(
    database: TestDatabase,
) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    let schema = |indexed: bool| {
        let annotation = json!({ "indexed": indexed, "searchable": indexed });
        json!({ "type": "object", "properties": {
            "city": { "type": "string", "x-vestibule": annotation } } })
    };
    set_schema(&app, &schema(false)).await;
    root.create(&json!({ "loginId": "anna@example.com", "profile": { "city": "Ulm" } })).await;

    set_schema(&app, &schema(true)).await;

    assert_eq!(root.walk(&[("filter", "profile.city eq \"ulm\"")]).await, ["anna@example.com"]);
    assert_eq!(root.walk(&[("q", "ulm")]).await, ["anna@example.com"]);
}
