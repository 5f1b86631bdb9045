//! Texts of the pages, by their keys in the catalogues in `app/locales`. A sentence with arguments
//! is a function.

mod administration;
pub mod applications;
mod authorization;
pub mod branding;
mod development;
mod journeys;
pub mod letters;
pub mod mails;
mod security;
pub mod webhooks;

pub use administration::*;
pub use authorization::*;
pub use development::*;
pub use journeys::*;
pub use security::*;

use crate::i18n::catalogue::{Text, beginning_with, sentence};

pub const LOG_IN: Text = Text("log-in");
pub(crate) const LOGGING_IN: Text = Text("logging-in");
pub(crate) const LOG_OUT: Text = Text("log-out");
pub(crate) const LOGGING_OUT: Text = Text("logging-out");
pub(crate) const CREATE_ACCOUNT: Text = Text("create-account");
pub(crate) const CREATING_ACCOUNT: Text = Text("creating-account");
pub(crate) const TROUBLE: Text = Text("trouble");
pub(crate) const HAVE_ACCOUNT: Text = Text("have-account");
pub(crate) const BACK_TO_LOGIN: Text = Text("back-to-login");
pub const TO_ACCOUNT: Text = Text("to-account");
pub(crate) const TO_START: Text = Text("to-start");
pub(crate) const SKIP: Text = Text("skip");
pub(crate) const LANGUAGE: Text = Text("language");
pub(crate) const TERMS: Text = Text("terms");
pub(crate) const PRIVACY: Text = Text("privacy");
pub(crate) const AGREE_TERMS: Text = Text("agree-terms");
pub(crate) const READ_PRIVACY: Text = Text("read-privacy");

pub const LOGIN_ID: Text = Text("login-id");
pub(crate) const PASSWORD: Text = Text("password");
pub(crate) const OR_PASSWORD: Text = Text("or-password");

pub(crate) const PASSKEY_HINT: Text = Text("passkey-hint");
pub(crate) const PASSKEY_HINT_RECOVER: Text = Text("passkey-hint-recover");
pub(crate) const PASSKEY_FAILED: Text = Text("passkey-failed");
pub(crate) const PASSKEY_MISSING: Text = Text("passkey-missing");
pub(crate) const PASSKEY_MISSING_RECOVER: Text = Text("passkey-missing-recover");
pub(crate) const PASSKEY_ADDRESS: Text = Text("passkey-address");
pub(crate) const COOKIES_OFF: Text = Text("cookies-off");

pub(crate) const HOME_HEADING: Text = Text("home-heading");
pub(crate) const HOME_SIGNED_IN: Text = Text("home-signed-in");

pub const SETUP_NEEDS_PASSKEY: Text = Text("setup-needs-passkey");
pub(crate) const SETUP_HEADING: Text = Text("setup-heading");
pub(crate) const SETUP_LEAD: Text = Text("setup-lead");

pub(crate) const CLOSED_HEADING: Text = Text("closed-heading");
pub(crate) const CLOSED_LEAD: Text = Text("closed-lead");

pub(crate) const RECOVER_LEAD: Text = Text("recover-lead");
pub(crate) const RECOVER_FIELD_HINT: Text = Text("recover-field-hint");
pub(crate) const RECOVER_NO_SCRIPT: Text = Text("recover-no-script");

pub const YOUR_DETAILS: Text = Text("your-details");
pub const CHANGED_ELSEWHERE: Text = Text("changed-elsewhere");
pub const SOMEBODY_ELSE: Text = Text("somebody-else");
pub(crate) const LOGGED_OUT_MEANWHILE: Text = Text("logged-out-meanwhile");
pub const READ_ONLY: Text = Text("read-only");
pub const SAVE: Text = Text("save");
pub const SAVING: Text = Text("saving");

pub const SAVED: Text = Text("saved");
pub const NOT_SAVED: Text = Text("not-saved");

pub(crate) const ACCOUNT_HEADING: Text = Text("account-heading");
pub(crate) const MEMBER_SINCE: Text = Text("member-since");
pub const LAST_LOGIN: Text = Text("last-login");
pub(crate) const FIRST_LOGIN: Text = Text("first-login");

pub(crate) const SESSIONS_HEADING: Text = Text("sessions-heading");
pub(crate) const THIS_SESSION: Text = Text("this-session");
pub(crate) const FIRST_SEEN: Text = Text("first-seen");
pub(crate) const LAST_ACTIVE: Text = Text("last-active");
pub(crate) const ENDING_SESSIONS: Text = Text("ending-sessions");
pub(crate) const LOG_OUT_ELSEWHERE: Text = Text("log-out-elsewhere");

pub(crate) fn home_lead(product: &str) -> String {
    sentence("home-lead", [("product", product.into())])
}

pub(crate) fn account_greeting(name: &str) -> String {
    sentence("account-greeting", [("name", name.into())])
}

pub(crate) fn log_out_of(device: &str) -> String {
    sentence("log-out-of", [("device", device.into())])
}

/// Describes a device by its browser and its system.
#[must_use]
pub fn device(browser: Option<&str>, system: Option<&str>) -> String {
    match (browser, system) {
        (Some(browser), Some(system)) => {
            sentence("device", [("browser", browser.into()), ("system", system.into())])
        }
        (Some(browser), None) => browser.to_owned(),
        (None, Some(system)) => sentence("device-unknown-browser", [("system", system.into())]),
        (None, None) => DEVICE_UNKNOWN.into(),
    }
}

