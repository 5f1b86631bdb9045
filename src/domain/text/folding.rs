//! What texts are compared by: any text folded; names as words of letters, and the signs between them.

use caseless::default_case_fold_str;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::domain::id_document::names::transliteration::{GREEK_PAIRS, Letter, SHADDA, Script};

/// NFKC, then full case folding, then NFKC again, because folding can leave a text unnormalised (UAX #15).
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        // ASCII is normalised already, and folding it is lower-casing it.
        return text.to_ascii_lowercase();
    }
    let composed: String = text.nfkc().collect();
    default_case_fold_str(&composed).nfkc().collect()
}

/// The words of a field, folded: compatibility forms, case and composition make no difference. None when there is no letter,
/// or more than so many characters.
pub fn words(text: &str, most: usize) -> Option<Vec<String>> {
    if text.chars().take(most + 1).count() > most {
        return None;
    }
    let folded = folded(text);
    let words = folded.split(|c: char| c.is_whitespace() || matches!(c, '<' | ',' | ';' | '/'));
    let words: Vec<_> = words.filter(|word| word.chars().any(is_letter)).map(str::to_owned).collect();
    (!words.is_empty()).then_some(words)
}

fn folded(text: &str) -> String {
    if text.is_ascii() {
        // As below, in a tenth of the time.
        return text.to_ascii_lowercase();
    }
    let decomposed: String = text.nfkd().collect();
    // The Turkish i without a dot has the capital of the i with one, and the table reads it so.
    default_case_fold_str(&decomposed).replace('ı', "i").nfkc().collect()
}

/// What a name is compared by.
#[derive(Clone, Debug)]
pub enum Symbol {
    /// A to Z, in capitals, or something that is no letter and only like itself.
    Plain(char),
    Letter(Letter),
    /// Between two names.
    Gap,
    /// Inside a double name.
    Hyphen,
    /// An apostrophe or a dot: written or not, with a space behind it or not.
    Point,
}

impl Symbol {
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Plain(one), Self::Plain(another)) => one == another,
            (Self::Letter(one), Self::Letter(another)) => one.is(another),
            (Self::Gap | Self::Hyphen | Self::Point, Self::Gap | Self::Hyphen | Self::Point) => true,
            _ => false,
        }
    }

    /// Whether both are letters, of different alphabets. Two of the same alphabet that differ are two letters.
    pub fn translates(&self, other: &Self) -> bool {
        matches!((self, other), (Self::Letter(one), Self::Letter(other)) if one.script != other.script)
    }

    pub fn is_cyrillic(&self) -> bool {
        matches!(self, Self::Letter(letter) if letter.script == Script::Cyrillic)
    }
}

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
    c.is_alphabetic() && !POINTS.contains(&c)
}

/// The apostrophes, the dots, and what Arabic stretches and joins words with.
const POINTS: [char; 12] = [
    '\'', '\u{2018}', '\u{2019}', '\u{2bb}', '\u{2bc}', '`', '\u{b4}', '.', '\u{b7}', '\u{640}', '\u{200c}', '\u{200d}',
];

fn push_word(symbols: &mut Vec<Symbol>, word: &str) {
    let mut rest = word;
    let mut opens = true;
    while let Some(first) = rest.chars().next() {
        let marks = rest[first.len_utf8()..].chars().take_while(|&c| is_combining_mark(c));
        let mut length = first.len_utf8() + marks.map(char::len_utf8).sum::<usize>();
        let pair = GREEK_PAIRS.iter().find(|&&pair| rest.starts_with(pair) && (opens || pair != "μπ"));
        if let Some(pair) = pair.filter(|pair| !rest[pair.len()..].starts_with(is_combining_mark)) {
            length = pair.len();
        } else if let Some(pair) = accented_pair(rest) {
            length = pair;
        }
        let (text, after) = rest.split_at(length);
        let symbol = match first {
            'a'..='z' if text.len() == 1 => Symbol::Plain(first.to_ascii_uppercase()),
            '-' | '\u{2010}'..='\u{2015}' | '\u{5be}' => Symbol::Hyphen,
            _ if POINTS.contains(&first) => Symbol::Point,
            _ if text.len() == first.len_utf8() && !first.is_alphabetic() => Symbol::Plain(first),
            _ => Symbol::Letter(letter(text, opens, after.is_empty())),
        };
        opens = matches!(symbol, Symbol::Hyphen);
        symbols.push(symbol);
        rest = after;
    }
}

/// A Greek pair whose accent stands on its second letter, as in ού: how long it is.
fn accented_pair(text: &str) -> Option<usize> {
    let mut letters = text.chars();
    let pair = matches!((letters.next()?, letters.next()?), ('α' | 'ε' | 'η' | 'ο', 'ύ'));
    pair.then_some('α'.len_utf8() + 'ύ'.len_utf8())
}

/// Where accents and vowel signs are written or not as one likes, they go; elsewhere they make another letter.
fn letter(text: &str, opens: bool, closes: bool) -> Letter {
    let script = text.chars().next().map_or(Script::Other, Script::of);
    let text = match script {
        Script::Greek => text.nfd().filter(|&c| c == '\u{308}' || !is_combining_mark(c)).nfc().collect(),
        Script::Arabic => text.chars().filter(|&c| c == SHADDA || !is_combining_mark(c)).collect(),
        Script::Latin | Script::Cyrillic | Script::Other => text.to_owned(),
    };
    Letter { text, script, opens, closes }
}
