//! The identity document step on the development page.

use std::net::SocketAddr;

use axum::extract::ConnectInfo;
use reqwest::{Method, StatusCode, header};
use serde_json::json;
use tower::ServiceExt;

use crate::{
    service::callbacks::id_documents,
    startup,
    tests::support::{
        documents::{USER, anna, passport},
        harness::{Answer, App, TestDatabase, on_both},
    },
};

on_both!(
    the_step_works_on_its_page,
    the_step_accepts_a_machine_readable_zone,
    the_page_of_the_step_is_restricted_to_this_machine,
);

/// The form as a browser sends it: every field, filled or not.
fn form(changes: &[(&'static str, String)]) -> Vec<(&'static str, String)> {
    let mut form: Vec<_> = [
        "next",
        "mrz",
        "number",
        "firstName",
        "lastName",
        "dateOfBirth",
        "dateOfIssue",
        "dateOfExpiry",
        "placeOfBirth",
        "nationality",
    ]
    .map(|name| (name, String::new()))
    .to_vec();
    form.extend([
        ("loginId", USER.to_owned()),
        ("type", "PASSPORT".to_owned()),
        ("gender", "F".to_owned()),
    ]);
    for (name, value) in changes {
        form.iter_mut().find(|(field, _)| field == name).unwrap().1.clone_from(value);
    }
    form
}

async fn send(app: &App, form: &[(&'static str, String)]) -> Answer {
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    app.browser().post("/dev/id-document", &form).await
}

fn typed() -> Vec<(&'static str, String)> {
    let passport = passport();
    let field = |name: &'static str| (name, passport[name].as_str().unwrap().to_owned());
    form(
        &[
            "number",
            "firstName",
            "lastName",
            "dateOfBirth",
            "dateOfIssue",
            "dateOfExpiry",
            "nationality",
        ]
        .map(field),
    )
}

async fn the_step_works_on_its_page(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.person(USER, &anna()).await;
    let start =
        app.browser().get("/dev/id-document?loginId=anna@example.com&next=/account?tab=1").await;
    assert_eq!(start.status, StatusCode::OK);
    assert!(
        start.body.contains("value=\"anna@example.com\"")
            && start.body.contains("value=\"/account?tab=1\"")
    );
    let mut filled = typed();
    filled[0].1 = "/account?tab=1".to_owned();
    let accepted = send(&app, &filled).await;
    assert_eq!(accepted.status, StatusCode::OK);
    assert!(accepted.body.contains("The document was accepted"));
    let finish = accepted
        .body
        .split("href=\"")
        .find(|part| part.contains("ownid_iddoc_challengeId"))
        .unwrap();
    let finish = finish.split('"').next().unwrap();
    assert!(finish.starts_with("/account?tab=1&amp;ownid_iddoc_challengeId="), "{finish}");
    filled[0].1 = "//evil.example/".to_owned();
    filled[4].1 = "MILLER".to_owned();
    let refused = send(&app, &filled).await;
    assert!(refused.body.contains("name_mismatch") && !refused.body.contains("evil.example"));
    assert!(refused.body.contains("href=\"/account?ownid_iddoc_challengeId="));
    filled[5].1 = "1990-02-30".to_owned();
    let malformed = send(&app, &filled).await;
    assert_eq!(malformed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        malformed.body.contains("id=\"dateOfBirth-mistake\"")
            && malformed.body.contains("value=\"MILLER\"")
    );
    let unknown: Vec<_> = typed()
        .into_iter()
        .map(|(name, value)| (name, value.replace(USER, "nobody@example.com")))
        .collect();
    assert!(send(&app, &unknown).await.body.contains("know this user"));
    assert_eq!(app.records().await.len(), 2);
}

async fn the_step_accepts_a_machine_readable_zone(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_ID_DOCUMENT_GRACE_DAYS", "3650")]).await;
    // The specimen of Doc 9303 expired in 2012, before any grace period.
    let zone = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\r\n\
                L898902C36UTO7408122F1204159ZE184226B<<<<<10";
    app.person(
        USER,
        &json!({
            "firstName": "Anna", "lastName": "Eriksson", "dateOfBirth": "1974-08-12",
            "nationality": "UTO",
        }),
    )
    .await;
    let answer =
        send(&app, &form(&[("mrz", zone.to_owned()), ("dateOfIssue", "2007-04-16".to_owned())]))
            .await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body.contains("document_expired"), "{}", answer.body);
    let misread = send(&app, &form(&[("mrz", zone.replace("7408122", "7408132"))])).await;
    assert_eq!(misread.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(misread.body.contains("mrz-mistake") && misread.body.contains("check digit"));
    let checks = id_documents::checks(&app.records().await[0]);
    assert_eq!(checks.iter().filter(|(_, outcome)| outcome == "passed").count(), 5, "{checks:?}");
}

async fn the_page_of_the_step_is_restricted_to_this_machine(database: TestDatabase) {
    let app = database.start(&[]).await;
    let path = "/dev/id-document";
    for header in ["x-forwarded-for", "forwarded", "x-real-ip"] {
        let request = app
            .browser()
            .request(Method::GET, path)
            .header(header, "for=127.0.0.1")
            .header(header::ACCEPT, "text/html");
        assert_eq!(request.send().await.unwrap().status(), StatusCode::NOT_FOUND, "{header}");
    }
    // Another machine, from the server's point of view.
    let router = startup::application(&app.server).unwrap().router;
    for (peer, status) in [
        ("127.0.0.1:5000", StatusCode::OK),
        ("[::1]:5000", StatusCode::OK),
        ("192.0.2.7:5000", StatusCode::NOT_FOUND),
    ] {
        let host = format!("localhost:{}", app.address.port());
        let request = axum::extract::Request::get(path).header(header::HOST, host);
        let mut request = request.body(axum::body::Body::empty()).unwrap();
        request.extensions_mut().insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
        assert_eq!(router.clone().oneshot(request).await.unwrap().status(), status, "{peer}");
    }
    let cloud = [
        ("VESTIBULE_OWNID_MODE", "cloud"),
        ("VESTIBULE_OWNID_APP_ID", "abc123"),
        ("VESTIBULE_OWNID_SHARED_SECRET", "c2hhcmVkLXNlY3JldC1mb3ItdGVzdC12ZWN0b3JzLW9ubHk="),
    ];
    let app = TestDatabase::sqlite().start(&cloud).await;
    assert_eq!(app.browser().get(path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.browser().post(path, &[("loginId", USER)]).await.status, StatusCode::NOT_FOUND);
}