const DEVICE_UNKNOWN: Text = Text("device-unknown");
/// The name of an app that shows pages in an embedded web view.
pub const DEVICE_APP: Text = Text("device-app");

/// Describes a time within the last hour.
#[must_use]
pub fn minutes_ago(minutes: u64) -> String {
    sentence("minutes-ago", [("minutes", minutes.into())])
}

pub(crate) fn password_hint(min: usize) -> String {
    sentence("password-hint", [("min", min.into())])
}

#[must_use]
pub fn password_too_short(min: usize) -> String {
    sentence("password-too-short", [("min", min.into())])
}

#[must_use]
pub fn password_too_long(max: usize) -> String {
    sentence("password-too-long", [("max", max.into())])
}

pub(crate) fn problem_reference(status: u16) -> String {
    // A name rather than a number: its thousands must not be separated.
    sentence("problem-reference", [("status", status.to_string().into())])
}

/// Returns the explanation of a problem by its stable code, where the status says too little.
#[must_use]
pub fn problem_of(code: &str) -> Option<(Text, Text)> {
    match code {
        "fresh_login_required" => Some((Text("fresh-login"), Text("fresh-login-detail"))),
        "passkey_required" => Some((Text("passkey-required"), Text("passkey-required-detail"))),
        "form_of_another_login" => Some((Text("nothing-done"), SOMEBODY_ELSE)),
        "form_of_another_flow" => Some((Text("nothing-done"), Text("other-flow"))),
        "link_over" => Some((Text("undo-over"), Text("link-used-detail"))),
        "link_used" => Some((Text("link-used"), Text("link-used-detail"))),
        "administrator_required" => {
            Some((Text("administrator-required"), Text("administrator-required-detail")))
        }
        "invalid_authorization_request" | "invalid_logout_request" => {
            Some((Text("authorization-invalid"), Text("authorization-invalid-detail")))
        }
        "return_path_too_long" => {
            Some((Text("return-path-too-long"), Text("return-path-too-long-detail")))
        }
        "setup_link_over" => Some((Text("setup-link-over"), Text("setup-link-over-detail"))),
        _ => None,
    }
}

/// Returns the title and the advice of an error page, by the status of the response.
#[must_use]
pub fn problem(status: u16) -> (Text, Text) {
    match status {
        401 => (Text("problem-401"), Text("problem-401-detail")),
        403 => (Text("problem-403"), Text("problem-403-detail")),
        404 => (Text("problem-404"), Text("problem-404-detail")),
        405 => (Text("problem-405"), Text("problem-405-detail")),
        413 => (Text("problem-413"), Text("problem-413-detail")),
        422 => (Text("problem-422"), Text("problem-422-detail")),
        429 => (Text("problem-429"), Text("problem-429-detail")),
        400 | 402 | 406..=412 | 414..=421 | 423..=428 | 430..=499 => {
            (Text("problem-4xx"), Text("problem-4xx-detail"))
        }
        503 => (Text("problem-503"), Text("problem-503-detail")),
        _ => (Text("problem-5xx"), Text("problem-5xx-detail")),
    }
}

/// Returns the texts of the passkey button in the language of the page, by the button's own keys.
pub fn of_widget() -> impl Iterator<Item = (&'static str, &'static str)> {
    beginning_with("sdk-")
}

/// Messages about a field of the profile.
pub const FIELD_REQUIRED: Text = Text("field-required");
pub const FIELD_DATE: Text = Text("field-date");
pub const FIELD_EMAIL: Text = Text("field-email");
pub const FIELD_URL: Text = Text("field-url");
pub const FIELD_TAKEN: Text = Text("field-taken");
pub const FIELD_WRONG: Text = Text("field-wrong");

#[must_use]
pub fn field_too_long(limit: u64) -> String {
    sentence("field-too-long", [("limit", limit.into())])
}

#[must_use]
pub fn field_too_short(limit: u64) -> String {
    sentence("field-too-short", [("limit", limit.into())])
}

#[must_use]
pub fn field_at_least(limit: &str) -> String {
    sentence("field-at-least", [("limit", limit.into())])
}

#[must_use]
pub fn field_at_most(limit: &str) -> String {
    sentence("field-at-most", [("limit", limit.into())])
}

#[must_use]
pub fn field_one_of(choices: &str) -> String {
    sentence("field-one-of", [("choices", choices.into())])
}

/// Messages about a form.
pub const LOGIN_ID_INVALID: Text = Text("login-id-invalid");
pub const LOGIN_ID_IMPOSSIBLE: Text = Text("login-id-impossible");
pub const LOGIN_ID_LETTERS: Text = Text("login-id-letters");
pub const LOGIN_ID_EXTENSION: Text = Text("login-id-extension");
pub const LOGIN_ID_QUOTED: Text = Text("login-id-quoted");
pub const LOGIN_ID_DOMAIN: Text = Text("login-id-domain");
pub const LOGIN_ID_TOO_LONG: Text = Text("login-id-too-long");
pub const LOGIN_ID_UNREACHABLE: Text = Text("login-id-unreachable");
pub const WRONG_CREDENTIALS: Text = Text("wrong-credentials");
pub const NOT_CREATED: Text = Text("not-created");
pub const PASSKEY_UNREADABLE: Text = Text("passkey-unreadable");
pub const PASSKEY_OF_ANOTHER: Text = Text("passkey-of-another");
