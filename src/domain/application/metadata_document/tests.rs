//! Metadata documents, as they come from anywhere.

use proptest::prelude::*;
use serde_json::json;

use super::*;

const URL: &str = "https://app.example.com/client.json";

fn parse(document: &Value) -> Result<UnregisteredApplication, &'static str> {
    let id = ApplicationId::parse(URL).unwrap();
    UnregisteredApplication::parse(&id, document.to_string().as_bytes(), Timestamp::from_millis(1))
        .map_err(|InvalidMetadataDocument(mistake)| mistake)
}

/// A good document in which these members replace others.
fn document(changes: Value) -> Value {
    let mut document = json!({
        "client_id": URL,
        "client_name": "Some Editor",
        "redirect_uris": ["https://app.example.com/callback", "http://127.0.0.1/callback"],
        "token_endpoint_auth_method": "none",
    });
    let Value::Object(changes) = changes else { panic!("an object") };
    document.as_object_mut().unwrap().extend(changes);
    document
}

fn public_key() -> Value {
    json!({
        "kty": "EC", "crv": "P-256",
        "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
    })
}

#[test]
fn b59_a_document_makes_a_third_party_without_a_secret() {
    let UnregisteredApplication { application, claimed_name } =
        parse(&document(json!({}))).unwrap();
    assert_eq!(application.name.as_str(), "app.example.com");
    assert_eq!(claimed_name.unwrap().as_str(), "Some Editor");

    let settings = application.settings;
    assert!(settings.third_party && settings.require_pkce && !settings.device_authorization);
    assert_eq!(settings.token_endpoint_auth_method, ClientAuthenticationMethod::None);
    let scopes: Vec<_> = settings.scopes.iter().map(String::as_str).collect();
    assert_eq!(scopes, ["email", "offline_access", "openid", "profile"]);
    let kind = ApplicationKind::Native;
    assert!(!settings.allows_redirect("https://app.example.com/callback2", kind));
}

#[test]
fn b59_what_a_document_says_beyond_is_left_out() {
    let parsed = parse(&document(json!({
        "scope": "openid roles admin:all",
        "backchannel_logout_uri": "https://app.example.com/logout",
        "post_logout_redirect_uris": ["https://app.example.com/"],
        "redirect_uris": ["com.example.app:/callback", "https://app.example.com/callback"],
        "require_pkce": false,
        "client_name": "",
    })))
    .unwrap();
    assert_eq!(parsed.claimed_name, None);

    let settings = parsed.application.settings;
    let scopes: Vec<_> = settings.scopes.iter().map(String::as_str).collect();
    assert_eq!(scopes, ["openid", "roles"]);
    assert_eq!(settings.redirect_uris.len(), 1);
    assert_eq!(settings.backchannel_logout_uri, None);
    assert!(settings.post_logout_redirect_uris.is_empty() && settings.require_pkce);
}

#[test]
fn b59_a_document_with_a_secret_or_another_id_is_refused() {
    let private = {
        let mut key = public_key();
        key["d"] = json!("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI");
        key
    };
    let signed = |keys: Value| {
        let jwks = json!({ "keys": keys });
        json!({ "token_endpoint_auth_method": "private_key_jwt", "jwks": jwks })
    };
    for wrong in [
        json!({ "client_id": "https://app.example.com/other.json" }),
        json!({ "client_id": "https://app.example.com:443/client.json" }),
        json!({ "client_id": null }),
        json!({ "redirect_uris": [] }),
        json!({ "redirect_uris": null }),
        json!({ "redirect_uris": "https://app.example.com/callback" }),
        json!({ "redirect_uris": ["http://app.example.com/callback"] }),
        json!({ "redirect_uris": vec!["https://app.example.com/callback"; 21] }),
        json!({ "client_secret": "secret" }),
        json!({ "client_secret_expires_at": 0 }),
        json!({ "token_endpoint_auth_method": "client_secret_basic" }),
        json!({ "token_endpoint_auth_method": "client_secret_jwt" }),
        json!({ "token_endpoint_auth_method": "tls_client_auth" }),
        json!({ "token_endpoint_auth_method": "private_key_jwt" }),
        signed(json!([])),
        signed(json!([private])),
        signed(json!([public_key(), private])),
        signed(json!([{ "kty": "oct", "k": "AAAA" }])),
    ] {
        assert!(parse(&document(wrong.clone())).is_err(), "{wrong}");
    }
    assert!(parse(&json!([])).is_err() && parse(&json!("text")).is_err());

    let parsed = parse(&document(signed(json!([public_key()])))).unwrap();
    let method = parsed.application.settings.token_endpoint_auth_method;
    assert_eq!(method, ClientAuthenticationMethod::PrivateKeyJwt);
}

proptest! {
    #[test]
    fn b59_no_document_makes_more_than_a_third_party(
        member in "client_name|scope|redirect_uris|token_endpoint_auth_method|jwks|third_party",
        text in "\\PC{0,80}",
        is_list in any::<bool>(),
    ) {
        let value = if is_list { json!([text]) } else { json!(text) };
        if let Ok(parsed) = parse(&document(json!({ member: value }))) {
            let settings = parsed.application.settings;
            prop_assert!(settings.third_party && settings.require_pkce);
            prop_assert!(settings.token_endpoint_auth_method
                != ClientAuthenticationMethod::ClientSecret);
            prop_assert!(settings.redirect_uris.iter().all(RedirectUri::is_web));
            prop_assert!(settings.scopes.iter()
                .all(|scope| STANDARD_SCOPES.contains(&scope.as_str())));
        }
    }

    #[test]
    fn bytes_that_are_no_document_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let id = ApplicationId::parse(URL).unwrap();
        let now = Timestamp::from_millis(1);
        prop_assert!(UnregisteredApplication::parse(&id, &bytes, now).is_err());
    }
}
