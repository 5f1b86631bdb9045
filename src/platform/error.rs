//! What goes wrong on the platform's side of the protocol, with the codes that the SDK knows.

use webauthn_rs::prelude::WebauthnError;

use super::user_document::InvalidDocument;
use crate::{domain::credentials::auth_token::InvalidAuthToken, store::Failure};

/// Every way in which the platform does not do what was asked. [`Error::code`] is stable: front ends rely on it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is no app with this id here")]
    AppUnknown,
    #[error("the login id is neither an email address nor a phone number with its country code")]
    LoginIdInvalid,
    /// Never begun, expired, or finished already: the answer does not say which.
    #[error("the ceremony is not open, or not any more")]
    CeremonyUnknown,
    /// The word of a site for a person (`authToken`), by a key that is not its own, too late, or for another person.
    #[error("the site's token is not accepted: {0}")]
    AuthTokenRefused(InvalidAuthToken),
    /// One code and text whatever was wrong, but for what its owner can do something about; the reason is for the log alone.
    #[error("the passkey was not accepted")]
    PasskeyRefused(#[from] Refusal),
    /// It was removed: a password manager may drop it.
    #[error("the passkey does not log in any more")]
    CredentialUnknown,
    #[error("the passkey belongs to somebody already")]
    CredentialInUse,
    #[error("there is no room for another passkey")]
    TooManyPasskeys,
    #[error("there is no such passkey")]
    PasskeyUnknown,
    #[error("the person could not log in any more without this passkey")]
    LastPasskey,
    #[error("the account is disabled")]
    AccountDisabled,
    /// The back end's own word, after the person proved who they are.
    #[error("the back end knows no such user")]
    UnknownUser,
    #[error("the back end holds ownIdData that this platform did not write for this user")]
    OwnIdDataInvalid(#[from] InvalidDocument),
    #[error("the back end cannot be reached: {0}")]
    BackendUnreachable(String),
    #[error("the back end did not answer as the protocol says: {0}")]
    BackendError(String),
    /// It says so itself, with 503: its database, or what it asks, is away for the moment.
    #[error("the back end asks to come back later")]
    BackendUnavailable,
    /// It said that it had written something, and did not.
    #[error("the back end did not keep the change")]
    NotKept,
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    #[error("the platform failed: {0}")]
    Internal(String),
    /// It does not even start.
    #[error("the local platform cannot start: {0}")]
    Settings(#[from] InvalidSettings),
}

impl Error {
    /// The HTTP status that says the same.
    pub fn status(&self) -> u16 {
        match self {
            Self::PasskeyRefused(_) | Self::CredentialUnknown | Self::AuthTokenRefused(_) => 401,
            Self::AccountDisabled => 403,
            Self::AppUnknown | Self::UnknownUser | Self::PasskeyUnknown => 404,
            Self::CredentialInUse | Self::TooManyPasskeys | Self::LastPasskey => 409,
            Self::CeremonyUnknown => 410,
            Self::LoginIdInvalid => 422,
            _ if self.passes() => 503,
            Self::Database(_) | Self::Internal(_) | Self::Settings(_) => 500,
            Self::OwnIdDataInvalid(_)
            | Self::BackendUnreachable(_)
            | Self::BackendError(_)
            | Self::BackendUnavailable
            | Self::NotKept => 502,
        }
    }

    /// Whether the same may succeed in a moment.
    pub fn passes(&self) -> bool {
        match self {
            Self::BackendUnavailable | Self::NotKept => true,
            Self::Database(error) => Failure::of(error).is_transient(),
            _ => false,
        }
    }

    /// The stable name in the `code` member of the problem document.
    pub fn code(&self) -> &'static str {
        match self {
            Self::AppUnknown => "app_unknown",
            Self::LoginIdInvalid => "login_id_invalid",
            Self::CeremonyUnknown => "ceremony_unknown",
            Self::PasskeyRefused(Refusal::NotVerified) => "user_not_verified",
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
            Self::NotKept => "change_not_kept",
            Self::Database(_) if self.passes() => "unavailable",
            Self::Database(_) | Self::Internal(_) | Self::Settings(_) => "internal",
        }
    }

    /// One sentence for the person, without what only the log may know.
    pub fn title(&self) -> &'static str {
        match self {
            Self::AppUnknown => "There is no app with this id here.",
            Self::LoginIdInvalid => "This is neither an email address nor a phone number with its country code.",
            Self::CeremonyUnknown => "This took too long or was done already. Please try again.",
            Self::PasskeyRefused(Refusal::NotVerified) => {
                "This needs a PIN, a fingerprint or a face. A security key needs a PIN."
            }
            Self::PasskeyRefused(reason) if reason.is_suspicious() => {
                "This passkey seems to be copied or changed. Log in another way, then replace it."
            }
            Self::PasskeyRefused(_) => "This passkey was not accepted.",
            Self::AuthTokenRefused(InvalidAuthToken::NoKey) => {
                "This platform has no key of the site to verify its tokens with. Its operator can set one."
            }
            Self::AuthTokenRefused(InvalidAuthToken::Signature) => {
                "The token is none that the site's key signed with RS256."
            }
            Self::AuthTokenRefused(InvalidAuthToken::Expired) => "The site's token has expired, or has no expiry.",
            Self::AuthTokenRefused(InvalidAuthToken::LoginId) => "The site's token is not about this login id.",
            Self::CredentialUnknown => "This passkey does not log in here any more.",
            Self::CredentialInUse => "This passkey is in use already.",
            Self::TooManyPasskeys => "There is no room for another passkey.",
            Self::PasskeyUnknown => "There is no such passkey.",
            Self::LastPasskey => {
                "Without this passkey the person could not log in any more. Force it if that is meant."
            }
            Self::AccountDisabled => "This account is disabled.",
            Self::UnknownUser => "There is no such account.",
            Self::OwnIdDataInvalid(_) => "The site's record of this account's passkeys cannot be trusted.",
            Self::BackendUnreachable(_) => "The site's server cannot be reached.",
            Self::BackendError(_) => "The site's server gave an answer that makes no sense.",
            Self::NotKept => "The change was not kept, and nothing is different. Please try again.",
            Self::BackendUnavailable => "The site's server cannot do this right now. Try again in a moment.",
            Self::Database(_) if self.passes() => "The server cannot do this right now. Try again in a moment.",
            Self::Database(_) | Self::Internal(_) | Self::Settings(_) => "Something went wrong on our side.",
        }
    }
}

