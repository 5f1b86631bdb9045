//! Bulk actions on all matching accounts.

use std::time::Duration;

use reqwest::StatusCode;

use crate::{
    domain::Status,
    service::{
        accounts::{self, details, list},
        admin::audit_check::{self, AuditExpectation, AuditVerdict},
        caller::Caller,
        jobs,
    },
    tests::support::{
        administrators::{ADMIN, administrator, cloud, with_passkey},
        harness::{Answer, App, Browser, TestDatabase, id, on_both},
    },
};

on_both!(
    all_matching_accounts_are_disabled_once_their_number_was_typed,
    sessions_end_and_accounts_are_deleted,
    accounts_created_later_are_not_included,
    b36_an_export_is_a_file_without_secrets_unless_requested
);

pub(crate) const USER: &str = "user@example.com";

pub(crate) async fn order(
    admin: &mut Browser<'_>,
    act: &str,
    filter: &str,
    confirm: &str,
) -> Answer {
    let form = [("act", act), ("filter", filter), ("q", ""), ("confirm", confirm)];
    admin.post("/admin/accounts/act", &form).await
}

pub(crate) async fn status(app: &App, login_id: &str) -> Status {
    let account = accounts::by_login_id(&app.server, &id(login_id)).await.unwrap();
    details::own(&app.server, account.id).await.unwrap().status()
}

async fn found(app: &App, filter: &str) -> usize {
    let request = list::AccountListRequest {
        filter: Some(filter.to_owned()),
        limit: crate::domain::pagination::Limit::parse("200").unwrap(),
        ..list::AccountListRequest::default()
    };
    list::list(&app.server, &Caller::command_line(), &request).await.unwrap().items.len()
}

