//! Checks of https, and of clocks.

use std::future::ready;

use jiff::fmt::rfc2822;
use url::{Host, Url};

use super::{
    Needs, ProxyCheck, Severity,
    answerer::Answerer,
    connection::{ConnectionFailure, WebSite},
    inspection::Inspection,
    request::WireRequest,
    response::WireResponse,
};
use crate::{cli::findings::Finding, domain::Timestamp};

/// Largest difference between two clocks, in seconds: half of what an assertion is valid for.
const MAX_SKEW_SECONDS: i64 = 30;

pub(super) const CHECKS: &[ProxyCheck] = &[
    ProxyCheck {
        name: "https",
        severity: Severity::Fault,
        says: "The site is on https, except on this machine.",
        mend: "Serve the application over https, and make its origin in Vestibule an https one.",
        needs: Needs::Nothing,
        probe: |inspection| Box::pin(ready(Ok(https(inspection)))),
    },
    ProxyCheck {
        name: "http-open",
        severity: Severity::Fault,
        says: "Over http there is nothing but a redirect to https.",
        mend: "Answer every request over http with a redirect to https, and with nothing else.",
        needs: Needs::Plain,
        probe: |inspection| Box::pin(plain(inspection)),
    },
    ProxyCheck {
        name: "hsts",
        severity: Severity::Advice,
        says: "Browsers are told to use https alone (Strict-Transport-Security).",
        mend: "Send Strict-Transport-Security: max-age=31536000 with every answer.",
        needs: Needs::Nothing,
        probe: |inspection| Box::pin(strict(inspection)),
    },
    ProxyCheck {
        name: "clocks",
        severity: Severity::Fault,
        says: "The clocks of this machine, of the site and of Vestibule agree within 30 seconds.",
        mend: "Let a time server set the clocks of all machines: an assertion is valid for a \
               minute.",
        needs: Needs::Entry,
        probe: |inspection| Box::pin(clocks(inspection)),
    },
];

fn https(inspection: &Inspection) -> Finding {
    let url = inspection.site.url();
    match (inspection.site.is_https(), is_loopback(url)) {
        (true, _) => Finding::passed("it is"),
        (false, true) => Finding::passed("it is on this machine"),
        (false, false) => Finding::failed("it is on http"),
    }
}

/// True for a site on this machine.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

async fn plain(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let Some(plain) = &inspection.plain else {
        return Ok(Finding::skipped("there is no address to ask"));
    };
    let request = WireRequest::page(&inspection.page).with_host(&inspection.site.authority());
    let response = match plain.send(&request).await {
        Ok(response) => response,
        Err(failure) => return Ok(Finding::passed(failure.to_string())),
    };
    let is_closed = Answerer::of(&response, plain.url()) == Answerer::Proxy;
    Ok(Finding::when(is_closed, response.describe()))
}

async fn strict(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    if !inspection.site.is_https() {
        return Ok(Finding::skipped("the site is not on https"));
    }
    let request = inspection.logged_in(WireRequest::page(&inspection.page));
    let response = inspection.send(&request).await?;
    let policy = response.header("strict-transport-security").unwrap_or_default();
    let age = policy.split(';').find_map(|part| {
        let part = part.trim().to_ascii_lowercase();
        part.strip_prefix("max-age=")?.trim_matches('"').parse::<u64>().ok()
    });
    Ok(match age {
        Some(seconds) if seconds > 0 => Finding::passed(format!("for {seconds} seconds")),
        Some(_) | None => Finding::failed("they are not"),
    })
}

async fn clocks(inspection: &Inspection) -> Result<Finding, ConnectionFailure> {
    let Some(login) = inspection.login() else {
        return Ok(Finding::skipped("the page leads to no login"));
    };
    let vestibule = WebSite::new(login.vestibule, inspection.site.trust());
    let of_vestibule = vestibule.send(&WireRequest::new("GET", "/healthz")).await?;
    let request = inspection.logged_in(WireRequest::page(&inspection.fresh_page()));
    let of_site = inspection.send(&request).await?;
    let now = inspection.clock.now();

    let dates = [("the site", &of_site), ("Vestibule", &of_vestibule)];
    let skews = dates.map(|(name, response)| (name, skew_seconds(response, now)));
    let known = skews.iter().filter_map(|(name, skew)| skew.map(|skew| (*name, skew)));
    let known: Vec<_> = known.collect();
    if known.is_empty() {
        return Ok(Finding::skipped("no answer has a Date"));
    }

    let is_right = known.iter().all(|(_, skew)| skew.abs() <= MAX_SKEW_SECONDS);
    let told = known.iter().map(|(name, skew)| format!("{name} {skew:+} s"));
    Ok(Finding::when(is_right, told.collect::<Vec<_>>().join(", ")))
}

/// The seconds by which the sender's clock is ahead.
fn skew_seconds(response: &WireResponse, now: Timestamp) -> Option<i64> {
    let date = rfc2822::parse(response.header("date")?).ok()?;
    Some(date.timestamp().as_second() - now.as_millis() / 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_ahead_has_a_positive_skew() {
        let head = b"HTTP/1.1 200 OK\r\nDate: Fri, 27 Nov 2026 10:00:40 GMT\r\n\r\n";
        let (response, _) = WireResponse::parse(head).unwrap().unwrap();
        let now = Timestamp::parse_rfc3339("2026-11-27T10:00:00Z").unwrap();
        assert_eq!(skew_seconds(&response, now), Some(40));
    }

    #[test]
    fn sites_on_this_machine_are_known() {
        for (url, is_here) in [
            ("http://localhost:8080/", true),
            ("http://app.localhost/", true),
            ("http://127.0.0.1/", true),
            ("http://[::1]/", true),
            ("http://app.example.com/", false),
            ("http://10.0.0.1/", false),
        ] {
            assert_eq!(is_loopback(&Url::parse(url).unwrap()), is_here, "{url}");
        }
    }
}
