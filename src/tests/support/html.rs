//! Pages as a browser's parser reads them.

use std::collections::BTreeSet;

/// The elements of a page as a browser would read them, with their attributes' names.
pub(crate) fn elements(html: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let name: String =
            rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "/!-".contains(*c)).collect();
        if name.is_empty() {
            continue;
        }
        let (attributes, end) = attributes(&rest[name.len()..]);
        rest = &rest[name.len() + end..];
        found.push((name.to_ascii_lowercase(), attributes));
        if found.last().is_some_and(|(name, _)| name == "script") {
            rest = &rest[rest.find("</script").unwrap_or(rest.len())..];
        }
    }
    found
}

/// The names of a tag's attributes, and the position after the tag.
fn attributes(text: &str) -> (BTreeSet<String>, usize) {
    let (mut names, mut name, mut quote) = (BTreeSet::new(), String::new(), None);
    for (place, character) in text.char_indices() {
        match (quote, character) {
            (Some(open), _) if character == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(character),
            (None, '>') => {
                names.insert(name);
                return (names, place + 1);
            }
            (None, ' ' | '=' | '\n' | '/') => {
                names.insert(std::mem::take(&mut name));
            }
            (None, _) => name.push(character),
        }
    }
    (names, text.len())
}
