//! The check of other spellings of a path.

use super::{
    Needs, ProxyCheck, Severity,
    connection::ConnectionFailure,
    inspection::{Inspection, LabelledRequest, NotFoundMeaning, distinct, unique_word},
    request::WireRequest,
};
use crate::cli::findings::Finding;

pub(super) const CHECKS: &[ProxyCheck] = &[ProxyCheck {
    name: "paths-spelled",
    severity: Severity::Fault,
    says: "No spelling of a path goes around the login: //, %2e%2e, %2f, ;, \\, case, escapes.",
    mend: "Ask about the whole host, so that no spelling of a path is outside; leave paths \
               to the application as they were asked about.",
    needs: Needs::Entry,
    probe: |inspection| Box::pin(spellings(inspection)),
}];

async fn spellings(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let requests = spellings_of(inspection.telling_page(), inspection.folder());
    let requests = requests.into_iter().filter(|path| !inspection.is_public(path)).map(|path| {
        let request = WireRequest::page(&path);
        LabelledRequest::new(path, request)
    });
    inspection.find_open(requests.collect(), NotFoundMeaning::IsClosed).await
}

/// Other spellings of a path in this folder, which some program on the way reads as the same.
fn spellings_of(page: &str, folder: &str) -> Vec<String> {
    let path = page.split('?').next().unwrap_or_default();
    let inner = path.trim_start_matches('/');
    let folder = folder.trim_end_matches('/');
    let (first, rest) = inner.split_at(inner.chars().next().map_or(0, char::len_utf8));
    let escaped = first.bytes().map(|byte| format!("%{byte:02x}")).collect::<Vec<_>>().concat();
    let x = unique_word();

    distinct(vec![
        format!("/{path}"),
        format!("//{path}"),
        format!("/.{path}"),
        format!("/./{path}"),
        format!("/%2e/{inner}"),
        format!("/{x}/..{path}"),
        format!("/{x}/%2e%2e{path}"),
        format!("/{x}/%2E%2E/{inner}"),
        format!("/{x}%2f..%2f{inner}"),
        format!("/{x}/..%2f{inner}"),
        format!("/%2f{inner}"),
        format!("/{x}/..;{path}"),
        format!("/;{path}"),
        format!("{folder}/;{x}/{inner}"),
        format!("{path};{x}"),
        format!("{path};{x}.css"),
        format!("/{x}\\..\\{inner}"),
        format!("/\\{inner}"),
        format!("/{x}/..%5c{inner}"),
        format!("/{escaped}{rest}"),
        path.to_uppercase(),
        alternate_case(path),
        format!("{path}%20"),
        format!("{path}%00"),
        format!("{path}%3f"),
        format!("{path}%23"),
        format!("{path}."),
        format!("/{x}/%252e%252e{path}"),
        format!("/{x}/%c0%ae%c0%ae{path}"),
        format!("{path}#{x}"),
        format!("{path}?.css"),
        format!("{path}%0a"),
        format!("{path}/{x}/.."),
    ])
}

/// The path with every second letter in upper case.
fn alternate_case(path: &str) -> String {
    let letters = path.char_indices();
    let letters = letters.map(|(at, letter)| match at % 2 {
        0 => letter.to_ascii_lowercase(),
        _ => letter.to_ascii_uppercase(),
    });
    letters.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_are_distinct_paths() {
        for (page, folder) in [("/", "/"), ("/wiki/page?x=y", "/wiki/")] {
            let paths = spellings_of(page, folder);
            assert!(paths.len() >= 25, "{paths:?}");
            assert!(paths.iter().all(|path| path.starts_with('/')), "{paths:?}");
        }
        let paths = spellings_of("/wiki/page", "/wiki/");
        for path in ["//wiki/page", "/%77iki/page", "/WIKI/PAGE", "/WiKi/pAgE", "/;/wiki/page"] {
            assert!(paths.iter().any(|found| found == path), "{path} is not in {paths:?}");
        }
    }
}
