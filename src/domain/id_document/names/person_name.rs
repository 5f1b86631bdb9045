//! Names of persons, and the test whether two spellings can be the same name. docs/id-documents.md
//! documents the rules for operators.
//!
//! A letter with a diacritic, or of another alphabet, has the readings that ICAO Doc 9303
//! prescribes; a plain letter has itself. Two names match when a reading of one is a reading of the
//! other. So Müller matches MUELLER and MULLER, but these two do not match each other: nothing
//! indicates that they are the same name.

use std::borrow::Cow;

use mrz::CyrillicLanguage;

use super::transliteration::LANGUAGES;
use crate::domain::text::folding::{Symbol, symbols, words};

/// Given names and a family name, each with at least one letter.
#[derive(Clone)]
pub struct PersonName {
    /// The parts as they were given.
    written: NameParts,
    /// The parts with particles moved before the family name, if that differs.
    sorted: Option<NameParts>,
}

impl PersonName {
    /// The maximum length of the given names, and of the family name, in characters.
    pub const MAX_CHARACTERS: usize = 128;

    /// Parses the two parts of a name.
    ///
    /// # Errors
    /// The first part that has no letter or is longer than [`Self::MAX_CHARACTERS`].
    pub fn parse(given: &str, family: &str) -> Result<Self, NamePart> {
        let mut given = words(given, Self::MAX_CHARACTERS).ok_or(NamePart::Given)?;
        let mut family = words(family, Self::MAX_CHARACTERS).ok_or(NamePart::Family)?;
        let written = NameParts::new(&given, &family);

        // Registers sort `VAN DER BERG` as `BERG VAN DER`, and `MARIA`, `DE SOUZA` can appear as
        // `MARIA DE`, `SOUZA`.
        let given_particles = trailing_particles(&given);
        let family_particles = trailing_particles(&family);
        family.rotate_right(family_particles);
        family.splice(..0, given.drain(given.len() - given_particles..));

        let has_particles = given_particles + family_particles > 0;
        let sorted = if has_particles { Some(NameParts::new(&given, &family)) } else { None };
        Ok(Self { written, sorted })
    }

    /// Returns true if both can be the name of one person. The family names must match completely.
    /// The first given names must match; each side may omit some of the others, but must keep their
    /// order.
    pub fn matches(&self, other: &Self) -> bool {
        let variants = |name| {
            let Self { written, sorted }: &Self = name;
            std::iter::once(written).chain(sorted)
        };
        variants(self).any(|one| variants(other).any(|other| one.matches(other)))
    }
}

/// A part of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamePart {
    Given,
    Family,
}

#[derive(Clone)]
struct NameParts {
    given: Vec<Symbol>,
    family: Vec<Symbol>,
}

impl NameParts {
    fn new(given: &[String], family: &[String]) -> Self {
        Self { given: symbols(given), family: symbols(family) }
    }

    fn matches(&self, other: &Self) -> bool {
        let mut symbols =
            [self, other].into_iter().flat_map(|name| name.given.iter().chain(&name.family));
        // Only Cyrillic letters are read differently in different languages.
        let languages =
            if symbols.any(Symbol::is_cyrillic) { &LANGUAGES[..] } else { &LANGUAGES[..1] };

        let sides = [Side::One, Side::Other];
        let family =
            |rules| is_alike(&self.family, &other.family, MatchRules { omits: None, ..rules });
        let given = |rules| {
            sides.iter().any(|&side| {
                is_alike(&self.given, &other.given, MatchRules { omits: Some(side), ..rules })
            })
        };
        languages.iter().any(|&language| {
            let rules = sides.map(|joins| MatchRules { language, joins, omits: None });
            rules.into_iter().any(family) && rules.into_iter().any(given)
        })
    }
}

/// Omits the name, which is personal data.
impl std::fmt::Debug for PersonName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PersonName(…)")
    }
}

/// Particles that belong to the family name after them when they end a field. None may be omitted.
const PARTICLES: [&str; 24] = [
    "af", "av", "bin", "da", "das", "de", "del", "dela", "den", "der", "di", "do", "dos", "du",
    "ibn", "la", "las", "los", "ten", "ter", "van", "vom", "von", "zu",
];

fn trailing_particles(words: &[String]) -> usize {
    let particles =
        words.iter().rev().take_while(|word| PARTICLES.contains(&word.as_str())).count();
    // A name that consists of particles alone is a name.
    if particles == words.len() { 0 } else { particles }
}

