//! Cookie sessions: begun at a login, kept alive by use, ended by time, by logging out, from another device, or with the account.
//!
//! Outside, a session is known by the hash of its token. The hash is what its row is found by already; it leads to the token only
//! through a preimage of SHA-256 over 128 random bits, and it opens nothing: whatever a cookie holds is hashed before it is looked
//! up. Who may name a session is for the caller to decide; the account's id beside it keeps the sessions of others out of reach.

use std::time::Duration;

use sqlx::types::Uuid;

use crate::{
    domain::{Payload, SessionData, SessionType, Timestamp, TokenHash, device::Device, session::AuthenticationContext},
    server::Server,
    service::Result,
    store::logins::sessions::{self, NewSession, Session},
};

/// How exactly "last seen" is kept: noting every request would make every page view a write.
const TOUCH_AFTER: Duration = Duration::from_secs(60);

/// The most sessions that are listed. People have a few; a script can begin many.
pub const MOST_LISTED: i64 = 100;

/// A session as it is shown, to its person or to an administrator.
#[derive(Clone, Debug)]
pub struct Living {
    /// What it is called outside.
    pub id: TokenHash,
    /// None when the session is older than its being noted.
    pub authentication: Option<AuthenticationContext>,
    pub payload: Payload,
    pub created_at: Timestamp,
    /// Exact to a minute.
    pub last_seen_at: Timestamp,
    /// The idle lifetime, in milliseconds.
    pub idle_ms: i64,
}

impl Living {
    /// Roughly where the login came from, in the language of this tag.
    pub fn place(&self, server: &Server, language: &str) -> Option<String> {
        server.config.geoip.as_ref()?.locate(self.authentication.as_ref()?.address, language)
    }

    /// The browser and the machine, as far as the login told.
    pub fn device(&self) -> Device {
        self.authentication.as_ref().map(|from| from.user_agent.device()).unwrap_or_default()
    }
}

/// Begins a session under a fresh token, in a browser that the account knows by this name. False in the impossible case that the token is in use.
pub async fn begin(
    server: &Server,
    token_hash: TokenHash,
    (account_id, device): (Uuid, Option<TokenHash>),
    session_type: SessionType,
    data: String,
) -> Result<bool> {
    let lifetimes = server.config.sessions.lifetimes(session_type);
    let new = NewSession { token_hash, account_id, device, session_type, data, lifetimes };
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

/// True while the session lives, of an account that may log in: it vouches for what was begun in it, and for nothing afterwards.
pub async fn is_alive(server: &Server, token_hash: &TokenHash) -> Result<bool> {
    Ok(sessions::is_alive(&server.db, token_hash, server.clock.now()).await?)
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
pub fn latest_end(server: &Server, session_type: SessionType) -> Timestamp {
    server.clock.now().plus(server.config.sessions.lifetimes(session_type).absolute)
}

/// The account's living sessions, the one used last first, at most [`MOST_LISTED`] (behaviour b27).
pub async fn list(server: &Server, account_id: Uuid) -> Result<Vec<Living>> {
    let rows = sessions::of_account(&server.db, account_id, server.clock.now(), MOST_LISTED).await?;
    Ok(rows.into_iter().map(living).collect())
}

/// One living session of the account. None for another account's, just as for none at all (behaviour b34).
pub async fn one(server: &Server, account_id: Uuid, id: &TokenHash) -> Result<Option<Living>> {
    Ok(sessions::one_of_account(&server.db, account_id, id, server.clock.now()).await?.map(living))
}

/// Replaces what the site keeps in the session, and returns the session as it is now; none as for [`one`].
///
/// All its other values are written once, at the login, so of two writes at a time the later one simply stays.
pub async fn replace_payload(
    server: &Server,
    account_id: Uuid,
    id: &TokenHash,
    payload: Payload,
) -> Result<Option<Living>> {
    let row = sessions::one_of_account(&server.db, account_id, id, server.clock.now()).await?;
    let Some((row, data)) = row.and_then(|row| SessionData::parse(&row.data).map(|data| (row, data))) else {
        return Ok(None);
    };
    let row = Session { data: data.with_payload(payload).to_json(), ..row };
    save(server, id, &row.data).await?;
    Ok(Some(living(row)))
}

/// Ends one session of the account. False when it has no such living session.
pub async fn end_one(server: &Server, account_id: Uuid, id: &TokenHash) -> Result<bool> {
    let ended = sessions::delete_of_account(&server.db, account_id, id, server.clock.now()).await?;
    if ended {
        tracing::info!(target: "audit", event = "session_ended", account = %account_id);
    }
    Ok(ended)
}

/// Ends the account's sessions but one, and what was begun in the others. Returns how many ended.
pub async fn end_others(server: &Server, account_id: Uuid, keep: &TokenHash) -> Result<u64> {
    end_but(server, account_id, Some(keep)).await
}

/// Ends all sessions of the account, and everything that was begun for it. Returns how many ended.
pub async fn end_all(server: &Server, account_id: Uuid) -> Result<u64> {
    end_but(server, account_id, None).await
}

async fn end_but(server: &Server, account_id: Uuid, keep: Option<&TokenHash>) -> Result<u64> {
    let ended = sessions::delete_all_of_account(&server.db, account_id, keep).await?;
    tracing::info!(target: "audit", event = "sessions_ended", account = %account_id, ended);
    Ok(ended)
}

fn living(row: Session) -> Living {
    let data = SessionData::parse(&row.data).unwrap_or_default();
    Living {
        id: row.token_hash,
        authentication: data.authentication_context(),
        payload: data.payload(),
        created_at: row.created_at,
        last_seen_at: row.last_seen_at,
        idle_ms: row.idle_ms,
    }
}
