//! The languages of the pages, and which of them is spoken now.

use std::cell::Cell;

use crate::i18n::catalogue;

/// A language that the widget has, and so have the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    Indonesian,
    Malay,
    Javanese,
    German,
    EnglishUk,
    EnglishUs,
    SpanishSpain,
    SpanishLatinAmerica,
    French,
    Italian,
    PortugueseBrazil,
    PortuguesePortugal,
    Vietnamese,
    Turkish,
    Russian,
    Hebrew,
    Arabic,
    Thai,
    Korean,
    Japanese,
    Chinese,
    ChineseTaiwan,
}

use Language::{
    Arabic, Chinese, ChineseTaiwan, EnglishUk, EnglishUs, French, German, Hebrew, Indonesian, Italian, Japanese,
    Javanese, Korean, Malay, PortugueseBrazil, PortuguesePortugal, Russian, SpanishLatinAmerica, SpanishSpain, Thai,
    Turkish, Vietnamese,
};

/// What a language is called: by BCP 47, by the widget, and by those who speak it.
const NAMES: [(&str, &str, &str); Language::ALL.len()] = [
    ("id", "id_ID", "Bahasa Indonesia"),
    ("ms", "ms_MY", "Bahasa Melayu"),
    ("jv", "jv_ID", "Basa Jawa"),
    ("de", "de_DE", "Deutsch"),
    ("en-GB", "en_GB", "English (UK)"),
    ("en-US", "en_US", "English (US)"),
    ("es-ES", "es_ES", "Español (España)"),
    ("es-419", "es_LA", "Español (Latinoamérica)"),
    ("fr", "fr_FR", "Français"),
    ("it", "it_IT", "Italiano"),
    ("pt-BR", "pt_BR", "Português (Brasil)"),
    ("pt-PT", "pt_PT", "Português (Portugal)"),
    ("vi", "vi_VN", "Tiếng Việt"),
    ("tr", "tr_TR", "Türkçe"),
    ("ru", "ru_RU", "Русский"),
    ("he", "he", "עברית"),
    ("ar", "ar_AR", "العربية"),
    ("th", "th_TH", "ไทย"),
    ("ko", "ko_KR", "한국어"),
    ("ja", "ja_JP", "日本語"),
    ("zh-CN", "zh_CN", "简体中文"),
    ("zh-TW", "zh_TW", "繁體中文"),
];

thread_local! {
    static SPOKEN: Cell<Language> = const { Cell::new(Language::DEFAULT) };
}

impl Language {
    /// Ordered by their own names, as the picker shows them.
    pub const ALL: [Self; 22] = [
        Indonesian,
        Malay,
        Javanese,
        German,
        EnglishUk,
        EnglishUs,
        SpanishSpain,
        SpanishLatinAmerica,
        French,
        Italian,
        PortugueseBrazil,
        PortuguesePortugal,
        Vietnamese,
        Turkish,
        Russian,
        Hebrew,
        Arabic,
        Thai,
        Korean,
        Japanese,
        Chinese,
        ChineseTaiwan,
    ];

    /// For whoever says nothing that we understand.
    pub const DEFAULT: Self = EnglishUs;

