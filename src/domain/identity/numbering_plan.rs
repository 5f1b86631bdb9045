//! Numbering plans of the countries, from the metadata of Google's libphonenumber.
//!
//! The crate's own parser is not used: it removes the long-distance prefix twice (`8 812 …` in
//! Russia), reads letters as digits, and accepts a number of which only the beginning is valid.

use phonenumber::{
    Type, country,
    metadata::{DATABASE, Descriptor, Metadata},
};
use regex::Regex;

/// The types of numbers that a person can be called at.
const CALLABLE_TYPES: [Type; 10] = [
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

/// A number that is valid in a numbering plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidNumber {
    /// The country code and the national number, digits only.
    pub digits: String,
    /// `None` for numbers that belong to no country, such as satellite phones.
    pub country: Option<country::Id>,
}

/// Finds the plan of an international number. If it is valid in none, it is tried without the
/// prefix that is dialled before it within the country only.
pub fn find_international(digits: &str) -> Option<ValidNumber> {
    let (code, national) = split_country_code(digits)?;
    let main = DATABASE.by_code(&code)?.into_iter().next()?;
    let without_prefix = without_national_prefix(main, national);
    // The zero in brackets, `+420 (0)…`, of countries that have abolished that prefix.
    let without_zero = national.strip_prefix('0').map(str::to_owned);
    let candidates = [Some(national.to_owned()), without_prefix, without_zero];
    candidates.into_iter().flatten().find_map(|national| find_in_plans(code, &national))
}

/// Finds the plan of a number as it is dialled in this country, for a national or an international
/// call.
pub fn find_dialled_in(digits: &str, country: country::Id) -> Option<ValidNumber> {
    let meta = DATABASE.by_id(country.as_ref())?;
    let code = meta.country_code();
    let own_code = code.to_string();
    let find_national = |national: &str| {
        let stripped =
            without_national_prefix(meta, national).unwrap_or_else(|| national.to_owned());
        find_in_plans(code, &stripped).or_else(|| find_in_plans(code, national))
    };
    find_dialled_abroad(meta, digits)
        .or_else(|| find_national(digits))
        .or_else(|| digits.strip_prefix(&own_code).and_then(find_national))
        .or_else(|| find_after_exit_code(digits))
}

/// Finds the plan of a number after the exit code of most of the world (00), North America (011) or
/// Australia (0011).
pub fn find_after_exit_code(digits: &str) -> Option<ValidNumber> {
    ["00", "011", "0011"].iter().find_map(|prefix| find_international(digits.strip_prefix(prefix)?))
}

/// Returns the countries that share the number's country code, whether the number is valid or not;
/// empty for codes of no country, such as satellite phones'.
pub fn countries(digits: &str) -> Vec<country::Id> {
    let regions =
        split_country_code(digits).and_then(|(code, _)| DATABASE.region(&code)).unwrap_or_default();
    regions.iter().filter_map(|region| region.parse().ok()).collect()
}

fn find_dialled_abroad(meta: &Metadata, digits: &str) -> Option<ValidNumber> {
    let prefix =
        meta.international_prefix()?.find(digits).filter(|found| found.start() == 0)?.end();
    find_international(&digits[prefix..])
}

/// Splits off the country code of one to three digits. No code is the beginning of another.
fn split_country_code(digits: &str) -> Option<(u16, &str)> {
    (1..=3).find_map(|length| {
        let (code, national) = digits.split_at_checked(length)?;
        let code = code
            .parse()
            .ok()
            .filter(|code| !digits.starts_with('0') && DATABASE.by_code(code).is_some())?;
        Some((code, national))
    })
}

fn find_in_plans(code: u16, national: &str) -> Option<ValidNumber> {
    let regions = DATABASE.region(&code)?;
    let is_shared = regions.len() > 1;

    for region in regions {
        let meta = match region {
            "001" => DATABASE.by_code(&code)?.into_iter().next()?,
            region => DATABASE.by_id(region)?,
        };
        let begins = meta
            .leading_digits()
            .map(|digits| digits.find(national).is_some_and(|found| found.start() == 0));
        if is_shared && begins == Some(false) {
            continue;
        }
        if is_callable(meta, national) {
            return Some(ValidNumber {
                digits: format!("{code}{national}"),
                country: region.parse().ok(),
            });
        }
    }

    None
}

fn is_callable(meta: &Metadata, national: &str) -> bool {
    CALLABLE_TYPES
        .iter()
        .filter_map(|kind| meta.descriptors().get(*kind))
        .any(|kind| matches_whole(kind, national))
}

fn matches_whole(kind: &Descriptor, national: &str) -> bool {
    if !kind.is_match(national) {
        return false;
    }
    let pattern = kind.national_number();
    // The patterns are meant for whole numbers but are not anchored: the first alternative that
    // fits may be shorter.
    pattern.find(national).is_some_and(|found| found.end() == national.len())
        || Regex::new(&format!("^(?x:{})$", pattern.as_str()))
            .is_ok_and(|whole| whole.is_match(national))
}

/// Removes the prefix of national calls, or rewrites the number as the plan prescribes
/// (libphonenumber's `maybeStripNationalPrefixAndCarrierCode`). Returns `None` without such a
/// prefix.
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
    let is_kept = matches_whole(general, national) && !matches_whole(general, &stripped);

    if is_kept { None } else { Some(stripped) }
}
