//! Text that a database cannot store: U+0000, which PostgreSQL refuses.

use std::time::Duration;

use reqwest::StatusCode;
use serde_json::json;

use super::imports::{details, found};
use crate::{
    on,
    service::jobs,
    tests::{
        admin::imports::send,
        support::{
            administrators::{administrator, cloud},
            harness::{Answer, App, Browser, TestDatabase, on_both},
            sdk::sdk,
        },
    },
};

on_both!(
    a03_an_import_reports_a_nul_and_continues,
    a03_a_row_that_the_database_refuses_is_reported_and_the_others_are_stored,
    a03_an_error_that_never_passes_ends_a_job,
    a03_a_missing_permission_or_table_ends_a_job,
    s13_an_address_with_a_nul_finds_no_account,
    s13_a_login_id_with_a_nul_belongs_to_no_account,
);

/// Imports the file, and returns the page of its job.
async fn import(app: &App, admin: &mut Browser<'_>, name: &str, text: &str) -> (Answer, String) {
    let sent = send(admin, app, name, text).await;
    let ordered = admin.post(sent.header("location"), &[]).await;
    assert_eq!(ordered.status, StatusCode::SEE_OTHER, "{}", ordered.body);
    tokio::time::timeout(Duration::from_secs(60), jobs::work(&app.server))
        .await
        .expect("it hangs")
        .unwrap();
    let job = ordered.header("location").to_owned();
    let problems = admin.get(&format!("{job}/problems.csv")).await;
    (admin.get(&job).await, problems.body)
}

async fn a03_an_import_reports_a_nul_and_continues(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    let lines = [
        r#"{"loginId":"first@example.com"}"#,
        r#"{"loginId":"second@example.com","a\u0000b":1}"#,
        r#"{"loginId":"third@example.com","status":"a\u0000b"}"#,
        r#"{"loginId":"fourth\u0000@example.com"}"#,
        r#"{"loginId":"fifth@example.com","profile":{"note":"a\u0000b","firstName":"A\u0000da"}}"#,
        r#"{"loginId":"sixth@example.com","passwordHash":"a\u0000b"}"#,
        r#"{"loginId":"seventh@example.com","emails":[{"value":"a\u0000@example.com"}]}"#,
        r#"{"loginId":"eighth@example.com","roles":["a\u0000b"]}"#,
        "{\"loginId\":\"ninth@example.com\0\"}",
        r#"{"loginId":"last@example.com"}"#,
    ];
    let (page, problems) = import(&app, &mut admin, "a.jsonl", &lines.join("\n")).await;
    assert!(page.body.contains("Finished"), "{}", page.body);
    assert!(problems.contains("a\u{2400}b"), "{problems}");
    assert!(!problems.contains('\0'));
    for login_id in ["first@example.com", "last@example.com"] {
        details(&app, login_id).await;
    }
    assert_eq!(details(&app, "fifth@example.com").await.profile.text("note"), Some("a\0b"));
    assert_eq!(problems.lines().count(), 1 + 7, "{problems}");
    let csv = "loginId,profile.firstName\nten@example.com,A\0B\nel\0even@example.com,C\n";
    let (page, problems) = import(&app, &mut admin, "b.csv", csv).await;
    assert!(page.body.contains("Finished"), "{}", page.body);
    assert_eq!(problems.lines().count(), 1 + 1, "{problems}");
    details(&app, "ten@example.com").await;
}

/// Makes the database refuse some of the accounts, as a constraint would that is known to it alone.
async fn refuse_some(app: &App) {
    match &app.server.db.write {
        crate::store::db::By::Sqlite(pool) => sqlx::raw_sql(
            "create trigger refuse before insert on account when new.login_id like 'bad%'
             begin select raise(abort, 'not this one'); end",
        )
        .execute(pool)
        .await
        .map(drop),
        crate::store::db::By::Postgres(pool) => sqlx::raw_sql(
            "alter table account add constraint refuse check (login_id not like 'bad%')",
        )
        .execute(pool)
        .await
        .map(drop),
    }
    .unwrap();
}

