//! The lines of the report, as text and as JSON.

use std::fmt;

use serde::{Serialize, Serializer, ser::SerializeStruct};
use serde_json::Value;

pub(super) use crate::cli::findings::Finding;
use crate::cli::{
    back_end::{BackEndResponse, printable},
    findings::CheckVerdict,
};

/// The standard that a check holds a back end to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    /// OwnID documents it.
    Protocol,
    /// Advice that is good for a back end, and that no document asks for.
    Advice,
}

/// The name of a check, and its origin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heading {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) source: &'static str,
    pub(super) says: &'static str,
}

/// A finding beside what the check says: one line of the report.
#[derive(Clone, Debug)]
pub(super) struct ReportLine {
    heading: Heading,
    finding: Finding,
}

impl ReportLine {
    pub(super) fn of(heading: &Heading, finding: Finding) -> Self {
        let finding = match heading.kind {
            Kind::Advice => finding.into_advice(),
            Kind::Protocol => finding,
        };
        Self { heading: *heading, finding }
    }

    pub(super) fn verdict(&self) -> CheckVerdict {
        self.finding.verdict
    }
}

impl fmt::Display for ReportLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = self.finding.verdict.mark();
        let Heading { name, says, source, .. } = self.heading;
        write!(f, "{mark} {name:<23} {says} Came back: {}", self.finding.answer)?;
        match self.finding.verdict {
            CheckVerdict::Passed | CheckVerdict::Skipped => Ok(()),
            CheckVerdict::Failed => write!(f, "\n  Protocol: {source}"),
            CheckVerdict::Advised => write!(f, "\n  Advice: {source}"),
        }
    }
}

impl Serialize for ReportLine {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Heading { name, kind, source, says } = self.heading;
        let mut line = serializer.serialize_struct("ReportLine", 6)?;
        line.serialize_field("name", name)?;
        line.serialize_field("verdict", &self.finding.verdict)?;
        line.serialize_field("kind", &kind)?;
        line.serialize_field("source", source)?;
        line.serialize_field("says", says)?;
        line.serialize_field("answer", &self.finding.answer)?;
        line.end()
    }
}

/// The longest body that is shown, in bytes.
const SHOWN: usize = 80;

/// The answer in a few words. What may hold a token or keys is only counted.
pub(super) fn describe(answer: &BackEndResponse) -> String {
    let status = answer.status.as_u16();
    let kind = printable(answer.header("content-type"));
    if answer.body.is_empty() {
        return format!("{status}, empty");
    }
    let code = json(answer).get("code").and_then(Value::as_str).map(str::to_owned);
    // In a success it may be part of a session.
    if let Some(code) = code.filter(|_| !answer.status.is_success()) {
        return format!("{status} {kind}, {}", printable(&code));
    }
    let text = answer.text().replace(['\n', '\t'], " ");
    let private = !answer.status.is_client_error() && json(answer).get("errorCode").is_none();
    if private || text.len() > SHOWN {
        return format!("{status} {kind}, {} bytes", answer.body.len());
    }
    format!("{status} {kind}, {text}")
}

/// OwnID's samples say 200 with an error inside, which is not what the protocol's tables say.
pub(super) fn hides_an_error(answer: &BackEndResponse) -> bool {
    answer.status.is_success()
        && json(answer).get("errorCode").is_some_and(|code| !code.is_null() && *code != 0)
}

/// The body, or null when it is not JSON.
pub(super) fn json(answer: &BackEndResponse) -> Value {
    serde_json::from_slice(&answer.body).unwrap_or_default()
}
