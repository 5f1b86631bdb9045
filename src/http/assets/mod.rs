//! Style, scripts and images, embedded in the binary.

pub mod api_docs;
pub mod branding;

use std::{borrow::Cow, sync::LazyLock};

use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use rust_embed::{EmbeddedFile, RustEmbed};

use super::error::Problem;

#[derive(RustEmbed)]
#[folder = "style/"]
struct Style;

#[derive(RustEmbed)]
#[folder = "public/"]
struct Public;

pub static STYLE_URL: LazyLock<String> = LazyLock::new(|| url("vestibule.css"));
pub static ADMIN_STYLE_URL: LazyLock<String> = LazyLock::new(|| url("admin.css"));
pub static ADMIN_SCRIPT_URL: LazyLock<String> = LazyLock::new(|| url("admin.js"));
pub static OLD_BROWSER_URL: LazyLock<String> = LazyLock::new(|| url("old-browser.js"));
pub static SCRIPT_URL: LazyLock<String> = LazyLock::new(|| url("page.js"));

/// Serves a file below `/assets/`. Its URL contains the hash of its content, so browsers may cache
/// it for ever.
pub async fn show(Path(name): Path<String>) -> Result<Response, Problem> {
    let file = find(&name).ok_or_else(|| Problem::of_status(StatusCode::NOT_FOUND))?;
    Ok(respond(file, "public, max-age=31536000, immutable"))
}

pub async fn favicon() -> Result<Response, Problem> {
    let file = find("favicon.svg").ok_or_else(|| Problem::of_status(StatusCode::NOT_FOUND))?;
    Ok(respond(file, "public, max-age=86400"))
}

/// Serves the path that browsers, feed readers and programs request unasked.
pub async fn favicon_for_all() -> Result<Response, Problem> {
    let file = find("favicon.ico").ok_or_else(|| Problem::of_status(StatusCode::NOT_FOUND))?;
    Ok(respond(file, "public, max-age=86400"))
}

/// Finds an embedded file by its name. Scripts and styles are stripped of comments.
pub fn find(name: &str) -> Option<EmbeddedFile> {
    let mut file = Style::get(name).or_else(|| Public::get(name))?;

    let is_code = [".js", ".css"].iter().any(|end| name.ends_with(end));
    if is_code && let Ok(code) = std::str::from_utf8(&file.data) {
        file.data = strip_comments(code).into_bytes().into();
    }
    Some(file)
}

/// Removes comment lines, type casts of `JSDoc`, empty lines and indentation: half of the size. It
/// relies on the style of these files: no comment begins after code and ends on another line, and
/// no string spans lines.
fn strip_comments(code: &str) -> String {
    let mut stripped = String::with_capacity(code.len());
    let mut in_comment = false;

    for line in code.lines().map(without_casts) {
        let line = line.trim();
        let starts_comment = !in_comment && line.starts_with("/*");
        if in_comment || starts_comment {
            in_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            stripped.push_str(line);
            stripped.push('\n');
        }
    }
    stripped
}

/// Removes comments that begin with a `JSDoc` tag and end on the same line, such as
/// `/** @type {string} */ (value)`.
fn without_casts(line: &str) -> Cow<'_, str> {
    let mut line = Cow::Borrowed(line);
    while let Some((code, rest)) = line.split_once("/** @") {
        let Some((_, behind)) = rest.split_once("*/") else { break };
        line = Cow::Owned(format!("{code}{}", behind.trim_start()));
    }
    line
}

fn respond(file: EmbeddedFile, cache_control: &'static str) -> Response {
    let media_type = file.metadata.mimetype().to_owned();
    (
        [(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, cache_control.to_owned())],
        file.data,
    )
        .into_response()
}

pub fn url(name: &str) -> String {
    let hash =
        find(name).map(|file| BASE64_URL_SAFE_NO_PAD.encode(&file.metadata.sha256_hash()[..9]));
    format!("/assets/{name}?v={}", hash.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_are_removed() {
        let code = "/* One\n * two */\n'use strict';\n\n  // Three.\n  say('//', \"/*\"); // \
                    Four.\n/** Five. */\n  done();\n";
        assert_eq!(strip_comments(code), "'use strict';\nsay('//', \"/*\"); // Four.\ndone();\n");
    }

    #[test]
    fn type_casts_are_removed_and_their_values_stay() {
        let code = "  const a = /** @type {A} */ (/** @type {B} */ (b));\n/** @type {C} */\n\
                    let c;\n/** @typedef {object} D\n * @property {E} e */\nf();\n";
        assert_eq!(strip_comments(code), "const a = ((b));\nlet c;\nf();\n");
    }

    #[test]
    fn our_files_can_be_stripped_safely() {
        for name in Style::iter().chain(Public::iter()).filter(|name| !name.ends_with(".ico")) {
            let file = Style::get(&name).or_else(|| Public::get(&name)).unwrap();
            let text = String::from_utf8(file.data.into_owned()).unwrap();
            for line in text.lines().map(str::trim) {
                let open = line.rfind("/*").is_some_and(|at| at > 0 && !line[at..].contains("*/"));
                assert!(!open, "{name} opens a comment behind code: {line}");
                assert!(
                    !line.contains("*/") || line.ends_with("*/") || line.contains("/*"),
                    "{name} has code behind a comment: {line}"
                );
            }
        }
    }
}
