//! Applications, their secrets, and what they were given.

mod access_locks;
pub mod account_access;
pub mod browser_origins;
pub mod declared;
pub mod live_access;
pub mod secrets;
pub mod sessions;
pub mod tickets;
pub mod unregistered;

use crate::{
    domain::{
        Application, ApplicationId, ApplicationKind, Timestamp, TokenHash,
        application::{ApplicationName, settings::ApplicationSettings},
    },
    on,
    store::{
        Database, Tx,
        db::values::{from_found_row, stored_as, stored_as_text},
    },
};

stored_as!(ApplicationId as String, |id| id.as_str().to_owned(), |text| Ok(text.try_into()?));
stored_as!(ApplicationName as String, |name| name.as_str().to_owned(), |text| Ok(text.try_into()?));
stored_as!(ApplicationSettings as String, ApplicationSettings::to_json, |text| Ok(
    serde_json::from_str(&text)?
));
stored_as_text!(ApplicationKind);

/// An application as its row has it.
#[derive(Debug)]
struct ApplicationRow {
    id: ApplicationId,
    name: ApplicationName,
    kind: ApplicationKind,
    settings: ApplicationSettings,
    declared_at: Option<Timestamp>,
    version: i64,
    created_at: Timestamp,
    updated_at: Timestamp,
}

from_found_row!(ApplicationRow {
    id,
    name,
    kind,
    settings,
    declared_at,
    version,
    created_at,
    updated_at
});

impl From<ApplicationRow> for Application {
    fn from(row: ApplicationRow) -> Self {
        Self {
            id: row.id,
            name: row.name,
            kind: row.kind,
            settings: row.settings,
            is_declared: row.declared_at.is_some(),
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

/// Creates an application. Returns false if its id or its origin is taken.
pub async fn create(tx: &mut Tx, application: &Application) -> sqlx::Result<bool> {
    let Application { id, name, kind, settings, is_declared, version, created_at, updated_at } =
        application;
    let declared_at = if *is_declared { Some(created_at) } else { None };

    let is_created = on!(&mut *tx, tx => sqlx::query(
        "insert into application
                (id, name, kind, settings, origin, declared_at, version, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             on conflict do nothing",
    ).bind(id).bind(name).bind(*kind).bind(settings).bind(&settings.origin).bind(declared_at)
        .bind(version).bind(created_at).bind(updated_at)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))?;
    if is_created {
        browser_origins::replace(tx, application).await?;
    }
    Ok(is_created)
}

/// Changes the name and the settings of an application that has this version still, and whose
/// origin no other has. Returns false otherwise.
pub async fn update(tx: &mut Tx, application: &Application) -> sqlx::Result<bool> {
    let Application { id, name, settings, version, updated_at, .. } = application;

    let is_changed = on!(&mut *tx, tx => sqlx::query(
        "update application
            set name = $3, settings = $4, origin = $5, updated_at = $6, version = version + 1
          where id = $1 and version = $2
            and not exists (select 1 from application other
                             where other.origin = $5 and other.id <> $1)",
    ).bind(id).bind(version).bind(name).bind(settings).bind(&settings.origin).bind(updated_at)
        .execute(&mut **tx).await.map(|done| done.rows_affected() == 1))?;
    if is_changed {
        browser_origins::replace(tx, application).await?;
    }
    Ok(is_changed)
}

/// Holds the row of an application until the transaction ends, so that what hangs on it is changed
/// by one at a time. Returns false if there is none.
pub async fn hold(tx: &mut Tx, id: &ApplicationId) -> sqlx::Result<bool> {
    on!(tx, tx => sqlx::query("update application set version = version where id = $1")
        .bind(id).execute(&mut **tx).await.map(|done| done.rows_affected() == 1))
}

/// Deletes an application of this version with all that it was given. Returns false if there is
/// none.
pub async fn delete(tx: &mut Tx, id: &ApplicationId, version: i64) -> sqlx::Result<bool> {
    access_locks::lock(tx, None, Some(id)).await?;
    on!(tx, tx => sqlx::query("delete from application where id = $1 and version = $2")
        .bind(id).bind(version).execute(&mut **tx).await.map(|done| done.rows_affected() == 1))
}

pub async fn find(db: &Database, id: &ApplicationId) -> sqlx::Result<Option<Application>> {
    let statement = "select id, name, kind, settings, declared_at, version, created_at, updated_at
           from application where id = $1";
    let row: Option<ApplicationRow> = db.lookups.find(statement, vec![id.as_str().into()]).await?;
    Ok(row.map(Application::from))
}

/// Finds the application behind a proxy that has this origin.
pub async fn find_by_origin(db: &Database, origin: &str) -> sqlx::Result<Option<Application>> {
    let statement = "select id, name, kind, settings, declared_at, version, created_at, updated_at
           from application where origin = $1";
    let row: Option<ApplicationRow> = db.lookups.find(statement, vec![origin.into()]).await?;
    Ok(row.map(Application::from))
}

/// An application with this secret, if it has one and it is valid.
#[derive(Debug)]
struct AuthenticatingRow {
    application: ApplicationRow,
    secret_created_at: Option<Timestamp>,
}

from_found_row!(AuthenticatingRow { ..application, secret_created_at });

/// An application that authenticates.
#[derive(Debug)]
pub struct AuthenticatingApplication {
    pub application: Application,
    /// True if it has the secret that it presents, and the secret is valid.
    pub has_secret: bool,
}

/// Finds an application, and the secret that it presents.
pub async fn authenticating(
    db: &Database,
    id: &ApplicationId,
    secret_hash: &TokenHash,
    now: Timestamp,
) -> sqlx::Result<Option<AuthenticatingApplication>> {
    let statement =
        "select p.id, p.name, p.kind, p.settings, p.declared_at, p.version, p.created_at,
                p.updated_at, s.created_at as secret_created_at
           from application p
           left join application_secret s on s.secret_hash = $2 and s.application_id = p.id
                 and (s.expires_at is null or s.expires_at > $3)
          where p.id = $1";
    let values = vec![id.as_str().into(), secret_hash.into(), now.into()];
    let row: Option<AuthenticatingRow> = db.lookups.find(statement, values).await?;
    Ok(row.map(|row| AuthenticatingApplication {
        application: row.application.into(),
        has_secret: row.secret_created_at.is_some(),
    }))
}

/// Lists the applications whose ids follow `after`, by id.
pub async fn list(db: &Database, after: &str, limit: i64) -> sqlx::Result<Vec<Application>> {
    let rows: Vec<ApplicationRow> = on!(&db.read, pool => sqlx::query_as(
        "select id, name, kind, settings, declared_at, version, created_at, updated_at
           from application where id > $1 order by id limit $2",
    ).bind(after).bind(limit).fetch_all(pool).await)?;
    Ok(rows.into_iter().map(Application::from).collect())
}
