//! The words of lists, of acts on many accounts, and of their progress.

pub const FILTER_IS: &str = "is";
pub const FILTER_BEGINS: &str = "begins with";
pub const FILTER_CONTAINS: &str = "contains";
pub const FILTER_FROM: &str = "from";
pub const FILTER_BEFORE: &str = "before";
pub const FILTER_AT_LEAST: &str = "at least";
pub const FILTER_AT_MOST: &str = "at most";
pub const ANY: &str = "Any";
pub const YES: &str = "Yes";
pub const NO: &str = "No";
pub const ROLE: &str = "Role";
pub const MADE_FROM: &str = "Made from (UTC)";
pub const MADE_BEFORE: &str = "Made before (UTC)";
pub const LAST_LOGIN_FROM: &str = "Last login from (UTC)";
pub const LAST_LOGIN_BEFORE: &str = "Last login before (UTC)";
pub const COLUMNS: &str = "Columns";
pub const EMAILS: &str = "Further emails";
pub const PHONES: &str = "Further phones";

/// What the choice of an operator is called beside its field.
pub(crate) fn how(label: &str) -> String {
    format!("{label}: how")
}
