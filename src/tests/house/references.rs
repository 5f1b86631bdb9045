//! References inside the repository: ids of behaviours, and the links and paths in the documents.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use super::tidy::{files, root};

/// The documents that define ids, each in a list item that begins with it: `- **b01** …`.
const DEFINITIONS: [&str; 2] = ["docs/security-behaviours.md", "docs/regressions.md"];

/// The folders at the root whose paths the documents name.
const FOLDERS: [&str; 11] = [
    "src/",
    "app/",
    "docs/",
    "end2end/",
    "migrations/",
    "public/",
    "style/",
    "benches/",
    "deploy/",
    ".ci/",
    ".github/",
];

#[test]
fn every_id_has_an_entry_and_every_entry_has_a_test() {
    let entries: Vec<_> = DEFINITIONS.iter().flat_map(|path| entries(&read(path))).collect();
    let sources = [
        files("src", "rs"),
        files("app/src", "rs"),
        files("end2end/tests", "ts"),
        files("docs", "md"),
    ]
    .concat();

    let tested = sources.iter().flat_map(|(_, text)| tested(text)).collect();
    let cited = sources.iter().flat_map(|(_, text)| cited(text)).collect();
    let faults = faults_of_ids(&entries, &tested, &cited);

    assert!(entries.len() > 100, "{entries:?}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn ids_without_an_entry_and_entries_without_a_test_are_found() {
    let entries =
        entries("- **b01** One.\n- **b02** Two.\n- **b02** Two again.\n  - **b09** No entry.\n");
    let tested = tested(
        "async fn b01_s13_one() {}\n    test('u05 b02 in a browser', async () => {});\n\
         fn b1_none() {}",
    );
    let cited = cited("as b07 says (behaviours b01 and b02); 0b11, b111 and sub01 are none");

    let faults = faults_of_ids(&entries, &tested, &cited);

    assert_eq!(
        faults,
        ["b02 has two entries", "b07 has no entry", "s13 has no entry", "u05 has no entry"],
        "{tested:?} {cited:?}"
    );
    let untested = faults_of_ids(&entries[..1], &BTreeSet::new(), &BTreeSet::new());
    assert_eq!(untested, ["b01 has no test"]);
}

/// The ids that a document defines, in its order.
fn entries(document: &str) -> Vec<String> {
    let items = document.lines().filter_map(|line| line.strip_prefix("- **")?.split_once("** "));
    items.map(|(id, _)| id.to_owned()).filter(|id| is_id(id)).collect()
}

/// The ids with which the names of tests begin.
fn tested(source: &str) -> BTreeSet<String> {
    let names = source.lines().filter_map(|line| {
        let function = line.split_once("fn ").map(|(_, name)| name);
        let browser = ["test('", "test(`", "test(\""]
            .iter()
            .find_map(|call| line.trim_start().strip_prefix(call));
        browser.or(function)
    });
    let leading = |name: &str| -> Vec<String> {
        let words = name.split(|letter: char| !letter.is_ascii_alphanumeric());
        words.take_while(|word| is_id(word)).map(str::to_owned).collect()
    };
    names.flat_map(leading).collect()
}

/// The behaviours that comments and messages cite.
fn cited(source: &str) -> BTreeSet<String> {
    let words = source.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    words.filter(|word| is_id(word) && word.starts_with('b')).map(str::to_owned).collect()
}

/// True for a letter of one of the lists, and two digits.
fn is_id(word: &str) -> bool {
    let [letter, digits @ ..] = word.as_bytes() else { return false };
    b"abpsu".contains(letter) && digits.len() == 2 && digits.iter().all(u8::is_ascii_digit)
}

fn faults_of_ids(
    entries: &[String],
    tested: &BTreeSet<String>,
    cited: &BTreeSet<String>,
) -> Vec<String> {
    let mut counts = BTreeMap::<&str, usize>::new();
    for id in entries {
        *counts.entry(id).or_default() += 1;
    }

    let twice = counts
        .iter()
        .filter(|(_, count)| **count > 1)
        .map(|(id, _)| format!("{id} has two entries"));
    let undefined = tested.union(cited).filter(|id| !counts.contains_key(id.as_str()));
    let undefined = undefined.map(|id| format!("{id} has no entry"));
    let untested =
        counts.keys().filter(|id| !tested.contains(**id)).map(|id| format!("{id} has no test"));

    let mut faults: Vec<_> = twice.chain(undefined).chain(untested).collect();
    faults.sort();
    faults
}

#[test]
fn every_link_and_path_of_the_documents_leads_somewhere() {
    let faults: Vec<_> =
        documents().iter().flat_map(|path| faults_of_document(path, &read(path))).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn documents_that_comments_cite_exist() {
    for (path, text) in [files("src", "rs"), files("app/src", "rs")].concat() {
        for (cited, section) in citations(&text) {
            let document = root().join(&cited);
            assert!(document.is_file() || is_sample(&path), "{} cites {cited}", path.display());
            let is_there =
                section.is_none_or(|number| read(&cited).contains(&format!("\n## {number}. ")));
            assert!(is_there || is_sample(&path), "{} cites {cited} §{section:?}", path.display());
        }
    }
}

#[test]
fn links_and_paths_that_lead_nowhere_are_found() {
    let document = "[one](docs/no-such.md) [two](README.md#no-such) [three](README.md#map) \
         `src/no_such.rs` `src/main.rs`\n\
         store/no_such.rs store/db/mod.rs `app/locales/<language>/` [four](https://example.com/x)\n\
         ```text\n[five](docs/neither.md)\n```";

    let faults = faults_of_document("SAMPLE.md", document);

    assert_eq!(
        faults,
        [
            "SAMPLE.md: docs/no-such.md",
            "SAMPLE.md: README.md#no-such",
            "SAMPLE.md: docs/no-such.md",
            "SAMPLE.md: src/no_such.rs",
            "SAMPLE.md: store/no_such.rs",
            "SAMPLE.md: docs/neither.md",
        ]
    );
    let cited = citations("see `docs/protocol.md` §2, and docs/no.md.");
    assert_eq!(cited, [("docs/protocol.md".to_owned(), Some(2)), ("docs/no.md".to_owned(), None)]);
}

/// True for this file, whose samples lead nowhere.
fn is_sample(path: &Path) -> bool {
    path.ends_with(Path::new(file!()).file_name().unwrap())
}

/// The Markdown files of the repository, by their paths in it.
fn documents() -> Vec<String> {
    let top = std::fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().path());
    let top = top.filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    let below =
        ["docs", ".github"].iter().flat_map(|folder| files(folder, "md")).map(|(path, _)| path);
    let relative =
        |path: PathBuf| path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
    top.chain(below).map(relative).collect()
}

/// The links of a document, and the paths that it names anywhere.
fn faults_of_document(name: &str, text: &str) -> Vec<String> {
    let folder = Path::new(name).parent().unwrap_or(Path::new(""));
    let prose = without_listings(text);

    let links = prose.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let broken_links =
        links.filter(|link| !link.contains(':') && !leads_somewhere(folder, name, link));

    let words =
        text.split(|letter: char| !letter.is_ascii_alphanumeric() && !"/_-.".contains(letter));
    let paths = words.map(|word| word.trim_end_matches('.')).filter(|word| is_path(word));
    let missing = paths.filter(|path| {
        let places =
            [root().join(path), root().join("src").join(path), root().join(folder).join(path)];
        !places.iter().any(|place| place.exists())
    });

    let mut faults: Vec<_> =
        broken_links.chain(missing).map(|target| format!("{name}: {target}")).collect();
    faults.dedup();
    faults
}

/// True for a path from the root of the repository, and for a Rust file with its folder. What npm
/// installs is not in it.
fn is_path(word: &str) -> bool {
    let is_rust = Path::new(word).extension().is_some_and(|ending| ending == "rs");
    let is_ours =
        FOLDERS.iter().any(|folder| word.starts_with(folder)) && !word.contains("/node_modules/");
    is_ours || is_rust && word.contains('/')
}

/// The text without fenced listings, whose brackets and backticks mean something else.
fn without_listings(text: &str) -> String {
    text.split("\n```").step_by(2).collect::<Vec<_>>().join("\n")
}

/// True when a relative link names a file that is there, and a heading that is in it.
fn leads_somewhere(folder: &Path, name: &str, link: &str) -> bool {
    let (path, anchor) =
        link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor)));
    let target = if path.is_empty() { root().join(name) } else { root().join(folder).join(path) };
    let Some(anchor) = anchor else { return target.exists() };

    let text = std::fs::read_to_string(target).unwrap_or_default();
    let mut headings = text.lines().filter(|line| line.starts_with('#'));
    headings.any(|line| slug(line.trim_start_matches('#').trim()) == anchor)
}

/// The anchor that GitHub gives a heading.
fn slug(heading: &str) -> String {
    let lower = heading.to_lowercase().replace(' ', "-");
    lower.chars().filter(|letter| letter.is_alphanumeric() || "-_".contains(*letter)).collect()
}

/// The documents below `docs/` that a source file cites, with the section of the protocol.
fn citations(source: &str) -> Vec<(String, Option<u8>)> {
    let parts = source.split("docs/").skip(1);
    let cited = parts.filter_map(|rest| {
        let (path, after) = rest.split_once(".md")?;
        let section = after.trim_start_matches('`').strip_prefix(" §");
        let section = section.and_then(|after| after.chars().next()?.to_digit(10));
        let is_name =
            path.chars().all(|letter| letter.is_ascii_alphanumeric() || "/_-".contains(letter));
        is_name.then(|| {
            (format!("docs/{path}.md"), section.and_then(|digit| u8::try_from(digit).ok()))
        })
    });
    cited.collect()
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}
