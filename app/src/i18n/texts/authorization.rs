//! Texts of the authorization of applications.

use crate::i18n::catalogue::{Text, sentence};

pub(crate) const CONSENT_PROFILE: Text = Text("consent-profile");
pub(crate) const CONSENT_EMAIL: Text = Text("consent-email");
pub(crate) const CONSENT_PHONE: Text = Text("consent-phone");
pub(crate) const CONSENT_ADDRESS: Text = Text("consent-address");
pub(crate) const CONSENT_ROLES: Text = Text("consent-roles");
pub(crate) const CONSENT_OFFLINE: Text = Text("consent-offline");
pub(crate) const CONSENT_UNREGISTERED: Text = Text("consent-unregistered");
pub(crate) const CONSENT_CLAIMED_NAME: Text = Text("consent-claimed-name");
pub(crate) const CONSENT_RETURN_DEVICE: Text = Text("consent-return-device");
pub(crate) const ALLOW: Text = Text("allow");
pub(crate) const DECLINE: Text = Text("decline");
pub(crate) const ACCESS_HEADING: Text = Text("access-heading");
pub(crate) const ACCESS_LEAD: Text = Text("access-lead");
pub(crate) const ACCESS_EMPTY: Text = Text("access-empty");
pub(crate) const ACCESS_THIRD_PARTY: Text = Text("access-third-party");
pub(crate) const ACCESS_LEARNS: Text = Text("access-learns");
pub(crate) const ACCESS_ACCOUNT: Text = Text("access-account");
pub(crate) const ACCESS_SINCE: Text = Text("access-since");
pub(crate) const ACCESS_LAST_USED: Text = Text("access-last-used");
pub(crate) const REMOVE_ACCESS: Text = Text("remove-access");
pub(crate) const REMOVE_ALL_ACCESS: Text = Text("remove-all-access");
pub(crate) const REMOVING_ACCESS: Text = Text("removing-access");
pub(crate) const ACCESS_ENDED: Text = Text("access-ended");
pub(crate) const GO_ON_LEAD: Text = Text("go-on-lead");
pub(crate) const LOG_OUT_HEADING: Text = Text("log-out-heading");
pub(crate) const LOG_OUT_LEAD: Text = Text("log-out-lead");
pub(crate) const STAY_LOGGED_IN: Text = Text("stay-logged-in");
pub(crate) const LOGGED_OUT: Text = Text("logged-out");
pub(crate) const LOGGED_OUT_LEAD: Text = Text("logged-out-lead");

pub(crate) const DEVICE_HEADING: Text = Text("device-heading");
pub(crate) const DEVICE_LEAD: Text = Text("device-lead");
pub(crate) const DEVICE_CODE_HINT: Text = Text("device-code-hint");
pub const DEVICE_CODE_WRONG: Text = Text("device-code-wrong");
pub(crate) const DEVICE_QUESTION_LEAD: Text = Text("device-question-lead");
pub(crate) const DEVICE_WARNING: Text = Text("device-warning");
pub(crate) const DEVICE_LEARNS: Text = Text("device-learns");
pub(crate) const DEVICE_ALLOWED: Text = Text("device-allowed");
pub(crate) const DEVICE_ALLOWED_LEAD: Text = Text("device-allowed-lead");
pub(crate) const DEVICE_DENIED: Text = Text("device-denied");
pub(crate) const DEVICE_DENIED_LEAD: Text = Text("device-denied-lead");

pub(crate) fn device_question_heading(application: &str) -> String {
    sentence("device-question-heading", [("application", application.into())])
}

pub(crate) fn consent_heading(application: &str) -> String {
    sentence("consent-heading", [("application", application.into())])
}

pub(crate) fn consent_lead(application: &str) -> String {
    sentence("consent-lead", [("application", application.into())])
}

pub(crate) fn consent_return(host: &str) -> String {
    sentence("consent-return", [("host", host.into())])
}

pub(crate) fn go_on_to(application: &str) -> String {
    sentence("go-on-to", [("application", application.into())])
}

pub(crate) fn remove_access_of(application: &str) -> String {
    sentence("remove-access-of", [("application", application.into())])
}

pub(crate) fn log_out_asked(application: &str) -> String {
    sentence("log-out-asked", [("application", application.into())])
}
