//! Answers, in the words of the table.

use serde_json::Value;
use url::Url;

use super::{
    known_values::KnownValues,
    requests::redirect_uri,
    server::NegativeServer,
    table::{CaseLook, NegativeCase},
};
use crate::tests::support::harness::{Answer, Browser};

/// The answer to a case. One at the redirect URI must name this server, and repeat the state.
pub(super) fn described(
    server: &NegativeServer<'_>,
    case: &NegativeCase,
    answer: &Answer,
) -> String {
    match case.look {
        CaseLook::Answer => {}
        CaseLook::Cors => {
            return match answer.header("access-control-allow-origin") {
                "" => "no cors".to_owned(),
                origin => format!("cors for {origin}"),
            };
        }
        CaseLook::Frames => {
            let policy = answer.header("content-security-policy");
            let is_closed = policy.contains("frame-ancestors 'none'")
                && answer.header("x-frame-options") == "DENY";
            return if is_closed { "no frames" } else { "frames" }.to_owned();
        }
        CaseLook::Issuer => {
            let is_own = answer.json()["issuer"] == server.app.origin();
            return if is_own { "own issuer" } else { "another issuer" }.to_owned();
        }
    }

    let (status, location) = (answer.status.as_u16(), answer.header("location"));
    if !location.is_empty() {
        return redirected(server, case, location);
    }
    if answer.header("content-type").starts_with("text/html") {
        return format!("{status} page");
    }
    match serde_json::from_str(&answer.body) {
        Ok(Value::Object(members)) => match (members.get("active"), members.get("error")) {
            (Some(Value::Bool(true)), _) => format!("{status} active"),
            (Some(_), _) => format!("{status} inactive"),
            (None, Some(Value::String(error))) => {
                assert!(members["error_description"].is_string(), "{answer:?}");
                format!("{status} {error}")
            }
            (None, _) => status.to_string(),
        },
        Ok(_) | Err(_) => status.to_string(),
    }
}

fn redirected(server: &NegativeServer<'_>, case: &NegativeCase, location: &str) -> String {
    for (page, words) in [
        ("/login?", "asks for login"),
        ("/oauth2/consent?", "asks for consent"),
        ("/oauth2/authorize?", "redirect to the request"),
    ] {
        if location.starts_with(page) {
            return words.to_owned();
        }
    }

    let registered = format!("{}?", redirect_uri(&case.client));
    let is_loopback = case.client == "native" && location.starts_with("http://127.0.0.1:51004/cb?");
    if !location.starts_with(&registered) && !is_loopback {
        return format!("redirect to {location}");
    }
    let url = Url::parse(location).unwrap();
    let values = |wanted: &str| -> Vec<String> {
        let values = url.query_pairs().filter(|(name, _)| name == wanted);
        values.map(|(_, value)| value.into_owned()).collect()
    };
    assert_eq!(values("iss"), [server.app.origin()], "{}: {location}", case.name);
    assert_eq!(values("state"), ["the state"], "{}: {location}", case.name);
    match (&values("error")[..], &values("code")[..]) {
        ([error], []) => format!("redirect {error}"),
        ([], [_]) => "redirect code".to_owned(),
        _ => format!("redirect to {location}"),
    }
}

/// The state of what was given: a code, a token, or the consent of the person.
pub(super) async fn after(
    server: &NegativeServer<'_>,
    case: &NegativeCase,
    known: &KnownValues,
    name: &str,
    person: &mut Browser<'_>,
) -> &'static str {
    let owner = server.party(case.owner());
    match name {
        "access_token" => {
            let answer = owner.userinfo(&Value::from(known.get("access_token"))).await;
            if answer.status == 200 { "alive" } else { "dead" }
        }
        "refresh_token" => {
            let answer = owner.refresh(known.get("refresh_token")).await;
            if answer.status == 200 { "alive" } else { "dead" }
        }
        "code" => {
            let answer = server.redeem(case.owner(), known.get("code")).await;
            if answer.status == 200 { "usable" } else { "used" }
        }
        "consent" => {
            let answer = person.get(&owner.authorize_path(&[("prompt", "none")])).await;
            let is_missing = answer.header("location").contains("error=consent_required");
            if is_missing { "missing" } else { "given" }
        }
        other => panic!("{other}"),
    }
}
