//! The SDK as it is served: the scripts of `PARTS` as one, with the texts in English, the dialog that it fetches when a page starts
//! it, and the texts in other languages.

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use crate::{
    http::{api::entity_tags::EntityTags, assets, error::Problem},
    platform::Platform,
};
use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderMap, HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use tower_http::compression::CompressionLayer;
use vestibule_app::{Language, i18n::texts};

/// Its addresses.
pub fn routes() -> Router<Arc<Platform>> {
    Router::new()
        .route("/sdk/{app_id}", get(script))
        .route("/sdk/{app_id}/start.js", get(dialog))
        .route("/sdk/{app_id}/{language}", get(in_language))
        .layer(CompressionLayer::new())
}

/// The SDK, for pages of any origin to load: it is the platform behind it that chooses its callers.
async fn script(
    State(platform): State<Arc<Platform>>,
    Path(app_id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    platform.check_app(&app_id)?;
    let script = if platform.offers_codes { &SCRIPT_WITH_CODES } else { &SCRIPT };
    Ok(answer(&headers, script, JAVASCRIPT))
}

/// What `ownid('start', …)` opens.
async fn dialog(
    State(platform): State<Arc<Platform>>,
    Path(app_id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    platform.check_app(&app_id)?;
    Ok(answer(&headers, &DIALOG, JAVASCRIPT))
}

/// What the SDK says in a language, named as its `language` setting names it. One that we do not have is English.
async fn in_language(
    State(platform): State<Arc<Platform>>,
    Path((app_id, language)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    platform.check_app(&app_id)?;
    let language = Language::find(&language).unwrap_or(Language::DEFAULT);
    Ok(answer(&headers, &served(texts(language)), "application/json"))
}

fn answer(headers: &HeaderMap, served: &Served, kind: &'static str) -> Response {
    let known = EntityTags::of(headers, header::IF_NONE_MATCH).ok().flatten();
    let unchanged = known.is_some_and(|known| known.name(&served.tag));
    let head = [
        (header::CACHE_CONTROL, "public, max-age=300"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
        (header::ETAG, served.tag.as_str()),
    ];
    if unchanged {
        return (StatusCode::NOT_MODIFIED, head).into_response();
    }
    (head, [(header::CONTENT_TYPE, kind)], served.text.clone()).into_response()
}

/// What is served, and a tag that changes with it.
struct Served {
    text: String,
    tag: String,
}

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

/// The parts of the SDK, in the order in which they build on each other.
const PARTS: [&str; 6] =
    ["sdk.js", "sdk-widget.js", "sdk-style.js", "sdk-headless.js", "sdk-account.js", "sdk-methods.js"];

static SCRIPT: LazyLock<Served> = LazyLock::new(|| served(sdk(false)));
static SCRIPT_WITH_CODES: LazyLock<Served> = LazyLock::new(|| served(sdk(true)));
static DIALOG: LazyLock<Served> = LazyLock::new(|| served(file("sdk-start.js")));

/// One function around all parts, so that none of their names is the page's. A page that loads the SDK twice keeps its widgets.
fn sdk(codes: bool) -> String {
    let parts: String = PARTS.iter().map(|name| file(name)).collect();
    let script = parts
        .replace("const ENGLISH = {};", &format!("const ENGLISH = {};", texts(Language::DEFAULT)))
        .replace("const CODES = false;", &format!("const CODES = {codes};"));
    format!("(() => {{\n'use strict';\nif (window.ownid && window.ownid.version) return;\n{script}}})();\n")
}

fn file(name: &str) -> String {
    let file = assets::find(name).map(|file| file.data.into_owned()).unwrap_or_default();
    String::from_utf8(file).unwrap_or_default()
}

fn served(text: String) -> Served {
    // Weak, because the bytes differ with their compression.
    let tag = format!("W/\"{}\"", BASE64_URL_SAFE_NO_PAD.encode(&Sha256::digest(&text)[..12]));
    Served { text, tag }
}

fn texts(language: Language) -> String {
    let texts: BTreeMap<_, _> = language.speak(|| texts::of_widget().collect());
    serde_json::to_string(&texts).unwrap_or_default()
}
