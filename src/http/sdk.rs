//! The SDK as it is served: `public/sdk.js` with its texts in every language.

use std::{collections::BTreeMap, sync::LazyLock};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use vestibule_app::{Language, texts};

use super::assets;

/// The script, and a tag that changes with it.
pub static SDK: LazyLock<(String, String)> = LazyLock::new(|| {
    let file = assets::find("sdk.js").map(|file| file.data.into_owned()).unwrap_or_default();
    let script = String::from_utf8(file).unwrap_or_default().replace(PLACE, &format!("const TEXTS = {};", texts()));
    // Weak, because the bytes differ with their compression.
    let tag = format!("W/\"{}\"", BASE64_URL_SAFE_NO_PAD.encode(&Sha256::digest(&script)[..12]));
    (script, tag)
});

const PLACE: &str = "const TEXTS = {};";

/// By the widget's name for the language. The first of several that are close is taken, so the default comes before the other
/// English.
fn texts() -> String {
    let of = |language: Language| {
        let texts: BTreeMap<_, _> = language.speak(|| texts::of_widget().collect());
        let json = serde_json::to_string(&texts).unwrap_or_default();
        format!("\"{}\":{json}", language.widget())
    };
    let others = Language::ALL.into_iter().filter(|language| *language != Language::DEFAULT);
    let all: Vec<_> = std::iter::once(Language::DEFAULT).chain(others).map(of).collect();
    format!("{{{}}}", all.join(","))
}
