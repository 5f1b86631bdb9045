//! The export of the audit log to a real syslog server and to a file.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use serde_json::Value;
use uuid::Uuid;

use crate::{
    config::AuditExport,
    service::{
        admin::{
            audit::{self as log, Act},
            audit_export::{self, ExportError},
        },
        caller::Caller,
    },
    store::{
        admin::{
            audit as rows,
            security_events::{self, StoredSecurityEvent},
        },
        db::By,
    },
    tests::support::{
        harness::{App, TestDatabase, on_both},
        metrics::{Scrape, WITH_METRICS},
        rsyslog::{ReceivedMessage, Rsyslog},
    },
};

on_both!(
    b70_a_syslog_server_gets_every_row_in_order_also_after_it_was_away,
    b70_syslog_by_tls_trusts_the_named_authority_alone,
    b70_hostile_texts_stay_one_record_of_syslog,
    b70_a_datagram_that_would_be_too_long_is_shortened,
    b70_a_file_gets_every_row_also_after_it_was_rotated,
    b70_one_server_at_a_time_exports,
);

/// Exports until nothing is left.
async fn export(app: &App, runner: Uuid) -> Result<(), ExportError> {
    let to = app.server.config.audit_export.clone().unwrap();
    while audit_export::export(&app.server, &to, runner).await? {}
    Ok(())
}

fn runner(app: &App) -> Uuid {
    app.server.random.uuid(app.now())
}

/// Adds a row about an object of this name.
async fn add(app: &App, target: &str) {
    let mut tx = app.server.db.begin().await.unwrap();
    let act = Act { target: target.to_owned(), ..Act::default() };
    log::record(&mut tx, &app.server, &Caller::server(), "schema_set", act).await.unwrap();
    tx.commit().await.unwrap();
}

async fn add_many(app: &App, count: usize) {
    for number in 0..count {
        add(app, &format!("object {number}")).await;
    }
}

fn sequences<'a>(events: impl Iterator<Item = &'a Value>) -> Vec<i64> {
    events.map(|event| event["metadata"]["sequence"].as_i64().unwrap()).collect()
}

fn sequences_of(messages: &[ReceivedMessage]) -> Vec<i64> {
    sequences(messages.iter().map(|message| &message.event))
}

