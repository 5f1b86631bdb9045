//! Login ids as keyboards, address books and mails give them: with signs that nobody sees, in other digits, inside a link or
//! behind a name.

use std::borrow::Cow;

use super::decimal_digit::to_ascii_digit;

/// What stands in a link before an address or a number.
const SCHEMES: [&str; 5] = ["mailto:", "tel:", "sms:", "smsto:", "callto:"];

/// The text without what is not part of an address or a number: invisible signs, a name and its angle brackets, the scheme and the
/// query of a link. Hyphens and dots are the plain ones, wherever they were typed.
pub fn cleaned(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.is_ascii() && !text.contains(['<', ':', '%']) {
        return Cow::Borrowed(text);
    }

    let visible: String = text.chars().filter(|&c| !is_invisible(c)).map(plain).collect();
    let bare = without_name(visible.trim());
    let text = SCHEMES.iter().find_map(|scheme| without_scheme(bare, scheme));
    Cow::Owned(text.unwrap_or_else(|| bare.to_owned()))
}

/// The digits of other scripts as 0 to 9, where all else is ASCII: a keyboard wrote them, not a name.
pub fn with_plain_digits(text: &str) -> Cow<'_, str> {
    let is_plain = text.is_ascii() || !text.chars().all(|c| c.is_ascii() || to_ascii_digit(c).is_some());
    if is_plain {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| to_ascii_digit(c).unwrap_or(c)).collect())
}

/// Marks of direction, joiners of lines, soft hyphens: copying brings them along, and no address or number has them.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// What editors and keyboards write for a hyphen, a dot, an at sign, and the capital i of a Turkish one.
fn plain(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '。' | '．' | '｡' => '.',
        '＠' | '﹫' => '@',
        'İ' => 'I',
        _ => c,
    }
}

/// `Name <address>`, or the address in angle brackets alone.
fn without_name(text: &str) -> &str {
    match text.strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
        Some((_, address)) => address.trim(),
        None => text,
    }
}

/// What a link names (RFC 6068 and RFC 3966): without its scheme and its query, and without percent signs.
fn without_scheme(text: &str, scheme: &str) -> Option<String> {
    let (start, rest) = text.split_at_checked(scheme.len())?;
    if !start.eq_ignore_ascii_case(scheme) {
        return None;
    }
    let rest = rest.split('?').next().unwrap_or_default().trim_start_matches('/');
    Some(percent_decoded(rest).trim().to_owned())
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let byte = after.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        if let Some(byte) = byte {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(b'%');
            rest = after;
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn u19_what_is_not_the_address_goes() {
        for (typed, read) in [
            ("user@example.com", "user@example.com"),
            ("\u{2066}user@example.com\u{2069}", "user@example.com"),
            ("anna\u{2011}maria@example.com", "anna-maria@example.com"),
            ("mailto:user@example.com?subject=Hi", "user@example.com"),
            ("MAILTO:user%2Btag@example.com", "user+tag@example.com"),
            ("100%@example.com", "100%@example.com"),
            ("Anna <anna@example.com>", "anna@example.com"),
            ("<mailto:anna@example.com>", "anna@example.com"),
            ("tel:+49-30-901820", "+49-30-901820"),
            ("\u{a0}john。smith＠example。com\u{feff}", "john.smith@example.com"),
            ("İNFO@EXAMPLE.COM", "INFO@EXAMPLE.COM"),
        ] {
            assert_eq!(cleaned(typed), read, "{typed}");
        }
    }

    #[test]
    fn u19_digits_of_other_scripts_are_read() {
        assert_eq!(with_plain_digits("user١٢٣@example.com"), "user123@example.com");
        assert_eq!(with_plain_digits("علي١٢٣@example.com"), "علي١٢٣@example.com");
    }
}
