//! Login ids as keyboards, address books and mails contain them: with invisible characters, digits
//! of other scripts, in a link or after a name.

use std::borrow::Cow;

use super::decimal_digit::to_ascii_digit;

/// The schemes of links to an address or a number.
const LINK_SCHEMES: [&str; 5] = ["mailto:", "tel:", "sms:", "smsto:", "callto:"];

/// Removes what is not part of an address or a number: invisible characters, a name and its angle
/// brackets, the scheme and the query of a link. Typographic hyphens and dots become plain ones.
pub fn clean(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.is_ascii() && !text.contains(['<', ':', '%']) {
        return Cow::Borrowed(text);
    }

    let visible: String = text.chars().filter(|&c| !is_invisible(c)).map(to_plain_sign).collect();
    let bare = without_name(visible.trim());
    let text = LINK_SCHEMES.iter().find_map(|scheme| without_scheme(bare, scheme));
    Cow::Owned(text.unwrap_or_else(|| bare.to_owned()))
}

/// Converts digits of other scripts to ASCII if all other characters are ASCII: then a keyboard
/// wrote them, and they are not part of a name.
pub fn with_plain_digits(text: &str) -> Cow<'_, str> {
    let is_plain =
        text.is_ascii() || !text.chars().all(|c| c.is_ascii() || to_ascii_digit(c).is_some());
    if is_plain {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| to_ascii_digit(c).unwrap_or(c)).collect())
}

/// Returns true for direction marks, joiners and soft hyphens, which are copied along and are part
/// of no address or number.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

/// Replaces typographic hyphens, dots and at signs, and the Turkish capital dotted I.
fn to_plain_sign(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '。' | '．' | '｡' => '.',
        '＠' | '﹫' => '@',
        'İ' => 'I',
        _ => c,
    }
}

/// Removes the name of `Name <address>`, or the angle brackets alone.
fn without_name(text: &str) -> &str {
    match text.strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
        Some((_, address)) => address.trim(),
        None => text,
    }
}

/// Returns the target of a link (RFC 6068 and RFC 3966), percent-decoded, without its scheme and
/// its query.
fn without_scheme(text: &str, scheme: &str) -> Option<String> {
    let (start, rest) = text.split_at_checked(scheme.len())?;
    if !start.eq_ignore_ascii_case(scheme) {
        return None;
    }

    let rest = rest.split('?').next().unwrap_or_default().trim_start_matches('/');
    Some(percent_decode(rest).trim().to_owned())
}

fn percent_decode(text: &str) -> String {
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
            assert_eq!(clean(typed), read, "{typed}");
        }
    }

    #[test]
    fn u19_digits_of_other_scripts_are_read() {
        assert_eq!(with_plain_digits("user١٢٣@example.com"), "user123@example.com");
        assert_eq!(with_plain_digits("علي١٢٣@example.com"), "علي١٢٣@example.com");
    }
}
