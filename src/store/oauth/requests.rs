//! Authorization requests that were pushed (RFC 9126), or that wait for a person.

use crate::{
    domain::{ApplicationId, Timestamp, TokenHash},
    on,
    store::{
        Database,
        db::{
            expired_rows::{self, ExpiredRows},
            values::from_row,
        },
    },
};

/// A request, by the hash of its handle.
#[derive(Clone, Debug)]
pub struct StoredAuthorizationRequest {
    pub request_hash: TokenHash,
    pub application_id: ApplicationId,
    /// As `application/x-www-form-urlencoded`.
    pub parameters: String,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
}

from_row!(StoredAuthorizationRequest {
    request_hash,
    application_id,
    parameters,
    created_at,
    expires_at
});

pub async fn create(db: &Database, request: &StoredAuthorizationRequest) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "insert into authorization_request
                (request_hash, application_id, parameters, created_at, expires_at)
         values ($1, $2, $3, $4, $5)",
    ).bind(&request.request_hash).bind(&request.application_id).bind(&request.parameters)
        .bind(request.created_at).bind(request.expires_at).execute(pool).await.map(drop))
}

pub async fn find(
    db: &Database,
    request_hash: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<Option<StoredAuthorizationRequest>> {
    on!(&db.read, pool => sqlx::query_as(
        "select request_hash, application_id, parameters, created_at, expires_at
           from authorization_request where request_hash = $1 and expires_at > $2",
    ).bind(request_hash).bind(now).fetch_optional(pool).await)
}

/// Deletes a request. Returns false if there is none: it was answered already.
pub async fn take(db: &Database, request_hash: &TokenHash) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query("delete from authorization_request where request_hash = $1")
        .bind(request_hash).execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// Deletes expired requests, at most `limit`. Returns how many.
pub async fn forget(db: &Database, now: Timestamp, limit: i64) -> sqlx::Result<u64> {
    let rows = ExpiredRows {
        table: "authorization_request",
        key: "request_hash",
        condition: "expires_at <= $1",
    };
    expired_rows::delete(db, rows, now, limit).await
}
