//! The newer words of the administrators' pages: of accounts and what belongs to them, of lists, acts on many and their progress, of
//! the settings, and of the schema's form.

pub const ADDRESSES: &str = "More addresses";
pub const ADDRESSES_HINT: &str = "Email addresses and phone numbers besides the one for logging in.";
pub const ADD_ADDRESS: &str = "Add an email address or phone number";
pub const REMOVE_ADDRESS: &str = "Remove";
pub const VERIFIED: &str = "Verified";
pub const ADDRESS_WRONG: &str = "This is neither an email address nor a phone number with its country code.";
pub const SAVE_ADDRESSES: &str = "Save addresses";

pub const SESSIONS: &str = "Where this person is logged in";
pub const NO_SESSIONS: &str = "This person is not logged in anywhere.";
pub const DEVICE: &str = "Device";
pub const LOGGED_IN: &str = "Logged in";
pub const LAST_ACTIVE: &str = "Last active";
pub const BY: &str = "By";
pub const END: &str = "End";
pub const END_ALL: &str = "End all sessions";

pub const PASSKEYS: &str = "Passkeys";
pub const NO_PASSKEYS: &str = "This person has no passkey.";
pub const PASSKEYS_ELSEWHERE: &str = "OwnID’s cloud keeps the passkeys of this server.";
pub const PASSKEYS_UNREADABLE: &str = "What is kept about this person’s passkeys was not made by this server.";
pub const MODEL: &str = "Model";
pub const REMOVE: &str = "Remove";
pub const LAST_PASSKEY: &str = "This is the person’s last way in. Without it they cannot log in any more.";
pub const REMOVE_LAST: &str = "Remove it all the same";

pub const MESSAGES: &str = "Messages";
pub const NO_MESSAGES: &str = "No message went to this person in the last 30 days.";
pub const CHANNEL: &str = "By";
pub const TO: &str = "To";
pub const REASON: &str = "Reason";

pub const DOCUMENTS: &str = "Identity documents";
pub const NO_DOCUMENTS: &str = "No identity document was held against this account.";
pub const DOCUMENT_TYPE: &str = "Document";
pub const NUMBER_END: &str = "Number ends with";
pub const OUTCOME: &str = "Outcome";

pub const LATELY: &str = "Logins and messages";
pub const WHAT: &str = "What";
pub const LAST_DAY: &str = "24 hours";
pub const LAST_MONTH: &str = "30 days";
pub const LOGINS: &str = "Logins";
pub const LOGINS_REFUSED: &str = "Logins refused";
pub const MESSAGES_SENT: &str = "Messages sent";
pub const MESSAGES_WAITING: &str = "Messages waiting";
pub const MESSAGES_NOT_SENT: &str = "Messages not sent";

pub const SETTINGS: &str = "Settings";
pub const SETTINGS_LEAD: &str =
    "As this server was started with them. They come from the environment or from vestibule.toml.";
pub const SETTING: &str = "Setting";
pub const SETTING_VALUE: &str = "Value";
pub const SETTING_ORIGIN: &str = "From";
pub const SETTING_GIVEN: &str = "environment or file";
pub const SETTING_DEFAULT: &str = "default, or made at first start";
pub const SETTING_SECRET: &str = "set, not shown";

pub const SCHEMA_LEAD: &str = "What a profile may hold. Nothing changes until it is put in force.";
pub const AS_FORM: &str = "Edit as a form";
pub const AS_JSON: &str = "Edit as JSON";
pub const ADD_FIELD: &str = "Add a field";
pub const NEW_FIELD: &str = "New field";
pub const FIELD_NAME: &str = "Name (letters and digits, such as department)";
pub const LABEL: &str = "Label";
pub const KIND: &str = "Kind";
pub const CHOICES: &str = "Choices, one a line (only for the kind “one of a list”)";
pub const MAX_LENGTH: &str = "Longest text, in characters";
pub const DEFAULT: &str = "Default for accounts without a value";
pub const READ_BY: &str = "Who may see it";
pub const WRITTEN_BY: &str = "Who may change it";
pub const REQUIRED: &str = "required";
pub const SEARCHABLE: &str = "searchable";
pub const INDEXED: &str = "indexed";
pub const UNIQUE: &str = "unique";
pub const REMOVE_FIELD: &str = "remove this field";
pub const ONLY_JSON: &str = "What this field holds is described in JSON alone.";
pub const USER: &str = "the person";
pub const SUPPORT: &str = "support";
pub const ADMIN: &str = "administrators";
pub const NOBODY: &str = "nobody";
pub const KIND_TEXT: &str = "text";
pub const KIND_EMAIL: &str = "email address";
pub const KIND_DATE: &str = "date";
pub const KIND_DATE_TIME: &str = "date and time";
pub const KIND_CHOICE: &str = "one of a list";
pub const KIND_NUMBER: &str = "number";
pub const KIND_INTEGER: &str = "whole number";
pub const KIND_BOOLEAN: &str = "yes or no";

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

pub const WITH_ALL: &str = "With all that match:";
pub const FORMAT: &str = "Format";
pub const FORMAT_CSV: &str = "A table (CSV)";
pub const FORMAT_JSONL: &str = "JSON Lines";
pub const SECRETS: &str = "With password hashes and passkey data";
pub const SECRETS_HINT: &str =
    "JSON Lines only. Whoever has that file can try to log in as these people: keep it as you keep the database.";
