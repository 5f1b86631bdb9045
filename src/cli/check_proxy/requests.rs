//! Checks of unusual requests, which must not go around the login.

use super::{
    Needs, ProxyCheck, Severity,
    answerer::Answerer,
    connection::ConnectionFailure,
    inspection::{Inspection, LabelledRequest, NotFoundMeaning, distinct, unique_word},
    request::WireRequest,
};
use crate::cli::findings::Finding;

pub(super) const CHECKS: &[ProxyCheck] = &[
    ProxyCheck {
        name: "methods",
        severity: Severity::Fault,
        says: "No method goes around the login: HEAD, OPTIONS, TRACE, PROPFIND, POST, others.",
        mend: "Ask about every method, without exceptions such as limit_except; answer preflight \
               requests in the proxy if the application needs them.",
        needs: Needs::Entry,
        probe: |inspection| Box::pin(methods(inspection)),
    },
    ProxyCheck {
        name: "method-override",
        severity: Severity::Fault,
        says: "No header that names another method goes around the login.",
        mend: "Decide about requests without X-HTTP-Method-Override and its kind, and remove them.",
        needs: Needs::Entry,
        probe: |inspection| Box::pin(overrides(inspection)),
    },
    ProxyCheck {
        name: "http-1.0",
        severity: Severity::Fault,
        says: "HTTP/1.0 does not go around the login, with a Host header or without one.",
        mend: "Give the server that answers requests without a host name the same rules.",
        needs: Needs::Entry,
        probe: |inspection| Box::pin(old_version(inspection)),
    },
    ProxyCheck {
        name: "websocket",
        severity: Severity::Fault,
        says: "A websocket is not opened without a login.",
        mend: "Ask about the location of the websocket as about any other.",
        needs: Needs::Entry,
        probe: |inspection| Box::pin(websocket(inspection)),
    },
    ProxyCheck {
        name: "upgrade-h2c",
        severity: Severity::Fault,
        says: "An upgrade to h2c does not reach the application: what follows it is not asked \
               about.",
        mend: "Hand on Upgrade for websockets alone.",
        needs: Needs::Echo,
        probe: |inspection| Box::pin(h2c(inspection)),
    },
    ProxyCheck {
        name: "absolute-form",
        severity: Severity::Fault,
        says: "A request whose first line names a host does not go around the login.",
        mend: "Write the origin of the application out in the question to /auth/verify, and give \
               every host name that leads to the application the same rules.",
        needs: Needs::Entry,
        probe: |inspection| Box::pin(absolute(inspection)),
    },
    ProxyCheck {
        name: "host-other",
        severity: Severity::Fault,
        says: "The application does not answer under another host name.",
        mend: "Let only the server that asks /auth/verify reach the application, and no default \
               server.",
        needs: Needs::Entry,
        probe: |inspection| Box::pin(other_hosts(inspection)),
    },
];

async fn methods(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let page = inspection.telling_page();
    let reading = ["HEAD", "OPTIONS", "TRACE", "PROPFIND", "SEARCH", "VESTIBULE", "get"];
    let mut requests: Vec<_> = reading
        .iter()
        .map(|method| LabelledRequest::new(*method, WireRequest::new(method, page)))
        .collect();

    // A preflight request, which proxies often let through.
    let preflight = WireRequest::new("OPTIONS", page)
        .with("Origin", "https://other.example")
        .with("Access-Control-Request-Method", "POST");
    requests.push(LabelledRequest::new("a preflight request", preflight));

    // These could change something, so there must be nothing at their path.
    let nothing = format!("{}{}", inspection.folder(), unique_word());
    for method in ["POST", "PUT", "PATCH", "DELETE"] {
        let request = WireRequest::new(method, &nothing).with("Content-Length", "0");
        requests.push(LabelledRequest::new(method, request));
    }
    inspection.find_open(requests, NotFoundMeaning::IsOpen).await
}

async fn overrides(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let page = inspection.telling_page();
    let names = ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"];
    let mut requests = Vec::new();
    for name in names {
        for method in ["OPTIONS", "HEAD", "GET"] {
            let request = WireRequest::page(page).with(name, method);
            requests.push(LabelledRequest::new(format!("{name}: {method}"), request));
        }
    }

    let nothing = format!("{}{}?_method=OPTIONS", inspection.folder(), unique_word());
    let request = WireRequest::new("POST", &nothing).with("Content-Length", "0");
    requests.push(LabelledRequest::new("_method=OPTIONS", request));
    inspection.find_open(requests, NotFoundMeaning::IsOpen).await
}

