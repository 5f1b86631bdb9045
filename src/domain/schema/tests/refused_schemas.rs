//! Schemas that are refused, each with the place of its mistakes.

use serde_json::{Value, json};

use super::super::AccountSchema;

/// Schemas, each with the place and the code of its refusal.
fn hostile_schemas() -> Vec<(Value, &'static str, &'static str)> {
    let name = |property: Value| json!({"type": "object", "properties": {"a": property}});
    let deep = (0..15).fold(json!({}), |inner, _| json!({"not": inner}));

    vec![
        (json!([]), "", "not_an_object"),
        (json!({"type": "string"}), "/type", "not_an_object"),
        (
            name(deep),
            "/properties/a/not/not/not/not/not/not/not/not/not/not/not/not/not/not",
            "too_deep",
        ),
        (name(json!({"$ref": "https://example.com/a"})), "/properties/a/$ref", "remote_ref"),
        (name(json!({"$ref": "other.json#/a"})), "/properties/a/$ref", "remote_ref"),
        (name(json!({"$ref": "#/$defs/b"})), "/properties/a/$ref", "unknown_ref"),
        (
            name(json!({"$ref": "#/properties/a/examples/0", "examples": [{}]})),
            "/properties/a/$ref",
            "unknown_ref",
        ),
        (name(json!({"$ref": "#"})), "", "recursive_ref"),
        (name(json!({"items": {"$ref": "#/properties/a"}})), "/properties/a", "recursive_ref"),
        (name(json!({"$id": "https://example.com/"})), "/properties/a/$id", "unsupported_keyword"),
        (name(json!({"$dynamicRef": "#x"})), "/properties/a/$dynamicRef", "unsupported_keyword"),
        (name(json!({"maxLenght": 3})), "/properties/a/maxLenght", "unknown_keyword"),
        (name(json!({"maxLength": -3})), "/properties/a/maxLength", "invalid_schema"),
        (name(json!({"type": "text"})), "/properties/a/type", "invalid_schema"),
        (name(json!({"format": "dat"})), "/properties/a/format", "invalid_schema"),
        (name(json!({"pattern": "(a)\\1"})), "/properties/a/pattern", "pattern"),
        (name(json!({"pattern": "(?=a)b"})), "/properties/a/pattern", "pattern"),
        (name(json!({"pattern": "("})), "/properties/a/pattern", "pattern"),
        (name(json!({"pattern": "((a{100}){100}){100}"})), "/properties/a/pattern", "pattern"),
        (
            name(json!({"patternProperties": {"(?!a)": {}}})),
            "/properties/a/patternProperties/(?!a)",
            "pattern",
        ),
        (json!({"type": "object", "properties": {"a b": {}}}), "/properties/a b", "name"),
        (json!({"type": "object", "properties": {"ab": {}, "aB": {}}}), "/properties/aB", "name"),
        (
            name(json!({"items": {"x-vestibule": {}}})),
            "/properties/a/items/x-vestibule",
            "misplaced",
        ),
        (
            name(json!({"type": ["string", "number"], "x-vestibule": {"indexed": true}})),
            "/properties/a/x-vestibule/indexed",
            "not_scalar",
        ),
        (name(json!({"type": "string", "default": 1})), "/properties/a/default", "default"),
        (
            json!({"$schema": "http://json-schema.org/draft-07/schema#", "type": "object"}),
            "/$schema",
            "dialect",
        ),
    ]
}

/// Annotations of a property, each with the place and the code of its refusal.
fn wrong_annotations() -> Vec<(Value, &'static str, &'static str)> {
    let annotated = |annotation: Value| {
        let property = json!({"type": "string", "x-vestibule": annotation});
        json!({"type": "object", "properties": {"a": property}})
    };

    vec![
        (annotated(json!(true)), "/properties/a/x-vestibule", "annotation"),
        (annotated(json!({"raed": "user"})), "/properties/a/x-vestibule/raed", "annotation"),
        (annotated(json!({"read": "everybody"})), "/properties/a/x-vestibule/read", "annotation"),
        (annotated(json!({"indexed": 1})), "/properties/a/x-vestibule/indexed", "annotation"),
        (annotated(json!({"label": {"en": ""}})), "/properties/a/x-vestibule/label", "annotation"),
        (annotated(json!({"widget": "knob"})), "/properties/a/x-vestibule/widget", "annotation"),
        (annotated(json!({"unique": true})), "/properties/a/x-vestibule/unique", "unbounded"),
    ]
}

#[test]
fn bad_and_hostile_schemas_are_refused_with_the_place() {
    for (schema, pointer, code) in hostile_schemas().into_iter().chain(wrong_annotations()) {
        assert_eq!(refused(&schema), [(pointer.to_owned(), code)], "{schema}");
    }
}

#[test]
fn a_schema_is_bounded() {
    let fields = |count: usize| -> Value {
        (0..count).map(|index| (format!("f{index}"), json!({}))).collect()
    };
    assert!(
        AccountSchema::parse(&json!({"type": "object", "properties": fields(100)}).to_string())
            .is_ok()
    );
    let schema = json!({"type": "object", "properties": fields(101)});
    assert_eq!(refused(&schema), [("/properties".to_owned(), "too_many_fields")]);
    let long = json!({"type": "object", "description": "x".repeat(70_000)});
    assert_eq!(refused(&long), [(String::new(), "too_long")]);

    // Each level refers twice to the next: two to the power of twenty schemas, written out.
    let level = |index: usize| {
        let next = json!({"$ref": format!("#/$defs/d{}", index + 1)});
        (format!("d{index}"), if index == 20 { json!({}) } else { json!({"allOf": [next, next]}) })
    };

    let doubling = json!({"type": "object", "$defs": (0..=20).map(level).collect::<Value>()});
    assert_eq!(refused(&doubling), [(String::new(), "too_complex")]);
    let link =
        |index: usize| (format!("d{index}"), json!({"$ref": format!("#/$defs/d{}", index + 1)}));
    let chain: Value = (0..100).map(link).chain([("d100".to_owned(), json!({}))]).collect();
    assert_eq!(refused(&json!({"type": "object", "$defs": chain}))[0].1, "too_deep");
    let names =
        (0..51).map(|index| (format!("f{index}"), json!({"pattern": "a"}))).collect::<Value>();

    assert_eq!(
        refused(&json!({"type": "object", "properties": names})),
        [(String::new(), "too_many_patterns")]
    );
}

#[test]
fn all_mistakes_are_told_at_once() {
    let schema = json!({"type": "object", "properties": {
        "a": {"type": "string", "pattern": "(", "x-vestibule": {"read": 1, "write": 2}},
        "b": {"$ref": "http://x/"},
    }});
    let codes: Vec<_> = refused(&schema).into_iter().map(|(_, code)| code).collect();
    assert_eq!(codes, ["remote_ref", "pattern", "annotation", "annotation"]);
}

fn refused(schema: &Value) -> Vec<(String, &'static str)> {
    let refusals = AccountSchema::parse(&schema.to_string()).unwrap_err();
    refusals.into_iter().map(|refusal| (refusal.pointer, refusal.code)).collect()
}
