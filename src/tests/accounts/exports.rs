//! Exports of accounts, and imports of their files.

use std::{fs, os::unix::fs::PermissionsExt, process::ExitCode};

use reqwest::StatusCode;
use serde_json::json;

use super::imports::{PASSWORD, details, found, lines, path, write};
use crate::tests::{
    operations::command_line::run,
    support::harness::{TestDatabase, on_both},
};

on_both!(
    an_export_of_one_server_can_be_imported_into_another,
    b36_a_table_is_restored_unchanged_and_contains_no_secret,
    many_accounts_are_restored_with_their_indexes,
);

async fn an_export_of_one_server_can_be_imported_into_another(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account("plain@example.com", None, None).await;
    app.account("user@example.com", Some(PASSWORD), Some("the \"data\"")).await;
    let file = path(&app, "accounts.jsonl");
    fs::write(&file, "").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(run(&app, &["export", &file]).await, ExitCode::SUCCESS);
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o600,
        "its owner's alone"
    );
    let before = details(&app, "user@example.com").await;
    assert_eq!(lines(&file).len(), 2);
    let other = TestDatabase::sqlite().start(&[]).await;
    assert_eq!(run(&other, &["import", &file]).await, ExitCode::SUCCESS);
    let after = details(&other, "user@example.com").await;
    assert_eq!((after.id, after.created_at), (before.id, before.created_at));
    let got = other.call("getOwnIDDataByLoginId", &json!({ "loginId": "user@example.com" })).await;
    assert_eq!(got.json()["ownIdData"], "the \"data\"");
    let answer = other
        .browser()
        .post("/login", &[("loginId", "user@example.com"), ("password", PASSWORD)])
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(
        run(&app, &["export", &file, "--filter", "loginId sw \"plain\""]).await,
        ExitCode::SUCCESS
    );
    assert_eq!(lines(&file)[0]["loginId"], "plain@example.com");
    assert_eq!(lines(&file).len(), 1);
    assert_eq!(run(&app, &["export", &file, "--q", "user"]).await, ExitCode::SUCCESS);
    assert_eq!(lines(&file).len(), 1);
    assert_eq!(run(&app, &["export", &file, "--filter", "nonsense"]).await, ExitCode::from(1));
}

async fn b36_a_table_is_restored_unchanged_and_contains_no_secret(database: TestDatabase) {
    let app = database.start(&[]).await;
    let script = "<script>alert(1)</script>";
    let rows = [
        json!({
            "loginId": "+14155550100", "ownIdData": "TOPSECRET",
            "profile": { "firstName": "=cmd|' /C calc'!A0" },
        }),
        json!({
            "loginId": "user@example.com", "profile": { "firstName": script, "lastName": "'=1" },
            "emails": [{ "value": "o@example.com", "verified": true }],
        }),
    ];
    let file = write(&app, "accounts.jsonl", &rows.map(|row| row.to_string()).join("\n"));
    assert_eq!(run(&app, &["import", &file]).await, ExitCode::SUCCESS);
    app.account("secret@example.com", Some(PASSWORD), None).await;
    let table = path(&app, "accounts.csv");
    assert_eq!(run(&app, &["export", &table]).await, ExitCode::SUCCESS);
    let text = fs::read_to_string(&table).unwrap();
    assert!(!text.contains("TOPSECRET") && !text.contains("$argon2"), "no secrets");
    let mut reader = csv::Reader::from_path(&table).unwrap();
    for cell in reader
        .records()
        .flat_map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
    {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
    }
    let other = TestDatabase::sqlite().start(&[]).await;
    assert_eq!(run(&other, &["import", &table]).await, ExitCode::SUCCESS);
    for login_id in ["+14155550100", "user@example.com"] {
        let (before, after) = (details(&app, login_id).await, details(&other, login_id).await);
        assert_eq!(
            (before.id, before.profile, before.roles),
            (after.id, after.profile, after.roles)
        );
        assert_eq!(before.addresses, after.addresses);
    }
}

async fn many_accounts_are_restored_with_their_indexes(database: TestDatabase) {
    let app = database.start(&[]).await;
    let row = |n: u32| {
        json!({
            "loginId": format!("user{n}@example.com"),
            "profile": { "firstName": format!("Name{}", n % 7) },
        })
    };
    let text = (0..6_000).map(|n| row(n).to_string() + "\n").collect::<String>();
    let file = write(&app, "accounts.jsonl", &text);
    assert_eq!(run(&app, &["import", &file]).await, ExitCode::SUCCESS);
    assert_eq!(found(&app, None, Some("ser4321@")).await, ["user4321@example.com"]);
    let filter = "loginId sw \"user599\" and profile.firstName eq \"name0\"";
    let mut few = found(&app, Some(filter), None).await;
    few.sort_unstable();
    assert_eq!(few, ["user5992@example.com", "user5999@example.com"]);
    let out = path(&app, "out.jsonl");
    assert_eq!(run(&app, &["export", &out]).await, ExitCode::SUCCESS);
    let mut ids: Vec<_> =
        lines(&out).into_iter().map(|line| line["id"].as_str().unwrap().to_owned()).collect();
    assert!(ids.is_sorted(), "in the order of their making");
    ids.dedup();
    assert_eq!(ids.len(), 6_000);
}
