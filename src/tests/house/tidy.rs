//! The architecture, as far as a program can check it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::config::setting_names::SETTINGS;

/// The longest file, in lines.
const LONGEST: usize = 300;

#[test]
fn sql_stands_only_where_it_belongs() {
    for (path, text) in files("src", "rs") {
        let at_home = ["src/store", "src/platform", "src/tests"]
            .iter()
            .any(|home| path.starts_with(root().join(home)));
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
    for (path, text) in ["src", "app/src", "benches"].iter().flat_map(|folder| files(folder, "rs"))
    {
        let lines = text.lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines", path.display());
    }
}

#[test]
fn both_databases_have_the_same_migrations() {
    let names = |folder: &str| {
        files(folder, "sql")
            .into_iter()
            .map(|(path, _)| path.file_name().unwrap().to_owned())
            .collect::<Vec<_>>()
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
        assert!(
            guide.contains(&format!("`{setting}`")),
            "{setting} is not in docs/configuration.md"
        );
    }
}

#[test]
fn every_token_of_the_style_is_documented() {
    let guide = fs::read_to_string(root().join("docs/branding.md")).unwrap();
    let style = fs::read_to_string(root().join("style/vestibule.css")).unwrap();
    let tokens = style
        .split('}')
        .next()
        .unwrap()
        .lines()
        .filter_map(|line| line.strip_prefix("  --")?.split(':').next());
    for token in tokens.filter(|token| !["s2", "s3", "s4", "s5", "s6"].contains(token)) {
        assert!(guide.contains(&format!("`--{token}`")), "--{token} is not in docs/branding.md");
    }
}

/// Files that put HTML in as it stands, and how often: each place says why that is safe.
const AS_IT_STANDS: [(&str, usize); 2] =
    [("app/src/ui/layout.rs", 2), ("app/src/ui/text_area.rs", 1)];

/// Leptos does not escape what stands in these elements: text that somebody typed must not get
/// there.
#[test]
fn s01_unescaped_elements_contain_only_our_own_texts() {
    for (path, text) in files("app/src", "rs").into_iter().chain(files("src/http", "rs")) {
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
        let code: String = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        assert!(
            name == "app/src/ui/text_area.rs" || !code.contains("<textarea"),
            "{name} draws a textarea: use TextArea"
        );
        assert!(!code.contains("<style"), "{name} has a style element");
        assert!(
            name == "app/src/ui/layout.rs"
                || name == "src/http/assets/api_docs.rs"
                || !code.contains("<title"),
            "{name} draws a title"
        );
        for inside in insides(&code, "script") {
            assert!(inside.is_empty(), "{name} writes into a script: {inside}");
        }
        for inside in insides(&code, "noscript") {
            let constants =
                inside.split('{').skip(1).map(|part| part.split('}').next().unwrap_or_default());
            for constant in constants {
                let word = constant.rsplit("::").next().unwrap_or_default();
                let is_word =
                    !word.is_empty() && word.chars().all(|c| c.is_ascii_uppercase() || c == '_');
                assert!(is_word, "{name} puts {constant} into a noscript");
            }
        }
        let found = code.matches("inner_html=").count();
        let known =
            AS_IT_STANDS.iter().find(|(known, _)| *known == name).map_or(0, |(_, count)| *count);
        assert_eq!(found, known, "{name} puts in HTML as it stands");
    }
}

/// The content of the elements of this name.
fn insides<'a>(code: &'a str, element: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{element}"), format!("</{element}>"));
    let parts =
        code.split(open.as_str()).skip(1).filter_map(|part| part.split(close.as_str()).next());
    parts.filter_map(|part| Some(part[part.find('>')? + 1..].trim())).collect()
}

/// The pages' scripts are to run, or at least to be read, by the browsers of docs/browsers.md.
#[test]
fn u16_scripts_of_the_pages_are_written_for_old_browsers() {
    let later = [
        "?.",
        "??",
        "||=",
        "&&=",
        "catch {",
        "Object.hasOwn",
        "structuredClone",
        ".at(",
        ".replaceAll(",
        ".replaceChildren(",
        ".flatMap(",
        ".flat(",
        "Object.fromEntries",
        "matchAll",
        "allSettled",
        "static {",
        "for await",
        "import(",
        "...{",
    ];
    for name in ["page.js", "admin.js", "old-browser.js"] {
        let script = fs::read_to_string(root().join("public").join(name)).unwrap();
        let code: Vec<_> =
            script.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for word in later {
            let found = code.iter().find(|line| line.contains(word));
            assert!(found.is_none(), "{name} has {word}: {found:?}");
        }
    }
    let oldest = fs::read_to_string(root().join("public/old-browser.js")).unwrap();
    for word in ["=>", "const ", "let ", "`"] {
        assert!(!oldest.contains(word), "old-browser.js has {word}");
    }
}

/// A browser that does not know `light-dark()` has the other colours to go by.
#[test]
fn u16_colours_of_two_schemes_have_a_fallback() {
    for (path, style) in files("style", "css") {
        let plain: Vec<_> = style.split("@supports (color: light-dark(red, red)) {").collect();
        assert!(
            plain.len() <= 2 && !plain[0].contains("light-dark(") && !plain[0].contains("oklch("),
            "{}",
            path.display()
        );
        let rest = plain.get(1).map_or("", |block| block.split("\n}").nth(1).unwrap_or_default());
        assert!(!rest.contains("light-dark("), "{}", path.display());
    }
}

#[test]
fn u11_every_form_names_its_owner() {
    for (path, text) in files("app/src", "rs") {
        let drawn = text.split("#[cfg(test)]").next().unwrap_or_default();
        for form in drawn.split("<form").skip(1) {
            let tag = form.split("{owner_field()}").next().unwrap_or_default();
            let is_get = form.trim_start().starts_with("method=\"get\"");
            // The response to an application leaves this site, and must not take the mark along.
            let is_response = tag.lines().next().is_some_and(|tag| tag.contains("data-at-once"));
            // The field stands right behind the tag.
            let is_said = tag.len() < form.len()
                && !tag.contains("</form")
                && !tag.contains("<input")
                && !tag.contains("<button");
            assert!(
                is_get || is_response || is_said,
                "{} has a form without owner_field(): {}",
                path.display(),
                form.lines().next().unwrap()
            );
        }
    }
}

#[test]
fn no_unfinished_work_is_marked_in_the_source() {
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
    for (path, text) in ["src", "app/src", "benches", "public", "style", "migrations"]
        .iter()
        .flat_map(|folder| files(folder, ""))
    {
        // Doc 9303 calls a nationality so that is not specified.
        let text = text.replace(&format!("\n{}\tPerson of unspecified nationality", marks[2]), "");
        for mark in &marks {
            assert!(!text.contains(mark.as_str()), "{} has a {mark}", path.display());
        }
    }
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text files below a folder, sorted, with this ending (any for none).
pub(crate) fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
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
