//! The encodings in which sites store `ownIdData`.
//!
//! `onRegister` returns `{error, data, loginId}`, of which a site should store `data`. The README
//! of `@ownid/react` sends `btoa(JSON.stringify([payload]))`, and sites store the payload, its
//! JSON, lists of either, and their form encodings. The decoded document must still have a valid
//! tag, so decoding is harmless.

use std::{borrow::Cow, collections::BTreeMap};

use base64::{
    Engine,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use serde_json::value::RawValue;
use url::form_urlencoded;

/// Maximum number of texts that are decoded, each from an earlier one.
const MAX_CANDIDATES: usize = 64;

/// Number of base64 characters that are decoded to decide whether the bytes may be text.
const PROBE_CHARACTERS: usize = 64;

/// The members of a payload that may hold the document.
const DOCUMENT_MEMBERS: [&str; 3] = ["data", "ownIdData", "ownidData"];

/// Decodes the text, layer by layer, until `accept` returns a value for one of the results.
pub(in crate::platform) fn find_decoded<T>(
    text: &str,
    accept: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let mut candidates = decode_layer(text);
    let mut index = 0;
    while index < MAX_CANDIDATES
        && let Some(candidate) = candidates.get(index)
    {
        if let Some(accepted) = accept(candidate) {
            return Some(accepted);
        }
        let inner = decode_layer(candidate);
        candidates.extend(inner);
        index += 1;
    }
    None
}

/// Removes one layer of encoding. Returns all texts that may be inside.
fn decode_layer(text: &str) -> Vec<String> {
    let text = text.trim();
    if let Ok(json) = serde_json::from_str::<&RawValue>(text) {
        return decode_json(json);
    }
    decode_base64(text).or_else(|| decode_url(text)).into_iter().collect()
}

/// The strings, items or members of a JSON text, as raw text, because the tag covers the exact
/// characters.
fn decode_json(json: &RawValue) -> Vec<String> {
    let json = json.get();
    if json.starts_with('"') {
        serde_json::from_str(json).into_iter().collect()
    } else if json.starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(json).unwrap_or_default();
        items.into_iter().take(MAX_CANDIDATES).map(|item| item.get().to_owned()).collect()
    } else {
        let members: BTreeMap<Cow<'_, str>, &RawValue> =
            serde_json::from_str(json).unwrap_or_default();
        DOCUMENT_MEMBERS
            .iter()
            .filter_map(|name| members.get(*name))
            .map(|value| value.get().to_owned())
            .collect()
    }
}

/// Decodes base64 in either alphabet, with or without padding. A form turns `+` into a space.
/// `btoa` writes one byte per character, so bytes that are not UTF-8 are Latin-1.
fn decode_base64(text: &str) -> Option<String> {
    const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    const ENGINE: GeneralPurpose = GeneralPurpose::new(&STANDARD, LENIENT);
    let standard = || {
        let letters = text.chars().filter(|c| !matches!(c, '\r' | '\n'));
        letters.map(|c| match c {
            '-' | ' ' => '+',
            '_' => '/',
            other => other,
        })
    };

    // Foreign data is mostly recognised by its first bytes, without decoding all of it.
    let characters = standard().take(PROBE_CHARACTERS);
    let mut probe: Vec<u8> = characters.map(|c| u8::try_from(c).unwrap_or_default()).collect();
    probe.truncate(probe.len() / 4 * 4);
    if ENGINE.decode(probe).ok()?.iter().any(|byte| *byte < b' ' && !b"\t\r\n".contains(byte)) {
        return None;
    }

    let bytes = ENGINE.decode(standard().collect::<String>()).ok()?;
    let text = String::from_utf8(bytes)
        .unwrap_or_else(|error| error.as_bytes().iter().map(|&byte| char::from(byte)).collect());
    Some(text)
}

fn decode_url(text: &str) -> Option<String> {
    if !text.contains('%') {
        return None;
    }
    let (decoded, _) = form_urlencoded::parse(text.as_bytes()).next()?;
    Some(decoded.into_owned())
}

#[cfg(test)]
mod tests {
    use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE, BASE64_URL_SAFE_NO_PAD};
    use serde_json::json;

    use super::*;

    const SEALED: &str = r#"{"v":1,"data":{"passkeys":["a/b+c==","ü"]},"tag":"x-_"}"#;

    fn opens(text: &str) -> bool {
        find_decoded(text, |inner| (inner == SEALED).then_some(())).is_some()
    }

    #[test]
    fn p10_every_spelling_that_sites_use_is_read() {
        let payload = json!({ "error": null, "data": SEALED, "loginId": "jürgen@example.com" });
        let object = format!(r#"{{"error":null,"data":{SEALED}}}"#);
        let plain = [
            payload.to_string(),
            object.clone(),
            json!(SEALED).to_string(),
            json!(payload.to_string()).to_string(),
            json!([payload]).to_string(),
            json!([SEALED]).to_string(),
            format!("[{SEALED}]"),
            format!("[{object}]"),
            json!({ "ownIdData": payload }).to_string(),
            json!([null, {}, payload]).to_string(),
            serde_json::to_string_pretty(&json!([payload])).unwrap(),
        ];
        for text in plain {
            let base64 = BASE64_STANDARD.encode(&text);
            let latin_1: Vec<u8> = text.chars().map(|c| u8::try_from(c).unwrap()).collect();
            let url = form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
            for spelled in [
                BASE64_URL_SAFE.encode(&text),
                BASE64_URL_SAFE_NO_PAD.encode(&text),
                BASE64_STANDARD.encode(latin_1),
                base64.replace('+', " "),
                form_urlencoded::byte_serialize(base64.as_bytes()).collect(),
                json!(base64).to_string(),
                format!(" {base64}\n"),
                base64,
                url.replace('+', "%20"),
                url,
                text,
            ] {
                assert!(opens(&spelled), "{spelled}");
            }
        }
    }

    #[test]
    fn p10_what_holds_nothing_of_ours_ends_soon() {
        for text in [
            "",
            "null",
            "[]",
            "{}",
            "cloud-data",
            "%",
            "%%%",
            "\"\"",
            "a=b&c=d",
            &"[".repeat(60_000),
        ] {
            assert!(!opens(text), "{text:.20}");
        }
        let wide = json!(vec![json!({ "data": "x" }); 5_000]).to_string();
        assert!(!opens(&wide));
    }
}
