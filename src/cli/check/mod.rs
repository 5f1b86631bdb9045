//! `vestibule check`: tests that a back end, this server or any other, implements the protocol.
//!
//! The checks stand in tables, one file per concern. Each sends a few requests and says what came
//! back; none knows of another.

mod data;
mod finding;
mod http;
mod id_documents;
mod messages;
mod sessions;
mod signatures;
mod source;
mod subject;
mod timing;
mod users;

use std::{collections::BTreeMap, io::Write, time::Duration};

use clap::Args;
use serde_json::json;

use self::{
    finding::{Finding, Heading, Kind, ReportLine},
    subject::{People, Subject},
};
use super::{
    Error,
    back_end::{self, BackEnd, BackEndRequest, NoAnswer, SecretArguments},
    findings::Totals,
    output,
};
use crate::runtime::clock::Clock;

#[derive(Debug, Args)]
#[command(after_help = concat!(
    "The ownIdData of the existing user is rewritten several times and put back at the end; ",
    "sessions are minted for them and not used. So take a user made for testing.\n",
    "The secret is the configured one, unless --secret-stdin or --secret gives another.\n",
    "Each check is protocol, with the document that says so, or advice.\n",
    "Exit code: 0 when no check of the protocol failed, whatever the advice; 1 when one failed; ",
    "2 for mistakes on\nthe command line."
))]
pub(crate) struct CheckArguments {
    /// The base URL of the callbacks: everything before the name of an endpoint.
    #[arg(value_name = "BASE-URL")]
    url: String,
    #[command(flatten)]
    secret: SecretArguments,
    /// A user that the back end knows. Their ownIdData is rewritten, and put back at the end.
    #[arg(long, value_name = "LOGIN-ID")]
    existing_login_id: String,
    /// A user that is disabled; without one, that check is skipped.
    #[arg(long, value_name = "LOGIN-ID")]
    disabled_login_id: Option<String>,
    #[command(flatten)]
    messages: messages::MessageArguments,
    /// Send verifyIdDoc in the existing user's name, which a back end may record. Without this,
    /// those checks are skipped.
    #[arg(long)]
    id_document: bool,
    /// Maximum difference between a timestamp and the back end's clock.
    #[arg(
        long, value_name = "SECONDS", default_value_t = 60,
        value_parser = clap::value_parser!(u64).range(1..=3_600)
    )]
    window: u64,
    /// Number of time measurements for a known and for an unknown user.
    #[arg(
        long, value_name = "NUMBER", default_value_t = 51,
        value_parser = clap::value_parser!(u16).range(1..=10_000)
    )]
    samples: u16,
    /// Print one JSON document instead of lines.
    #[arg(long)]
    json: bool,
}

/// Checks the back end and writes the report to `out`, line by line as it comes, or whole at the
/// end as JSON.
pub(crate) async fn run(
    check: CheckArguments,
    environment: &BTreeMap<String, String>,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let base = back_end::parse_base(&check.url)?;
    let back_end = BackEnd::new(base, check.secret.read(environment)?, Clock::Real)?;
    let [phone, mailbox] = check.messages.recipients(&back_end)?;
    let people = People {
        known: check.existing_login_id,
        disabled: check.disabled_login_id,
        phone,
        mailbox,
        id_document: check.id_document,
    };
    let subject = Subject::meet(back_end, people, Duration::from_secs(check.window), check.samples);
    let subject =
        subject.await.map_err(|error| Error::Failed(format!("{}: {error}", check.url)))?;
    if !check.json {
        let known = subject.known();
        output::print_error(&format_args!(
            "The ownIdData of {known} is rewritten, and put back at the end."
        ));
    }
    // If the reader of the output goes away, the checks still run to their end, because their
    // writes must be reverted.
    let mut say = |text: &str| drop(writeln!(out, "{text}"));
    let mut lines = Vec::new();
    let mut note = |line: ReportLine| {
        if !check.json {
            say(&line.to_string());
        }
        lines.push(line);
    };
    let interrupted = tokio::select! {
        () = examine(&subject, &mut note) => false,
        _ = tokio::signal::ctrl_c() => true,
    };
    note(ReportLine::of(&RESTORED, subject.restore().await));
    let totals = Totals::of(lines.iter().map(ReportLine::verdict));
    if check.json {
        say(&format!("{:#}", json!({ "totals": totals, "checks": lines })));
    }
    totals.conclude(interrupted)
}

