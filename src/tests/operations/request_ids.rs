//! The id of a request: in the lines of the log, and with the messages and the jobs that it caused.

use reqwest::StatusCode;
use serde_json::Value;
use sqlx::Row;

use crate::{
    domain::{job::JobKind, message::Channel},
    service::{caller::Caller, jobs},
    store::messages::outbox,
    tests::{
        messages::send_requests::deliver_of,
        support::{
            administrators::{administrator, cloud},
            harness::{App, TestDatabase, on_both},
            log::Log,
            sdk::ALICE,
        },
    },
};

on_both!(
    lines_of_work_after_a_response_name_its_request,
    a_job_has_the_id_of_its_request,
    a_message_of_an_older_version_is_sent_all_the_same,
);

fn lines(log: &Log, event: &str) -> Vec<Value> {
    let text = log.text();
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.filter(|line| line["fields"]["event"] == event).collect()
}

async fn lines_of_work_after_a_response_name_its_request(database: TestDatabase) {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().json().with_writer(log.clone()).finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let app = database.start(&[("VESTIBULE_ACCESS_LOG", "true")]).await;
    app.account(ALICE, Some("a long password"), None).await;

    let answer = app.browser().post("/login/code", &[("loginId", ALICE)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    app.finish_background_tasks().await;
    deliver_of(&app, Channel::Email).await;

    let request_id = answer.header("x-request-id");
    assert_eq!(request_id.len(), 16);
    let [sent] = &lines(&log, "message_sent")[..] else { panic!("{}", log.text()) };
    assert_eq!(sent["span"]["request_id"], request_id, "{sent}");
}

async fn a_job_has_the_id_of_its_request(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    app.account(ALICE, None, None).await;
    let form =
        [("act", "end-sessions"), ("filter", ""), ("q", "alice@example.com"), ("confirm", "1")];
    let answer = admin.post("/admin/accounts/act", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);

    let [job] = &jobs::list(&app.server, &Caller::command_line(), 10).await.unwrap()[..] else {
        panic!()
    };
    assert_eq!(job.kind, Some(JobKind::EndSessions));
    assert_eq!(job.row.request_id.as_deref().map(str::len), Some(16));
    jobs::work(&app.server).await.unwrap();
    let done = jobs::get(&app.server, &Caller::command_line(), job.row.id).await.unwrap();
    assert_eq!(
        (done.row.skipped, done.row.failed, done.row.request_id),
        (1, 0, job.row.request_id.clone())
    );
}

async fn a_message_of_an_older_version_is_sent_all_the_same(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ALICE, Some("a long password"), None).await;
    app.browser().post("/login/code", &[("loginId", ALICE)]).await;
    app.finish_background_tasks().await;
    assert_eq!(forget_requests(&app).await, 1);

    deliver_of(&app, Channel::Email).await;

    let [message] = &outbox::list(&app.server.db, None, 10).await.unwrap()[..] else { panic!() };
    assert_eq!(message.provider.as_deref(), Some("inbox"));
}

/// Leaves the messages as an older version writes them. Returns how many had an id.
async fn forget_requests(app: &App) -> i64 {
    let counted = crate::on!(&app.server.db.write, pool => sqlx::query(
        "select count(*) from outbox where length(request_id) = 16",
    ).fetch_one(pool).await.unwrap().get::<i64, _>(0));
    crate::on!(&app.server.db.write, pool => sqlx::query("update outbox set request_id = null")
        .execute(pool).await.map(drop).unwrap());
    counted
}
