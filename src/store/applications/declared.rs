//! Rows of applications that the settings file declares.

use super::{ApplicationRow, browser_origins};
use crate::{
    domain::{Application, ApplicationId},
    on,
    store::{Tx, db::By},
};

/// Keeps other servers from declaring applications until the transaction ends. SQLite has one
/// writer anyway.
pub async fn lock(tx: &mut Tx) -> sqlx::Result<()> {
    match tx {
        By::Sqlite(_) => Ok(()),
        By::Postgres(tx) => sqlx::query("lock table application in share row exclusive mode")
            .execute(&mut **tx)
            .await
            .map(drop),
    }
}

/// Lists all applications, declared or not.
pub async fn list(tx: &mut Tx) -> sqlx::Result<Vec<Application>> {
    let rows: Vec<ApplicationRow> = on!(tx, tx => sqlx::query_as(
        "select id, name, kind, settings, declared_at, version, created_at, updated_at
           from application order by id",
    ).fetch_all(&mut **tx).await)?;
    Ok(rows.into_iter().map(Application::from).collect())
}

/// Frees the origin of an application, for another one that is about to have it.
pub async fn free_origin(tx: &mut Tx, id: &ApplicationId) -> sqlx::Result<()> {
    on!(tx, tx => sqlx::query("update application set origin = null where id = $1")
        .bind(id).execute(&mut **tx).await.map(drop))
}

/// Replaces a declared application with all that it says, its kind and its version among it.
pub async fn replace(tx: &mut Tx, application: &Application) -> sqlx::Result<()> {
    let Application { id, name, kind, settings, version, updated_at, .. } = application;

    on!(&mut *tx, tx => sqlx::query(
        "update application
            set name = $2, kind = $3, settings = $4, origin = $5, version = $6, updated_at = $7
          where id = $1 and declared_at is not null",
    ).bind(id).bind(name).bind(*kind).bind(settings).bind(&settings.origin).bind(version)
        .bind(updated_at).execute(&mut **tx).await.map(drop))?;
    browser_origins::replace(tx, application).await
}
