//! Texts of `/account/security` and related pages.

use crate::i18n::catalogue::{Text, sentence};

pub(crate) const SECURITY_HEADING: Text = Text("security-heading");
pub const SECURITY_LOG_IN_AGAIN: Text = Text("security-log-in-again");
pub const SECURITY_NEEDS_PASSKEY: Text = Text("passkey-required-detail");
pub(crate) const LOG_IN_AGAIN: Text = Text("log-in-again");
pub(crate) const PASSKEYS: Text = Text("passkeys");
pub(crate) const PASSKEY: Text = Text("passkey");
pub(crate) const NO_PASSKEYS: Text = Text("no-passkeys");
pub(crate) const ADD_PASSKEY: Text = Text("add-passkey");
pub(crate) const PASSKEY_WAITING: Text = Text("passkey-waiting");
pub(crate) const PASSKEY_SYNCED: Text = Text("passkey-synced");
pub(crate) const PASSKEY_ON_KEY: Text = Text("passkey-on-key");
pub(crate) const PASSKEY_ON_DEVICE: Text = Text("passkey-on-device");
pub const PASSKEY_SUSPECT: Text = Text("passkey-suspect");
pub(crate) const PASSKEY_EXISTS: Text = Text("sdk-exists");
pub(crate) const PASSKEY_UNVERIFIED: Text = Text("sdk-unverified");
pub(crate) const PASSKEY_NAME: Text = Text("passkey-name");
pub(crate) const ADDED: Text = Text("added");
pub(crate) const LAST_USED: Text = Text("last-used");
pub(crate) const NEVER_USED: Text = Text("never-used");
pub(crate) const CHANGE: Text = Text("change");
pub(crate) const REMOVE: Text = Text("remove");
pub const LAST_WAY_IN: Text = Text("last-way-in");
pub(crate) const PASSWORD_THERE: Text = Text("password-there");
pub(crate) const PASSWORD_NONE: Text = Text("password-none");
pub(crate) const NEW_PASSWORD: Text = Text("new-password");
pub(crate) const SET_PASSWORD: Text = Text("set-password");
pub(crate) const CHANGE_PASSWORD: Text = Text("change-password");
pub(crate) const REMOVE_PASSWORD: Text = Text("remove-password");
pub(crate) const YOUR_DATA: Text = Text("your-data");
pub(crate) const DOWNLOAD_DATA: Text = Text("download-data");
pub(crate) const DELETE_ACCOUNT: Text = Text("delete-account");
pub(crate) const DELETE_LEAD: Text = Text("delete-lead");
pub(crate) const DELETING: Text = Text("deleting");
pub(crate) const KEEP_ACCOUNT: Text = Text("keep-account");
pub(crate) const DELETED_HEADING: Text = Text("deleted-heading");
pub(crate) const DELETED_UNTIL: Text = Text("deleted-until");
pub(crate) const DELETED_LINK: Text = Text("deleted-link");
pub(crate) const UNDO_HEADING: Text = Text("undo-heading");
pub(crate) const UNDO_UNTIL: Text = Text("undo-until");
pub(crate) const UNDO_BUTTON: Text = Text("undo-button");
pub(crate) const UNDO_OVER: Text = Text("undo-over");
pub(crate) const UNDO_OVER_LEAD: Text = Text("undo-over-lead");
pub(crate) const OFFER_HEADING: Text = Text("offer-heading");
pub(crate) const NOT_NOW: Text = Text("not-now");
pub const PASSKEY_ADDED: Text = Text("passkey-added");
pub const PASSKEY_RENAMED: Text = Text("passkey-renamed");
pub const PASSKEY_REMOVED: Text = Text("passkey-removed");
pub const PASSWORD_SET: Text = Text("password-set");
pub const PASSWORD_REMOVED: Text = Text("password-removed");
pub const LAST_ADMINISTRATOR: Text = Text("last-administrator");

pub(crate) fn remove_passkey(name: &str) -> String {
    sentence("remove-passkey", [("name", name.into())])
}

#[must_use]
pub fn delete_mismatch(login_id: &str) -> String {
    sentence("delete-mismatch", [("login-id", login_id.into())])
}

pub(crate) fn type_to_delete(login_id: &str) -> String {
    sentence("type-to-delete", [("login-id", login_id.into())])
}
