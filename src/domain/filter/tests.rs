use std::{collections::HashMap, sync::LazyLock};

use proptest::prelude::*;
use serde_json::json;

use super::*;

static SCHEMA: LazyLock<AccountSchema> = LazyLock::new(|| {
    let properties = json!({
        "lastName": {"type": "string"}, "born": {"type": "string", "format": "date"},
        "age": {"type": "integer"}, "member": {"type": "boolean"},
        "seen": {"type": "string", "format": "date-time"}, "tags": {"type": "array"},
    });
    AccountSchema::parse(&json!({"type": "object", "properties": properties}).to_string()).unwrap()
});

#[test]
fn filters_are_written_back_in_one_form() {
    for (written, form) in [
        ("status eq \"active\"", "status eq \"active\""),
        (" STATUS\tEq \"ACTIVE\" ", "status eq \"active\""),
        ("loginid SW \"A\\u0042\\\"\"", "loginId sw \"AB\\\"\""),
        ("lastLoginAt lt \"2026-01-01T01:00:00+01:00\"", "lastLoginAt lt \"2026-01-01T00:00:00Z\""),
        ("lastLoginAt eq null", "lastLoginAt eq null"),
        ("not(lastLoginAt pr)", "lastLoginAt eq null"),
        ("lastLoginAt ne null", "lastLoginAt pr"),
        ("Profile.LASTNAME co \"x\"", "profile.lastName co \"x\""),
        ("profile.age ge -1.5e3", "profile.age ge -1500.0"),
        ("profile.member eq true", "profile.member eq true"),
        ("not (profile.tags pr)", "profile.tags eq null"),
        ("profile.tags eq null", "profile.tags eq null"),
        // `and` binds tighter than `or`, `not` tighter than both.
        ("id pr or id pr and id pr", "id pr or id pr and id pr"),
        ("(id pr or id pr) and id pr", "(id pr or id pr) and id pr"),
        ("((id pr and id pr)) or id pr", "id pr and id pr or id pr"),
        ("not (id pr and id pr) and id pr", "not (id pr and id pr) and id pr"),
        ("(id pr or (id pr or id pr))", "id pr or (id pr or id pr)"),
    ] {
        assert_eq!(parsed(written).to_string(), form, "{written}");
    }
}

#[test]
fn values_are_compared_as_they_are_stored() {
    let key = |text: &str| match parsed(text) {
        Filter::Compare { value: Operand::Key { key, .. }, .. } => key,
        other => panic!("{other:?}"),
    };

    assert_eq!(key("loginId eq \" User@Example.COM\""), "user@example.com");
    assert_eq!(key("phones eq \"+1 (415) 555-0100\""), "+14155550100");
    assert_eq!(key("loginId co \"EXAMPLE\""), "example");
    assert_eq!(key("roles eq \"Admin\""), "admin");
    assert_eq!(
        key("id eq \"0197F3C0-0000-7000-8000-000000000000\""),
        "0197f3c0-0000-7000-8000-000000000000"
    );
    assert_eq!(key("profile.lastName eq \"STRASSE\""), key("profile.lastName eq \"stra\u{df}e\""));
    assert!(key("profile.age eq -7") < key("profile.age eq 3"));

    assert_eq!(
        key("profile.seen eq \"2026-01-01T01:00:00+01:00\""),
        "2026-01-01T00:00:00.000000000Z"
    );
}

