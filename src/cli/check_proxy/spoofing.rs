//! Checks that nothing which a client claims is believed.

use super::{
    Needs, ProxyCheck, Severity,
    answerer::Answerer,
    connection::ConnectionFailure,
    inspection::{Inspection, LabelledRequest, NotFoundMeaning, to_finding, unique_word},
    request::WireRequest,
};
use crate::{cli::findings::Finding, domain::forward_auth::ForwardedIdentity};

pub(super) const CHECKS: &[ProxyCheck] = &[
    ProxyCheck {
        name: "request-spoofed",
        severity: Severity::Fault,
        says: "X-Forwarded-*, X-Original-* and Forwarded of a client do not move the decision.",
        mend: "Set every header that describes the request in the question to /auth/verify, \
               remove the others, and write the origin out.",
        needs: Needs::Entry,
        probe: |inspection| Box::pin(request(inspection)),
    },
    ProxyCheck {
        name: "login-spoofed",
        severity: Severity::Fault,
        says: "No header of a client stands for a login, and no address that it claims.",
        mend: "Decide by the answer of /auth/verify alone: without satisfy any, and without \
               rules about headers or addresses.",
        needs: Needs::Entry,
        probe: |inspection| Box::pin(login(inspection)),
    },
    ProxyCheck {
        name: "identity-spoofed",
        severity: Severity::Fault,
        says: "Remote-* and Vestibule-Assertion of a client do not reach the application.",
        mend: "Remove each of these headers from the client's request before those of \
               /auth/verify are set.",
        needs: Needs::Echo,
        probe: |inspection| Box::pin(identity(inspection)),
    },
    ProxyCheck {
        name: "identity-underscored",
        severity: Severity::Fault,
        says: "Nor do they with an underscore, which applications of CGI, WSGI and PHP read as \
               the same header.",
        mend: "Remove headers whose names begin with Remote_ and Vestibule_ as well.",
        needs: Needs::Echo,
        probe: |inspection| Box::pin(underscored(inspection)),
    },
    ProxyCheck {
        name: "identity-removed",
        severity: Severity::Fault,
        says: "A client cannot remove the identity on its way, by naming it in Connection.",
        mend: "Replace the Connection header of the client before the headers of /auth/verify \
               are set.",
        needs: Needs::Echo,
        probe: |inspection| Box::pin(removed(inspection)),
    },
];

/// Vestibule must answer as without the header, or refuse the contradiction.
async fn request(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let other = "other.example";
    let headers = [
        ("X-Original-URL", "https://other.example/"),
        ("X-Original-Method", "OPTIONS"),
        ("X-Original-URI", "/other"),
        ("X-Rewrite-URL", "/other"),
        ("X-Forwarded-Host", other),
        ("X-Forwarded-Server", other),
        ("X-Forwarded-Proto", if inspection.site.is_https() { "http" } else { "https" }),
        ("X-Forwarded-Port", "8443"),
        ("X-Forwarded-Uri", "/other"),
        ("X-Forwarded-Prefix", "/other"),
        ("X-Forwarded-Method", "OPTIONS"),
        ("Forwarded", "for=127.0.0.1;host=other.example;proto=https"),
        ("Connection", "close, X-Forwarded-Host, X-Forwarded-Uri, X-Original-URL, Host"),
    ];

    let wanted = format!("{}{}", inspection.site.origin(), inspection.page);
    let mut faults = Vec::new();
    for (name, value) in headers {
        let asked = inspection.ask(WireRequest::page(&inspection.page).with(name, value)).await?;
        let is_moved = match &asked.answerer {
            Answerer::Login(redirect) => redirect.target != wanted,
            Answerer::Refusal(code) => code != "forwarded_request_invalid",
            Answerer::Proxy => false,
            Answerer::Application => true,
        };
        if is_moved {
            faults.push(format!("{name}: {value} got {}", asked.describe()));
        }
    }
    Ok(to_finding(&faults, &format!("none of {} headers changed the answer", headers.len())))
}

async fn login(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let local = "127.0.0.1";
    let claims = [
        ("X-Forwarded-For", local),
        ("X-Real-IP", local),
        ("X-Client-IP", local),
        ("True-Client-IP", local),
        ("Forwarded", "for=127.0.0.1"),
        ("Remote-User", "admin"),
        ("Remote-Account", "00000000-0000-0000-0000-000000000000"),
        ("Remote-Roles", "admin"),
        ("X-Forwarded-User", "admin"),
        ("X-Remote-User", "admin"),
        ("X-Auth-Request-User", "admin"),
        ("Vestibule-Assertion", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9."),
        ("Authorization", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9."),
        ("Authorization", "Basic YWRtaW46YWRtaW4="),
        ("X-Requested-With", "XMLHttpRequest"),
        ("Purpose", "prefetch"),
    ];
    let requests = claims.map(|(name, value)| {
        let request = WireRequest::page(inspection.telling_page()).with(name, value);
        LabelledRequest::new(format!("{name}: {value}"), request)
    });
    inspection.find_open(requests.into(), NotFoundMeaning::IsOpen).await
}

async fn identity(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    // Once beside the right one, once twice, and in another case.
    let names = ForwardedIdentity::HEADER_NAMES;
    let upper = names.map(str::to_uppercase);
    let spellings = names.iter().map(|name| (*name).to_owned()).chain(upper);
    find_spoofed(inspection, &spellings.collect::<Vec<_>>()).await
}

async fn underscored(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let names = ForwardedIdentity::HEADER_NAMES.iter().map(|name| name.replace('-', "_"));
    find_spoofed(inspection, &names.collect::<Vec<_>>()).await
}

/// Passes when the application sees none of these headers with the value of the client.
async fn find_spoofed(
    inspection: &Inspection,
    names: &[String],
) -> Result<Finding, ConnectionFailure> {
    let values: Vec<_> = names.iter().map(|_| unique_word()).collect();
    let mut request = WireRequest::new("GET", inspection.telling_page());
    for (name, value) in names.iter().zip(&values) {
        request = request.with(name, value);
    }

    let response = inspection.send(&inspection.logged_in(request)).await?;
    let seen = names.iter().zip(&values).filter(|(_, value)| response.shows(value));
    let seen: Vec<_> = seen.map(|(name, _)| format!("{name} reached the application")).collect();
    Ok(to_finding(&seen, &format!("none of {} headers reached it", names.len())))
}

async fn removed(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let request = WireRequest::new("GET", inspection.telling_page())
        .with("Connection", "close, Remote-User, Remote-Roles, Vestibule-Assertion");
    let response = inspection.send(&inspection.logged_in(request)).await?;
    let names = ["remote-user", "vestibule-assertion"];
    // The value of Connection itself may reach the application, too.
    let body = String::from_utf8_lossy(&response.body).to_lowercase().replace('_', "-");
    let body = body.replace("remote-user, remote-roles, vestibule-assertion", "");
    let body = body.replace("remote-user,remote-roles,vestibule-assertion", "");

    let missing = names.iter().filter(|name| !body.contains(**name));
    let faults: Vec<_> = missing.map(|name| format!("{name} is missing")).collect();
    Ok(to_finding(&faults, "the identity was there"))
}
