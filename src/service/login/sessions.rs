//! Cookie sessions. They begin at a login, are kept alive by use, and end by expiry, by a logout,
//! from another device, or with the account.
//!
//! The public id of a session is the hash of its token, by which its row is found. It cannot be
//! used as a token: that would need a preimage of SHA-256 over 128 random bits, because the value
//! of a cookie is hashed before it is looked up. The caller decides who may name a session; the
//! account's id in each call keeps the sessions of others out of reach.

use std::time::Duration;

use crate::{
    domain::{
        AccountId, Payload, SessionData, SessionType, Timestamp, TokenHash, device::Device,
        session::AuthenticationContext,
    },
    server::Server,
    service::{
        Result,
        oauth::backchannel_logout::{self, EndingSessions},
        webhooks::events,
    },
    store::{
        logins::{
            session_endings,
            sessions::{self, NewSession, Session},
        },
        oauth::grants,
    },
};

/// Precision of "last seen": a use is recorded at most once in this time, which saves a write per
/// page view.
const TOUCH_AFTER: Duration = Duration::from_mins(1);

/// Maximum number of sessions in a list. Users have a few; a script can begin many.
pub const MAX_LISTED_SESSIONS: i64 = 100;

/// An active session, for its owner or an administrator.
#[derive(Clone, Debug)]
pub struct ActiveSession {
    /// The public id: the hash of the token.
    pub id: TokenHash,
    /// The circumstances of the login. `None` for sessions from versions that did not record them.
    pub authentication: Option<AuthenticationContext>,
    pub payload: Payload,
    pub created_at: Timestamp,
    /// Time of the last use, to the minute.
    pub last_seen_at: Timestamp,
    /// The idle lifetime, in milliseconds.
    pub idle_ms: i64,
}

impl ActiveSession {
    /// The approximate place of the login, in the language of this tag.
    pub fn place(&self, server: &Server, language: &str) -> Option<String> {
        server.config.geoip.as_ref()?.locate(self.authentication.as_ref()?.address, language)
    }

    /// The browser and the operating system of the login, as far as they are known.
    pub fn device(&self) -> Device {
        self.authentication.as_ref().map(|from| from.user_agent.device()).unwrap_or_default()
    }
}

/// Login for which a session begins.
#[derive(Clone, Debug)]
pub struct SessionLogin {
    pub account_id: AccountId,
    pub session_type: SessionType,
    /// Hash by which the account knows the browser.
    pub device: Option<TokenHash>,
    /// Session as tower-sessions stores it, in JSON.
    pub data: String,
}

/// Begins a session with a new token, and ends the previous one of the browser. One of the same
/// account hands over what applications were given in it; with one of another account, that ends.
/// Returns false in the practically impossible case that the token is in use.
pub async fn begin(
    server: &Server,
    token_hash: TokenHash,
    previous: Option<&TokenHash>,
    login: SessionLogin,
) -> Result<bool> {
    let SessionLogin { account_id, session_type, device, data } = login;
    let lifetimes = server.config.sessions.lifetimes(session_type);
    let new = NewSession { token_hash, account_id, device, session_type, data, lifetimes };
    let now = server.clock.now();

    let mut tx = server.db.begin().await?;
    let Some(previous) = previous else {
        let is_created = sessions::create(&mut tx, &new, now).await?;
        if is_created {
            events::session_started(&mut tx, server, &new).await?;
        }
        tx.commit().await?;
        return Ok(is_created);
    };

    let ending = EndingSessions::One { token_hash: previous, account_id: None };
    // Before the new session, which holds the account: whoever deletes that locks sessions first.
    session_endings::lock(&mut tx, ending).await?;
    if !sessions::create(&mut tx, &new, now).await? {
        return Ok(false);
    }
    // Grants that were handed over do not depend on the previous session any more.
    sessions::take_over(&mut tx, previous, &new.token_hash, now).await?;
    let logouts = backchannel_logout::queue(&mut tx, server, ending).await?;
    events::session_started(&mut tx, server, &new).await?;
    let has_ended = sessions::delete(&mut tx, previous).await?;
    tx.commit().await?;

    logouts.wake(server);
    if has_ended {
        tracing::info!(target: "audit", event = "session_ended");
    }
    Ok(true)
}

/// Finds an active session, and records its use (`docs/security-behaviours.md` b24 and b26).
pub async fn find(server: &Server, token_hash: &TokenHash) -> Result<Option<Session>> {
    let now = server.clock.now();
    let Some(session) = sessions::find(&server.db, token_hash, now).await? else {
        return Ok(None);
    };
    record_use(server, token_hash, session.last_seen_at, session.idle_ms).await?;
    Ok(Some(session))
}

/// Records a use of an active session, unless one was recorded within a minute. `idle_ms` is
/// its idle lifetime.
pub async fn record_use(
    server: &Server,
    token_hash: &TokenHash,
    last_seen_at: Timestamp,
    idle_ms: i64,
) -> Result<()> {
    let now = server.clock.now();
    // A short idle lifetime must not expire between two records.
    let touch_after =
        TOUCH_AFTER.min(Duration::from_millis(u64::try_from(idle_ms).unwrap_or(0)) / 4);

    if now.distance(last_seen_at) >= touch_after {
        sessions::touch(&server.db, token_hash, now).await?;
    }
    Ok(())
}

/// True while the session is active and its account may log in.
pub async fn is_alive(server: &Server, token_hash: &TokenHash) -> Result<bool> {
    Ok(sessions::is_alive(&server.db, token_hash, server.clock.now()).await?)
}