#[test]
fn mistakes_are_told_with_their_place() {
    for (text, at, what) in [
        ("", 0, "expected an attribute"),
        ("  ", 2, "expected an attribute"),
        ("statuss eq \"active\"", 0, "statuss is not an attribute; there are id, loginId"),
        ("profile.Ü pr", 0, "the account schema has no field Ü"),
        ("id pr and profile.x eq 1", 10, "the account schema has no field x"),
        ("emails[type eq \"x\"]", 0, "write emails eq \"…\" instead"),
        ("status is \"active\"", 7, "expected eq, ne, co"),
        ("status", 6, "expected eq, ne, co"),
        ("status eq", 9, "expected a value"),
        ("status eq \"gone\"", 10, "one of active, disabled, pending"),
        ("status eq active", 10, "is not a value"),
        ("status eq 'active'", 10, "is not a value"),
        ("status eq \"active", 10, "no closing quote"),
        ("status eq 01", 10, "is not a value"),
        ("profile.age eq 1e999", 15, "is not a value"),
        ("status co \"act\"", 7, "status cannot be compared with co, only with eq, ne, pr"),
        ("profile.tags co \"x\"", 13, "only with eq, ne, pr"),
        ("profile.tags eq \"x\"", 16, "is compared with null only"),
        ("profile.age co 1", 12, "only with eq, ne, gt"),
        ("profile.age eq \"1\"", 15, "is compared with a number"),
        ("profile.born gt \"2001-02-29\"", 16, "is compared with a date"),
        ("profile.lastName eq 1", 20, "a text in quotes"),
        ("createdAt gt 5", 13, "a text in quotes"),
        ("createdAt gt \"yesterday\"", 13, "RFC 3339"),
        ("createdAt gt null", 13, "with eq and ne only"),
        ("id eq \"x\"", 6, "a UUID"),
        ("loginId eq \"\\u0000\"", 11, "NUL"),
        ("not id pr", 4, "a parenthesis after not"),
        ("(id pr", 0, "is not closed"),
        ("id pr)", 5, "without an opening one"),
        ("(id pr id pr)", 7, "expected and, or, or a closing"),
        ("id pr id pr", 6, "expected and, or, or the end"),
        ("id pr and", 9, "expected an attribute"),
        ("loginId eq \"ü\" xor id pr", 15, "expected and, or, or the end"),
    ] {
        let error = Filter::parse(text, &SCHEMA).unwrap_err();
        assert_eq!(error.at, at, "{text}: {error}");
        assert!(error.what.contains(what), "{text}: {error}");
    }
}

#[test]
fn b35_a_filter_is_bounded() {
    let nested = |depth: usize| format!("{}id pr{}", "(".repeat(depth), ")".repeat(depth));
    assert!(Filter::parse(&nested(16), &SCHEMA).is_ok());
    assert_eq!(Filter::parse(&nested(17), &SCHEMA).unwrap_err().at, 16);
    assert!(Filter::parse(&"not (".repeat(700), &SCHEMA).unwrap_err().what.contains("nested"));
    let chain = |count: usize| vec!["id pr"; count].join(" or ");
    assert!(Filter::parse(&chain(50), &SCHEMA).is_ok());
    assert!(Filter::parse(&chain(51), &SCHEMA).unwrap_err().what.contains("50 comparisons"));
    assert!(Filter::parse(&" ".repeat(4001), &SCHEMA).unwrap_err().what.contains("4000"));
    let long = |length: usize| {
        Filter::parse(&format!("profile.lastName eq \"{}\"", "ü".repeat(length)), &SCHEMA)
    };
    assert!(long(200).is_ok() && long(201).is_err());
}

#[test]
fn normalising_leaves_not_before_comparisons_only() {
    for (written, normal) in [
        (
            "not (id pr and (roles eq \"a\" or roles ne \"b\"))",
            "id eq null or roles ne \"a\" and roles eq \"b\"",
        ),
        ("not (not (id pr))", "id pr"),
        (
            "not (profile.age gt 1 or profile.age ne 1)",
            "not (profile.age gt 1) and profile.age eq 1",
        ),
        ("id pr and (id pr and (id pr and id pr))", "id pr and id pr and id pr and id pr"),
        ("not (id pr and id pr) or (id pr or id pr)", "id eq null or id eq null or id pr or id pr"),
    ] {
        assert_eq!(parsed(written).normalised().to_string(), normal);
    }

    let filter = parsed("id pr and not (profile.age eq 1 or status eq \"active\")");
    let attributes = [Attribute::Id, Attribute::Profile("age".to_owned()), Attribute::Status];

    assert_eq!(filter.attributes(), attributes.iter().collect::<Vec<_>>());
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic(text in ".{0,80}") {
        Filter::parse(&text, &SCHEMA).ok();
    }

    #[test]
    fn no_text_of_its_own_words_makes_the_parser_panic(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "and", "or", "not", "(", ")", "id", "pr", "eq", "null", "\"", "\\", "profile.",
                "profile.age", "[", "-1", "ü", " ",
            ]),
            0..40,
        )
    ) {
        Filter::parse(&words.join(" "), &SCHEMA).ok();
        Filter::parse(&words.concat(), &SCHEMA).ok();
    }

    #[test]
    fn a_filter_written_out_is_the_same_filter(filter in filters()) {
        prop_assert_eq!(Filter::parse(&filter.to_string(), &SCHEMA), Ok(filter));
    }

    #[test]
    fn normalising_keeps_the_meaning(
        filter in filters(), truths in prop::collection::vec(any::<bool>(), 8),
    ) {
        let normal = filter.normalised();
        let mut facts = Facts { truths: truths.into_iter().cycle(), known: HashMap::new() };
        prop_assert_eq!(facts.hold(&filter), facts.hold(&normal));
        prop_assert!(is_normal(&normal), "{normal}");
        prop_assert_eq!(normal.normalised(), normal);
    }
}

