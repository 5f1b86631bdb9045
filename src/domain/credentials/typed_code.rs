//! Codes as people type and paste them: with digits of any script, and with separators and
//! invisible characters.

use crate::domain::text::decimal_digit::to_ascii_digit;

/// The text does not have the form of a code, so it is a typing error and not an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this does not look like a code")]
pub struct MalformedCode;

/// Extracts the letters and digits of a typed code, in lower case ASCII. Spaces, dashes, dots,
/// other marks and invisible characters, such as those that control the writing direction, are
/// ignored.
///
/// # Errors
/// [`MalformedCode`] unless exactly `length` characters remain, all of them ASCII or digits of
/// another script.
pub fn letters_and_digits(typed: &str, length: usize) -> Result<String, MalformedCode> {
    let mut code = String::with_capacity(length);
    for character in typed.chars().filter(|character| is_significant(*character)) {
        let read =
            to_ascii_digit(character).or_else(|| ascii_letter(character)).ok_or(MalformedCode)?;
        if code.len() == length {
            return Err(MalformedCode);
        }
        code.push(read);
    }
    if code.len() == length { Ok(code) } else { Err(MalformedCode) }
}

/// Returns true for a character that a reader sees as part of the code. Unicode counts the
/// invisible fillers of Hangul as letters.
fn is_significant(character: char) -> bool {
    let is_invisible = matches!(character, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}');
    !is_invisible
        && (to_ascii_digit(character).is_some()
            || (character.is_alphanumeric() && !is_mark(character)))
}

/// Returns true for combining marks, such as the frame of an emoji's digit; some of them are
/// alphabetic.
fn is_mark(character: char) -> bool {
    unicode_normalization::char::is_combining_mark(character)
}

/// Returns the lower case ASCII letter of an ASCII or full-width letter, as East Asian keyboards
/// type it.
fn ascii_letter(character: char) -> Option<char> {
    let narrow = match character {
        '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => {
            char::from_u32(u32::from(character) - 0xfee0)?
        }
        _ => character,
    };
    if narrow.is_ascii_alphabetic() { Some(narrow.to_ascii_lowercase()) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn u03_what_stands_around_a_code_does_not_count() {
        for typed in [
            "123456",
            " 123 456 ",
            "\u{2068}123456\u{2069}",
            "\u{200e}123\u{200b}456\u{200f}",
            "\u{202a}123\u{202c}456\u{202e}",
            "\u{feff}123456",
            "123\u{ad}456",
            "\u{61c}123456\u{2060}",
            "123-456",
            "123–456",
            "123\u{2011}456",
            "123\u{2212}456",
            "1.2.3.4.5.6.",
            "123·456。",
            "123\u{a0}456",
            "123\u{202f}456",
            "123\u{3000}456",
            "123\t456\r\n",
            "#123456",
            "(123456)",
            "„123456“",
            "1\u{fe0f}\u{20e3}23456",
            "\u{3164}123456",
            "١٢٣٤٥٦",
            "۱۲۳۴۵۶",
            "१२३४५६",
            "๑๒๓๔๕๖",
            "１２３４５６",
            "١٢٣-456",
        ] {
            assert_eq!(letters_and_digits(typed, 6).as_deref(), Ok("123456"), "{typed:?}");
        }

        assert_eq!(letters_and_digits("ＡＢ-c１", 4).as_deref(), Ok("abc1"));
    }

    #[test]
    fn u03_other_text_is_no_code() {
        for typed in [
            "",
            " ",
            "12345",
            "1234567",
            "12345б",
            "１２３４５",
            "①23456",
            "12345²",
            "\u{2069}",
            "五23456",
        ] {
            assert_eq!(letters_and_digits(typed, 6), Err(MalformedCode), "{typed:?}");
        }
    }
}
