//! Texts of the administration pages. `admin/labels.rs` has further ones.

use crate::i18n::{
    catalogue::{Text, sentence},
    numbers,
};

pub const ADMIN_OVERVIEW: Text = Text("admin-overview");
pub const ADMIN_ACCOUNTS: Text = Text("admin-accounts");
pub const ADMIN_DELETED: Text = Text("admin-deleted");
pub const ADMIN_SCHEMA: Text = Text("admin-schema");
pub const ADMIN_TOKENS: Text = Text("admin-tokens");
pub const ADMIN_AUDIT: Text = Text("admin-audit");
pub const ADMIN_PLACES: Text = Text("admin-places");
pub const ADMIN_NEW_ACCOUNT: Text = Text("admin-new-account");
pub const ADMIN_SEARCH: Text = Text("admin-search");
pub const ADMIN_FILTER: Text = Text("admin-filter");
pub const ADMIN_FILTER_LABEL: Text = Text("admin-filter-label");
pub const ADMIN_FILTER_HINT: Text = Text("admin-filter-hint");
pub const ADMIN_SHOW: Text = Text("admin-show");
pub const ADMIN_SHORTCUTS: Text = Text("admin-shortcuts");
pub const ADMIN_FIRST_PAGE: Text = Text("admin-first-page");
pub const ADMIN_NEXT_PAGE: Text = Text("admin-next-page");
pub const ADMIN_ALL_ACCOUNTS: Text = Text("admin-all-accounts");
pub const ADMIN_NEEDS_ATTENTION: Text = Text("admin-needs-attention");
pub const ADMIN_TRAIL: Text = Text("admin-trail");
pub const ADMIN_VERIFIED: Text = Text("admin-verified");
pub const ADMIN_NOT_VERIFIED: Text = Text("admin-not-verified");
pub const ADMIN_NEVER: Text = Text("admin-never");
pub const ADMIN_STATUS: Text = Text("admin-status");
pub const ADMIN_ID: Text = Text("admin-id");
pub const ADMIN_ROLES: Text = Text("admin-roles");
pub const ADMIN_ROLES_HINT: Text = Text("admin-roles-hint");
pub const ADMIN_PROFILE: Text = Text("admin-profile");
pub const ADMIN_ACCESS: Text = Text("admin-access");
pub const ADMIN_ENABLE: Text = Text("admin-enable");
pub const ADMIN_ENABLE_HINT: Text = Text("admin-enable-hint");
pub const ADMIN_DISABLE: Text = Text("admin-disable");
pub const ADMIN_DISABLE_HINT: Text = Text("admin-disable-hint");
pub const ADMIN_DELETE: Text = Text("admin-delete");
pub const ADMIN_DELETE_LABEL: Text = Text("admin-delete-label");
pub const ADMIN_DELETE_HINT: Text = Text("admin-delete-hint");
pub const ADMIN_AUDIT_EMPTY: Text = Text("admin-audit-empty");
pub const ADMIN_ACTION: Text = Text("admin-action");
pub const ADMIN_ACTOR: Text = Text("admin-actor");
pub const ADMIN_SINCE: Text = Text("admin-since");
pub const ADMIN_UNTIL: Text = Text("admin-until");
pub const ADMIN_ERASED: Text = Text("admin-erased");
pub const ADMIN_RESTORE: Text = Text("admin-restore");
pub const ADMIN_DELETED_AT: Text = Text("admin-deleted-at");
pub const ADMIN_ERASED_AT: Text = Text("admin-erased-at");
pub const ADMIN_DELETED_EMPTY: Text = Text("admin-deleted-empty");
pub const ADMIN_DELETED_LEAD: Text = Text("admin-deleted-lead");
pub const ADMIN_NEW_PER_DAY: Text = Text("admin-new-per-day");
pub const ADMIN_LATEST: Text = Text("admin-latest");
pub const ADMIN_FORCE: Text = Text("admin-force");
pub const ADMIN_SCHEMA_LABEL: Text = Text("admin-schema-label");
pub const ADMIN_SCHEMA_HINT: Text = Text("admin-schema-hint");
pub const ADMIN_TRY: Text = Text("admin-try");
pub const ADMIN_SET: Text = Text("admin-set");
pub const ADMIN_VERSIONS: Text = Text("admin-versions");
pub const ADMIN_TOKENS_LEAD: Text = Text("admin-tokens-lead");
pub const ADMIN_TOKEN_MADE: Text = Text("admin-token-made");
pub const ADMIN_NEW_TOKEN: Text = Text("admin-new-token");
pub const ADMIN_TOKEN_NAME: Text = Text("admin-token-name");
pub const ADMIN_TOKEN_SCOPES: Text = Text("admin-token-scopes");
pub const ADMIN_TOKEN_EXPIRES: Text = Text("admin-token-expires");
pub const ADMIN_TOKEN_EXPIRES_HINT: Text = Text("admin-token-expires-hint");
pub const ADMIN_MAKE_TOKEN: Text = Text("admin-make-token");
pub const ADMIN_CREATED: Text = Text("admin-created");
pub const ADMIN_EXPIRES: Text = Text("admin-expires");
pub const ADMIN_LAST_USED: Text = Text("admin-last-used");
pub const ADMIN_REVOKE: Text = Text("admin-revoke");
pub const ADMIN_ENDED: Text = Text("admin-ended");
pub const ADMIN_TOKENS_EMPTY: Text = Text("admin-tokens-empty");
pub const ADMIN_CONFIRM_WRONG: Text = Text("admin-confirm-wrong");
pub const ADMIN_LOGIN_ID_TAKEN: Text = Text("admin-login-id-taken");
pub const ADMIN_NO_ACCOUNTS: Text = Text("admin-no-accounts");
pub const ADMIN_ALL: Text = Text("admin-all");
pub const ADMIN_ONLY_DISABLED: Text = Text("admin-only-disabled");
pub const ADMIN_ONLY_PENDING: Text = Text("admin-only-pending");
pub const ADMIN_ONLY_ADMINS: Text = Text("admin-only-admins");
pub const ADMIN_TO_CORRECT: Text = Text("admin-to-correct");
pub const ADMIN_WHEN: Text = Text("admin-when");
pub const ADMIN_FROM: Text = Text("admin-from");
pub const ADMIN_TARGET: Text = Text("admin-target");
pub const ADMIN_SCHEMA_INVALID: Text = Text("admin-schema-invalid");
pub const ADMIN_VERSION: Text = Text("admin-version");
pub const ADMIN_FOLLOWED: Text = Text("admin-followed");
pub const ADMIN_BEING_FOLLOWED: Text = Text("admin-being-followed");
pub const ADMIN_STALE: Text = Text("admin-stale");
pub const ADMIN_LAST_ADMINISTRATOR: Text = Text("admin-last-administrator");
pub const ADMIN_PASSKEY_TAKEN: Text = Text("admin-passkey-taken");
pub const ADMIN_INDEXING: Text = Text("admin-indexing");
pub const ADMIN_TOKEN_NAME_WRONG: Text = Text("admin-token-name-wrong");
pub const ADMIN_TOKEN_SCOPES_WRONG: Text = Text("admin-token-scopes-wrong");
pub const ADMIN_TOKEN_EXPIRES_WRONG: Text = Text("admin-token-expires-wrong");
pub const ADMIN_RECOVERY: Text = Text("admin-recovery");
pub const ADMIN_RECOVER: Text = Text("admin-recover");
pub const ADMIN_RECOVER_HINT: Text = Text("admin-recover-hint");
pub const ADMIN_RECOVERY_STARTED: Text = Text("admin-recovery-started");
pub const ADMIN_CODES_LOCKED: Text = Text("admin-codes-locked");
pub const ADMIN_UNLOCK_CODES: Text = Text("admin-unlock-codes");
pub const ADMIN_CODES_UNLOCKED: Text = Text("admin-codes-unlocked");

/// Formats a count with the separators of the language.
#[must_use]
pub fn count(count: i64) -> String {
    numbers::number(&count.into())
}

#[must_use]
pub fn accounts(count: i64) -> String {
    sentence("admin-accounts-count", [("count", count.into())])
}

#[must_use]
pub fn about_accounts(count: i64) -> String {
    sentence("admin-accounts-about", [("count", count.into())])
}

/// Reports how many accounts conform to a schema.
#[must_use]
pub fn schema_report(accounts: u64, failing: u64) -> String {
    if failing == 0 {
        sentence("admin-schema-fits", [("accounts", accounts.into())])
    } else {
        sentence("admin-schema-fails", [("accounts", accounts.into()), ("failing", failing.into())])
    }
}

#[must_use]
pub fn role_wrong(role: &str) -> String {
    sentence("admin-role-wrong", [("role", role.into())])
}

/// Describes the number of accounts created on a day.
#[must_use]
pub fn new_accounts(day: &str, accounts: u32) -> String {
    sentence("admin-new-accounts", [("day", day.into()), ("accounts", accounts.into())])
}
