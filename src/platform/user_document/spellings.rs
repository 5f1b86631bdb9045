//! The spellings in which `ownIdData` comes back. `onRegister` hands out `{error, data, loginId}`, of which a site is to store `data`;
//! the README of `@ownid/react` sends `btoa(JSON.stringify([payload]))`, and sites store the payload, its JSON, lists of either, and
//! what their forms made of it. Whatever is inside is held against its tag as ever, so a spelling opens nothing by itself.

use std::{borrow::Cow, collections::BTreeMap};

use base64::{
    Engine,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use serde_json::value::RawValue;
use url::form_urlencoded;

/// The most texts that are looked into, each unwrapped from one before it.
const MOST_TEXTS: usize = 64;

/// The characters of base64 whose bytes say whether it may be a text.
const BEGINNING: usize = 64;

/// The members under which a payload has it.
const MEMBERS: [&str; 3] = ["data", "ownIdData", "ownidData"];

/// Unwraps the text until `open` takes what is inside.
pub(in crate::platform) fn unwrap<T>(text: &str, open: impl Fn(&str) -> Option<T>) -> Option<T> {
    let mut texts = inside(text);
    let mut at = 0;
    while let Some(text) = texts.get(at).filter(|_| at < MOST_TEXTS) {
        if let Some(opened) = open(text) {
            return Some(opened);
        }
        let more = inside(text);
        texts.extend(more);
        at += 1;
    }
    None
}

/// The texts that may be wrapped in this one, by one layer.
fn inside(text: &str) -> Vec<String> {
    let text = text.trim();
    let from_json = serde_json::from_str::<&RawValue>(text).ok().map(in_json);
    from_json.unwrap_or_else(|| in_base64(text).or_else(|| in_url(text)).into_iter().collect())
}

/// Raw texts, because the tag is over the very characters.
fn in_json(json: &RawValue) -> Vec<String> {
    let json = json.get();
    if json.starts_with('"') {
        serde_json::from_str(json).into_iter().collect()
    } else if json.starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(json).unwrap_or_default();
        items.into_iter().take(MOST_TEXTS).map(|item| item.get().to_owned()).collect()
    } else {
        let members: BTreeMap<Cow<'_, str>, &RawValue> = serde_json::from_str(json).unwrap_or_default();
        MEMBERS.iter().filter_map(|name| members.get(*name)).map(|value| value.get().to_owned()).collect()
    }
}

/// In either alphabet, padded or not. A form turns `+` into a space. `btoa` writes one byte for each character, so what is no UTF-8 is
/// Latin-1.
fn in_base64(text: &str) -> Option<String> {
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
    // Most of what is not ours is seen by its beginning, without decoding it all.
    let mut beginning: Vec<u8> = standard().take(BEGINNING).map(|c| u8::try_from(c).unwrap_or_default()).collect();
    beginning.truncate(beginning.len() / 4 * 4);
    if ENGINE.decode(beginning).ok()?.iter().any(|byte| *byte < b' ' && !b"\t\r\n".contains(byte)) {
        return None;
    }
    let bytes = ENGINE.decode(standard().collect::<String>()).ok()?;
    let text = String::from_utf8(bytes)
        .unwrap_or_else(|error| error.as_bytes().iter().map(|&byte| char::from(byte)).collect());
    Some(text)
}

fn in_url(text: &str) -> Option<String> {
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
        unwrap(text, |inner| (inner == SEALED).then_some(())).is_some()
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
        for text in ["", "null", "[]", "{}", "cloud-data", "%", "%%%", "\"\"", "a=b&c=d", &"[".repeat(60_000)] {
            assert!(!opens(text), "{text:.20}");
        }
        let wide = json!(vec![json!({ "data": "x" }); 5_000]).to_string();
        assert!(!opens(&wide));
    }
}
