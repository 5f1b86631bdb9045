//! The lines of the report, as text and as JSON.

use std::fmt;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::DoctorCheck;
use crate::cli::{
    findings::{CheckVerdict, Finding},
    output::visible,
};

/// A finding beside the check: one line of the report.
pub(super) struct DoctorLine {
    check: DoctorCheck,
    finding: Finding,
}

impl DoctorLine {
    pub(super) fn of(check: DoctorCheck, finding: Finding) -> Self {
        Self { check, finding }
    }

    pub(super) fn verdict(&self) -> CheckVerdict {
        self.finding.verdict
    }
}

impl fmt::Display for DoctorLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Finding { verdict, answer } = &self.finding;
        let (mark, word, answer) = (verdict.mark(), verdict.word(), visible(answer));
        write!(f, "{mark} {word:<7} {:<19} {answer}", self.check.name)?;
        match verdict {
            CheckVerdict::Passed | CheckVerdict::Skipped => Ok(()),
            CheckVerdict::Failed | CheckVerdict::Advised => {
                write!(f, "\n  To mend it: {}", self.check.mend)
            }
        }
    }
}

impl Serialize for DoctorLine {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_struct("DoctorLine", 4)?;
        line.serialize_field("name", self.check.name)?;
        line.serialize_field("verdict", &self.finding.verdict)?;
        line.serialize_field("found", &self.finding.answer)?;
        line.serialize_field("mend", self.check.mend)?;
        line.end()
    }
}
