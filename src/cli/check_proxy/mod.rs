//! `vestibule check-proxy`: attacks an application behind a proxy from outside, and names each
//! fault of the configuration.
//!
//! The checks stand in tables, one file per concern. Each sends a few requests and says what came
//! back; none knows of another.

mod answerer;
mod answers;
mod application;
mod arguments;
mod connection;
mod cookies;
mod entry;
mod inspection;
mod report;
mod request;
mod requests;
mod response;
mod smuggling;
mod spellings;
mod spoofing;
mod transport;
mod visitor;

use std::{collections::BTreeMap, io::Write, pin::Pin, sync::Arc};

use serde::Serialize;
use serde_json::json;

pub(crate) use self::arguments::CheckProxyArguments;
use self::{
    arguments::InspectedAddresses,
    connection::ConnectionFailure,
    inspection::Inspection,
    report::FaultLine,
    request::WireRequest,
    visitor::{EntryPoint, Visitor, VisitorLogin},
};
use super::{
    Error,
    findings::{Finding, Totals},
    output,
};
use crate::{
    journeys::enter_application::{CALLBACK_PATH, TICKET_PARAMETER},
    runtime::clock::Clock,
    server::Server,
};

/// Attacks the site and writes the report to `out`, line by line as it comes, or whole at the end
/// as JSON.
pub(crate) async fn run(
    check: CheckProxyArguments,
    environment: &BTreeMap<String, String>,
    out: &mut dyn Write,
) -> Result<(), Error> {
    // Mistakes on the command line come before those in the settings.
    check.addresses()?;
    let server = match &check.login_id {
        Some(_) => Some(super::open(environment).await?),
        None => None,
    };
    let done = inspect(check, server.as_ref(), out).await;
    if let Some(server) = server {
        server.db.close().await;
    }
    done
}

/// Attacks the site, with the visitor that this server logs in.
pub(crate) async fn inspect(
    check: CheckProxyArguments,
    server: Option<&Arc<Server>>,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let inspection = begin(&check, server).await?;
    // If the reader of the output goes away, the session must be ended all the same.
    let mut say = |text: &str| drop(writeln!(out, "{text}"));
    let mut lines = Vec::new();
    let mut note = |line: FaultLine| {
        if !check.json {
            say(&line.to_string());
        }
        lines.push(line);
    };
    let interrupted = tokio::select! {
        () = examine(&inspection, &check.only, &mut note) => false,
        _ = tokio::signal::ctrl_c() => true,
    };
    if let Some(VisitorLogin::BySession(login)) =
        inspection.visitor.as_ref().map(|visitor| &visitor.login)
    {
        login.end().await?;
    }

    let totals = Totals::of(lines.iter().map(FaultLine::verdict));
    if check.json {
        say(&format!("{:#}", json!({ "totals": totals, "checks": lines })));
    }
    totals.conclude(interrupted)
}

/// Opens the page for the first time, and logs the visitor in.
async fn begin(
    check: &CheckProxyArguments,
    server: Option<&Arc<Server>>,
) -> Result<Inspection, Error> {
    let InspectedAddresses { site, page, echo, direct, plain } = check.addresses()?;
    let greeting = site.send(&WireRequest::page(&page)).await;
    let greeting =
        greeting.map_err(|failure| Error::Failed(format!("{}: {failure}", site.url())))?;

    let entry = EntryPoint { site: &site, page: &page, greeting: &greeting };
    let has_entry = entry.leads_to_login();
    let visitor = match (&check.login_id, server) {
        (Some(login_id), Some(server)) if entry.can_log_in() => {
            Some(Visitor::by_session(server, login_id, &entry).await?)
        }
        (_, _) if check.cookie_stdin => Some(Visitor::by_cookie()?),
        (_, _) => None,
    };
    if visitor.is_none() && !check.json {
        output::print_error("Checks that need a visitor who is logged in are skipped.");
    }

    let mut inspection = Inspection {
        site,
        page,
        echo,
        direct,
        plain,
        public: check.public.clone(),
        more_paths: check.path.clone(),
        greeting,
        has_entry,
        visitor,
        is_logged_in: false,
        clock: server.map_or(Clock::Real, |server| server.clock.clone()),
    };
    inspection.is_logged_in = entry::is_logged_in(&inspection).await;
    Ok(inspection)
}

