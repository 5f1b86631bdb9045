//! U+0000, the one character that PostgreSQL cannot store in a text.

use std::borrow::Cow;

/// Replaces each U+0000 by U+2400, the visible symbol for it, so that both databases store the same
/// text.
pub fn replace_nul(text: &str) -> Cow<'_, str> {
    if text.contains('\0') {
        Cow::Owned(text.replace('\0', "\u{2400}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::replace_nul;

    #[test]
    fn a03_a_nul_has_a_sign() {
        assert_eq!(replace_nul("a\0b\0"), "a\u{2400}b\u{2400}");
        assert_eq!(replace_nul("a\u{1}b"), "a\u{1}b");
    }
}
