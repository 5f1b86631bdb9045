//! `vestibule doctor`: looks at everything around the server that an operator can get wrong, and
//! names the mend. It runs beside the server, and changes nothing.
//!
//! The checks stand in tables, one file per concern.

mod database;
mod files;
mod keys;
mod machine;
mod messages;
mod public_url;
mod report;

use std::{collections::BTreeMap, io::Write, pin::Pin, time::Duration};

use clap::Args;
use reqwest::Certificate;
use serde_json::json;
use url::Url;

use self::{
    public_url::{Asker, PublicAnswer},
    report::DoctorLine,
};
use super::{
    Error, failed,
    findings::{Finding, Totals},
};
use crate::{
    config::{Config, MissingKeys, Web, smtp::read_authorities},
    delivery::Delivery,
    domain::Timestamp,
    runtime::clock::Clock,
    store::db::inspection::{self, DatabaseFacts},
};

/// Time limit of one question to the server.
const TIMEOUT: Duration = Duration::from_secs(10);

#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Run it as the user of the server, with the server's settings. It sends no message, and ",
    "writes nothing.\n",
    "Exit code: 0 when there is no problem, whatever the warnings; 1 when there is one; 2 for ",
    "mistakes on the command\nline or in the settings."
))]
pub(crate) struct DoctorArguments {
    /// Make this check alone; may be repeated.
    #[arg(long, value_name = "NAME", value_parser = parse_name)]
    only: Vec<String>,
    /// Certificate authorities, in PEM, that are trusted in addition to the public ones.
    #[arg(long, value_name = "FILE")]
    ca_file: Option<String>,
    /// Print one JSON document instead of lines.
    #[arg(long)]
    json: bool,
}

/// Makes the checks, and writes the report to `out`, line by line as it comes, or whole at the end
/// as JSON.
pub(crate) async fn run(
    arguments: DoctorArguments,
    environment: &BTreeMap<String, String>,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let examination = Examination::begin(&arguments, environment).await?;
    let mut lines = Vec::new();
    let only = &arguments.only;
    let checks = CHECKS.iter().copied().flatten();
    for check in checks.filter(|check| only.is_empty() || only.iter().any(|n| n == check.name)) {
        let line = DoctorLine::of(*check, (check.look)(&examination).await);
        if !arguments.json {
            // A reader that has gone away does not change the exit code.
            writeln!(out, "{line}").ok();
        }
        lines.push(line);
    }

    let totals = Totals::of(lines.iter().map(DoctorLine::verdict));
    if arguments.json {
        writeln!(out, "{:#}", json!({ "totals": totals, "checks": lines })).ok();
    }
    totals.conclude(false)
}

/// All that the checks look at.
struct Examination {
    config: Config,
    /// The path of the settings file, which may be missing.
    settings_file: String,
    /// The place at which `/readyz` says yes, asked at `listen`.
    readiness: Result<String, String>,
    /// The request to the public URL, as the server saw it.
    public: Result<PublicAnswer, String>,
    asker: Asker,
    database: Result<DatabaseFacts, String>,
    /// The times of this machine before and after the database told its own.
    database_asked: [Timestamp; 2],
    delivery: Delivery,
}

impl Examination {
    async fn begin(
        arguments: &DoctorArguments,
        environment: &BTreeMap<String, String>,
    ) -> Result<Self, Error> {
        let authorities = match &arguments.ca_file {
            Some(path) => read_authorities(path).map_err(Error::Usage)?,
            None => Vec::new(),
        };
        let authorities: Result<Vec<_>, _> =
            authorities.iter().map(|der| Certificate::from_der(der)).collect();
        let config = Config::load(environment, MissingKeys::Discard)?;
        let local: Url = Web::local_address(environment)?.parse().map_err(failed)?;

        let asker = Asker::new(&config, authorities.map_err(failed)?).map_err(failed)?;
        let readiness = asker.readiness(&local).await;
        let public = asker.ask(None).await;
        let before = Clock::Real.now();
        let database =
            inspection::inspect(&config.database).await.map_err(|error| error.to_string());
        let file = environment.get("VESTIBULE_CONFIG");
        Ok(Self {
            settings_file: file.cloned().unwrap_or_else(|| "vestibule.toml".to_owned()),
            readiness,
            public,
            asker,
            database,
            database_asked: [before, Clock::Real.now()],
            delivery: Delivery::new(&config.messages, &config.branding)?,
            config,
        })
    }
}

/// One check.
#[derive(Clone, Copy)]
struct DoctorCheck {
    /// Stable, for programs.
    name: &'static str,
    /// The change that mends what is wrong.
    mend: &'static str,
    look: for<'a> fn(&'a Examination) -> Look<'a>,
}

type Look<'a> = Pin<Box<dyn Future<Output = Finding> + Send + 'a>>;

/// The finding of a check that has nothing to wait for.
fn found<'a>(finding: Finding) -> Look<'a> {
    Box::pin(std::future::ready(finding))
}

/// Every check, in the order in which it is made.
const CHECKS: [&[DoctorCheck]; 6] = [
    public_url::CHECKS,
    database::CHECKS,
    keys::CHECKS,
    files::CHECKS,
    messages::CHECKS,
    machine::CHECKS,
];

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
