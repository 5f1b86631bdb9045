//! Phone numbers as people type and dial them.

use unicode_normalization::UnicodeNormalization;

use super::{
    numbering_plan::{self, ValidNumber},
    phone::{InvalidPhone, Phone},
};
use crate::domain::text::{decimal_digit::to_ascii_digit, typed_text::clean};

/// A number as dialled, without separators.
pub(super) struct DialledNumber {
    pub(super) has_plus: bool,
    pub(super) digits: String,
}

/// Words and signs before an extension, in lower case, including the pauses of address books
/// (commas and semicolons).
const EXTENSION_MARKS: [&str; 16] = [
    "extension",
    "extensión",
    "extensao",
    "ext",
    "anexo",
    "poste",
    "ramal",
    "interno",
    "durchwahl",
    "доб",
    "內線",
    "内線",
    "x",
    "#",
    ";",
    ",",
];

impl DialledNumber {
    /// Parses the typed text. The plan is not consulted.
    pub(super) fn parse(text: &str) -> Result<Self, InvalidPhone> {
        let text = clean(text);
        if text.len() > Phone::MAX_INPUT_BYTES {
            return Err(InvalidPhone::Form);
        }
        let text: String = text.nfkc().flat_map(char::to_lowercase).collect();
        let text = apply_phone_context(text.trim());

        let (number, rest) =
            text.split_at(text.find(|c| !is_digit_or_separator(c)).unwrap_or(text.len()));
        let (has_plus, number) = match number.trim_start_matches(is_separator).strip_prefix('+') {
            Some(number) => (true, number.trim_start_matches('+')),
            None => (false, number),
        };
        if number.contains('+') {
            return Err(InvalidPhone::Form);
        }
        let digits: String = number.chars().filter_map(to_ascii_digit).collect();
        if !rest.is_empty() {
            return Err(classify_rest(&digits, rest));
        }
        if digits.is_empty() {
            return Err(InvalidPhone::Form);
        }
        if digits.len() > Phone::MAX_DIGITS + 5 {
            return Err(InvalidPhone::Impossible);
        }
        Ok(Self { has_plus, digits })
    }

    /// Finds the numbering plan in which the number is valid.
    pub(super) fn find_plan(&self) -> Option<ValidNumber> {
        if self.has_plus && !self.digits.starts_with('0') {
            return numbering_plan::find_international(&self.digits);
        }
        numbering_plan::find_after_exit_code(&self.digits)
    }
}

/// Applies the context of a `tel:` link (RFC 3966, section 5.1.4):
/// `tel:030901820;phone-context=+49`.
fn apply_phone_context(text: &str) -> String {
    let Some((number, context)) = text.split_once(";phone-context=") else {
        return text.to_owned();
    };
    match (context.split(';').next(), number.starts_with('+')) {
        (Some(context), false) if context.starts_with('+') => format!("{context}{number}"),
        _ => number.to_owned(),
    }
}

/// Determines the error for the text after the digits.
fn classify_rest(digits: &str, rest: &str) -> InvalidPhone {
    let is_extension = digits.len() >= 5
        && EXTENSION_MARKS.iter().any(|mark| {
            let after =
                rest.strip_prefix(mark).map(|after| after.trim_start_matches(['.', ':', '=', ' ']));
            after.is_some_and(|after| {
                after.starts_with(|c| {
                    to_ascii_digit(c).is_some() || mark.len() == 1 && !c.is_alphabetic()
                })
            }) || rest.starts_with(";ext=")
        });

    if is_extension {
        InvalidPhone::Extension
    } else if !digits.is_empty() && rest.chars().any(char::is_alphabetic) {
        InvalidPhone::Letters
    } else {
        InvalidPhone::Form
    }
}

fn is_digit_or_separator(c: char) -> bool {
    c == '+' || to_ascii_digit(c).is_some() || is_separator(c)
}

/// Returns true for characters that people write between digits, in NFKC.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '-' | '.'
                | '/'
                | '('
                | ')'
                | '['
                | ']'
                | '\''
                | '·'
                | '•'
                | '_'
                | '~'
                | '\\'
                | '|'
                | 'ー'
        )
        || matches!(c, '\u{200c}' | '\u{200d}' | '\u{2014}' | '\u{2015}')
}
