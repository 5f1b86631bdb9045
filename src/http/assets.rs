//! Style, scripts and images, embedded in the binary.

use std::sync::LazyLock;

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
pub static SCRIPT_URL: LazyLock<String> = LazyLock::new(|| url("page.js"));

/// A file under `/assets/`. Its URL carries the hash of its content, so a browser may keep it for ever.
pub async fn show(Path(name): Path<String>) -> Result<Response, Problem> {
    let file = find(&name).ok_or_else(|| Problem::of_status(StatusCode::NOT_FOUND))?;
    Ok(answer(file, "public, max-age=31536000, immutable"))
}

pub async fn favicon() -> Result<Response, Problem> {
    let file = find("favicon.svg").ok_or_else(|| Problem::of_status(StatusCode::NOT_FOUND))?;
    Ok(answer(file, "public, max-age=86400"))
}

/// An embedded file by its name.
pub fn find(name: &str) -> Option<EmbeddedFile> {
    Style::get(name).or_else(|| Public::get(name))
}

fn answer(file: EmbeddedFile, cache: &'static str) -> Response {
    let kind = file.metadata.mimetype().to_owned();
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, cache.to_owned())], file.data).into_response()
}

pub fn url(name: &str) -> String {
    let hash = find(name).map(|file| BASE64_URL_SAFE_NO_PAD.encode(&file.metadata.sha256_hash()[..9]));
    format!("/assets/{name}?v={}", hash.unwrap_or_default())
}