/// Replaces the session's values.
pub async fn save(server: &Server, token_hash: &TokenHash, data: &str) -> Result<()> {
    Ok(sessions::save(&server.db, token_hash, data).await?)
}

/// Ends the session by deleting its row, which makes the cookie worthless
/// (`docs/security-behaviours.md` b25).
pub async fn end(server: &Server, token_hash: &TokenHash) -> Result<()> {
    let mut tx = server.db.begin().await?;
    let ending = EndingSessions::One { token_hash, account_id: None };
    let logouts = backchannel_logout::queue(&mut tx, server, ending).await?;
    let has_ended = sessions::delete(&mut tx, token_hash).await?;
    tx.commit().await?;

    logouts.wake(server);
    if has_ended {
        tracing::info!(target: "audit", event = "session_ended");
    }
    Ok(())
}

/// The id of an active session for applications (`sid`): the public id of the first login in this
/// browser, for as long as the same person logs in anew.
pub async fn sid(server: &Server, token_hash: &TokenHash) -> Result<Option<String>> {
    Ok(sessions::sid(&server.db, token_hash, server.clock.now()).await?)
}

/// The latest end of a session that begins now.
pub fn latest_end(server: &Server, session_type: SessionType) -> Timestamp {
    server.clock.now().plus(server.config.sessions.lifetimes(session_type).absolute)
}

/// The account's active sessions, the last used first, at most [`MAX_LISTED_SESSIONS`]
/// (`docs/security-behaviours.md` b27).
pub async fn list(server: &Server, account_id: AccountId) -> Result<Vec<ActiveSession>> {
    let rows =
        sessions::of_account(&server.db, account_id, server.clock.now(), MAX_LISTED_SESSIONS)
            .await?;
    Ok(rows.into_iter().map(to_active_session).collect())
}

/// An active session of the account. Returns `None` for another account's session, as for an
/// unknown one (`docs/security-behaviours.md` b34).
pub async fn one(
    server: &Server,
    account_id: AccountId,
    id: &TokenHash,
) -> Result<Option<ActiveSession>> {
    Ok(sessions::one_of_account(&server.db, account_id, id, server.clock.now())
        .await?
        .map(to_active_session))
}

/// Replaces the site's payload in the session. Returns the changed session, or `None` as [`one`]
/// does.
///
/// All other values are written only at the login, so of two concurrent writes the later one wins.
pub async fn replace_payload(
    server: &Server,
    account_id: AccountId,
    id: &TokenHash,
    payload: Payload,
) -> Result<Option<ActiveSession>> {
    let row = sessions::one_of_account(&server.db, account_id, id, server.clock.now()).await?;
    let Some((row, data)) =
        row.and_then(|row| SessionData::parse(&row.data).map(|data| (row, data)))
    else {
        return Ok(None);
    };
    let row = Session { data: data.with_payload(payload).to_json(), ..row };
    save(server, id, &row.data).await?;
    Ok(Some(to_active_session(row)))
}

/// Ends one session of the account. Returns false when it has no such active session.
pub async fn end_one(server: &Server, account_id: AccountId, id: &TokenHash) -> Result<bool> {
    let mut tx = server.db.begin().await?;
    let ending = EndingSessions::One { token_hash: id, account_id: Some(account_id) };
    let logouts = backchannel_logout::queue(&mut tx, server, ending).await?;
    let now = server.clock.now();
    let ended = sessions::delete_of_account(&mut tx, account_id, id, now).await?;
    if ended {
        tx.commit().await?;
        logouts.wake(server);
        tracing::info!(target: "audit", event = "session_ended", account = %account_id);
    }
    Ok(ended)
}

/// Ends the account's sessions except one, with the flows that were begun in them. Returns the
/// number of ended sessions.
pub async fn end_others(server: &Server, account_id: AccountId, keep: &TokenHash) -> Result<u64> {
    end_except(server, account_id, Some(keep)).await
}

/// Ends all sessions of the account, and all its unfinished flows. Returns the number of ended
/// sessions.
pub async fn end_all(server: &Server, account_id: AccountId) -> Result<u64> {
    end_except(server, account_id, None).await
}

async fn end_except(
    server: &Server,
    account_id: AccountId,
    keep: Option<&TokenHash>,
) -> Result<u64> {
    let mut tx = server.db.begin().await?;
    let ending = EndingSessions::OfAccount { account_id, keep };
    let logouts = backchannel_logout::queue(&mut tx, server, ending).await?;
    let ended = sessions::delete_all_of_account(&mut tx, account_id, keep).await?;
    tx.commit().await?;

    logouts.wake(server);
    tracing::info!(target: "audit", event = "sessions_ended", account = %account_id, ended);
    Ok(ended)
}

/// Deletes expired sessions, at most `limit`. Returns their number. Grants for offline access stay.
pub async fn tidy(server: &Server, limit: i64) -> Result<u64> {
    let now = server.clock.now();
    grants::outlive_sessions(&server.db, now).await?;
    Ok(sessions::forget(&server.db, now, limit).await?)
}

fn to_active_session(row: Session) -> ActiveSession {
    let data = SessionData::parse(&row.data).unwrap_or_default();
    ActiveSession {
        id: row.token_hash,
        authentication: data.authentication_context(),
        payload: data.payload(),
        created_at: row.created_at,
        last_seen_at: row.last_seen_at,
        idle_ms: row.idle_ms,
    }
}
