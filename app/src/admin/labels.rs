//! Texts of the administration pages: accounts and their relations, lists, bulk actions and their
//! progress, settings, and the schema form.

use crate::i18n::catalogue::{Text, sentence};

pub const ADDRESSES: Text = Text("admin-addresses");
pub const ADDRESSES_HINT: Text = Text("admin-addresses-hint");
pub const ADD_ADDRESS: Text = Text("admin-add-address");
pub const REMOVE_ADDRESS: Text = Text("admin-remove-address");
pub const VERIFIED: Text = Text("admin-more-verified");
pub const ADDRESS_WRONG: Text = Text("admin-address-wrong");
pub const SAVE_ADDRESSES: Text = Text("admin-save-addresses");

pub const SESSIONS: Text = Text("admin-sessions");
pub const NO_SESSIONS: Text = Text("admin-no-sessions");
pub const DEVICE: Text = Text("admin-device");
pub const LOGGED_IN: Text = Text("admin-logged-in");
pub const LAST_ACTIVE: Text = Text("admin-last-active");
pub const BY: Text = Text("admin-by");
pub const END: Text = Text("admin-end");
pub const END_ALL: Text = Text("admin-end-all");

pub const APPLICATIONS: Text = Text("admin-account-applications");
pub const NO_APPLICATIONS: Text = Text("admin-account-no-applications");
pub const END_APPLICATIONS: Text = Text("admin-account-end-applications");
pub const APPLICATION: Text = Text("admin-account-application");
pub const SINCE: Text = Text("admin-access-since");

pub const PASSKEYS: Text = Text("admin-passkeys");
pub const NO_PASSKEYS: Text = Text("admin-no-passkeys");
pub const PASSKEYS_ELSEWHERE: Text = Text("admin-passkeys-elsewhere");
pub const PASSKEYS_UNREADABLE: Text = Text("admin-passkeys-unreadable");
pub const MODEL: Text = Text("admin-model");
pub const REMOVE: Text = Text("admin-remove");
pub const LAST_PASSKEY: Text = Text("admin-last-passkey");
pub const REMOVE_LAST: Text = Text("admin-remove-last");

pub const MESSAGES: Text = Text("admin-messages");
pub const NO_MESSAGES: Text = Text("admin-no-messages");
pub const CHANNEL: Text = Text("admin-channel");
pub const TO: Text = Text("admin-to");
pub const REASON: Text = Text("admin-reason");

pub const DOCUMENTS: Text = Text("admin-documents");
pub const NO_DOCUMENTS: Text = Text("admin-no-documents");
pub const DOCUMENT_TYPE: Text = Text("admin-document-type");
pub const NUMBER_END: Text = Text("admin-number-end");
pub const OUTCOME: Text = Text("admin-outcome");

pub const LATELY: Text = Text("admin-lately");
pub const WHAT: Text = Text("admin-what");
pub const LAST_DAY: Text = Text("admin-last-day");
pub const LAST_MONTH: Text = Text("admin-last-month");
pub const LOGINS: Text = Text("admin-logins");
pub const LOGINS_REFUSED: Text = Text("admin-logins-refused");
pub const MESSAGES_SENT: Text = Text("admin-messages-sent");
pub const MESSAGES_WAITING: Text = Text("admin-messages-waiting");
pub const MESSAGES_NOT_SENT: Text = Text("admin-messages-not-sent");

pub const SETTINGS: Text = Text("admin-settings");
pub const SETTINGS_LEAD: Text = Text("admin-settings-lead");
pub const SETTING: Text = Text("admin-setting");
pub const SETTING_VALUE: Text = Text("admin-setting-value");
pub const SETTING_ORIGIN: Text = Text("admin-setting-origin");
pub const SETTING_GIVEN: Text = Text("admin-setting-given");
pub const SETTING_DEFAULT: Text = Text("admin-setting-default");
pub const SETTING_SECRET: Text = Text("admin-setting-secret");

