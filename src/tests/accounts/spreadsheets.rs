//! Accounts in files as spreadsheets and people write them.

use std::{fs, process::ExitCode};

use reqwest::StatusCode;
use serde_json::json;

use super::imports::{details, lines, path};
use crate::{
    service::{
        caller::Caller,
        import::{self, FileFormat, ImportRequest, Summary},
        jobs,
    },
    tests::{
        admin::imports::send,
        operations::command_line::run,
        support::{
            admin::set_schema,
            administrators::{administrator, cloud},
            harness::{App, TestDatabase, on_both},
        },
    },
};

on_both!(
    a05_an_unclosed_quotation_mark_ends_the_import_and_names_its_line,
    a05_only_the_row_with_a_stray_quotation_mark_is_refused,
    a05_pages_name_the_line_too,
    a19_an_import_continues_when_the_schema_changes_meanwhile,
    a28_tables_come_in_as_spreadsheets_write_them,
    a28_an_export_for_excel_says_that_it_is_utf_8,
);

fn write(app: &App, name: &str, bytes: impl AsRef<[u8]>) -> String {
    fs::write(path(app, name), bytes).unwrap();
    path(app, name)
}

async fn count(app: &App) -> i64 {
    crate::on!(&app.server.db.read, pool => sqlx::query_scalar("select count(*) from account")
        .fetch_one(pool).await)
    .unwrap()
}

/// The messages of an import of this table, and the number of accounts after it.
async fn imported(app: &App, table: &str) -> (Result<Summary, String>, Vec<String>) {
    let order = ImportRequest {
        name: "people.csv".to_owned(),
        format: FileFormat::Csv,
        mapping: Vec::new(),
        update: false,
        dry_run: false,
        skip: 0,
        job: None,
    };
    let caller = Caller::command_line();
    let (input, mut told) = (std::io::Cursor::new(table.as_bytes().to_vec()), Vec::new());
    let done = import::run(&app.server, &caller, &order, input, |_, problems| {
        told.extend(
            problems
                .iter()
                .map(|problem| format!("{} {} {}", problem.row, problem.code, problem.message)),
        );
        Ok(())
    });
    let done = done.await.map_err(|error| error.to_string());
    (done, told)
}

async fn a05_an_unclosed_quotation_mark_ends_the_import_and_names_its_line(database: TestDatabase) {
    let app = database.start(&[]).await;
    let rows = |from: usize, to: usize| {
        (from..to).map(|n| format!("u{n}@example.com,Name{n}\n")).collect::<Vec<_>>().concat()
    };
    for (at, (middle, line)) in [
        ("x1@example.com,\"open\n", "Line 7"),
        ("x2@example.com,\"open \"\"twice\"\"\n", "Line 7"),
        ("\"x3@example.com,open\n", "Line 7"),
        // Another quoted cell further down closes the first one, and the row continues after it.
        ("x4@example.com,\"open\nx5@example.com,\"closed\"\n", "line 7"),
        ("x6@example.com,\"open\nx7@example.com,inch 5\"\nx8@example.com,\"open\n", "Line 9"),
    ]
    .into_iter()
    .enumerate()
    {
        let before = rows(100 * at, 100 * at + 5);
        let table = format!(
            "loginId,profile.firstName\n{before}{middle}{}",
            rows(100 * at + 5, 100 * at + 40)
        );
        let had = count(&app).await;
        let (done, told) = imported(&app, &table).await;
        let words = done.expect_err(middle);
        assert!(
            words.contains(line) && words.contains("quotation mark"),
            "{middle}: {words} {told:?}"
        );
        let came = count(&app).await - had;
        assert!(
            (5..=6).contains(&came),
            "what came before it is imported, and nothing else: {came}"
        );
    }
    let file = write(&app, "open.csv", "loginId\n\"a@example.com\nb@example.com\n");
    assert_eq!(run(&app, &["import", &file]).await, ExitCode::from(1));
    let (done, _) = imported(&app, "loginId,\"profile.firstName\na@example.com,A\n").await;
    assert!(done.unwrap_err().contains("Line 1"), "the header too");
}

async fn a05_only_the_row_with_a_stray_quotation_mark_is_refused(database: TestDatabase) {
    let app = database.start(&[]).await;
    let table = "loginId,profile.firstName\r\n\
        a@example.com,5\" wide\r\n\
        b@example.com,\"Bob\"by\r\n\
        c@example.com, \"Carl\"\r\n\
        \"d@example.com\",\"He said \"\"hi\"\"\"\r\n\
        e@example.com,\"two\r\nlines\"\r\n\
        \r\n\
        f@example.com,\"\"\r\n\
        g@example.com,\"\"x\r\n";
    let (done, told) = imported(&app, table).await;
    let codes: Vec<_> = told.iter().map(|told| told.split_once(" A cell").unwrap().0).collect();
    assert_eq!(codes, ["1 quotes", "2 quotes", "3 quotes", "7 quotes"], "{told:?}");
    assert!(told[0].contains("line 2") && told[3].contains("line 10"), "{told:?}");
    assert_eq!(done.unwrap(), Summary { rows: 7, created: 3, updated: 0, refused: 4 });
    assert_eq!(
        details(&app, "d@example.com").await.profile.text("firstName"),
        Some("He said \"hi\"")
    );
}

