//! `/api/docs`: the OpenAPI document as a page that can send requests, drawn by Swagger UI.

use std::sync::LazyLock;

use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};

use crate::http::{assets, error::Problem};

/// Scripts and styles of the page, compressed with gzip; the build script extracts them from the
/// archive of Swagger UI.
const FILES: [(&str, &str, &[u8]); 2] = [
    (
        "swagger-ui-bundle.js",
        "text/javascript; charset=utf-8",
        include_bytes!(concat!(env!("OUT_DIR"), "/swagger-ui-bundle.js.gz")),
    ),
    (
        "swagger-ui.css",
        "text/css; charset=utf-8",
        include_bytes!(concat!(env!("OUT_DIR"), "/swagger-ui.css.gz")),
    ),
];

static PAGE: LazyLock<String> = LazyLock::new(|| {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Vestibule's API</title>\n<link rel=\"icon\" href=\"/favicon.svg\">\n\
         <link rel=\"stylesheet\" href=\"/api/docs/swagger-ui.css\">\n\
         <div id=\"api\"><p>This page needs JavaScript. It shows <a \
         href=\"/api/openapi.json\">/api/openapi.json</a>.</p></div>\n\
         <script src=\"/api/docs/swagger-ui-bundle.js\"></script>\n<script src=\"{}\"></script>\n\
         </html>\n",
        assets::url("docs.js"),
    )
});

pub async fn show() -> Html<&'static str> {
    Html(PAGE.as_str())
}

/// Serves a file, always compressed with gzip, which every browser accepts.
pub async fn file(Path(name): Path<String>) -> Result<Response, Problem> {
    let found = FILES.into_iter().find(|(known, _, _)| *known == name);
    let (_, kind, bytes) = found.ok_or_else(|| Problem::of_status(StatusCode::NOT_FOUND))?;

    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_ENCODING, "gzip"),
        (header::CACHE_CONTROL, "public, max-age=86400"),
    ];
    Ok((headers, bytes).into_response())
}
