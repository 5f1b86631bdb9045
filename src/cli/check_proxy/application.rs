//! Checks of what the application learns, and of what it does with it.

use serde_json::{Map, Value};

use super::{
    Needs, ProxyCheck, Severity,
    answerer::Answerer,
    connection::{ConnectionFailure, WebSite},
    inspection::{Inspection, to_finding},
    request::WireRequest,
    visitor::VisitorLogin,
};
use crate::{
    cli::findings::Finding,
    domain::credentials::jws::{self, PublicKey},
};

/// The beginning of each token: `{"` in base64url.
const TOKEN_START: &str = "eyJ";

pub(super) const CHECKS: &[ProxyCheck] = &[
    ProxyCheck {
        name: "identity-passed",
        severity: Severity::Fault,
        says: "The application gets Remote-User, Remote-Account and Vestibule-Assertion.",
        mend: "Copy each header of the answer of /auth/verify to the request for the application.",
        needs: Needs::Echo,
        probe: |inspection| Box::pin(identity(inspection)),
    },
    ProxyCheck {
        name: "assertion-valid",
        severity: Severity::Fault,
        says: "The assertion that the application gets is signed, for this origin, and valid now.",
        mend: "Make the origin of the application in Vestibule the address that visitors use, and \
               hand the assertion on as it is.",
        needs: Needs::Echo,
        probe: |inspection| Box::pin(assertion(inspection)),
    },
    ProxyCheck {
        name: "assertion-checked",
        severity: Severity::Fault,
        says: "Around the proxy, the application cannot be reached, or answers no one without a \
               valid assertion.",
        mend: "Let the application listen for its proxy alone, or verify Vestibule-Assertion with \
               the keys at /oauth2/jwks.json.",
        needs: Needs::Direct,
        probe: |inspection| Box::pin(direct(inspection)),
    },
    // The last one: the visitor is logged out by it.
    ProxyCheck {
        name: "session-ended",
        severity: Severity::Fault,
        says: "When the session ends, the next request is refused.",
        mend: "Ask /auth/verify about every request, without a cache in front of it.",
        needs: Needs::Session,
        probe: |inspection| Box::pin(ended(inspection)),
    },
];

async fn identity(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let body = echoed(inspection).await?.to_lowercase().replace('_', "-");
    let names = ["remote-user", "remote-account", "vestibule-assertion"];
    let missing = names.iter().filter(|name| !body.contains(**name));
    let faults: Vec<_> = missing.map(|name| format!("{name} is missing")).collect();
    Ok(to_finding(&faults, "they were there"))
}

/// The headers that the application got of a visitor.
async fn echoed(inspection: &Inspection) -> Result<String, ConnectionFailure> {
    let request = WireRequest::new("GET", inspection.telling_page());
    let response = inspection.send(&inspection.logged_in(request)).await?;
    Ok(String::from_utf8_lossy(&response.body).into_owned())
}

async fn assertion(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let Some(login) = inspection.login() else {
        return Ok(Finding::skipped("the page leads to no login"));
    };
    let vestibule = WebSite::new(login.vestibule, inspection.site.trust());
    let published = vestibule.send(&WireRequest::new("GET", "/oauth2/jwks.json")).await?;
    let keys: Map<String, Value> = serde_json::from_slice(&published.body).unwrap_or_default();
    let keys = PublicKey::from_jwk_set(&keys);

    let body = echoed(inspection).await?;
    let Some(token) = find_token(&body) else {
        return Ok(Finding::failed("the application got none"));
    };
    let Some(claims) = jws::verify::<Map<String, Value>>(token, &keys) else {
        return Ok(Finding::failed("its signature is not of a key of Vestibule"));
    };

    let (now, origin) = (inspection.clock.now().as_millis() / 1_000, inspection.site.origin());
    let time = |name: &str| claims.get(name).and_then(Value::as_i64).unwrap_or_default();
    let mut faults = Vec::new();
    if claims.get("aud").and_then(Value::as_str) != Some(&origin) {
        faults.push(format!("it is not for {origin}"));
    }
    if time("exp") < now {
        faults.push(format!("it expired {} seconds ago", now - time("exp")));
    }
    if time("iat") > now + 30 {
        faults.push(format!("it is from the future, by {} seconds", time("iat") - now));
    }
    Ok(to_finding(&faults, "it is"))
}

/// The first text of the form of a signed token (RFC 7515 §3.1).
fn find_token(text: &str) -> Option<&str> {
    let is_of_token = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
    let mut words = text.split(|letter: char| !is_of_token(letter));
    words.find(|word| word.starts_with(TOKEN_START) && word.split('.').count() == 3)
}

async fn direct(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let Some(direct) = &inspection.direct else {
        return Ok(Finding::skipped("there is no address to ask"));
    };
    let page = direct.url()[url::Position::BeforePath..url::Position::AfterQuery].to_owned();
    let unsigned = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.";
    let badly_signed = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhZG1pbiJ9.AAAA";
    let request = || WireRequest::page(&page).with("Remote-User", "admin@example.com");
    let requests = [
        ("no assertion", request()),
        ("an unsigned assertion", request().with("Vestibule-Assertion", unsigned)),
        ("a badly signed assertion", request().with("Vestibule-Assertion", badly_signed)),
    ];

    let mut faults = Vec::new();
    for (label, request) in requests {
        let response = match direct.send(&request).await {
            Ok(response) => response,
            Err(failure) => return Ok(Finding::passed(failure.to_string())),
        };
        if (200..300).contains(&response.status) {
            faults.push(format!("{label} got {}", response.describe()));
        }
    }
    Ok(to_finding(&faults, "each was refused"))
}

async fn ended(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let Some(VisitorLogin::BySession(login)) =
        inspection.visitor.as_ref().map(|visitor| &visitor.login)
    else {
        return Ok(Finding::skipped("the session is not ours to end"));
    };

    let page = inspection.fresh_page();
    let request = inspection.logged_in(WireRequest::page(&page));
    inspection.send(&request).await?;
    if let Err(error) = login.end().await {
        return Ok(Finding::skipped(error.to_string()));
    }
    let response = inspection.send(&request).await?;
    let is_open = Answerer::of(&response, inspection.site.url()) == Answerer::Application;
    Ok(Finding::when(!is_open, response.describe()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_found_in_any_text() {
        for text in [
            "Vestibule-Assertion: eyJh.eyJi.c-_d",
            r#"{"vestibule-assertion":"eyJh.eyJi.c-_d","x":"eyJ"}"#,
            "<td>eyJh.eyJi.c-_d</td>",
        ] {
            assert_eq!(find_token(text), Some("eyJh.eyJi.c-_d"), "{text}");
        }
        assert_eq!(find_token("eyJh.eyJi and a.b.c"), None);
    }
}
