//! Identity documents: the decisions, and the stored data.

use serde_json::json;

use crate::{
    domain::{
        IdDocument, Profile, Timestamp,
        id_document::policy::{DocumentPolicy, MissingData},
    },
    service::{
        accounts,
        callbacks::id_documents,
        caller::Caller,
        schema::{self, SchemaSetMode},
    },
    tests::{
        operations::command_line,
        support::{
            documents::{USER, VERIFY, anna, passport, reason, with},
            harness::{TestDatabase, id, on_both},
        },
    },
};

on_both!(
    a_document_that_fits_the_account_is_accepted,
    each_check_has_its_reason,
    the_first_failing_check_is_the_reason_and_all_are_recorded,
    the_policy_follows_the_settings,
    missing_account_data_is_refused_unless_configured_otherwise,
    a_disabled_account_is_refused,
    decisions_can_be_listed_and_shown,
    a_deleted_account_takes_its_decisions_with_it,
);

async fn a_document_that_fits_the_account_is_accepted(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.person(USER, &anna()).await;
    for (kind, changes) in [
        ("PASSPORT", json!({})),
        (
            "PASSPORT",
            json!({ "firstName": "Anna", "lastName": "MULLER", "nationality": "DEU", "more": [1] }),
        ),
        ("PASSPORT", json!({ "placeOfBirth": null, "gender": "O" })),
        ("DRIVERLICENSE", json!({ "placeOfBirth": null, "nationality": null })),
    ] {
        assert_eq!(
            reason(&app.verify(kind, with(passport(), &changes)).await),
            "accepted",
            "{kind} {changes}"
        );
    }
    let records = app.records().await;
    assert_eq!(records.len(), 4);
    assert!(records.iter().all(|record| record.reason.is_none() && record.number_end == "T47"));
    assert_eq!(records[0].document_type.as_str(), "DRIVERLICENSE", "the newest is the first");
}

async fn each_check_has_its_reason(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_ID_DOCUMENT_MINIMUM_AGE", "18")]).await;
    app.person(USER, &anna()).await;
    let yesterday = app.day(1);
    for (changes, expected) in [
        (json!({}), "accepted"),
        (json!({ "lastName": "MILLER" }), "name_mismatch"),
        (json!({ "firstName": "MARIA ANNA" }), "name_mismatch"),
        (json!({ "dateOfBirth": "1990-05-18" }), "date_of_birth_mismatch"),
        (json!({ "dateOfExpiry": yesterday }), "document_expired"),
        (json!({ "dateOfExpiry": app.day(0) }), "accepted"),
        (json!({ "nationality": "AUT" }), "nationality_mismatch"),
        (json!({ "nationality": null }), "nationality_mismatch"),
        (json!({ "dateOfBirth": app.day(17 * 365) }), "date_of_birth_mismatch"),
    ] {
        assert_eq!(
            reason(&app.verify("PASSPORT", with(passport(), &changes)).await),
            expected,
            "{changes}"
        );
    }
    // A licence may contain it too, and then it is checked.
    let licence = with(passport(), &json!({ "nationality": "AUT" }));
    assert_eq!(reason(&app.verify("DRIVERLICENSE", licence).await), "nationality_mismatch");
}

async fn the_first_failing_check_is_the_reason_and_all_are_recorded(database: TestDatabase) {
    let settings = [
        ("VESTIBULE_ID_DOCUMENT_TYPES", "driverlicense"),
        ("VESTIBULE_ID_DOCUMENT_MINIMUM_AGE", "18"),
    ];
    let app = database.start(&settings).await;
    app.person(USER, &anna()).await;
    let wrong = json!({
        "lastName": "MILLER", "dateOfBirth": app.day(365), "dateOfIssue": app.day(300),
        "dateOfExpiry": app.day(1), "nationality": "AUT",
    });
    assert_eq!(reason(&app.verify("PASSPORT", with(passport(), &wrong)).await), "name_mismatch");
    let outcomes = [
        ("account", "passed"),
        ("name", "name_mismatch"),
        ("date_of_birth", "date_of_birth_mismatch"),
        ("expiry", "document_expired"),
        ("type", "type_not_allowed"),
        ("nationality", "nationality_mismatch"),
        ("age", "underage"),
    ];
    let recorded = id_documents::checks(&app.records().await[0]);
    assert_eq!(recorded, outcomes.map(|(check, outcome)| (check.to_owned(), outcome.to_owned())));
    let only_the_type = app.verify("PASSPORT", passport()).await;
    assert_eq!(reason(&only_the_type), "type_not_allowed");
}

async fn the_policy_follows_the_settings(database: TestDatabase) {
    let settings = [
        ("VESTIBULE_ID_DOCUMENT_GRACE_DAYS", "10"),
        ("VESTIBULE_ID_DOCUMENT_MINIMUM_AGE", "21"),
        ("VESTIBULE_ID_DOCUMENT_MISSING_DATA", "accept"),
    ];
    let app = database.start(&settings).await;
    app.person(USER, &with(anna(), &json!({ "dateOfBirth": null }))).await;
    for (changes, expected) in [
        (json!({ "dateOfExpiry": app.day(10) }), "accepted"),
        (json!({ "dateOfExpiry": app.day(11) }), "document_expired"),
        (json!({ "dateOfBirth": app.day(20 * 365), "dateOfIssue": app.day(30) }), "underage"),
        (json!({ "dateOfBirth": app.day(22 * 366), "dateOfIssue": app.day(30) }), "accepted"),
    ] {
        assert_eq!(
            reason(&app.verify("PASSPORT", with(passport(), &changes)).await),
            expected,
            "{changes}"
        );
    }
}

