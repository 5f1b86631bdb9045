use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use super::*;

/// The names of the arguments of each text.
fn arguments(source: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut texts = BTreeMap::<_, BTreeSet<_>>::new();
    let mut key = "";

    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) =
            line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_alphabetic()))
        {
            key = name;
            assert!(texts.insert(key, BTreeSet::new()).is_none(), "{key} is there twice");
        }
        let names = line.split('$').skip(1).map(|rest| {
            rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap()
        });
        texts.entry(key).or_default().extend(names);
    }

    texts.remove("");
    texts
}

fn english() -> &'static [&'static str] {
    SOURCES[Language::DEFAULT as usize]
}

#[test]
fn every_file_can_be_read() {
    for (language, source) in
        Language::ALL.iter().zip(SOURCES).flat_map(|(l, files)| files.iter().map(move |f| (l, f)))
    {
        if let Err((_, errors)) = FluentResource::try_new((*source).to_owned()) {
            panic!("{language:?}: {errors:?}");
        }
    }
}

#[test]
fn every_language_says_all_that_people_read_with_the_same_arguments() {
    for (language, files) in Language::ALL.iter().zip(SOURCES) {
        for (source, english) in files.iter().zip(english()) {
            let (theirs, ours) = (arguments(source), arguments(english));
            for (key, names) in &ours {
                assert_eq!(theirs.get(key), Some(names), "{key} in {language:?}");
            }
            let unknown: Vec<_> = theirs.keys().filter(|key| !ours.contains_key(*key)).collect();
            assert!(unknown.is_empty(), "{language:?} has texts that nobody asks for: {unknown:?}");
        }
    }
}

#[test]
fn every_text_is_used_and_every_use_has_a_text() {
    let source = rust_files(Path::new(env!("CARGO_MANIFEST_DIR")).join("src").as_path());
    let said: BTreeSet<_> = english().iter().flat_map(|file| arguments(file).into_keys()).collect();

    let used: BTreeSet<_> = ["Text(\"", "Line(\"", "sentence(\""]
        .iter()
        .flat_map(|call| source.split(call).skip(1))
        .map(|rest| rest.split('"').next().unwrap())
        .filter(|key| !key.is_empty())
        .collect();

    let unknown: Vec<_> = used.difference(&said).collect();
    assert!(unknown.is_empty(), "these have no text: {unknown:?}");

    // The passkey button's scripts name their own.
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/sdk");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let scripts = files.filter(|path| path.extension().is_some_and(|extension| extension == "js"));
    let script: String = scripts.map(|path| fs::read_to_string(path).unwrap()).collect();

    let unused: Vec<_> = said
        .difference(&used)
        .filter(|key| key.strip_prefix("sdk-").is_none_or(|name| !script.contains(name)))
        .collect();

    assert!(unused.is_empty(), "nobody says these: {unused:?}");
}

#[test]
fn every_sentence_takes_its_arguments() {
    let counts = [0_u64, 1, 2, 3, 5, 11, 21, 100, 1_234];
    for language in Language::ALL {
        let catalogue = Catalogue::in_language(language);
        for (key, names) in english().iter().flat_map(|file| arguments(file)) {
            let text = catalogue.plain.get(key);
            assert_eq!(text.is_some(), names.is_empty(), "{key} in {language:?}");
            assert!(
                text.is_none_or(|text| !text.trim().is_empty()),
                "{key} in {language:?} is empty"
            );
            for count in counts {
                let pattern = catalogue.bundle.get_message(key).unwrap().value().unwrap();
                let arguments: FluentArgs<'_> =
                    names.iter().map(|name| (*name, FluentValue::from(count))).collect();
                let mut errors = Vec::new();
                catalogue.bundle.format_pattern(pattern, Some(&arguments), &mut errors);
                assert!(errors.is_empty(), "{key} in {language:?}: {errors:?}");
            }
        }
    }
}

#[test]
fn a_sentence_with_a_link_has_one() {
    for language in Language::ALL {
        for text in [crate::i18n::texts::AGREE_TERMS, crate::i18n::texts::READ_PRIVACY] {
            let words = language.speak(|| text.get());
            let (_, rest) =
                words.split_once("<a>").unwrap_or_else(|| panic!("{language:?}: {words}"));
            let (inside, after) =
                rest.split_once("</a>").unwrap_or_else(|| panic!("{language:?}: {words}"));
            assert!(
                !inside.is_empty() && !inside.contains('<') && !after.contains('<'),
                "{language:?}: {words}"
            );
        }
    }
}

#[test]
fn a_text_comes_out_in_the_language_that_is_spoken() {
    let words = |language: Language| {
        language.speak(|| (Text("log-in").get(), crate::i18n::texts::minutes_ago(5)))
    };
    assert_eq!(words(Language::EnglishUs), ("Log in", "5 minutes ago".to_owned()));
    assert_eq!(words(Language::German), ("Anmelden", "vor 5 Minuten".to_owned()));
    assert_eq!(words(Language::Arabic), ("تسجيل الدخول", "قبل \u{2068}5\u{2069} دقائق".to_owned()));
}

/// The words of the right column of the table in `docs/words.md`.
fn avoided_words() -> Vec<&'static str> {
    let table = include_str!("../../../../docs/words.md").lines();
    let rows = table.filter(|line| line.starts_with("| **"));
    let columns = rows.filter_map(|row| row.trim_end_matches(" |").rsplit_once(" | "));
    columns.flat_map(|(_, avoided)| avoided.split(", ")).collect()
}

/// True if the text contains these words, and not as a part of longer ones.
fn has_words(text: &str, words: &str) -> bool {
    let text: String =
        text.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { ' ' }).collect();
    let spaced = |words: &str| {
        format!(" {} ", words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase())
    };
    spaced(&text).contains(&spaced(words))
}

#[test]
fn english_has_one_word_for_one_thing() {
    assert!(has_words("Please Sign in.", "sign in") && !has_words("A whole-sign inn", "sign in"));
    let avoided = avoided_words();
    assert!(avoided.len() > 40, "{avoided:?}");

    for language in [Language::EnglishUs, Language::EnglishUk] {
        for (key, text) in &Catalogue::in_language(language).plain {
            let found: Vec<_> = avoided.iter().filter(|words| has_words(text, words)).collect();
            // “An app” on a device is an application in the sense of phones, and example.com has
            // one in its name.
            let is_other_sense = ["device-app", "admin-application-origin-hint"].contains(key);
            assert!(found.is_empty() || is_other_sense, "{key}: {text} ({found:?})");
        }
    }
}

fn rust_files(folder: &Path) -> String {
    let mut text = String::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            text += &rust_files(&path);
        } else if !path.ends_with("tests.rs") {
            text += &fs::read_to_string(path).unwrap();
        }
    }
    text
}
