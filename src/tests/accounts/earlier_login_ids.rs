//! Accounts from before login ids were normalized: their conversion, and access to them whatever
//! its outcome.

use std::process::ExitCode;

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::imports::{details, found};
use crate::{
    domain::{AccountId, LoginId, identity::login_id::LoginIdChange},
    journeys::canonical_login_ids::migrate,
    service::accounts::{self, login_ids},
    tests::{
        operations::command_line::run,
        support::{
            admin::ApiClient,
            harness::{App, TestDatabase, id, on_both},
            sdk::{own_id_data, person, sdk},
        },
    },
};

on_both!(
    u06_accounts_from_before_are_brought_to_one_form,
    u06_accounts_with_equivalent_login_ids_both_stay_reachable,
    u06_a_passkey_from_before_still_logs_in,
);

const PASSWORD: &str = "correct horse battery staple";

/// Creates an account as it was stored before login ids were normalized.
async fn before(app: &App, stored: &str, own_id_data: Option<&str>) -> AccountId {
    let made = format!(
        "made{}@example.com",
        stored.len() + stored.bytes().map(usize::from).sum::<usize>()
    );
    app.account(&made, Some(PASSWORD), own_id_data).await;
    app.server.clock.advance(std::time::Duration::from_millis(1));
    let account = accounts::by_login_id(&app.server, &id(&made)).await.unwrap();
    crate::on!(&app.server.db.write, pool => sqlx::query(
        "update account set login_id = $2 where id = $1",
    ).bind(account.id).bind(stored).execute(pool).await.map(drop))
    .unwrap();
    account.id
}

async fn stored(app: &App, id: AccountId) -> String {
    accounts::by_id(&app.server, id).await.unwrap().login_id
}

async fn u06_accounts_from_before_are_brought_to_one_form(database: TestDatabase) {
    let app = database.start(&[]).await;
    let street = before(&app, "user@münchen.example", Some("kept")).await;
    let phone = before(&app, "+49030901820", None).await;
    let odd = before(&app, "+15551234567", None).await;
    let plain = before(&app, "user@example.org", None).await;
    crate::on!(&app.server.db.write, pool => sqlx::query(
        "insert into account_address (account_id, kind, value, verified_at)
         values ($1, 'phone', '+tag@example.com', 1),
                ($1, 'phone', '+49030901820', null), ($1, 'phone', '+4930901820', 1)",
    ).bind(plain).execute(pool).await.map(drop))
    .unwrap();

    // Before the conversion, each can be found by its earlier form, and used.
    for login_id in ["user@MÜNCHEN.example", "+49 (030) 901820", "+15551234567"] {
        let answer = app.call("getOwnIDDataByLoginId", &json!({ "loginId": login_id })).await;
        assert!(answer.status.is_success(), "{login_id} {answer:?}");
    }

    let summary = migrate(&app.server).await.unwrap();
    assert_eq!((summary.rewritten, summary.clashes), (3, 0));
    assert_eq!(stored(&app, street).await, "user@xn--mnchen-3ya.example");
    assert_eq!(stored(&app, phone).await, "+4930901820");
    assert_eq!(stored(&app, odd).await, "+15551234567");
    let addresses = details(&app, "user@example.org").await.addresses;
    let addresses: Vec<_> = addresses
        .iter()
        .map(|address| {
            (address.kind.as_str(), address.value.as_str(), address.verified_at.is_some())
        })
        .collect();
    assert_eq!(addresses, [("email", "+tag@example.com", true), ("phone", "+4930901820", true)]);

    for login_id in ["user@münchen.example", "user@xn--mnchen-3ya.example", "USER@MÜNCHEN.EXAMPLE"]
    {
        assert_eq!(own_id_data(&app, login_id).await, "kept", "{login_id}");
        let form = [("loginId", login_id), ("password", PASSWORD)];
        assert_eq!(
            app.browser().post("/login", &form).await.status,
            StatusCode::SEE_OTHER,
            "{login_id}"
        );
        assert_eq!(
            found(&app, None, Some(login_id)).await,
            ["user@xn--mnchen-3ya.example"],
            "{login_id}"
        );
        let filter = format!("loginId eq {}", Value::from(login_id));
        assert_eq!(
            found(&app, Some(&filter), None).await,
            ["user@xn--mnchen-3ya.example"],
            "{login_id}"
        );
    }
    // Users see the domain in its own script.
    let mut browser = app.browser();
    browser.post("/session", &[("token", &app.token("user@münchen.example").await)]).await;
    assert!(browser.get("/account").await.body.contains("user@münchen.example"));
    assert_eq!(run(&app, &["account", "list", "--clashes"]).await, ExitCode::SUCCESS);
    let again = migrate(&app.server).await.unwrap();
    assert_eq!((again.rewritten, again.clashes), (0, 0));
}

