//! The languages of the pages, and the language of the current page.

use std::cell::Cell;

use crate::i18n::catalogue;

/// Declares the languages in one table: the BCP 47 tag, the widget's name, and their own name.
macro_rules! languages {
    ($($language:ident = $tag:literal, $widget:literal, $name:literal;)*) => {
        /// A language of the pages, which is also one of the widget's.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Language {
            $($language,)*
        }

        impl Language {
            /// All languages, sorted by their own names, as the language selection shows them.
            pub const ALL: [Self; [$($tag),*].len()] = [$(Self::$language),*];

            /// Returns the BCP 47 tag, such as `pt-BR`.
            #[must_use]
            pub fn tag(self) -> &'static str {
                match self { $(Self::$language => $tag,)* }
            }

            /// Returns the widget's name of the language, such as `pt_BR`.
            #[must_use]
            pub fn widget(self) -> &'static str {
                match self { $(Self::$language => $widget,)* }
            }

            /// Returns the language's own name, such as `Português (Brasil)`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$language => $name,)* }
            }
        }
    };
}

languages! {
    Indonesian = "id", "id_ID", "Bahasa Indonesia";
    Malay = "ms", "ms_MY", "Bahasa Melayu";
    Javanese = "jv", "jv_ID", "Basa Jawa";
    German = "de", "de_DE", "Deutsch";
    EnglishUk = "en-GB", "en_GB", "English (UK)";
    EnglishUs = "en-US", "en_US", "English (US)";
    SpanishSpain = "es-ES", "es_ES", "Español (España)";
    SpanishLatinAmerica = "es-419", "es_LA", "Español (Latinoamérica)";
    French = "fr", "fr_FR", "Français";
    Italian = "it", "it_IT", "Italiano";
    PortugueseBrazil = "pt-BR", "pt_BR", "Português (Brasil)";
    PortuguesePortugal = "pt-PT", "pt_PT", "Português (Portugal)";
    Vietnamese = "vi", "vi_VN", "Tiếng Việt";
    Turkish = "tr", "tr_TR", "Türkçe";
    Russian = "ru", "ru_RU", "Русский";
    Hebrew = "he", "he", "עברית";
    Arabic = "ar", "ar_AR", "العربية";
    Thai = "th", "th_TH", "ไทย";
    Korean = "ko", "ko_KR", "한국어";
    Japanese = "ja", "ja_JP", "日本語";
    Chinese = "zh-CN", "zh_CN", "简体中文";
    ChineseTaiwan = "zh-TW", "zh_TW", "繁體中文";
}

use Language::{
    Arabic, Chinese, ChineseTaiwan, EnglishUk, EnglishUs, French, German, Hebrew, Indonesian,
    Italian, Japanese, Javanese, Korean, Malay, PortugueseBrazil, PortuguesePortugal, Russian,
    SpanishLatinAmerica, SpanishSpain, Thai, Turkish, Vietnamese,
};

thread_local! {
    static SPOKEN: Cell<Language> = const { Cell::new(Language::DEFAULT) };
}

impl Language {
    /// The default language.
    pub const DEFAULT: Self = EnglishUs;

    /// Returns the writing direction, `rtl` or `ltr`.
    #[must_use]
    pub fn direction(self) -> &'static str {
        if matches!(self, Arabic | Hebrew) { "rtl" } else { "ltr" }
    }

    /// Returns the language to fall back to for missing texts.
    pub(crate) fn next_best(self) -> Option<Self> {
        match self {
            EnglishUs => None,
            SpanishLatinAmerica => Some(SpanishSpain),
            PortuguesePortugal => Some(PortugueseBrazil),
            Javanese => Some(Indonesian),
            _ => Some(Self::DEFAULT),
        }
    }

    /// Returns the language for the pages of administrators and developers, which are not
    /// translated into all languages: a page in two languages would be confusing.
    #[must_use]
    pub fn for_staff(self) -> Self {
        let chain = std::iter::successors(Some(self), |language| language.next_best());
        let mut written = chain.filter(|language| catalogue::is_for_staff(*language));
        written.next().unwrap_or(Self::DEFAULT)
    }

    /// Finds the closest language for a tag such as `es-MX`, `zh-Hant-TW`, `pt_BR` or `iw`.
    #[must_use]
    pub fn find(tag: &str) -> Option<Self> {
        // The subtags after a single letter are an extension, such as the calendar.
        let mut parts = tag.split(['-', '_']).take_while(|part| part.len() > 1);
        let language = parts.next()?.to_ascii_lowercase();
        let script = parts
            .clone()
            .find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
        let region =
            parts.find(|part| part.len() == 2 || part.bytes().all(|byte| byte.is_ascii_digit()));
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
            // The deprecated codes of three languages are still in use.
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

    /// Returns the preferred language of an `Accept-Language` header (RFC 9110, section 12.5.4)
    /// among those of the pages.
    ///
    /// Implemented here, because it is short: fluent-langneg reads the order but not the weights,
    /// and accept-language finds no closest match.
    #[must_use]
    pub fn accepted(header: &str) -> Option<Self> {
        let range = |text: &str| {
            let (range, parameters) = text.split_once(';').unwrap_or((text, ""));
            let weight = match parameters.trim().strip_prefix("q=") {
                Some(weight) => weight
                    .trim()
                    .parse::<f32>()
                    .ok()
                    .filter(|weight| (0.0..=1.0).contains(weight))?,
                None => 1.0,
            };
            let range = range.trim();
            let language = if range == "*" { Some(Self::DEFAULT) } else { Self::find(range) };
            language.filter(|_| weight > 0.0).map(|language| (weight, language))
        };

        let mut found: Option<(f32, Self)> = None;
        for (weight, language) in header.split(',').filter_map(range) {
            // On equal weight, the first wins.
            if found.is_none_or(|(best, _)| weight > best) {
                found = Some((weight, language));
            }
        }

        found.map(|(_, language)| language)
    }

    /// Returns the language of the current page.
    #[must_use]
    pub fn spoken() -> Self {
        SPOKEN.get()
    }

    /// Sets the language of all texts within the call: of a page, or of a mail by
    /// `language.speak(|| texts::LOG_IN.get())`. It applies to this thread until the call returns,
    /// so a future must be polled within it each time.
    pub fn speak<T>(self, within: impl FnOnce() -> T) -> T {
        let _before = PreviousLanguage(SPOKEN.replace(self));
        within()
    }
}

/// Returns true for the script of traditional Chinese (ISO 15924).
fn is_traditional(script: &str) -> bool {
    script.eq_ignore_ascii_case("Hant")
}

/// Restores the previous language, even after a panic.
struct PreviousLanguage(Language);

impl Drop for PreviousLanguage {
    fn drop(&mut self) {
        SPOKEN.set(self.0);
    }
}

#[cfg(test)]
mod tests;
