//! Changes of credentials, as the page reports them after a redirect.

use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use vestibule_app::{SECURITY, Text, i18n::texts};

/// A change that was made before the page is shown.
#[derive(Clone, Copy, Debug, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(super) enum CredentialChange {
    /// Made by `page.js`.
    Added,
    Renamed,
    Removed,
    PasswordSet,
    PasswordRemoved,
}

impl CredentialChange {
    fn as_str(self) -> &'static str {
        self.into()
    }

    pub(super) fn notice(self) -> Text {
        match self {
            Self::Added => texts::PASSKEY_ADDED,
            Self::Renamed => texts::PASSKEY_RENAMED,
            Self::Removed => texts::PASSKEY_REMOVED,
            Self::PasswordSet => texts::PASSWORD_SET,
            Self::PasswordRemoved => texts::PASSWORD_REMOVED,
        }
    }
}

/// Redirects to the page, which then reports the change.
pub(super) fn redirect_after(change: CredentialChange) -> Response {
    Redirect::to(&format!("{SECURITY}?done={}", change.as_str())).into_response()
}
