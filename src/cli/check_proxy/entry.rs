//! Checks that a login is needed: that the proxy asks about each request, and hands the answers on.

use std::future::ready;

use super::{
    CALLBACK_PATH, Needs, ProxyCheck, Severity, TICKET_PARAMETER,
    answerer::Answerer,
    connection::ConnectionFailure,
    inspection::{Inspection, LabelledRequest, NotFoundMeaning, distinct, to_finding, unique_word},
    request::WireRequest,
    response::WireResponse,
    visitor::{VisitorLogin, is_session},
};
use crate::{
    cli::{findings::Finding, output},
    domain::Token,
    runtime::random::Random,
};

pub(super) const CHECKS: &[ProxyCheck] = &[
    ProxyCheck {
        name: "page-redirected",
        severity: Severity::Fault,
        says: "A page without a login leads to the login, and back to the same address.",
        mend: "Ask /auth/verify about every request, describe the request as it was made, and \
               hand an answer other than 2xx to the browser.",
        needs: Needs::Nothing,
        probe: |inspection| Box::pin(ready(Ok(page(inspection)))),
    },
    ProxyCheck {
        name: "script-refused",
        severity: Severity::Fault,
        says: "A request of a script without a login gets 401.",
        mend: "Hand the 401 of /auth/verify on, and let Accept and Sec-Fetch-Mode reach it.",
        needs: Needs::Entry,
        probe: |inspection| Box::pin(script(inspection)),
    },
    ProxyCheck {
        name: "paths-covered",
        severity: Severity::Fault,
        says: "No path is left out, whatever its ending.",
        mend: "Ask about the whole host instead of single locations; name paths that are meant \
               for everyone with --public.",
        needs: Needs::Entry,
        probe: |inspection| Box::pin(paths(inspection)),
    },
    ProxyCheck {
        name: "callback",
        severity: Severity::Fault,
        says: "/.vestibule/callback is Vestibule's, which refuses a ticket that it did not give.",
        mend: "Send /.vestibule/callback to /auth/verify like any other path, and hand the answer \
               to the browser.",
        needs: Needs::Entry,
        probe: |inspection| Box::pin(callback(inspection)),
    },
    ProxyCheck {
        name: "ticket-forged",
        severity: Severity::Fault,
        says: "No made-up ticket or cookie begins a session.",
        mend: "Leave the cookies and the query of /.vestibule/callback as they are; only \
               /auth/verify may decide about them.",
        needs: Needs::Entry,
        probe: |inspection| Box::pin(forged(inspection)),
    },
    ProxyCheck {
        name: "login-completes",
        severity: Severity::Fault,
        says: "A login ends at the application, on the page that was wanted.",
        mend: "Hand the answer to /.vestibule/callback to the browser with its Location and \
               Set-Cookie, and let the cookies of requests reach /auth/verify.",
        needs: Needs::Login,
        probe: |inspection| Box::pin(login(inspection)),
    },
];

fn page(inspection: &Inspection) -> Finding {
    let greeting = &inspection.greeting;
    let found = greeting.describe();
    let wanted = format!("{}{}", inspection.site.origin(), inspection.page);
    match Answerer::of(greeting, inspection.site.url()) {
        Answerer::Login(redirect) if redirect.target == wanted => Finding::passed(found),
        Answerer::Login(redirect) => Finding::failed(format!(
            "{found}, which leads back to {} instead of {wanted}",
            output::visible(&redirect.target)
        )),
        Answerer::Refusal(code) => {
            Finding::failed(format!("{found}{}", explanation(&code, inspection)))
        }
        Answerer::Proxy | Answerer::Application => Finding::failed(found),
    }
}

/// The reason for a refusal of Vestibule, as the mistake that leads to it.
fn explanation(code: &str, inspection: &Inspection) -> String {
    match code {
        "unknown_application" => format!(
            ": no application of the kind proxy has the origin that the proxy describes. It \
             should be {}",
            inspection.site.origin()
        ),
        "untrusted_proxy" => ": the proxy's address is not in trusted_proxies".to_owned(),
        "forwarded_request_invalid" => {
            ": the proxy does not describe the request, or hands on headers of the client that \
             contradict it"
                .to_owned()
        }
        "not_logged_in" => ": Vestibule took the page for a script".to_owned(),
        _ => String::new(),
    }
}

async fn script(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let request = WireRequest::new("GET", &inspection.page)
        .with("Accept", "application/json")
        .with("Sec-Fetch-Mode", "cors");
    let response = inspection.send(&request).await?;
    Ok(Finding::when(response.status == 401, response.describe()))
}

