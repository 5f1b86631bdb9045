//! All the English words of the pages, in one place, so that a catalogue can take over later.

mod journeys;
pub use journeys::*;
/// The widget speaks the language of the page.
pub(crate) const WIDGET_LANGUAGE: &str = "en_US";

pub const LOG_IN: &str = "Log in";
pub(crate) const LOGGING_IN: &str = "Logging you in…";
pub(crate) const LOG_OUT: &str = "Log out";
pub(crate) const LOGGING_OUT: &str = "Logging you out…";
pub(crate) const CREATE_ACCOUNT: &str = "Create account";
pub(crate) const CREATING_ACCOUNT: &str = "Creating your account…";
pub(crate) const TROUBLE: &str = "Trouble logging in?";
pub(crate) const HAVE_ACCOUNT: &str = "I already have an account";
pub(crate) const BACK_TO_LOGIN: &str = "Back to log in";
pub(crate) const TO_ACCOUNT: &str = "Go to your account";
pub(crate) const TO_START: &str = "Go to the start page";

pub const LOGIN_ID: &str = "Email or phone number";
pub(crate) const PASSWORD: &str = "Password";
pub(crate) const OR_PASSWORD: &str = "or with a password";

pub(crate) const PASSKEY_HINT: &str = "Use your fingerprint, face or screen lock.";
pub(crate) const PASSKEY_HINT_RECOVER: &str = "Your browser asks which device to use.";
pub(crate) const PASSKEY_FAILED: &str = "That did not work. Try again, or use another way to log in.";
pub(crate) const PASSKEY_MISSING: &str = "Passkeys are not available right now. Use your password instead.";
pub(crate) const PASSKEY_MISSING_RECOVER: &str =
    "Passkeys are not available right now. Try again later, or ask the administrator.";

pub(crate) const HOME_HEADING: &str = "Welcome";
pub(crate) const HOME_SIGNED_IN: &str = "You are logged in.";

pub const SETUP_NEEDS_PASSKEY: &str = "Make a passkey first: press the button below.";
pub(crate) const SETUP_HEADING: &str = "Become the administrator";
pub(crate) const SETUP_LEAD: &str = "Make a passkey on this device. You log in with it from now on.";

pub(crate) const CLOSED_HEADING: &str = "New accounts";
pub(crate) const CLOSED_LEAD: &str = "The administrator makes new accounts here. \
     Ask them for one. If you have an account, log in.";

pub(crate) const RECOVER_LEAD: &str = "If you have a passkey on another device, such as a phone \
     or a security key, use it here. Then make one on this device.";
pub(crate) const RECOVER_FIELD_HINT: &str = "Not needed for a passkey.";
pub(crate) const RECOVER_NO_SCRIPT: &str = "Passkeys need JavaScript. \
     Turn it on in your browser, or use a browser that has it.";

pub(crate) const INBOX_HEADING: &str = "Development inbox";
pub(crate) const INBOX_LEAD: &str =
    "Messages stay on this machine, because no provider is set. They go after ten minutes.";
pub(crate) const INBOX_EMPTY: &str = "No messages yet. Reload this page after asking for a code.";

pub const YOUR_DETAILS: &str = "Your details";
pub const CHANGED_ELSEWHERE: &str =
    "Your details were changed elsewhere in the meantime. Look at them, then save again.";
pub const READ_ONLY: &str = "You cannot change this.";
pub const SAVE: &str = "Save";
pub const SAVING: &str = "Saving…";
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
pub const ADMIN_FIELDS: &str = "Fields in force";
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

pub const SAVED: &str = "Saved.";
pub const ADMIN_NOT_SAVED: &str = "Not saved. Correct what is marked.";
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
pub const ADMIN_LABEL: &str = "Label";
pub const ADMIN_READ_BY: &str = "Read by";
pub const ADMIN_WRITTEN_BY: &str = "Written by";
pub const ADMIN_MARKS: &str = "Marks";
pub const ADMIN_NO_FIELDS: &str = "The schema has no fields.";
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

pub(crate) const ACCOUNT_HEADING: &str = "Your account";
pub(crate) const MEMBER_SINCE: &str = "Member since";
pub const LAST_LOGIN: &str = "Last login";
pub(crate) const FIRST_LOGIN: &str = "Not recorded yet";

pub(crate) const SESSIONS_HEADING: &str = "Where you are logged in";
pub(crate) const THIS_SESSION: &str = "This device";
pub(crate) const LAST_ACTIVE: &str = "Active";
pub(crate) const ENDING_SESSIONS: &str = "Logging out…";
pub(crate) const LOG_OUT_ELSEWHERE: &str = "Log out everywhere else";

pub(crate) const DOCUMENT_HEADING: &str = "Identity document";
pub(crate) const DOCUMENT_LEAD: &str = "For development: send a document to the back end as the platform would, and see \
     what it decides. This page answers on this machine only.";
