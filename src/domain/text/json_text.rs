//! JSON from other programs.

use serde_json::Value;

/// Removes a leading byte order mark, which some programs write. RFC 8259 (section 8.1) permits
/// readers to ignore it.
pub fn strip_bom(json: &[u8]) -> &[u8] {
    json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json)
}

/// Escapes a step of a JSON Pointer (RFC 6901, section 3).
pub fn escape_pointer_step(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Returns true if arrays and objects nest at most `max_depth` levels deep in the value; a scalar
/// has none. `max_depth` also bounds the recursion.
pub fn nests_within(value: &Value, max_depth: usize) -> bool {
    match value {
        Value::Array(items) => {
            max_depth > 0 && items.iter().all(|item| nests_within(item, max_depth - 1))
        }
        Value::Object(members) => {
            max_depth > 0 && members.values().all(|member| nests_within(member, max_depth - 1))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_value_nests_as_deep_as_its_deepest_member() {
        for (value, depth) in [
            (json!(null), 0),
            (json!("[[]]"), 0),
            (json!([]), 1),
            (json!({"a": 1, "b": {"c": []}}), 3),
            (json!([1, [2, {"a": [3]}], {}]), 4),
        ] {
            assert!(nests_within(&value, depth), "{value}");
            assert!(depth == 0 || !nests_within(&value, depth - 1), "{value}");
        }
    }
}
