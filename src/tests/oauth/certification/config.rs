//! The plan Config: the provider's metadata.

use serde_json::Value;

use crate::tests::{
    oauth::PERSON,
    support::harness::{Answer, App, TestDatabase, on_both},
};

pub(super) const MODULES: &[&str] = &["oidcc_discovery_endpoint_verification"];

on_both!(oidcc_discovery_endpoint_verification);

async fn read(app: &App, path: &str) -> Value {
    let answer = Answer::of(app.client.get(app.url(path)).send().await.unwrap()).await;
    assert_eq!(answer.status, 200);
    assert!(answer.header("content-type").starts_with("application/json"));
    answer.json()
}

async fn oidcc_discovery_endpoint_verification(database: TestDatabase) {
    let app = database.start(&[("VESTIBULE_PUBLIC_URL", "https://login.example.com")]).await;
    app.account(PERSON, None, None).await;
    let metadata = read(&app, "/.well-known/openid-configuration").await;

    assert_eq!(metadata["issuer"], "https://login.example.com");
    for endpoint in ["authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri"] {
        let address = metadata[endpoint].as_str().unwrap();
        assert!(address.starts_with("https://login.example.com/"), "{endpoint} {address}");
    }
    for (list, needed) in [
        ("response_types_supported", "code"),
        ("response_modes_supported", "form_post"),
        ("subject_types_supported", "public"),
        ("id_token_signing_alg_values_supported", "RS256"),
        ("scopes_supported", "openid"),
        ("claims_supported", "sub"),
        ("grant_types_supported", "authorization_code"),
        ("token_endpoint_auth_methods_supported", "client_secret_basic"),
        ("token_endpoint_auth_methods_supported", "client_secret_post"),
    ] {
        let list = metadata[list].as_array().unwrap_or_else(|| panic!("no {list}"));
        assert!(list.iter().any(|value| value == needed), "{needed} is not in {list:?}");
    }
    let unsigned = metadata["id_token_signing_alg_values_supported"].as_array().unwrap();
    assert!(unsigned.iter().all(|algorithm| algorithm != "none"));
    for refused in ["request_parameter_supported", "request_uri_parameter_supported"] {
        assert_eq!(metadata[refused], false, "{refused} would be true without a value");
    }

    let keys = read(&app, "/oauth2/jwks.json").await;
    let keys = keys["keys"].as_array().unwrap();
    assert!(
        keys.iter().any(|key| key["kty"] == "RSA") && keys.iter().any(|key| key["kty"] == "EC")
    );
    for key in keys {
        assert!(key["kid"].is_string() && key["alg"].is_string() && key["use"] == "sig");
        for private in ["d", "p", "q", "dp", "dq", "qi", "k"] {
            assert_eq!(key.get(private), None, "{private}");
        }
    }
}
