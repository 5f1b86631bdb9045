//! The SDK as it is served: `public/sdk.js` with its texts in English, and the texts in other languages.

use std::{collections::BTreeMap, sync::LazyLock};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use vestibule_app::{Language, texts};

use super::assets;

/// What is served, and a tag that changes with it.
#[derive(Debug)]
pub struct Served {
    pub text: String,
    pub tag: String,
}

pub static SCRIPT: LazyLock<Served> = LazyLock::new(|| {
    let file = assets::find("sdk.js").map(|file| file.data.into_owned()).unwrap_or_default();
    let english = format!("const ENGLISH = {};", texts(Language::DEFAULT));
    served(String::from_utf8(file).unwrap_or_default().replace("const ENGLISH = {};", &english))
});

/// The SDK's texts in a language, as JSON.
pub fn in_language(language: Language) -> Served {
    served(texts(language))
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
