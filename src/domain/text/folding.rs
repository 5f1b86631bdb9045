//! Folding for comparison: of any text, and of names into words, letters and separators.

use caseless::default_case_fold_str;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::domain::id_document::names::transliteration::{GREEK_PAIRS, Letter, SHADDA, Script};

/// Folds a text: NFKC, full case folding, and NFKC again, because folding can leave a text
/// unnormalised (UAX #15).
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        // ASCII is normalised already, and its folding is lower-casing.
        return text.to_ascii_lowercase();
    }
    let composed: String = text.nfkc().collect();
    default_case_fold_str(&composed).nfkc().collect()
}

/// Splits a name into folded words, ignoring compatibility forms, case and composition. Returns
/// `None` if the text has no letter or more than `max_characters` characters.
pub fn words(text: &str, max_characters: usize) -> Option<Vec<String>> {
    if text.chars().take(max_characters + 1).count() > max_characters {
        return None;
    }
    let folded = fold_name(text);
    let words = folded.split(|c: char| c.is_whitespace() || matches!(c, '<' | ',' | ';' | '/'));
    let words: Vec<_> =
        words.filter(|word| word.chars().any(is_letter)).map(str::to_owned).collect();
    if words.is_empty() { None } else { Some(words) }
}

fn fold_name(text: &str) -> String {
    if text.is_ascii() {
        // The same result as below, ten times as fast.
        return text.to_ascii_lowercase();
    }
    let decomposed: String = text.nfkd().collect();
    // The Turkish dotless i has the capital letter I, which the case folding table reads as i.
    default_case_fold_str(&decomposed).replace('ı', "i").nfkc().collect()
}

/// A unit by which names are compared.
#[derive(Clone, Debug)]
pub enum Symbol {
    /// A capital letter A to Z, or a character that is no letter and equals only itself.
    Plain(char),
    Letter(Letter),
    /// The gap between two names.
    Gap,
    /// The hyphen within a double name.
    Hyphen,
    /// An apostrophe or a dot, which is written or omitted, with or without a following space.
    Point,
}

impl Symbol {
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Plain(one), Self::Plain(another)) => one == another,
            (Self::Letter(one), Self::Letter(another)) => one.is(another),
            (Self::Gap | Self::Hyphen | Self::Point, Self::Gap | Self::Hyphen | Self::Point) => {
                true
            }
            _ => false,
        }
    }

    /// Returns true for letters of different scripts, which may be transliterations of each other.
    /// Different letters of the same script never are.
    pub fn is_other_script(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Letter(one), Self::Letter(other)) => one.script != other.script,
            _ => false,
        }
    }

    pub fn is_cyrillic(&self) -> bool {
        matches!(self, Self::Letter(letter) if letter.script == Script::Cyrillic)
    }
}

/// Splits words into symbols, with a gap between words.
pub fn symbols(words: &[String]) -> Vec<Symbol> {
    let mut symbols = Vec::new();
    for word in words {
        if !symbols.is_empty() {
            symbols.push(Symbol::Gap);
        }
        push_word(&mut symbols, word);
    }
    symbols
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !IGNORABLE_POINTS.contains(&c)
}

/// Apostrophes, dots, and the Arabic characters that stretch and join words.
const IGNORABLE_POINTS: [char; 12] = [
    '\'', '\u{2018}', '\u{2019}', '\u{2bb}', '\u{2bc}', '`', '\u{b4}', '.', '\u{b7}', '\u{640}',
    '\u{200c}', '\u{200d}',
];

fn push_word(symbols: &mut Vec<Symbol>, word: &str) {
    let mut rest = word;
    let mut opens = true;

    while let Some(first) = rest.chars().next() {
        let marks = rest[first.len_utf8()..].chars().take_while(|&c| is_combining_mark(c));
        let mut length = first.len_utf8() + marks.map(char::len_utf8).sum::<usize>();
        let pair =
            GREEK_PAIRS.iter().find(|&&pair| rest.starts_with(pair) && (opens || pair != "μπ"));
        if let Some(pair) = pair.filter(|pair| !rest[pair.len()..].starts_with(is_combining_mark)) {
            length = pair.len();
        } else if let Some(pair_length) = accented_pair_length(rest) {
            length = pair_length;
        }
        let (text, after) = rest.split_at(length);
        let symbol = match first {
            'a'..='z' if text.len() == 1 => Symbol::Plain(first.to_ascii_uppercase()),
            '-' | '\u{2010}'..='\u{2015}' | '\u{5be}' => Symbol::Hyphen,
            _ if IGNORABLE_POINTS.contains(&first) => Symbol::Point,
            _ if text.len() == first.len_utf8() && !first.is_alphabetic() => Symbol::Plain(first),
            _ => Symbol::Letter(fold_letter(text, opens, after.is_empty())),
        };
        opens = matches!(symbol, Symbol::Hyphen);
        symbols.push(symbol);
        rest = after;
    }
}

/// Returns the length in bytes of a Greek pair with the accent on its second letter, such as ού.
fn accented_pair_length(text: &str) -> Option<usize> {
    let mut letters = text.chars();
    match (letters.next()?, letters.next()?) {
        ('α' | 'ε' | 'η' | 'ο', 'ύ') => Some('α'.len_utf8() + 'ύ'.len_utf8()),
        _ => None,
    }
}

/// Folds a letter with its marks. Greek accents and Arabic vowel signs are optional and removed; in
/// other scripts, marks make another letter.
fn fold_letter(text: &str, opens: bool, closes: bool) -> Letter {
    let script = text.chars().next().map_or(Script::Other, Script::of);
    let text = match script {
        Script::Greek => {
            text.nfd().filter(|&c| c == '\u{308}' || !is_combining_mark(c)).nfc().collect()
        }
        Script::Arabic => text.chars().filter(|&c| c == SHADDA || !is_combining_mark(c)).collect(),
        Script::Latin | Script::Cyrillic | Script::Other => text.to_owned(),
    };
    Letter { text, script, opens, closes }
}
