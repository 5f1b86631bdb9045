//! The tables of ceremonies and of claimed credential ids. Everything else that the platform knows
//! about a user is in their `ownIdData`.

use crate::{
    domain::{LoginId, Timestamp, TokenHash},
    on,
    store::Database,
};

/// The user and the session of a ceremony, where they are known. The ceremony ends with either.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::platform) struct CeremonySubject<'a> {
    pub login_id: Option<&'a LoginId>,
    pub session: Option<&'a TokenHash>,
}

/// A row of `platform_ceremony`.
#[derive(Debug)]
pub(in crate::platform) struct NewCeremony<'a> {
    pub id: &'a TokenHash,
    pub kind: &'a str,
    pub subject: CeremonySubject<'a>,
    /// The state of the ceremony, as JSON.
    pub state: &'a str,
    pub expires_at: Timestamp,
}

pub(in crate::platform) async fn begin(db: &Database, new: NewCeremony<'_>) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "insert into platform_ceremony (id_hash, kind, state, expires_at, login_id, session_hash)
         values ($1, $2, $3, $4, $5, $6)",
    ).bind(new.id).bind(new.kind).bind(new.state).bind(new.expires_at)
        .bind(new.subject.login_id.map(LoginId::as_str)).bind(new.subject.session)
        .execute(pool).await.map(drop))
}

/// The session of a ceremony or an enrollment token, if it has one.
pub(in crate::platform) async fn session(
    db: &Database,
    id: &TokenHash,
) -> sqlx::Result<Option<TokenHash>> {
    let found: Option<Option<TokenHash>> = on!(&db.read, pool => sqlx::query_scalar(
        "select session_hash from platform_ceremony where id_hash = $1",
    ).bind(id).fetch_optional(pool).await)?;
    Ok(found.flatten())
}

/// Consumes a ceremony, and returns its state. The delete is also the check, so of two concurrent
/// requests only one succeeds (`docs/security-behaviours.md` b02).
pub(in crate::platform) async fn consume(
    db: &Database,
    id: &TokenHash,
    kind: &str,
    now: Timestamp,
) -> sqlx::Result<Option<String>> {
    on!(&db.write, pool => sqlx::query_scalar(
        "delete from platform_ceremony where id_hash = $1 and kind = $2 and expires_at > $3
         returning state",
    ).bind(id).bind(kind).bind(now).fetch_optional(pool).await)
}

/// Deletes at most `limit` expired ceremonies. Returns the number of deleted rows.
pub(in crate::platform) async fn delete_expired(
    db: &Database,
    now: Timestamp,
    limit: i64,
) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query(
        "delete from platform_ceremony
          where id_hash in (select id_hash from platform_ceremony where expires_at <= $1 limit $2)",
    ).bind(now).bind(limit).execute(pool).await.map(|done| done.rows_affected()))
}

/// The owner of a credential id. A removed credential still has its owner, unless `requested` names
/// another user.
pub(in crate::platform) async fn owner(
    db: &Database,
    credential: &TokenHash,
    requested: Option<&LoginId>,
) -> sqlx::Result<Option<LoginId>> {
    let owner: Option<String> = on!(&db.read, pool => sqlx::query_scalar(
        "select login_id from platform_credential
          where id_hash = $1 and (state <> 'released' or login_id = coalesce($2, login_id))",
    ).bind(credential).bind(requested.map(LoginId::as_str)).fetch_optional(pool).await)?;
    Ok(owner.map(LoginId::from_database))
}

/// Claims a new credential id. Returns false when a user has it already: ids are unique across all
/// users (`docs/security-behaviours.md` b08). The id of a removed passkey can be claimed again.
pub(in crate::platform) async fn claim(
    db: &Database,
    credential: &TokenHash,
    login_id: &LoginId,
    now: Timestamp,
) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "insert into platform_credential (id_hash, login_id, created_at, state)
         values ($1, $2, $3, 'claimed')
             on conflict (id_hash) do update
            set login_id = excluded.login_id, created_at = excluded.created_at,
                state = excluded.state
          where platform_credential.state = 'released'",
    ).bind(credential).bind(login_id.as_str()).bind(now)
        .execute(pool).await.map(|done| done.rows_affected() == 1))
}