/// One of the two names that are compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    One,
    Other,
}

/// The rules for one comparison.
#[derive(Clone, Copy)]
struct MatchRules {
    /// The language in which Cyrillic letters are read.
    language: CyrillicLanguage,
    /// The side that may separate what the other writes as one word. Only one side may: Ann Amarie
    /// is not Anna Marie.
    joins: Side,
    /// The side that may have given names that the other omits.
    omits: Option<Side>,
}

/// A name with the readings of its letters.
struct ReadName<'a> {
    symbols: &'a [Symbol],
    readings: Vec<Vec<Cow<'static, str>>>,
}

impl<'a> ReadName<'a> {
    fn new(symbols: &'a [Symbol], language: CyrillicLanguage) -> Self {
        let readings = symbols.iter().map(|symbol| match symbol {
            Symbol::Letter(letter) => letter.readings(language),
            Symbol::Plain(_) | Symbol::Gap | Symbol::Hyphen | Symbol::Point => Vec::new(),
        });
        Self { symbols, readings: readings.collect() }
    }
}

/// Returns true if one text can be written for the other.
fn is_alike(one: &[Symbol], other: &[Symbol], rules: MatchRules) -> bool {
    let is_equal =
        one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.is(other));
    is_equal || is_read_alike(one, other, rules)
}

/// Walks along both names at once. Each pair of positions is visited once, so the work is bounded
/// by the product of the lengths.
fn is_read_alike(one: &[Symbol], other: &[Symbol], rules: MatchRules) -> bool {
    let [one, other] = [one, other].map(|name| ReadName::new(name, rules.language));
    let width = other.symbols.len() + 1;
    let mut seen = vec![false; (one.symbols.len() + 1) * width];
    let mut waiting = vec![(0, 0)];

    while let Some((i, j)) = waiting.pop() {
        if std::mem::replace(&mut seen[i * width + j], true) {
            continue;
        }
        if i == one.symbols.len() && j == other.symbols.len() {
            return true;
        }
        if let (Some(a), Some(b)) = (one.symbols.get(i), other.symbols.get(j))
            && (a.is(b)
                || (a.is_other_script(b)
                    && has_common_reading(&one.readings[i], &other.readings[j])))
        {
            waiting.push((i + 1, j + 1));
        }
        let here = NamePosition { name: &one, at: i, side: Side::One };
        steps_from(here, &other.symbols[j..], rules, |a, b| waiting.push((i + a, j + b)));
        let here = NamePosition { name: &other, at: j, side: Side::Other };
        steps_from(here, &one.symbols[i..], rules, |b, a| waiting.push((i + a, j + b)));
    }

    false
}

fn has_common_reading(one: &[Cow<'_, str>], other: &[Cow<'_, str>]) -> bool {
    one.iter().any(|reading| !reading.is_empty() && other.contains(reading))
}

/// A position in one of the names.
#[derive(Clone, Copy)]
struct NamePosition<'a> {
    name: &'a ReadName<'a>,
    at: usize,
    side: Side,
}

/// Calls `step` for each step that begins at this position, with the number of symbols that it
/// advances on this side and on the other.
fn steps_from(
    position: NamePosition<'_>,
    there: &[Symbol],
    rules: MatchRules,
    mut step: impl FnMut(usize, usize),
) {
    let NamePosition { name, at, side } = position;
    let here = &name.symbols[at..];
    let Some(first) = here.first() else { return };

    match first {
        Symbol::Plain(_) => {}
        Symbol::Point => step(1, 0),
        Symbol::Gap | Symbol::Hyphen => {
            if rules.joins == side {
                step(1, 0);
            }
        }
        Symbol::Letter(_) => {
            let is_written =
                |(symbol, read): (&Symbol, char)| matches!(symbol, Symbol::Plain(c) if *c == read);
            for reading in &name.readings[at] {
                if reading.len() <= there.len() && there.iter().zip(reading.chars()).all(is_written)
                {
                    step(1, reading.len());
                }
            }
        }
    }

    // The first name never follows a gap, so it is never omitted; and a hyphen binds a name to the
    // one before it.
    let is_between_names =
        matches!(first, Symbol::Gap) && matches!(there.first(), None | Some(Symbol::Gap));

    if is_between_names && rules.omits == Some(side) {
        let name = here[1..].iter().take_while(|symbol| !matches!(symbol, Symbol::Gap)).count();
        step(1 + name, 0);
    }
}

#[cfg(test)]
#[path = "person_name_tests.rs"]
mod tests;
