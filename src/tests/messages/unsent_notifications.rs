//! Notifications that are not sent yet: until they are sent, permanently refused, or without a
//! recipient.

use std::time::Duration;

use super::allowances::platform;
use crate::{
    domain::{Timestamp, identity::login_id::LoginIdChange},
    platform::user_document::renaming::LoginIdRename,
    service::{
        accounts::{self, deleted},
        caller::Caller,
    },
    tests::support::{
        harness::{App, TestDatabase, id, on_both},
        mailbox::newest_message,
        sdk::{ALICE, BOB},
    },
};

on_both!(
    permanently_refused_messages_are_given_up,
    unsent_notifications_are_renamed_with_their_account,
    unsent_notifications_are_erased_with_their_account,
);

/// A British number, to which no SMS may be sent in these tests.
const BLOCKED: &str = "+442079460958";

async fn leave_untold(app: &App, login_id: &str, event: &str, count: i64, due_at: Timestamp) {
    crate::on!(&app.server.db.write, pool => sqlx::query(
        "insert into platform_untold (login_id, event, count, language, due_at)
         values ($1, $2, $3, 'en', $4)",
    ).bind(login_id).bind(event).bind(count).bind(due_at).execute(pool).await.map(drop))
    .unwrap();
}

/// Account, kind and number of the notifications.
async fn untold(app: &App) -> Vec<(String, String, i64)> {
    let sql = "select login_id, event, count from platform_untold order by login_id, event";
    crate::on!(&app.server.db.read, pool => sqlx::query_as(sql).fetch_all(pool).await).unwrap()
}

fn row(login_id: &str, event: &str, count: i64) -> (String, String, i64) {
    (login_id.to_owned(), event.to_owned(), count)
}

async fn permanently_refused_messages_are_given_up(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_SMS_COUNTRIES_BLOCKED", "GB")]).await;
    let due_at = app.server.clock.now().plus(Duration::from_secs(600));
    for login_id in [BLOCKED, ALICE] {
        leave_untold(&app, login_id, "recovered", 2, due_at).await;
    }
    app.server.clock.advance(Duration::from_secs(600));
    platform(&app).send_summaries().await.unwrap();
    newest_message(&app, ALICE, 1).await;
    assert!(untold(&app).await.is_empty(), "the number will not be allowed by asking again");

    leave_untold(&app, ALICE, "recovered", 2, due_at).await;
    crate::on!(&app.server.db.write, pool => sqlx::query("alter table outbox rename to away")
        .execute(pool).await.map(drop))
    .unwrap();
    platform(&app).send_summaries().await.unwrap();
    assert_eq!(untold(&app).await, [row(ALICE, "recovered", 2)], "what may pass is tried again");
}

async fn unsent_notifications_are_renamed_with_their_account(database: TestDatabase) {
    let app = database.start(&[]).await;
    let later = app.server.clock.now().plus(Duration::from_secs(600));
    for (login_id, event, count) in
        [(ALICE, "recovered", 2), (ALICE, "passkey_added", 1), (BOB, "recovered", 3)]
    {
        leave_untold(&app, login_id, event, count, later).await;
    }
    let renaming = LoginIdRename::new(app.server.config.platform.as_ref().unwrap());
    let mut tx = app.server.db.begin().await.unwrap();
    renaming.rename(&mut tx, &LoginIdChange { before: id(ALICE), after: id(BOB) }).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(untold(&app).await, [row(BOB, "passkey_added", 1), row(BOB, "recovered", 5)]);
}

async fn unsent_notifications_are_erased_with_their_account(database: TestDatabase) {
    let app = database.start(&[]).await;
    for login_id in [ALICE, BOB] {
        app.account(login_id, None, None).await;
    }
    let old = accounts::by_login_id(&app.server, &id(BOB)).await.unwrap();
    deleted::delete(&app.server, &Caller::command_line(), old.id, old.version).await.unwrap();
    app.server.clock.advance(Duration::from_secs(60));
    app.account(BOB, None, None).await;
    let later = app.server.clock.now().plus(Duration::from_secs(600));
    for login_id in [ALICE, BOB] {
        leave_untold(&app, login_id, "recovered", 1, later).await;
    }
    app.delete(ALICE).await;
    deleted::erase(&app.server, &Caller::command_line(), old.id).await.unwrap();
    assert_eq!(
        untold(&app).await,
        [row(BOB, "recovered", 1)],
        "the new owner of the login id is still notified"
    );
}
