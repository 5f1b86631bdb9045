//! Files of accounts that an administrator uploads.

use std::time::Duration;

use reqwest::{Method, StatusCode, header};

use super::job_workers::Victim;
use crate::{
    runtime::random::Random,
    service::{accounts, caller::Caller, housekeeping, import::uploads, jobs},
    tests::{
        accounts::imports::{details, found},
        pages::forms,
        support::{
            administrators::{administrator, cloud, with_passkey},
            harness::{Answer, App, Browser, TestDatabase, id, on_both},
        },
    },
};

on_both!(
    a_table_is_previewed_checked_and_imported,
    a_file_of_several_parts_is_uploaded_whole,
    an_import_continues_after_the_rows_that_are_done,
    no_row_is_imported_twice_when_servers_die,
    an_uploaded_file_is_deleted_when_it_expires,
    only_administrators_upload_files,
);

const TABLE: &str = "\u{feff}E-mail,Given name,profile.lastName,Notes\n\
    ada@example.com,Ada,Lovelace,first\n\
    nonsense,Nobody,,=1+1\n\
    bob@example.com,Bob,,\n";

pub(crate) async fn send(browser: &mut Browser<'_>, app: &App, name: &str, text: &str) -> Answer {
    let body = format!(
        "--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         content-type: text/plain\r\n\r\n{text}\r\n--edge--\r\n"
    );
    let whose = forms::whose(app, "/admin/import", browser).await.unwrap_or_default();
    let path = format!("/admin/import?whose={whose}");
    let request = browser.request(Method::POST, &path).header(header::ACCEPT, "text/html");
    let request = request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
    let request =
        request.header(header::ORIGIN, app.origin()).header("sec-fetch-site", "same-origin");
    browser.send(request.body(body)).await
}

/// The form that names the columns, of which the first is this member.
fn columns(login_id: &'static str) -> [(&'static str, &'static str); 4] {
    [
        ("column-0", login_id),
        ("column-1", "profile.firstName"),
        ("column-2", "profile.lastName"),
        ("column-3", "-"),
    ]
}

async fn a_table_is_previewed_checked_and_imported(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    assert_eq!(
        send(&mut admin, &app, "", TABLE).await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "no file was chosen"
    );
    let sent = send(&mut admin, &app, "C:\\people.csv", TABLE).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let plan = sent.header("location").to_owned();
    let look = admin.get(&plan).await;
    for words in [
        "people.csv",
        "E-mail",
        "ada@example.com · nonsense · bob@example.com",
        "value=\"profile.firstName\"",
    ] {
        assert!(look.body.contains(words), "{words}: {}", look.body);
    }
    assert!(
        look.body.contains("selected value=\"profile.lastName\"")
            || look.body.contains("value=\"profile.lastName\" selected")
    );
    let unsaid = admin.post(&plan, &columns("-")).await;
    assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unsaid.body.contains("There is no column for loginId"), "{}", unsaid.body);

    let checked =
        admin.post(&plan, &[columns("loginId").to_vec(), vec![("dryRun", "true")]].concat()).await;
    let job = checked.header("location").to_owned();
    jobs::work(&app.server).await.unwrap();
    let page = admin.get(&job).await;
    for words in
        ["Check people.csv", "Finished", "Import now", "problems.csv", "<dd class=\"count\">2</dd>"]
    {
        assert!(page.body.contains(words), "{words}: {}", page.body);
    }
    assert!(
        accounts::by_login_id(&app.server, &id("ada@example.com")).await.is_err(),
        "nothing is changed"
    );
    let problems = admin.get(&format!("{job}/problems.csv")).await;
    assert!(problems.header("content-disposition").contains("problems.csv"));
    assert!(problems.body.contains("\"2\",\"/loginId\",\"bad_login_id\""), "{}", problems.body);

    let again = admin.post(&format!("{job}/import"), &[]).await;
    jobs::work(&app.server).await.unwrap();
    let page = admin.get(again.header("location")).await;
    assert!(
        page.body.contains("Import people.csv") && !page.body.contains("Import now"),
        "{}",
        page.body
    );
    assert_eq!(details(&app, "ada@example.com").await.profile.text("lastName"), Some("Lovelace"));
    assert_eq!(details(&app, "bob@example.com").await.profile.text("firstName"), Some("Bob"));
    let gone = admin.post(&format!("{job}/import"), &[]).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND, "the file went when it was imported");
    assert!(admin.get("/admin/jobs").await.body.contains("people.csv"));
    assert!(admin.get("/admin/audit").await.body.contains("accounts_imported"));
}

