//! The errors of the platform, with the codes that the SDK handles.

use webauthn_rs::prelude::WebauthnError;

use super::user_document::InvalidUserDocument;
use crate::{domain::credentials::auth_token::InvalidAuthToken, store::DatabaseFailure};

/// An error of the platform. [`Error::code`] is stable, because front ends depend on it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is no app with this id")]
    AppUnknown,
    #[error("the login id is neither an email address nor a phone number with its country code")]
    LoginIdInvalid,
    /// The ceremony never began, has expired, or was finished. The response does not distinguish
    /// these.
    #[error("the ceremony is not open")]
    CeremonyUnknown,
    /// A site's `authToken` is signed with another key, has expired, or is for another login id.
    #[error("the site's token is not accepted: {0}")]
    AuthTokenRefused(InvalidAuthToken),
    /// The code and title are the same for almost all reasons, except for those that the owner can
    /// act on. The reason itself is logged only.
    #[error("the passkey was not accepted")]
    PasskeyRefused(#[from] PasskeyRefusal),
    /// The passkey was removed, so a password manager may delete it.
    #[error("the passkey was removed")]
    CredentialUnknown,
    #[error("the passkey already belongs to a user")]
    CredentialInUse,
    #[error("the user has the maximum number of passkeys")]
    TooManyPasskeys,
    #[error("there is no such passkey")]
    PasskeyUnknown,
    #[error("the user could not log in without this passkey")]
    LastPasskey,
    #[error("the account is disabled")]
    AccountDisabled,
    /// Reported by the back end for an authenticated user.
    #[error("the back end has no such user")]
    UnknownUser,
    #[error("the back end returned ownIdData that this platform did not write for this user")]
    OwnIdDataInvalid(#[from] InvalidUserDocument),
    #[error("the back end cannot be reached: {0}")]
    BackendUnreachable(String),
    #[error("the back end's response violates the protocol: {0}")]
    BackendError(String),
    /// The back end responded with 503.
    #[error("the back end is temporarily unavailable")]
    BackendUnavailable,
    /// The back end reported a successful write that it did not make.
    #[error("the back end did not store the change")]
    ChangeNotKept,
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    #[error("the platform failed: {0}")]
    Internal(String),
    #[error("the local platform cannot start: {0}")]
    Settings(#[from] InvalidSettings),
}

impl Error {
    /// The HTTP status of the response.
    pub fn status(&self) -> u16 {
        match self {
            Self::PasskeyRefused(_) | Self::CredentialUnknown | Self::AuthTokenRefused(_) => 401,
            Self::AccountDisabled => 403,
            Self::AppUnknown | Self::UnknownUser | Self::PasskeyUnknown => 404,
            Self::CredentialInUse | Self::TooManyPasskeys | Self::LastPasskey => 409,
            Self::CeremonyUnknown => 410,
            Self::LoginIdInvalid => 422,
            _ if self.is_transient() => 503,
            Self::Database(_) | Self::Internal(_) | Self::Settings(_) => 500,
            Self::OwnIdDataInvalid(_)
            | Self::BackendUnreachable(_)
            | Self::BackendError(_)
            | Self::BackendUnavailable
            | Self::ChangeNotKept => 502,
        }
    }

    /// True when the same request may succeed after a short time.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::BackendUnavailable | Self::ChangeNotKept => true,
            Self::Database(error) => DatabaseFailure::of(error).is_transient(),
            _ => false,
        }
    }

    /// The stable name in the `code` member of the problem document.
    pub fn code(&self) -> &'static str {
        match self {
            Self::AppUnknown => "app_unknown",
            Self::LoginIdInvalid => "login_id_invalid",
            Self::CeremonyUnknown => "ceremony_unknown",
            Self::PasskeyRefused(PasskeyRefusal::NotVerified) => "user_not_verified",
            Self::PasskeyRefused(reason) if reason.is_suspicious() => "passkey_changed",
            Self::PasskeyRefused(_) => "passkey_refused",
            Self::AuthTokenRefused(_) => "auth_token_refused",
            Self::CredentialUnknown => "credential_unknown",
            Self::CredentialInUse => "credential_in_use",
            Self::TooManyPasskeys => "too_many_passkeys",
            Self::PasskeyUnknown => "passkey_unknown",
            Self::LastPasskey => "last_passkey",
            Self::AccountDisabled => "account_disabled",
            Self::UnknownUser => "user_unknown",
            Self::OwnIdDataInvalid(_) => "own_id_data_invalid",
            Self::BackendUnreachable(_) => "backend_unreachable",
            Self::BackendError(_) => "backend_error",
            Self::BackendUnavailable => "unavailable",
            Self::ChangeNotKept => "change_not_kept",
            Self::Database(_) if self.is_transient() => "unavailable",
            Self::Database(_) | Self::Internal(_) | Self::Settings(_) => "internal",
        }
    }

    /// One sentence for the user, without the details for the log.
    pub fn title(&self) -> &'static str {
        match self {
            Self::AppUnknown => "There is no app with this id.",
            Self::LoginIdInvalid => {
                "This is neither an email address nor a phone number with its country code."
            }
            Self::CeremonyUnknown => "This took too long or was already done. Please try again.",
            Self::PasskeyRefused(PasskeyRefusal::NotVerified) => {
                "This needs a PIN, a fingerprint or a face. A security key needs a PIN."
            }
            Self::PasskeyRefused(reason) if reason.is_suspicious() => {
                "This passkey seems to have been copied or changed. Log in another way, then \
                 replace it."
            }
            Self::PasskeyRefused(_) => "This passkey was not accepted.",
            Self::AuthTokenRefused(InvalidAuthToken::NoKey) => {
                "This platform has no key to verify the site's tokens. Its operator can set one."
            }
            Self::AuthTokenRefused(InvalidAuthToken::Signature) => {
                "The site's token is not signed with the site's key and RS256."
            }
            Self::AuthTokenRefused(InvalidAuthToken::Expired) => {
                "The site's token has expired, or has no expiry."
            }
            Self::AuthTokenRefused(InvalidAuthToken::LoginId) => {
                "The site's token is for another login id."
            }
            Self::CredentialUnknown => "This passkey was removed and cannot be used here.",
            Self::CredentialInUse => "This passkey is already in use.",
            Self::TooManyPasskeys => "The account has the maximum number of passkeys.",
            Self::PasskeyUnknown => "There is no such passkey.",
            Self::LastPasskey => {
                "Without this passkey the user could not log in. Use `force` to remove it anyway."
            }
            Self::AccountDisabled => "This account is disabled.",
            Self::UnknownUser => "There is no such account.",
            Self::OwnIdDataInvalid(_) => {
                "The site's record of this account's passkeys cannot be trusted."
            }
            Self::BackendUnreachable(_) => "The site's server cannot be reached.",
            Self::BackendError(_) => "The site's server gave an invalid response.",
            Self::ChangeNotKept => "The change was not stored. Please try again.",
            Self::BackendUnavailable => {
                "The site's server is temporarily unavailable. Please try again."
            }
            Self::Database(_) if self.is_transient() => {
                "The server is temporarily unavailable. Please try again."
            }
            Self::Database(_) | Self::Internal(_) | Self::Settings(_) => {
                "Something went wrong on our side."
            }
        }
    }
}

