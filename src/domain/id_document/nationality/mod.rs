//! The country that a person is a citizen of, as identity documents and profiles say it.
//!
//! Documents print codes, names or demonyms, in any language: `D`, `DEU`, `GERMANY`, `DEUTSCH`, `BRITISH CITIZEN`. The words come from
//! two files: `names.tsv`, made by `generate.mjs` from Unicode CLDR, ISO 3166-1 and i18n-nationality, and `printed.tsv`, compiled by hand.

use std::{collections::HashMap, sync::LazyLock};

use caseless::default_case_fold_str;
use unicode_normalization::UnicodeNormalization;

/// A nationality that was read, or the text that stands in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nationality {
    /// An alpha-3 code of ISO 3166-1, or one that ICAO Doc 9303 part 3, section 5 adds.
    Code(&'static str),
    /// A text that names no country we know, or more than one; folded. It is equal to the same text alone.
    Text(String),
}

impl Nationality {
    /// Reads a code of ISO 3166-1 or ICAO Doc 9303, with or without the fillers of a machine-readable zone, a country's name or a demonym.
    /// Names in several languages, as in `SUISSE / SCHWEIZ`, are read when all that can be read mean the same country.
    pub fn read(text: &str) -> Self {
        let text = text.trim().trim_end_matches('<');
        if let Some(code) = code(text).or_else(|| word(text)).or_else(|| words_apart(text)) {
            return Self::Code(code);
        }

        Self::Text(folded(text))
    }
}

/// Reads a code of one to three letters.
fn code(text: &str) -> Option<&'static str> {
    match text.to_ascii_uppercase().as_str() {
        // German documents print one letter.
        "D" => Some("DEU"),
        // Kosovo is RKS to Doc 9303 and XK to most others.
        "RKS" | "XK" => Some("XKX"),
        two if two.len() == 2 => celes::Country::from_alpha2(two).ok().map(|country| country.alpha3),
        three if three.len() == 3 => COUNTRIES.codes.get(three).copied(),
        _ => None,
    }
}

/// Reads a name or a demonym, which may speak of a citizen.
fn word(text: &str) -> Option<&'static str> {
    let folded = folded(text);
    let find = |word: &str| COUNTRIES.words.get(word).copied().flatten();
    let without_article = |word: &str| word.strip_prefix("the").and_then(find);
    let inner = || folded.strip_prefix("citizenof").or_else(|| folded.strip_suffix("citizen"));

    find(&folded)
        .or_else(|| without_article(&folded))
        .or_else(|| inner().and_then(|word| find(word).or_else(|| without_article(word))))
}

/// Reads a text that says the same in several languages, divided by a stroke, a bar, a line break or brackets.
fn words_apart(text: &str) -> Option<&'static str> {
    let parts = text.split(['/', '|', '\n', '(', ')']).map(str::trim).filter(|part| !part.is_empty());
    // One or two letters are more often a word or an ending, as in `BRASILEIRO(A)`, than a code.
    let mut read = parts.filter(|part| part.len() > 2).filter_map(|part| code(part).or_else(|| word(part)));

    let first = read.next()?;
    read.all(|other| other == first).then_some(first)
}

/// The letters and digits of a text: case, accents, points and spaces make no difference.
fn folded(text: &str) -> String {
    let decomposed: String = text.nfkd().collect();
    // The Turkish i without a dot has the capital of the i with one.
    let folded = default_case_fold_str(&decomposed).replace('ı', "i");
    folded.nfkd().filter(|c| c.is_alphanumeric()).collect()
}

struct Countries {
    /// The alpha-3 codes there are.
    codes: HashMap<&'static str, &'static str>,
    /// Folded names and demonyms; none for one that means several countries.
    words: HashMap<String, Option<&'static str>>,
}

static COUNTRIES: LazyLock<Countries> = LazyLock::new(|| {
    let mut countries = Countries { codes: HashMap::new(), words: HashMap::new() };
    let lines = [include_str!("names.tsv"), include_str!("printed.tsv")].into_iter().flat_map(str::lines);
    for (code, words) in lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')) {
        let code = (code != "?").then_some(code);
        countries.codes.extend(code.map(|code| (code, code)));
        for word in words.split('|') {
            let known = countries.words.entry(folded(word)).or_insert(code);
            if *known != code {
                *known = None;
            }
        }
    }
    countries
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_country_has_one_code_however_it_is_written() {
        for (written, code) in [
            ("D", "DEU"),
            ("D<<", "DEU"),
            ("DE", "DEU"),
            ("deu", "DEU"),
            (" fr ", "FRA"),
            ("FRA", "FRA"),
            ("GB", "GBR"),
            ("CH", "CHE"),
            ("SZ", "SWZ"),
            ("XK", "XKX"),
            ("RKS", "XKX"),
            ("UTO", "UTO"),
            ("GBD", "GBD"),
            ("XXA", "XXA"),
        ] {
            assert_eq!(Nationality::read(written), Nationality::Code(code), "{written}");
        }
    }

    #[test]
    fn p01_names_and_demonyms_are_read_in_the_languages_of_documents() {
        for (written, code) in include_str!("spellings.tsv").lines().filter_map(|line| line.split_once('\t')) {
            assert_eq!(Nationality::read(written), Nationality::Code(code), "{written}");
            assert_eq!(
                Nationality::read(&written.to_lowercase()),
                Nationality::Code(code),
                "{written}, in small letters"
            );
        }
    }

    #[test]
    fn p01_texts_that_name_no_one_country_are_compared_as_texts() {
        for text in [
            "",
            "<<<",
            "F",
            "QQ",
            "12",
            "D1",
            "EU",
            "EUE1",
            "Atlantis",
            "Congo",
            "Korea",
            "Congolese",
            "Dominican",
            "FRANCE / ITALY",
        ] {
            assert!(matches!(Nationality::read(text), Nationality::Text(_)), "{text}");
        }
        assert_eq!(Nationality::read("Átlantis "), Nationality::read("ATLANTIS"));
        assert_ne!(Nationality::read("Atlantis"), Nationality::read("Utopia"));
    }

    #[test]
    fn every_country_of_iso_3166_has_names() {
        for country in celes::Country::get_countries() {
            assert_eq!(code(country.alpha3), Some(country.alpha3), "{}", country.long_name);
            assert_eq!(code(country.alpha2), Some(country.alpha3), "{}", country.long_name);
        }
        assert!(COUNTRIES.words.len() > 5_000, "{}", COUNTRIES.words.len());
    }
}
