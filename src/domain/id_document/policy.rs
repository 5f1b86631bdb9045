//! The operator's policy for identity documents, and the comparison of a document with an account.
//! docs/id-documents.md documents it.

use jiff::{ToSpan, civil::Date};

use super::{DocumentType, parse_day};
use crate::domain::{IdDocument, Nationality, PersonName, Profile};

/// The operator's requirements for a document.
#[derive(Clone, Debug)]
pub struct DocumentPolicy {
    /// The decision if the account lacks a value to compare with. A missing name is always refused.
    pub missing_data: MissingData,
    /// The number of days after its expiry for which a document is accepted.
    pub grace_days: u16,
    pub types: Vec<DocumentType>,
    /// The minimum age, in years.
    pub minimum_age: Option<u8>,
}

/// The decision about missing account data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingData {
    Refuse,
    Accept,
}

/// The reason why a document is refused. The names are stable: front ends show messages for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum RefusalReason {
    AccountDisabled,
    NameMismatch,
    DateOfBirthMismatch,
    DocumentExpired,
    TypeNotAllowed,
    NationalityMismatch,
    Underage,
    MissingAccountData,
}

impl RefusalReason {
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// The outcome of one check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CheckOutcome {
    Passed,
    /// Nothing to compare, or the policy does not require the check.
    Skipped,
    Failed(RefusalReason),
}

impl CheckOutcome {
    fn of(passed: bool, reason: RefusalReason) -> Self {
        if passed { Self::Passed } else { Self::Failed(reason) }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Skipped => "skipped",
            Self::Failed(reason) => reason.as_str(),
        }
    }
}

/// All checks with their outcomes, in order of priority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentAssessment([(&'static str, CheckOutcome); 7]);

impl DocumentAssessment {
    /// Returns the reason of the first check that failed; `None` if the document is accepted.
    pub fn reason(&self) -> Option<RefusalReason> {
        self.0.iter().find_map(|(_, outcome)| match outcome {
            CheckOutcome::Failed(reason) => Some(*reason),
            CheckOutcome::Passed | CheckOutcome::Skipped => None,
        })
    }

    /// Returns the checks as JSON for the record: pairs of a name and `passed`, `skipped` or the
    /// reason, without data of the document.
    pub fn checks(&self) -> String {
        serde_json::to_string(&self.0.map(|(check, outcome)| [check, outcome.as_str()]))
            .unwrap_or_default()
    }
}

impl DocumentPolicy {
    /// Compares the document with the account. All checks are made. `today` is the date in UTC.
    pub fn assess(
        &self,
        document: &IdDocument,
        profile: &Profile,
        disabled: bool,
        today: Date,
    ) -> DocumentAssessment {
        let is_expired =
            today > document.date_of_expiry.saturating_add(i64::from(self.grace_days).days());

        DocumentAssessment([
            ("account", CheckOutcome::of(!disabled, RefusalReason::AccountDisabled)),
            ("name", check_name(document, profile)),
            ("date_of_birth", self.check_date_of_birth(document, profile)),
            ("expiry", CheckOutcome::of(!is_expired, RefusalReason::DocumentExpired)),
            (
                "type",
                CheckOutcome::of(
                    self.types.contains(&document.kind),
                    RefusalReason::TypeNotAllowed,
                ),
            ),
            ("nationality", self.check_nationality(document, profile)),
            ("age", self.check_age(document, today)),
        ])
    }

    fn check_date_of_birth(&self, document: &IdDocument, profile: &Profile) -> CheckOutcome {
        match stated_text(profile, "dateOfBirth") {
            Some(text) => CheckOutcome::of(
                parse_day(text.trim()) == Ok(document.date_of_birth),
                RefusalReason::DateOfBirthMismatch,
            ),
            None => self.missing_data_outcome(),
        }
    }

    /// Compares the nationality. Driver licences contain none, so there may be nothing to compare.
    fn check_nationality(&self, document: &IdDocument, profile: &Profile) -> CheckOutcome {
        match (&document.nationality, stated_text(profile, "nationality")) {
            (Some(shown), Some(text)) => CheckOutcome::of(
                Nationality::read(text) == *shown,
                RefusalReason::NationalityMismatch,
            ),
            (Some(_), None) => self.missing_data_outcome(),
            (None, Some(_)) if document.kind == DocumentType::Passport => {
                CheckOutcome::Failed(RefusalReason::NationalityMismatch)
            }
            (None, _) => CheckOutcome::Skipped,
        }
    }

    fn check_age(&self, document: &IdDocument, today: Date) -> CheckOutcome {
        match self.minimum_age {
            Some(minimum) => {
                let is_old_enough =
                    age_in_years(document.date_of_birth, today) >= i16::from(minimum);
                CheckOutcome::of(is_old_enough, RefusalReason::Underage)
            }
            None => CheckOutcome::Skipped,
        }
    }

    fn missing_data_outcome(&self) -> CheckOutcome {
        match self.missing_data {
            MissingData::Refuse => CheckOutcome::Failed(RefusalReason::MissingAccountData),
            MissingData::Accept => CheckOutcome::Skipped,
        }
    }
}

fn check_name(document: &IdDocument, profile: &Profile) -> CheckOutcome {
    match (stated_text(profile, "firstName"), stated_text(profile, "lastName")) {
        (Some(first), Some(last)) => {
            let matches =
                PersonName::parse(first, last).is_ok_and(|name| name.matches(&document.name));
            CheckOutcome::of(matches, RefusalReason::NameMismatch)
        }
        (None, _) | (_, None) => CheckOutcome::Failed(RefusalReason::MissingAccountData),
    }
}

/// Returns the member's text; empty text for a value that is not text, which matches nothing but is
/// not missing.
fn stated_text<'a>(profile: &'a Profile, member: &str) -> Option<&'a str> {
    if profile.has(member) { Some(profile.text(member).unwrap_or_default()) } else { None }
}

/// Returns the age in full years. A birthday on 29 February counts as 1 March in other years.
fn age_in_years(born: Date, today: Date) -> i16 {
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    today.year() - born.year() - i16::from(!had_birthday)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn ages_are_counted_in_full_years() {
        for (born, today, years) in [
            (date(2000, 6, 15), date(2018, 6, 14), 17),
            (date(2000, 6, 15), date(2018, 6, 15), 18),
            (date(2004, 2, 29), date(2022, 2, 28), 17),
            (date(2004, 2, 29), date(2022, 3, 1), 18),
            (date(2004, 2, 29), date(2024, 2, 29), 20),
        ] {
            assert_eq!(age_in_years(born, today), years, "{born} {today}");
        }
    }
}
