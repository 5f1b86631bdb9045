//! The words of the administrators' pages; `admin/words.rs` has the newer ones.

pub const ADMIN_OVERVIEW: &str = "Overview";
pub const ADMIN_ACCOUNTS: &str = "Accounts";
pub const ADMIN_DELETED: &str = "Deleted accounts";
pub const ADMIN_SCHEMA: &str = "Account schema";
pub const ADMIN_TOKENS: &str = "API tokens";
pub const ADMIN_AUDIT: &str = "Audit log";
pub const ADMIN_PLACES: &str = "Administration";
pub const ADMIN_NEW_ACCOUNT: &str = "New account";
pub const ADMIN_SEARCH: &str = "Search";
pub const ADMIN_FILTER: &str = "Filter";
pub const ADMIN_FILTER_LABEL: &str = "Filter as text";
pub const ADMIN_FILTER_HINT: &str = "In SCIM’s grammar. It holds together with what is chosen above: status eq \"disabled\" and profile.lastName sw \"mül\"";
pub const ADMIN_SHOW: &str = "Show";
pub const ADMIN_SHORTCUTS: &str = "Common filters";
pub const ADMIN_FIRST_PAGE: &str = "First page";
pub const ADMIN_NEXT_PAGE: &str = "Next page";
pub const ADMIN_ALL_ACCOUNTS: &str = "All accounts";
pub const ADMIN_NEEDS_ATTENTION: &str = "The profile does not fit the account schema. Correct it and save.";
pub const ADMIN_TRAIL: &str = "What was done";
pub const ADMIN_VERIFIED: &str = "verified";
pub const ADMIN_NOT_VERIFIED: &str = "not verified";
pub const ADMIN_NEVER: &str = "Never";
pub const ADMIN_STATUS: &str = "Status";
pub const ADMIN_ID: &str = "Id";
pub const ADMIN_ROLES: &str = "Roles";
pub const ADMIN_ROLES_HINT: &str =
    "With spaces between. “admin” and “support” may come here; other roles are for your applications.";
pub const ADMIN_PROFILE: &str = "Profile";
pub const ADMIN_ACCESS: &str = "Access";
pub const ADMIN_ENABLE: &str = "Enable account";
pub const ADMIN_ENABLE_HINT: &str = "The person can log in again.";
pub const ADMIN_DISABLE: &str = "Disable account";
pub const ADMIN_DISABLE_HINT: &str = "All sessions end at once, and nobody can log in.";
pub const ADMIN_DELETE: &str = "Delete account";
pub const ADMIN_DELETE_LABEL: &str = "Type the email or phone number of the account";
pub const ADMIN_DELETE_HINT: &str = "The account can be brought back for 30 days. Then it is erased for good.";
pub const ADMIN_AUDIT_EMPTY: &str = "Nothing was done that fits.";
pub const ADMIN_ACTION: &str = "Action";
pub const ADMIN_ACTOR: &str = "By";
pub const ADMIN_ERASED: &str = "(erased)";
pub const ADMIN_RESTORE: &str = "Bring back";
pub const ADMIN_DELETED_AT: &str = "Deleted";
pub const ADMIN_ERASED_AT: &str = "Erased for good";
pub const ADMIN_DELETED_EMPTY: &str = "No account was deleted in the last 30 days.";
pub const ADMIN_DELETED_LEAD: &str = "Accounts stay here for 30 days.";
pub const ADMIN_NEW_PER_DAY: &str = "New accounts per day";
pub const ADMIN_LATEST: &str = "Latest acts";
pub const ADMIN_FORCE: &str = "Take it all the same, and mark the accounts that do not fit";
pub const ADMIN_SCHEMA_LABEL: &str = "JSON Schema";
pub const ADMIN_SCHEMA_HINT: &str =
    "Draft 2020-12, with x-vestibule for who may read and write a field, and what is searched and indexed.";
pub const ADMIN_TRY: &str = "Try it";
pub const ADMIN_SET: &str = "Put in force";
pub const ADMIN_VERSIONS: &str = "Versions";
pub const ADMIN_TOKENS_LEAD: &str = "Programs use them with the administration API.";
pub const ADMIN_TOKEN_MADE: &str = "This is the token. It is shown only now: copy it.";
pub const ADMIN_NEW_TOKEN: &str = "New token";
pub const ADMIN_TOKEN_NAME: &str = "Name";
pub const ADMIN_TOKEN_SCOPES: &str = "May do";
pub const ADMIN_TOKEN_EXPIRES: &str = "Lives for";
pub const ADMIN_TOKEN_EXPIRES_HINT: &str = "A number and m, h, d or y. Empty means for ever.";
pub const ADMIN_MAKE_TOKEN: &str = "Make token";
pub const ADMIN_CREATED: &str = "Made";
pub const ADMIN_EXPIRES: &str = "Expires";
pub const ADMIN_LAST_USED: &str = "Last used";
pub const ADMIN_REVOKE: &str = "Revoke";
pub const ADMIN_ENDED: &str = "ended";
pub const ADMIN_TOKENS_EMPTY: &str = "There are no tokens.";
pub const ADMIN_CONFIRM_WRONG: &str = "That is not the email or phone number of this account. Nothing was deleted.";
pub const ADMIN_LOGIN_ID_TAKEN: &str = "There is an account with this email or phone number already.";
pub const ADMIN_NO_ACCOUNTS: &str = "No accounts fit.";
pub const ADMIN_ONE_ACCOUNT: &str = "1 account";
pub const ADMIN_ALL: &str = "All";
pub const ADMIN_ONLY_DISABLED: &str = "Disabled";
pub const ADMIN_ONLY_PENDING: &str = "Pending";
pub const ADMIN_ONLY_ADMINS: &str = "Administrators and support";
pub const ADMIN_TO_CORRECT: &str = "Profiles to correct";
pub const ADMIN_WHEN: &str = "When";
pub const ADMIN_FROM: &str = "From";
pub const ADMIN_TARGET: &str = "Whom or what";
pub const ADMIN_SCHEMA_INVALID: &str = "This cannot be an account schema.";
pub const ADMIN_VERSION: &str = "Version";
pub const ADMIN_FOLLOWED: &str = "all follow it";
pub const ADMIN_BEING_FOLLOWED: &str = "being brought to it";

/// How many accounts there are, with separators.
#[must_use]
pub fn accounts(count: &str) -> String {
    format!("{count} accounts")
}

#[must_use]
pub fn about_accounts(count: &str) -> String {
    format!("About {count} accounts")
}

/// How a schema fits the accounts.
#[must_use]
pub fn schema_report(accounts: &str, failing: &str, fits: bool) -> String {
    if fits {
        format!("The schema fits all {accounts} accounts.")
    } else {
        format!("{failing} of {accounts} accounts do not fit the schema. Give defaults, or force it.")
    }
}

/// How many accounts were made on a day.
#[must_use]
pub fn new_accounts(day: &str, accounts: u32) -> String {
    match accounts {
        0 => format!("{day}: no new accounts"),
        1 => format!("{day}: 1 new account"),
        many => format!("{day}: {many} new accounts"),
    }
}
pub const ADMIN_RECOVERY: &str = "Recovery";
pub const ADMIN_RECOVER: &str = "Start a recovery";
pub const ADMIN_RECOVER_HINT: &str =
    "The person gets a link that works for an hour, once. Be sure who you are talking to.";
pub const ADMIN_RECOVERY_STARTED: &str = "The person was sent a link.";
