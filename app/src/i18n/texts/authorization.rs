//! Texts of the authorization of applications.

use crate::i18n::catalogue::{Text, sentence};

pub(crate) const CONSENT_PROFILE: Text = Text("consent-profile");
pub(crate) const CONSENT_EMAIL: Text = Text("consent-email");
pub(crate) const CONSENT_PHONE: Text = Text("consent-phone");
pub(crate) const CONSENT_ADDRESS: Text = Text("consent-address");
pub(crate) const CONSENT_ROLES: Text = Text("consent-roles");
pub(crate) const CONSENT_OFFLINE: Text = Text("consent-offline");
pub(crate) const ALLOW: Text = Text("allow");
pub(crate) const DECLINE: Text = Text("decline");
pub(crate) const GO_ON_LEAD: Text = Text("go-on-lead");

pub(crate) fn consent_heading(application: &str) -> String {
    sentence("consent-heading", [("application", application.into())])
}

pub(crate) fn consent_lead(application: &str) -> String {
    sentence("consent-lead", [("application", application.into())])
}

pub(crate) fn go_on_to(application: &str) -> String {
    sentence("go-on-to", [("application", application.into())])
}
