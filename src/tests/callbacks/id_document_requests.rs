//! `verifyIdDoc` requests: malformed, forged, repeated, and many at once.

use std::time::Duration;

use futures::future::join_all;
use reqwest::StatusCode;
use serde_json::json;

use crate::{
    service::{accounts, caller::Caller},
    tests::support::{
        documents::{USER, VERIFY, anna, passport, reason, with},
        harness::{TestDatabase, id, on_both},
        log::Log,
    },
};

on_both!(
    an_unknown_user_is_404_and_leaves_no_record,
    b33_malformed_documents_are_reported_by_field,
    b33_data_that_is_not_an_object_is_not_a_document,
    p01_the_documented_example_is_accepted,
    p01_places_and_nationalities_may_be_any_text,
    b33_documents_need_a_signature,
    b33_a_replay_returns_the_recorded_decision,
    b33_of_parallel_replays_one_decides,
    many_documents_at_once_each_get_their_own_decision,
    b37_nothing_of_a_document_is_logged_or_stored,
);

async fn an_unknown_user_is_404_and_leaves_no_record(database: TestDatabase) {
    let app = database.start(&[]).await;
    for login_id in ["nobody@example.com", "not a login id", ""] {
        let body = json!({ "loginId": login_id, "type": "PASSPORT", "data": passport() });
        assert_eq!(app.call(VERIFY, &body).await.status, StatusCode::NOT_FOUND);
    }
    assert!(app.records().await.is_empty());
}

