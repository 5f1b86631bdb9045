//! The callbacks for `ownIdData` and sessions (`docs/protocol.md` §3).

use std::{collections::HashMap, time::Duration};

use crate::{
    domain::{
        LoginId, OwnIdData, SessionToken, SessionType, TokenHash,
        credentials::signature::VerifiedRequest,
    },
    server::Server,
    service::{Error, Refusal, Result},
    store::logins::{
        own_id_data::{self, OwnIdDataLookup, OwnIdDataWrite, WriteOutcome},
        session_tokens::{self, MintOutcome, NewSessionToken},
    },
};

/// Lifetime of a session token (`docs/security-behaviours.md` b28).
pub const TOKEN_LIFETIME: Duration = Duration::from_secs(60);

/// The `ownIdData` of a user, if there is any.
///
/// # Errors
/// [`Error::UnknownUser`] and [`Error::AccountDisabled`].
pub async fn get_data(server: &Server, login_id: &LoginId) -> Result<Option<String>> {
    match own_id_data::get(&server.db, login_id).await? {
        OwnIdDataLookup::Data(data) => Ok(Some(data)),
        OwnIdDataLookup::Nothing => Ok(None),
        OwnIdDataLookup::Disabled => Err(Error::AccountDisabled),
        OwnIdDataLookup::UnknownUser => Err(Error::UnknownUser),
    }
}

/// The `ownIdData` of these users, by login id.
pub async fn data_of(server: &Server, login_ids: &[&str]) -> Result<HashMap<String, String>> {
    Ok(own_id_data::of(&server.db, login_ids).await?)
}

/// Stores the `ownIdData` of a user. A request that is two seconds older than the last one, or the
/// same one again, changes nothing.
///
/// # Errors
/// [`Error::UnknownUser`], [`Error::AccountDisabled`] and [`Refusal::CredentialTaken`].
pub async fn set_data(
    server: &Server,
    login_id: LoginId,
    data: OwnIdData,
    request: &VerifiedRequest,
) -> Result<()> {
    let write = to_write(server, &login_id, data, request);
    to_result(own_id_data::set(&server.db, write).await?)
}

/// Stores the `ownIdData` of a user as [`set_data`] does, if the user has a password: the local
/// platform removes the last passkey so.
///
/// # Errors
/// [`Refusal::LastCredential`] without a password, and those of [`set_data`].
pub async fn set_data_if_password(
    server: &Server,
    login_id: LoginId,
    data: OwnIdData,
    request: &VerifiedRequest,
) -> Result<()> {
    let write = to_write(server, &login_id, data, request);
    to_result(own_id_data::set_if_password(&server.db, write).await?)
}

fn to_write(
    server: &Server,
    login_id: &LoginId,
    data: OwnIdData,
    request: &VerifiedRequest,
) -> OwnIdDataWrite {
    let record = server.credentials.read(login_id, data);
    OwnIdDataWrite { record, request: request.clone(), now: server.clock.now() }
}

fn to_result(outcome: WriteOutcome) -> Result<()> {
    match outcome {
        WriteOutcome::Written => Ok(()),
        WriteOutcome::Disabled => Err(Error::AccountDisabled),
        WriteOutcome::UnknownUser => Err(Error::UnknownUser),
        WriteOutcome::CredentialTaken => Err(Refusal::CredentialTaken.into()),
        WriteOutcome::NoPassword => Err(Refusal::LastCredential.into()),
    }
}

/// Issues a session token for the user, at most once per signed request, and stores the passkeys
/// that were used or created for it.
///
/// # Errors
/// [`Error::UnknownUser`], [`Error::AccountDisabled`] or [`Error::Replayed`].
pub async fn mint_token(
    server: &Server,
    login_id: LoginId,
    session_type: SessionType,
    passkeys: Vec<TokenHash>,
    request: &VerifiedRequest,
) -> Result<SessionToken> {
    let token = SessionToken::new(request.timestamp, server.random.token());
    let new = NewSessionToken {
        login_id,
        session_type,
        token_hash: token.hash(),
        passkeys,
        request: request.clone(),
        expires_at: server.clock.now().plus(TOKEN_LIFETIME),
    };
    match session_tokens::mint(&server.db, new).await? {
        MintOutcome::Minted => Ok(token),
        MintOutcome::Replayed => Err(Error::Replayed),
        MintOutcome::Disabled => Err(Error::AccountDisabled),
        MintOutcome::UnknownUser => Err(Error::UnknownUser),
    }
}

/// Deletes at most `limit` expired tokens whose requests are too old to be replayed. Returns the
/// number of deleted rows.
pub async fn delete_expired_tokens(server: &Server, limit: i64) -> Result<u64> {
    let signed_before = server.clock.now().minus(server.config.ownid.window + TOKEN_LIFETIME);
    Ok(session_tokens::forget(&server.db, signed_before, limit).await?)
}
