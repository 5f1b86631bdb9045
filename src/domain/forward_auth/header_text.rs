//! Texts in headers that an application reads.

use std::fmt::Write as _;

/// The beginning of an encoded text (RFC 8187 §3.2.1), without a language.
const ENCODED_PREFIX: &str = "UTF-8''";

/// A text as the value of a header. Printable ASCII stays as it is; any other text is encoded as
/// RFC 8187 has it, such as `UTF-8''Zo%C3%AB`, so that every application reads the same characters
/// and none reads a line break.
pub fn header_text(text: &str) -> String {
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
        && text.trim() == text
        && !text.starts_with(ENCODED_PREFIX);
    if is_plain {
        return text.to_owned();
    }

    let mut encoded = ENCODED_PREFIX.to_owned();
    for byte in text.bytes() {
        // `attr-char` of RFC 8187 §3.2.1.
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use percent_encoding::percent_decode_str;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn texts_beyond_ascii_are_encoded() {
        for (text, value) in [
            ("", ""),
            ("ada@example.com", "ada@example.com"),
            ("Ada Lovelace", "Ada Lovelace"),
            ("Zo\u{eb}", "UTF-8''Zo%C3%AB"),
            ("100% Ada", "100% Ada"),
            ("a\r\nRemote-Roles: admin", "UTF-8''a%0D%0ARemote-Roles%3A%20admin"),
            ("UTF-8''Ada", "UTF-8''UTF-8%27%27Ada"),
            (" Ada", "UTF-8''%20Ada"),
        ] {
            assert_eq!(header_text(text), value);
        }
    }

    proptest! {
        #[test]
        fn every_text_can_be_read_back(text in "\\PC{0,32}|[\\x00-\\x7f]{0,32}") {
            let value = header_text(&text);
            prop_assert!(value.bytes().all(|byte| matches!(byte, b' '..=b'~')));
            let read = match value.strip_prefix(ENCODED_PREFIX) {
                Some(encoded) => percent_decode_str(encoded).decode_utf8().unwrap().into_owned(),
                None => value.clone(),
            };
            prop_assert_eq!(read, text);
        }
    }
}
