//! Whether a document is this account's person's, by the operator's rules. `docs/id-documents.md` tells them in full.

use jiff::{ToSpan, civil::Date};

use super::{DocumentType, parse_day};
use crate::domain::{IdDocument, Nationality, PersonName, Profile};

/// What the operator asks of a document.
#[derive(Clone, Debug)]
pub struct Policy {
    /// What to do when the account does not say what the document says. A missing name always refuses.
    pub missing_data: MissingData,
    /// How many days after its expiry a document is still taken.
    pub grace_days: u16,
    pub types: Vec<DocumentType>,
    /// In full years.
    pub minimum_age: Option<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingData {
    Refuse,
    Accept,
}

/// Why a document is refused. The names are stable: front ends show words for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Reason {
    AccountDisabled,
    NameMismatch,
    DateOfBirthMismatch,
    DocumentExpired,
    TypeNotAllowed,
    NationalityMismatch,
    Underage,
    MissingAccountData,
}

impl Reason {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AccountDisabled => "account_disabled",
            Self::NameMismatch => "name_mismatch",
            Self::DateOfBirthMismatch => "date_of_birth_mismatch",
            Self::DocumentExpired => "document_expired",
            Self::TypeNotAllowed => "type_not_allowed",
            Self::NationalityMismatch => "nationality_mismatch",
            Self::Underage => "underage",
            Self::MissingAccountData => "missing_account_data",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Passed,
    /// There was nothing to compare, or the policy does not ask.
    Skipped,
    Failed(Reason),
}

impl Outcome {
    fn of(passed: bool, reason: Reason) -> Self {
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

/// Every check with its outcome, in the order in which they count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision([(&'static str, Outcome); 7]);

impl Decision {
    /// The first check that failed; none when the document is accepted.
    pub fn reason(&self) -> Option<Reason> {
        self.0.iter().find_map(|(_, outcome)| match outcome {
            Outcome::Failed(reason) => Some(*reason),
            Outcome::Passed | Outcome::Skipped => None,
        })
    }

    /// All of them for the record, as pairs of the check's name and `passed`, `skipped` or its reason. Nothing of the document.
    pub fn checks(&self) -> String {
        serde_json::to_string(&self.0.map(|(check, outcome)| [check, outcome.as_str()])).unwrap_or_default()
    }
}

impl Policy {
    /// Holds the document against the account. Every check is made, whatever the others said. `today` is the day in UTC.
    pub fn decide(&self, document: &IdDocument, profile: &Profile, disabled: bool, today: Date) -> Decision {
        let expired = today > document.date_of_expiry.saturating_add(i64::from(self.grace_days).days());
        Decision([
            ("account", Outcome::of(!disabled, Reason::AccountDisabled)),
            ("name", name(document, profile)),
            ("date_of_birth", self.date_of_birth(document, profile)),
            ("expiry", Outcome::of(!expired, Reason::DocumentExpired)),
            ("type", Outcome::of(self.types.contains(&document.kind), Reason::TypeNotAllowed)),
            ("nationality", self.nationality(document, profile)),
            ("age", self.age(document, today)),
        ])
    }

    fn date_of_birth(&self, document: &IdDocument, profile: &Profile) -> Outcome {
        match stated(profile, "dateOfBirth") {
            Some(text) => {
                Outcome::of(parse_day(text.trim()) == Ok(document.date_of_birth), Reason::DateOfBirthMismatch)
            }
            None => self.missing(),
        }
    }

    /// Passports say whose citizen their holder is; driver licences do not, so there may be nothing to compare.
    fn nationality(&self, document: &IdDocument, profile: &Profile) -> Outcome {
        match (&document.nationality, stated(profile, "nationality")) {
            (Some(shown), Some(text)) => Outcome::of(Nationality::read(text) == *shown, Reason::NationalityMismatch),
            (Some(_), None) => self.missing(),
            (None, Some(_)) if document.kind == DocumentType::Passport => Outcome::Failed(Reason::NationalityMismatch),
            (None, _) => Outcome::Skipped,
        }
    }

    fn age(&self, document: &IdDocument, today: Date) -> Outcome {
        self.minimum_age.map_or(Outcome::Skipped, |least| {
            Outcome::of(age(document.date_of_birth, today) >= i16::from(least), Reason::Underage)
        })
    }

    fn missing(&self) -> Outcome {
        match self.missing_data {
            MissingData::Refuse => Outcome::Failed(Reason::MissingAccountData),
            MissingData::Accept => Outcome::Skipped,
        }
    }
}

fn name(document: &IdDocument, profile: &Profile) -> Outcome {
    match (stated(profile, "firstName"), stated(profile, "lastName")) {
        (Some(first), Some(last)) => {
            let matches = PersonName::parse(first, last).is_ok_and(|name| name.matches(&document.name));
            Outcome::of(matches, Reason::NameMismatch)
        }
        (None, _) | (_, None) => Outcome::Failed(Reason::MissingAccountData),
    }
}

/// What the profile says. What it says unreadably matches nothing, which is not the same as saying nothing.
fn stated<'a>(profile: &'a Profile, member: &str) -> Option<&'a str> {
    profile.has(member).then(|| profile.text(member).unwrap_or_default())
}

/// In full years. Who was born on 29 February grows older on 1 March in other years.
fn age(born: Date, today: Date) -> i16 {
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
            assert_eq!(age(born, today), years, "{born} {today}");
        }
    }
}
