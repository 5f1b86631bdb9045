//! The numbering plans of the countries, by the metadata of Google's libphonenumber.
//!
//! The crate's own parser is not used: it takes the prefix of long-distance calls off twice (`8 812 …` in Russia), reads letters as
//! digits, and takes a number for valid that only begins like one.

use phonenumber::{
    Type, country,
    metadata::{DATABASE, Descriptor, Metadata},
};
use regex::Regex;

/// Every kind of number that somebody can be called at.
const KINDS: [Type; 10] = [
    Type::FixedLine,
    Type::Mobile,
    Type::TollFree,
    Type::PremiumRate,
    Type::SharedCost,
    Type::PersonalNumber,
    Type::Voip,
    Type::Pager,
    Type::Uan,
    Type::Voicemail,
];

/// A number that a plan has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The country's code and the number in it, digits alone.
    pub digits: String,
    /// None for numbers that belong to no country, such as satellites'.
    pub country: Option<country::Id>,
}

/// Finds an international number in its plan: as it stands, or, where it is no number so, without the prefix that is dialled before
/// it within the country only.
pub fn international(digits: &str) -> Option<Planned> {
    let (code, national) = split(digits)?;
    let main = DATABASE.by_code(&code)?.into_iter().next()?;
    let without_prefix = without_national_prefix(main, national);
    // The zero in brackets, `+420 (0)…`, where no such prefix is in use any more.
    let without_zero = national.strip_prefix('0').map(str::to_owned);
    let candidates = [Some(national.to_owned()), without_prefix, without_zero];
    candidates.into_iter().flatten().find_map(|national| planned(code, &national))
}

/// Finds a number as it is dialled within this country, abroad or at home, in its plan.
pub fn national(digits: &str, country: country::Id) -> Option<Planned> {
    let meta = DATABASE.by_id(country.as_ref())?;
    let code = meta.country_code();
    let own_code = code.to_string();
    let at_home = |national: &str| {
        let stripped = without_national_prefix(meta, national).unwrap_or_else(|| national.to_owned());
        planned(code, &stripped).or_else(|| planned(code, national))
    };
    abroad(meta, digits)
        .or_else(|| at_home(digits))
        .or_else(|| digits.strip_prefix(&own_code).and_then(at_home))
        .or_else(|| exit(digits))
}

/// Finds a number behind the prefix that most of the world, or North America, or Australia dials to call abroad.
pub fn exit(digits: &str) -> Option<Planned> {
    ["00", "011", "0011"].iter().find_map(|prefix| international(digits.strip_prefix(prefix)?))
}

/// The countries that have the code of a number, which may be in no plan; none for codes of no country, such as satellites'.
pub fn countries(digits: &str) -> Vec<country::Id> {
    let regions = split(digits).and_then(|(code, _)| DATABASE.region(&code)).unwrap_or_default();
    regions.iter().filter_map(|region| region.parse().ok()).collect()
}

fn abroad(meta: &Metadata, digits: &str) -> Option<Planned> {
    let prefix = meta.international_prefix()?.find(digits).filter(|found| found.start() == 0)?.end();
    international(&digits[prefix..])
}

/// The country's code of one to three digits, and the rest. No code begins with another.
fn split(digits: &str) -> Option<(u16, &str)> {
    (1..=3).find_map(|length| {
        let (code, national) = digits.split_at_checked(length)?;
        let code = code.parse().ok().filter(|code| !digits.starts_with('0') && DATABASE.by_code(code).is_some())?;
        Some((code, national))
    })
}

fn planned(code: u16, national: &str) -> Option<Planned> {
    let regions = DATABASE.region(&code)?;
    let is_shared = regions.len() > 1;
    for region in regions {
        let meta = match region {
            "001" => DATABASE.by_code(&code)?.into_iter().next()?,
            region => DATABASE.by_id(region)?,
        };
        let begins = meta.leading_digits().map(|digits| digits.find(national).is_some_and(|found| found.start() == 0));
        if is_shared && begins == Some(false) {
            continue;
        }
        if is_number(meta, national) {
            return Some(Planned { digits: format!("{code}{national}"), country: region.parse().ok() });
        }
    }
    None
}

fn is_number(meta: &Metadata, national: &str) -> bool {
    KINDS.iter().filter_map(|kind| meta.descriptors().get(*kind)).any(|kind| is_whole(kind, national))
}

fn is_whole(kind: &Descriptor, national: &str) -> bool {
    if !kind.is_match(national) {
        return false;
    }
    let pattern = kind.national_number();
    // The metadata's patterns are meant for whole numbers, but are not written so: the first alternative that fits may be a shorter.
    pattern.find(national).is_some_and(|found| found.end() == national.len())
        || Regex::new(&format!("^(?x:{})$", pattern.as_str())).is_ok_and(|whole| whole.is_match(national))
}

/// The number without what is dialled before it within the country, or as it is dialled otherwise there (libphonenumber's
/// `maybeStripNationalPrefixAndCarrierCode`). None where nothing was dialled before it.
fn without_national_prefix(meta: &Metadata, national: &str) -> Option<String> {
    let general = meta.descriptors().general();
    let Some(prefix) = meta.national_prefix_for_parsing() else {
        return national.strip_prefix(meta.national_prefix()?).map(str::to_owned);
    };

    let captures = prefix.captures(national)?;
    let whole = captures.get(0).filter(|found| found.start() == 0 && found.end() > 0)?;
    let last = captures.get(captures.len() - 1).filter(|_| captures.len() > 1);
    let stripped = match (meta.national_prefix_transform_rule(), last) {
        (Some(rule), Some(_)) => prefix.replace(national, rule).into_owned(),
        _ => national[whole.end()..].to_owned(),
    };
    let is_kept = is_whole(general, national) && !is_whole(general, &stripped);
    (!is_kept).then_some(stripped)
}
