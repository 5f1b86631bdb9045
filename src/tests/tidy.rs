//! The architecture, as far as a program can check it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::config::source::SETTINGS;

/// What each layer must not name. `http → service → store → domain`; `platform → domain` and its own tables.
const FORBIDDEN: [(&str, &[&str]); 8] = [
    (
        "src/domain",
        &[
            "crate::store",
            "crate::service",
            "crate::http",
            "crate::platform",
            "crate::cli",
            "crate::server",
            "crate::config",
            "axum",
            "tokio",
        ],
    ),
    (
        "src/config",
        &[
            "crate::store",
            "crate::service",
            "crate::http",
            "crate::platform",
            "crate::cli",
            "crate::server",
            "axum",
            "tokio",
            "sqlx::",
        ],
    ),
    ("src/store", &["crate::service", "crate::http", "crate::platform", "crate::cli", "crate::server", "axum"]),
    ("src/service", &["crate::http", "crate::platform", "crate::cli", "axum", "leptos", "sqlx::query"]),
    (
        "src/platform",
        &[
            "crate::http",
            "crate::service",
            "crate::cli",
            "crate::server",
            "store::accounts",
            "store::sessions",
            "store::handoffs",
            "store::own_id_data",
            "axum",
            "leptos",
        ],
    ),
    ("src/http", &["crate::store", "crate::cli", "sqlx::query"]),
    ("src/cli", &["crate::store::accounts", "crate::store::sessions", "axum::extract", "sqlx::query"]),
    ("app/src", &["vestibule::", "axum", "sqlx", "tokio"]),
];

/// The longest file, in lines.
const LONGEST: usize = 300;

#[test]
fn no_layer_imports_upward() {
    for (folder, words) in FORBIDDEN {
        for (path, text) in files(folder, "rs") {
            for word in words {
                assert!(!text.contains(word), "{} names {word}", path.display());
            }
        }
    }
}

#[test]
fn sql_stands_only_where_it_belongs() {
    for (path, text) in files("src", "rs") {
        let at_home = ["src/store", "src/platform", "src/tests"].iter().any(|home| path.starts_with(root().join(home)));
        assert!(at_home || !text.contains("sqlx::query"), "{} has SQL", path.display());
        assert!(
            path.starts_with(root().join("src/tests")) || !text.contains("now()\""),
            "{} lets the database tell the time",
            path.display()
        );
    }
}

#[test]
fn files_are_short_enough_to_read() {
    for (path, text) in ["src", "app/src", "benches"].iter().flat_map(|folder| files(folder, "rs")) {
        let lines = text.lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines", path.display());
    }
}

/// A closed pipe makes the standard macros panic.
#[test]
fn a21_commands_print_by_their_one_writer() {
    for (path, text) in files("src", "rs") {
        let may = ["src/tests", "src/build.rs"].iter().any(|may| path.starts_with(root().join(may)));
        let prints = ["print!(", "println!("].iter().any(|word| text.contains(word));
        assert!(may || !prints, "{} prints past cli/output.rs", path.display());
    }
}

#[test]
fn both_databases_have_the_same_migrations() {
    let names = |folder: &str| {
        files(folder, "sql").into_iter().map(|(path, _)| path.file_name().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names("migrations/sqlite"), names("migrations/postgres"));
    for (path, text) in files("migrations/sqlite", "sql") {
        assert_eq!(
            text.matches("create table").count(),
            text.matches(") strict").count(),
            "{} has a table that is not strict",
            path.display()
        );
    }
}

#[test]
fn every_setting_is_documented() {
    let guide = fs::read_to_string(root().join("docs/configuration.md")).unwrap();
    for setting in SETTINGS {
        assert!(guide.contains(&format!("`{setting}`")), "{setting} is not in docs/configuration.md");
    }
}

#[test]
fn every_token_of_the_style_is_documented() {
    let guide = fs::read_to_string(root().join("docs/branding.md")).unwrap();
    let style = fs::read_to_string(root().join("style/vestibule.css")).unwrap();
    let tokens =
        style.split('}').next().unwrap().lines().filter_map(|line| line.strip_prefix("  --")?.split(':').next());
    for token in tokens.filter(|token| !["s2", "s3", "s4", "s5", "s6"].contains(token)) {
        assert!(guide.contains(&format!("`--{token}`")), "--{token} is not in docs/branding.md");
    }
}

#[test]
fn nothing_is_left_for_later() {
    let marks = ["TO", "FIX", "XX"].map(|start| {
        format!(
            "{start}{}",
            if start == "TO" {
                "DO"
            } else if start == "FIX" {
                "ME"
            } else {
                "X"
            }
        )
    });
    for (path, text) in
        ["src", "app/src", "benches", "public", "style", "migrations"].iter().flat_map(|folder| files(folder, ""))
    {
        for mark in &marks {
            assert!(!text.contains(mark.as_str()), "{} has a {mark}", path.display());
        }
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text files below a folder, sorted, with this ending (any for none).
fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if ending.is_empty() || path.extension().is_some_and(|found| found == ending) {
                found.extend(fs::read_to_string(&path).ok().map(|text| (path, text)));
            }
        }
    }
    found.sort();
    found
}
