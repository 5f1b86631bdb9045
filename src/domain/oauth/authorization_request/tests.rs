//! Properties of the parser of authorization requests.

use proptest::prelude::*;
use serde_json::{Map, json};

use super::*;
use crate::domain::{
    ApplicationKind, Timestamp,
    application::{ApplicationName, settings::ApplicationSettings},
};

const REDIRECT_URI: &str = "https://app.example.com/cb";
const OTHER_URI: &str = "https://app.example.com/other";

/// An application with these redirect URIs.
fn application(redirect_uris: &[&str], require_pkce: bool) -> Application {
    let kind = ApplicationKind::Web;
    let members = Map::from_iter([
        ("redirectUris".to_owned(), json!(redirect_uris)),
        ("requirePkce".to_owned(), json!(require_pkce)),
    ]);
    let settings = ApplicationSettings::of_kind(kind).merged(kind, members).unwrap();
    let now = Timestamp::from_millis(0);
    Application {
        id: "app".to_owned().try_into().unwrap(),
        name: ApplicationName::parse("App").unwrap(),
        kind,
        settings,
        is_declared: false,
        version: 1,
        created_at: now,
        updated_at: now,
    }
}

/// Parameters of requests, right and wrong, also repeated.
fn pairs() -> impl Strategy<Value = Vec<(String, String)>> {
    let name = "response_type|redirect_uri|scope|state|nonce|code_challenge|code_challenge_method|\
                response_mode|prompt|max_age|acr_values|claims|request|request_uri|registration|\
                resource|x";
    let value = prop_oneof![
        "code|token|openid|openid email|S256|plain|query|form_post|none|login|none login",
        "-?[0-9]{1,12}",
        Just(REDIRECT_URI.to_owned()),
        Just("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM".to_owned()),
        r#"\{"(id_token|userinfo)":(null|\{"acr":null\}|\[\])\}"#,
        ".{0,20}",
    ];
    prop::collection::vec((name, value), 0..12)
}

/// The parameters of a request that is right, changed by others.
fn changed(changes: &[(String, String)], keep: bool) -> Vec<(String, String)> {
    let usual = [
        ("response_type", "code"),
        ("redirect_uri", REDIRECT_URI),
        ("scope", "openid"),
        ("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
        ("code_challenge_method", "S256"),
    ];
    let is_changed = |name: &str| changes.iter().any(|(changed, _)| changed == name);
    let usual = usual.iter().filter(|(name, _)| keep && !is_changed(name));
    let usual = usual.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    usual.chain(changes.iter().cloned()).collect()
}

fn parameters(pairs: &[(String, String)]) -> OAuthParameters {
    let mut text = url::form_urlencoded::Serializer::new(String::new());
    OAuthParameters::parse(text.extend_pairs(pairs).finish().as_bytes())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let application = application(&[REDIRECT_URI], true);
        let parameters = OAuthParameters::parse(&bytes);
        let _ = ResponseTarget::parse(&application, &parameters);
        let _ = AuthorizationRequest::parse(&application, &parameters);
    }

    #[test]
    fn a_response_goes_to_a_registered_address(changes in pairs(), keep in any::<bool>()) {
        let pairs = changed(&changes, keep);
        let parameters = parameters(&pairs);
        for registered in [&[REDIRECT_URI][..], &[REDIRECT_URI, OTHER_URI], &[]] {
            let application = application(registered, true);
            if let Ok(target) = ResponseTarget::parse(&application, &parameters) {
                prop_assert!(registered.contains(&target.redirect_uri.as_str()));
                let requested = parameters.get("redirect_uri");
                prop_assert!(requested.is_none_or(|requested| requested == target.redirect_uri));
                prop_assert_eq!(target.state.as_deref(), parameters.get("state"));
                for name in ["client_id", "redirect_uri", "state", "response_mode"] {
                    prop_assert!(!parameters.is_repeated(name));
                }
            }
        }
    }

    #[test]
    fn an_accepted_request_says_everything_once(changes in pairs(), keep in any::<bool>()) {
        let pairs = changed(&changes, keep);
        let parameters = parameters(&pairs);
        for require_pkce in [true, false] {
            let application = application(&[REDIRECT_URI], require_pkce);
            let Ok(request) = AuthorizationRequest::parse(&application, &parameters) else {
                continue;
            };
            prop_assert!(!parameters.has_repeated());
            prop_assert_eq!(parameters.get("response_type"), Some("code"));
            prop_assert!(parameters.get("request").is_none());
            prop_assert!(parameters.get("request_uri").is_none());
            prop_assert!(parameters.resource().is_ok());
            prop_assert!(!require_pkce || request.code_challenge.is_some());
            let challenge = request.code_challenge.as_ref().map(CodeChallenge::as_str);
            prop_assert_eq!(challenge, parameters.get("code_challenge"));
            let allowed: OAuthScopes = application.settings.scopes.iter().cloned().collect();
            prop_assert!(request.scopes.are_within(&allowed));
            prop_assert!(!request.prompts.none || !request.prompts.demands_login());
            prop_assert_eq!(request.nonce.as_deref(), parameters.get("nonce"));
        }
    }
}
