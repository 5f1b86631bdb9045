//! Checks of cookies.

use std::future::ready;

use url::Url;

use super::{
    Needs, ProxyCheck, Severity,
    connection::ConnectionFailure,
    inspection::{Inspection, to_finding, unique_word},
    request::WireRequest,
    visitor::{VisitorLogin, is_binding, is_session},
};
use crate::cli::findings::Finding;

pub(super) const CHECKS: &[ProxyCheck] = &[
    ProxyCheck {
        name: "cookie-flags",
        severity: Severity::Fault,
        says: "The cookies of the login arrive as Vestibule has set them: HttpOnly, SameSite, for \
               this host alone, and Secure over https.",
        mend: "Leave Set-Cookie of Vestibule as it is: without proxy_cookie_domain, \
               proxy_cookie_path and proxy_cookie_flags.",
        needs: Needs::Entry,
        probe: |inspection| Box::pin(ready(Ok(flags(inspection)))),
    },
    ProxyCheck {
        name: "host-shared",
        severity: Severity::Fault,
        says: "The application has another host name than Vestibule: browsers send the cookies of \
               one port to every other.",
        mend: "Give the application a host name of its own.",
        needs: Needs::Entry,
        probe: |inspection| Box::pin(ready(Ok(host(inspection)))),
    },
    ProxyCheck {
        name: "cookies-passed",
        severity: Severity::Advice,
        says: "The application does not see the cookies of its login, which it could log or show.",
        mend: "Remove the cookies whose names begin with __Host-vestibule-app from the request to \
               the application.",
        needs: Needs::Echo,
        probe: |inspection| Box::pin(passed(inspection)),
    },
];

fn flags(inspection: &Inspection) -> Finding {
    let mut cookies: Vec<&str> =
        inspection.greeting.all("set-cookie").filter(|cookie| is_binding(cookie)).collect();
    if cookies.is_empty() {
        return Finding::failed("the redirect to the login sets no cookie to bind it to");
    }
    if let Some(VisitorLogin::BySession(login)) =
        inspection.visitor.as_ref().map(|visitor| &visitor.login)
    {
        cookies.extend(login.callback.all("set-cookie").filter(|cookie| is_session(cookie)));
    }

    let is_https = inspection.site.is_https();
    let faults: Vec<_> =
        cookies.iter().flat_map(|cookie| faults_of_cookie(cookie, is_https)).collect();
    to_finding(&faults, &format!("{} cookies are as they were set", cookies.len()))
}

/// The differences between a `Set-Cookie` and those of Vestibule.
fn faults_of_cookie(cookie: &str, is_https: bool) -> Vec<String> {
    let mut parts = cookie.split(';').map(str::trim);
    let name = parts.next().and_then(|pair| pair.split('=').next()).unwrap_or_default();
    let attributes: Vec<_> = parts.map(str::to_ascii_lowercase).collect();
    let has = |wanted: &str| attributes.iter().any(|attribute| attribute == wanted);

    let mut faults = Vec::new();
    for wanted in ["httponly", "samesite=lax", "path=/"] {
        if !has(wanted) {
            faults.push(format!("{name} is without {wanted}"));
        }
    }
    if is_https && !(has("secure") && name.starts_with("__Host-")) {
        faults.push(format!("{name} is without secure and the prefix __Host-"));
    }
    if let Some(domain) = attributes.iter().find(|attribute| attribute.starts_with("domain=")) {
        faults.push(format!("{name} has {domain}"));
    }
    faults
}

fn host(inspection: &Inspection) -> Finding {
    let Some(login) = inspection.login() else {
        return Finding::skipped("the page leads to no login");
    };
    let [own, other] = [inspection.site.url(), &login.vestibule].map(Url::host_str);
    let host = other.unwrap_or_default();
    Finding::when(own != other, format!("Vestibule is on {host}"))
}

async fn passed(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let (hidden, kept) = (unique_word(), unique_word());
    let prefix = if inspection.site.is_https() { "__Host-" } else { "" };
    let visitor = inspection.visitor.as_ref();
    let cookies = visitor.map(|visitor| visitor.cookies.as_str()).unwrap_or_default();
    let others = format!("{prefix}vestibule-app-binding={hidden}; own={kept}");
    let request = WireRequest::new("GET", inspection.telling_page())
        .with("Cookie", &format!("{cookies}; {others}"));

    let response = inspection.send(&request).await?;
    let values = cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
    let is_seen = response.shows(&hidden)
        || values.filter(|(_, value)| !value.is_empty()).any(|(_, value)| response.shows(value));
    let is_kept = response.shows(&kept);
    Ok(match (is_seen, is_kept) {
        (true, _) => Finding::failed("the application has got them"),
        (false, true) => Finding::passed("it has got its own cookies alone"),
        (false, false) => Finding::failed("the application gets no cookies at all"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_cookies_are_told() {
        let right = "__Host-vestibule-app=x; Path=/; HttpOnly; SameSite=Lax; Secure";
        assert!(faults_of_cookie(right, true).is_empty());
        assert!(
            faults_of_cookie("vestibule-app=x; path=/; httponly; samesite=lax", false).is_empty()
        );
        for (from, to) in [
            ("; HttpOnly", ""),
            ("SameSite=Lax", "SameSite=None"),
            ("Path=/", "Path=/app"),
            ("; Secure", ""),
            ("__Host-", ""),
            ("; Secure", "; Secure; Domain=example.com"),
        ] {
            let cookie = right.replace(from, to);
            assert_eq!(faults_of_cookie(&cookie, true).len(), 1, "{cookie}");
        }
    }
}
