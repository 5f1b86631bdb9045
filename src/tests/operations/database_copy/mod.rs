//! `vestibule db copy`: every table, in every direction, and what is refused.

mod live;

use std::{fmt::Write, process::ExitCode};

use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

use super::upgrades::execute;
use crate::{
    cli,
    config::DatabaseUrl,
    store::{
        Database,
        db::{
            copy::{CopyError, CopyRequest},
            lock::OnlyServer,
        },
    },
    tests::support::harness::{TestDatabase, on_both},
};

on_both!(
    every_table_and_column_is_copied_there_and_back,
    a_target_with_other_data_is_refused,
    a_database_in_use_is_not_copied_without_following_it,
    no_server_uses_the_target_of_a_copy_that_has_not_ended,
);

/// A database of the other kind; `None` without PostgreSQL.
async fn other_kind(database: &TestDatabase) -> Option<TestDatabase> {
    if is_sqlite(&database.url) {
        TestDatabase::postgres().await
    } else {
        Some(TestDatabase::sqlite())
    }
}

async fn same_kind(database: &TestDatabase) -> Option<TestDatabase> {
    if is_sqlite(&database.url) {
        Some(TestDatabase::sqlite())
    } else {
        TestDatabase::postgres().await
    }
}

fn is_sqlite(url: &str) -> bool {
    url.starts_with("sqlite:")
}

fn parsed(url: &str) -> DatabaseUrl {
    DatabaseUrl::parse(url).unwrap()
}

async fn migrate(url: &str) {
    Database::open(&parsed(url)).await.unwrap().close().await;
}

async fn copy(from: &str, to: &str) -> Result<(), CopyError> {
    let request =
        CopyRequest { from: parsed(from), to: parsed(to), follow: false, id: "1".to_owned() };
    request.run(&mut |_| ()).await.map(drop)
}

/// The first column of each row.
async fn texts(url: &str, sql: &str) -> Vec<String> {
    let sql = AssertSqlSafe(sql.to_owned());
    if is_sqlite(url) {
        let mut connection = SqliteConnection::connect(url).await.unwrap();
        sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
    } else {
        let mut connection = PgConnection::connect(url).await.unwrap();
        sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
    }
}

/// All tables but those that others are made of, and those of tools.
async fn tables(url: &str) -> Vec<String> {
    let sql = if is_sqlite(url) {
        r"select name from sqlite_schema
           where type = 'table' and name not like 'account_trigram%'
             and name not like 'sqlite\_%' escape '\' and name not like '\_%' escape '\'
           order by 1"
    } else {
        r#"select table_name::text from information_schema.tables
            where table_schema = 'public' and table_name not like '\_%'
            order by table_name::text collate "C""#
    };
    texts(url, sql).await
}

/// Each column, its type, and 1 if it must have a value, separated by spaces.
async fn columns(url: &str, table: &str) -> Vec<String> {
    let sql = if is_sqlite(url) {
        format!(
            r#"select name || ' ' || lower(type) || ' ' || ("notnull" or pk > 0)
                 from pragma_table_info('{table}') where name <> 'row'"#
        )
    } else {
        format!(
            "select column_name || ' ' || data_type || ' ' || (is_nullable = 'NO')::int
               from information_schema.columns where table_name = '{table}'"
        )
    };
    texts(url, &sql).await
}

/// The values of a row, of which every column of one kind has the same, so that what refers to
/// another row finds it.
struct Filling {
    text: &'static str,
    json: &'static str,
    id: &'static str,
    number: &'static str,
    with_nulls: bool,
}

const FILLINGS: [Filling; 2] = [
    Filling {
        text: "uniform",
        json: r#"{"a":"b"}"#,
        id: "0190c2f0-0000-7000-8000-000000000001",
        number: "7",
        with_nulls: false,
    },
    Filling {
        text: "Zoë ''quoted'' \"twice\" \\N \\x00\t\r\n🦀\u{1}\u{7f}",
        json: r#"{"a":"\"\u0001é\\","b":""}"#,
        id: "ffffffff-0000-7000-8000-0000000000ff",
        number: "-9223372036854775807",
        with_nulls: true,
    },
];

/// Adds a row that gets its number from the database.
const NEXT_DELIVERY: &str = "
    insert into webhook_delivery (webhook_id, event_id, type, order_key, body, state, attempts,
                                  created_at, expires_at)
    select a.webhook_id, b.event_id, 'type', a.order_key, '{}', 'dead', 0, 0, 0
      from webhook_delivery a, webhook_delivery b where a.id > 0 and b.id < 0";

/// Writes a row of each filling into every table.
async fn fill(url: &str) {
    let mut sql = if is_sqlite(url) {
        "pragma foreign_keys = off;".to_owned()
    } else {
        "set session_replication_role = replica;".to_owned()
    };
    for table in tables(url).await {
        let columns = columns(url, &table).await;
        for filling in &FILLINGS {
            let (mut names, mut values) = (Vec::new(), Vec::new());
            for column in &columns {
                let [name, declared, required] = column.split(' ').collect::<Vec<_>>()[..] else {
                    panic!("{table}: {column}")
                };
                names.push(format!("\"{name}\""));
                values.push(if filling.with_nulls && required == "0" {
                    "null".to_owned()
                } else {
                    filling.value(name, declared)
                });
            }
            let (names, values) = (names.join(", "), values.join(", "));
            let identities = if is_sqlite(url) { "" } else { "overriding system value" };
            write!(sql, "insert into \"{table}\" ({names}) {identities} values ({values});")
                .unwrap();
        }
    }
    execute(url, &sql).await;
}

