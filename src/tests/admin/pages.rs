//! The administrators' pages in a browser without JavaScript.

use reqwest::StatusCode;
use serde_json::json;

use crate::{
    service::{
        admin::audit_check::{self, AuditExpectation, AuditVerdict},
        login::setup,
    },
    tests::support::{
        administrators::{ADMIN, administrator, cloud, page_of, setup_path, with_passkey},
        harness::{Answer, Browser, TestDatabase, on_both},
    },
};

on_both!(
    b40_a_setup_link_creates_one_administrator,
    an_account_is_found_changed_and_disabled,
    a_deleted_account_can_be_restored,
    a_schema_is_tried_before_it_is_set,
    tokens_are_shown_once,
    b43_typed_text_is_shown_as_text
);

pub(crate) const USER: &str = "user@example.com";

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

async fn an_account_is_found_changed_and_disabled(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    app.account(USER, None, Some("keys")).await;
    app.account("other@example.com", None, None).await;
    let found = admin.get("/admin/accounts?q=user%40").await;
    assert!(
        found.body.contains(USER) && !found.body.contains("other@example.com"),
        "{}",
        found.body
    );
    let page = page_of(&app, USER).await;
    let form = [
        ("version", "1"),
        ("profile.lastName", "Müller"),
        ("profile.dateOfBirth", "1990-05-17"),
        ("roles", ""),
    ];
    assert_eq!(admin.post(&page, &form).await.status, StatusCode::SEE_OTHER);
    let shown = admin.get(&page).await;
    assert!(shown.body.contains("Müller") && shown.body.contains("account_changed"));
    let by_name = admin
        .get("/admin/accounts?filter=profile.lastName+sw+%22m%C3%BCl%22&sort=profile.lastName")
        .await;
    assert!(by_name.body.contains(USER), "{}", by_name.body);
    let stale = admin.post(&page, &form).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(stale.body.contains("This was changed after you opened the page"));
    let wrong = admin
        .post(&page, &[("version", "2"), ("profile.dateOfBirth", "tomorrow"), ("roles", "")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.body.contains("tomorrow") && wrong.body.contains("mistake"),
        "what was typed is kept"
    );

    let mut user = with_passkey(&app, USER).await;
    assert!(user.is_logged_in().await);
    assert_eq!(
        admin.post(&format!("{page}/disable"), &[("version", "2")]).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(!user.is_logged_in().await, "b26");
    assert!(admin.get("/admin/accounts?filter=status+eq+%22disabled%22").await.body.contains(USER));
    assert_eq!(
        admin.post(&format!("{page}/enable"), &[("version", "3")]).await.status,
        StatusCode::SEE_OTHER
    );
    let verdict = audit_check::verify(&app.server, &AuditExpectation::default()).await.unwrap();
    assert!(matches!(verdict, AuditVerdict::Whole { rows, .. } if rows >= 6));
}

async fn a_deleted_account_can_be_restored(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    app.account(USER, Some("a long password"), Some("the keys of a device")).await;
    let page = page_of(&app, USER).await;
    let unsure = admin
        .post(&format!("{page}/delete"), &[("version", "1"), ("confirm", "someone else")])
        .await;
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

async fn a_schema_is_tried_before_it_is_set(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    let strict = json!({
        "type": "object", "required": ["city"], "properties": { "city": { "type": "string" } },
    })
    .to_string();
    let form = |act: &'static str| {
        [("version", "1"), ("document", strict.as_str()), ("act", act)]
            .map(|(a, b)| (a, b.to_owned()))
    };
    let tried = send(&mut admin, &form("try")).await;
    assert!(tried.body.contains("1 of 1 account doesn’t match"), "{}", tried.body);
    assert_eq!(send(&mut admin, &form("set")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut forced = form("set").to_vec();
    forced.push(("force", "true".to_owned()));
    assert_eq!(send(&mut admin, &forced).await.status, StatusCode::SEE_OTHER);
    crate::service::schema::migrate_accounts(&app.server).await.unwrap();
    let page = admin.get(&page_of(&app, ADMIN).await).await;
    assert!(page.body.contains("doesn’t match the account schema"), "{}", page.body);
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
    let made = admin
        .post("/admin/tokens", &[("name", "ci"), ("scopes", "accounts:read"), ("expires", "90d")])
        .await;
    assert!(made.body.contains("vst_"));
    let listed = admin.get("/admin/tokens").await;
    assert!(listed.body.contains("ci") && !listed.body.contains("vst_"));
    let id = listed.body.split("name=\"id\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(
        admin.post("/admin/tokens/revoke", &[("id", id)]).await.status,
        StatusCode::SEE_OTHER
    );
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
    let form = [
        ("version", "1"),
        ("profile.firstName", script),
        ("profile.lastName", "\"><img src=x>"),
        ("roles", ""),
    ];
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
