use proptest::prelude::*;

use super::PersonName;

/// `yes` or `no`, and two names as `family, given`, with tabs between; a line of its own begins
/// with `#`.
const PAIRS: &str = include_str!("person_name_pairs.tsv");

fn name(text: &str) -> PersonName {
    let (family, given) =
        text.split_once(", ").unwrap_or_else(|| panic!("{text:?} is not family, given"));
    PersonName::parse(given, family)
        .unwrap_or_else(|half| panic!("{text:?} is no name, for its {half:?}"))
}

#[test]
fn names_are_told_apart_and_recognised_as_the_table_says() {
    let (mut alike, mut different, mut wrong) = (0, 0, Vec::new());
    for line in PAIRS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let [expected, one, other] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line:?}")
        };
        let expected = match expected {
            "yes" => true,
            "no" => false,
            _ => panic!("{line:?}"),
        };
        *(if expected { &mut alike } else { &mut different }) += 1;
        for (one, other) in [(one, other), (other, one)] {
            if name(one).matches(&name(other)) != expected {
                wrong.push(format!("{one} and {other}: should be {expected}"));
            }
        }
    }

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        alike >= 100 && different >= 100 && different >= alike,
        "{alike} alike, {different} different"
    );
}

#[test]
fn what_has_no_letter_is_no_name() {
    for (given, family) in [
        ("", "x"),
        ("x", ""),
        (" ", "x"),
        ("-", "x"),
        ("x", "'"),
        ("x", "<<<"),
        ("1", "x"),
        ("🙂", "x"),
    ] {
        assert!(PersonName::parse(given, family).is_err(), "{given:?} {family:?}");
    }
    assert!(PersonName::parse("x", &"y".repeat(128)).is_ok());
    assert!(PersonName::parse("x", &"y".repeat(129)).is_err());
}

#[test]
fn a_name_does_not_print() {
    assert_eq!(format!("{:?}", name("Müller, Anna")), "PersonName(…)");
}

/// The letters and signs that the rules are about, so that many of them meet.
const LETTERS: &str = "[AaBbEeOoSsUuäöüßñøåæþłıИвЮйьёΑυούγχμπةمحّ' .<-]{1,12}";

fn any_field() -> impl Strategy<Value = String> {
    prop_oneof![LETTERS, "[a-z]{1,3} (van|de|bin|do) ?", "\\PC{1,20}"]
}

proptest! {
    #[test]
    fn matching_is_symmetric(names in [any_field(), any_field(), any_field(), any_field()]) {
        let [a, b, c, d] = names;
        if let (Ok(one), Ok(other)) = (PersonName::parse(&a, &b), PersonName::parse(&c, &d)) {
            prop_assert_eq!(one.matches(&other), other.matches(&one));
        }
    }

    #[test]
    fn matching_is_reflexive(given in any_field(), family in any_field()) {
        if let Ok(name) = PersonName::parse(&given, &family) {
            prop_assert!(name.matches(&name));
        }
    }

    #[test]
    fn case_makes_no_difference(given in LETTERS, family in LETTERS) {
        let [upper, lower] = [str::to_uppercase, str::to_lowercase]
            .map(|cased| PersonName::parse(&cased(&given), &cased(&family)));
        if let (Ok(upper), Ok(lower)) = (upper, lower) {
            prop_assert!(upper.matches(&lower));
        }
    }

    #[test]
    fn plain_family_names_match_only_when_they_are_the_same(
        one in "[A-Z]{1,6}", other in "[A-Z]{1,6}",
    ) {
        let [a, b] = [&one, &other].map(|family| PersonName::parse("ANNA", family).unwrap());
        prop_assert_eq!(a.matches(&b), one == other);
    }
}
