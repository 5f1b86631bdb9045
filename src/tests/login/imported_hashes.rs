//! Password hashes of other programs.

use std::process::ExitCode;

use reqwest::StatusCode;
use serde_json::json;

use crate::tests::{
    accounts::imports::{PASSWORD, lines, path, write},
    operations::command_line::run,
    support::harness::{TestDatabase, on_both},
};

on_both!(
    hashes_from_elsewhere_are_upgraded_at_login,
    u13_hashes_made_elsewhere_let_their_owners_in_and_are_upgraded,
    a12_the_refusal_of_a_hash_names_its_format
);

async fn hashes_from_elsewhere_are_upgraded_at_login(database: TestDatabase) {
    let app = database.start(&[]).await;
    // The scrypt hash is passlib's own example, the others are from the manuals of their programs.
    let rows = [
        ("bcrypt@example.com", PASSWORD, bcrypt::hash(PASSWORD, 4).unwrap()),
        (
            "scrypt@example.com",
            "password",
            "$scrypt$ln=16,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$\
             nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E"
                .to_owned(),
        ),
        (
            "argon2@example.com",
            "password",
            "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$\
             wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA"
                .to_owned(),
        ),
    ];
    let text = rows.iter().map(|(login_id, _, hash)| {
        json!({ "loginId": login_id, "passwordHash": hash }).to_string()
    });
    let file = write(&app, "accounts.jsonl", &text.collect::<Vec<_>>().join("\n"));
    assert_eq!(run(&app, &["import", &file]).await, ExitCode::SUCCESS);
    for (login_id, password, imported) in rows {
        let kept = || async {
            let sql = "select password_hash from account where login_id = $1";
            let kept: String = crate::on!(
                &app.server.db.read,
                pool => sqlx::query_scalar(sql).bind(login_id).fetch_one(pool).await
            )
            .unwrap();
            kept
        };
        let login = |password: &'static str| async {
            app.browser()
                .post("/login", &[("loginId", login_id), ("password", password)])
                .await
                .status
        };
        assert_eq!(login("wrong password").await, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(kept().await, imported);
        for _ in 0..2 {
            assert_eq!(login(password).await, StatusCode::SEE_OTHER, "{login_id}");
            assert!(kept().await.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{login_id}");
        }
    }
}

async fn u13_hashes_made_elsewhere_let_their_owners_in_and_are_upgraded(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_PASSWORD_ATTEMPTS_PER_ADDRESS", "1000")]).await;
    let made = include_str!("../../domain/credentials/password_hash/made_elsewhere.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'));
    let made: Vec<Vec<&str>> = made.map(|line| line.split('\t').collect()).collect();
    let login_id = |n: usize| format!("person{n}@example.com");
    let rows = made
        .iter()
        .enumerate()
        .map(|(n, row)| json!({ "loginId": login_id(n), "passwordHash": row[1] }).to_string());
    let file = write(&app, "accounts.jsonl", &rows.collect::<Vec<_>>().join("\n"));
    assert_eq!(run(&app, &["import", &file]).await, ExitCode::SUCCESS);

    for (n, row) in made.iter().enumerate() {
        let login_id = login_id(n);
        // The second login is checked against the new hash.
        for _ in 0..2 {
            let answer =
                app.browser().post("/login", &[("loginId", &login_id), ("password", row[2])]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}: {}", row[0], row[1]);
            let sql = "select password_hash from account where login_id = $1";
            let kept: String = crate::on!(
                &app.server.db.read,
                pool => sqlx::query_scalar(sql).bind(&login_id).fetch_one(pool).await
            )
            .unwrap();
            assert!(
                kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$") && kept != row[1],
                "{}: {kept}",
                row[0]
            );
        }
    }
}

async fn a12_the_refusal_of_a_hash_names_its_format(database: TestDatabase) {
    let app = database.start(&[]).await;
    let file = write(
        &app,
        "accounts.jsonl",
        &json!({
            "loginId": "anna@example.com", "passwordHash": "5f4dcc3b5aa765d61d8327deb882cf99",
        })
        .to_string(),
    );
    let problems = path(&app, "problems.jsonl");

    assert_eq!(run(&app, &["import", &file, "--problems", &problems]).await, ExitCode::from(1));

    let told = lines(&problems).remove(0);
    assert_eq!(told["code"], "bad_password_hash");
    assert!(told.to_string().contains("looks like an unsalted MD5"), "{told}");
}
