//! Imports of accounts from files.

use std::{fs, process::ExitCode};

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::{
    domain::{Account, AccountId, Timestamp},
    service::{
        accounts::{self, details, list},
        admin::audit,
        caller::Caller,
    },
    tests::{
        operations::command_line::run,
        support::harness::{App, TestDatabase, id, on_both},
    },
};

on_both!(
    good_rows_are_imported_and_bad_ones_reported,
    a_row_for_an_existing_account_changes_it_only_on_request,
    a_dry_run_changes_nothing,
    a_table_is_imported_by_its_columns,
    a_unique_value_can_be_taken_once,
);

pub(crate) const PASSWORD: &str = "correct horse battery staple";

/// The path of a file in the server's own folder.
pub(crate) fn path(app: &App, name: &str) -> String {
    app.server.config.data_dir.join(name).display().to_string()
}

pub(crate) fn write(app: &App, name: &str, text: &str) -> String {
    fs::write(path(app, name), text).unwrap();
    path(app, name)
}

pub(crate) fn lines(file: &str) -> Vec<Value> {
    fs::read_to_string(file)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

pub(crate) async fn details(app: &App, login_id: &str) -> Account {
    let account = accounts::by_login_id(&app.server, &id(login_id)).await.unwrap();
    details::get(&app.server, &Caller::command_line(), account.id).await.unwrap()
}

async fn count(app: &App) -> i64 {
    crate::on!(&app.server.db.read, pool => sqlx::query_scalar("select count(*) from account")
        .fetch_one(pool).await)
    .unwrap()
}

/// The response of a list to a filter and a search.
pub(crate) async fn found(app: &App, filter: Option<&str>, search: Option<&str>) -> Vec<String> {
    let request = list::AccountListRequest {
        filter: filter.map(str::to_owned),
        search: search.map(str::to_owned),
        ..list::AccountListRequest::default()
    };
    let page = list::list(&app.server, &Caller::command_line(), &request).await.unwrap();
    page.items.into_iter().map(|item| item.login_id.to_string()).collect()
}

/// A time long before this server existed.
const OLD: &str = "2001-02-03T04:05:06Z";

/// Rows of which three are good: a new account, one without its id, and an empty line.
fn mixed_rows(taken: AccountId, now: Timestamp) -> [String; 15] {
    [
        json!({
            "loginId": "Good@Example.com", "createdAt": OLD, "roles": ["editor"],
            "status": "pending", "emails": [{ "value": "Other@example.com", "verified": true }],
            "phones": [{ "value": "+1 415 555 0100" }], "profile": { "firstName": "Zoë" },
        })
        .to_string(),
        json!({ "loginId": "good@example.com" }).to_string(),
        json!({ "loginId": "there@example.com" }).to_string(),
        json!({ "loginId": "nobody" }).to_string(),
        json!({ "loginId": "a@example.com", "profile": { "firstName": 5 } }).to_string(),
        json!({ "loginId": "b@example.com", "roles": ["No Role"], "status": "sleepy" }).to_string(),
        json!({
            "loginId": "c@example.com",
            "passwordHash": "$2b$31$EXRkfkdmXn2gzds2SSitu.MW9.gAVqa9eLS1//RYtYCmB1eLHg.9q",
        })
        .to_string(),
        json!({ "loginId": "d@example.com", "surprise": 1 }).to_string(),
        "{ not json".to_owned(),
        String::new(),
        format!("{{\"loginId\":\"{}\"}}", "x".repeat(2_000_000)),
        json!({
            "loginId": "e@example.com", "id": taken, "createdAt": now.to_rfc3339(),
        })
        .to_string(),
        json!({
            "loginId": "f@example.com", "id": "00000000-0000-4000-8000-000000000000",
            "createdAt": OLD,
        })
        .to_string(),
        json!({ "loginId": "g@example.com", "createdAt": "2999-01-01T00:00:00Z" }).to_string(),
        json!({ "loginId": "h@example.com", "emails": [{ "value": "+14155550100" }] }).to_string(),
    ]
}

async fn good_rows_are_imported_and_bad_ones_reported(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("there@example.com", None, None).await;
    let taken = details(&app, "there@example.com").await.id;
    let rows = mixed_rows(taken, app.now());
    let file = write(&app, "accounts.jsonl", &rows.join("\n"));
    let problems = path(&app, "problems.jsonl");
    assert_eq!(run(&app, &["import", &file, "--problems", &problems]).await, ExitCode::from(1));
    let told: Vec<_> = lines(&problems)
        .into_iter()
        .map(|told| {
            format!(
                "{} {} {}",
                told["row"],
                told["pointer"].as_str().unwrap(),
                told["code"].as_str().unwrap()
            )
        })
        .collect();
    let expected = [
        "2 /loginId login_id_taken",
        "3 /loginId login_id_taken",
        "4 /loginId bad_login_id",
        "5 /profile/firstName wrong_type",
        "6 /status not_allowed",
        "6 /roles/0 bad_role",
        "7 /passwordHash bad_password_hash",
        "8  unreadable",
        "9  not_json",
        "11  too_long",
        "12 /id id_taken",
        "14 /createdAt out_of_range",
        "15 /emails/0 bad_address",
    ];
    assert_eq!(told, expected);
    assert_eq!(count(&app).await, 3);
    let good = details(&app, "good@example.com").await;
    assert_eq!(good.created_at.to_rfc3339(), OLD);
    assert_eq!((good.roles, good.pending_since.is_some()), (vec!["editor".to_owned()], true));
    let addresses: Vec<_> = good
        .addresses
        .iter()
        .map(|address| (address.value.as_str(), address.verified_at.is_some()))
        .collect();
    assert_eq!(addresses, [("other@example.com", true), ("+14155550100", false)]);
    assert_eq!(
        details(&app, "f@example.com").await.id.as_uuid().get_version_num(),
        7,
        "an id that is no time is replaced"
    );
    assert_eq!(found(&app, None, Some("zoë")).await, ["good@example.com"]);
    let query = audit::AuditQuery { limit: 10, ..Default::default() };
    let log = audit::list(&app.server, &Caller::command_line(), &query).await.unwrap();
    let log: Vec<_> = log.into_iter().map(|row| row.action).collect();
    assert_eq!(log, ["accounts_imported", "account_created"]);
}

async fn a_row_for_an_existing_account_changes_it_only_on_request(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("user@example.com", Some(PASSWORD), Some("data")).await;
    let file = write(
        &app,
        "accounts.jsonl",
        concat!(
            r#"{"loginId":"user@example.com","profile":{"lastName":"Doe"},"roles":["editor"],"#,
            r#""ownIdData":"new"}
           {"loginId":"new@example.com"}
           {"loginId":"user@example.com","profile":{"firstName":7}}"#
        ),
    );
    assert_eq!(run(&app, &["import", &file]).await, ExitCode::from(1));
    assert!(details(&app, "user@example.com").await.profile.get("lastName").is_none());
    app.delete("new@example.com").await;
    assert_eq!(run(&app, &["import", &file, "--update"]).await, ExitCode::from(1));
    let user = details(&app, "user@example.com").await;
    assert_eq!(user.profile.get("lastName"), Some(&json!("Doe")));
    assert_eq!((user.profile.get("firstName"), user.roles), (None, vec!["editor".to_owned()]));
    let got = app.call("getOwnIDDataByLoginId", &json!({ "loginId": "user@example.com" })).await;
    assert_eq!(got.json()["ownIdData"], "new");
    let log = audit::list(
        &app.server,
        &Caller::command_line(),
        &audit::AuditQuery { limit: 10, ..Default::default() },
    )
    .await;
    let changed = log
        .unwrap()
        .into_iter()
        .find(|row| row.action == "account_changed")
        .and_then(|row| row.detail)
        .unwrap();
    assert!(changed.contains(r#""ownIdData":[null,"set"]"#), "{changed}");
    let answer = app
        .browser()
        .post("/login", &[("loginId", "user@example.com"), ("password", PASSWORD)])
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "what a row leaves out stays");
    assert_eq!(count(&app).await, 2);
}

async fn a_dry_run_changes_nothing(database: TestDatabase) {
    let app = database.start(&[]).await;
    let file = write(
        &app,
        "accounts.jsonl",
        "{\"loginId\":\"a@example.com\"}\n{\"loginId\":\"b@example.com\"}\n",
    );
    assert_eq!(run(&app, &["import", &file, "--dry-run"]).await, ExitCode::SUCCESS);
    assert_eq!(count(&app).await, 0);
    let double = write(
        &app,
        "double.jsonl",
        "{\"loginId\":\"a@example.com\"}\n{\"loginId\":\"A@example.com\"}\n",
    );
    assert_eq!(run(&app, &["import", &double, "--dry-run"]).await, ExitCode::from(1));
}

async fn a_table_is_imported_by_its_columns(database: TestDatabase) {
    let app = database.start(&[]).await;
    let file = write(
        &app,
        "people.csv",
        "\u{feff}E-mail,Given name,Notes,roles\r\n\
         \"user@example.com\",\"Zoë, the \"\"first\"\"\",x,editor; writer\r\nbad,,,\r\n\
         a@example.com,too,few\r\n",
    );
    let map = ["--map", "E-mail=loginId", "--map", "Given name=profile.firstName"];
    assert_eq!(
        run(&app, &[&["import", &file][..], &map].concat()).await,
        ExitCode::from(1),
        "the notes are an unknown column"
    );
    assert_eq!(count(&app).await, 0);
    let problems = path(&app, "problems.jsonl");
    let words =
        [&["import", &file, "--map", "Notes=-", "--problems", &problems][..], &map].concat();
    assert_eq!(run(&app, &words).await, ExitCode::from(1));
    let user = details(&app, "user@example.com").await;
    assert_eq!(user.profile.get("firstName"), Some(&json!("Zoë, the \"first\"")));
    assert_eq!(user.roles, ["editor", "writer"]);
    let told: Vec<_> = lines(&problems)
        .into_iter()
        .map(|told| (told["row"].clone(), told["code"].clone()))
        .collect();
    assert_eq!(told, [(json!(2), json!("bad_login_id")), (json!(3), json!("cells"))]);
    let open =
        write(&app, "open.csv", &format!("loginId\r\n\"{}", "a@example.com,".repeat(200_000)));
    assert_eq!(
        run(&app, &["import", &open]).await,
        ExitCode::from(1),
        "an unclosed quotation mark"
    );
}

async fn a_unique_value_can_be_taken_once(database: TestDatabase) {
    let app = database.start(&[]).await;
    let schema = json!({ "type": "object", "properties": {
        "number": { "type": "string", "maxLength": 20, "x-vestibule": { "unique": true } } } })
    .to_string();
    let caller = Caller::command_line();
    let set = crate::service::schema::set(
        &app.server,
        &caller,
        &schema,
        None,
        crate::service::schema::SchemaSetMode::Careful,
    );
    set.await.unwrap();
    let row = |login_id: &str, number: &str| {
        json!({ "loginId": login_id, "profile": { "number": number } }).to_string()
    };
    let rows = [row("a@example.com", "1"), row("b@example.com", "1"), row("c@example.com", "2")];
    let file = write(&app, "accounts.jsonl", &rows.join("\n"));
    let problems = path(&app, "problems.jsonl");
    assert_eq!(run(&app, &["import", &file, "--problems", &problems]).await, ExitCode::from(1));
    let told = lines(&problems);
    assert_eq!(
        (told.len(), &told[0]["code"], &told[0]["pointer"]),
        (1, &json!("field_taken"), &json!("/profile/number"))
    );
    assert_eq!(count(&app).await, 2);
    app.delete("a@example.com").await;
    assert_eq!(
        run(&app, &["import", &write(&app, "again.jsonl", &rows[1])]).await,
        ExitCode::SUCCESS
    );
}