/// Paths with the endings and beginnings that configurations treat in another way.
async fn paths(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let (folder, word) = (inspection.folder(), unique_word());
    let leaves = [
        "", "?x=y", ".css", ".js", ".png", ".ico", ".svg", ".json", ".html", ".txt", ".php",
        ".map", "/",
    ];
    let folders = [
        "static", "assets", "public", "api", "admin", "media", "uploads", "images", "js", "css",
        "ws", "health", "metrics", "graphql", "internal",
    ];

    let mut paths = inspection.more_paths.clone();
    paths.push(folder.to_owned());
    paths.extend(leaves.map(|ending| format!("{folder}{word}{ending}")));
    paths.extend(folders.map(|name| format!("{folder}{name}/{word}")));
    let page = inspection.page_path().trim_end_matches('/');
    paths.extend([format!("{page}/"), format!("{page}/{word}"), format!("{page}.json")]);

    let paths = distinct(paths).into_iter().filter(|path| !inspection.is_public(path));
    let requests = paths.map(|path| {
        let request = WireRequest::page(&path);
        LabelledRequest::new(path, request)
    });
    inspection.find_open(requests.collect(), NotFoundMeaning::IsOpen).await
}

async fn callback(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let ticket = made_up_token();
    let path = format!("{CALLBACK_PATH}?{TICKET_PARAMETER}={ticket}");
    let response = inspection.send(&WireRequest::page(&path)).await?;
    Ok(Finding::when(response.status == 403, response.describe()))
}

async fn forged(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let (ticket, token) = (made_up_token(), made_up_token());
    let prefix = if inspection.site.is_https() { "__Host-" } else { "" };
    let port = inspection.site.url().port().map(|port| format!("-{port}")).unwrap_or_default();
    let session = format!("{prefix}vestibule-app{port}={token}");
    let binding = format!("{prefix}vestibule-app-binding{port}={token}");

    let with_ticket = |query: &str| WireRequest::page(&format!("{CALLBACK_PATH}{query}"));
    let query = format!("?{TICKET_PARAMETER}={ticket}");
    let requests = [
        ("no ticket", with_ticket("")),
        ("two tickets", with_ticket(&format!("{query}&{TICKET_PARAMETER}={token}"))),
        ("a ticket with a binding", with_ticket(&query).with("Cookie", &binding)),
        ("a ticket with a session", with_ticket(&query).with("Cookie", &session)),
        ("a session", WireRequest::page(&inspection.page).with("Cookie", &session)),
    ];

    let mut faults = Vec::new();
    for (label, request) in requests {
        let response = inspection.send(&request).await?;
        let begins = response.all("set-cookie").any(is_session);
        let is_open = Answerer::of(&response, inspection.site.url()) == Answerer::Application;
        if begins || is_open {
            faults.push(format!("{label} got {}", response.describe()));
        }
    }
    Ok(to_finding(&faults, "each was refused"))
}

fn made_up_token() -> String {
    Token::from_random(Random::Real.bytes()).reveal().to_owned()
}

async fn login(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    if let Some(callback) = refused_callback(inspection) {
        let found = callback.describe();
        return Ok(Finding::failed(format!("the callback with a right ticket got {found}")));
    }

    let response = open_as_visitor(inspection).await?;
    let found = format!("the page got {}", response.describe());
    Ok(Finding::when(is_page(inspection, &response), found))
}

/// The answer to the callback, unless the login was completed by it.
fn refused_callback(inspection: &Inspection) -> Option<&WireResponse> {
    match &inspection.visitor.as_ref()?.login {
        VisitorLogin::BySession(login) if !login.is_complete(inspection.site.url()) => {
            Some(&login.callback)
        }
        VisitorLogin::BySession(_) | VisitorLogin::ByCookie => None,
    }
}

async fn open_as_visitor(inspection: &Inspection) -> Result<WireResponse, ConnectionFailure> {
    let request = inspection.logged_in(WireRequest::page(&inspection.page));
    inspection.send(&request).await
}

/// True when there is a visitor for whom the page opens.
pub(super) async fn is_logged_in(inspection: &Inspection) -> bool {
    if inspection.visitor.is_none() || refused_callback(inspection).is_some() {
        return false;
    }
    let opened = open_as_visitor(inspection).await;
    opened.is_ok_and(|response| is_page(inspection, &response))
}

/// True for an answer of the application. A proxy whose question is another one than its second
/// hands the admission itself to the browser: headers without a page.
fn is_page(inspection: &Inspection, response: &WireResponse) -> bool {
    let is_admission = response.body.is_empty() && response.header("vestibule-assertion").is_some();
    Answerer::of(response, inspection.site.url()) == Answerer::Application && !is_admission
}
