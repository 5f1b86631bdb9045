//! The parameter `claims` (OpenID Connect Core §5.5): single claims that an application asks for.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// Names of claims that an application asks for, beside those of its scopes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimsRequest {
    pub id_token: BTreeSet<String>,
    pub userinfo: BTreeSet<String>,
    /// Values of `acr` that the ID token must have, if the application says that it is essential.
    pub essential_acr: Vec<String>,
}

impl ClaimsRequest {
    /// Parses the JSON text of the parameter. Returns `None` if it is no such object.
    pub fn parse(text: &str) -> Option<Self> {
        let request: Map<String, Value> = serde_json::from_str(text).ok()?;
        let id_token = members(&request, "id_token")?;
        let userinfo = members(&request, "userinfo")?;

        Some(Self {
            id_token: id_token.keys().cloned().collect(),
            userinfo: userinfo.keys().cloned().collect(),
            essential_acr: id_token.get("acr").map(essential_values).unwrap_or_default(),
        })
    }

    pub fn is_empty(&self) -> bool {
        self.id_token.is_empty() && self.userinfo.is_empty()
    }
}

/// The requested claims of one place. A place that is missing asks for none.
fn members(request: &Map<String, Value>, place: &str) -> Option<Map<String, Value>> {
    match request.get(place) {
        None | Some(Value::Null) => Some(Map::new()),
        Some(Value::Object(members)) => Some(members.clone()),
        Some(_) => None,
    }
}

/// The values of a claim that is essential.
fn essential_values(claim: &Value) -> Vec<String> {
    if claim.get("essential") != Some(&Value::Bool(true)) {
        return Vec::new();
    }

    let value = claim.get("value").into_iter();
    let values = claim.get("values").and_then(Value::as_array).into_iter().flatten();
    value.chain(values).filter_map(Value::as_str).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_are_read_from_both_places() {
        let request = ClaimsRequest::parse(
            r#"{"userinfo": {"name": {"essential": true}, "email": null},
                "id_token": {"acr": {"essential": true, "values": ["a", "b"]}}, "other": {}}"#,
        )
        .unwrap();
        assert!(request.userinfo.contains("name") && request.userinfo.contains("email"));
        assert_eq!(request.essential_acr, ["a", "b"]);

        assert!(ClaimsRequest::parse("{}").unwrap().is_empty());
        for wrong in ["", "[]", "null", r#"{"userinfo": []}"#, r#"{"id_token": "name"}"#, "{"] {
            assert_eq!(ClaimsRequest::parse(wrong), None, "{wrong}");
        }
    }
}