pub const SECRETS_NEED_JSONL: &str =
    "A table holds no password hashes and no passkey data. Choose JSON Lines, or leave them out.";
pub const DOWNLOAD: &str = "Download";
pub const NOBODY_MATCHES: &str = "No accounts match, so there is nothing to do.";
pub const OWN_STAYS: &str = "Your own account is left as it is.";
pub const THE_FIRST: &str = "Among them";
pub const BACK_TO_ACCOUNTS: &str = "Back to the accounts";
pub const MATCHING: &str = "Accounts that match";
pub const SEARCHED: &str = "Search";
pub const FILTERED: &str = "Filter";
pub const JOBS: &str = "Jobs";
pub const JOBS_LEAD: &str = "What is done to many accounts at once. Jobs go on when this page is closed.";
pub const JOBS_EMPTY: &str = "No jobs in the last 30 days.";
pub const ALL_JOBS: &str = "All jobs";
pub const JOB: &str = "Job";
pub const STATE: &str = "State";
pub const WAITING: &str = "Waiting";
pub const RUNNING: &str = "Running";
pub const FINISHED: &str = "Finished";
pub const STOPPED: &str = "Stopped";
pub const PROGRESS: &str = "Progress";
pub const DONE: &str = "Done";
pub const SKIPPED: &str = "Left as they were";
pub const FAILED: &str = "Failed";
pub const ORDERED: &str = "Ordered";
pub const ENDED: &str = "Ended";
pub const PROBLEMS: &str = "The first that failed";
pub const WHY: &str = "Why";

/// What an act is called in a link and in the list of jobs.
#[must_use]
pub fn act(act: &str) -> &'static str {
    match act {
        "disable" => "Disable",
        "end-sessions" => "End sessions",
        "delete" => "Delete",
        "export" => "Export",
        "import" => "Import",
        _ => "Unknown",
    }
}

/// An act on so many accounts, as a heading and as a button say it.
#[must_use]
pub fn act_on(act: &str, accounts: &str) -> String {
    let accounts = if accounts == "1" { "1 account".to_owned() } else { format!("{accounts} accounts") };
    match act {
        "end-sessions" => format!("End the sessions of {accounts}"),
        _ => format!("{} {accounts}", self::act(act)),
    }
}

/// What an act does.
pub(crate) fn act_lead(act: &str) -> &'static str {
    match act {
        "disable" => "All their sessions end at once, and nobody can log in to them. Each can be enabled again.",
        "end-sessions" => "Their people are logged out everywhere, and can log in again.",
        "delete" => "They can be brought back one by one for 30 days. Then they are erased for good.",
        _ => "The file holds their addresses, roles and profiles. The audit log notes who took it.",
    }
}

pub(crate) fn type_count(count: &str) -> String {
    format!("Type {count} to go on")
}

#[must_use]
pub fn wrong_count(count: &str) -> String {
    format!("That is not how many accounts match now: {count}. Nothing was done.")
}

pub(crate) fn and_more(count: &str) -> String {
    format!("and {count} more")
}

#[must_use]
pub fn done_of(done: &str, total: &str) -> String {
    format!("{done} of {total}")
}

pub const IMPORT: &str = "Import";
pub const IMPORT_FILE: &str = "Import accounts from a file";
pub const IMPORT_LEAD: &str = "Accounts from a file. You see what it holds before anything is changed.";
pub const FILE: &str = "File";
pub const FILE_HINT: &str = "CSV with a line of column names, or JSON Lines, in UTF-8, up to 1 GiB.";
pub const FILE_MISSING: &str = "Choose a file.";
pub const SEND_FILE: &str = "Send";
pub const SENDING: &str = "Sending…";
pub const PLAN_COLUMNS: &str = "What the columns hold";
pub const CHOOSE: &str = "Choose…";
pub const LEAVE_OUT: &str = "Leave it out";
pub const UPDATE: &str = "Change accounts that are there already";
pub const UPDATE_HINT: &str = "What a row leaves out stays. Otherwise such rows are refused.";
pub const DRY_RUN: &str = "Only check first";
pub const DRY_RUN_HINT: &str = "Nothing is changed. Then you can import the same file.";
pub const GO_ON: &str = "Go on";
pub const IMPORT_NOW: &str = "Import now";
pub const ROWS: &str = "Rows read";
pub const ROWS_CREATED: &str = "New accounts";
pub const ROWS_UPDATED: &str = "Changed accounts";
pub const ROWS_REFUSED: &str = "Rows refused";
pub const ROWS_PROBLEMS: &str = "The first problems";
pub const ROW: &str = "Row";
pub const PLACE: &str = "Place";
pub const DOWNLOAD_PROBLEMS: &str = "Download what is wrong with rows (CSV)";
pub const PASSWORD_HASH: &str = "Password hash";
pub const PASSKEY_DATA: &str = "Passkey data (ownIdData)";

#[must_use]
pub fn about_rows(rows: &str) -> String {
    if rows == "1" { "1 row".to_owned() } else { format!("About {rows} rows") }
}

#[must_use]
pub fn import_of(file: &str, dry_run: bool) -> String {
    format!("{} {file}", if dry_run { "Check" } else { "Import" })
}
