//! What the audit log hears. Login ids stand in quotes with their control characters escaped; a credential is named by
//! the beginning of its hash, which tells two apart and identifies neither.

use super::{Error, codes::Purpose, error::Refusal, user_document::InvalidDocument};
use crate::domain::{LoginId, TokenHash, credentials::auth_token::InvalidAuthToken};

pub(super) fn passkey_login(login_id: &LoginId) {
    tracing::info!(target: "audit", event = "passkey_login", login_id = ?login_id.as_str());
}

/// The passkey was right, but the account is disabled.
pub(super) fn session_refused(login_id: &LoginId) {
    tracing::info!(target: "audit", event = "session_refused", login_id = ?login_id.as_str());
}

pub(super) fn passkey_added(login_id: &LoginId, credential: &[u8]) {
    tracing::info!(target: "audit", event = "passkey_added", login_id = ?login_id.as_str(), credential = short(credential));
}

pub(super) fn passkey_removed(login_id: &LoginId, credential: &[u8]) {
    tracing::info!(target: "audit", event = "passkey_removed", login_id = ?login_id.as_str(), credential = short(credential));
}

pub(super) fn passkey_refused(login_id: Option<&LoginId>, credential: &[u8], reason: &Refusal) {
    let login_id = login_id.map(LoginId::as_str);
    let credential = short(credential);
    match reason {
        // Somebody may have copied the passkey: worth a second look, where other refusals are noise.
        Refusal::SignCountWentBack => {
            tracing::warn!(target: "audit", event = "sign_count_went_back", ?login_id, credential);
        }
        reason => {
            tracing::info!(target: "audit", event = "passkey_refused", ?login_id, credential, %reason);
        }
    }
}

pub(super) fn own_id_data_refused(login_id: &LoginId, reason: &InvalidDocument) {
    tracing::warn!(target: "audit", event = "own_id_data_refused", login_id = ?login_id.as_str(), %reason);
}

pub(super) fn code_sent(login_id: &LoginId, purpose: Purpose) {
    tracing::info!(target: "audit", event = "code_sent", login_id = ?login_id.as_str(), ?purpose);
}

/// The back end did not take the message.
pub(super) fn code_not_sent(login_id: &LoginId, purpose: Purpose, reason: &Error) {
    tracing::warn!(target: "audit", event = "code_not_sent", login_id = ?login_id.as_str(), ?purpose, %reason);
}

pub(super) fn auth_token_refused(login_id: &LoginId, reason: InvalidAuthToken) {
    tracing::warn!(target: "audit", event = "auth_token_refused", login_id = ?login_id.as_str(), %reason);
}

pub(super) fn code_redeemed(login_id: &LoginId, purpose: Purpose) {
    tracing::info!(target: "audit", event = "code_redeemed", login_id = ?login_id.as_str(), ?purpose);
}

pub(super) fn code_refused() {
    tracing::info!(target: "audit", event = "code_refused");
}

pub(super) fn codes_locked() {
    tracing::warn!(target: "audit", event = "codes_locked");
}

fn short(credential: &[u8]) -> String {
    TokenHash::of(credential).as_str().chars().take(8).collect()
}
