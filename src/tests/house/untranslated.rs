//! English on pages in another language: a text that bypasses the catalogues.

use std::collections::BTreeSet;

use reqwest::StatusCode;

use super::route_matrix::MATRIX;
use crate::{
    service::accounts,
    tests::support::{
        administrators::{ADMIN, grant, page_of, with_passkey},
        harness::{Answer, TestDatabase, id, on_both},
    },
};

on_both!(pages_in_german_have_no_english);

/// Frequent words of English that are no words of German.
const ENGLISH_WORDS: &[&str] = &[
    "and",
    "are",
    "at",
    "be",
    "been",
    "but",
    "by",
    "cannot",
    "does",
    "for",
    "from",
    "has",
    "have",
    "if",
    "is",
    "it",
    "its",
    "must",
    "no",
    "not",
    "of",
    "only",
    "or",
    "than",
    "that",
    "the",
    "there",
    "these",
    "they",
    "this",
    "to",
    "until",
    "where",
    "which",
    "who",
    "with",
    "without",
    "you",
    "your",
    "isn’t",
    "can’t",
    "don’t",
    "doesn’t",
];

/// Elements whose content is code, or is written by people.
const NO_PROSE: &[&str] = &["code", "pre", "script", "style", "textarea"];

/// Attributes whose values people see or hear.
const SEEN_ATTRIBUTES: &[&str] =
    &["alt", "aria-label", "content", "data-busy", "data-failed", "placeholder", "title"];

/// The start of the expression that the hint of the SCIM filter gives as an example.
const FILTER_EXAMPLE: &str = "status eq";

/// Returns what a person sees or hears of a page: its text nodes and the values of attributes.
fn visible(page: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut hidden_until: Option<&str> = None;

    for piece in page.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
        let closes = tag.strip_prefix('/');

        match hidden_until {
            Some(hiding) if closes != Some(hiding) => continue,
            Some(_) => hidden_until = None,
            None => hidden_until = NO_PROSE.iter().find(|hiding| **hiding == name).copied(),
        }
        let is_address = name == "meta" && !tag.contains("name=\"description\"");
        for attribute in SEEN_ATTRIBUTES.iter().filter(|_| !is_address) {
            let value = tag.split_once(&format!(" {attribute}=\"")).map(|(_, rest)| rest);
            texts.extend(value.and_then(|value| value.split('"').next()).map(str::to_owned));
        }
        if hidden_until.is_none() {
            texts.push(text.to_owned());
        }
    }

    texts
}

/// The words of a text in lower case. An underscore belongs to a word, as in codes and settings.
fn words(text: &str) -> impl Iterator<Item = String> {
    let text = text.split(FILTER_EXAMPLE).next().unwrap_or_default().to_lowercase();
    let text = text.replace("&#x27;", "’").replace('\'', "’");
    let is_part = |c: char| c.is_alphanumeric() || "_-.’:".contains(c);
    let words: Vec<_> = text
        .split(|c| !is_part(c))
        .map(|word| word.trim_matches(['.', ':']))
        .map(str::to_owned)
        .collect();
    words.into_iter()
}

/// The texts of a page that contain English, or are a text of the English catalogues alone.
fn english(page: &str) -> Vec<String> {
    let only_english = only_english();
    let mut found = visible(page);
    found.retain(|text| {
        only_english.contains(text.trim())
            || words(text).any(|word| ENGLISH_WORDS.contains(&word.as_str()))
    });
    found
}

/// The texts of the English catalogues that the German ones do not contain anywhere.
fn only_english() -> BTreeSet<&'static str> {
    const ENGLISH: [&str; 2] = [
        include_str!("../../../app/locales/en-US/people.ftl"),
        include_str!("../../../app/locales/en-US/admin.ftl"),
    ];
    const GERMAN: [&str; 2] = [
        include_str!("../../../app/locales/de/people.ftl"),
        include_str!("../../../app/locales/de/admin.ftl"),
    ];
    let texts = |files: [&'static str; 2]| {
        let lines = files.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| line.split_once(" = ")).map(|(_, text)| text).collect()
    };
    let (english, german): (BTreeSet<_>, BTreeSet<_>) = (texts(ENGLISH), texts(GERMAN));
    // Codes, states and names of settings are the same in every language.
    let is_prose = |text: &&str| text.contains(' ') || text.starts_with(char::is_uppercase);
    english.difference(&german).copied().filter(is_prose).collect()
}

