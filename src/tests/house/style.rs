//! The style of the sources, as far as a program can check it (`STYLE.md`).

use std::{collections::HashMap, path::PathBuf};

use super::tidy::{files, root};

/// First words that a doc comment must not have: they make a riddle of it.
const REFUSED_OPENINGS: [&str; 13] = [
    "How", "Nobody", "Somebody", "What", "Whatever", "When", "Where", "Whether", "Which", "Who",
    "Whoever", "Whom", "Whose",
];

/// Longest line, in characters: `max_width` of `rustfmt.toml`, for what rustfmt leaves as it is,
/// too.
const MAX_COLUMNS: usize = 100;

/// Longest body of a handler, in lines that are not blank.
const MAX_HANDLER_LINES: usize = 25;

/// Most extractors of a handler.
const MAX_EXTRACTORS: usize = 4;

#[test]
fn doc_comments_begin_with_a_noun_or_a_verb() {
    for (path, source) in sources() {
        if let Some(comment) = refused_comment(&source) {
            panic!("{}: {comment}", path.display());
        }
    }
}

#[test]
fn parameters_have_names_of_their_own() {
    for (path, source) in sources() {
        for function in functions(&source) {
            let tuple = function
                .parameters
                .iter()
                .find(|name| name.starts_with('(') && !name.starts_with("()"));
            assert_eq!(tuple, None, "{}: {}", path.display(), function.name);
        }
    }
}

#[test]
fn lines_are_short_enough_to_read() {
    for (path, source) in sources() {
        let long = source.lines().find(|line| line.chars().count() > MAX_COLUMNS);
        assert_eq!(long, None, "{}", path.display());
    }
}

#[test]
fn handlers_are_short() {
    for (path, source) in files("src/http", "rs") {
        // Accepting connections is no handler.
        if path.starts_with(root().join("src/http/listener")) {
            continue;
        }
        for function in functions(&source).iter().filter(|function| function.is_handler) {
            let Function { name, parameters, body_lines, .. } = function;
            assert!(
                *body_lines <= MAX_HANDLER_LINES,
                "{}: {name} has {body_lines} lines",
                path.display()
            );
            assert!(
                parameters.len() <= MAX_EXTRACTORS,
                "{}: {name} takes {parameters:?}",
                path.display()
            );
        }
    }
}

#[test]
fn type_names_are_used_once() {
    // Each boundary has an error of its own, named by its module.
    let mut places: HashMap<String, PathBuf> = HashMap::new();
    for (path, source) in sources().filter(|(path, _)| !path.starts_with(root().join("src/tests")))
    {
        for name in type_names(&source).filter(|name| !["Error", "Result"].contains(name)) {
            if let Some(other) = places.insert(name.to_owned(), path.clone()) {
                panic!("{name} stands in {} and in {}", other.display(), path.display());
            }
        }
    }
}

#[test]
fn the_checks_refuse_their_samples() {
    let declared = "pub(in crate::a) struct Key(u8);\nenum Kind {\n    type Inner = u8;\n}\n";
    assert_eq!(type_names(declared).collect::<Vec<_>>(), ["Key", "Kind"]);
    assert_eq!(refused_comment("    /// Whether it is so.\n"), Some("Whether it is so."));
    assert_eq!(refused_comment("//! Which is which.\n"), Some("Which is which."));
    assert_eq!(
        refused_comment("/// True if the account\n/// Which it belongs to.\n// When not.\n"),
        None
    );

    let sample = concat!(
        "pub async fn show<F: Fn(u8) -> u8>(\n    Path((id, key)): Path<(u8, u8)>,\n",
        "    (a, b): (A, B),\n) -> u8 {\n\n    id\n}\n"
    );
    let [function] = &functions(sample)[..] else { panic!("one function") };
    assert_eq!((function.name, function.is_handler, function.body_lines), ("show", true, 1));
    assert_eq!(function.parameters, ["Path((id, key)): Path<(u8, u8)>", "(a, b): (A, B)"]);

    let [function] =
        &functions("    fn with(self, done: impl Fn(u8) -> Vec<u8>, n: [u8; 2]) {\n    }\n")[..]
    else {
        panic!("one function")
    };
    assert_eq!(
        (function.parameters.len(), function.is_handler, function.body_lines),
        (3, false, 0)
    );
}

