//! Password hashes of other programs.

use std::process::ExitCode;

use reqwest::StatusCode;
use serde_json::json;

use crate::tests::{
    accounts::imports::{lines, path, write},
    operations::command_line::run,
    support::harness::{TestDatabase, on_both},
};

on_both!(u13_hashes_made_elsewhere_let_their_owners_in_and_are_upgraded, a12_the_refusal_of_a_hash_names_its_format);

async fn u13_hashes_made_elsewhere_let_their_owners_in_and_are_upgraded(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_PASSWORD_ATTEMPTS_PER_ADDRESS", "1000")]).await;
    let made = include_str!("../../domain/credentials/password_hash/made_elsewhere.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'));
    let made: Vec<Vec<&str>> = made.map(|line| line.split('\t').collect()).collect();
    let login_id = |n: usize| format!("person{n}@example.com");
    let rows =
        made.iter().enumerate().map(|(n, row)| json!({ "loginId": login_id(n), "passwordHash": row[1] }).to_string());
    let file = write(&app, "accounts.jsonl", &rows.collect::<Vec<_>>().join("\n"));
    assert_eq!(run(&app, &["import", &file]).await, ExitCode::SUCCESS);

    for (n, row) in made.iter().enumerate() {
        let login_id = login_id(n);
        // The second login is checked against the new hash.
        for _ in 0..2 {
            let answer = app.browser().post("/login", &[("loginId", &login_id), ("password", row[2])]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}: {}", row[0], row[1]);
            let sql = "select password_hash from account where login_id = $1";
            let kept: String =
                crate::on!(&app.server.db.read, pool => sqlx::query_scalar(sql).bind(&login_id).fetch_one(pool).await)
                    .unwrap();
            assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$") && kept != row[1], "{}: {kept}", row[0]);
        }
    }
}

async fn a12_the_refusal_of_a_hash_names_its_format(database: TestDatabase) {
    let app = database.start(&[]).await;
    let file = write(
        &app,
        "accounts.jsonl",
        &json!({ "loginId": "anna@example.com", "passwordHash": "5f4dcc3b5aa765d61d8327deb882cf99" }).to_string(),
    );
    let problems = path(&app, "problems.jsonl");

    assert_eq!(run(&app, &["import", &file, "--problems", &problems]).await, ExitCode::from(1));

    let told = lines(&problems).remove(0);
    assert_eq!(told["code"], "bad_password_hash");
    assert!(told.to_string().contains("looks like an unsalted MD5"), "{told}");
}
