//! Checks of answers: of those that a cache keeps, and of those that lead or say too much.

use url::Url;

use super::{
    Needs, ProxyCheck, Severity,
    answerer::Answerer,
    connection::ConnectionFailure,
    inspection::{Inspection, LabelledRequest, NotFoundMeaning, to_finding, unique_word},
    request::WireRequest,
    response::WireResponse,
    visitor::is_binding,
};
use crate::{
    cli::{findings::Finding, output},
    domain::forward_auth::ForwardedIdentity,
};

pub(super) const CHECKS: &[ProxyCheck] = &[
    ProxyCheck {
        name: "redirect-cached",
        severity: Severity::Fault,
        says: "No cache keeps the redirect to the login: it is no-store, and binds each browser \
               by a cookie of its own.",
        mend: "Take answers of Vestibule out of every cache, and hand their Cache-Control on.",
        needs: Needs::Entry,
        probe: |inspection| Box::pin(redirect_to_login(inspection)),
    },
    ProxyCheck {
        name: "decision-cached",
        severity: Severity::Fault,
        says: "A decision about one visitor does not stand for the next.",
        mend: "Ask /auth/verify about every request, without a cache in front of it.",
        needs: Needs::Visitor,
        probe: |inspection| Box::pin(decision(inspection)),
    },
    ProxyCheck {
        name: "page-cached",
        severity: Severity::Fault,
        says: "A page of one visitor is not kept for the next.",
        mend: "Cache no answers of the application, or only those under public paths.",
        needs: Needs::Visitor,
        probe: |inspection| Box::pin(page(inspection)),
    },
    ProxyCheck {
        name: "identity-shown",
        severity: Severity::Fault,
        says: "Browsers do not get Remote-* and Vestibule-Assertion.",
        mend: "Set these headers on the request to the application, not on the response, and keep \
               the location of the question internal.",
        needs: Needs::Visitor,
        probe: |inspection| Box::pin(identity(inspection)),
    },
    ProxyCheck {
        name: "redirect-open",
        severity: Severity::Fault,
        says: "No address of the site leads to another site.",
        mend: "Redirect to addresses that are written out, not to parts of the requested path.",
        needs: Needs::Nothing,
        probe: |inspection| Box::pin(redirect(inspection)),
    },
    ProxyCheck {
        name: "header-injected",
        severity: Severity::Fault,
        says: "A line break in a path does not become a header of the answer.",
        mend: "Use the path as it was requested ($request_uri) in redirects, not a decoded one \
               ($uri).",
        needs: Needs::Nothing,
        probe: |inspection| Box::pin(injection(inspection)),
    },
];

async fn redirect_to_login(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let request = WireRequest::page(&inspection.fresh_page());
    let first = inspection.send(&request).await?;
    let second = inspection.send(&request).await?;
    let policy = |response: &WireResponse| {
        let policy = response.header("cache-control").unwrap_or_default();
        policy.to_ascii_lowercase()
    };
    let binding = |response: &WireResponse| {
        response.all("set-cookie").find(|cookie| is_binding(cookie)).map(str::to_owned)
    };

    let mut faults = Vec::new();
    for response in [&first, &second] {
        if !policy(response).contains("no-store") {
            let policy = output::visible(&policy(response));
            faults.push(format!("Cache-Control is \"{policy}\""));
        }
    }
    faults.dedup();
    if binding(&first).is_some() && binding(&first) == binding(&second) {
        faults.push("two browsers got one cookie".to_owned());
    }
    Ok(to_finding(&faults, "no-store, and a cookie for each browser"))
}

/// The same address, with a login and then without one; another one the other way round.
async fn decision(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let page = inspection.fresh_page();
    let with_login = inspection.logged_in(WireRequest::page(&page));
    inspection.send(&with_login).await?;
    inspection.send(&with_login).await?;
    let without = LabelledRequest::new("without a login, it", WireRequest::page(&page));
    let finding = inspection.find_open(vec![without], NotFoundMeaning::IsOpen).await?;
    if !finding.has_passed() {
        return Ok(finding);
    }

    let page = inspection.fresh_page();
    inspection.send(&WireRequest::page(&page)).await?;
    let response = inspection.send(&inspection.logged_in(WireRequest::page(&page))).await?;
    let is_kept = matches!(
        Answerer::of(&response, inspection.site.url()),
        Answerer::Login(_) | Answerer::Refusal(_)
    );
    let found = format!("with a login, after one without it: {}", response.describe());
    Ok(Finding::when(!is_kept, found))
}