pub(crate) const DOCUMENT_TYPE: &str = "Document";
pub(crate) const DOCUMENT_TYPES: [(&str, &str); 2] = [("PASSPORT", "Passport"), ("DRIVERLICENSE", "Driver licence")];
pub(crate) const MRZ: &str = "Machine-readable zone";
pub(crate) const MRZ_HINT: &str =
    "The two or three lines with the arrows, if you have them. They win over the fields below.";
pub(crate) const MRZ_LACKS: &str = "These lines carry no date of issue and no place of birth: fill those in below.";
pub(crate) const DOCUMENT_NUMBER: &str = "Number";
pub(crate) const FIRST_NAMES: &str = "First names";
pub(crate) const LAST_NAME: &str = "Last name";
pub(crate) const DATE_OF_BIRTH: &str = "Date of birth";
pub(crate) const DATE_OF_ISSUE: &str = "Date of issue";
pub(crate) const DATE_OF_EXPIRY: &str = "Date of expiry";
pub(crate) const PLACE_OF_BIRTH: &str = "Place of birth";
pub(crate) const NATIONALITY: &str = "Nationality, as a country code";
pub(crate) const GENDER: &str = "Gender";
pub(crate) const GENDERS: [(&str, &str); 3] = [("F", "F, female"), ("M", "M, male"), ("O", "O, other")];
pub(crate) const CHECK_DOCUMENT: &str = "Check the document";
pub(crate) const DOCUMENT_ACCEPTED: &str = "The document was accepted";
pub(crate) const DOCUMENT_ACCEPTED_LEAD: &str = "The back end answered that it belongs to this account.";
pub(crate) const DOCUMENT_REFUSED: &str = "The document was refused";
pub(crate) const DOCUMENT_REFUSED_LEAD: &str = "The back end gave this reason:";
pub(crate) const DOCUMENT_REFUSED_WITHOUT_REASON: &str = "The back end gave no reason.";
pub(crate) const CONTINUE: &str = "Continue";

pub(crate) fn home_lead(product: &str) -> String {
    format!("{product} is where you log in, with a passkey or a password.")
}

pub(crate) fn account_greeting(name: &str) -> String {
    format!("Hello, {name}")
}

pub(crate) fn log_out_of(device: &str) -> String {
    format!("{LOG_OUT}: {device}")
}

/// For what happened within the last hour.
#[must_use]
pub fn minutes_ago(minutes: u64) -> String {
    match minutes {
        0 => "just now".to_owned(),
        1 => "1 minute ago".to_owned(),
        _ => format!("{minutes} minutes ago"),
    }
}

pub(crate) fn password_hint(min: usize, max: usize) -> String {
    format!("Between {min} and {max} characters. A few words make a good one.")
}

pub(crate) fn problem_reference(status: u16) -> String {
    format!("If you ask for help, mention problem {status} and this reference:")
}

/// What to say of a problem whose status says too little, by its stable code.
#[must_use]
pub fn problem_of(code: &str) -> Option<(&'static str, &'static str)> {
    match code {
        "fresh_login_required" => Some((
            "Log in once more",
            "This needs a fresh login, and yours is a while ago. Log out on your account page, log in with your passkey, \
             then repeat what you did.",
        )),
        "passkey_required" => Some((
            "A passkey is needed here",
            "Administrators log in with a passkey. Log out on your account page, then log in with yours.",
        )),
        "setup_link_over" => Some((
            "This link does not work any more",
            "A link works for an hour, and until there is an administrator. Whoever runs the server can make another \
             with “vestibule setup-link”.",
        )),
        _ => None,
    }
}

/// The title and the advice of a problem page, for a status the server answers with.
#[must_use]
pub fn problem(status: u16) -> (&'static str, &'static str) {
    match status {
        401 => ("You are not logged in", "Your login may have expired. Log in once more."),
        403 => ("This page is not open to you", "Log in with an account that may see it."),
        404 => ("There is nothing here", "Check the address, or start again from the start page."),
        405 => ("That cannot be done here", "Go back and use the buttons on the page."),
        413 => ("That was too much at once", "Go back and send less."),
        422 => ("Something in the form does not fit", "Go back, check what you typed and send it again."),
        429 => ("Too many attempts", "Wait a little, then try again."),
        400 | 402 | 406..=412 | 414..=421 | 423..=428 | 430..=499 => {
            ("That request was not understood", "Go back and try once more.")
        }
        503 => ("We are busy right now", "Wait a minute, then try again."),
        _ => ("Something went wrong on our side", "Try again in a minute. Nothing you did caused it."),
    }
}

/// What the server says beside a field or above a form.
pub const LOGIN_ID_INVALID: &str = "Enter an email address, or a phone number with its country code.";
pub const NO_SUCH_USER: &str = "The back end knows no such user.";
pub const WRONG_CREDENTIALS: &str = "That login and password do not belong together. Try again.";
pub const NOT_CREATED: &str = "We could not create this account. If you already have one, log in.";
pub const PASSKEY_UNREADABLE: &str = "Your passkey did not reach us whole. Make it once more.";
pub const PASSKEY_OF_ANOTHER: &str = "That passkey was made for another address. Make one for this address.";
