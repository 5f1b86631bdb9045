//! `vestibule check-proxy`, against real proxies with right and wrong configurations.

mod caddy;
mod nginx;
mod options;
mod wrong_nginx;

use std::{collections::BTreeMap, net::SocketAddr};

use clap::Parser;
use serde_json::{Value, json};

use crate::{
    cli::check_proxy,
    domain::ApplicationKind,
    runtime::clock::Clock,
    tests::support::{
        forward_auth::PERSON,
        harness::{App, TestDatabase},
        ports::free_port,
        proxies::{application, origin},
        relying_party::RelyingParty,
    },
};

/// The command as the binary parses it.
#[derive(Parser)]
struct OnlyCheckProxy {
    #[command(flatten)]
    check: check_proxy::CheckProxyArguments,
}

/// Runs the command beside the server, and returns its exit code with its JSON report.
async fn run(app: &App, words: &[&str]) -> (u8, Value) {
    // The clock of the tests stands still, and those of proxies do not.
    let behind = Clock::Real.now().distance(app.now());
    app.server.clock.advance(behind);

    let words = [&["check-proxy", "--json"], words].concat();
    let check = OnlyCheckProxy::parse_from(words).check;
    let mut out = Vec::new();
    let done = check_proxy::inspect(check, Some(&app.server), &mut out).await;
    let code = done.map_or_else(|error| error.code(), |()| 0);
    (code, serde_json::from_slice(&out).unwrap_or_default())
}

/// Runs all checks with a visitor against the application at this origin.
pub(crate) async fn run_with_login(app: &App, origin: &str, more: &[&str]) -> (u8, Value) {
    let page = format!("{origin}/wiki/page");
    let echo = format!("{origin}/wiki/echo");
    let words = [page.as_str(), "--login-id", PERSON, "--assertion-echo", &echo];
    run(app, &[&words, more].concat()).await
}

/// The names of the checks with this verdict.
pub(crate) fn names<'a>(report: &'a Value, verdict: &str) -> Vec<&'a str> {
    let checks = report["checks"].as_array().unwrap();
    let found = checks.iter().filter(|check| check["verdict"] == verdict);
    found.map(|check| check["name"].as_str().unwrap()).collect()
}

/// Requires that a report has no fault and no advice, and that only these checks were skipped.
pub(crate) fn require_right(report: &Value, skipped: &[&str]) {
    assert_eq!(names(report, "failed"), [""; 0], "{report:#}");
    assert_eq!(names(report, "advised"), [""; 0], "{report:#}");
    assert_eq!(names(report, "skipped"), skipped, "{report:#}");
}

/// A server with a person, for applications behind proxies on this machine.
async fn start() -> App {
    let database = TestDatabase::sqlite();
    let app = database.start(&[("VESTIBULE_TRUSTED_PROXIES", "127.0.0.1")]).await;
    app.account(PERSON, Some("a long password"), Some("keys")).await;
    app
}

async fn register(app: &App, origin: &str) {
    let settings = json!({ "origin": origin });
    RelyingParty::register(app, origin, ApplicationKind::Proxy, settings).await;
}

/// A wrong configuration: that of the documents with these changes.
struct WrongConfiguration {
    name: &'static str,
    /// Texts, and their replacements.
    changes: &'static [(&'static str, &'static str)],
    /// The checks that find it.
    found_by: &'static [&'static str],
}

/// The sites of wrong configurations, each at a port of its own in front of one application.
struct WrongSites<'a> {
    app: &'a App,
    application: SocketAddr,
    ports: BTreeMap<&'static str, u16>,
}

impl<'a> WrongSites<'a> {
    async fn new(app: &'a App, configurations: &[WrongConfiguration]) -> Self {
        let mut ports = BTreeMap::new();
        for WrongConfiguration { name, .. } in configurations {
            let port = free_port();
            register(app, &origin(port)).await;
            ports.insert(*name, port);
        }
        Self { app, application: application().await, ports }
    }

    /// The configuration of a site, made of that of the documents.
    fn configuration(&self, site: &str, wrong: &WrongConfiguration) -> String {
        let WrongConfiguration { name, changes, .. } = wrong;
        let port = self.ports[name];
        let changed = changes.iter().fold(site.to_owned(), |site, (from, to)| {
            assert!(site.contains(from), "{name}: {from}");
            site.replacen(from, to, 1)
        });
        changed
            .replace("https://app.example.com", &origin(port))
            .replace("app.example.com {", &format!("{} {{", origin(port)))
            .replace("server_name app.example.com;", "server_name 127.0.0.1;")
            .replace("listen 443 ssl;", &format!("listen 127.0.0.1:{port};"))
            .replace("X-Forwarded-Proto  https;", "X-Forwarded-Proto  http;")
            .replace("app.example.com", &format!("127.0.0.1:{port}"))
            .replace("127.0.0.1:3000", &self.app.address.to_string())
            .replace("127.0.0.1:8080", &self.application.to_string())
            .replace("@ORIGIN@", &origin(port))
            .replace("@PORT@", &port.to_string())
            .replace("@VESTIBULE@", &self.app.origin())
    }

    /// Runs for each wrong configuration the checks that must find it.
    async fn find_each(&self, configurations: &[WrongConfiguration]) {
        for WrongConfiguration { name, found_by, .. } in configurations {
            let only: Vec<_> = found_by.iter().flat_map(|check| ["--only", *check]).collect();
            let (code, report) = run_with_login(self.app, &origin(self.ports[name]), &only).await;
            let mut found = [names(&report, "failed"), names(&report, "advised")].concat();
            let mut expected = found_by.to_vec();
            found.sort_unstable();
            expected.sort_unstable();
            assert_eq!(found, expected, "{name}: {report:#}");
            assert_eq!(code, u8::from(!names(&report, "failed").is_empty()), "{name}");
        }
    }
}
