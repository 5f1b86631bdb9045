//! Rights on the administrators' pages, and the recent login that some acts require.

use std::time::Duration;

use reqwest::StatusCode;

use super::pages::USER;
use crate::tests::support::{
    administrators::{ADMIN, administrator, cloud, grant, page_of, with_passkey},
    harness::{TestDatabase, on_both},
};

on_both!(
    only_administrators_with_a_passkey_see_the_pages,
    the_last_administrator_stays,
    b21_destructive_acts_require_a_recent_login,
    support_helps_but_cannot_change_accounts_with_power
);

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
        "/admin/applications",
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
    assert_eq!(
        admin.post(&page, &[("version", "1"), ("roles", "support")]).await.status,
        StatusCode::SEE_OTHER
    );
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
        (
            "/admin/tokens".to_owned(),
            vec![("name", "ci"), ("scopes", "accounts:read"), ("expires", "")],
        ),
        (
            "/admin/schema".to_owned(),
            vec![("version", "1"), ("document", "{\"type\":\"object\"}"), ("act", "set")],
        ),
    ] {
        let refused = admin.post(&path, &form).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path}");
        assert!(refused.body.contains("Confirm it’s you"), "{}", refused.body);
    }
    let calm =
        admin.post(&page, &[("version", "1"), ("profile.firstName", "Alex"), ("roles", "")]).await;
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
    assert_eq!(
        helper.post(&format!("{page}/disable"), &[("version", "1")]).await.status,
        StatusCode::SEE_OTHER
    );
    for (path, form) in [
        (page.clone(), vec![("version", "2"), ("profile.firstName", "Mallory")]),
        (format!("{page}/delete"), vec![("version", "2"), ("confirm", USER)]),
        ("/admin/accounts".to_owned(), vec![("loginId", "new@example.com")]),
        ("/admin/accounts/act".to_owned(), vec![("act", "disable"), ("confirm", "3")]),
        ("/admin/accounts/export".to_owned(), vec![("q", ""), ("filter", ""), ("format", "csv")]),
        (
            "/admin/tokens".to_owned(),
            vec![("name", "mine"), ("scopes", "accounts:read"), ("expires", "")],
        ),
        (
            "/admin/schema".to_owned(),
            vec![("version", "1"), ("document", "{\"type\":\"object\"}"), ("act", "set")],
        ),
    ] {
        assert_eq!(helper.post(&path, &form).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    for page in ["/admin/tokens", "/admin/jobs", "/admin/accounts/act?act=disable"] {
        assert_eq!(helper.get(page).await.status, StatusCode::FORBIDDEN, "{page}");
    }
    assert!(admin.get(&page).await.body.contains("disabled"));
}