async fn a_file_of_several_parts_is_uploaded_whole(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    let note = "x".repeat(600);
    let line = |n: u32| {
        format!("{{\"loginId\":\"user{n}@example.com\",\"profile\":{{\"note\":\"{note}{n}\"}}}}\n")
    };
    let sent =
        send(&mut admin, &app, "accounts.jsonl", &(0..4_000).map(line).collect::<String>()).await;
    let ordered = admin.post(sent.header("location"), &[]).await;
    assert_eq!(ordered.status, StatusCode::SEE_OTHER, "{}", ordered.body);
    jobs::work(&app.server).await.unwrap();
    let page = admin.get(ordered.header("location")).await;
    assert_eq!(page.body.matches("<dd class=\"count\">4,000</dd>").count(), 2, "{}", page.body);
    assert_eq!(
        details(&app, "user3999@example.com").await.profile.text("note"),
        Some(&*format!("{note}3999"))
    );
}

async fn an_import_continues_after_the_rows_that_are_done(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    let lines = ["0", "1", "2", "3", "4"]
        .map(|n| format!("{{\"loginId\":\"user{n}@example.com\"}}"))
        .join("\n");
    let sent = send(&mut admin, &app, "accounts.jsonl", &lines).await;
    let ordered = admin.post(sent.header("location"), &[]).await;
    crate::on!(&app.server.db.write, pool => sqlx::query(
        "update job set done = 2, failed = 1, lease_until = 1",
    ).execute(pool).await.map(drop))
    .unwrap();
    jobs::work(&app.server).await.unwrap();
    let mut names = found(&app, Some("loginId sw \"user\""), None).await;
    names.sort_unstable();
    assert_eq!(names, ["user3@example.com", "user4@example.com"]);
    let page = admin.get(ordered.header("location")).await;
    assert!(
        page.body.contains("Finished") && page.body.contains("<dd class=\"count\">5</dd>"),
        "{}",
        page.body
    );
}

async fn no_row_is_imported_twice_when_servers_die(database: TestDatabase) {
    let victim = Victim::of(&database);
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    let line = |n: u32| format!("{{\"loginId\":\"user{n}@example.com\"}}\n");
    let sent =
        send(&mut admin, &app, "accounts.jsonl", &(0..12_000).map(line).collect::<String>()).await;
    let ordered = admin.post(sent.header("location"), &[]).await;
    let job = ordered.header("location").rsplit('/').next().unwrap().parse().unwrap();
    let now = async || jobs::get(&app.server, &Caller::command_line(), job).await.unwrap().row;
    let mut kills = 0;
    while now().await.finished_at.is_none() {
        let mut child = victim.start();
        // The time must advance, or no retry would ever be due.
        let wait = Duration::from_millis(
            u64::from(u8::from_be_bytes(Random::Real.bytes())) * 4 + kills * 700,
        );
        let until = std::time::Instant::now() + wait;
        while now().await.finished_at.is_none() && std::time::Instant::now() < until {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        kills += 1;
        crate::on!(&app.server.db.write, pool => sqlx::query("update job set lease_until = 0")
            .execute(pool).await.map(drop))
        .unwrap();
    }
    assert!(kills > 1, "no server was killed at work: the test proves nothing");
    assert_eq!((now().await.done, now().await.failed), (12_000, 0));
    assert_eq!(details(&app, "user11999@example.com").await.version, 1);
}

async fn an_uploaded_file_is_deleted_when_it_expires(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    let sent = send(&mut admin, &app, "people.csv", TABLE).await;
    let file = sent.header("location").rsplit('/').next().unwrap().parse().unwrap();
    app.server.clock.advance(Duration::from_secs(25 * 60 * 60));
    housekeeping::tidy(&app.server).await.unwrap();
    assert!(uploads::preview(&app.server, &Caller::command_line(), file).await.is_err());
    let parts: i64 = crate::on!(&app.server.db.write, pool => sqlx::query_scalar(
        "select count(*) from job_file_part",
    ).fetch_one(pool).await)
    .unwrap();
    assert_eq!(parts, 0);
}

async fn only_administrators_upload_files(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    let sent = send(&mut admin, &app, "people.csv", TABLE).await;
    app.account("user@example.com", None, Some("keys")).await;
    crate::tests::support::administrators::grant(&app, "user@example.com", "support").await;
    let mut helper = with_passkey(&app, "user@example.com").await;
    assert_eq!(send(&mut helper, &app, "people.csv", TABLE).await.status, StatusCode::FORBIDDEN);
    for path in ["/admin/import", sent.header("location")] {
        assert_eq!(helper.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(
        helper.post(sent.header("location"), &[("dryRun", "true")]).await.status,
        StatusCode::FORBIDDEN
    );
    app.server.clock.advance(Duration::from_secs(16 * 60));
    let stale = send(&mut admin, &app, "people.csv", TABLE).await;
    assert!(
        stale.status == StatusCode::FORBIDDEN && stale.body.contains("Confirm it’s you"),
        "b21: {}",
        stale.body
    );
    let elsewhere =
        admin.request(Method::POST, "/admin/import").header("sec-fetch-site", "cross-site");
    assert_eq!(admin.send(elsewhere).await.status, StatusCode::FORBIDDEN, "b29");
}