/// The types that a source declares, but for those inside of functions, traits and impls.
fn type_names(source: &str) -> impl Iterator<Item = &str> {
    source.lines().filter(|line| !line.starts_with(' ')).filter_map(|line| {
        let mut words = line
            .split_whitespace()
            .skip_while(|word| word.starts_with("pub") || word.ends_with(')'));
        let keyword = words.next()?;
        if !["enum", "struct", "trait", "type", "union"].contains(&keyword) {
            return None;
        }
        words.next()?.split(|symbol: char| !symbol.is_alphanumeric()).next()
    })
}

fn sources() -> impl Iterator<Item = (PathBuf, String)> {
    ["src", "app/src", "benches"].into_iter().flat_map(|folder| files(folder, "rs"))
}

/// The first doc comment of this source that begins with a refused word.
fn refused_comment(source: &str) -> Option<&str> {
    let mut is_continued = false;
    for line in source.lines().map(str::trim_start) {
        let comment =
            line.strip_prefix("///").or_else(|| line.strip_prefix("//!")).map(str::trim_start);
        if let Some(comment) = comment
            && !is_continued
            && REFUSED_OPENINGS.contains(&comment.split(' ').next().unwrap_or_default())
        {
            return Some(comment);
        }
        is_continued = comment.is_some();
    }
    None
}

/// A function as it is declared.
struct Function<'a> {
    name: &'a str,
    /// True for a public, asynchronous function that is neither a method nor middleware, and
    /// borrows nothing.
    is_handler: bool,
    parameters: Vec<&'a str>,
    /// Lines of the body that are not blank.
    body_lines: usize,
}

/// The functions that have a body and are formatted as `cargo fmt` does it.
fn functions(source: &str) -> Vec<Function<'_>> {
    let mut found = Vec::new();
    let mut offset = 0;
    for line in source.split_inclusive('\n') {
        let start = offset;
        offset += line.len();

        let Some(at) = line.find("fn ") else { continue };
        let qualifiers = line[..at].trim_start();
        let is_declaration = qualifiers.is_empty()
            || qualifiers.ends_with(' ') && !qualifiers.contains(['"', '/', '=']);
        if !is_declaration {
            continue;
        }

        let indent = &line[..line.len() - line.trim_start().len()];
        let (name, rest) = name_and_rest(&source[start + at + "fn ".len()..]);
        let Some((parameters, rest)) = rest.strip_prefix('(').and_then(parameters) else {
            continue;
        };
        let Some(body) = rest.split_once("{\n").map(|(_, body)| body) else { continue };
        let end = [indent, "}"].concat();
        let body_lines =
            body.lines().take_while(|line| *line != end).filter(|line| !line.is_empty()).count();

        // Extractors own what they extract.
        let borrows = parameters.iter().any(|parameter| parameter.contains(": &"));
        let is_middleware = parameters.contains(&"next: Next");
        let is_handler = line.starts_with("pub async fn") && !borrows && !is_middleware;
        found.push(Function { name, is_handler, parameters, body_lines });
    }
    found
}

/// The name of a function, and the source from its parameters on, behind its generic ones.
fn name_and_rest(source: &str) -> (&str, &str) {
    let end = source.find(['(', '<']).unwrap_or(source.len());
    let (name, rest) = source.split_at(end);
    let Some(generics) = rest.strip_prefix('<') else { return (name, rest) };
    let end = split_at_depth(generics, '>').unwrap_or_default();
    (name, generics.get(end + 1..).unwrap_or_default())
}

/// The parameters that this source begins with, and the source behind them.
fn parameters(source: &str) -> Option<(Vec<&str>, &str)> {
    let end = split_at_depth(source, ')')?;
    let (mut list, rest) = (&source[..end], &source[end + 1..]);

    let mut parameters = Vec::new();
    while !list.trim().is_empty() {
        let comma = split_at_depth(list, ',').unwrap_or(list.len());
        parameters.push(list[..comma].trim());
        list = list.get(comma + 1..).unwrap_or_default();
    }
    Some((parameters, rest))
}

/// The place of the first `wanted` outside all brackets.
fn split_at_depth(source: &str, wanted: char) -> Option<usize> {
    let mut depth = 0_usize;
    let mut before = ' ';
    for (at, character) in source.char_indices() {
        if depth == 0 && character == wanted && before != '-' {
            return Some(at);
        }
        match character {
            '(' | '[' | '{' | '<' => depth += 1,
            '>' if before == '-' => {}
            ')' | ']' | '}' | '>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        before = character;
    }
    None
}