#[test]
fn english_is_found_in_texts_and_attributes_alone() {
    for page in [
        "<p>This is English.</p>",
        "<input placeholder=\"Search with words\">",
        "<button title=\"Log in\">Anmelden</button>",
        "<h1>Skip to content</h1>",
        "<p>Das hat <b>not</b> geklappt</p>",
    ] {
        assert_eq!(english(page).len(), 1, "{page}");
    }
    for page in [
        "<p>Das ist deutsch, mit Absatz und an einem Tag.</p><script>if (this) is</script>",
        "<code>the secret of it</code><pre><b>this is</b></pre><textarea>to be</textarea>",
        "<td>login_id_verified</td><td>accounts:read</td><a href=\"/to/the/page\">Weiter</a>",
        "<p>Beispiel: status eq \"disabled\" and profile.lastName</p>",
    ] {
        assert_eq!(english(page), Vec::<String>::new(), "{page}");
    }
}

fn assert_german(answer: &Answer, path: &str) {
    let (status, page) = (answer.status, &answer.body);
    let is_document = page.contains("<html");
    assert!(!is_document || page.contains("<html lang=\"de\""), "{path} {status}: {page}");
    let found = english(page);
    assert!(found.is_empty(), "{path} {status}: {found:#?}");
}

async fn pages_in_german_have_no_english(database: TestDatabase) {
    let app = database.start(&[]).await;
    app.account(ADMIN, Some("a long password"), Some("keys")).await;
    grant(&app, ADMIN, "admin").await;
    let mut admin = with_passkey(&app, ADMIN).await;
    // The choice of somebody who is logged in is stored in the account.
    admin.post("/language", &[("language", "de"), ("next", "/account")]).await;

    let paths = MATRIX.iter().filter(|(path, methods)| {
        methods.iter().any(|(method, _)| *method == "GET")
            && !path.contains('{')
            && !path.starts_with("/api/")
            && !path.starts_with("/.well-known/")
            // Messages have the languages of those who receive them, the form of the schema shows
            // the operator's labels as they are stored, and no person asks for `/doctor`.
            && !["/dev/inbox", "/admin/schema", "/doctor"].contains(path)
    });
    let mut seen = 0;
    for (path, _) in paths {
        let answer = admin.get(path).await;
        if answer.header("content-type").starts_with("text/html") {
            assert_german(&answer, path);
            seen += usize::from(answer.status == StatusCode::OK);
        }
    }
    assert!(seen > 12, "only {seen} pages were there");

    let own = page_of(&app, ADMIN).await;
    let version = accounts::by_login_id(&app.server, &id(ADMIN)).await.unwrap().version.to_string();
    let version = version.as_str();
    assert_german(&admin.get(&own).await, &own);
    for (path, form) in [
        (own.clone(), vec![("version", version), ("roles", "support")]),
        (own.clone(), vec![("version", version), ("roles", "Big")]),
        (own.clone(), vec![("version", "1"), ("roles", "admin")]),
        (format!("{own}/delete"), vec![("version", version), ("confirm", "nobody")]),
        (format!("{own}/addresses"), vec![("version", version), ("add", "neither")]),
        ("/admin/accounts".to_owned(), vec![("loginId", "neither")]),
        ("/admin/accounts".to_owned(), vec![("loginId", ADMIN)]),
        ("/admin/tokens".to_owned(), vec![("name", ""), ("scopes", "audit:read")]),
        ("/admin/tokens".to_owned(), vec![("name", "nightly")]),
        (
            "/admin/tokens".to_owned(),
            vec![("name", "nightly"), ("scopes", "audit:read"), ("expires", "soon")],
        ),
        ("/account/delete".to_owned(), vec![("loginId", "nobody")]),
        ("/account/delete".to_owned(), vec![("loginId", ADMIN)]),
        ("/recover/code".to_owned(), vec![("loginId", "neither"), ("code", "1")]),
        ("/device".to_owned(), vec![("user_code", "BCDFGHJK")]),
        ("/nowhere".to_owned(), vec![]),
    ] {
        let answer = admin.post(&path, &form).await;
        let is_page = answer.header("content-type").starts_with("text/html");
        assert!(is_page, "{path} {}: {}", answer.status, answer.body);
        assert_german(&answer, &path);
    }
}
