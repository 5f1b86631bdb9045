//! The results of checks.

use serde::Serialize;

use super::{Error, output};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum CheckVerdict {
    Passed,
    /// Against a rule.
    Failed,
    /// Against advice, which is no failure.
    Advised,
    Skipped,
}

impl CheckVerdict {
    /// The word for people, where a mark alone would not do.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Passed => "ok",
            Self::Failed => "problem",
            Self::Advised => "warning",
            Self::Skipped => "skipped",
        }
    }

    /// The first character of a line of the report.
    pub(super) fn mark(self) -> char {
        match self {
            Self::Passed => '✓',
            Self::Failed => '✗',
            Self::Advised => '!',
            Self::Skipped => '–',
        }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Finding {
    pub(super) verdict: CheckVerdict,
    /// The response, or the reason for skipping the check. Never contains a secret.
    pub(super) answer: String,
}

impl Finding {
    pub(super) fn when(passed: bool, answer: impl Into<String>) -> Self {
        Self {
            verdict: if passed { CheckVerdict::Passed } else { CheckVerdict::Failed },
            answer: answer.into(),
        }
    }

    pub(super) fn passed(answer: impl Into<String>) -> Self {
        Self::when(true, answer)
    }

    pub(super) fn failed(answer: impl Into<String>) -> Self {
        Self::when(false, answer)
    }

    pub(super) fn advised(answer: impl Into<String>) -> Self {
        Self::failed(answer).into_advice()
    }

    pub(super) fn has_passed(&self) -> bool {
        self.verdict == CheckVerdict::Passed
    }

    pub(super) fn skipped(why: impl Into<String>) -> Self {
        Self { verdict: CheckVerdict::Skipped, answer: why.into() }
    }

    /// The finding of a check that only gives advice.
    pub(super) fn into_advice(self) -> Self {
        let verdict = match self.verdict {
            CheckVerdict::Failed => CheckVerdict::Advised,
            verdict => verdict,
        };
        Self { verdict, ..self }
    }
}

/// The number of checks by result.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Totals {
    passed: usize,
    failed: usize,
    /// Advice that is not followed.
    advised: usize,
    skipped: usize,
}

impl Totals {
    pub(super) fn of(verdicts: impl IntoIterator<Item = CheckVerdict>) -> Self {
        let mut totals = Self { passed: 0, failed: 0, advised: 0, skipped: 0 };
        for verdict in verdicts {
            let count = match verdict {
                CheckVerdict::Passed => &mut totals.passed,
                CheckVerdict::Failed => &mut totals.failed,
                CheckVerdict::Advised => &mut totals.advised,
                CheckVerdict::Skipped => &mut totals.skipped,
            };
            *count += 1;
        }
        totals
    }

    /// Says the sum of it, apart from the report.
    ///
    /// # Errors
    /// [`Error::Failed`] when a check failed, or not all of them were run.
    pub(super) fn conclude(self, interrupted: bool) -> Result<(), Error> {
        let Self { passed, failed, advised, skipped } = self;
        let sum = format!(
            "{passed} passed, {failed} failed, {skipped} skipped; {advised} pieces of advice."
        );
        if interrupted {
            return Err(Error::Failed(format!("Interrupted. {sum}")));
        }
        if failed > 0 {
            return Err(Error::Failed(sum));
        }
        output::print_error(&sum);
        Ok(())
    }
}
