//! The SDK as it is served: its script with the English texts, the dialog that it loads when a page
//! opens it, the texts in other languages, and the types.

mod script;

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tower_http::compression::CompressionLayer;
use utoipa_axum::router::OpenApiRouter;
use vestibule_app::{Language, i18n::texts};

use crate::{
    http::{
        api::entity_tags::EntityTags,
        error::Problem,
        route_table::{PlainRoutes, get},
    },
    platform::Platform,
};

/// Routes of the SDK.
pub fn routes() -> OpenApiRouter<Arc<Platform>> {
    OpenApiRouter::new()
        .plain("/sdk/ownid.d.ts", get(type_declarations))
        .plain("/sdk/{app_id}", get(sdk))
        .plain("/sdk/{app_id}/start.js", get(dialog))
        .plain("/sdk/{app_id}/{language}", get(in_language))
        .layer(CompressionLayer::new())
}

/// The SDK's script, for pages of any origin: the platform behind it restricts its callers.
async fn sdk(
    State(platform): State<Arc<Platform>>,
    Path(app_id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    platform.check_app(&app_id)?;
    let served = if platform.offers_codes { &SCRIPT_WITH_CODES } else { &SCRIPT };
    Ok(answer(&headers, served, JAVASCRIPT))
}

/// Script of the dialog that `ownid('start', …)` opens.
async fn dialog(
    State(platform): State<Arc<Platform>>,
    Path(app_id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    platform.check_app(&app_id)?;
    Ok(answer(&headers, &DIALOG, JAVASCRIPT))
}

/// Texts of the SDK in the language of its `language` setting, or in English for an unknown one.
async fn in_language(
    State(platform): State<Arc<Platform>>,
    Path((app_id, language)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    platform.check_app(&app_id)?;
    let language = Language::find(&language).unwrap_or(Language::DEFAULT);
    Ok(answer(&headers, &served(texts(language).to_string()), "application/json"))
}

/// Types of the SDK, which are the same for every application.
async fn type_declarations(headers: HeaderMap) -> Response {
    answer(&headers, &TYPES, TYPESCRIPT)
}

fn answer(headers: &HeaderMap, served: &Served, kind: &'static str) -> Response {
    let known = EntityTags::from_headers(headers, header::IF_NONE_MATCH).ok().flatten();
    let unchanged = known.is_some_and(|known| known.contains(&served.tag));
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

/// A text to serve, and a tag that changes with it.
struct Served {
    text: String,
    tag: String,
}

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
/// Media type that module hosts use for TypeScript; none is registered. By its extension the file
/// would be a video (MPEG-2).
const TYPESCRIPT: &str = "application/typescript; charset=utf-8";

static SCRIPT: LazyLock<Served> =
    LazyLock::new(|| served(script::sdk(false, &texts(Language::DEFAULT))));
static SCRIPT_WITH_CODES: LazyLock<Served> =
    LazyLock::new(|| served(script::sdk(true, &texts(Language::DEFAULT))));
static DIALOG: LazyLock<Served> = LazyLock::new(|| served(script::dialog()));
static TYPES: LazyLock<Served> = LazyLock::new(|| served(script::types()));

fn served(text: String) -> Served {
    // Weak, because the bytes depend on the compression.
    let tag = format!("W/\"{}\"", BASE64_URL_SAFE_NO_PAD.encode(&Sha256::digest(&text)[..12]));
    Served { text, tag }
}

/// Texts of the widget in a language, by key.
fn texts(language: Language) -> Value {
    let texts: BTreeMap<_, _> = language.speak(|| texts::of_widget().collect());
    json!(texts)
}
