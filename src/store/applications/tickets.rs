//! Tickets by which a browser begins a session at an application, by their hash.

use crate::{
    domain::{ApplicationId, Timestamp, TokenHash, session::AuthMethod},
    on,
    store::{Database, Tx, db::values::from_row},
};

/// A ticket to be created.
#[derive(Debug)]
pub struct NewTicket {
    pub ticket_hash: TokenHash,
    pub application_id: ApplicationId,
    pub session_hash: TokenHash,
    pub binding_hash: TokenHash,
    /// The address to go to, as an absolute URL.
    pub target: String,
    pub method: AuthMethod,
    pub authenticated_at: Timestamp,
    pub expires_at: Timestamp,
}

/// The values that a ticket must have to be redeemed.
#[derive(Debug)]
pub struct PresentedTicket<'a> {
    pub ticket_hash: TokenHash,
    pub application_id: &'a ApplicationId,
    pub binding_hash: TokenHash,
}

/// A ticket that was redeemed.
#[derive(Debug)]
pub struct RedeemedTicket {
    pub session_hash: TokenHash,
    pub target: String,
    pub method: AuthMethod,
    pub authenticated_at: Timestamp,
}

from_row!(RedeemedTicket { session_hash, target, method, authenticated_at });

/// Creates a ticket, while its session is active. Returns false if it is not.
pub async fn create(db: &Database, new: &NewTicket, now: Timestamp) -> sqlx::Result<bool> {
    on!(&db.write, pool => sqlx::query(
        "insert into application_ticket
                (ticket_hash, application_id, session_hash, binding_hash, target, method,
                 authenticated_at, expires_at)
         select $1, $2, $3, $4, $5, $6, $7, $8
          where exists (select 1 from session where token_hash = $3 and ends_at > $9)",
    ).bind(&new.ticket_hash).bind(&new.application_id).bind(&new.session_hash)
        .bind(&new.binding_hash).bind(&new.target).bind(new.method).bind(new.authenticated_at)
        .bind(new.expires_at).bind(now)
        .execute(pool).await.map(|done| done.rows_affected() == 1))
}

/// Redeems a ticket, at most once: the deletion is also the check.
pub async fn redeem(
    tx: &mut Tx,
    presented: &PresentedTicket<'_>,
    now: Timestamp,
) -> sqlx::Result<Option<RedeemedTicket>> {
    let PresentedTicket { ticket_hash, application_id, binding_hash } = presented;

    on!(tx, tx => sqlx::query_as(
        "delete from application_ticket
          where ticket_hash = $1 and application_id = $2 and binding_hash = $3 and expires_at > $4
      returning session_hash, target, method, authenticated_at",
    ).bind(ticket_hash).bind(*application_id).bind(binding_hash).bind(now)
        .fetch_optional(&mut **tx).await)
}

/// Deletes expired tickets, at most `limit`. Returns how many.
pub async fn forget(db: &Database, now: Timestamp, limit: i64) -> sqlx::Result<u64> {
    on!(&db.write, pool => sqlx::query(
        "delete from application_ticket where ticket_hash in
                (select ticket_hash from application_ticket where expires_at <= $1 limit $2)",
    ).bind(now).bind(limit).execute(pool).await.map(|done| done.rows_affected()))
}
