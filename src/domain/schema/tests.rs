mod refused_schemas;

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::domain::{AccessLevel, access::access_level::FieldAccess, text::folding::fold};

#[test]
fn the_default_schema_takes_the_profiles_made_so_far() {
    let schema = AccountSchema::default();
    let names: Vec<_> = schema.fields().iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names, ["firstName", "lastName", "dateOfBirth", "nationality", "locale"]);
    let first = schema.field("firstName").unwrap();
    assert!(first.searchable && first.indexed && !first.unique && !first.required);
    assert_eq!(
        (&first.kind, first.max_length, first.write),
        (&FieldType::Text, Some(100), FieldAccess::User)
    );
    assert_eq!((first.label("de-AT"), first.label("tlh")), ("Vorname", "First name"));
    let born = schema.field("dateOfBirth").unwrap();
    assert_eq!(
        (&born.kind, born.read, born.write),
        (&FieldType::Date, FieldAccess::User, FieldAccess::Admin)
    );

    for fits in [
        json!({}),
        json!({"firstName": "Alex"}),
        json!({
            "firstName": "Zoë", "lastName": "Ü", "dateOfBirth": "2000-02-29", "nationality": "DEU",
            "locale": "de-AT",
        }),
        json!({"nickname": ["whatever", {"is": "there"}]}),
    ] {
        assert_eq!(problems(&schema, &fits), [], "{fits}");
    }
}

#[test]
fn a_profile_that_does_not_fit_is_told_field_by_field() {
    let schema = schema(&json!({
        "name": {"type": "string", "minLength": 1, "maxLength": 5},
        "age": {"type": "integer", "minimum": 0},
        "mail": {"type": "string", "format": "email"},
        "size": {"enum": ["S", "M"]},
        "zip": {"type": "string", "pattern": "^[0-9]{5}$"},
        "address": {
            "type": "object", "properties": {"city": {}}, "required": ["city"],
            "additionalProperties": false,
        },
    }));

    for (profile, pointer, code) in [
        (json!({"name": "abcdef"}), "/name", "too_long"),
        (json!({"name": ""}), "/name", "too_short"),
        (json!({"name": 1}), "/name", "wrong_type"),
        (json!({"age": -1}), "/age", "out_of_range"),
        (json!({"mail": "a b"}), "/mail", "bad_format"),
        (json!({"size": "L"}), "/size", "not_allowed"),
        (json!({"zip": "x"}), "/zip", "pattern"),
        (json!({"address": {}}), "/address/city", "required"),
        (json!({"address": {"city": 1, "a/b": 2}}), "/address/a~1b", "unknown_field"),
        (json!({"other": 1}), "/other", "unknown_field"),
    ] {
        assert_eq!(problems(&schema, &profile), [(pointer.to_owned(), code)], "{profile}");
    }

    let many: Value = (0..100).map(|index| (format!("f{index}"), json!(1))).collect();
    assert_eq!(problems(&schema, &many).len(), FieldProblem::MAX_REPORTED);
}

#[test]
fn a_property_may_be_described_elsewhere() {
    let schema = AccountSchema::parse(
        &json!({
            "type": "object",
            "$defs": {"code": {"type": ["string", "null"], "maxLength": 8, "title": "Code"}},
            "properties": {
                "b": {"$ref": "#/$defs/code", "x-vestibule": {"unique": true}},
                "a": {"x-vestibule": {"order": 1}},
            },
        })
        .to_string(),
    )
    .unwrap();
    let [a, b] = schema.fields() else { panic!("two fields") };
    assert_eq!((a.name.as_str(), &a.kind, a.control), ("a", &FieldType::Other, FormControl::Json));
    assert_eq!(
        (&b.kind, b.max_length, b.unique, b.indexed),
        (&FieldType::Text, Some(8), true, true)
    );
    assert_eq!(b.label("fr"), "Code");

    assert_eq!(
        problems(&schema, &json!({"b": "too long a code"})),
        [("/b".to_owned(), "too_long")]
    );
}

