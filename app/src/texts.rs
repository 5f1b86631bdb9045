//! All the English words of the pages, in one place, so that a catalogue can take over later.

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

pub(crate) const LOGIN_ID: &str = "Email or phone number";
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

pub(crate) const CLOSED_HEADING: &str = "New accounts";
pub(crate) const CLOSED_LEAD: &str = "The administrator makes new accounts here. \
     Ask them for one. If you have an account, log in.";

pub(crate) const RECOVER_LEAD: &str = "If you have a passkey on another device, such as a phone \
     or a security key, use it here. Then make one on this device.";
pub(crate) const RECOVER_FIELD_HINT: &str = "You can leave this empty.";
pub(crate) const RECOVER_HONEST: &str = "Codes by email are not available here yet. \
     If you have neither a passkey nor your password, ask the administrator for help.";
pub(crate) const RECOVER_NO_SCRIPT: &str = "Passkeys need JavaScript. \
     Turn it on in your browser, or use a browser that has it.";

pub(crate) const INBOX_HEADING: &str = "Development inbox";
pub(crate) const INBOX_LEAD: &str =
    "Messages stay on this machine, because no provider is set. They go after ten minutes.";
pub(crate) const INBOX_EMPTY: &str = "No messages yet. Reload this page after asking for a code.";

pub(crate) const ACCOUNT_HEADING: &str = "Your account";
pub(crate) const MEMBER_SINCE: &str = "Member since";
pub(crate) const LAST_LOGIN: &str = "Last login";
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
