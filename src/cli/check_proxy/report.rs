//! The lines of the report, as text and as JSON.

use std::fmt;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::{ProxyCheck, Severity};
use crate::cli::findings::{CheckVerdict, Finding};

/// A finding beside the check: one line of the report.
#[derive(Clone, Debug)]
pub(super) struct FaultLine {
    check: ProxyCheck,
    finding: Finding,
}

impl FaultLine {
    pub(super) fn of(check: ProxyCheck, finding: Finding) -> Self {
        let finding = match check.severity {
            Severity::Advice => finding.into_advice(),
            Severity::Fault => finding,
        };
        Self { check, finding }
    }

    pub(super) fn verdict(&self) -> CheckVerdict {
        self.finding.verdict
    }
}

impl fmt::Display for FaultLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = self.finding.verdict.mark();
        let ProxyCheck { name, says, mend, .. } = self.check;
        write!(f, "{mark} {name:<21} {says} Found: {}", self.finding.answer)?;
        match self.finding.verdict {
            CheckVerdict::Passed | CheckVerdict::Skipped => Ok(()),
            CheckVerdict::Failed | CheckVerdict::Advised => write!(f, "\n  To mend it: {mend}"),
        }
    }
}

impl Serialize for FaultLine {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ProxyCheck { name, severity, says, mend, .. } = self.check;
        let mut line = serializer.serialize_struct("FaultLine", 6)?;
        line.serialize_field("name", name)?;
        line.serialize_field("verdict", &self.finding.verdict)?;
        line.serialize_field("severity", &severity)?;
        line.serialize_field("says", says)?;
        line.serialize_field("found", &self.finding.answer)?;
        line.serialize_field("mend", mend)?;
        line.end()
    }
}
