//! Requests to the local platform: permitted callers, size and form.

use std::collections::BTreeMap;

use reqwest::{StatusCode, header};
use serde_json::json;

use crate::{
    config::{Config, MissingKeys},
    tests::support::{
        harness::{TestDatabase, new_folder, on_both},
        sdk::{ALICE, Sdk, person, refusal, sdk},
    },
};

on_both!(
    b41_over_https_the_public_origin_is_the_only_one,
    one_address_can_start_a_limited_number_of_ceremonies,
    other_origins_and_other_bodies_are_refused,
    the_sdk_is_served_to_any_page_for_its_own_app_id,
);

async fn b41_over_https_the_public_origin_is_the_only_one(database: TestDatabase) {
    let public = "https://login.example.com";
    let load = |settings: &[(&str, &str)]| {
        let folder = new_folder();
        let mut environment: BTreeMap<_, _> = settings
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        environment.insert("VESTIBULE_DATA_DIR".to_owned(), folder.display().to_string());
        let loaded = Config::load(&environment, MissingKeys::Discard).is_ok();
        std::fs::remove_dir_all(folder).unwrap();
        loaded
    };
    let everywhere = ("VESTIBULE_LISTEN", "0.0.0.0:3000");
    assert!(!load(&[everywhere]));
    assert!(!load(&[everywhere, ("VESTIBULE_PUBLIC_URL", "http://login.example.com")]));
    assert!(!load(&[everywhere, ("VESTIBULE_PUBLIC_URL", "http://localhost:3000")]));
    assert!(load(&[everywhere, ("VESTIBULE_PUBLIC_URL", public)]));

    let app = database.start(&[("VESTIBULE_PUBLIC_URL", public)]).await;
    let mut device = person(&app, ALICE).await;
    assert_eq!(sdk(&app).log_in(&mut device, None).await.status, StatusCode::OK);
    for origin in
        ["http://localhost:3000", "http://login.example.com", "https://example.com", "null"]
    {
        let answer = Sdk::at(&app, origin).post("login/start", &json!({})).await;
        assert_eq!(refusal(&answer), (403, "origin_refused".to_owned()), "{origin}");
    }
}

async fn one_address_can_start_a_limited_number_of_ceremonies(database: TestDatabase) {
    let app = database.start(&[]).await;
    let body = json!({ "appId": app.server.config.ownid.app_id, "loginId": ALICE });
    for _ in 0..600 {
        assert_eq!(sdk(&app).post("login/start", &body).await.status, StatusCode::OK);
    }
    let answer = sdk(&app).post("register/start", &body).await;
    assert_eq!(refusal(&answer), (429, "too_many_requests".to_owned()));
    assert!(answer.header("retry-after").parse::<u32>().unwrap() >= 1);
}

async fn other_origins_and_other_bodies_are_refused(database: TestDatabase) {
    let app = database.start(&[]).await;
    let app_id = app.server.config.ownid.app_id.clone();
    let refused = sdk(&app).post("login/start", &json!({ "appId": "other" })).await;
    assert_eq!(refusal(&refused), (404, "app_unknown".to_owned()));
    let refused =
        sdk(&app).post("register/start", &json!({ "appId": app_id, "loginId": "no" })).await;
    assert_eq!(refusal(&refused), (422, "login_id_invalid".to_owned()));
    assert_eq!(refused.json()["pointer"], "/loginId");
    let refused = sdk(&app).post("register/start", &json!({ "appId": app_id })).await;
    assert_eq!(refusal(&refused), (422, "invalid".to_owned()));
    let refused =
        sdk(&app).post("login/finish", &json!({ "ceremonyId": "x".repeat(70_000) })).await;
    assert_eq!(refusal(&refused), (413, "too_large".to_owned()));
    let refused = Sdk::at(&app, "https://evil.example")
        .post("login/start", &json!({ "appId": app_id }))
        .await;
    assert_eq!(refusal(&refused), (403, "origin_refused".to_owned()));
    assert_eq!(refused.header("access-control-allow-origin"), "");

    let send = async |kind: &str, body: &str| {
        let request =
            app.client.post(app.url("/platform/login/start")).header(header::CONTENT_TYPE, kind);
        request.body(body.to_owned()).send().await.unwrap().status()
    };
    assert_eq!(send("text/plain", "{}").await, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(
        send("application/x-www-form-urlencoded", "appId=x").await,
        StatusCode::UNSUPPORTED_MEDIA_TYPE
    );
    assert_eq!(send("application/json", "{").await, StatusCode::BAD_REQUEST);
    assert_eq!(
        app.client.get(app.url("/platform/login/start")).send().await.unwrap().status(),
        StatusCode::METHOD_NOT_ALLOWED
    );
}

async fn the_sdk_is_served_to_any_page_for_its_own_app_id(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut browser = app.browser();
    let path = format!("/sdk/{}", app.server.config.ownid.app_id);
    let answer = browser.get(&path).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.header("content-type").starts_with("text/javascript"));
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin");
    assert_eq!(answer.header("cache-control"), "public, max-age=300");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    let known = browser
        .request(reqwest::Method::GET, &path)
        .header(header::IF_NONE_MATCH, answer.header("etag"));
    let unchanged = browser.send(known).await;
    assert_eq!((unchanged.status, unchanged.body.len()), (StatusCode::NOT_MODIFIED, 0));
    let dialog = browser.get(&format!("{path}/start.js")).await;
    assert_eq!(
        (dialog.status, dialog.header("access-control-allow-origin")),
        (StatusCode::OK, "*")
    );
    assert!(dialog.header("content-type").starts_with("text/javascript"));
    let types = browser.get("/sdk/ownid.d.ts").await;
    assert_eq!((types.status, types.header("access-control-allow-origin")), (StatusCode::OK, "*"));
    assert_eq!(types.header("content-type"), "application/typescript; charset=utf-8");
    assert_eq!(types.header("cache-control"), "public, max-age=300");
    assert!(
        types.body.contains("declare var ownid: OwnID.Sdk;")
            && types.body.contains("/** Logs out. */")
    );
    let known = browser.request(reqwest::Method::GET, "/sdk/ownid.d.ts");
    let unchanged = browser.send(known.header(header::IF_NONE_MATCH, types.header("etag"))).await;
    assert_eq!(unchanged.status, StatusCode::NOT_MODIFIED);
    for path in ["/sdk/another-app", "/sdk/another-app/start.js"] {
        assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND);
    }
}