async fn a05_pages_name_the_line_too(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    let table = "loginId,profile.firstName\nada@example.com,Ada\nbob@example.com,\"Bob\n\
                 carl@example.com,Carl\n";
    let plan = send(&mut admin, &app, "people.csv", table).await.header("location").to_owned();
    let form = [("column-0", "loginId"), ("column-1", "profile.firstName")];
    let ordered = admin.post(&plan, &form).await;
    assert_eq!(ordered.status, StatusCode::SEE_OTHER, "{}", ordered.body);
    jobs::work(&app.server).await.unwrap();
    let job = admin.get(ordered.header("location")).await;
    assert!(job.body.contains("Line 3: a quotation mark opens a cell there"), "{}", job.body);
    let sent = send(&mut admin, &app, "people.xlsx", "PK\u{3}\u{4}").await;
    let workbook = admin.get(sent.header("location")).await;
    assert!(workbook.body.contains("Save it there as"), "{workbook:?}");
}

async fn a19_an_import_continues_when_the_schema_changes_meanwhile(database: TestDatabase) {
    let app = database.start(&[]).await;
    let rows = (0..6_000)
        .map(|n| format!("{{\"loginId\":\"user{n}@example.com\"}}\n"))
        .collect::<Vec<_>>()
        .concat();
    let file = write(&app, "many.jsonl", rows);
    let words = ["import", &file];
    let importing = run(&app, &words);
    let changing = async {
        while count(&app).await == 0 {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        set_schema(
            &app,
            &json!({ "type": "object", "properties": { "nickname": { "type": "string" } } }),
        )
        .await;
    };
    let (done, ()) = tokio::join!(importing, changing);
    assert_eq!(done, ExitCode::SUCCESS);
    assert_eq!(count(&app).await, 6_000);
    // The position reported by an import that ended early.
    let more = write(&app, "more.csv", "loginId\nuser1@example.com\nnew@example.com\n");
    assert_eq!(run(&app, &["import", &more, "--skip", "1"]).await, ExitCode::SUCCESS);
    assert_eq!(count(&app).await, 6_001);
}

async fn a28_tables_come_in_as_spreadsheets_write_them(database: TestDatabase) {
    let app = database.start(&[]).await;
    let table = |delimiter: &str, n: usize| {
        format!(
            "loginId,profile.firstName,emails\r\n\
             u{n}@example.com,Zoë 木,\"a{n}@example.com; b{n}@example.com\"\r\n"
        )
        .replace(',', delimiter)
    };
    let utf_16 = |text: &str, bytes: fn(u16) -> [u8; 2]| {
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect::<Vec<u8>>()
    };
    let files: Vec<Vec<u8>> = vec![
        table(",", 0).into_bytes(),
        table(";", 1).into_bytes(),
        table("\t", 2).into_bytes(),
        format!("\u{feff}{}", table(";", 3)).into_bytes(),
        utf_16(&table("\t", 4), u16::to_le_bytes),
        utf_16(&table(";", 5), u16::to_be_bytes),
        format!("sep=;\r\n{}", table(";", 6)).into_bytes(),
        format!("\u{feff}\"loginId\";{}", &table(";", 7)["loginId;".len()..]).into_bytes(),
        table(",", 8).replace("\r\n", "\r").into_bytes(),
    ];
    for (n, file) in files.into_iter().enumerate() {
        let file = write(&app, "people.csv", file);
        assert_eq!(run(&app, &["import", &file]).await, ExitCode::SUCCESS, "{n}");
        let details = details(&app, &format!("u{n}@example.com")).await;
        assert_eq!(
            (details.profile.text("firstName"), details.addresses.len()),
            (Some("Zoë 木"), 2),
            "{n}"
        );
    }
    let jsonl =
        write(&app, "people.jsonl", utf_16("{\"loginId\":\"j@example.com\"}\n", u16::to_le_bytes));
    assert_eq!(run(&app, &["import", &jsonl]).await, ExitCode::SUCCESS);
    for (name, bytes) in [
        ("book.csv", &b"PK\x03\x04rest"[..]),
        ("old.csv", b"\xd0\xcf\x11\xe0"),
        ("packed.jsonl", b"\x1f\x8b\x08"),
    ] {
        let file = write(&app, name, bytes);
        assert_eq!(run(&app, &["import", &file]).await, ExitCode::from(1), "{name}");
    }
    let problems = path(&app, "problems.jsonl");
    let old = write(&app, "old.csv", b"loginId,profile.firstName\r\nzoe@example.com,Zo\xeb\r\n");
    assert_eq!(run(&app, &["import", &old, "--problems", &problems]).await, ExitCode::from(1));
    assert!(lines(&problems)[0]["message"].as_str().unwrap().contains("CSV UTF-8"));
}

async fn a28_an_export_for_excel_says_that_it_is_utf_8(database: TestDatabase) {
    let app = cloud(database).await;
    let mut admin = administrator(&app).await;
    let file = path(&app, "people.csv");
    for (words, marked) in [(&["export", &file][..], false), (&["export", &file, "--excel"], true)]
    {
        assert_eq!(run(&app, words).await, ExitCode::SUCCESS);
        assert_eq!(fs::read_to_string(&file).unwrap().starts_with('\u{feff}'), marked);
    }
    let jsonl = path(&app, "people.jsonl");
    assert_eq!(run(&app, &["export", &jsonl, "--excel"]).await, ExitCode::from(2));
    for (format, marked) in [("csv", false), ("excel", true)] {
        let form = [("q", ""), ("filter", ""), ("format", format)];
        let sent = admin.post("/admin/accounts/export", &form).await;
        assert_eq!(sent.body.starts_with('\u{feff}'), marked, "{format}: {sent:?}");
    }
    // And it is restored.
    let again = write(
        &app,
        "again.csv",
        format!("\u{feff}{}", "loginId,profile.firstName\nzoe@example.com,Zoë\n"),
    );
    assert_eq!(run(&app, &["import", &again]).await, ExitCode::SUCCESS);
}
