//! A ceremony: what the server remembers between the challenge and its answer, for five minutes and one use.

mod assertion;
pub(in crate::platform) mod authenticator_data;
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

use self::{store::Begun, user_handle::UserHandle};
use super::{Error, Mediation, Platform};
use crate::domain::{LoginId, Token, TokenHash};

/// How long a challenge lives (behaviour b01).
pub const LIFETIME: Duration = Duration::from_mins(5);

/// What a ceremony can be finished as, and nothing else (behaviour b03).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Login,
    Register,
    /// The person proves who they are with a passkey from another device…
    RecoverProof,
    /// … and may then add a passkey on this one.
    RecoverEnrol,
    /// The back end vouches for somebody who is logged in…
    EnrolToken,
    /// … and they may add a passkey.
    Enrol,
}

impl Kind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Login => "login",
            Self::Register => "register",
            Self::RecoverProof => "recover-proof",
            Self::RecoverEnrol => "recover-enrol",
            Self::EnrolToken => "enrol-token",
            Self::Enrol => "enrol",
        }
    }
}

/// The state while somebody proves who they are.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Proof {
    /// The login id that was typed, if one was: only its owner can finish.
    login_id: Option<String>,
    pub state: DiscoverableAuthentication,
}

impl Proof {
    pub(super) fn new(login_id: Option<&LoginId>, state: DiscoverableAuthentication) -> Self {
        Self { login_id: login_id.map(|login_id| login_id.as_str().to_owned()), state }
    }

    pub(super) fn login_id(&self) -> Option<LoginId> {
        self.login_id.clone().map(LoginId::from_database)
    }
}

/// The state while somebody makes a passkey.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Enrolment {
    login_id: String,
    pub user_handle: UserHandle,
    pub state: PasskeyRegistration,
    /// A passkey without a person's presence is taken in a conditional ceremony alone.
    #[serde(default)]
    pub mediation: Mediation,
    /// The hash of the passkey that was shown first, in a recovery.
    #[serde(default)]
    shown: Option<String>,
}

/// The proof behind an enrolment, as far as there is one: the session with which it ends, or the passkey that was shown.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Vouchers<'a> {
    pub session: Option<&'a TokenHash>,
    pub passkey: Option<&'a TokenHash>,
}

impl Enrolment {
    pub(super) fn new(
        login_id: &LoginId,
        user_handle: UserHandle,
        (state, mediation): (PasskeyRegistration, Mediation),
        shown: Option<&TokenHash>,
    ) -> Self {
        let shown = shown.map(|passkey| passkey.as_str().to_owned());
        Self { login_id: login_id.as_str().to_owned(), user_handle, state, mediation, shown }
    }

    /// The passkey that was shown before this one is made.
    pub(super) fn shown(&self) -> Option<TokenHash> {
        self.shown.as_deref().and_then(TokenHash::parse)
    }

    pub(super) fn login_id(&self) -> LoginId {
        LoginId::from_database(self.login_id.clone())
    }
}

/// Remembers the state; the id goes to the browser, and only its hash is kept.
pub(super) async fn begin<T: Serialize>(
    platform: &Platform,
    kind: Kind,
    begun: Begun<'_>,
    state: &T,
) -> Result<Token, Error> {
    let id = platform.random.token();
    let state = serde_json::to_string(state).map_err(|error| Error::Internal(error.to_string()))?;
    let new = store::Ceremony {
        id: &id.hash(),
        kind: kind.as_str(),
        begun,
        state: &state,
        expires_at: platform.clock.now().plus(LIFETIME),
    };
    store::begin(&platform.db, new).await?;
    Ok(id)
}

/// Takes the state back, once, and before anything is verified: whatever comes of it, the challenge is used (behaviour b02).
///
/// # Errors
/// [`Error::CeremonyUnknown`] when there is none, or not any more, or not of this kind.
pub(super) async fn consume<T: DeserializeOwned>(platform: &Platform, kind: Kind, id: &str) -> Result<T, Error> {
    let id = Token::from_client(id).hash();
    let state = store::consume(&platform.db, &id, kind.as_str(), platform.clock.now()).await?;
    serde_json::from_str(&state.ok_or(Error::CeremonyUnknown)?).map_err(|error| Error::Internal(error.to_string()))
}
