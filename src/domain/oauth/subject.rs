//! Subject identifiers and the strength of a login, as applications learn them.

use crate::domain::{
    AccountId, ApplicationId, LookupKey, application::settings::SubjectType, session::AuthMethod,
};

/// Authentication context class of a login with a passkey, which resists phishing.
pub const ACR_PASSKEY: &str = "urn:vestibule:acr:passkey";
/// Authentication context class of every other login.
pub const ACR_BASIC: &str = "urn:vestibule:acr:basic";

/// The subject identifier of an account for an application (OpenID Connect Core §8).
pub fn subject(
    key: &LookupKey,
    subject_type: SubjectType,
    application: &ApplicationId,
    account: AccountId,
) -> String {
    match subject_type {
        SubjectType::Public => account.to_string(),
        SubjectType::Pairwise => key.hash(format!("{application} {account}")),
    }
}

/// The identifier of a session for an application (`sid`, OpenID Connect Back-Channel Logout §2.1).
/// Pairwise like the subject, so that two applications do not tell by it that they share a person.
pub fn sid(
    key: &LookupKey,
    subject_type: SubjectType,
    application: &ApplicationId,
    session_id: &str,
) -> String {
    match subject_type {
        SubjectType::Public => session_id.to_owned(),
        SubjectType::Pairwise => key.hash(format!("sid {application} {session_id}")),
    }
}

/// The authentication context class of a login.
pub fn acr(method: AuthMethod) -> &'static str {
    match method {
        AuthMethod::Passkey => ACR_PASSKEY,
        AuthMethod::Password | AuthMethod::Code | AuthMethod::Registration => ACR_BASIC,
    }
}

/// The authentication methods of a login (RFC 8176 §2). A passkey proves the possession of a key,
/// and that its user was verified; whether hardware keeps the key is not known. Nor is the method
/// of a registration.
pub fn amr(method: AuthMethod) -> &'static [&'static str] {
    match method {
        AuthMethod::Passkey => &["pop", "user", "mfa"],
        AuthMethod::Password => &["pwd"],
        AuthMethod::Code => &["otp"],
        AuthMethod::Registration => &[],
    }
}
