//! The platform's own two tables. What it knows about a person is in their `ownIdData`, not here.

use crate::{
    domain::{LoginId, Timestamp, TokenHash},
    on,
    store::Database,
};

/// For whom a ceremony was begun, and the session that vouched for them, as far as either is known: it ends with them.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::platform) struct Begun<'a> {
    pub login_id: Option<&'a LoginId>,
    pub session: Option<&'a TokenHash>,
}

/// A ceremony as it waits for its other half.
#[derive(Debug)]
pub(in crate::platform) struct Ceremony<'a> {
    pub id: &'a TokenHash,
    pub kind: &'a str,
    pub begun: Begun<'a>,
    pub state: &'a str,
    pub expires_at: Timestamp,
}

pub(in crate::platform) async fn begin(db: &Database, new: Ceremony<'_>) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "insert into platform_ceremony (id_hash, kind, state, expires_at, login_id, session_hash) values ($1, $2, $3, $4, $5, $6)",
    ).bind(new.id).bind(new.kind).bind(new.state).bind(new.expires_at).bind(new.begun.login_id.map(LoginId::as_str))
        .bind(new.begun.session).execute(pool).await.map(drop))
}

/// The session that vouched for a ceremony, if one did.
pub(in crate::platform) async fn session(db: &Database, id: &TokenHash) -> sqlx::Result<Option<TokenHash>> {
    let found: Option<Option<TokenHash>> = on!(&db.read, pool => sqlx::query_scalar(
        "select session_hash from platform_ceremony where id_hash = $1",
    ).bind(id).fetch_optional(pool).await)?;
    Ok(found.flatten())
}

/// Takes the ceremony's state, at most once: the delete is also the check, so of two requests one wins (behaviour b02).
pub(in crate::platform) async fn consume(
    db: &Database,
    id: &TokenHash,
    kind: &str,
    now: Timestamp,
) -> sqlx::Result<Option<String>> {
    on!(&db.write, pool => sqlx::query_scalar(
        "delete from platform_ceremony where id_hash = $1 and kind = $2 and expires_at > $3 returning state",
    ).bind(id).bind(kind).bind(now).fetch_optional(pool).await)
}

/// Deletes ceremonies that nobody can finish any more, at most `most` of them. Returns how many went.
pub(in crate::platform) async fn forget(db: &Database, now: Timestamp, most: i64) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query(
        "delete from platform_ceremony where id_hash in (select id_hash from platform_ceremony where expires_at <= $1 limit $2)",
    ).bind(now).bind(most).execute(pool).await.map(|done| done.rows_affected()))
}

/// The user whose passkey this is, for one who asks for this login id, or for none. One that its user removed is theirs alone as long
/// as no other user is asked for.
pub(in crate::platform) async fn owner(
    db: &Database,
    credential: &TokenHash,
    asked: Option<&LoginId>,
) -> sqlx::Result<Option<LoginId>> {
    let owner: Option<String> = on!(&db.read, pool => sqlx::query_scalar(
        "select login_id from platform_credential
          where id_hash = $1 and (state <> 'released' or login_id = coalesce($2, login_id))",
    ).bind(credential).bind(asked.map(LoginId::as_str)).fetch_optional(pool).await)?;
    Ok(owner.map(LoginId::from_database))
}

/// Claims a new credential id. False when anybody has it already: ids are unique over all users (behaviour b08). One that its user
/// removed may be anybody's.
pub(in crate::platform) async fn claim(
    db: &Database,
    credential: &TokenHash,
    login_id: &LoginId,
    now: Timestamp,
) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "insert into platform_credential (id_hash, login_id, created_at, state) values ($1, $2, $3, 'claimed')
             on conflict (id_hash) do update
            set login_id = excluded.login_id, created_at = excluded.created_at, state = excluded.state
          where platform_credential.state = 'released'",
    ).bind(credential).bind(login_id.as_str()).bind(now).execute(pool).await.map(|done| done.rows_affected() == 1))
}
