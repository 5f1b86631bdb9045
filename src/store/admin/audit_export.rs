//! The progress of the export of the audit log, and the lease of the server that exports it.

use uuid::Uuid;

use crate::{
    domain::Timestamp,
    on,
    store::{
        Database, Tx,
        db::{By, values::from_row},
    },
};

/// The progress of the export.
#[derive(Clone, Copy, Debug)]
pub struct AuditExportProgress {
    /// The last row of the log that has arrived.
    pub sequence: i64,
}

from_row!(AuditExportProgress { sequence });

pub async fn find(db: &Database) -> sqlx::Result<AuditExportProgress> {
    on!(&db.read, pool => sqlx::query_as(
        "select coalesce(max(sequence), 0) as sequence from audit_export where slot = 1",
    )
        .fetch_one(pool).await)
}

/// Claims the export until the lease ends, or renews it. `None` while another server has it. A
/// lease more than twice as long as this one was taken before the clock was set back, and is
/// ignored. So is every other lease on SQLite, which has one server.
pub async fn claim(
    db: &Database,
    runner: Uuid,
    now: Timestamp,
    until: Timestamp,
) -> sqlx::Result<Option<AuditExportProgress>> {
    let longest_plausible = until.plus(until.distance(now));
    let is_only_server = matches!(db.write, By::Sqlite(_));
    on!(&db.write, pool => sqlx::query_as(
        "insert into audit_export (slot, sequence, runner, lease_until) values (1, 0, $1, $3)
         on conflict (slot) do update set runner = excluded.runner,
                                          lease_until = excluded.lease_until
          where $5 = 1 or audit_export.runner = $1
             or coalesce(audit_export.lease_until, 0) <= $2 or audit_export.lease_until > $4
      returning sequence",
    ).bind(runner).bind(now).bind(until).bind(longest_plausible).bind(i64::from(is_only_server))
        .fetch_optional(pool).await)
}

/// Ends the lease of this server.
pub async fn release(db: &Database, runner: Uuid) -> sqlx::Result<()> {
    on!(&db.write, pool => sqlx::query(
        "update audit_export set lease_until = null where slot = 1 and runner = $1",
    ).bind(runner).execute(pool).await.map(drop))
}

/// Moves the progress on. Returns false if another server has taken the export over.
pub async fn advance(tx: &mut Tx, runner: Uuid, sequence: i64) -> sqlx::Result<bool> {
    on!(tx, tx => sqlx::query(
        "update audit_export set sequence = $2 where slot = 1 and runner = $1",
    ).bind(runner).bind(sequence).execute(&mut **tx).await.map(|done| done.rows_affected() == 1))
}
