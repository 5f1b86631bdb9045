//! Transliteration of letters to A to Z by ICAO Doc 9303 part 3, section 6.
//!
//! Its tables A (Latin) and B (Cyrillic) come from the `mrz` crate; table C (Arabic) is below. Doc
//! 9303 has no Greek table: Greek passports follow ELOT 743 (ISO 843), and so does this module.

use std::borrow::Cow;

use mrz::CyrillicLanguage;
use unicode_normalization::UnicodeNormalization;

/// The languages of the columns of table B. A name is read in one of them throughout.
pub const LANGUAGES: [CyrillicLanguage; 6] = [
    CyrillicLanguage::Russian,
    CyrillicLanguage::Ukrainian,
    CyrillicLanguage::Belarusian,
    CyrillicLanguage::Bulgarian,
    CyrillicLanguage::Serbian,
    CyrillicLanguage::Macedonian,
];

/// The scripts with a transliteration, and the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    /// Without a table: a letter equals only itself.
    Other,
}

impl Script {
    pub fn of(letter: char) -> Self {
        match u32::from(letter) {
            0x0041..=0x024F | 0x1E00..=0x1EFF => Self::Latin,
            0x0400..=0x052F => Self::Cyrillic,
            0x0370..=0x03FF | 0x1F00..=0x1FFF => Self::Greek,
            0x0600..=0x06FF | 0x0750..=0x077F => Self::Arabic,
            _ => Self::Other,
        }
    }
}

/// A letter other than A to Z with its marks, or two Greek letters that are read together; folded
/// and composed.
#[derive(Clone, Debug)]
pub struct Letter {
    pub text: String,
    pub script: Script,
    /// At the beginning of a word, where Ukrainian letters are read differently.
    pub opens: bool,
    /// At the end of a word, where an Arabic letter is read differently.
    pub closes: bool,
}

impl Letter {
    /// Returns true for the same letter. Russian writes Ё as Е at will, and Arabic omits the
    /// shadda.
    pub fn is(&self, other: &Self) -> bool {
        let [one, another] = [self, other].map(|letter| letter.text.trim_end_matches(SHADDA));
        one == another || (is_e(one) && is_e(another))
    }

    /// Returns the readings of the letter, in capitals; empty for a letter that is read only as
    /// itself.
    pub fn readings(&self, language: CyrillicLanguage) -> Vec<Cow<'static, str>> {
        match self.script {
            Script::Latin => latin(&self.text).into_iter().map(Cow::from).collect(),
            Script::Cyrillic => self.cyrillic(language).map(Cow::from).into_iter().collect(),
            Script::Greek => {
                find_readings(GREEK, &self.text).iter().copied().map(Cow::from).collect()
            }
            Script::Arabic => self.arabic(),
            Script::Other => Vec::new(),
        }
    }

    fn cyrillic(&self, language: CyrillicLanguage) -> Option<&'static str> {
        let letter = self.text.chars().next()?;
        match letter {
            // The soft sign is in no table and is not transliterated.
            'ь' => Some(""),
            // The table prints these two letters next to the code points of others, U+04BA and
            // U+0492.
            'ћ' => Some("C"),
            'ѓ' => Some(if language == CyrillicLanguage::Macedonian { "GJ" } else { "G" }),
            _ => mrz::transliterate_cyrillic_char(capital(letter)?, language, self.opens),
        }
    }

    fn arabic(&self) -> Vec<Cow<'static, str>> {
        let base = self.text.trim_end_matches(SHADDA);
        if base == "ة" {
            return vec![Cow::from(if self.closes { "XAH" } else { "XTA" })];
        }
        let once = find_readings(ARABIC, base).iter().copied();
        // A shadda doubles its letter, but is often omitted.
        let has_shadda = base != self.text;
        let twice = once.clone().filter(|_| has_shadda).map(|reading| Cow::from(reading.repeat(2)));
        once.map(Cow::from).chain(twice).collect()
    }
}

/// The Arabic mark that doubles a letter.
pub const SHADDA: char = '\u{651}';

fn is_e(text: &str) -> bool {
    matches!(text, "е" | "ё")
}

fn capital(letter: char) -> Option<char> {
    let mut capitals = letter.to_uppercase();
    capitals.next().filter(|_| capitals.next().is_none())
}