/// Runs every check in order, and notes what came of each as soon as it is known.
async fn examine(subject: &Subject, note: &mut impl FnMut(ReportLine)) {
    let mut answers_nobody = false;
    for Section { checks, option } in SECTIONS {
        let missing = option.filter(|(_, is_given)| !is_given(&subject.people));
        for check in checks {
            let finding = match missing {
                Some((name, _)) => {
                    Finding::skipped(format!("not asked, because no {name} was given"))
                }
                None if answers_nobody && check.asks_for_a_refusal() => Finding::skipped(
                    "not asked, because requests that are right are refused as well",
                ),
                None => check.run(subject).await,
            };
            answers_nobody |= check.name == RIGHT && !finding.has_passed();
            note(ReportLine::of(&check.heading(), finding));
        }
    }
}

/// The check without which a refusal says nothing.
const RIGHT: &str = "signature-right";

/// Checks that are run one after the other.
#[derive(Clone, Copy, Debug)]
struct Section {
    checks: &'static [CheckEntry],
    /// Without this option they are skipped. The others are always run.
    option: Option<Demand>,
}

/// An option's name, and whether it was given.
type Demand = (&'static str, fn(&People) -> bool);

impl Section {
    const fn always(checks: &'static [CheckEntry]) -> Self {
        Self { checks, option: None }
    }

    const fn with(
        name: &'static str,
        is_given: fn(&People) -> bool,
        checks: &'static [CheckEntry],
    ) -> Self {
        Self { checks, option: Some((name, is_given)) }
    }
}

/// Every check, in the order in which it is run. Those that write come late, timing last.
const SECTIONS: [Section; 9] = [
    Section::always(signatures::CHECKS),
    Section::always(users::CHECKS),
    Section::always(http::CHECKS),
    Section::with("--id-document", |people| people.id_document, id_documents::CHECKS),
    Section::with("--sms-to", |people| people.phone.to.is_some(), messages::SMS),
    Section::with("--email-to", |people| people.mailbox.to.is_some(), messages::EMAIL),
    Section::always(sessions::CHECKS),
    Section::always(data::CHECKS),
    Section::always(timing::CHECKS),
];

/// The check of the data that is put back.
const RESTORED: Heading = Heading {
    name: "data-restored",
    kind: Kind::Protocol,
    source: source::DATA_FIELD,
    says: "The user's ownIdData is as it was before.",
};

/// One check.
#[derive(Clone, Copy, Debug)]
struct CheckEntry {
    /// Stable, for programs.
    name: &'static str,
    kind: Kind,
    /// The document that says so, and where.
    source: &'static str,
    /// The rule in a sentence.
    says: &'static str,
    test: Test,
}

#[derive(Clone, Copy, Debug)]
enum Test {
    /// This request gets an answer with one of these statuses.
    Status(fn(&Subject) -> BackEndRequest, &'static [u16]),
    /// More than one request, or more than a status to look at.
    Steps(for<'a> fn(&'a Subject) -> Steps<'a>),
}

/// Steps that end early when there is no answer.
type Steps<'a> = std::pin::Pin<Box<dyn Future<Output = Result<Finding, NoAnswer>> + Send + 'a>>;

/// Statuses of the response to a valid request about a known user.
const ANSWERED: &[u16] = &[200, 204];
/// Statuses of the response to an invalid signature. OwnID's documentation shows 401 for
/// `sendEmail` and no status for the others.
const REFUSED: &[u16] = &[400, 401, 403];

/// Refusals by any status of the kind: the documents name none.
const REFUSED_SOMEHOW: &[u16] = &[400, 401, 403, 404, 409, 410, 422];

impl CheckEntry {
    fn heading(&self) -> Heading {
        let Self { name, kind, source, says, .. } = *self;
        Heading { name, kind, source, says }
    }

    /// True where any refusal would do, for whatever reason.
    fn asks_for_a_refusal(&self) -> bool {
        match self.test {
            Test::Status(_, statuses) => !statuses.iter().any(|status| ANSWERED.contains(status)),
            Test::Steps(_) => false,
        }
    }

    async fn run(&self, subject: &Subject) -> Finding {
        let found = match self.test {
            Test::Status(request, statuses) => subject.send(request(subject)).await.map(|answer| {
                let expected = statuses.contains(&answer.status.as_u16());
                Finding::when(
                    expected && !finding::hides_an_error(&answer),
                    finding::describe(&answer),
                )
            }),
            Test::Steps(steps) => steps(subject).await,
        };
        found.unwrap_or_else(|error| Finding::failed(error.to_string()))
    }
}