/// Runs the checks in order, and notes what came of each as soon as it is known.
async fn examine(inspection: &Inspection, only: &[String], note: &mut impl FnMut(FaultLine)) {
    let checks = CHECKS.iter().copied().flatten();
    for check in checks.filter(|check| only.is_empty() || only.iter().any(|n| n == check.name)) {
        let finding = match check.needs.missing(inspection) {
            Some(why) => Finding::skipped(why),
            None => (check.probe)(inspection)
                .await
                .unwrap_or_else(|failure| Finding::failed(failure.to_string())),
        };
        note(FaultLine::of(*check, finding));
    }
}

/// Accepts the name of a check.
///
/// # Errors
/// A message with all names.
fn parse_name(text: &str) -> Result<String, String> {
    let names: Vec<_> = CHECKS.iter().copied().flatten().map(|check| check.name).collect();
    if names.contains(&text) {
        Ok(text.to_owned())
    } else {
        Err(format!("the checks are {}", names.join(", ")))
    }
}

/// Every check, in the order in which it is run. The last one logs the visitor out.
const CHECKS: [&[ProxyCheck]; 9] = [
    entry::CHECKS,
    spellings::CHECKS,
    requests::CHECKS,
    smuggling::CHECKS,
    spoofing::CHECKS,
    answers::CHECKS,
    cookies::CHECKS,
    transport::CHECKS,
    application::CHECKS,
];

/// One check.
#[derive(Clone, Copy, Debug)]
struct ProxyCheck {
    /// Stable, for programs.
    name: &'static str,
    severity: Severity,
    /// The rule in a sentence.
    says: &'static str,
    /// The change that mends a configuration.
    mend: &'static str,
    needs: Needs,
    probe: for<'a> fn(&'a Inspection) -> Probe<'a>,
}

/// Requests of a check, which end early when there is no answer.
type Probe<'a> = Pin<Box<dyn Future<Output = Result<Finding, ConnectionFailure>> + Send + 'a>>;

/// The weight of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Severity {
    /// An attacker can use it, or the login does not work.
    Fault,
    /// One more hurdle would be good.
    Advice,
}

/// The things without which a check cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Needs {
    Nothing,
    /// A page that leads to the login.
    Entry,
    /// A visitor who has tried to log in.
    Login,
    /// A visitor who is logged in.
    Visitor,
    /// One whose session can be ended.
    Session,
    /// A visitor, and a page that echoes headers.
    Echo,
    /// The address of the application behind the proxy.
    Direct,
    /// The address of the site without TLS.
    Plain,
}

impl Needs {
    /// The reason for which a check is skipped.
    fn missing(self, inspection: &Inspection) -> Option<&'static str> {
        let login = inspection.visitor.as_ref().map(|visitor| &visitor.login);
        let demands: &[(bool, &str)] = match self {
            Self::Nothing => &[],
            Self::Entry => &[(inspection.has_entry, NO_ENTRY)],
            Self::Login => &[(inspection.has_entry, NO_ENTRY), (login.is_some(), NO_VISITOR)],
            Self::Visitor | Self::Session | Self::Echo => &[
                (inspection.has_entry, NO_ENTRY),
                (login.is_some(), NO_VISITOR),
                (inspection.is_logged_in, NO_LOGIN),
                (self != Self::Echo || inspection.echo.is_some(), NO_ECHO),
                (
                    self != Self::Session || matches!(login, Some(VisitorLogin::BySession(_))),
                    NO_SESSION,
                ),
            ],
            Self::Direct => &[(inspection.direct.is_some(), NO_DIRECT)],
            Self::Plain => &[(inspection.plain.is_some(), NO_PLAIN)],
        };
        demands.iter().find(|(is_met, _)| !is_met).map(|(_, why)| *why)
    }
}

const NO_ENTRY: &str = "not asked, because the page does not lead to the login";
const NO_VISITOR: &str = "not asked, because no visitor is logged in (--login-id, --cookie-stdin)";
const NO_LOGIN: &str = "not asked, because the login does not open the page";
const NO_SESSION: &str = "not asked, because no --login-id was given";
const NO_ECHO: &str = "not asked, because no --assertion-echo was given";
const NO_DIRECT: &str = "not asked, because no --direct was given";
const NO_PLAIN: &str = "not asked, because the site has no known address on http";
