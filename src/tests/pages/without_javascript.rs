//! The pages in a browser without JavaScript.

use reqwest::{Method, StatusCode, header};

use crate::tests::support::harness::{Answer, TestDatabase, on_both};

on_both!(
    pages_are_there,
    problems_are_pages_for_people_and_json_for_programs,
    assets_are_kept_for_ever,
    links_lead_somewhere
);

async fn pages_are_there(database: TestDatabase) {
    let app = database.start(&[]).await;
    for (path, heading) in [
        ("/", "Welcome"),
        ("/login", "Log in"),
        ("/register", "Create account"),
        ("/recover", "Trouble logging in?"),
    ] {
        let answer = app.browser().get(path).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (StatusCode::OK, "text/html; charset=utf-8"),
            "{path}"
        );
        assert!(
            answer.body.starts_with("<!DOCTYPE html>") && answer.body.contains(heading),
            "{path}"
        );
    }
    let account = app.browser().get("/account").await;
    assert_eq!((account.status, account.header("location")), (StatusCode::SEE_OTHER, "/login"));
    assert_eq!(app.browser().get("/healthz").await.body, "ok");
}

async fn problems_are_pages_for_people_and_json_for_programs(database: TestDatabase) {
    let app = database.start(&[]).await;
    let huge = "x".repeat(300_000);
    let form = [(header::CONTENT_TYPE, "application/x-www-form-urlencoded")];
    for (method, path, body, status) in [
        (Method::GET, "/nowhere", "", StatusCode::NOT_FOUND),
        (Method::DELETE, "/login", "", StatusCode::METHOD_NOT_ALLOWED),
        (Method::POST, "/login", huge.as_str(), StatusCode::PAYLOAD_TOO_LARGE),
        (Method::POST, "/login", "nothing=1", StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        for (accept, kind) in [
            ("text/html,*/*", "text/html; charset=utf-8"),
            ("application/json", "application/problem+json"),
        ] {
            let request = app
                .browser()
                .request(method.clone(), path)
                .header(header::ACCEPT, accept)
                .body(body.to_owned());
            let answer =
                Answer::of(request.header(form[0].0.clone(), form[0].1).send().await.unwrap())
                    .await;
            assert_eq!(
                (answer.status, answer.header("content-type")),
                (status, kind),
                "{method} {path}"
            );
            if accept == "application/json" {
                assert_eq!(answer.json()["status"], status.as_u16());
            } else {
                assert!(answer.body.contains(answer.header("x-request-id")));
            }
            if status == StatusCode::METHOD_NOT_ALLOWED {
                assert_eq!(answer.header("allow"), "GET,HEAD,POST");
            }
        }
    }
    let api = app.browser().get("/api/nowhere").await;
    assert_eq!(
        (api.status, api.header("content-type")),
        (StatusCode::NOT_FOUND, "application/problem+json")
    );
}

async fn assets_are_kept_for_ever(database: TestDatabase) {
    let app = database.start(&[]).await;
    let page = app.browser().get("/login").await.body;
    for (name, kind) in [("vestibule.css", "text/css"), ("page.js", "text/javascript")] {
        let url =
            page.split('"').find(|part| part.starts_with(&format!("/assets/{name}"))).unwrap();
        assert!(url.contains("?v="), "the URL changes with the content");
        let answer = app.browser().get(url).await;
        assert_eq!(answer.header("content-type"), kind);
        assert!(answer.header("cache-control").contains("immutable"));
        assert!(!answer.body.is_empty());
    }
    assert_eq!(app.browser().get("/assets/../Cargo.toml").await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.browser().get("/assets/..%2fCargo.toml").await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.browser().get("/favicon.svg").await.status, StatusCode::OK);
}

async fn links_lead_somewhere(database: TestDatabase) {
    let app = database.start(&[]).await;
    for page in ["/", "/login", "/register", "/recover", "/nowhere"] {
        let body = app.browser().get(page).await.body;
        for link in body.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            let status = app.browser().get(link).await.status;
            assert!(status.is_success(), "{link} on {page} answers {status}");
        }
    }
}
