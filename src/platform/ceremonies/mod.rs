//! Ceremonies: the state that the server keeps between a challenge and its response, for five
//! minutes and one use.

pub(in crate::platform) mod assertion;
pub(in crate::platform) mod authenticator_data;
mod cbor;
mod documents;
mod enroll;
mod login;
mod recover;
mod register;
pub(in crate::platform) mod relying_party;
pub(in crate::platform) mod store;
pub(in crate::platform) mod user_handle;

use std::time::Duration;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use webauthn_rs::prelude::{DiscoverableAuthentication, PasskeyRegistration};

use self::{store::CeremonySubject, user_handle::UserHandle};
use super::{Error, Mediation, Platform};
use crate::{
    domain::{LoginId, Token, TokenHash},
    runtime::metrics::catalogue::{CEREMONIES_BEGUN, CEREMONIES_FINISHED},
};

/// Lifetime of a challenge (`docs/security-behaviours.md` b01).
pub const CHALLENGE_LIFETIME: Duration = Duration::from_mins(5);

/// The purpose of a ceremony. It can be finished for no other (`docs/security-behaviours.md` b03).
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum CeremonyKind {
    Login,
    Register,
    /// First step of a recovery: the user authenticates with a passkey from another device.
    #[strum(serialize = "recover-proof")]
    RecoverAssertion,
    /// Second step of a recovery: the user may create a passkey on this device.
    #[strum(serialize = "recover-enrol")]
    RecoverEnroll,
    /// A token with which a logged-in user may begin an enrollment.
    #[strum(serialize = "enrol-token")]
    EnrollToken,
    /// A logged-in user adds a passkey.
    #[strum(serialize = "enrol")]
    Enroll,
}

impl CeremonyKind {
    fn as_str(self) -> &'static str {
        self.into()
    }
}

/// The stored state of an authentication.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct AuthenticationState {
    /// The login id that was typed, if any. Only its owner can finish the ceremony.
    login_id: Option<String>,
    pub state: DiscoverableAuthentication,
}

impl AuthenticationState {
    pub(super) fn new(login_id: Option<&LoginId>, state: DiscoverableAuthentication) -> Self {
        Self { login_id: login_id.map(|login_id| login_id.as_str().to_owned()), state }
    }

    pub(super) fn login_id(&self) -> Option<LoginId> {
        self.login_id.clone().map(LoginId::from_database)
    }
}

/// The stored state of an enrollment: the creation of a passkey.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct EnrollmentState {
    login_id: String,
    pub user_handle: UserHandle,
    pub state: PasskeyRegistration,
    /// The mediation of the ceremony. Only a conditional one may create a passkey without user
    /// presence.
    #[serde(default)]
    pub mediation: Mediation,
    /// Hash of the passkey with which the user authenticated first, in a recovery.
    #[serde(default)]
    shown: Option<String>,
}

/// The proof on which an enrollment is based, if any.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct EnrollmentProof<'a> {
    /// The session of the user. The enrollment ends with it.
    pub session: Option<&'a TokenHash>,
    /// The passkey with which the user authenticated.
    pub passkey: Option<&'a TokenHash>,
}

impl EnrollmentState {
    /// The login id to which the new passkey will belong.
    pub(super) fn login_id(&self) -> LoginId {
        LoginId::from_database(self.login_id.clone())
    }

    /// Hash of the passkey with which the user authenticated first, if this is a recovery.
    pub(super) fn authenticated_passkey(&self) -> Option<TokenHash> {
        self.shown.as_deref().and_then(TokenHash::parse)
    }
}

/// Stores the state, and returns the id of the ceremony for the browser. Only its hash is stored.
pub(super) async fn begin<T: Serialize>(
    platform: &Platform,
    kind: CeremonyKind,
    subject: CeremonySubject<'_>,
    state: &T,
) -> Result<Token, Error> {
    let id = platform.random.token();
    let state = serde_json::to_string(state).map_err(|error| Error::Internal(error.to_string()))?;
    let new = store::NewCeremony {
        id: &id.hash(),
        kind: kind.as_str(),
        subject,
        state: &state,
        expires_at: platform.clock.now().plus(CHALLENGE_LIFETIME),
    };
    store::begin(&platform.db, new).await?;
    CEREMONIES_BEGUN.increment([kind.as_str()]);
    Ok(id)
}

/// Counts the outcome of the work that finishes a ceremony, and returns it.
pub(super) async fn finish<T>(
    kind: CeremonyKind,
    work: impl Future<Output = Result<T, Error>>,
) -> Result<T, Error> {
    let finished = work.await;
    let outcome = finished.as_ref().map_or_else(Error::code, |_| "success");
    CEREMONIES_FINISHED.increment([kind.as_str(), outcome]);
    finished
}

/// Consumes the ceremony and returns its state. This happens before anything is verified: whatever
/// the outcome, the challenge is used up (`docs/security-behaviours.md` b02).
///
/// # Errors
/// [`Error::CeremonyUnknown`] when the ceremony never began, has expired, was finished already, or
/// is of another kind.
pub(super) async fn consume<T: DeserializeOwned>(
    platform: &Platform,
    kind: CeremonyKind,
    id: &str,
) -> Result<T, Error> {
    let id = Token::from_client(id).hash();
    let state = store::consume(&platform.db, &id, kind.as_str(), platform.clock.now()).await?;
    let state = state.ok_or(Error::CeremonyUnknown)?;
    serde_json::from_str(&state).map_err(|error| Error::Internal(error.to_string()))
}
