//! The administrators' pages in a browser without JavaScript.

use std::time::Duration;

use reqwest::StatusCode;
use serde_json::json;

use crate::{
    service::{
        admin::audit_check::{self, AuditExpectation, AuditVerdict},
        login::setup,
    },
    tests::support::{
        administrators::{ADMIN, administrator, cloud, grant, page_of, setup_path, with_passkey},
        harness::{Answer, Browser, TestDatabase, on_both},
    },
};

const USER: &str = "user@example.com";

on_both!(
    b40_a_setup_link_creates_one_administrator,
    only_administrators_with_a_passkey_see_the_pages,
    an_account_is_found_changed_and_disabled,
    a_deleted_account_can_be_restored,
    the_last_administrator_stays,
    b21_destructive_acts_require_a_recent_login,
    support_helps_but_cannot_change_accounts_with_power,
    a_schema_is_tried_before_it_is_set,
    tokens_are_shown_once,
    b43_typed_text_is_shown_as_text,
);

async fn b40_a_setup_link_creates_one_administrator(database: TestDatabase) {
    let app = cloud(database).await;
    let (link, other) = (setup_path(&app).await, setup_path(&app).await);
    let mut browser = app.browser();
    assert_eq!(browser.get("/setup/no-such-link").await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get(&link).await.status, StatusCode::OK, "looking does not use it up");
    let refused = browser.post(&link, &[("loginId", "nonsense"), ("ownIdData", "keys")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let refused = browser.post(&link, &[("loginId", ADMIN), ("ownIdData", "")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "not without a passkey");
    let done = browser.post(&link, &[("loginId", ADMIN), ("ownIdData", "keys")]).await;
    assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/admin"));
    assert_eq!(browser.get("/admin").await.status, StatusCode::OK);
    for used in [&link, &other] {
        let form = [("loginId", "second@example.com"), ("ownIdData", "keys")];
        assert_eq!(app.browser().post(used, &form).await.status, StatusCode::NOT_FOUND);
    }
    assert!(setup::link(&app.server).await.unwrap().is_none());
}

async fn only_administrators_with_a_passkey_see_the_pages(database: TestDatabase) {
    let app = cloud(database).await;
    administrator(&app).await;
    app.account(USER, Some("a long password"), Some("keys")).await;
    for page in [
        "/admin",
        "/admin/accounts",
        "/admin/accounts/act?act=delete",
        "/admin/deleted",
        "/admin/import",
        "/admin/jobs",
        "/admin/schema",
        "/admin/tokens",
        "/admin/audit",
    ] {
        let anonymous = app.browser().get(page).await;
        assert_eq!(anonymous.status, StatusCode::SEE_OTHER);
        assert!(anonymous.header("location").starts_with("/login?next=%2Fadmin"));
        let mut user = with_passkey(&app, USER).await;
        assert_eq!(user.get(page).await.status, StatusCode::FORBIDDEN, "{page}");
    }
    grant(&app, USER, "admin").await;
    assert_eq!(with_passkey(&app, USER).await.get("/admin").await.status, StatusCode::OK);
    let mut by_password = app.browser();
    by_password.post("/login", &[("loginId", USER), ("password", "a long password")]).await;
    let refused = by_password.get("/admin").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.body.contains("passkey"));
    let mut admin = with_passkey(&app, USER).await;
    grant(&app, USER, "").await;
    assert_eq!(
        admin.get("/admin").await.status,
        StatusCode::FORBIDDEN,
        "roles count from the moment they change (b26)"
    );
}

async fn an_account_is_found_changed_and_disabled(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    app.account(USER, None, Some("keys")).await;
    app.account("other@example.com", None, None).await;
    let found = admin.get("/admin/accounts?q=user%40").await;
    assert!(found.body.contains(USER) && !found.body.contains("other@example.com"), "{}", found.body);
    let page = page_of(&app, USER).await;
    let form = [("version", "1"), ("profile.lastName", "Müller"), ("profile.dateOfBirth", "1990-05-17"), ("roles", "")];
    assert_eq!(admin.post(&page, &form).await.status, StatusCode::SEE_OTHER);
    let shown = admin.get(&page).await;
    assert!(shown.body.contains("Müller") && shown.body.contains("account_changed"));
    let by_name = admin.get("/admin/accounts?filter=profile.lastName+sw+%22m%C3%BCl%22&sort=profile.lastName").await;
    assert!(by_name.body.contains(USER), "{}", by_name.body);
    let stale = admin.post(&page, &form).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(stale.body.contains("This was changed after you read it"));
    let wrong = admin.post(&page, &[("version", "2"), ("profile.dateOfBirth", "tomorrow"), ("roles", "")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("tomorrow") && wrong.body.contains("mistake"), "what was typed is kept");

    let mut user = with_passkey(&app, USER).await;
    assert!(user.is_logged_in().await);
    assert_eq!(admin.post(&format!("{page}/disable"), &[("version", "2")]).await.status, StatusCode::SEE_OTHER);
    assert!(!user.is_logged_in().await, "b26");
    assert!(admin.get("/admin/accounts?filter=status+eq+%22disabled%22").await.body.contains(USER));
    assert_eq!(admin.post(&format!("{page}/enable"), &[("version", "3")]).await.status, StatusCode::SEE_OTHER);
    assert!(
        matches!(audit_check::verify(&app.server, &AuditExpectation::default()).await.unwrap(), AuditVerdict::Whole { rows, .. } if rows >= 6)
    );
}

async fn a_deleted_account_can_be_restored(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    app.account(USER, Some("a long password"), Some("the keys of a device")).await;
    let page = page_of(&app, USER).await;
    let unsure = admin.post(&format!("{page}/delete"), &[("version", "1"), ("confirm", "someone else")]).await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = admin.post(&format!("{page}/delete"), &[("version", "1"), ("confirm", USER)]).await;
    assert_eq!(done.header("location"), "/admin/deleted");
    let gone = app.call("getOwnIDDataByLoginId", &json!({ "loginId": USER })).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert!(admin.get("/admin/deleted").await.body.contains(USER));
    let id = page.rsplit('/').next().unwrap();
    assert_eq!(admin.post("/admin/deleted", &[("id", id)]).await.header("location"), page);
    let back = app.call("getOwnIDDataByLoginId", &json!({ "loginId": USER })).await;
    assert_eq!(back.json()["ownIdData"], "the keys of a device");
    assert!(admin.get("/admin/accounts?q=user%40").await.body.contains(USER));
}

async fn the_last_administrator_stays(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    let page = page_of(&app, ADMIN).await;
    let attempts = [
        admin.post(&page, &[("version", "1"), ("roles", "support")]).await,
        admin.post(&format!("{page}/disable"), &[("version", "1")]).await,
        admin.post(&format!("{page}/delete"), &[("version", "1"), ("confirm", ADMIN)]).await,
    ];
    for refused in attempts {
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("This is the last administrator"), "{}", refused.body);
    }
    app.account(USER, None, Some("keys")).await;
    grant(&app, USER, "admin").await;
    assert_eq!(admin.post(&page, &[("version", "1"), ("roles", "support")]).await.status, StatusCode::SEE_OTHER);
}

async fn b21_destructive_acts_require_a_recent_login(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    app.account(USER, None, None).await;
    let page = page_of(&app, USER).await;
    app.server.clock.advance(Duration::from_secs(16 * 60));
    for (path, form) in [
        (format!("{page}/delete"), vec![("version", "1"), ("confirm", USER)]),
        (page.clone(), vec![("version", "1"), ("roles", "admin")]),
        ("/admin/accounts/act".to_owned(), vec![("act", "end-sessions"), ("confirm", "2")]),
        ("/admin/accounts/export".to_owned(), vec![("q", ""), ("filter", ""), ("format", "csv")]),
        ("/admin/tokens".to_owned(), vec![("name", "ci"), ("scopes", "accounts:read"), ("expires", "")]),
        ("/admin/schema".to_owned(), vec![("version", "1"), ("document", "{\"type\":\"object\"}"), ("act", "set")]),
    ] {
        let refused = admin.post(&path, &form).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path}");
        assert!(refused.body.contains("Log in once more"), "{}", refused.body);
    }
    let calm = admin.post(&page, &[("version", "1"), ("profile.firstName", "Alex"), ("roles", "")]).await;
    assert_eq!(calm.status, StatusCode::SEE_OTHER, "what can be taken back needs none");
}

async fn support_helps_but_cannot_change_accounts_with_power(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    app.account(USER, None, None).await;
    app.account("helper@example.com", None, Some("keys")).await;
    grant(&app, "helper@example.com", "support").await;
    let mut helper = with_passkey(&app, "helper@example.com").await;
    let page = page_of(&app, USER).await;
    assert_eq!(helper.get(&page).await.status, StatusCode::OK);
    assert_eq!(helper.post(&format!("{page}/disable"), &[("version", "1")]).await.status, StatusCode::SEE_OTHER);
    for (path, form) in [
        (page.clone(), vec![("version", "2"), ("profile.firstName", "Mallory")]),
        (format!("{page}/delete"), vec![("version", "2"), ("confirm", USER)]),
        ("/admin/accounts".to_owned(), vec![("loginId", "new@example.com")]),
        ("/admin/accounts/act".to_owned(), vec![("act", "disable"), ("confirm", "3")]),
        ("/admin/accounts/export".to_owned(), vec![("q", ""), ("filter", ""), ("format", "csv")]),
        ("/admin/tokens".to_owned(), vec![("name", "mine"), ("scopes", "accounts:read"), ("expires", "")]),
        ("/admin/schema".to_owned(), vec![("version", "1"), ("document", "{\"type\":\"object\"}"), ("act", "set")]),
    ] {
        assert_eq!(helper.post(&path, &form).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    for page in ["/admin/tokens", "/admin/jobs", "/admin/accounts/act?act=disable"] {
        assert_eq!(helper.get(page).await.status, StatusCode::FORBIDDEN, "{page}");
    }
    assert!(admin.get(&page).await.body.contains("disabled"));
}

async fn a_schema_is_tried_before_it_is_set(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    let strict =
        json!({ "type": "object", "required": ["city"], "properties": { "city": { "type": "string" } } }).to_string();
    let form = |act: &'static str| {
        [("version", "1"), ("document", strict.as_str()), ("act", act)].map(|(a, b)| (a, b.to_owned()))
    };
    let tried = send(&mut admin, &form("try")).await;
    assert!(tried.body.contains("1 of 1 account does not fit"), "{}", tried.body);
    assert_eq!(send(&mut admin, &form("set")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut forced = form("set").to_vec();
    forced.push(("force", "true".to_owned()));
    assert_eq!(send(&mut admin, &forced).await.status, StatusCode::SEE_OTHER);
    crate::service::schema::migrate_accounts(&app.server).await.unwrap();
    let page = admin.get(&page_of(&app, ADMIN).await).await;
    assert!(page.body.contains("does not fit the account schema"), "{}", page.body);
    let broken = send(
        &mut admin,
        &[
            ("version", "2".to_owned()),
            ("document", "{\"$ref\":\"https://evil\"}".to_owned()),
            ("act", "try".to_owned()),
        ],
    )
    .await;
    assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(broken.body.contains("/$ref"), "the place is named");
}

async fn tokens_are_shown_once(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    let made = admin.post("/admin/tokens", &[("name", "ci"), ("scopes", "accounts:read"), ("expires", "90d")]).await;
    assert!(made.body.contains("vst_"));
    let listed = admin.get("/admin/tokens").await;
    assert!(listed.body.contains("ci") && !listed.body.contains("vst_"));
    let id = listed.body.split("name=\"id\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(admin.post("/admin/tokens/revoke", &[("id", id)]).await.status, StatusCode::SEE_OTHER);
    assert!(admin.get("/admin/tokens").await.body.contains("ended"));
    let none = admin.post("/admin/tokens", &[("name", "none"), ("expires", "")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
}

async fn b43_typed_text_is_shown_as_text(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    app.account(USER, None, None).await;
    let page = page_of(&app, USER).await;
    let script = "<script>alert(1)</script>";
    let form = [("version", "1"), ("profile.firstName", script), ("profile.lastName", "\"><img src=x>"), ("roles", "")];
    assert_eq!(admin.post(&page, &form).await.status, StatusCode::SEE_OTHER);
    for path in [
        page.as_str(),
        "/admin/accounts",
        "/admin/audit",
        "/admin",
        "/admin/accounts?q=%3Cscript%3E&filter=%3Cscript%3E",
    ] {
        let shown = admin.get(path).await;
        assert!(!shown.body.contains(script) && !shown.body.contains("<img"), "{path}");
        assert!(!shown.header("content-security-policy").contains("unsafe-inline"));
    }
}

async fn send(browser: &mut Browser<'_>, form: &[(&'static str, String)]) -> Answer {
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post("/admin/schema", &form).await
}