async fn page(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let (page, mark) = (inspection.fresh_page(), unique_word());
    let request = |mark: &str| {
        let request = WireRequest::page(&page).with("X-Vestibule-Check", mark);
        inspection.logged_in(request)
    };
    inspection.send(&request(&mark)).await?;
    let second = inspection.send(&request(&unique_word())).await?;

    let names = ["x-cache", "x-cache-status", "x-proxy-cache", "cf-cache-status", "cache-status"];
    let is_hit = names.iter().flat_map(|name| second.all(name)).any(|value| {
        let value = value.to_ascii_lowercase();
        value.split(|letter: char| !letter.is_ascii_alphabetic()).any(|word| word == "hit")
    });
    let age = second.header("age").and_then(|age| age.trim().parse::<u64>().ok());
    Ok(if second.shows(&mark) {
        Finding::failed("the second visitor got the page of the first")
    } else if is_hit || age.is_some() {
        Finding::failed("the answer says that it comes from a cache")
    } else {
        Finding::passed("the second answer was a new one")
    })
}

async fn identity(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let pages = [inspection.telling_page(), "/.vestibule/verify", "/auth/verify"];
    let mut faults = Vec::new();
    for page in pages {
        let request = inspection.logged_in(WireRequest::new("GET", page));
        let response = inspection.send(&request).await?;
        let shown = ForwardedIdentity::HEADER_NAMES.iter();
        let shown = shown.filter(|name| response.header(name).is_some());
        faults.extend(shown.map(|name| format!("{page} answered with {name}")));
    }
    Ok(to_finding(&faults, "none of them was in an answer"))
}

async fn redirect(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let host = "evil.example";
    let paths = [
        format!("//{host}"),
        format!("//{host}/"),
        format!("//{host}/%2e%2e"),
        format!("//{host}/%2f.."),
        format!("/\\{host}/"),
        format!("/%5c{host}/"),
        format!("/%2f{host}/"),
        format!("/https://{host}/"),
        format!("/.{host}/"),
        format!("/@{host}/"),
    ];

    let mut faults = Vec::new();
    for path in paths {
        let request = WireRequest::page(&path);
        let Ok(response) = inspection.send(&request).await else { continue };
        if leads_elsewhere(inspection, &response) {
            faults.push(format!("{path} got {}", response.describe()));
        }
    }
    Ok(to_finding(&faults, "each address stayed on the site, or led to the login"))
}

/// True for a redirect to another host than those of the application and of Vestibule.
fn leads_elsewhere(inspection: &Inspection, response: &WireResponse) -> bool {
    let site = inspection.site.url();
    if let Answerer::Login(redirect) = Answerer::of(response, site) {
        let origin = inspection.site.origin();
        let rest = redirect.target.strip_prefix(&origin);
        return rest.is_none_or(|rest| !rest.starts_with('/'));
    }

    let vestibule = inspection.login().map(|login| login.vestibule);
    let hosts = [site.host_str(), vestibule.as_ref().and_then(Url::host_str)];
    let location = response.location(site);
    location.is_some_and(|location| !hosts.contains(&location.host_str()))
}

async fn injection(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let folder = inspection.folder();
    let breaks = ["%0d%0a", "%0a", "%0d", "%e5%98%8a%e5%98%8d"];
    let mut faults = Vec::new();
    for line_break in breaks {
        let path = format!("{folder}{line_break}X-Injected:%20yes");
        let Ok(response) = inspection.send(&WireRequest::page(&path)).await else { continue };
        if response.header("x-injected").is_some() {
            faults.push(format!("{line_break} made a header"));
        }
    }
    Ok(to_finding(&faults, "no header was made"))
}