async fn a03_a_row_that_the_database_refuses_is_reported_and_the_others_are_stored(
    database: TestDatabase,
) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    refuse_some(&app).await;
    let name = |row: u32| if row % 40 == 7 { format!("bad{row}") } else { format!("good{row}") };
    let mut lines: Vec<_> =
        (1..=200).map(|row| format!(r#"{{"loginId":"{}@example.com"}}"#, name(row))).collect();
    lines[19] = "nonsense".to_owned();
    let (page, problems) = import(&app, &mut admin, "a.jsonl", &lines.join("\n")).await;
    assert!(page.body.contains("Finished"), "{}", page.body);
    let rows: Vec<_> =
        problems.lines().skip(1).map(|line| line.split('"').nth(1).unwrap().to_owned()).collect();
    assert_eq!(rows, ["7", "20", "47", "87", "127", "167"], "{problems}");
    assert!(problems.contains("not_storable"), "{problems}");
    let count: i64 = on!(&app.server.db.read, pool => {
        sqlx::query_scalar("select count(*) from account where login_id like 'good%'")
            .fetch_one(pool)
            .await
    })
    .unwrap();
    assert_eq!(count, 194);
    assert_eq!(found(&app, Some("loginId eq \"good200@example.com\""), None).await.len(), 1);
}

async fn a03_an_error_that_never_passes_ends_a_job(database: TestDatabase) {
    let app = cloud(database).await;
    on!(&app.server.db.write, pool => sqlx::query("alter table job_problem rename to gone")
        .execute(pool).await.map(drop))
    .unwrap();
    let mut admin = administrator(&app).await;
    let sent = send(&mut admin, &app, "a.jsonl", "nonsense\n").await;
    let ordered = admin.post(sent.header("location"), &[]).await;
    jobs::work(&app.server).await.unwrap();
    let stopped: Option<String> = on!(&app.server.db.write, pool => {
        sqlx::query_scalar("select stopped from job where finished_at is not null")
            .fetch_one(pool)
            .await
    })
    .unwrap();
    assert!(stopped.unwrap().contains("job_problem"));
    assert_eq!(ordered.status, StatusCode::SEE_OTHER);
}

/// Makes the database refuse all accounts.
async fn refuse_all(app: &App) {
    match &app.server.db.write {
        crate::store::db::By::Sqlite(pool) => {
            let sql = "create trigger refuse before insert on account begin insert into missing \
                       values (1); end";
            sqlx::raw_sql(sql).execute(pool).await.map(drop)
        }
        // The tests' role owns the database, so the permission cannot be revoked from it.
        crate::store::db::By::Postgres(pool) => sqlx::raw_sql(
            "create function refuse() returns trigger language plpgsql as $$
             begin
                 raise exception 'permission denied for table account' using errcode = '42501';
             end $$;
             create trigger refuse before insert on account
                 for each row execute function refuse();",
        )
        .execute(pool)
        .await
        .map(drop),
    }
    .unwrap();
}

async fn a03_a_missing_permission_or_table_ends_a_job(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    refuse_all(&app).await;
    let lines: Vec<_> =
        (1..=20).map(|row| format!(r#"{{"loginId":"user{row}@example.com"}}"#)).collect();
    let (page, problems) = import(&app, &mut admin, "a.jsonl", &lines.join("\n")).await;
    assert!(!page.body.contains("Finished"), "{}", page.body);
    assert_eq!(problems.lines().count(), 1, "no row is to blame: {problems}");
    let stopped: Option<String> = on!(&app.server.db.write, pool => {
        sqlx::query_scalar("select stopped from job where finished_at is not null")
            .fetch_one(pool)
            .await
    })
    .unwrap();
    let cause = stopped.unwrap();
    assert!(cause.contains("no such table") || cause.contains("permission denied"), "{cause}");
}

async fn s13_an_address_with_a_nul_finds_no_account(database: TestDatabase) {
    let app = cloud(database).await;
    app.account("user@example.com", None, None).await;
    let mut admin = administrator(&app).await;
    for path in [
        "/admin/accounts?q=%00",
        "/admin/accounts?q=user%00",
        "/admin/accounts?q=%00%00%00abc",
        "/admin/accounts?filter=loginId%20eq%20%22%00%22",
        "/admin/accounts?sort=%00",
        "/admin/accounts?cursor=%00",
        "/admin/accounts/act?q=%00",
        "/admin/audit?actor=%00&action=a%00",
        "/admin/jobs?q=%00",
        "/admin/%00",
        "/undo/%00",
        "/link/%00",
        "/login?next=%2F%00",
        "/code?flow=%00",
        "/api/admin/accounts?q=%00",
        "/api/admin/audit?actor=%00",
        "/api/admin/messages?to=%00",
    ] {
        let answer = admin.get(path).await;
        assert!(!answer.status.is_server_error(), "{path}: {} {}", answer.status, answer.body);
    }
    for (path, form) in [
        (
            "/admin/accounts/act",
            [("act", "disable"), ("q", "\0"), ("filter", ""), ("confirm", "0")],
        ),
        (
            "/admin/accounts/act",
            [("act", "disable"), ("q", ""), ("filter", "\0"), ("confirm", "0")],
        ),
        ("/admin/accounts", [("loginId", "\0"), ("a", "\0"), ("b", ""), ("c", "")]),
        ("/admin/tokens", [("name", "a\0b"), ("scopes", "\0"), ("days", "\0"), ("c", "")]),
        ("/language", [("language", "\0"), ("next", "\0"), ("b", ""), ("c", "")]),
        ("/login", [("loginId", "\0"), ("password", "\0"), ("next", "\0"), ("c", "")]),
        ("/register", [("loginId", "\0"), ("password", "\0"), ("next", "\0"), ("c", "")]),
    ] {
        let answer = admin.post(path, &form).await;
        assert!(!answer.status.is_server_error(), "{path}: {} {}", answer.status, answer.body);
    }
}

async fn s13_a_login_id_with_a_nul_belongs_to_no_account(database: TestDatabase) {
    let app = database.start(&[]).await;
    for login_id in ["+49\0", "+\0", "ü\0@example.com", "ü@example.com\0x"] {
        for path in ["/login", "/login/code", "/register", "/recover", "/recover/code"] {
            let form = [
                ("loginId", login_id),
                ("password", "a long password"),
                ("code", "0000-0000-0000-0000"),
            ];
            let answer = app.browser().post(path, &form).await;
            assert_eq!(
                answer.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{path} {login_id:?}: {}",
                answer.body
            );
        }
        let (_, options) = sdk(&app).start("login", Some(login_id)).await;
        assert!(options["challenge"].is_string(), "{options}");
        let kept = app.call("getOwnIDDataByLoginId", &json!({ "loginId": login_id })).await;
        assert_eq!(kept.status, StatusCode::NOT_FOUND, "{login_id:?}");
        app.server.clock.advance(Duration::from_millis(1));
    }
}
