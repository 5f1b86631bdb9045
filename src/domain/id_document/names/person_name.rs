//! A person's name, and whether two spellings of it can be the same name. `docs/id-documents.md` tells the rules to operators.
//!
//! A letter with a diacritic, or of another alphabet, has the readings that ICAO Doc 9303 prescribes; a plain letter has itself.
//! Two names are alike when one reading of the one is a reading of the other. So Müller is like MUELLER and like MULLER, but
//! these two are not like each other: nothing says that they are the same name.

use std::borrow::Cow;

use mrz::CyrillicLanguage;

use super::transliteration::LANGUAGES;
use crate::domain::text::folding::{Symbol, symbols, words};

/// Given names and family name; each has at least one letter.
#[derive(Clone)]
pub struct PersonName {
    /// As the fields say.
    written: Parts,
    /// With the particles before the family name, when they stood elsewhere.
    sorted: Option<Parts>,
}

impl PersonName {
    /// The longest given names, and the longest family name, in characters.
    pub const MAX: usize = 128;

    /// Reads the two halves of a name.
    ///
    /// # Errors
    /// The first half that has no letter or is longer than [`Self::MAX`].
    pub fn parse(given: &str, family: &str) -> Result<Self, Half> {
        let mut given = words(given, Self::MAX).ok_or(Half::Given)?;
        let mut family = words(family, Self::MAX).ok_or(Half::Family)?;
        let written = Parts::new(&given, &family);
        // `BERG VAN DER`, as registers sort it, is `VAN DER BERG`; and `MARIA DE`, `SOUZA` is `MARIA`, `DE SOUZA`.
        let (first, last) = (particles_at_end(&given), particles_at_end(&family));
        family.rotate_right(last);
        family.splice(..0, given.drain(given.len() - first..));
        Ok(Self { written, sorted: (first + last > 0).then(|| Parts::new(&given, &family)) })
    }

    /// Whether both can be one person's name. The family names must agree whole. Of the given names the first must agree, and
    /// either side may leave out some of the others, but may not change their order.
    pub fn matches(&self, other: &Self) -> bool {
        let parts = |name| {
            let Self { written, sorted }: &Self = name;
            std::iter::once(written).chain(sorted)
        };
        parts(self).any(|one| parts(other).any(|other| one.matches(other)))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    Given,
    Family,
}

#[derive(Clone)]
struct Parts {
    given: Vec<Symbol>,
    family: Vec<Symbol>,
}

impl Parts {
    fn new(given: &[String], family: &[String]) -> Self {
        Self { given: symbols(given), family: symbols(family) }
    }

    fn matches(&self, other: &Self) -> bool {
        let mut symbols = [self, other].into_iter().flat_map(|name| name.given.iter().chain(&name.family));
        // Only Cyrillic is read by language.
        let languages = if symbols.any(Symbol::is_cyrillic) { &LANGUAGES[..] } else { &LANGUAGES[..1] };
        let sides = [Side::One, Side::Other];
        let family = |rules| alike(&self.family, &other.family, Rules { omits: None, ..rules });
        let given =
            |rules| sides.iter().any(|&side| alike(&self.given, &other.given, Rules { omits: Some(side), ..rules }));
        languages.iter().any(|&language| {
            let rules = sides.map(|joins| Rules { language, joins, omits: None });
            rules.into_iter().any(family) && rules.into_iter().any(given)
        })
    }
}

/// Names are personal data: a debug print does not carry them into a log by accident.
impl std::fmt::Debug for PersonName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PersonName(…)")
    }
}

/// Words that belong to the family name behind them, when they stand at the end of a field. None is ever left out.
const PARTICLES: [&str; 24] = [
    "af", "av", "bin", "da", "das", "de", "del", "dela", "den", "der", "di", "do", "dos", "du", "ibn", "la", "las",
    "los", "ten", "ter", "van", "vom", "von", "zu",
];

fn particles_at_end(words: &[String]) -> usize {
    let particles = words.iter().rev().take_while(|word| PARTICLES.contains(&word.as_str())).count();
    // A name of nothing but particles is a name.
    if particles == words.len() { 0 } else { particles }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    One,
    Other,
}

#[derive(Clone, Copy)]
struct Rules {
    /// Which Cyrillic it is, if it is.
    language: CyrillicLanguage,
    /// Which side writes apart what the other may write as one word. Not both: Ann Amarie is not Anna Marie.
    joins: Side,
    /// Which side may have given names that the other leaves out, if any.
    omits: Option<Side>,
}

/// A name with what its letters may stand for, found once.
struct Read<'a> {
    symbols: &'a [Symbol],
    readings: Vec<Vec<Cow<'static, str>>>,
}

impl<'a> Read<'a> {
    fn new(symbols: &'a [Symbol], language: CyrillicLanguage) -> Self {
        let readings = symbols.iter().map(|symbol| match symbol {
            Symbol::Letter(letter) => letter.readings(language),
            Symbol::Plain(_) | Symbol::Gap | Symbol::Hyphen | Symbol::Point => Vec::new(),
        });
        Self { symbols, readings: readings.collect() }
    }
}

/// Whether one may be written for the other.
fn alike(one: &[Symbol], other: &[Symbol], rules: Rules) -> bool {
    let same = one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.is(other));
    same || read_alike(one, other, rules)
}

/// Walks along both names at once. It visits each pair of places once, so the work is bounded by the product of the lengths.
fn read_alike(one: &[Symbol], other: &[Symbol], rules: Rules) -> bool {
    let [one, other] = [one, other].map(|name| Read::new(name, rules.language));
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
            && (a.is(b) || (a.translates(b) && share(&one.readings[i], &other.readings[j])))
        {
            waiting.push((i + 1, j + 1));
        }
        one_sided((&one, i), &other.symbols[j..], (rules, Side::One), |a, b| waiting.push((i + a, j + b)));
        one_sided((&other, j), &one.symbols[i..], (rules, Side::Other), |b, a| waiting.push((i + a, j + b)));
    }
    false
}

fn share(one: &[Cow<'_, str>], other: &[Cow<'_, str>]) -> bool {
    one.iter().any(|reading| !reading.is_empty() && other.contains(reading))
}

/// The steps that begin on this side, at this place: how far each leads here and there.
fn one_sided(
    (name, at): (&Read<'_>, usize),
    there: &[Symbol],
    (rules, side): (Rules, Side),
    mut step: impl FnMut(usize, usize),
) {
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
            let plain = |(symbol, read): (&Symbol, char)| matches!(symbol, Symbol::Plain(c) if *c == read);
            for reading in &name.readings[at] {
                if reading.len() <= there.len() && there.iter().zip(reading.chars()).all(plain) {
                    step(1, reading.len());
                }
            }
        }
    }
    // The first name never stands behind a gap, so it is never left out; and a hyphen binds a name to the one before it.
    let between = matches!(first, Symbol::Gap) && matches!(there.first(), None | Some(Symbol::Gap));
    if between && rules.omits == Some(side) {
        let name = here[1..].iter().take_while(|symbol| !matches!(symbol, Symbol::Gap)).count();
        step(1 + name, 0);
    }
}

#[cfg(test)]
#[path = "person_name_tests.rs"]
mod tests;