async fn u06_accounts_with_equivalent_login_ids_both_stay_reachable(database: TestDatabase) {
    let app = database.start(&[]).await;
    let earlier = before(&app, "user@münchen.example", Some("of the earlier form")).await;
    let one_form = before(&app, "user@xn--mnchen-3ya.example", Some("of the one form")).await;
    let twins =
        [before(&app, "+54111523456789", None).await, before(&app, "+540111523456789", None).await];

    let summary = migrate(&app.server).await.unwrap();
    assert_eq!(
        (summary.rewritten, summary.clashes),
        (1, 2),
        "the first of the twins has the one form now"
    );
    assert_eq!(stored(&app, twins[0]).await, "+5491123456789");
    assert_eq!(stored(&app, twins[1]).await, "+540111523456789");
    for (login_id, data, account) in [
        ("user@münchen.example", "of the earlier form", earlier),
        ("user@xn--mnchen-3ya.example", "of the one form", one_form),
    ] {
        assert_eq!(own_id_data(&app, login_id).await, data);
        let meant = login_ids::resolve(&app.server, login_id).await.unwrap().unwrap();
        assert_eq!(accounts::by_login_id(&app.server, &meant).await.unwrap().id, account);
        let form = [("loginId", login_id), ("password", PASSWORD)];
        assert_eq!(
            app.browser().post("/login", &form).await.status,
            StatusCode::SEE_OTHER,
            "{login_id}"
        );
        let set = json!({ "loginId": login_id, "ownIdData": format!("{data}, again") });
        assert_eq!(app.call("setOwnIDDataByLoginId", &set).await.status, StatusCode::NO_CONTENT);
        assert_eq!(own_id_data(&app, login_id).await, format!("{data}, again"));
        app.server.clock.advance(std::time::Duration::from_millis(1));
        app.token(login_id).await;
    }
    // No third account can be created, and a filter shows both.
    let root = ApiClient::root(&app).await;
    let made = root.post("/accounts", &json!({ "loginId": "user@MÜNCHEN.example" })).await;
    assert_eq!(made.status, StatusCode::CONFLICT, "{made:?}");
    assert_eq!(found(&app, Some("loginId eq \"user@münchen.example\""), None).await.len(), 2);
    // Nothing is lost when the server converts again, nor when one of the two is deleted.
    migrate(&app.server).await.unwrap();
    app.delete("user@xn--mnchen-3ya.example").await;
    assert_eq!(migrate(&app.server).await.unwrap().rewritten, 1);
    assert_eq!(stored(&app, earlier).await, "user@xn--mnchen-3ya.example");
}

async fn u06_a_passkey_from_before_still_logs_in(database: TestDatabase) {
    let app = database.start(&[]).await;
    let (old, new) =
        (LoginId::from_database("user@münchen.example".to_owned()), id("user@münchen.example"));
    let mut device = person(&app, new.as_str()).await;
    // As an earlier version stored it: the document is bound to the earlier form.
    let config = app.server.config.platform.clone().unwrap();
    let renaming = crate::platform::user_document::renaming::LoginIdRename::new(&config);
    let data = own_id_data(&app, new.as_str()).await;
    let back = LoginIdChange { before: new.clone(), after: old.clone() };
    let bound = renaming.own_id_data(&back, &data).unwrap();
    for statement in [
        "update account set login_id = $1 where login_id = $2",
        "update platform_credential set login_id = $1 where login_id = $2",
    ] {
        crate::on!(&app.server.db.write, pool => sqlx::query(statement).bind(old.as_str())
            .bind(new.as_str()).execute(pool).await.map(drop))
        .unwrap();
    }
    crate::on!(&app.server.db.write, pool => sqlx::query(
        "update own_id_data set data = $2 where login_id = $1",
    ).bind(old.as_str()).bind(bound.as_str()).execute(pool).await.map(drop))
    .unwrap();

    for asked in [None, Some("user@münchen.example")] {
        assert_eq!(
            sdk(&app).log_in(&mut device, asked).await.status,
            StatusCode::OK,
            "before: {asked:?}"
        );
        app.server.clock.advance(std::time::Duration::from_millis(1));
    }
    assert_eq!(migrate(&app.server).await.unwrap().rewritten, 1);
    for asked in [None, Some("user@münchen.example"), Some("user@xn--mnchen-3ya.example")] {
        assert_eq!(
            sdk(&app).log_in(&mut device, asked).await.status,
            StatusCode::OK,
            "after: {asked:?}"
        );
        app.server.clock.advance(std::time::Duration::from_millis(1));
    }
}