pub const SCHEMA_LEAD: Text = Text("admin-schema-lead");
pub const AS_FORM: Text = Text("admin-as-form");
pub const AS_JSON: Text = Text("admin-as-json");
pub const ADD_FIELD: Text = Text("admin-add-field");
pub const NEW_FIELD: Text = Text("admin-new-field");
pub const FIELD_NAME: Text = Text("admin-field-name");
pub const LABEL: Text = Text("admin-label");
pub const KIND: Text = Text("admin-kind");
pub const CHOICES: Text = Text("admin-choices");
pub const MAX_LENGTH: Text = Text("admin-max-length");
pub const DEFAULT: Text = Text("admin-default");
pub const READ_BY: Text = Text("admin-more-read-by");
pub const WRITTEN_BY: Text = Text("admin-more-written-by");
pub const REQUIRED: Text = Text("admin-required");
pub const SEARCHABLE: Text = Text("admin-searchable");
pub const INDEXED: Text = Text("admin-indexed");
pub const UNIQUE: Text = Text("admin-unique");
pub const REMOVE_FIELD: Text = Text("admin-remove-field");
pub const ONLY_JSON: Text = Text("admin-only-json");
pub const USER: Text = Text("admin-user");
pub const SUPPORT: Text = Text("admin-support");
pub const ADMIN: Text = Text("admin-admin");
pub const NOBODY: Text = Text("admin-nobody");
pub const KIND_TEXT: Text = Text("admin-kind-text");
pub const KIND_EMAIL: Text = Text("admin-kind-email");
pub const KIND_DATE: Text = Text("admin-kind-date");
pub const KIND_DATE_TIME: Text = Text("admin-kind-date-time");
pub const KIND_CHOICE: Text = Text("admin-kind-choice");
pub const KIND_NUMBER: Text = Text("admin-kind-number");
pub const KIND_INTEGER: Text = Text("admin-kind-integer");
pub const KIND_BOOLEAN: Text = Text("admin-kind-boolean");

pub const FILTER_IS: Text = Text("admin-filter-is");
pub const FILTER_BEGINS: Text = Text("admin-filter-begins");
pub const FILTER_CONTAINS: Text = Text("admin-filter-contains");
pub const FILTER_FROM: Text = Text("admin-filter-from");
pub const FILTER_BEFORE: Text = Text("admin-filter-before");
pub const FILTER_AT_LEAST: Text = Text("admin-filter-at-least");
pub const FILTER_AT_MOST: Text = Text("admin-filter-at-most");
pub const ANY: Text = Text("admin-any");
pub const YES: Text = Text("admin-yes");
pub const NO: Text = Text("admin-no");
pub const ROLE: Text = Text("admin-role");
pub const MADE_FROM: Text = Text("admin-made-from");
pub const MADE_BEFORE: Text = Text("admin-made-before");
pub const LAST_LOGIN_FROM: Text = Text("admin-last-login-from");
pub const LAST_LOGIN_BEFORE: Text = Text("admin-last-login-before");
pub const COLUMNS: Text = Text("admin-columns");
pub const EMAILS: Text = Text("admin-emails");
pub const PHONES: Text = Text("admin-phones");

/// Returns the label of an operator's selection, which is next to its field.
pub(crate) fn operator_label(label: &str) -> String {
    sentence("admin-how", [("label", label.into())])
}

pub const WITH_ALL: Text = Text("admin-with-all");
pub const FORMAT: Text = Text("admin-format");
pub const FORMAT_CSV: Text = Text("admin-format-csv");
pub const FORMAT_EXCEL: Text = Text("admin-format-excel");
pub const FORMAT_JSONL: Text = Text("admin-format-jsonl");
pub const SECRETS: Text = Text("admin-secrets");
pub const SECRETS_HINT: Text = Text("admin-secrets-hint");
pub const SECRETS_NEED_JSONL: Text = Text("admin-secrets-need-jsonl");
pub const DOWNLOAD: Text = Text("admin-download");
pub const NOBODY_MATCHES: Text = Text("admin-nobody-matches");
pub const OWN_STAYS: Text = Text("admin-own-stays");
pub const THE_FIRST: Text = Text("admin-the-first");
pub const BACK_TO_ACCOUNTS: Text = Text("admin-back-to-accounts");
pub const MATCHING: Text = Text("admin-matching");
pub const SEARCHED: Text = Text("admin-searched");
pub const FILTERED: Text = Text("admin-filtered");
pub const JOBS: Text = Text("admin-jobs");
pub const JOBS_LEAD: Text = Text("admin-jobs-lead");
pub const JOBS_EMPTY: Text = Text("admin-jobs-empty");
pub const ALL_JOBS: Text = Text("admin-all-jobs");
pub const JOB: Text = Text("admin-job");
pub const STATE: Text = Text("admin-state");
pub const WAITING: Text = Text("admin-waiting");
pub const RUNNING: Text = Text("admin-running");
pub const FINISHED: Text = Text("admin-finished");
pub const STOPPED: Text = Text("admin-stopped");
pub const PROGRESS: Text = Text("admin-progress");
pub const DONE: Text = Text("admin-done");
pub const SKIPPED: Text = Text("admin-skipped");
pub const FAILED: Text = Text("admin-failed");
pub const ORDERED: Text = Text("admin-ordered");
pub const ENDED: Text = Text("admin-more-ended");
pub const PROBLEMS: Text = Text("admin-problems");
pub const WHY: Text = Text("admin-why");

