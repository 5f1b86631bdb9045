//! Tickets by which a browser begins a session at an application, by their hash.

use crate::{
    domain::{ApplicationId, Timestamp, TokenHash, session::AuthMethod},
    on,
    store::{
        Database,
        db::{
            expired_rows::{self, ExpiredRows},
            values::from_row,
        },
    },
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

/// A ticket as it is presented.
#[derive(Debug)]
pub struct PresentedTicket<'a> {
    pub ticket_hash: TokenHash,
    /// The application at whose host it is presented; `None` at the host of none.
    pub application_id: Option<&'a ApplicationId>,
    /// The binding of the browser, if it has one.
    pub binding_hash: Option<TokenHash>,
}

/// A ticket that is used up.
#[derive(Debug)]
pub struct UsedTicket {
    pub session_hash: TokenHash,
    pub target: String,
    pub method: AuthMethod,
    pub authenticated_at: Timestamp,
    /// Set if it was presented in time, at its application and in its browser.
    pub redeemed_at: Option<Timestamp>,
}

from_row!(UsedTicket { session_hash, target, method, authenticated_at, redeemed_at });

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

/// Uses a ticket up, however it is presented: the deletion is also the check.
pub async fn take(
    db: &Database,
    presented: &PresentedTicket<'_>,
    now: Timestamp,
) -> sqlx::Result<Option<UsedTicket>> {
    let PresentedTicket { ticket_hash, application_id, binding_hash } = presented;

    on!(&db.write, pool => sqlx::query_as(
        "delete from application_ticket
          where ticket_hash = $1
      returning session_hash, target, method, authenticated_at,
                case when application_id = $2 and binding_hash = $3 and expires_at > $4 then $4
                 end as redeemed_at",
    ).bind(ticket_hash).bind(*application_id).bind(binding_hash).bind(now)
        .fetch_optional(pool).await)
}

/// Deletes expired tickets, at most `limit`. Returns how many.
pub async fn forget(db: &Database, now: Timestamp, limit: i64) -> sqlx::Result<u64> {
    let rows = ExpiredRows {
        table: "application_ticket",
        key: "ticket_hash",
        condition: "expires_at <= $1",
    };
    expired_rows::delete(db, rows, now, limit).await
}
