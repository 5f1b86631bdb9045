//! After an erasure, no table names the account's owner.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use sqlx::Row;

use crate::{
    domain::job::JobKind,
    service::{
        accounts::{self, deleted},
        admin::audit_check,
        caller::Caller,
        jobs::{self, JobRequest},
    },
    store::db::By,
    tests::{
        login::sessions::log_in,
        messages::send_requests::deliver,
        support::{
            admin::{ApiClient, json as with_json, send},
            administrators::ADMIN,
            documents::passport,
            harness::{App, TestDatabase, id, on_both, text},
            mailbox::newest_message,
            sdk::{ALICE, BOB, begun, person, sdk},
        },
    },
};

on_both!(
    s13_no_table_names_an_erased_user,
    s13_a_new_owner_of_the_login_id_keeps_their_data,
    s13_an_account_with_a_longer_login_id_keeps_its_rows,
);

const FURTHER: &str = "alice.further@example.org";

/// Every row of every table, as text.
pub(crate) async fn everything(app: &App) -> Vec<(String, String)> {
    let tables: Vec<String> = match &app.server.db.read {
        By::Sqlite(pool) => {
            let sql = "select name from sqlite_master
                        where type = 'table' and name not like 'account_trigram%'
                          and name not like 'sqlite%' and name not like '%sqlx%'";
            sqlx::query_scalar(sql).fetch_all(pool).await.unwrap()
        }
        By::Postgres(pool) => {
            let sql = "select tablename::text from pg_tables where schemaname = 'public' and \
                       tablename not like '%sqlx%'";
            sqlx::query_scalar(sql).fetch_all(pool).await.unwrap()
        }
    };
    assert!(tables.len() > 25, "{tables:?}");
    let mut rows = Vec::new();
    for table in tables {
        let found: Vec<String> = match &app.server.db.read {
            By::Sqlite(pool) => {
                let columns = format!("select name from pragma_table_info('{table}')");
                let columns: Vec<String> =
                    sqlx::query_scalar(sqlx::AssertSqlSafe(columns)).fetch_all(pool).await.unwrap();
                let columns: Vec<_> = columns
                    .iter()
                    .map(|column| {
                        format!(
                            "coalesce(case typeof({column}) when 'blob' then hex({column}) \
                             else {column} end, '')"
                        )
                    })
                    .collect();
                let sql = format!("select {} from {table}", columns.join(" || ' ' || "));
                sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_all(pool).await.unwrap()
            }
            By::Postgres(pool) => {
                let sql = format!("select {table}::text from {table}");
                let found = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(pool).await.unwrap();
                found.iter().map(|row| row.get::<String, _>(0)).collect()
            }
        };
        rows.extend(found.into_iter().map(|row| (table.clone(), row)));
    }
    rows
}

async fn named(app: &App) -> Vec<(String, String)> {
    let rows = everything(app).await.into_iter();
    rows.filter(|(_, row)| row.contains("alice") || row.contains("Alina")).collect()
}

async fn s13_no_table_names_an_erased_user(database: TestDatabase) {
    let app = database.start(&[]).await;
    let mut phone = person(&app, ALICE).await;
    let root = ApiClient::root(&app).await;
    let account = accounts::by_login_id(&app.server, &id(ALICE)).await.unwrap();
    let path = format!("/accounts/{}", account.id);
    let change = json!({
        "profile": {"firstName": "Alina"}, "emails": [{"value": FURTHER, "verified": true}],
    });
    assert_eq!(root.change(Method::PATCH, &path, "*", &change).await.status, StatusCode::OK);
    newest_message(&app, FURTHER, 1).await;
    let mut browser = log_in(&app, ALICE).await;
    browser.post("/account/recovery-codes", &[]).await;
    app.browser().post("/recover", &[("loginId", ALICE)]).await;
    let mut vouched = browser.post("/account/security/enrolment", &[]).await.json();
    vouched["appId"] = json!(app.server.config.ownid.app_id);
    begun(&sdk(&app).post("enroll/start", &vouched).await);
    sdk(&app).start("login", Some(ALICE)).await;
    assert_eq!(sdk(&app).log_in(&mut phone, None).await.status, StatusCode::OK);
    app.call("verifyIdDoc", &json!({ "loginId": ALICE, "type": "PASSPORT", "data": passport() }))
        .await;
    // A job whose filter names her, and one that could not delete her.
    ApiClient::logged_in(&app, ADMIN, &["admin"]).await;
    let admin = accounts::by_login_id(&app.server, &id(ADMIN)).await.unwrap();
    let caller = Caller::account(&app.server, admin.id, [127, 0, 0, 1].into())
        .await
        .unwrap()
        .preauthorized();
    for (filter, search) in [("loginId eq \"Alice@example.com\"", ""), ("", FURTHER)] {
        let order = JobRequest {
            kind: JobKind::EndSessions,
            filter: filter.to_owned(),
            search: search.to_owned(),
        };
        jobs::start(&app.server, &caller, &order, 1).await.unwrap();
        jobs::work(&app.server).await.unwrap();
    }
    let key =
        |body: &Value| with_json(root.request(Method::POST, &format!("{path}/recovery")), body);
    assert_eq!(
        send(key(&Value::Null).header("idempotency-key", "recovery")).await.status,
        StatusCode::ACCEPTED
    );
    let batch =
        json!({"operations": [{"op": "patch", "id": account.id, "ifMatch": "*", "account": {}}]});
    let batch = with_json(root.request(Method::POST, "/accounts:batch"), &batch);
    let answered = send(batch.header("idempotency-key", "batch")).await;
    assert_eq!(answered.json()["results"][0]["account"]["loginId"], ALICE, "{answered:?}");
    deliver(&app).await;
    assert!(named(&app).await.len() > 10, "there is a lot to forget");

    app.server.clock.advance(Duration::from_secs(1));
    app.delete(ALICE).await;
    let left = named(&app).await;
    assert!(left.is_empty(), "{left:#?}");
    let verdict =
        audit_check::verify(&app.server, &audit_check::AuditExpectation::default()).await.unwrap();
    assert!(matches!(verdict, audit_check::AuditVerdict::Whole { .. }), "{verdict:?}");
}