/// Reasons for refusing a passkey. They are logged but never returned, because they would tell an
/// attacker what to forge next.
#[derive(Debug, thiserror::Error)]
pub enum PasskeyRefusal {
    #[error("the credential is malformed")]
    Malformed,
    #[error("the credential is not of the requested type")]
    Type,
    #[error("the origin is not allowed")]
    Origin,
    #[error("the page was inside a page of another origin")]
    CrossOrigin,
    #[error("the passkey is for another relying party")]
    RelyingParty,
    #[error("the user was not present")]
    NotPresent,
    #[error("the user was not verified")]
    NotVerified,
    #[error("the backup flags contradict each other")]
    BackupFlags,
    #[error("the backup eligibility changed")]
    BackupEligibilityChanged,
    #[error("the credential id is longer than 1,023 bytes or empty")]
    CredentialIdLength,
    #[error("the key's curve does not fit its algorithm")]
    Curve,
    #[error("the credential is not registered")]
    UnknownCredential,
    #[error("the credential belongs to another user")]
    OtherUser,
    #[error("the user handle belongs to another user")]
    UserHandle,
    #[error("the back end has no such user")]
    UnknownUser,
    #[error("the sign count went back")]
    SignCountWentBack,
    #[error("verification failed: {0:?}")]
    Verification(WebauthnError),
}

impl PasskeyRefusal {
    /// True when the signature was valid, but the passkey seems to have been copied or changed.
    pub(super) fn is_suspicious(&self) -> bool {
        matches!(self, Self::SignCountWentBack | Self::BackupEligibilityChanged)
    }
}

/// Settings with which the platform cannot start.
#[derive(Debug, thiserror::Error)]
pub enum InvalidSettings {
    #[error("the relying party id is neither the domain of the public URL nor a parent of it")]
    RelyingParty,
    #[error("the HTTP client for callbacks cannot be built: {0}")]
    Client(#[from] reqwest::Error),
}