fn lines(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

async fn b70_a_syslog_server_gets_every_row_in_order_also_after_it_was_away(
    database: TestDatabase,
) {
    let mut syslog = Rsyslog::new();
    let to = format!("syslog:tcp://{}", syslog.address);
    let app = database.start(&[WITH_METRICS, ("VESTIBULE_AUDIT_EXPORT", &to)]).await;
    let runner = runner(&app);
    add_many(&app, 250).await;
    let away = export(&app, runner).await;
    assert!(matches!(away, Err(ExportError::Destination { .. })), "{away:?}");
    let waiting = Scrape::of(&app).await.value("vestibule_audit_export_waiting");
    assert!(waiting > 249.5, "{waiting}");

    syslog.start().await;
    export(&app, runner).await.unwrap();
    let last = rows::last(&app.server.db).await.unwrap().unwrap().0;
    let received = syslog.messages(usize::try_from(last).unwrap()).await;
    assert_eq!(sequences_of(&received), (1..=last).collect::<Vec<_>>());
    let stored = rows::after(&app.server.db, last - 1, 1).await.unwrap().pop().unwrap();
    let message = received.last().unwrap();
    assert_eq!((message.facility.as_str(), message.severity.as_str()), ("authpriv", "info"));
    assert_eq!(
        (message.application.as_str(), message.action.as_str()),
        ("vestibule", "schema_set")
    );
    let data = format!("[audit@32473 id=\"{last}\" sequence=\"{last}\" hash=\"{}\"]", stored.hash);
    assert_eq!(message.data, data);
    assert_eq!(message.event["unmapped"]["chain_hash"], stored.hash);

    syslog.stop();
    add_many(&app, 3).await;
    assert!(export(&app, runner).await.is_err());
    syslog.start().await;
    export(&app, runner).await.unwrap();
    let all = syslog.messages(usize::try_from(last + 3).unwrap()).await;
    assert_eq!(sequences_of(&all), (1..=last + 3).collect::<Vec<_>>());
    Scrape::of(&app).await.assert_values(&[("vestibule_audit_export_waiting", 0.0)]);
}

async fn b70_syslog_by_tls_trusts_the_named_authority_alone(database: TestDatabase) {
    let (mut syslog, authority) = Rsyslog::encrypted();
    syslog.start().await;
    let to = format!("syslog:tls://{}", syslog.address);
    let authority = authority.display().to_string();
    let app = database
        .start(&[("VESTIBULE_AUDIT_EXPORT", &to), ("VESTIBULE_AUDIT_EXPORT_CA_FILE", &authority)])
        .await;
    add_many(&app, 3).await;
    let mut public_alone = app.server.config.audit_export.clone().unwrap();
    let AuditExport::Syslog(server) = &mut public_alone else { panic!("not syslog") };
    server.authorities.clear();
    let refused = audit_export::export(&app.server, &public_alone, runner(&app)).await;
    assert!(matches!(refused, Err(ExportError::Destination { .. })), "{refused:?}");

    app.server.clock.advance(std::time::Duration::from_mins(1));
    export(&app, runner(&app)).await.unwrap();
    assert_eq!(sequences_of(&syslog.messages(3).await), [1, 2, 3]);
}

async fn b70_hostile_texts_stay_one_record_of_syslog(database: TestDatabase) {
    let mut syslog = Rsyslog::new();
    syslog.start().await;
    let to = format!("syslog:tcp://{}", syslog.address);
    let app = database.start(&[("VESTIBULE_AUDIT_EXPORT", &to)]).await;
    let hostile = [
        "a\nb\r\n<84>1 - - - - - - forged",
        "\"] [audit@32473 hash=\"forged\"] \\",
        "nul \0 and escape \u{1b}[2J",
        "\u{202e}right to left\u{200f}",
        "emoji \u{1f600} and ümläut",
        "10 <84>1 - - - - - -",
    ];
    for text in hostile {
        add(&app, text).await;
    }
    add(&app, &"x\n".repeat(50_000)).await;
    export(&app, runner(&app)).await.unwrap();

    let received = syslog.messages(hostile.len() + 1).await;
    assert_eq!(received.len(), hostile.len() + 1);
    for (message, text) in received.iter().zip(hostile) {
        assert_eq!(message.event["entity"]["name"], text);
    }
    let long = &received.last().unwrap().event;
    assert_eq!(long["unmapped"]["truncated"], true);
    assert!(long["entity"]["name"].as_str().unwrap().starts_with("x\nx\n"));
}

async fn b70_a_datagram_that_would_be_too_long_is_shortened(database: TestDatabase) {
    let mut syslog = Rsyslog::new();
    syslog.start().await;
    let to = format!("syslog:udp://{}", syslog.address);
    let app = database.start(&[("VESTIBULE_AUDIT_EXPORT", &to)]).await;
    add(&app, "short").await;
    add(&app, &"\u{202e}\n".repeat(50_000)).await;
    export(&app, runner(&app)).await.unwrap();

    let received = syslog.messages(2).await;
    assert_eq!(sequences_of(&received), [1, 2]);
    assert_eq!(received[0].event["entity"]["name"], "short");
    assert_eq!(received[1].event["unmapped"]["truncated"], true);
}

async fn b70_a_file_gets_every_row_also_after_it_was_rotated(database: TestDatabase) {
    let path = database.folder.join("audit.jsonl");
    let to = format!("file:{}", path.display());
    let app = database.start(&[("VESTIBULE_AUDIT_EXPORT", &to)]).await;
    let runner = runner(&app);
    add_many(&app, 3).await;
    export(&app, runner).await.unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);

    let rotated = path.with_extension("1");
    fs::rename(&path, &rotated).unwrap();
    add(&app, "a\n\"b\0\u{202e}").await;
    export(&app, runner).await.unwrap();
    assert_eq!(sequences(lines(&rotated).iter()), [1, 2, 3]);
    assert_eq!(sequences(lines(&path).iter()), [4]);
    assert_eq!(lines(&path)[0]["entity"]["name"], "a\n\"b\0\u{202e}");

    // A line that a killed process wrote in part is written again, and whole.
    let torn = fs::read_to_string(&path).unwrap() + "{\"activity_id\":";
    fs::write(&path, torn).unwrap();
    let event = StoredSecurityEvent {
        at: app.now(),
        server: runner,
        number: 1,
        event: "login_refused".to_owned(),
        fields: r#"{"login_id":"alice@example.com","address":"192.0.2.1","method":"code"}"#.into(),
    };
    security_events::add(&app.server.db, std::slice::from_ref(&event)).await.unwrap();
    security_events::add(&app.server.db, &[event]).await.unwrap();
    export(&app, runner).await.unwrap();
    let events = lines(&path);
    assert_eq!(events.len(), 2);
    let refused = &events[1];
    assert_eq!((&refused["class_uid"], &refused["status_id"]), (&3002.into(), &2.into()));
    assert_eq!(refused["user"]["name"], "alice@example.com");
    assert_eq!(refused["src_endpoint"]["ip"], "192.0.2.1");
    assert_eq!(refused["unmapped"]["method"], "code");
    assert_eq!(security_events::count(&app.server.db, 10).await.unwrap(), 0);
}

async fn b70_one_server_at_a_time_exports(database: TestDatabase) {
    let path = database.folder.join("audit.jsonl");
    let to = format!("file:{}", path.display());
    let app = database.start(&[("VESTIBULE_AUDIT_EXPORT", &to)]).await;
    let [first, second] = [runner(&app), runner(&app)];
    let is_shared = matches!(app.server.db.write, By::Postgres(_));
    add(&app, "one").await;
    export(&app, first).await.unwrap();

    add(&app, "two").await;
    export(&app, second).await.unwrap();
    assert_eq!(lines(&path).len(), if is_shared { 1 } else { 2 }, "the lease is the first's");
    audit_export::finish(&app.server, first).await.unwrap();
    export(&app, second).await.unwrap();
    assert_eq!(sequences(lines(&path).iter()), [1, 2]);

    add(&app, "three").await;
    app.server.clock.advance(std::time::Duration::from_mins(1));
    export(&app, first).await.unwrap();
    assert_eq!(sequences(lines(&path).iter()), [1, 2, 3], "the lease has ended");
}