async fn missing_account_data_is_refused_unless_configured_otherwise(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_ID_DOCUMENT_MISSING_DATA", "accept")]).await;
    let anything = r#"{"type":"object"}"#;
    schema::set(&app.server, &Caller::command_line(), anything, None, SchemaSetMode::Careful)
        .await
        .unwrap();
    let profiles = [
        (json!({}), "missing_account_data", "missing_account_data"),
        (json!({ "firstName": null }), "missing_account_data", "missing_account_data"),
        (json!({ "lastName": "  " }), "missing_account_data", "missing_account_data"),
        (json!({ "dateOfBirth": null }), "missing_account_data", "accepted"),
        (json!({ "nationality": "" }), "missing_account_data", "accepted"),
        (
            json!({ "dateOfBirth": "17.05.1990" }),
            "date_of_birth_mismatch",
            "date_of_birth_mismatch",
        ),
        (json!({ "dateOfBirth": 19_900_517 }), "date_of_birth_mismatch", "date_of_birth_mismatch"),
        (json!({ "nationality": "Atlantean" }), "nationality_mismatch", "nationality_mismatch"),
        (json!({ "lastName": "123" }), "name_mismatch", "name_mismatch"),
    ];
    for (n, (changes, _, lenient)) in profiles.iter().enumerate() {
        let profile = if n == 0 { json!({}) } else { with(anna(), changes) };
        if n > 0 {
            app.delete(USER).await;
        }
        app.person(USER, &profile).await;
        assert_eq!(reason(&app.verify("PASSPORT", passport()).await), *lenient, "{profile}");
        // The default is decided by the same code with the other setting.
        let policy = DocumentPolicy {
            missing_data: MissingData::Refuse,
            ..(*app.server.config.id_documents.policy).clone()
        };
        let fields = serde_json::from_value(passport()).unwrap();
        let today = app.now().day();
        let document = IdDocument::parse(Some("PASSPORT"), &fields, today).unwrap();
        let profile = Profile::parse(&profile.to_string()).unwrap();
        let strict = policy.assess(&document, &profile, false, today).reason();
        assert_eq!(id_documents::outcome(strict), profiles[n].1);
    }
}

async fn a_disabled_account_is_refused(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.person(USER, &anna()).await;
    accounts::disable(&app.server, &Caller::command_line(), &id(USER)).await.unwrap();
    assert_eq!(reason(&app.verify("PASSPORT", passport()).await), "account_disabled");
    accounts::enable(&app.server, &Caller::command_line(), &id(USER)).await.unwrap();
    assert_eq!(reason(&app.verify("PASSPORT", passport()).await), "accepted");
}

async fn decisions_can_be_listed_and_shown(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.person(USER, &anna()).await;
    for name in ["MUELLER", "MILLER"] {
        app.verify("PASSPORT", with(passport(), &json!({ "lastName": name }))).await;
    }
    let user = id(USER);
    assert_eq!(id_documents::list(&app.server, Some(&user), 10).await.unwrap().len(), 2);
    assert_eq!(id_documents::list(&app.server, Some(&user), 1).await.unwrap().len(), 1);
    assert_eq!(
        id_documents::list(&app.server, Some(&id("other@example.com")), 10).await.unwrap().len(),
        0
    );
    let newest = app.records().await.swap_remove(0);
    assert_eq!(id_documents::outcome(newest.reason), "name_mismatch");
    let found = id_documents::find(&app.server, newest.id).await.unwrap().unwrap();
    assert_eq!((found.login_id.as_str(), found.decided_at), (USER, newest.decided_at));
    let newest = newest.id.to_string();
    for words in [
        &["id-documents", "list"][..],
        &["id-documents", "list", "--login-id", "ANNA@example.com", "--limit", "1"],
        &["id-documents", "show", &newest],
    ] {
        assert_eq!(
            command_line::run(&app, words).await,
            std::process::ExitCode::SUCCESS,
            "{words:?}"
        );
    }
    for words in [
        &["id-documents", "list", "--login-id", "nobody"][..],
        &["id-documents", "show", "00000000-0000-7000-8000-000000000000"],
    ] {
        assert_eq!(
            command_line::run(&app, words).await,
            std::process::ExitCode::from(1),
            "{words:?}"
        );
    }
}

async fn a_deleted_account_takes_its_decisions_with_it(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.person(USER, &anna()).await;
    app.person("other@example.com", &anna()).await;
    app.verify("PASSPORT", passport()).await;
    app.call(
        VERIFY,
        &json!({ "loginId": "other@example.com", "type": "PASSPORT", "data": passport() }),
    )
    .await;
    app.delete(USER).await;
    let left: Vec<_> = app.records().await.into_iter().map(|record| record.login_id).collect();
    assert_eq!(left, ["other@example.com"]);
}

#[test]
fn days_end_at_midnight_in_utc() {
    assert_eq!(Timestamp::from_millis(1_767_225_599_999).day().to_string(), "2025-12-31");
    assert_eq!(Timestamp::from_millis(1_767_225_600_000).day().to_string(), "2026-01-01");
}