impl Filling {
    fn value(&self, name: &str, declared: &str) -> String {
        let hex = self.id.replace('-', "");
        match declared {
            "integer" | "bigint" => self.number.to_owned(),
            "text" if name == "keys" => format!("'{}'", self.json),
            "text" => format!("'{}'", self.text),
            "jsonb" => format!("'{}'", self.json),
            "blob" => format!("x'{hex}'"),
            "uuid" => format!("'{}'", self.id),
            "bytea" => format!("'\\x{hex}'"),
            other => panic!("{name} {other}"),
        }
    }
}

/// Every row of every table as a text, in order.
async fn content(url: &str) -> Vec<String> {
    let mut content = Vec::new();
    for table in tables(url).await {
        let columns = columns(url, &table).await;
        let names = columns.iter().map(|column| column.split(' ').next().unwrap());
        let sql = if is_sqlite(url) {
            let quoted = names.map(|name| format!("quote(\"{name}\")")).collect::<Vec<_>>();
            format!("select {} from \"{table}\" order by 1", quoted.join(" || ',' || "))
        } else {
            format!("select t::text from \"{table}\" t order by t::text collate \"C\"")
        };
        content.extend(texts(url, &sql).await.into_iter().map(|row| format!("{table}: {row}")));
    }
    content
}

async fn every_table_and_column_is_copied_there_and_back(database: TestDatabase) {
    let Some(middle) = other_kind(&database).await else { return };
    let Some(last) = same_kind(&database).await else { return };
    let (from, middle, last) = (database.url.as_str(), middle.url.as_str(), last.url.as_str());
    migrate(from).await;
    fill(from).await;
    let filled = content(from).await;
    for table in tables(from).await {
        let rows = filled.iter().filter(|row| row.starts_with(&format!("{table}: "))).count();
        assert!(rows >= 2, "{table} has {rows} rows");
    }

    copy(from, middle).await.unwrap();
    copy(middle, last).await.unwrap();
    assert_eq!(content(last).await, filled);
    assert_eq!(tables(middle).await, tables(from).await, "both have the same tables");
    assert_eq!(content(middle).await.len(), filled.len());

    // Again: it is complete, and equal.
    copy(from, middle).await.unwrap();
    execute(middle, "update account set profile = 'changed' where login_id = 'uniform'").await;
    assert!(
        matches!(copy(from, middle).await, Err(CopyError::Different(table)) if table == "account")
    );
    for url in [middle, last] {
        let found = if is_sqlite(url) {
            texts(url, "select text from account_trigram where account_trigram match 'uni'").await
        } else {
            texts(url, "select text from account_text where text like '%nifor%'").await
        };
        assert_eq!(found, ["uniform"], "the search finds what was copied");
        migrate(url).await;
        execute(url, NEXT_DELIVERY).await;
        let newest = texts(url, "select cast(max(id) as text) from webhook_delivery").await;
        assert_eq!(newest, ["8"], "numbers go on behind those that were copied");
    }
}

async fn a_target_with_other_data_is_refused(database: TestDatabase) {
    let Some(target) = other_kind(&database).await else { return };
    migrate(&database.url).await;
    migrate(&target.url).await;
    execute(&target.url, "insert into activity (hour, kind, count) values (1, 'login', 1)").await;
    let refused = copy(&database.url, &target.url).await.unwrap_err().to_string();
    assert!(refused.contains("has rows in activity. Name an empty database"), "{refused}");

    execute(&target.url, "delete from activity").await;
    copy(&database.url, &target.url).await.unwrap();
    let Some(another) = same_kind(&database).await else { return };
    migrate(&another.url).await;
    let refused = copy(&another.url, &target.url).await.unwrap_err().to_string();
    assert!(refused.contains("has a copy of "), "{refused}");
    let refused = copy(&database.url, &database.url).await.unwrap_err().to_string();
    assert!(refused.contains("the same database"), "{refused}");
}

async fn a_database_in_use_is_not_copied_without_following_it(database: TestDatabase) {
    let Some(target) = other_kind(&database).await else { return };
    let only = OnlyServer::of(&parsed(&database.url)).unwrap();
    let in_use = Database::open(&parsed(&database.url)).await.unwrap();
    let session = in_use.begin().await.unwrap();
    let refused = copy(&database.url, &target.url).await.unwrap_err().to_string();
    let sentence = if is_sqlite(&database.url) { "Another server" } else { "a server uses the" };
    assert!(refused.contains(sentence), "{refused}");

    drop(session);
    in_use.close().await;
    drop(only);
    copy(&database.url, &target.url).await.unwrap();
}

async fn no_server_uses_the_target_of_a_copy_that_has_not_ended(database: TestDatabase) {
    let Some(target) = other_kind(&database).await else { return };
    migrate(&database.url).await;
    copy(&database.url, &target.url).await.unwrap();
    // As a copy leaves it that is killed.
    execute(&target.url, "update _copy_state set is_finished = 0").await;

    let refused = Database::open(&parsed(&target.url)).await.unwrap_err().to_string();
    assert!(refused.contains("a copy into it has not ended"), "{refused}");
    let words = ["vestibule", "db", "reopen", &database.url];
    let arguments = <cli::Arguments as clap::Parser>::parse_from(words);
    assert_eq!(cli::run(arguments, &[].into()).await, ExitCode::SUCCESS, "there is nothing to do");
}