#[test]
fn roles_read_and_write_what_they_may() {
    let schema = AccountSchema::parse(
        &json!({"type": "object", "properties": {
            "open": {"x-vestibule": {"write": "user"}},
            "seen": {"x-vestibule": {"write": "support"}},
            "note": {"x-vestibule": {"read": "support", "write": "support"}},
            "sealed": {"x-vestibule": {"read": "nobody", "write": "nobody"}},
        }})
        .to_string(),
    )
    .unwrap();
    let all = profile(&json!({"open": 1, "seen": 2, "note": 3, "sealed": 4, "undescribed": 5}));

    for (role, readable) in [
        (AccessLevel::User, r#"{"open":1,"seen":2}"#),
        (AccessLevel::Support, r#"{"open":1,"seen":2,"note":3}"#),
        (AccessLevel::Admin, r#"{"open":1,"seen":2,"note":3,"undescribed":5}"#),
    ] {
        assert_eq!(schema.readable(&all, role), Profile::parse(readable).unwrap());
    }

    let patched = |patch: Value, role| {
        let patch = patch.as_object().unwrap().clone();
        match schema.patch(&all, &patch, role) {
            Ok(_) => Vec::new(),
            Err(PatchRefusal::Fields(problems)) => {
                problems.into_iter().map(|problem| problem.pointer).collect()
            }
            Err(PatchRefusal::Profile(error)) => panic!("{error}"),
        }
    };

    assert_eq!(patched(json!({"open": 9, "seen": 2}), AccessLevel::User), Vec::<String>::new());
    assert_eq!(patched(json!({"seen": 9, "open": null}), AccessLevel::User), ["/seen"]);

    // A right guess looks like a wrong one.
    assert_eq!(patched(json!({"note": 3}), AccessLevel::User), ["/note"]);
    assert_eq!(
        patched(json!({"note": 9, "seen": null}), AccessLevel::Support),
        Vec::<String>::new()
    );
    assert_eq!(
        patched(json!({"undescribed": null, "new": 1}), AccessLevel::Support),
        ["/undescribed", "/new"]
    );
    assert_eq!(patched(json!({"sealed": 4}), AccessLevel::Admin), ["/sealed"]);
    let removed = schema.check_write(&all, &Profile::default(), AccessLevel::Admin);

    assert_eq!(removed, [FieldProblem::of("sealed", "read_only", "cannot be changed by you")]);
}

#[test]
fn defaults_fill_what_is_lacking() {
    let schema =
        schema(&json!({"plan": {"type": ["string", "null"], "default": "free"}, "name": {}}));
    let filled = |value: Value| schema.with_defaults(&profile(&value)).to_json();
    assert_eq!(filled(json!({"name": 1})), r#"{"name":1,"plan":"free"}"#);
    assert_eq!(filled(json!({"plan": null})), r#"{"plan":null}"#);
}

#[test]
fn searches_see_folded_texts() {
    let schema = AccountSchema::default();
    let profile = profile(
        &json!({"firstName": "ZOE\u{308}", "lastName": "Stra\u{df}e", "nationality": "DEU"}),
    );
    assert_eq!(schema.search_text(&profile), ["zo\u{eb}", "strasse"]);
}

#[test]
fn keys_compare_like_their_values() {
    let text = &*TEXT;
    assert_eq!(text.key(&json!("STRASSE \u{ff21}")), text.key(&json!("stra\u{df}e a")));
    assert_eq!(
        text.key(&json!("x".repeat(5000))).unwrap().chars().count(),
        Field::MAX_KEY_CHARACTERS
    );
    assert_eq!(text.key(&json!("a\0")), Some("a\u{1}".to_owned()));
    let day = one(&json!({"type": "string", "format": "date"}));
    assert_eq!(day.key(&json!("2000-02-29")).as_deref(), Some("2000-02-29"));
    assert_eq!(day.key(&json!("2001-02-29")), None);
    let moment = one(&json!({"type": "string", "format": "date-time"}));
    let ordered = ["2024-01-01T01:00:00+02:00", "2023-12-31T23:00:00.5Z", "2024-01-01T00:00:00Z"];
    let keys: Vec<_> = ordered.into_iter().map(|text| moment.key(&json!(text)).unwrap()).collect();
    assert_eq!(keys[0], "2023-12-31T23:00:00.000000000Z");
    assert!(keys.is_sorted());
    let yes = one(&json!({"type": "boolean"}));
    assert_eq!((yes.key(&json!(true)).as_deref(), yes.key(&json!("true"))), (Some("true"), None));
    assert_eq!(NUMBER.key(&json!(-0.0)), NUMBER.key(&json!(0)));

    assert_eq!((NUMBER.key(&Value::Null), NUMBER.key(&json!([1]))), (None, None));
}

static TEXT: LazyLock<Field> = LazyLock::new(|| one(&json!({"type": "string"})));

static NUMBER: LazyLock<Field> = LazyLock::new(|| one(&json!({"type": "number"})));

proptest! {
    #[test]
    fn keys_of_numbers_are_in_the_order_of_the_numbers(
        a in any::<f64>(), b in any::<f64>(), c in any::<i32>(),
    ) {
        let key = |value: f64| NUMBER.key(&json!(value)).unwrap();
        for (a, b) in [(a, b), (a, f64::from(c)), (f64::from(c), -f64::from(c))] {
            prop_assert_eq!(key(a).cmp(&key(b)), (a + 0.0).partial_cmp(&(b + 0.0)).unwrap());
        }
    }

    #[test]
    fn keys_of_texts_are_in_the_order_of_the_folded_texts(a in "[^\0]{0,60}", b in "[^\0]{0,60}") {
        let (one, other) = (TEXT.key(&json!(a)).unwrap(), TEXT.key(&json!(b)).unwrap());
        prop_assert_eq!(one.cmp(&other), fold(&a).cmp(&fold(&b)));
    }

    #[test]
    fn no_text_makes_the_schema_panic(
        text in r#"(\{|\}|"[a-z$#/]{0,3}":|"(type|properties|\$ref|#)"|,|[0-9]|x){0,30}"#,
    ) {
        AccountSchema::parse(&text).ok();
    }
}

fn one(property: &Value) -> Field {
    schema(&json!({"a": property})).fields()[0].clone()
}

fn schema(properties: &Value) -> AccountSchema {
    let text = json!({"type": "object", "properties": properties, "additionalProperties": false})
        .to_string();
    AccountSchema::parse(&text).unwrap()
}

fn profile(value: &Value) -> Profile {
    Profile::parse(&value.to_string()).unwrap()
}

fn problems(schema: &AccountSchema, value: &Value) -> Vec<(String, &'static str)> {
    schema
        .validate(&profile(value))
        .into_iter()
        .map(|problem| (problem.pointer, problem.code))
        .collect()
}