    /// The tag in BCP 47, such as `pt-BR`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        NAMES[self as usize].0
    }

    /// The widget's name for it, such as `pt_BR`.
    #[must_use]
    pub fn widget(self) -> &'static str {
        NAMES[self as usize].1
    }

    /// Its own name, such as `Português (Brasil)`.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES[self as usize].2
    }

    /// Where its lines begin: `rtl` or `ltr`.
    #[must_use]
    pub fn direction(self) -> &'static str {
        if matches!(self, Arabic | Hebrew) { "rtl" } else { "ltr" }
    }

    /// The language that helps out with a text that this one lacks.
    pub(crate) fn next_best(self) -> Option<Self> {
        match self {
            EnglishUs => None,
            SpanishLatinAmerica => Some(SpanishSpain),
            PortuguesePortugal => Some(PortugueseBrazil),
            Javanese => Some(Indonesian),
            _ => Some(Self::DEFAULT),
        }
    }

    /// The language for the pages of administrators and developers, which are not written in all: a page in two languages
    /// would help nobody.
    #[must_use]
    pub fn for_staff(self) -> Self {
        let chain = std::iter::successors(Some(self), |language| language.next_best());
        let mut written = chain.filter(|language| catalogue::is_for_staff(*language));
        written.next().unwrap_or(Self::DEFAULT)
    }

    /// The closest language to a tag such as `es-MX`, `zh-Hant-TW`, `pt_BR` or `iw`.
    #[must_use]
    pub fn find(tag: &str) -> Option<Self> {
        // What follows a single letter is an extension, such as the calendar.
        let mut parts = tag.split(['-', '_']).take_while(|part| part.len() > 1);
        let language = parts.next()?.to_ascii_lowercase();
        let script = parts.clone().find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
        let region = parts.find(|part| part.len() == 2 || part.bytes().all(|byte| byte.is_ascii_digit()));
        let region = region.map(str::to_ascii_uppercase);
        Some(match (language.as_str(), region.as_deref()) {
            ("en", None | Some("US" | "AS" | "GU" | "MP" | "PH" | "PR" | "UM" | "VI")) => EnglishUs,
            ("en", Some(_)) => EnglishUk,
            ("es", None | Some("ES" | "EA" | "IC" | "GQ")) => SpanishSpain,
            ("es", Some(_)) => SpanishLatinAmerica,
            ("pt", None | Some("BR")) => PortugueseBrazil,
            ("pt", Some(_)) => PortuguesePortugal,
            ("ar", _) => Arabic,
            ("de", _) => German,
            ("fr", _) => French,
            // The old codes of three languages are still sent.
            ("he" | "iw", _) => Hebrew,
            ("id" | "in", _) => Indonesian,
            ("jv" | "jw", _) => Javanese,
            ("it", _) => Italian,
            ("ja", _) => Japanese,
            ("ko", _) => Korean,
            ("ms", _) => Malay,
            ("ru", _) => Russian,
            ("th", _) => Thai,
            ("tr", _) => Turkish,
            ("vi", _) => Vietnamese,
            ("zh", Some("TW" | "HK" | "MO")) if script.is_none_or(is_traditional) => ChineseTaiwan,
            ("zh", _) if script.is_some_and(is_traditional) => ChineseTaiwan,
            ("zh", _) => Chinese,
            _ => return None,
        })
    }

    /// The language that an `Accept-Language` header likes best of ours (RFC 9110, section 12.5.4).
    ///
    /// By hand, because it is short: fluent-langneg reads the order but not the weights, and accept-language knows no closest match.
    #[must_use]
    pub fn accepted(header: &str) -> Option<Self> {
        let range = |text: &str| {
            let (range, parameters) = text.split_once(';').unwrap_or((text, ""));
            let weight = match parameters.trim().strip_prefix("q=") {
                Some(weight) => weight.trim().parse::<f32>().ok().filter(|weight| (0.0..=1.0).contains(weight))?,
                None => 1.0,
            };
            let range = range.trim();
            let language = if range == "*" { Some(Self::DEFAULT) } else { Self::find(range) };
            language.filter(|_| weight > 0.0).map(|language| (weight, language))
        };
        let mut found: Option<(f32, Self)> = None;
        for (weight, language) in header.split(',').filter_map(range) {
            // Of equals the first is meant.
            if found.is_none_or(|(best, _)| weight > best) {
                found = Some((weight, language));
            }
        }
        found.map(|(_, language)| language)
    }

    /// The language that texts come out in, here and now.
    #[must_use]
    pub fn spoken() -> Self {
        SPOKEN.get()
    }

    /// Has every text within come out in this language: a page, or a mail by `language.speak(|| texts::LOG_IN.get())`. It holds for
    /// this thread until `within` is done, so a future is to be polled within it each time.
    pub fn speak<T>(self, within: impl FnOnce() -> T) -> T {
        let _before = Before(SPOKEN.replace(self));
        within()
    }
}

/// True for the script of traditional Chinese characters (ISO 15924).
fn is_traditional(script: &str) -> bool {
    script.eq_ignore_ascii_case("Hant")
}

/// What was spoken before is spoken again, even after a panic.
struct Before(Language);

impl Drop for Before {
    fn drop(&mut self) {
        SPOKEN.set(self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_finds_its_closest_language() {
        for language in Language::ALL {
            assert_eq!(Language::find(language.tag()), Some(language));
            assert_eq!(Language::find(language.widget()), Some(language));
        }
        for (tag, language) in [
            ("es-MX", SpanishLatinAmerica),
            ("es", SpanishSpain),
            ("zh-Hant-TW", ChineseTaiwan),
            ("zh-TW", ChineseTaiwan),
            ("zh-HK", ChineseTaiwan),
            ("zh-hant", ChineseTaiwan),
            ("zh-Hant-CN", ChineseTaiwan),
            ("zh_MO", ChineseTaiwan),
            ("zh-Hans-HK", Chinese),
            ("zh-Hans", Chinese),
            ("zh-SG", Chinese),
            ("zh", Chinese),
            ("iw-IL", Hebrew),
            ("en-AU", EnglishUk),
            ("en-u-ca-gregory", EnglishUs),
            ("pt-AO", PortuguesePortugal),
            ("DE-at", German),
        ] {
            assert_eq!(Language::find(tag), Some(language), "{tag}");
        }
        for tag in ["", "*", "tlh", "x-klingon", "deutsch", "-de", "\u{e9}"] {
            assert_eq!(Language::find(tag), None, "{tag}");
        }
    }

    #[test]
    fn the_weightiest_language_that_we_have_is_accepted() {
        for (header, language) in [
            ("de", Some(German)),
            ("de-CH, fr;q=0.9", Some(German)),
            ("fr;q=0.8, de;q=0.9", Some(German)),
            ("da, sv;q=0.9, ja;q=0.2", Some(Japanese)),
            ("fr;q=0, de;q=0.1", Some(German)),
            ("fr; q=0.5 , de ; q=0.5", Some(French)),
            ("fr;q=2, de;q=x, ko;q=0.1", Some(Korean)),
            ("da, *;q=0.5", Some(Language::DEFAULT)),
            ("da", None),
            ("", None),
            (",;q=1,,", None),
        ] {
            assert_eq!(Language::accepted(header), language, "{header}");
        }
    }

    #[test]
    fn what_was_spoken_before_is_spoken_again() {
        German.speak(|| {
            assert_eq!(French.speak(Language::spoken), French);
            assert_eq!(Language::spoken(), German);
        });
        assert_eq!(Language::spoken(), Language::DEFAULT);
    }
}