async fn s13_a_new_owner_of_the_login_id_keeps_their_data(database: TestDatabase) {
    let app = database.start(&[]).await;
    person(&app, BOB).await;
    let old = accounts::by_login_id(&app.server, &id(BOB)).await.unwrap();
    deleted::delete(&app.server, &Caller::command_line(), old.id, old.version).await.unwrap();
    app.server.clock.advance(Duration::from_secs(60));
    let mut phone = person(&app, BOB).await;
    app.browser().post("/login/code", &[("loginId", BOB)]).await;
    newest_message(&app, BOB, 1).await;
    deleted::erase(&app.server, &Caller::command_line(), old.id).await.unwrap();
    newest_message(&app, BOB, 1).await;
    let session = sdk(&app).log_in(&mut phone, None).await;
    assert_eq!(text(&session.json()["loginId"]), BOB, "a passkey is found by itself");
}

async fn s13_an_account_with_a_longer_login_id_keeps_its_rows(database: TestDatabase) {
    let app = database.start(&[]).await;
    for login_id in ["m@example.com", "zoë@example.com"] {
        app.account(login_id, None, None).await;
    }
    ApiClient::logged_in(&app, ADMIN, &["admin"]).await;
    let admin = accounts::by_login_id(&app.server, &id(ADMIN)).await.unwrap();
    let caller = Caller::account(&app.server, admin.id, [127, 0, 0, 1].into())
        .await
        .unwrap()
        .preauthorized();
    let searches = ["tom@example.com", "M@Example.com", "ZOË@EXAMPLE.COM", "chloë@example.com"];
    for search in searches {
        let order = JobRequest {
            kind: JobKind::EndSessions,
            filter: String::new(),
            search: search.to_owned(),
        };
        jobs::start(&app.server, &caller, &order, 0).await.unwrap();
        jobs::work(&app.server).await.unwrap();
    }
    let left = async || -> Vec<String> {
        crate::on!(&app.server.db.read, pool => {
            sqlx::query_scalar("select search from job where search <> '' order by search")
                .fetch_all(pool)
                .await
        })
        .unwrap()
    };
    assert_eq!(left().await.len(), searches.len());
    // As an older version wrote it into the log.
    for ((sequence, _), search) in logged(&app).await.into_iter().zip(searches) {
        let detail = json!({ "target": "end_sessions", "changes": { "search": [null, search] } })
            .to_string();
        crate::on!(&app.server.db.write, pool => {
            sqlx::query("update audit set detail = $1 where sequence = $2")
                .bind(&detail)
                .bind(sequence)
                .execute(pool)
                .await
                .map(drop)
        })
        .unwrap();
    }
    for login_id in ["m@example.com", "zoë@example.com"] {
        app.delete(login_id).await;
    }
    assert_eq!(left().await, ["chloë@example.com", "tom@example.com"]);
    let kept: Vec<_> = logged(&app)
        .await
        .into_iter()
        .take(searches.len())
        .map(|(_, detail)| detail.is_some())
        .collect();
    assert_eq!(kept, [true, false, false, true]);
}

/// Entries of the log about jobs.
async fn logged(app: &App) -> Vec<(i64, Option<String>)> {
    let sql = "select sequence, detail from audit where action = 'job_started' and account_id is \
               null order by sequence";
    crate::on!(&app.server.db.read, pool => sqlx::query_as(sql).fetch_all(pool).await).unwrap()
}