async fn b33_malformed_documents_are_reported_by_field(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.person(USER, &anna()).await;
    let (today, long) = (app.day(0), "x".repeat(129));
    for (field, value) in [
        ("number", json!(null)),
        ("number", json!("")),
        ("number", json!("<<<")),
        ("number", json!("12\u{0}34")),
        ("number", json!("1".repeat(65))),
        ("firstName", json!(null)),
        ("firstName", json!(" ")),
        ("firstName", json!("-")),
        ("firstName", json!("An\u{7}na")),
        ("firstName", json!(long)),
        ("lastName", json!(null)),
        ("lastName", json!("123")),
        ("gender", json!(null)),
        ("gender", json!("X")),
        ("gender", json!("f")),
        ("dateOfBirth", json!(null)),
        ("dateOfBirth", json!("1990-02-30")),
        ("dateOfBirth", json!("17.05.1990")),
        ("dateOfBirth", json!(today)),
        ("dateOfBirth", json!("2990-01-01")),
        ("dateOfIssue", json!("2023-02-29")),
        ("dateOfIssue", json!("2990-01-01")),
        ("dateOfIssue", json!("1990-05-16")),
        ("dateOfExpiry", json!("2020-01-02")),
        ("dateOfExpiry", json!("2019-12-31")),
        ("dateOfExpiry", json!("")),
    ] {
        let answer = app.verify("PASSPORT", with(passport(), &json!({ field: value }))).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {value}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
        let problem = answer.json();
        assert_eq!(problem["pointer"], format!("/data/{field}"), "{value}");
        assert_eq!(problem["code"], "document_invalid");
    }
    for kind in [json!("ID_CARD"), json!("passport"), json!(""), json!(null)] {
        let body = json!({ "loginId": USER, "type": kind, "data": passport() });
        let answer = app.call(VERIFY, &body).await;
        assert_eq!(
            (answer.status, &answer.json()["pointer"]),
            (StatusCode::UNPROCESSABLE_ENTITY, &json!("/type"))
        );
    }
    for body in [
        json!({ "loginId": USER, "type": "PASSPORT" }),
        json!([USER, "PASSPORT", passport()]),
        json!({ "loginId": USER, "type": "PASSPORT", "data": { "number": 1 } }),
        json!({ "loginId": 1, "type": "PASSPORT", "data": {} }),
        json!([]),
    ] {
        let answer = app.call(VERIFY, &body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
    }
    assert!(app.records().await.is_empty());
}

async fn b33_data_that_is_not_an_object_is_not_a_document(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.person(USER, &anna()).await;
    let in_order =
        json!(["C01X00T47", "ANNA", "MUELLER", "F", "1990-05-17", "2020-01-01", "2030-01-01"]);
    for data in [in_order, json!([]), json!([passport()]), json!("PASSPORT"), json!(1), json!(null)]
    {
        let body = json!({ "loginId": USER, "type": "PASSPORT", "data": data });
        let answer = app.call(VERIFY, &body).await;
        let problem = (answer.status, &answer.json()["pointer"]);
        assert_eq!(problem, (StatusCode::UNPROCESSABLE_ENTITY, &json!("/data")), "{body}");
    }
    assert!(app.records().await.is_empty());
}

/// The request as OwnID's documentation shows it.
async fn p01_the_documented_example_is_accepted(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_ID_DOCUMENT_MISSING_DATA", "accept")]).await;
    app.person("user@example.com", &json!({ "firstName": "Alex", "lastName": "Morgan" })).await;

    let body = json!({ "loginId": "user@example.com", "type": "PASSPORT", "data": {
        "number": "X12345678", "firstName": "Alex", "lastName": "Morgan", "gender": "F",
        "dateOfBirth": "1990-05-14", "dateOfIssue": "2020-01-10", "dateOfExpiry": "2030-01-09",
        "placeOfBirth": "BRAZIL", "nationality": "BRAZIL" } });
    let answer = app.call(VERIFY, &body).await;

    assert_eq!((answer.status, answer.body.as_str()), (StatusCode::NO_CONTENT, ""));
}

async fn p01_places_and_nationalities_may_be_any_text(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.person(USER, &anna()).await;
    for (nationality, expected) in [
        ("DEUTSCH", "accepted"),
        ("Germany", "accepted"),
        ("Bundesrepublik Deutschland", "accepted"),
        ("德国", "accepted"),
        ("BRAZIL", "nationality_mismatch"),
        ("BRITISH CITIZEN", "nationality_mismatch"),
        ("Atlantis", "nationality_mismatch"),
        ("1", "nationality_mismatch"),
        ("\u{0}\n\u{202e}", "nationality_mismatch"),
        (&"x".repeat(10_000), "nationality_mismatch"),
        (" ", "nationality_mismatch"),
    ] {
        let changes = json!({ "nationality": nationality, "placeOfBirth": nationality });
        assert_eq!(
            reason(&app.verify("PASSPORT", with(passport(), &changes)).await),
            expected,
            "{nationality}"
        );
    }
    assert_eq!(app.records().await.len(), 11, "each decision is recorded");
}

async fn b33_documents_need_a_signature(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.person(USER, &anna()).await;
    let body = json!({ "loginId": USER, "type": "PASSPORT", "data": passport() });
    let timestamp = app.now().as_millis().to_string();
    let signature = app.secret().sign(body.to_string().as_bytes(), &timestamp);
    for headers in [&[][..], &[("ownid-signature", "AAAA"), ("ownid-timestamp", &timestamp)]] {
        assert_eq!(
            app.call_raw(VERIFY, body.to_string(), headers).await.status,
            StatusCode::UNAUTHORIZED
        );
    }
    let other = with(body, &json!({ "type": "DRIVERLICENSE" }));
    let headers = [("ownid-signature", signature.as_str()), ("ownid-timestamp", &timestamp)];
    assert_eq!(
        app.call_raw(VERIFY, other.to_string(), &headers).await.status,
        StatusCode::UNAUTHORIZED
    );
    assert!(app.records().await.is_empty());
}

async fn b33_a_replay_returns_the_recorded_decision(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.person(USER, &anna()).await;
    let accepted = (json!({ "loginId": USER, "type": "PASSPORT", "data": passport() }), app.now());
    let miller = with(passport(), &json!({ "lastName": "MILLER" }));
    let refused = (json!({ "loginId": USER, "type": "PASSPORT", "data": miller }), app.now());
    assert_eq!(reason(&app.call_at(VERIFY, &accepted.0, accepted.1).await), "accepted");
    assert_eq!(reason(&app.call_at(VERIFY, &refused.0, refused.1).await), "name_mismatch");
    // The account changes, but the recorded decision remains.
    accounts::disable(&app.server, &Caller::command_line(), &id(USER)).await.unwrap();
    app.server.clock.advance(Duration::from_secs(30));
    assert_eq!(reason(&app.call_at(VERIFY, &accepted.0, accepted.1).await), "accepted");
    assert_eq!(reason(&app.call_at(VERIFY, &refused.0, refused.1).await), "name_mismatch");
    assert_eq!(app.records().await.len(), 2);
    assert_eq!(
        reason(&app.call(VERIFY, &accepted.0).await),
        "account_disabled",
        "another request is decided again"
    );
}

async fn b33_of_parallel_replays_one_decides(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.person(USER, &anna()).await;
    let (body, at) =
        (json!({ "loginId": USER, "type": "PASSPORT", "data": passport() }), app.now());
    let answers = join_all((0..16).map(|_| app.call_at(VERIFY, &body, at))).await;
    assert!(answers.iter().all(|answer| reason(answer) == "accepted"));
    assert_eq!(app.records().await.len(), 1);
}

async fn many_documents_at_once_each_get_their_own_decision(database: TestDatabase) {
    let app = database.start(&[]).await;
    for n in 0..10 {
        app.person(&format!("user{n}@example.com"), &anna()).await;
    }
    let calls = (0..120).map(|n| {
        let name = if n % 3 == 0 { "MILLER" } else { "MUELLER" };
        let data = with(passport(), &json!({ "lastName": name, "number": format!("DOC{n:06}") }));
        let body = json!({
            "loginId": format!("user{}@example.com", n % 12), "type": "PASSPORT", "data": data,
        });
        let app = &app;
        async move { (n, app.call(VERIFY, &body).await) }
    });
    for (n, answer) in join_all(calls).await {
        match (n % 12, n % 3) {
            (10.., _) => assert_eq!(answer.status, StatusCode::NOT_FOUND),
            (_, 0) => assert_eq!(reason(&answer), "name_mismatch"),
            _ => assert_eq!(reason(&answer), "accepted"),
        }
    }
    assert_eq!(app.records().await.len(), 100);
}

async fn b37_nothing_of_a_document_is_logged_or_stored(database: TestDatabase) {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .json()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(log.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let app = database.start(&[]).await;
    app.person(
        USER,
        &json!({
            "firstName": "Anna", "lastName": "Oderbruch", "dateOfBirth": "1990-05-17",
            "nationality": "DE",
        }),
    )
    .await;
    let secret = with(
        passport(),
        &json!({
            "number": "ZX81QL4711", "lastName": "SCHRECKENSTEIN", "placeOfBirth": "ENTENHAUSEN",
        }),
    );
    assert_eq!(reason(&app.verify("PASSPORT", secret.clone()).await), "name_mismatch");
    app.verify("PASSPORT", with(secret.clone(), &json!({ "dateOfBirth": "3990-05-17" }))).await;
    app.verify("PASSPORT", with(secret, &json!({ "number": ["ZX81QL4711"] }))).await;
    let text = log.text();
    assert!(text.contains("id_document_refused") && text.contains("name_mismatch"));
    let kept = format!("{:?}", app.records().await);
    for secret in
        ["ZX81QL", "QL4711", "SCHRECKENSTEIN", "Schreckenstein", "ENTENHAUSEN", "1990-05-17"]
    {
        assert!(!text.contains(secret), "{secret} is in the log");
        assert!(!kept.contains(secret), "{secret} is in the record");
    }
    assert!(kept.contains("711") && !text.contains("ZX81"));
    let hash = &app.records().await[0].number_hash;
    assert_eq!(hash.len(), 43, "a keyed hash in base64url");
}
