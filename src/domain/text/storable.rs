//! The one character that PostgreSQL has no place for in a text.

use std::borrow::Cow;

/// The text with a sign for each U+0000, so that people can read where one stood, and both databases keep the same.
pub fn storable(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { Cow::Owned(text.replace('\0', "\u{2400}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::storable;

    #[test]
    fn a03_a_nul_has_a_sign() {
        assert_eq!(storable("a\0b\0"), "a\u{2400}b\u{2400}");
        assert_eq!(storable("a\u{1}b"), "a\u{1}b");
    }
}
