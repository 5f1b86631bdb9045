use serde_json::json;

use super::*;

fn merged(kind: ApplicationKind, members: Value) -> Result<ApplicationSettings, Vec<String>> {
    let Value::Object(members) = members else { panic!("an object") };
    let merged = ApplicationSettings::of_kind(kind).merged(kind, members);
    merged.map_err(|mistakes| mistakes.into_iter().map(|mistake| mistake.member).collect())
}

#[test]
fn every_mistake_is_found_at_once() {
    let members = json!({
        "redirectUris": ["https://a.example/cb", "javascript:alert(1)"],
        "scopes": "openid",
        "roles": ["Admin"],
        "requirePkce": "no",
        "nonsense": 1,
        "origin": "https://a.example",
    });

    let mut wrong = merged(ApplicationKind::Web, members).unwrap_err();
    wrong.sort();
    assert_eq!(wrong, ["nonsense", "origin", "redirectUris", "requirePkce", "roles", "scopes"]);
}

#[test]
fn each_kind_has_the_settings_that_it_can_have() {
    for (kind, members, wrong) in [
        (ApplicationKind::Web, json!({"redirectUris": ["com.example.app:/cb"]}), "redirectUris"),
        (ApplicationKind::Browser, json!({"requirePkce": false}), "requirePkce"),
        (
            ApplicationKind::Browser,
            json!({"tokenEndpointAuthMethod": "client_secret"}),
            "tokenEndpointAuthMethod",
        ),
        (ApplicationKind::Service, json!({"redirectUris": ["https://a.example/"]}), "redirectUris"),
        (
            ApplicationKind::Service,
            json!({"tokenEndpointAuthMethod": "none"}),
            "tokenEndpointAuthMethod",
        ),
        (ApplicationKind::Web, json!({"tokenEndpointAuthMethod": "private_key_jwt"}), "jwks"),
        (ApplicationKind::Proxy, json!({}), "origin"),
        (ApplicationKind::Proxy, json!({"origin": "https://a.example/path"}), "origin"),
        (ApplicationKind::Proxy, json!({"origin": "https://A.example"}), "origin"),
        (ApplicationKind::Browser, json!({"deviceAuthorization": true}), "deviceAuthorization"),
        (
            ApplicationKind::Web,
            json!({"maxAuthenticationAgeSeconds": 1}),
            "maxAuthenticationAgeSeconds",
        ),
        (ApplicationKind::Web, json!({"scopes": ["a b"]}), "scopes"),
        (
            ApplicationKind::Native,
            json!({"backchannelLogoutUri": "com.example.app:/out"}),
            "backchannelLogoutUri",
        ),
        (
            ApplicationKind::Web,
            json!({"backchannelLogoutUri": "http://a.example/out"}),
            "backchannelLogoutUri",
        ),
        (
            ApplicationKind::Service,
            json!({"backchannelLogoutUri": "https://a.example/out"}),
            "backchannelLogoutUri",
        ),
    ] {
        assert_eq!(merged(kind, members.clone()).unwrap_err(), [wrong], "{kind:?} {members}");
    }

    for (kind, members) in [
        (ApplicationKind::Web, json!({"requirePkce": false})),
        (ApplicationKind::Native, json!({"redirectUris": ["com.example.app:/cb"]})),
        (ApplicationKind::Native, json!({"deviceAuthorization": true})),
        (ApplicationKind::Proxy, json!({"origin": "https://a.example:8443"})),
        (ApplicationKind::Service, json!({"scopes": ["reports:read"]})),
    ] {
        let settings = merged(kind, members).unwrap();
        let stored: ApplicationSettings = serde_json::from_str(&settings.to_json()).unwrap();
        assert_eq!(stored, settings);
    }
}

#[test]
fn settings_of_an_earlier_version_can_be_read() {
    let mut stored = ApplicationSettings::of_kind(ApplicationKind::Web).to_members();
    stored.remove("deviceAuthorization");
    let read: ApplicationSettings = serde_json::from_value(Value::Object(stored)).unwrap();
    assert!(!read.device_authorization);
}

#[test]
fn null_returns_to_the_default() {
    let kind = ApplicationKind::Web;
    let changed = merged(kind, json!({"requirePkce": false, "homeUri": "https://a.example/"}));
    let members = Map::from_iter([
        ("requirePkce".to_owned(), Value::Null),
        ("homeUri".to_owned(), Value::Null),
    ]);
    assert_eq!(changed.unwrap().merged(kind, members), Ok(ApplicationSettings::of_kind(kind)));
}

#[test]
fn one_of_the_roles_is_enough() {
    let roles = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let open = ApplicationSettings::of_kind(ApplicationKind::Web);
    assert!(open.admits(&[]));

    let staff = merged(ApplicationKind::Web, json!({"roles": ["editor", "chief"]})).unwrap();
    assert!(staff.admits(&roles(&["chief", "other"])));
    assert!(!staff.admits(&roles(&["other"])) && !staff.admits(&[]));
}