async fn all_matching_accounts_are_disabled_once_their_number_was_typed(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    for n in 0..12 {
        app.account(&format!("user{n}@example.com"), None, Some("keys")).await;
    }
    app.account("other@elsewhere.com", None, None).await;
    let filter = "loginId sw \"user\" or roles eq \"admin\"";
    let list = admin.get("/admin/accounts?filter=loginId+sw+%22user%22&status=active").await;
    assert!(list.body.contains("act=disable"), "{}", list.body);
    let path =
        "/admin/accounts/act?act=disable&filter=loginId+sw+%22user%22+or+roles+eq+%22admin%22";
    let preview = admin.get(path).await;
    assert_eq!(preview.body.matches("@example.com</bdi></li>").count(), 10, "{}", preview.body);
    for words in ["Disable 13 accounts", "and 3 more", "Type 13 to confirm"] {
        assert!(preview.body.contains(words), "{words}: {}", preview.body);
    }
    let unsure = order(&mut admin, "disable", filter, "12").await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(order(&mut admin, "explode", filter, "13").await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        order(&mut admin, "disable", "nonsense", "13").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let mut user = with_passkey(&app, "user3@example.com").await;
    let ordered = order(&mut admin, "disable", filter, "13").await;
    assert_eq!(ordered.status, StatusCode::SEE_OTHER, "{}", ordered.body);
    let page = ordered.header("location").to_owned();
    let waiting = admin.get(&page).await;
    assert!(
        waiting.body.contains("Waiting") && waiting.body.contains("http-equiv=\"refresh\""),
        "{}",
        waiting.body
    );
    jobs::work(&app.server).await.unwrap();
    let done = admin.get(&page).await;
    assert!(
        done.body.contains("Finished") && !done.body.contains("http-equiv=\"refresh\""),
        "{}",
        done.body
    );
    assert!(done.body.contains("<dd class=\"count\">12</dd>"), "{}", done.body);
    assert_eq!(status(&app, "user3@example.com").await, Status::Disabled);
    assert!(!user.is_logged_in().await);
    assert_eq!(
        (status(&app, ADMIN).await, status(&app, "other@elsewhere.com").await),
        (Status::Active, Status::Active)
    );
    assert!(admin.get("/admin/jobs").await.body.contains("12 of 13"));
    assert!(matches!(
        audit_check::verify(&app.server, &AuditExpectation::default()).await.unwrap(),
        AuditVerdict::Whole { .. }
    ));
    assert!(admin.get("/admin/audit").await.body.contains("job_started"));
    let none = admin.get("/admin/accounts/act?act=delete&q=nobody-at-all").await;
    assert!(
        none.body.contains("No accounts match.") && !none.body.contains("confirm"),
        "{}",
        none.body
    );
}

async fn sessions_end_and_accounts_are_deleted(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    app.account(USER, None, Some("keys")).await;
    app.account("quiet@example.com", None, None).await;
    let mut user = with_passkey(&app, USER).await;
    let ended = order(&mut admin, "end-sessions", "", "3").await;
    jobs::work(&app.server).await.unwrap();
    assert!(!user.is_logged_in().await);
    let page = admin.get(ended.header("location")).await;
    assert!(
        page.body.contains("<dd class=\"count\">1</dd>")
            && page.body.contains("<dd class=\"count\">2</dd>")
    );
    let deleted = order(&mut admin, "delete", "loginId sw \"user\"", "1").await;
    assert_eq!(deleted.status, StatusCode::SEE_OTHER, "{}", deleted.body);
    jobs::work(&app.server).await.unwrap();
    assert!(admin.get("/admin/deleted").await.body.contains(USER));
    assert_eq!(found(&app, "loginId sw \"user\"").await, 0);
}

async fn accounts_created_later_are_not_included(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    app.account(USER, None, None).await;
    order(&mut admin, "delete", "loginId sw \"user\"", "1").await;
    app.server.clock.advance(Duration::from_millis(1));
    app.account("user-two@example.com", None, None).await;
    jobs::work(&app.server).await.unwrap();
    assert_eq!(found(&app, "loginId sw \"user\"").await, 1);
}

async fn b36_an_export_is_a_file_without_secrets_unless_requested(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    app.account(USER, Some("correct horse battery staple"), Some("TOPSECRET")).await;
    let shown = admin.get("/admin/accounts/act?act=export&q=user").await;
    assert!(
        shown.body.contains("Export 1 account") && !shown.body.contains("to confirm"),
        "{}",
        shown.body
    );
    let form = |format: &'static str| vec![("q", "user"), ("filter", ""), ("format", format)];
    let table = admin.post("/admin/accounts/export", &form("csv")).await;
    assert_eq!(table.status, StatusCode::OK);
    assert!(table.header("content-disposition").starts_with("attachment; filename=\"accounts-"));
    assert!(table.header("content-disposition").ends_with(".csv\""));
    assert_eq!(table.body.lines().count(), 2, "{}", table.body);
    assert!(table.body.contains(USER) && !table.body.contains(ADMIN));
    let lines = admin.post("/admin/accounts/export", &form("jsonl")).await;
    assert!(!lines.body.contains("TOPSECRET") && !lines.body.contains("argon2"), "{}", lines.body);
    let secret = |format| [form(format), vec![("secrets", "true")]].concat();
    let whole = admin.post("/admin/accounts/export", &secret("jsonl")).await;
    assert!(whole.body.contains("TOPSECRET") && whole.body.contains("argon2"), "{}", whole.body);
    assert_eq!(
        admin.post("/admin/accounts/export", &secret("csv")).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let empty = admin
        .post(
            "/admin/accounts/export",
            &[("q", "nobody-at-all"), ("filter", ""), ("format", "csv")],
        )
        .await;
    assert_eq!(empty.body.lines().count(), 1, "{}", empty.body);
    let wrong = admin
        .post("/admin/accounts/export", &[("q", ""), ("filter", "nonsense"), ("format", "csv")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(admin.get("/admin/audit").await.body.contains("accounts_exported"));
}