/// Returns the readings of table A for the letter with its marks, or else the letter without marks.
fn latin(text: &str) -> Vec<&'static str> {
    let listed = |letter: char| capital(letter).map_or(&[][..], mrz::transliterations);
    let mut letters = text.chars();

    let whole = letters.next().filter(|_| letters.next().is_none()).map_or(&[][..], listed);
    if !whole.is_empty() {
        return whole.to_vec();
    }

    let Some(base) = text.nfd().next() else { return Vec::new() };
    match base.to_ascii_uppercase() {
        capital @ 'A'..='Z' => {
            let at = usize::from(u8::try_from(capital).unwrap_or(b'A') - b'A');
            vec![&ALPHABET[at..=at]]
        }
        _ => listed(base).to_vec(),
    }
}

const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Letters, each with its readings.
type ReadingTable = &'static [(&'static str, &'static [&'static str])];

fn find_readings(table: ReadingTable, letter: &str) -> &'static [&'static str] {
    table.iter().find(|(listed, _)| *listed == letter).map_or(&[], |(_, readings)| readings)
}

/// Pairs of Greek letters that are read as one sound. The last one is a pair only at the beginning
/// of a word.
pub const GREEK_PAIRS: [&str; 8] = ["αυ", "ευ", "ηυ", "ου", "γγ", "γξ", "γχ", "μπ"];

/// ELOT 743. Υ after a vowel is read as V or F, depending on the next letter; both are accepted.
#[rustfmt::skip]
const GREEK: ReadingTable = &[
    ("α", &["A"]), ("β", &["V"]), ("γ", &["G"]), ("δ", &["D"]), ("ε", &["E"]), ("ζ", &["Z"]),
    ("η", &["I"]), ("θ", &["TH"]), ("ι", &["I"]), ("κ", &["K"]), ("λ", &["L"]), ("μ", &["M"]),
    ("ν", &["N"]), ("ξ", &["X"]), ("ο", &["O"]), ("π", &["P"]), ("ρ", &["R"]), ("σ", &["S"]),
    ("τ", &["T"]), ("υ", &["Y"]), ("φ", &["F"]), ("χ", &["CH"]), ("ψ", &["PS"]), ("ω", &["O"]),
    ("ϊ", &["I"]), ("ϋ", &["Y"]), ("αυ", &["AV", "AF"]), ("ευ", &["EV", "EF"]),
    ("ηυ", &["IV", "IF"]), ("ου", &["OU"]), ("γγ", &["NG"]), ("γξ", &["NX"]), ("γχ", &["NCH"]),
    ("μπ", &["B"]),
];

/// Table C, except for teh marbuta (ة), whose reading depends on its position.
#[rustfmt::skip]
const ARABIC: ReadingTable = &[
    ("ء", &["XE"]), ("آ", &["XAA"]), ("أ", &["XAE"]), ("ؤ", &["U"]), ("إ", &["I"]), ("ئ", &["XI"]),
    ("ا", &["A"]), ("ب", &["B"]), ("ت", &["T"]), ("ث", &["XTH"]), ("ج", &["J"]), ("ح", &["XH"]),
    ("خ", &["XKH"]), ("د", &["D"]), ("ذ", &["XDH"]), ("ر", &["R"]), ("ز", &["Z"]), ("س", &["S"]),
    ("ش", &["XSH"]), ("ص", &["XSS"]), ("ض", &["XDZ"]), ("ط", &["XTT"]), ("ظ", &["XZZ"]),
    ("ع", &["E"]), ("غ", &["G"]), ("ف", &["F"]), ("ق", &["Q"]), ("ك", &["K"]), ("ل", &["L"]),
    ("م", &["M"]), ("ن", &["N"]), ("ه", &["H"]), ("و", &["W"]), ("ى", &["XAY"]), ("ي", &["Y"]),
    ("ٱ", &["XXA"]), ("ٹ", &["XXT"]), ("ټ", &["XRT"]), ("پ", &["P"]), ("ځ", &["XKE"]),
    ("څ", &["XXH"]), ("چ", &["XC"]), ("ڈ", &["XXD"]), ("ډ", &["XDR"]), ("ڑ", &["XXR"]),
    ("ړ", &["XRR"]), ("ږ", &["XRX"]), ("ژ", &["XJ"]), ("ښ", &["XXS"]), ("ک", &["XKK"]),
    ("ګ", &["XXK"]), ("ڭ", &["XNG"]), ("گ", &["XGG"]), ("ں", &["XNN"]), ("ڼ", &["XXN"]),
    ("ھ", &["XDO"]), ("ۀ", &["XYH"]), ("ہ", &["XXG"]), ("ۂ", &["XGE"]), ("ۃ", &["XTG"]),
    ("ی", &["XYA"]), ("ۍ", &["XXY"]), ("ې", &["Y"]), ("ے", &["XYB"]), ("ۓ", &["XBE"]),
];