async fn old_version(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let page = inspection.telling_page();
    let old = WireRequest::page(page).with_version("HTTP/1.0");
    let named = LabelledRequest::new("HTTP/1.0", old.clone());
    let finding = inspection.find_open(vec![named], NotFoundMeaning::IsOpen).await?;
    if !finding.has_passed() {
        return Ok(finding);
    }
    let nameless = LabelledRequest::new("HTTP/1.0 without Host", old.without_host());
    find_application(inspection, vec![nameless]).await
}

async fn websocket(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let folder = inspection.folder();
    let places = ["ws", "ws/", "wss", "socket", "websocket", "sockjs", "live", "api/websocket"];
    let mut paths: Vec<_> = places.iter().map(|place| format!("{folder}{place}")).collect();
    paths.push(inspection.page.clone());
    paths.push(format!("{folder}socket.io/?EIO=4&transport=websocket"));

    let paths = distinct(paths).into_iter().filter(|path| !inspection.is_public(path));
    let requests = paths.map(|path| {
        let request = WireRequest::new("GET", &path)
            .with("Upgrade", "websocket")
            .with("Connection", "Upgrade")
            .with("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
            .with("Sec-WebSocket-Version", "13")
            .with("Origin", &inspection.site.origin());
        LabelledRequest::new(path, request)
    });
    inspection.find_open(requests.collect(), NotFoundMeaning::IsOpen).await
}

async fn h2c(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let request = WireRequest::new("GET", inspection.telling_page())
        .with("Upgrade", "h2c")
        .with("Connection", "Upgrade, HTTP2-Settings")
        .with("HTTP2-Settings", "AAMAAABkAARAAAAAAAIAAAAA");
    let response = inspection.send(&inspection.logged_in(request)).await?;
    let is_passed_on = response.status == 101 || response.shows("h2c");
    Ok(Finding::when(!is_passed_on, response.describe()))
}

async fn absolute(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let (page, origin) = (inspection.telling_page(), inspection.site.origin());
    let other = "other.example";
    let requests = vec![
        LabelledRequest::new("the own host", WireRequest::page(&format!("{origin}{page}"))),
        LabelledRequest::new(
            "the own host, and another in Host",
            WireRequest::page(&format!("{origin}{page}")).with_host(other),
        ),
        LabelledRequest::new("another host", WireRequest::page(&format!("http://{other}{page}"))),
    ];
    find_application(inspection, requests).await
}

async fn other_hosts(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let page = inspection.telling_page();
    let authority = inspection.site.authority();
    let address = inspection.site.url().host_str().unwrap_or_default();
    let hosts = [
        "other.example".to_owned(),
        "localhost".to_owned(),
        format!("{address}."),
        format!("other.{address}"),
        format!("{authority}@other.example"),
        String::new(),
    ];
    let named = hosts.iter().map(|host| {
        LabelledRequest::new(format!("Host: {host}"), WireRequest::page(page).with_host(host))
    });
    let mut requests: Vec<_> = named.collect();
    let repeated = WireRequest::page(page).with("Host", "other.example");
    requests.push(LabelledRequest::new("two Host headers", repeated));
    find_application(inspection, requests).await
}

/// Passes when none of these requests is answered by the application itself. A proxy answers for
/// other hosts, too: with pages of other sites, or with nothing.
async fn find_application(
    inspection: &Inspection,
    requests: Vec<LabelledRequest>,
) -> Result<Finding, ConnectionFailure> {
    let known = if inspection.is_logged_in {
        let request = inspection.logged_in(WireRequest::page(inspection.telling_page()));
        Some(inspection.send(&request).await?.body)
    } else {
        None
    };

    let (count, mut open, mut unknown) = (requests.len(), Vec::new(), Vec::new());
    for LabelledRequest { label, request } in requests {
        let asked = inspection.ask(request).await?;
        let body = asked.response.as_ref().map(|response| response.body.as_slice());
        let body = body.unwrap_or_default();
        if asked.answerer != Answerer::Application || body.is_empty() {
            continue;
        }

        let found = format!("{label} got {}", asked.describe());
        let is_known = asked.is_marked || known.as_deref().is_some_and(|known| known == body);
        if is_known {
            open.push(found);
        } else {
            unknown.push(found);
        }
    }

    let is_telling = inspection.is_logged_in || inspection.echo.is_some();
    if open.is_empty() && !unknown.is_empty() && !is_telling {
        return Ok(Finding::skipped(format!(
            "{}: only a login or --assertion-echo tells if that is the application",
            unknown.join("; ")
        )));
    }
    let none = format!("none of {count} requests reached the application");
    Ok(super::inspection::to_finding(&open, &none))
}
