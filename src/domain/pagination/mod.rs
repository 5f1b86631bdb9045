//! Pagination: the size, the order and the position of a page.

mod cursor;

use std::fmt;

use super::AccountSchema;

pub use cursor::{Cursor, CursorQuery, InvalidCursor, SortKey};

/// The maximum number of items on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit(u32);

impl Limit {
    pub const MAX_ROWS: u32 = 200;

    /// Parses a limit.
    ///
    /// # Errors
    /// [`InvalidLimit`] when the text is not a number from 1 to [`Limit::MAX_ROWS`].
    pub fn parse(text: &str) -> Result<Self, InvalidLimit> {
        // A plus sign is a space in a URL, so only digits are accepted.
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit());

        match text.parse() {
            Ok(limit) if is_number && (1..=Self::MAX_ROWS).contains(&limit) => Ok(Self(limit)),
            Ok(_) | Err(_) => Err(InvalidLimit),
        }
    }

    pub fn get(self) -> u32 {
        self.0
    }
}

impl Default for Limit {
    fn default() -> Self {
        Self(50)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a limit is a number from 1 to {}", Limit::MAX_ROWS)]
pub struct InvalidLimit;

/// The order of a list. Accounts with equal values are ordered by id, so that the order is total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    pub by: SortBy,
    pub descending: bool,
}

/// The value by which a list of accounts is sorted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SortBy {
    CreatedAt,
    LoginId,
    LastLoginAt,
    /// An indexed field of the account schema, by name.
    Profile(String),
}

impl Sort {
    /// Parses `createdAt`, `-createdAt` (descending), `profile.lastName` and the like, ignoring
    /// case.
    ///
    /// # Errors
    /// [`InvalidSort`] when the attribute is unknown or has no index.
    pub fn parse(text: &str, schema: &AccountSchema) -> Result<Self, InvalidSort> {
        let (descending, name) = text.strip_prefix('-').map_or((false, text), |name| (true, name));
        let known = [SortBy::CreatedAt, SortBy::LoginId, SortBy::LastLoginAt];
        if let Some(by) = known.into_iter().find(|by| by.to_string().eq_ignore_ascii_case(name)) {
            return Ok(Self { by, descending });
        }

        let field = name.split_once('.').filter(|(first, _)| first.eq_ignore_ascii_case("profile"));
        let field = field.map(|(_, name)| {
            schema.fields().iter().find(|field| field.name.eq_ignore_ascii_case(name))
        });

        match field {
            Some(Some(field)) if field.indexed => {
                Ok(Self { by: SortBy::Profile(field.name.clone()), descending })
            }
            Some(Some(field)) => Err(InvalidSort::NotIndexed(field.name.clone())),
            Some(None) | None => Err(InvalidSort::Unknown),
        }
    }
}

impl Default for Sort {
    /// Returns the default order, newest accounts first.
    fn default() -> Self {
        Self { by: SortBy::CreatedAt, descending: true }
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.descending { "-" } else { "" }, self.by)
    }
}

impl fmt::Display for SortBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CreatedAt => f.write_str("createdAt"),
            Self::LoginId => f.write_str("loginId"),
            Self::LastLoginAt => f.write_str("lastLoginAt"),
            Self::Profile(field) => write!(f, "profile.{field}"),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidSort {
    #[error(
        "accounts are sorted by createdAt, loginId, lastLoginAt or profile.<field>, with a leading \
         - for the reverse order"
    )]
    Unknown,
    #[error(
        "accounts cannot be sorted by profile.{0}: set \"indexed\": true in its x-vestibule in the \
         account schema"
    )]
    NotIndexed(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_from_1_to_200() {
        assert_eq!(Limit::default().get(), 50);
        for (text, limit) in [("1", 1), ("50", 50), ("0200", 200)] {
            assert_eq!(Limit::parse(text).map(Limit::get), Ok(limit));
        }
        for text in ["", "0", "201", "-1", "+1", "1.0", " 1", "99999999999999999999", "ten"] {
            assert_eq!(Limit::parse(text), Err(InvalidLimit), "{text}");
        }
    }

    #[test]
    fn lists_are_sorted_by_what_is_indexed() {
        let schema = AccountSchema::default();
        assert_eq!(Sort::default().to_string(), "-createdAt");

        for (text, form) in [
            ("createdAt", "createdAt"),
            ("-LASTLOGINAT", "-lastLoginAt"),
            ("loginId", "loginId"),
            ("-profile.lastname", "-profile.lastName"),
        ] {
            assert_eq!(Sort::parse(text, &schema).unwrap().to_string(), form);
        }

        let refused = Sort::parse("profile.locale", &schema).unwrap_err();
        assert_eq!(refused, InvalidSort::NotIndexed("locale".to_owned()));
        assert!(refused.to_string().contains("\"indexed\": true"));

        for text in [
            "",
            "-",
            "--createdAt",
            "status",
            "profile.",
            "profile.x",
            "lastName",
            "createdAt desc",
        ] {
            assert_eq!(Sort::parse(text, &schema), Err(InvalidSort::Unknown), "{text}");
        }
    }
}