/// Why a passkey was refused. Only the log hears it: an attacker would learn from it what to forge next.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("the credential is malformed")]
    Malformed,
    #[error("the credential is not of the type that was asked for")]
    Type,
    #[error("the origin is not ours")]
    Origin,
    #[error("the page was inside a page of another origin")]
    CrossOrigin,
    #[error("the passkey is for another relying party")]
    RelyingParty,
    #[error("nobody was present")]
    NotPresent,
    #[error("nobody was verified")]
    NotVerified,
    #[error("the backup flags contradict each other")]
    BackupFlags,
    #[error("the backup eligibility changed")]
    BackupEligibilityChanged,
    #[error("the credential id is longer than 1,023 bytes or empty")]
    CredentialIdLength,
    #[error("the key's curve does not fit its algorithm")]
    Curve,
    #[error("nobody registered this credential")]
    UnknownCredential,
    #[error("the credential belongs to another user")]
    OtherUser,
    #[error("the user handle belongs to another user")]
    UserHandle,
    #[error("the back end knows no such user")]
    UnknownUser,
    #[error("the sign count went back")]
    SignCountWentBack,
    #[error("verification failed: {0:?}")]
    Verification(WebauthnError),
}

impl Refusal {
    /// True when the key was right, but something about it says that it was copied or changed.
    pub(super) fn is_suspicious(&self) -> bool {
        matches!(self, Self::SignCountWentBack | Self::BackupEligibilityChanged)
    }
}

/// Settings that make no relying party.
#[derive(Debug, thiserror::Error)]
pub enum InvalidSettings {
    #[error("the relying party id is not the domain of the public URL, nor above it")]
    RelyingParty,
    #[error("the HTTP client for callbacks cannot be built: {0}")]
    Client(#[from] reqwest::Error),
}
