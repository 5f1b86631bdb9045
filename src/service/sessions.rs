//! Cookie sessions: begun at a login, kept alive by use, ended by time, by logging out, or with the account.

use std::time::Duration;

use super::{Result, sign_in::SignedIn};
use crate::{
    domain::{Timestamp, TokenHash},
    server::Server,
    store::sessions::{self, NewSession, Session},
};

/// How exactly "last seen" is kept: noting every request would make every page view a write.
const TOUCH_AFTER: Duration = Duration::from_secs(60);

/// Begins a session under a fresh token. False in the impossible case that the token is in use.
pub async fn begin(server: &Server, token_hash: TokenHash, signed_in: SignedIn, data: String) -> Result<bool> {
    let new = NewSession {
        token_hash,
        account_id: signed_in.account_id,
        session_type: signed_in.session_type,
        data,
        lifetimes: server.config.sessions.lifetimes(signed_in.session_type),
    };
    Ok(sessions::create(&server.db, &new, server.clock.now()).await?)
}

/// Finds a living session and notes that it was used (behaviours b24 and b26).
pub async fn find(server: &Server, token_hash: &TokenHash) -> Result<Option<Session>> {
    let now = server.clock.now();
    let Some(session) = sessions::find(&server.db, token_hash, now).await? else {
        return Ok(None);
    };
    // A short idle lifetime must not end between two notes.
    let touch_after = TOUCH_AFTER.min(Duration::from_millis(u64::try_from(session.idle_ms).unwrap_or(0)) / 4);
    if now.distance(session.last_seen_at) >= touch_after {
        sessions::touch(&server.db, token_hash, now).await?;
    }
    Ok(Some(session))
}

/// Replaces the session's values.
pub async fn save(server: &Server, token_hash: &TokenHash, data: &str) -> Result<()> {
    Ok(sessions::save(&server.db, token_hash, data).await?)
}

/// Ends the session: its row goes, so the cookie is worth nothing (behaviour b25).
pub async fn end(server: &Server, token_hash: &TokenHash) -> Result<()> {
    sessions::delete(&server.db, token_hash).await?;
    tracing::info!(target: "audit", event = "session_ended");
    Ok(())
}

/// When a session that begins now ends at the latest.
pub fn latest_end(server: &Server, signed_in: SignedIn) -> Timestamp {
    server.clock.now().plus(server.config.sessions.lifetimes(signed_in.session_type).absolute)
}
