//! The catalogues of texts, in Fluent, one folder a language. They are part of the program.

use std::{collections::HashMap, fmt, sync::OnceLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use fluent_syntax::ast::Entry;
use leptos::prelude::{IntoAttributeValue, IntoRender};

use crate::{Language, i18n::numbers};

/// A text without arguments, by its key. A page says `{texts::LOG_IN}`, and the language is the one that is spoken then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Text(pub(crate) &'static str);

impl Text {
    /// In the language that is spoken now.
    #[must_use]
    pub fn get(self) -> &'static str {
        // A key without a text would show itself; a test finds it first.
        Catalogue::spoken().plain.get(self.0).map_or(self.0, String::as_str)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.get())
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.get().to_owned()
    }
}

impl IntoRender for Text {
    type Output = &'static str;

    fn into_render(self) -> Self::Output {
        self.get()
    }
}

impl IntoAttributeValue for Text {
    type Output = &'static str;

    fn into_attribute_value(self) -> Self::Output {
        self.get()
    }
}

/// The text with this key in the language that is spoken now, with its arguments put in.
pub(crate) fn sentence<const N: usize>(key: &'static str, arguments: [(&'static str, FluentValue<'_>); N]) -> String {
    let bundle = &Catalogue::spoken().bundle;
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else { return key.to_owned() };
    // What could be wrong is found by a test, in every language.
    bundle.format_pattern(pattern, Some(&FluentArgs::from_iter(arguments)), &mut Vec::new()).into_owned()
}

/// The plain texts whose keys begin with `prefix`, without it, in the language that is spoken now.
pub(crate) fn beginning_with(prefix: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let plain = Catalogue::spoken().plain.iter();
    plain.filter_map(move |(key, text)| Some((key.strip_prefix(prefix)?, text.as_str())))
}

/// Whether the language has the pages of administrators and developers.
pub(crate) fn is_for_staff(language: Language) -> bool {
    SOURCES[language as usize].len() > 1
}

/// What one language says, with what the next best languages say where it is silent.
struct Catalogue {
    /// The texts without arguments. They are most, and need not be put together each time.
    plain: HashMap<&'static str, String>,
    bundle: FluentBundle<&'static FluentResource>,
}

/// In the order of [`Language::ALL`], as all that follow. Each is read when somebody first speaks it: few servers hear them all.
static CATALOGUES: [OnceLock<Catalogue>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];

static FILES: [OnceLock<Vec<FluentResource>>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];

/// Only some languages have the pages of administrators and developers.
const SOURCES: [&[&str]; Language::ALL.len()] = {
    macro_rules! files {
        ($($path:literal),+) => { &[$(include_str!(concat!("../../../locales/", $path, ".ftl"))),+] };
    }
    [
        files!("id/people"),
        files!("ms/people"),
        files!("jv/people"),
        files!("de/people", "de/admin"),
        files!("en-GB/people", "en-US/admin"),
        files!("en-US/people", "en-US/admin"),
        files!("es-ES/people", "es-ES/admin"),
        files!("es-419/people"),
        files!("fr/people", "fr/admin"),
        files!("it/people"),
        files!("pt-BR/people"),
        files!("pt-PT/people"),
        files!("vi/people"),
        files!("tr/people"),
        files!("ru/people"),
        files!("he/people"),
        files!("ar/people"),
        files!("th/people"),
        files!("ko/people"),
        files!("ja/people"),
        files!("zh-CN/people"),
        files!("zh-TW/people"),
    ]
};

/// The countries by their names in a language, and in its order: a line each, with the code before the name.
pub(crate) fn countries(language: Language) -> &'static str {
    COUNTRIES[language as usize]
}

/// `app/countries.mjs` writes them.
const COUNTRIES: [&str; Language::ALL.len()] = {
    macro_rules! files {
        ($($language:literal),+) => { [$(include_str!(concat!("../../../locales/", $language, "/countries.tsv"))),+] };
    }
    files!(
        "id", "ms", "jv", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "it", "pt-BR", "pt-PT", "vi", "tr", "ru",
        "he", "ar", "th", "ko", "ja", "zh-CN", "zh-TW"
    )
};

/// What cannot be read is left out, and a test tells of it.
fn read(source: &str) -> FluentResource {
    FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource)
}

impl Catalogue {
    fn spoken() -> &'static Self {
        Self::in_language(Language::spoken())
    }

    fn in_language(language: Language) -> &'static Self {
        CATALOGUES[language as usize].get_or_init(|| Self::of(language))
    }

    fn of(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.tag().parse().unwrap_or_default()]);
        // Names within a sentence of the other direction would disturb its order.
        bundle.set_use_isolating(language.direction() == "rtl");
        bundle.set_formatter(Some(number));
        let mut plain = HashMap::new();
        let chain = || std::iter::successors(Some(language), |language| language.next_best()).flat_map(files);
        for file in chain() {
            // The first to say something is heard: what a better language has said already is refused here.
            bundle.add_resource(file).ok();
        }
        for key in chain().flat_map(keys) {
            let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else { continue };
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
            if errors.is_empty() {
                plain.insert(key, text);
            }
        }
        Self { plain, bundle }
    }
}

fn files(language: Language) -> &'static [FluentResource] {
    FILES[language as usize].get_or_init(|| SOURCES[language as usize].iter().copied().map(read).collect())
}

fn keys(file: &'static FluentResource) -> impl Iterator<Item = &'static str> {
    file.entries().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message.id.name),
        _ => None,
    })
}

/// A number within a sentence.
fn number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    number.as_string().parse().ok().map(|number| numbers::number(&number))
}

#[cfg(test)]
mod tests;