/// Returns the name of a bulk action, for links and the list of jobs.
#[must_use]
pub fn act(act: &str) -> Text {
    match act {
        "disable" => Text("admin-act-disable"),
        "end-sessions" => Text("admin-act-end-sessions"),
        "delete" => Text("admin-act-delete"),
        "export" => Text("admin-act-export"),
        "import" => Text("admin-act-import"),
        _ => Text("admin-act-unknown"),
    }
}

/// Returns the name of a bulk action with the number of accounts, for headings and buttons.
#[must_use]
pub fn act_on(act: &str, accounts: i64) -> String {
    let accounts = [("accounts", accounts.into())];
    match act {
        "disable" => sentence("admin-disable-accounts", accounts),
        "end-sessions" => sentence("admin-end-sessions-of", accounts),
        "delete" => sentence("admin-delete-accounts", accounts),
        "export" => sentence("admin-export-accounts", accounts),
        _ => sentence("admin-import-accounts", accounts),
    }
}

/// Returns the description of a bulk action.
pub(crate) fn act_lead(act: &str) -> Text {
    match act {
        "disable" => Text("admin-disable-lead"),
        "end-sessions" => Text("admin-end-sessions-lead"),
        "delete" => Text("admin-delete-lead"),
        _ => Text("admin-export-lead"),
    }
}

pub(crate) fn type_count(count: i64) -> String {
    sentence("admin-type-count", [("count", count.into())])
}

#[must_use]
pub fn wrong_count(count: i64) -> String {
    sentence("admin-wrong-count", [("count", count.into())])
}

pub(crate) fn and_more(count: i64) -> String {
    sentence("admin-and-more", [("count", count.into())])
}

#[must_use]
pub fn done_of(done: i64, total: i64) -> String {
    sentence("admin-done-of", [("done", done.into()), ("total", total.into())])
}

pub const IMPORT: Text = Text("admin-import");
pub const IMPORT_FILE: Text = Text("admin-import-file");
pub const IMPORT_LEAD: Text = Text("admin-import-lead");
pub const FILE: Text = Text("admin-file");
pub const FILE_HINT: Text = Text("admin-file-hint");
pub const FILE_MISSING: Text = Text("admin-file-missing");
pub const SEND_FILE: Text = Text("admin-send-file");
pub const SENDING: Text = Text("admin-sending");
pub const PLAN_COLUMNS: Text = Text("admin-plan-columns");
pub const CHOOSE: Text = Text("admin-choose");
pub const LEAVE_OUT: Text = Text("admin-leave-out");
pub const UPDATE: Text = Text("admin-update");
pub const UPDATE_HINT: Text = Text("admin-update-hint");
pub const DRY_RUN: Text = Text("admin-dry-run");
pub const DRY_RUN_HINT: Text = Text("admin-dry-run-hint");
pub const GO_ON: Text = Text("admin-go-on");
pub const IMPORT_NOW: Text = Text("admin-import-now");
pub const ROWS: Text = Text("admin-rows");
pub const ROWS_CREATED: Text = Text("admin-rows-created");
pub const ROWS_UPDATED: Text = Text("admin-rows-updated");
pub const ROWS_REFUSED: Text = Text("admin-rows-refused");
pub const ROWS_PROBLEMS: Text = Text("admin-rows-problems");
pub const ROW: Text = Text("admin-row");
pub const PLACE: Text = Text("admin-place");
pub const DOWNLOAD_PROBLEMS: Text = Text("admin-download-problems");
pub const PASSWORD_HASH: Text = Text("admin-password-hash");
pub const PASSKEY_DATA: Text = Text("admin-passkey-data");

#[must_use]
pub fn about_rows(rows: i64) -> String {
    sentence("admin-about-rows", [("rows", rows.into())])
}

#[must_use]
pub fn import_of(file: &str, dry_run: bool) -> String {
    let file = [("file", file.into())];
    if dry_run { sentence("admin-check-of", file) } else { sentence("admin-import-of", file) }
}
