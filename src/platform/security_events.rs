//! Log lines about security events, with the target `audit`, and the count of codes. Login ids are
//! quoted and their control characters escaped. A credential is logged as the first characters of
//! its hash, which distinguish two credentials without identifying either.

use super::{Error, codes::CodePurpose, error::PasskeyRefusal, user_document::InvalidUserDocument};
use crate::{
    domain::{LoginId, TokenHash, credentials::auth_token::InvalidAuthToken},
    runtime::metrics::catalogue::CODES,
};

pub(super) fn passkey_login(login_id: &LoginId) {
    tracing::info!(target: "audit", event = "passkey_login", login_id = ?login_id.as_str());
}

/// Logs that the passkey was valid but the account is disabled.
pub(super) fn session_refused(login_id: &LoginId) {
    tracing::info!(target: "audit", event = "session_refused", login_id = ?login_id.as_str());
}

pub(super) fn passkey_added(login_id: &LoginId, credential: &[u8]) {
    tracing::info!(
        target: "audit", event = "passkey_added", login_id = ?login_id.as_str(),
        credential = hash_prefix(credential)
    );
}

pub(super) fn passkey_removed(login_id: &LoginId, credential: &[u8]) {
    tracing::info!(
        target: "audit", event = "passkey_removed", login_id = ?login_id.as_str(),
        credential = hash_prefix(credential)
    );
}

pub(super) fn passkey_refused(
    login_id: Option<&LoginId>,
    credential: &[u8],
    reason: &PasskeyRefusal,
) {
    let login_id = login_id.map(LoginId::as_str);
    let credential = hash_prefix(credential);
    match reason {
        // The passkey may have been copied, which deserves more attention than other refusals.
        PasskeyRefusal::SignCountWentBack => {
            tracing::warn!(target: "audit", event = "sign_count_went_back", ?login_id, credential);
        }
        reason => {
            tracing::info!(
                target: "audit", event = "passkey_refused", ?login_id, credential, %reason
            );
        }
    }
}

pub(super) fn own_id_data_refused(login_id: &LoginId, reason: &InvalidUserDocument) {
    tracing::warn!(
        target: "audit", event = "own_id_data_refused", login_id = ?login_id.as_str(), %reason
    );
}

pub(super) fn code_sent(login_id: &LoginId, purpose: CodePurpose) {
    CODES.increment(["sent"]);
    tracing::info!(target: "audit", event = "code_sent", login_id = ?login_id.as_str(), ?purpose);
}

/// Logs that the back end did not accept the message.
pub(super) fn code_not_sent(login_id: &LoginId, purpose: CodePurpose, reason: &Error) {
    CODES.increment(["not_sent"]);
    tracing::warn!(
        target: "audit", event = "code_not_sent", login_id = ?login_id.as_str(), ?purpose, %reason
    );
}

pub(super) fn auth_token_refused(login_id: &LoginId, reason: InvalidAuthToken) {
    tracing::warn!(
        target: "audit", event = "auth_token_refused", login_id = ?login_id.as_str(), %reason
    );
}

pub(super) fn code_redeemed(login_id: &LoginId, purpose: CodePurpose) {
    CODES.increment(["accepted"]);
    tracing::info!(
        target: "audit", event = "code_redeemed", login_id = ?login_id.as_str(), ?purpose
    );
}

/// Counts a code or a link that is unknown, used or expired, or was tried too often.
pub(super) fn code_expired() {
    CODES.increment(["expired"]);
}

pub(super) fn code_refused() {
    CODES.increment(["refused"]);
    tracing::info!(target: "audit", event = "code_refused");
}

pub(super) fn codes_locked() {
    CODES.increment(["locked"]);
    tracing::warn!(target: "audit", event = "codes_locked");
}

fn hash_prefix(credential: &[u8]) -> String {
    TokenHash::of(credential).as_str().chars().take(8).collect()
}
