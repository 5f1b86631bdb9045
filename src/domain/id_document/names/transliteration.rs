//! How a letter may be written with A to Z alone: ICAO Doc 9303 part 3, section 6.
//!
//! Its tables A (Latin) and B (Cyrillic) come from the `mrz` crate; table C (Arabic) is below. Doc 9303 has no Greek table:
//! Greek passports follow ELOT 743 (ISO 843), and so does this.

use std::borrow::Cow;

use mrz::CyrillicLanguage;
use unicode_normalization::UnicodeNormalization;

/// The languages whose columns table B has. A name is read in one of them from end to end.
pub const LANGUAGES: [CyrillicLanguage; 6] = [
    CyrillicLanguage::Russian,
    CyrillicLanguage::Ukrainian,
    CyrillicLanguage::Belarusian,
    CyrillicLanguage::Bulgarian,
    CyrillicLanguage::Serbian,
    CyrillicLanguage::Macedonian,
];

/// The alphabets that can be read with A to Z, and the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    /// No table: such a letter is only like itself.
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

/// A letter besides A to Z with its marks, or two Greek letters that are read together; folded and composed.
#[derive(Clone, Debug)]
pub struct Letter {
    pub text: String,
    pub script: Script,
    /// Whether a word begins with it, which Ukrainian reads otherwise.
    pub opens: bool,
    /// Whether a word ends with it, which Arabic reads otherwise.
    pub closes: bool,
}

impl Letter {
    /// The same letter, whatever stands around it. Russian writes Ё as Е whenever it likes, and Arabic leaves its shadda out.
    pub fn is(&self, other: &Self) -> bool {
        let [one, another] = [self, other].map(|letter| letter.text.trim_end_matches(SHADDA));
        one == another || (is_e(one) && is_e(another))
    }

    /// All that may stand for it, in capitals; none when it can only stand for itself.
    pub fn readings(&self, language: CyrillicLanguage) -> Vec<Cow<'static, str>> {
        match self.script {
            Script::Latin => latin(&self.text).into_iter().map(Cow::from).collect(),
            Script::Cyrillic => self.cyrillic(language).map(Cow::from).into_iter().collect(),
            Script::Greek => find(GREEK, &self.text).iter().copied().map(Cow::from).collect(),
            Script::Arabic => self.arabic(),
            Script::Other => Vec::new(),
        }
    }

    fn cyrillic(&self, language: CyrillicLanguage) -> Option<&'static str> {
        let letter = self.text.chars().next()?;
        match letter {
            // The soft sign is in no table: nothing is written for it.
            'ь' => Some(""),
            // The table prints these two letters beside the code points of others, U+04BA and U+0492.
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
        let once = find(ARABIC, base).iter().copied();
        // A shadda doubles its letter; but who writes it leaves it out as often.
        let twice = (base != self.text).then(|| once.clone().map(|reading| Cow::from(reading.repeat(2))));
        once.map(Cow::from).chain(twice.into_iter().flatten()).collect()
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

/// What table A lists for the letter with its marks, and otherwise the letter without them.
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

type Table = &'static [(&'static str, &'static [&'static str])];

fn find(table: Table, letter: &str) -> &'static [&'static str] {
    table.iter().find(|(listed, _)| *listed == letter).map_or(&[], |(_, readings)| readings)
}

/// Two Greek letters that are one sound. The last of them only opens a word.
pub const GREEK_PAIRS: [&str; 8] = ["αυ", "ευ", "ηυ", "ου", "γγ", "γξ", "γχ", "μπ"];

/// ELOT 743. Υ after a vowel sounds as V or as F, by the next letter: both are taken.
#[rustfmt::skip]
const GREEK: Table = &[
    ("α", &["A"]), ("β", &["V"]), ("γ", &["G"]), ("δ", &["D"]), ("ε", &["E"]), ("ζ", &["Z"]), ("η", &["I"]),
    ("θ", &["TH"]), ("ι", &["I"]), ("κ", &["K"]), ("λ", &["L"]), ("μ", &["M"]), ("ν", &["N"]), ("ξ", &["X"]),
    ("ο", &["O"]), ("π", &["P"]), ("ρ", &["R"]), ("σ", &["S"]), ("τ", &["T"]), ("υ", &["Y"]), ("φ", &["F"]),
    ("χ", &["CH"]), ("ψ", &["PS"]), ("ω", &["O"]), ("ϊ", &["I"]), ("ϋ", &["Y"]),
    ("αυ", &["AV", "AF"]), ("ευ", &["EV", "EF"]), ("ηυ", &["IV", "IF"]), ("ου", &["OU"]),
    ("γγ", &["NG"]), ("γξ", &["NX"]), ("γχ", &["NCH"]), ("μπ", &["B"]),
];

/// Table C, but for teh marbuta (ة), which depends on its place.
#[rustfmt::skip]
const ARABIC: Table = &[
    ("ء", &["XE"]), ("آ", &["XAA"]), ("أ", &["XAE"]), ("ؤ", &["U"]), ("إ", &["I"]), ("ئ", &["XI"]), ("ا", &["A"]),
    ("ب", &["B"]), ("ت", &["T"]), ("ث", &["XTH"]), ("ج", &["J"]), ("ح", &["XH"]), ("خ", &["XKH"]), ("د", &["D"]),
    ("ذ", &["XDH"]), ("ر", &["R"]), ("ز", &["Z"]), ("س", &["S"]), ("ش", &["XSH"]), ("ص", &["XSS"]), ("ض", &["XDZ"]),
    ("ط", &["XTT"]), ("ظ", &["XZZ"]), ("ع", &["E"]), ("غ", &["G"]), ("ف", &["F"]), ("ق", &["Q"]), ("ك", &["K"]),
    ("ل", &["L"]), ("م", &["M"]), ("ن", &["N"]), ("ه", &["H"]), ("و", &["W"]), ("ى", &["XAY"]), ("ي", &["Y"]),
    ("ٱ", &["XXA"]), ("ٹ", &["XXT"]), ("ټ", &["XRT"]), ("پ", &["P"]), ("ځ", &["XKE"]), ("څ", &["XXH"]),
    ("چ", &["XC"]), ("ڈ", &["XXD"]), ("ډ", &["XDR"]), ("ڑ", &["XXR"]), ("ړ", &["XRR"]), ("ږ", &["XRX"]),
    ("ژ", &["XJ"]), ("ښ", &["XXS"]), ("ک", &["XKK"]), ("ګ", &["XXK"]), ("ڭ", &["XNG"]), ("گ", &["XGG"]),
    ("ں", &["XNN"]), ("ڼ", &["XXN"]), ("ھ", &["XDO"]), ("ۀ", &["XYH"]), ("ہ", &["XXG"]), ("ۂ", &["XGE"]),
    ("ۃ", &["XTG"]), ("ی", &["XYA"]), ("ۍ", &["XXY"]), ("ې", &["Y"]), ("ے", &["XYB"]), ("ۓ", &["XBE"]),
];