/// A world in which each comparison is true or not by chance, but `ne` is always the opposite of
/// `eq`.
struct Facts<I> {
    truths: I,
    known: HashMap<String, bool>,
}

impl<I: Iterator<Item = bool>> Facts<I> {
    fn hold(&mut self, filter: &Filter) -> bool {
        match filter {
            // No short cuts: each comparison must be asked in the same order on both sides.
            Filter::And(parts) => {
                parts.iter().map(|part| self.hold(part)).fold(true, |all, one| all & one)
            }
            Filter::Or(parts) => {
                parts.iter().map(|part| self.hold(part)).fold(false, |any, one| any | one)
            }
            Filter::Not(inner) => !self.hold(inner),
            Filter::Compare { attribute, operator: Operator::Ne, value } => {
                !self.fact(&format!("{attribute} eq {value}"))
            }
            leaf @ (Filter::Compare { .. } | Filter::Present(_)) => self.fact(&leaf.to_string()),
        }
    }

    fn fact(&mut self, name: &str) -> bool {
        let Self { truths, known } = self;
        *known.entry(name.to_owned()).or_insert_with(|| truths.next().unwrap())
    }
}

fn is_normal(filter: &Filter) -> bool {
    match filter {
        Filter::And(parts) => {
            parts.len() > 1
                && parts.iter().all(|part| !matches!(part, Filter::And(_)) && is_normal(part))
        }
        Filter::Or(parts) => {
            parts.len() > 1
                && parts.iter().all(|part| !matches!(part, Filter::Or(_)) && is_normal(part))
        }
        Filter::Not(inner) => match inner.as_ref() {
            Filter::Compare { operator, .. } => !matches!(operator, Operator::Eq | Operator::Ne),
            Filter::Present(_) => true,
            Filter::And(_) | Filter::Or(_) | Filter::Not(_) => false,
        },
        Filter::Compare { .. } | Filter::Present(_) => true,
    }
}

fn parsed(text: &str) -> Filter {
    Filter::parse(text, &SCHEMA).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Trees of all shapes, their leaves parsed, because only the parser makes operands.
fn filters() -> impl Strategy<Value = Filter> {
    let text = prop_oneof!["[a-c\"\\\\ü ]{0,6}", "\\PC{0,6}"];
    let by_text = (
        prop::sample::select(vec!["loginId", "roles", "emails", "profile.lastName"]),
        operator(),
        text,
    )
        .prop_map(|(attribute, operator, text)| format!("{attribute} {operator} {}", json!(text)));
    let by_number =
        (prop::sample::select(vec!["eq", "ne", "gt", "le"]), prop_oneof![any::<f64>(), Just(1.0)])
            .prop_map(|(operator, number)| format!("profile.age {operator} {}", json!(number)));
    let by_time = (prop::sample::select(vec!["eq", "ne", "ge", "lt"]), 0i64..4_000_000_000_000)
        .prop_map(|(operator, at)| {
            format!("createdAt {operator} \"{}\"", Timestamp::from_millis(at).to_rfc3339())
        });

    let fixed = prop::sample::select(vec![
        "status eq \"pending\"",
        "lastLoginAt pr",
        "phones pr",
        "profile.tags pr",
        "profile.member ne false",
        "profile.born lt \"2000-02-29\"",
    ]);

    let leaf = prop_oneof![by_text, by_number, by_time, fixed.prop_map(str::to_owned)]
        .prop_map(|text| parsed(&text));
    leaf.prop_recursive(5, 40, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(Filter::And),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Filter::Or),
            inner.prop_map(|inner| Filter::Not(Box::new(inner))),
        ]
    })
}

fn operator() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"])
}
